"""Fit how MUC-4's templates are joined: `DATELINE_NETWORK=FILE python -m benchmarks.fit_muc4 MUC4_TRAIN.jsonl`.

The network must not have seen the reports that are fitted on: `python -m training fold` makes one that has not seen every
fourth.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.muc4 import told_templates
from benchmarks.muc4_join import FILLER, TEMPLATE, Contender, Told, contenders_of
from benchmarks.muc4_votes import Proposal, proposal_of
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from dateline.model import Settings
from dateline.votes.network import load_network
from dateline.votes.votes import votes_on

FOLDS = 4  # every fourth report is fitted on
Rows = list[tuple[tuple[float, ...], bool]]


def rows_of(
    records: Iterable[Record], propose: Callable[[Record], Proposal], told: Callable[[Record], Told]
) -> dict[str, Rows]:
    """What is learned from: features and truth of templates, and of the fillers of templates that are right."""
    found: dict[str, Rows] = {"template": [], "filler": []}
    for record in records:
        contenders = contenders_of(told(record), propose(record))
        for contender, gold in aligned(contenders, record["gtt_templates"]):
            found["template"].append((contender.features, gold is not None))
            for filler in contender.fillers if gold is not None else ():
                strings = {normalise(words) for entity in gold[filler.role] for words, _ in entity} if gold else set()
                found["filler"].append((filler.features, normalise(filler.text) in strings))
    return found


def aligned(contenders: Sequence[Contender], gold: Sequence[Record]) -> list[tuple[Contender, Record | None]]:
    """Each contender with the gold template of its type that shares most with it, the best first; None where none is left."""
    left = list(gold)
    pairs: list[tuple[Contender, Record | None]] = []
    for contender in sorted(contenders, key=lambda d: -max((_shared(d, g) for g in gold), default=-1)):
        best = max((g for g in left if _shared(contender, g) >= 0), key=lambda g: _shared(contender, g), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((contender, best))
    return pairs


def _shared(contender: Contender, gold: Record) -> int:
    """How many fillers of the grammar's template the gold one has; -1 where the types differ."""
    if contender.kind not in gold["incident_type"]:
        return -1
    own = [(role, normalise(words)) for role in ROLES for (words, *_) in contender.told.get(role, [])]
    return sum(any(words in {normalise(m) for m, _ in entity} for entity in gold[role]) for role, words in own)


def fit(rows: Rows) -> tuple[float, ...]:
    """The weights of one question, the constant last: a logistic regression on features of equal spread, scaled back."""
    features = np.array([row for row, _ in rows], float)
    right = np.array([is_right for _, is_right in rows])
    middle, spread = features.mean(0), np.maximum(features.std(0), 1e-6)
    model = LogisticRegression(C=0.1, max_iter=2000).fit((features - middle) / spread, right)
    found = model.coef_[0] / spread
    return (*map(float, found), float(model.intercept_[0] - found @ middle))


def main(arguments: Sequence[str]) -> int:
    """Fit on every fourth report and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    given = parser.parse_args(arguments)
    network = load_network()
    with given.reports.open(encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % FOLDS == 0]
    rows = rows_of(
        records,
        lambda r: proposal_of(votes_on(r["text"], network), r["text"]),
        lambda r: told_templates(r, Settings("rules", r["published"]))[:2],
    )
    write({name: fit(found) for name, found in rows.items()})
    return 0


def write(found: dict[str, tuple[float, ...]]) -> None:
    """The table that `muc4_join` reads."""
    names = {"template": (*TEMPLATE, "constant"), "filler": (*FILLER, "constant")}
    lines = ["question\tfeature\tweight"]
    lines += [f"{q}\t{name}\t{w:.4f}" for q, row in found.items() for name, w in zip(names[q], row, strict=True)]
    (Path(__file__).parent / "muc4_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
