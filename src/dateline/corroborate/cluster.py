"""Agglomerative clustering: two groups join while the better half of the pairs between them holds, so nothing chains.

Average linkage (Sokal and Michener, 1958) over the better half of the pairs: an account that says little has little in
common with most others and still belongs where half of a group agrees with it. A pair that was not compared, or that
scored too low to be recorded, counts with the least score that is recorded; and where too many pairs are at odds,
saying far-apart days or places, the groups never join.

What people judged stands above all this: mentions that they put together start as one group, and groups that they told
apart never join.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import ceil

import numpy as np
from numpy.typing import NDArray

Objection = Callable[[int, int], bool | None]  # whether two positions are at odds on some point; None: no telling
HALF = 0.5
_AT_ONCE = 10_000  # pairs that are taken out of the arrays together


@dataclass(frozen=True, slots=True)
class Linkage:
    """When two groups may join."""

    join: float  # the least mean score of the better half of the pairs
    record: float  # what a pair without a tie counts as
    at_odds: float  # the greatest share of pairs, of those that can be compared on a point, that are at odds on it
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What people decided, by position: groups that are one happening, and pairs that are not."""

    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


FREE = Fixed()


@dataclass(frozen=True, slots=True)
class Ties:
    """What the linker makes of pairs of mentions, by position, each pair once: as arrays, since there are millions."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    score: NDArray[np.float64]
    is_same: NDArray[np.bool_]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int, float, bool]]) -> "Ties":
        """The ties of these pairs of positions, each with its score and whether the linker says "same"."""
        columns = tuple(zip(*pairs, strict=True)) or ((), (), (), ())
        left, right, score, is_same = columns
        return cls(np.array(left, np.int64), np.array(right, np.int64), np.array(score, float), np.array(is_same, bool))

    def where(self, kept: NDArray[np.bool_]) -> "Ties":
        """Those that are marked."""
        return Ties(self.left[kept], self.right[kept], self.score[kept], self.is_same[kept])

    def with_all(self, *others: "Ties") -> "Ties":
        """These and the others, in this order."""
        every = (self, *others)
        return Ties(
            np.concatenate([ties.left for ties in every]),
            np.concatenate([ties.right for ties in every]),
            np.concatenate([ties.score for ties in every]),
            np.concatenate([ties.is_same for ties in every]),
        )

    def among(self, positions: Sequence[int]) -> "Ties":
        """Those between two of the positions."""
        return self.where(np.isin(self.left, positions) & np.isin(self.right, positions))


Reach = dict[int, tuple[list[float], bool]]  # other group: the scores between, and whether any tie says "same"


@dataclass(slots=True)
class _Neighbours:
    """Each position's ties, laid end to end."""

    starts: NDArray[np.int64]
    others: NDArray[np.int64]
    score: NDArray[np.float64]
    is_same: NDArray[np.bool_]

    @classmethod
    def of(cls, ties: Ties, size: int, record: float) -> "_Neighbours":
        """From either end; a score below the least that is recorded counts as that."""
        ends, others = np.concatenate((ties.left, ties.right)), np.concatenate((ties.right, ties.left))
        order = np.argsort(ends, kind="stable")
        score, is_same = np.maximum(np.tile(ties.score, 2), record)[order], np.tile(ties.is_same, 2)[order]
        return cls(np.searchsorted(ends[order], np.arange(size + 1)), others[order], score, is_same)

    def reach(self, members: Iterable[int], group_of: Sequence[int]) -> Reach:
        """What the members are tied to, by group."""
        found: Reach = {}
        for member in members:
            row = slice(self.starts[member], self.starts[member + 1])
            columns = (self.others[row].tolist(), self.score[row].tolist(), self.is_same[row].tolist())
            for other, score, is_same in zip(*columns, strict=True):
                scores, has_same = found.setdefault(group_of[other], ([], False))
                scores.append(score)
                if is_same and not has_same:
                    found[group_of[other]] = scores, True
        return found


