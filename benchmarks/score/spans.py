"""Stretches of text as `(start, end)` pairs, half-open, in code points."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def overlap(left: Sequence[int], right: Sequence[int]) -> int:
    """How many characters two spans share.

    >>> overlap((0, 5), (3, 9))
    2
    """
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def pair_spans(predicted: Sequence[Span], gold: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices of overlapping spans: equal ones first, then the largest overlap first."""
    ranked = sorted(
        (tuple(one) != tuple(other), -overlap(one, other), i, j)
        for i, one in enumerate(predicted)
        for j, other in enumerate(gold)
        if overlap(one, other)
    )
    return disjoint((i, j) for _, _, i, j in ranked)


def disjoint(ranked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs, best first, without those of which one end is taken already."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept: list[tuple[int, int]] = []
    for i, j in ranked:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            kept.append((i, j))
    return kept
