"""Fits the weights of `linkage_weights.tsv`: `python -m benchmarks.fit_linkage --data ECB+.jsonl [--write]`.

The topics are dealt into folds. What is fitted to the others is tried on each: weights, and the thresholds that group the
others best. Reports are compared within the whole collection, as they are when it is linked; mentions within their fold.
Pairs of a much reported incident count less each. Printed are the cross-validated figures, then what is fitted to all.
"""

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import linkage_documents, linkage_mentions
from benchmarks.linkage import Compared, Prepared, Weights, compare_mentions, labelled, prepare
from benchmarks.linkage_documents import grouped, likelihoods
from benchmarks.score import linkage
from benchmarks.score.records import Record
from dateline.model import Settings

TABLE = Path(__file__).parent / "linkage_weights.tsv"
HEAD = "# How much each comparison of two reports, or of two mentions, weighs: fitted by benchmarks/fit_linkage.py"
FOLDS = 5
RIDGE = 1.0
STEPS = 40
REPORT_LEAST = np.arange(0.3, 0.71, 0.02)
MENTION_LEAST = np.arange(0.3, 0.66, 0.05)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Compared pairs: feature values, whether they belong together, how much each counts."""

    values: Floats
    same: Floats
    counts: Floats


@dataclass(frozen=True, slots=True)
class Fold:
    """Some topics, linked by themselves."""

    records: list[Record]
    reports: list[Prepared]
    report_rows: NDArray[np.int64]  # the compared pairs of its reports, as positions in the fold
    report_pairs: Pairs
    mentions: list[Compared]  # within the incidents that the gold names
    mention_pairs: Pairs


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, cross-validate, print, and write the table where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="ECB+ as JSON Lines, with its gold")
    parser.add_argument("--write", action="store_true", help="write the weights into linkage_weights.tsv")
    asked = parser.parse_args(arguments)
    records = [json.loads(line) for line in asked.data.read_text(encoding="utf-8").splitlines()]
    folds = folds_of(records)
    unseen = [fitted([other for other in folds if other is not fold]) for fold in folds]
    show_unseen(folds, unseen)
    reports, mentions = fitted(folds)
    rows = rows_of("report", linkage_documents.FEATURES, Weights(reports, best_report_least(folds, unseen)))
    rows += rows_of("mention", linkage_mentions.FEATURES, Weights(mentions, best_mention_least(folds, unseen)))
    print("\n".join(rows))
    if asked.write:
        TABLE.write_text("\n".join([HEAD, "question\tfeature\tweight", *rows]) + "\n", encoding="utf-8")


def show_unseen(folds: Sequence[Fold], weights: Sequence[tuple[Floats, Floats]]) -> None:
    """Print the figures of each fold, with weights and thresholds that come from the others, and their mean."""
    print("fold  reports  pairwise F1  B3 F1  mentions CoNLL")
    totals = []
    for number, fold in enumerate(folds):
        others = [(f, w) for f, w in zip(folds, weights, strict=True) if f is not fold]
        known, fits = [f for f, _ in others], [w for _, w in others]
        reports = Weights(weights[number][0], best_report_least(known, fits))
        mentions = Weights(weights[number][1], best_mention_least(known, fits))
        totals.append(scored(fold, reports, mentions))
        print(f"{number:4}{len(fold.reports):9}{_figures(totals[-1])}  thresholds {reports.least}, {mentions.least}")
    sizes = [len(fold.reports) for fold in folds]
    print(
        "mean" + " " * 9 + _figures([float(np.average(column, weights=sizes)) for column in zip(*totals, strict=True)])
    )


def _figures(found: Sequence[float]) -> str:
    return f"{found[0]:13.3f}{found[1]:7.3f}{found[2]:16.3f}"


def folds_of(records: Sequence[Record]) -> list[Fold]:
    """The records by folds of topics, each prepared and compared."""
    reports = [prepare(record, Settings()) for record in records]
    pairs, values = linkage_documents.comparisons([report.words for report in reports])
    topics = sorted({record["topic"] for record in records})
    number = np.array([topics.index(record["topic"]) % FOLDS for record in records])
    return [_fold(np.flatnonzero(number == fold), records, reports, (pairs, values)) for fold in sorted(set(number))]


def _fold(
    rows: NDArray[np.int64],
    records: Sequence[Record],
    reports: Sequence[Prepared],
    compared: tuple[NDArray[np.int64], Floats],
) -> Fold:
    kept = np.isin(compared[0], rows).all(1)
    within = np.searchsorted(rows, compared[0][kept])
    mine, read = [records[row] for row in rows], [reports[row] for row in rows]
    mentions = compare_mentions(read, _incidents(mine))
    told = report_pairs(mine, within, compared[1][kept])
    return Fold(mine, read, within, told, mentions, mention_pairs(mine, mentions))


def report_pairs(records: Sequence[Record], pairs: NDArray[np.int64], values: Floats) -> Pairs:
    """The compared pairs of reports, with what the gold says of them."""
    incidents = [record["subtopic"] for record in records]
    sizes = Counter(incidents)
    return Pairs(
        values,
        np.array([incidents[a] == incidents[b] for a, b in pairs], float),
        np.array([1 / sizes[incidents[a]] for a, _ in pairs]),
    )


def mention_pairs(records: Sequence[Record], groups: Sequence[Compared]) -> Pairs:
    """The compared pairs of mentions, with what the gold says of them."""
    chains = np.array([m["chain"] for record in records for m in record["mentions"]])
    ends = [chains[group.rows[group.pairs]] for group in groups]
    counts = np.concatenate([np.full(len(group.pairs), 1 / len(group.rows)) for group in groups])
    same = np.concatenate([pair[:, 0] == pair[:, 1] for pair in ends]).astype(float)
    return Pairs(np.concatenate([group.values for group in groups]), same, counts / counts.mean())


def fitted(folds: Sequence[Fold]) -> tuple[Floats, Floats]:
    """The weights of the comparisons of reports and of mentions, the constants last."""
    return fit([fold.report_pairs for fold in folds]), fit([fold.mention_pairs for fold in folds])


def fit(parts: Sequence[Pairs]) -> Floats:
    """A logistic regression with a ridge penalty, by Newton's method."""
    values, same, counts = (np.concatenate([getattr(p, name) for p in parts]) for name in ("values", "same", "counts"))
    rows = np.column_stack([values, np.ones(len(values))])
    penalty = np.append(np.full(values.shape[1], RIDGE), 1e-6)
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (likely - same)) + penalty * weights
        bend = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def best_report_least(folds: Sequence[Fold], weights: Sequence[tuple[Floats, Floats]]) -> float:
    """The threshold at which folds, linked with weights not fitted to them, group their reports best."""

    def worth(least: float) -> float:
        return sum(
            sum(_report_figures(f, _homes(f, Weights(w, least)))) for f, (w, _) in zip(folds, weights, strict=True)
        )

    return round(float(max(REPORT_LEAST, key=worth)), 2)


