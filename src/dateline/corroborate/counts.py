"""How well two counts agree."""

from math import log2

from dateline.model import Bounds


def agreement(left: Bounds, right: Bounds) -> float:
    """How much two counts speak for one happening, 0 to 1: equal ones more the larger they are, close ones a little."""
    size = _size(left)
    if left == right and left.low == left.high and not left.approximate:
        return min(1.0, 0.3 + 0.2 * log2(size)) if size else 0.2
    if _ratio(left, right) < 0.5:
        return 0.0
    return 0.5 if do_overlap(left, right) else 0.3 * (min(size, _size(right)) >= 5)


def do_overlap(left: Bounds, right: Bounds) -> bool:
    """Whether some number fits both."""
    return (left.low or 0) <= _high(right) and (right.low or 0) <= _high(left)


def apartness(left: Bounds, right: Bounds) -> float:
    """How far two counts lie from one another, 0 to 1: by how much of the larger one the smaller falls short.

    >>> apartness(Bounds(9, 9), Bounds(12, 12))
    0.25
    """
    return 1 - _ratio(left, right)


def _ratio(left: Bounds, right: Bounds) -> float:
    small, large = sorted((_size(left), _size(right)))
    return small / large if large else 1.0


def _size(bounds: Bounds) -> int:
    return (bounds.low if bounds.low is not None else bounds.high) or 0


def _high(bounds: Bounds) -> float:
    return float("inf") if bounds.high is None else bounds.high
