"""Fit how MUC-4's templates are joined: `DATELINE_NETWORK=FILE python -m benchmarks.fit_muc4 MUC4_TRAIN.jsonl`.

The network must not have seen the reports that are fitted on: `python -m training fold` makes one that has not seen every
fourth.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from benchmarks.forest import COLUMNS, CONSTANT
from benchmarks.muc4 import told_by_grammar
from benchmarks.muc4_contenders import FILLER, TEMPLATE, Contender, contenders_of
from benchmarks.muc4_votes import proposal_of
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from dateline.votes.network import Network, load_network
from dateline.votes.votes import votes_on

FOLDS = 4  # every fourth report is fitted on
_TREES, _DEPTH, _RATE, _SEEDS = 80, 3, 0.06, 8  # eight seeds: three left a point of F1 to chance
Rows = list[tuple[tuple[float, ...], bool]]


def rows_of(records: Iterable[Record], network: Network) -> dict[str, Rows]:
    """What is learned from: features and truth of templates, and of the fillers of templates that are right."""
    found: dict[str, Rows] = {"template": [], "filler": []}
    for record in records:
        told = told_by_grammar(record)
        proposal = proposal_of(votes_on(record["text"], network), record["text"], told.actors)
        contenders = contenders_of((told.templates, told.spare), proposal)
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


def fit(rows: Rows, names: Sequence[str]) -> list[list[str]]:
    """One question's forest as cells of the table: the mean of boosted trees from several seeds."""
    features = np.array([row for row, _ in rows], float)
    right = np.array([is_right for _, is_right in rows])
    models = [
        GradientBoostingClassifier(
            n_estimators=_TREES, max_depth=_DEPTH, learning_rate=_RATE, subsample=0.6, max_features=0.5,
            min_samples_leaf=10, random_state=seed,
        ).fit(features, right)
        for seed in range(_SEEDS)
    ]  # fmt: skip
    share = right.mean()
    cells = [["", "", CONSTANT, "", "", "", f"{np.log(share / (1 - share)):.5g}"]]
    trees = [tree.tree_ for model in models for (tree,) in model.estimators_]
    return cells + [row for number, tree in enumerate(trees) for row in _tree_rows(number, tree, names)]


def _tree_rows(number: int, tree: Any, names: Sequence[str]) -> Iterator[list[str]]:
    for node in range(tree.node_count):
        is_leaf = tree.children_left[node] < 0
        yield [
            str(number), str(node), "" if is_leaf else names[tree.feature[node]], f"{0 if is_leaf else tree.threshold[node]:.4g}",
            str(max(0, tree.children_left[node])), str(max(0, tree.children_right[node])),
            f"{tree.value[node][0][0] * _RATE / _SEEDS if is_leaf else 0:.4g}",
        ]  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Fit on every fourth report and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    given = parser.parse_args(arguments)
    with given.reports.open(encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % FOLDS == 0]
    rows = rows_of(records, load_network())
    names = {"template": TEMPLATE, "filler": FILLER}
    write({question: fit(found, names[question]) for question, found in rows.items()})
    return 0


def write(found: dict[str, list[list[str]]]) -> None:
    """The table that `muc4_join` reads."""
    lines = [
        "# Fitted by `python -m benchmarks.fit_muc4`: which templates and fillers stand; see benchmarks/forest.py."
    ]
    lines += [
        "\t".join(COLUMNS),
        *("\t".join((question, *cells)) for question, rows in found.items() for cells in rows),
    ]
    (Path(__file__).parent / "muc4_forests.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
