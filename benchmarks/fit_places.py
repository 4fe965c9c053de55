"""Fits the weights of `rules/place_links.tsv` to sentences whose verbs have their places marked, and says how well they do.

    python benchmarks/fit_places.py event_location/dev.jsonl [--write]

The sentences are those of the benchmark `event_location` (Halterman, 2019). A place of a sentence is right where it
overlaps one that is marked for the verb. The fit is a logistic regression with a ridge penalty (Hoerl and Kennard, 1970)
over the features of `extract/place_features.py`, each value of each feature a column of its own; values that are seen less
than `LEAST_SEEN` times are left out, and rows that were set by hand stay as they are. The figures are those of the
benchmark: fitted to everything, and cross-validated in `FOLDS` parts by the sentence.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.event_location import anchor_of, spans_of
from benchmarks.parts import parse_document, sentence_document
from benchmarks.score import event_location
from benchmarks.score.records import Record
from dateline.extract.place_features import FEATURES, Link
from dateline.extract.place_links import leaders, links_of, stand_out
from dateline.model import PlaceMention, Settings
from dateline.rules.place_links import CONSTANT, SPREAD, THRESHOLD, PlaceLinkWeight
from dateline.rules.tables import read_table

TABLE = Path(__file__).resolve().parent.parent / "src/dateline/rules/place_links.tsv"
FOLDS = 5
RIDGE = 2.0
STEPS = 1500
POWERS = 40
LEAST_SEEN = 12
LEAST_WEIGHT = 0.05
CHOICES = tuple((threshold, spread) for threshold in (-1.4, -1.2, -1.0, -0.8, -0.6, -0.4) for spread in (0.6, 1.0, 1.4))
EVEN = 0.003  # of two thresholds whose figures differ by less the lower is taken: the set leaves places unmarked

Floats = NDArray[np.float64]
Value = tuple[str, str]  # a feature and its value


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its places with the values of their features, and whether the gold marks each."""

    record: Record
    places: tuple[PlaceMention, ...]
    values: tuple[tuple[Value, ...], ...]
    is_right: tuple[bool, ...]
    leaders: tuple[int, ...]  # in a row of names the first decides for all


def main() -> None:
    """Read the sentences, fit, cross-validate, print, and with `--write` put the weights into the table."""
    asking = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asking.add_argument("data", type=Path, help="the development set, JSON lines")
    asking.add_argument("--write", action="store_true", help="put the fitted weights into the table")
    asked = asking.parse_args()
    examples = [example(json.loads(line)) for line in asked.data.read_text(encoding="utf-8").splitlines()]
    places, right = sum(len(e.places) for e in examples), sum(sum(e.is_right) for e in examples)
    print(f"{len(examples)} sentences, {places} places, {right} right")
    fitted = fit(examples)
    scored = [scores(e, fitted) for e in examples]
    crossed = cross_validated(examples)
    for name, found in (("fitted", scored), ("cross-validated", crossed)):
        for choice in CHOICES:
            print(f"{name:16} at {choice[0]:5.1f}, within {choice[1]}: {told(figures(examples, found, choice))}")
    best = chosen({choice: merit(figures(examples, crossed, choice)) for choice in CHOICES})
    print(f"{len(fitted)} weights; threshold {best[0]}, spread {best[1]}")
    if asked.write:
        write(fitted, best)


def example(record: Record) -> Example:
    """What the engine sees of one sentence, and what the gold says of it."""
    parsed = parse_document(sentence_document(record["text"]), Settings())
    anchor = anchor_of(parsed, *record["verb"])
    links = links_of(*anchor) if anchor is not None else ()
    return Example(
        record,
        tuple(link.place for link in links),
        tuple(tuple((each.__name__, each(link)) for each in FEATURES) for link in links),
        tuple(_is_right(link, record) for link in links),
        leaders(links),
    )


def _is_right(link: Link, record: Record) -> bool:
    span = link.place.span
    return any(span.start < end and start < span.end for start, end in record["locations"])


