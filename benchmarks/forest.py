"""Boosted trees as a table: what weighs many small signs that hang together (Friedman 2001).

Fitted with scikit-learn, written as one row a node, and read here without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from benchmarks.tables import Row

COLUMNS = ("question", "tree", "node", "feature", "least", "below", "above", "value")
CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class Node:
    """A question after one feature, or, with no feature, what the tree adds to the log odds."""

    feature: int | None
    least: float  # up to here the answer is `below`
    below: int
    above: int
    value: float


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to log odds."""

    constant: float
    trees: tuple[tuple[Node, ...], ...]

    def chance(self, features: Sequence[float]) -> float:
        """How likely the answer is yes, 0 to 1.

        >>> leaf = lambda value: Node(None, 0, 0, 0, value)
        >>> Forest(0.0, ((Node(0, 0.5, 1, 2, 0), leaf(-2.0), leaf(2.0)),)).chance([0.7]) > 0.8
        True
        """
        return 1 / (1 + exp(-self.constant - sum(_value(tree, features) for tree in self.trees)))


def _value(tree: Sequence[Node], features: Sequence[float]) -> float:
    node = tree[0]
    while node.feature is not None:
        node = tree[node.below if features[node.feature] <= node.least else node.above]
    return node.value


def forests(rows: Iterable[Row], names: dict[str, Sequence[str]]) -> dict[str, Forest]:
    """The forests of a table, by question; `names` has the features of each question in their order.

    Raises `KeyError` where the table was fitted on other features.
    """
    places = {question: {name: at for at, name in enumerate(features)} for question, features in names.items()}
    constants: dict[str, float] = {}
    trees: dict[str, dict[str, list[Node]]] = {question: {} for question in names}
    for row in rows:
        question, feature = row["question"], row["feature"]
        if feature == CONSTANT:
            constants[question] = float(row["value"])
            continue
        at = places[question][feature] if feature else None
        node = Node(at, float(row["least"]), int(row["below"]), int(row["above"]), float(row["value"]))
        trees[question].setdefault(row["tree"], []).append(node)
    return {question: Forest(constants[question], tuple(map(tuple, trees[question].values()))) for question in names}