def best_mention_least(folds: Sequence[Fold], weights: Sequence[tuple[Floats, Floats]]) -> float:
    """The same for their mentions, within the incidents that the gold names."""

    def worth(least: float) -> float:
        return sum(
            _mention_figure(f, _incidents(f.records), f.mentions, Weights(w, least))
            for f, (_, w) in zip(folds, weights, strict=True)
        )

    return round(float(max(MENTION_LEAST, key=worth)), 2)


def scored(fold: Fold, reports: Weights, mentions: Weights) -> tuple[float, float, float]:
    """Pairwise and B-cubed F1 of the reports, and the CoNLL figure of the mentions within the groups that were found."""
    homes = _homes(fold, reports)
    return (
        *_report_figures(fold, homes),
        _mention_figure(fold, homes, compare_mentions(fold.reports, homes), mentions),
    )


def _incidents(records: Sequence[Record]) -> list[int]:
    names = sorted({record["subtopic"] for record in records})
    return [names.index(record["subtopic"]) for record in records]


def _homes(fold: Fold, weights: Weights) -> list[int]:
    """The groups of the fold's reports."""
    likely = likelihoods(len(fold.reports), fold.report_rows, fold.report_pairs.values, weights.values)
    return grouped(likely, weights.least)


def _report_figures(fold: Fold, homes: Sequence[int]) -> tuple[float, float]:
    gold: dict[Hashable, Hashable] = {n: record["subtopic"] for n, record in enumerate(fold.records)}
    figures = linkage.clustering(gold, dict(enumerate(homes)))
    return figures["pairwise"]["f1"], figures["b3"]["f1"]


def _mention_figure(fold: Fold, homes: Sequence[int], mentions: Sequence[Compared], weights: Weights) -> float:
    return float(linkage.score(fold.records, labelled(fold.reports, homes, mentions, weights))["events"]["conll"])


def rows_of(question: str, features: Sequence[str], weights: Weights) -> list[str]:
    """The table's rows of one question."""
    named = [*zip((*features, "constant"), weights.values, strict=True), ("least", weights.least)]
    return [f"{question}\t{name}\t{weight:.4f}" for name, weight in named]


if __name__ == "__main__":
    main()
