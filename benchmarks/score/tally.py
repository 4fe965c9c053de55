"""Precision, recall and F1, micro-averaged over documents."""

from collections import Counter
from collections.abc import Hashable, Iterable


def ratio(part: float, whole: float) -> float:
    """The share, 0 where there is nothing to share."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return ratio(2 * precision * recall, precision + recall)


def figures(right: float, predicted: float, found: float, gold: float) -> dict[str, float]:
    """`p`, `r` and `f1`: predictions that are right, gold items that are found.

    All three are 1 where there was nothing to find and nothing was predicted.

    >>> figures(1, 2, 1, 4)["r"]
    0.25
    """
    if not predicted and not gold:
        return {"p": 1.0, "r": 1.0, "f1": 1.0}
    precision, recall = ratio(right, predicted), ratio(found, gold)
    return {"p": precision, "r": recall, "f1": f1(precision, recall)}


class Tally:
    """Counts that grow document by document."""

    def __init__(self) -> None:
        self.right = self.predicted = self.found = self.gold = 0.0

    def add(self, right: float, predicted: float, gold: float, found: float | None = None) -> None:
        """Count one document; `found` is the number of gold items hit where it differs from the right predictions."""
        self.right += right
        self.predicted += predicted
        self.gold += gold
        self.found += right if found is None else found

    def merge(self, other: "Tally") -> None:
        """Count everything that another tally counted."""
        self.add(other.right, other.predicted, other.gold, other.found)

    def figures(self) -> dict[str, float]:
        """`p`, `r`, `f1`, and how many gold items there were."""
        return {**figures(self.right, self.predicted, self.found, self.gold), "gold": int(self.gold)}


def shared(left: Iterable[Hashable], right: Iterable[Hashable]) -> int:
    """How many items two lists have in common, repeats counted.

    >>> shared("aab", "abb")
    2
    """
    return sum((Counter(left) & Counter(right)).values())
