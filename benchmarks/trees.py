"""Boosted regression trees: read from a file, and what they say of features. Fitting them is `fit_muc4`'s."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

Node = Sequence[float]  # feature, threshold, left, right, value: a leaf has feature -1


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees over a list of features: log odds."""

    baseline: float
    trees: tuple[tuple[Node, ...], ...]

    def chance(self, features: Sequence[float]) -> float:
        """How likely it is, 0 to 1."""
        total = self.baseline + sum(_value(tree, features) for tree in self.trees)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _value(tree: Sequence[Node], features: Sequence[float]) -> float:
    node = tree[0]
    while node[0] >= 0:
        node = tree[int(node[2] if features[int(node[0])] <= node[1] else node[3])]
    return node[4]


@cache
def read_trees(path: Path) -> Mapping[str, Trees]:
    """The trees of a file, by name."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Trees(one["baseline"], tuple(tuple(map(tuple, tree)) for tree in one["trees"]))
        for name, one in told.items()
    }