@dataclass(slots=True)
class _Groups:
    """The groups while they grow; the best offer is taken first, and outdated offers are passed over."""

    linkage: Linkage
    neighbours: _Neighbours
    alive: dict[int, tuple[int, ...]]
    group_of: list[int]
    apart: dict[int, set[int]] = field(default_factory=dict)  # groups that people told apart from a group
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def tell_apart(self, a: int, b: int) -> None:
        """Never join these two."""
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def best(self) -> Iterator[tuple[int, int]]:
        """The pairs on offer that still stand and that nothing speaks against, the best first, as long as there are any."""
        singles = self._singles()
        single = next(singles, None)
        while self.heap or single:
            if single and (not self.heap or single < self.heap[0]):
                offer, single = single, next(singles, None)
            else:
                offer = heappop(self.heap)
            *_, a, b = offer
            if a in self.alive and b in self.alive and not self._is_vetoed(self.alive[a], self.alive[b]):
                yield a, b

    def merge(self, a: int, b: int, new: int) -> None:
        """Replace two groups by one, and offer it to its neighbours."""
        members = tuple(sorted(self.alive.pop(a) + self.alive.pop(b)))
        self.alive[new] = members
        for member in members:
            self.group_of[member] = new
        for group in self.apart.pop(a, set()) | self.apart.pop(b, set()):
            self.apart[group] -= {a, b}
            self.tell_apart(group, new)
        enemies = self.apart.get(new, ())
        for neighbour, (scores, has_same) in self.neighbours.reach(members, self.group_of).items():
            if has_same and neighbour != new and neighbour not in enemies:
                self._offer(new, neighbour, scores)

    def _offer(self, a: int, b: int, scores: list[float]) -> None:
        """Put the pair on the heap if it may join."""
        one, other = self.alive[a], self.alive[b]
        mean = self._better_half(scores, len(one) * len(other))
        if mean >= self.linkage.join:
            first, second = sorted((one[0], other[0]))
            heappush(self.heap, (-round(mean, 9), first, second, a, b))

    def _singles(self) -> Iterator[tuple[float, int, int, int, int]]:
        """The offers of single positions to one another, the best first, as they would stand on the heap."""
        all_pairs = self.neighbours
        ends = np.repeat(np.arange(len(all_pairs.starts) - 1), np.diff(all_pairs.starts))
        fit = all_pairs.is_same & (all_pairs.score >= self.linkage.join) & (ends < all_pairs.others)
        a, b, score = ends[fit], all_pairs.others[fit], all_pairs.score[fit]
        order = np.lexsort((b, a, -score))
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            for left, right, value in zip(a[some].tolist(), b[some].tolist(), score[some].tolist(), strict=True):
                if right not in self.apart.get(left, ()):
                    yield -round(value, 9), left, right, left, right

    def _better_half(self, scores: list[float], pairs: int) -> float:
        wanted = ceil(pairs * HALF)
        best = sorted(scores, reverse=True)[:wanted]
        return (sum(best) + (wanted - len(best)) * self.linkage.record) / wanted

    def _is_vetoed(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        """Whether, on any point, too many of the pairs that can be compared on it are at odds."""
        return any(self._is_objected(objection, one, other) for objection in self.linkage.objections)

    def _is_objected(self, objection: Objection, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        answers = [answer for a in one for b in other if (answer := objection(a, b)) is not None]
        return sum(answers) > self.linkage.at_odds * len(answers)


def cluster(size: int, ties: Ties, linkage: Linkage, fixed: Fixed = FREE) -> tuple[tuple[int, ...], ...]:
    """The positions (0 to `size`, in the order of publication) that belong together, each group and the groups in order."""
    neighbours = _Neighbours.of(ties, size, linkage.record)
    groups = _Groups(linkage, neighbours, {i: (i,) for i in range(size)}, list(range(size)))
    following = count(size)
    _fix(groups, fixed, following)
    for a, b in groups.best():
        groups.merge(a, b, next(following))
    return tuple(sorted(groups.alive.values()))


def _fix(groups: _Groups, fixed: Fixed, following: Iterator[int]) -> None:
    """Enter what people decided, before anything else joins."""
    for a, b in fixed.apart:
        groups.tell_apart(a, b)
    for together in fixed.together:
        whole = together[0]
        for position in together[1:]:
            new = next(following)
            groups.merge(whole, position, new)
            whole = new
