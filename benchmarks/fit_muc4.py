"""Fit how MUC-4's templates are joined: `DATELINE_NETWORK=FILE python -m benchmarks.fit_muc4 MUC4_TRAIN.jsonl`.

The network must not have seen the reports that are fitted on: `python -m training fold` makes one that has not seen every
fourth. Gradient boosting (Friedman 2001) with small trees, a fixed number of them; the file is written for `benchmarks.trees`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.muc4 import told_templates
from benchmarks.muc4_join import TREES, Draft, drafts_of
from benchmarks.muc4_votes import Proposal, proposal_of
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from dateline.model import Settings
from dateline.votes.network import load_network
from dateline.votes.votes import votes_on

FOLDS = 4  # every fourth report is fitted on
Rows = list[tuple[tuple[float, ...], bool]]


def rows_of(
    records: Iterable[Record], propose: Callable[[Record], Proposal], told: Callable[[Record], list[Record]]
) -> dict[str, Rows]:
    """What is learned from: features and truth of templates, and of the fillers of templates that are right."""
    found: dict[str, Rows] = {name: [] for name in ("template", *ROLES)}
    for record in records:
        drafts = drafts_of(told(record), propose(record))
        for draft, gold in aligned(drafts, record["gtt_templates"]):
            found["template"].append((draft.features, gold is not None))
            for filler in draft.fillers if gold is not None else ():
                strings = {normalise(words) for entity in gold[filler.role] for words, _ in entity} if gold else set()
                found[filler.role].append((filler.features, normalise(filler.text) in strings))
    return found


def aligned(drafts: Sequence[Draft], gold: Sequence[Record]) -> list[tuple[Draft, Record | None]]:
    """Each draft with the gold template of its type that shares most with it, the best first; None where none is left."""
    left = list(gold)
    pairs: list[tuple[Draft, Record | None]] = []
    for draft in sorted(drafts, key=lambda d: -max((_shared(d, g) for g in gold), default=-1)):
        best = max((g for g in left if _shared(draft, g) >= 0), key=lambda g: _shared(draft, g), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((draft, best))
    return pairs


def _shared(draft: Draft, gold: Record) -> int:
    """How many fillers of the grammar's template the gold one has; -1 where the types differ."""
    if draft.kind not in gold["incident_type"]:
        return -1
    own = [(role, normalise(words)) for role in ROLES for (words, *_) in draft.told.get(role, [])]
    return sum(any(words in {normalise(m) for m, _ in entity} for entity in gold[role]) for role, words in own)


def fit(rows: Rows) -> Record:
    """The trees for one question, as the file has them."""
    features = np.array([row for row, _ in rows], float)
    right = np.array([is_right for _, is_right in rows])
    model = HistGradientBoostingClassifier(
        max_depth=3, max_iter=80, learning_rate=0.08, min_samples_leaf=15, l2_regularization=5.0, random_state=0
    ).fit(features, right)
    trees = [[_node(node) for node in predictor.nodes] for (predictor,) in model._predictors]
    return {"baseline": float(np.ravel(model._baseline_prediction)[0]), "trees": trees}


def _node(node: Any) -> list[float]:
    if node["is_leaf"]:
        return [-1, 0, 0, 0, round(float(node["value"]), 5)]
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"]), 0]


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
        lambda r: told_templates(r, Settings("rules", r["published"]))[0],
    )
    write({name: fit(found) for name, found in rows.items()}, TREES)
    return 0


def write(trees: Record, path: Path) -> None:
    """One line for each tree, so that a change can be seen."""
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(trees).replace("[[[", "[\n[[").replace("]], [[", "]],\n[[")
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