def fit(examples: Sequence[Example]) -> dict[Value, float]:
    """The weights, by accelerated gradient descent (Nesterov, 1983); the same on every run."""
    seen = Counter(value for e in examples for values in e.values for value in values)
    columns = {value: n for n, value in enumerate(sorted(v for v, count in seen.items() if count >= LEAST_SEEN))}
    rows = [[columns[v] for v in values if v in columns] + [len(columns)] for e in examples for values in e.values]
    right = np.array([r for e in examples for r in e.is_right], float)
    weights = _descend(rows, right, np.array([RIDGE] * len(columns) + [0.0]))
    found = {value: round(float(weights[n]), 2) for value, n in columns.items()}
    kept = {value: weight for value, weight in found.items() if abs(weight) >= LEAST_WEIGHT}
    return {**kept, (CONSTANT, ""): round(float(weights[-1]), 2), **by_hand()}


def _descend(rows: Sequence[Sequence[int]], right: Floats, ridge: Floats) -> Floats:
    """The weights of the columns; `rows` says which columns are 1 in each row."""
    sizes = np.array([len(row) for row in rows])
    starts, flat = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.concatenate([np.array(row) for row in rows])
    along: Floats = np.ones(len(ridge))
    for _ in range(POWERS):  # the largest curvature, by the power method
        along = np.asarray(np.bincount(flat, np.repeat(np.add.reduceat(along[flat], starts), sizes), len(ridge)), float)
        largest = float(np.linalg.norm(along))
        along /= largest
    step = 4 / (largest + 4 * RIDGE)
    weights = ahead = np.zeros(len(ridge))
    pace = 1.0
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.add.reduceat(ahead[flat], starts)))
        slope = np.bincount(flat, np.repeat(odds - right, sizes), len(ridge)) + ridge * ahead
        moved = ahead - step * slope
        quicker = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / quicker * (moved - weights)
        weights, pace = moved, quicker
    return np.asarray(weights, float)


def by_hand() -> dict[Value, float]:
    """The rows of the table that no fit changes."""
    rows = read_table("place_links.tsv", PlaceLinkWeight)
    return {(r.feature, r.value): r.weight for r in rows if r.source == "own"}


def scores(found: Example, weights: dict[Value, float]) -> list[float]:
    """The log-odds of each place of a sentence."""
    constant = weights[CONSTANT, ""]
    own = [constant + sum(weights.get(value, 0.0) for value in values) for values in found.values]
    return [own[leader] for leader in found.leaders]


def cross_validated(examples: Sequence[Example]) -> list[list[float]]:
    """The scores of each sentence by weights that were fitted to the other parts."""
    found: dict[int, list[float]] = {}
    for fold in range(FOLDS):
        weights = fit([e for n, e in enumerate(examples) if n % FOLDS != fold])
        found.update({n: scores(e, weights) for n, e in enumerate(examples) if n % FOLDS == fold})
    return [found[n] for n in range(len(examples))]


def figures(examples: Sequence[Example], found: Sequence[list[float]], choice: tuple[float, float]) -> Record:
    """The benchmark's figures where the places are chosen by that threshold and spread."""
    predicted = []
    for e, rated in zip(examples, found, strict=True):
        places = (place for place, is_meant in zip(e.places, stand_out(rated, *choice), strict=True) if is_meant)
        predicted.append({"id": e.record["id"], "locations": spans_of(places, e.record["text"])})
    return event_location.score([e.record for e in examples], predicted)


def chosen(merits: dict[tuple[float, float], float]) -> tuple[float, float]:
    """The lowest threshold, and the smallest spread with it, that does as well as any."""
    best = max(merits.values())
    return min(choice for choice, found in merits.items() if found >= best - EVEN)


def merit(scored: Record) -> float:
    """What the choice is made by: the token F1."""
    return float(scored["token"]["f1"])


def told(scored: Record) -> str:
    """The figures in one line."""
    token = scored["token"]
    return f"token p {token['p']:.3f} r {token['r']:.3f} f1 {token['f1']:.3f}, exact set {scored['exact_set']:.3f}"


def write(weights: dict[Value, float], choice: tuple[float, float]) -> None:
    """Put the weights into the table; its comments, and the rows set by hand, stay."""
    own = by_hand()
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines.append("feature\tvalue\tweight\tsince\tsource")
    lines.extend(f"{name}\t\t{value}\t0.1\tfitted" for name, value in zip((THRESHOLD, SPREAD), choice, strict=True))
    order = {name: n for n, name in enumerate((CONSTANT, *(each.__name__ for each in FEATURES)))}
    for feature, value in sorted(weights, key=lambda row: (order[row[0]], row[1])):
        source = "own" if (feature, value) in own else "fitted"
        lines.append(f"{feature}\t{value}\t{weights[feature, value]:.2f}\t0.1\t{source}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
