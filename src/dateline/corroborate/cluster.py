"""Agglomerative clustering: two groups join while the better half of the pairs between them holds, so nothing chains.

Average linkage (Sokal and Michener, 1958) over the better half of the pairs: an account that says little has little in
common with most others and still belongs where half of a group agrees with it. A pair that was not compared, or that
scored too low to be recorded, counts with the least score that is recorded; and where too many pairs are at odds,
saying far-apart days or places, the groups never join.

What people judged stands above all this: mentions that they put together start as one group, and groups that they told
apart never join.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import ceil

from dateline.model import Link

Objection = Callable[[int, int], bool | None]  # whether two positions are at odds on some point; None: no telling
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Linkage:
    """When two groups may join."""

    join: float  # the least mean score of the better half of the pairs
    record: float  # what a pair without a link counts as
    at_odds: float  # the greatest share of pairs, of those that can be compared on a point, that are at odds on it
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What people decided, by position: groups that are one happening, and pairs that are not."""

    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


FREE = Fixed()


@dataclass(slots=True)
class _Group:
    members: tuple[int, ...]
    ties: dict[int, tuple[tuple[float, ...], bool]] = field(default_factory=dict)  # other group: scores, any "same"
    apart: set[int] = field(default_factory=set)  # groups that people told apart from this one


@dataclass(slots=True)
class _Groups:
    """The groups while they grow; the heap offers the best pair first, and outdated offers are passed over."""

    linkage: Linkage
    alive: dict[int, _Group]
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def offer(self, a: int, b: int) -> None:
        """Put the pair on the heap if it may join."""
        one, other = self.alive[a].members, self.alive[b].members
        scores, has_same = self.alive[a].ties[b]
        if not has_same or b in self.alive[a].apart:
            return
        mean = self._better_half(scores, len(one) * len(other))
        if mean >= self.linkage.join:
            first, second = sorted((one[0], other[0]))
            heappush(self.heap, (-round(mean, 9), first, second, a, b))

    def take(self) -> tuple[int, int] | None:
        """The best pair on offer that still stands and that nothing speaks against; None where there is none left."""
        while self.heap:
            *_, a, b = heappop(self.heap)
            if (
                a in self.alive
                and b in self.alive
                and not self._is_vetoed(self.alive[a].members, self.alive[b].members)
            ):
                return a, b
        return None

    def merge(self, a: int, b: int, new: int) -> None:
        """Replace two groups by one, and offer it to its neighbours."""
        one, other = self.alive.pop(a), self.alive.pop(b)
        merged = _Group(tuple(sorted(one.members + other.members)), apart=one.apart | other.apart)
        self.alive[new] = merged
        for group in merged.apart:
            self.alive[group].apart -= {a, b}
            self.alive[group].apart.add(new)
        for neighbour in sorted((one.ties.keys() | other.ties.keys()) - {a, b}):
            left, right = one.ties.get(neighbour, ((), False)), other.ties.get(neighbour, ((), False))
            merged.ties[neighbour] = (left[0] + right[0], left[1] or right[1])
            ties = self.alive[neighbour].ties
            ties.pop(a, None)
            ties.pop(b, None)
            ties[new] = merged.ties[neighbour]
            self.offer(new, neighbour)

    def _better_half(self, scores: tuple[float, ...], pairs: int) -> float:
        wanted = ceil(pairs * HALF)
        best = sorted(scores, reverse=True)[:wanted]
        return (sum(best) + (wanted - len(best)) * self.linkage.record) / wanted

    def _is_vetoed(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        """Whether, on any point, too many of the pairs that can be compared on it are at odds."""
        return any(self._is_objected(objection, one, other) for objection in self.linkage.objections)

    def _is_objected(self, objection: Objection, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        answers = [answer for a in one for b in other if (answer := objection(a, b)) is not None]
        return sum(answers) > self.linkage.at_odds * len(answers)


def cluster(
    names: tuple[str, ...], links: Iterable[Link], linkage: Linkage, fixed: Fixed = FREE
) -> tuple[tuple[int, ...], ...]:
    """The positions of the mentions that belong together, each group and the groups in order.

    `names` are the mentions' ids in the order of publication; a link of any other mention is passed over.
    """
    groups = _Groups(linkage, {i: _Group((i,)) for i in range(len(names))})
    pairs = _tie(groups, {name: i for i, name in enumerate(names)}, links)
    following = count(len(names))
    _fix(groups, fixed, following)
    for a, b in pairs:
        if a in groups.alive and b in groups.alive:
            groups.offer(a, b)
    while pair := groups.take():
        groups.merge(*pair, next(following))
    return tuple(sorted(group.members for group in groups.alive.values()))


def _fix(groups: _Groups, fixed: Fixed, following: Iterator[int]) -> None:
    """Enter what people decided, before anything else joins."""
    for a, b in fixed.apart:
        groups.alive[a].apart.add(b)
        groups.alive[b].apart.add(a)
    for together in fixed.together:
        whole = together[0]
        for position in together[1:]:
            new = next(following)
            groups.merge(whole, position, new)
            whole = new


def _tie(groups: _Groups, positions: dict[str, int], links: Iterable[Link]) -> list[tuple[int, int]]:
    """Enter the links of known mentions; returns the pairs, in order."""
    pairs: list[tuple[int, int]] = []
    for link in links:
        a, b = positions.get(link.left), positions.get(link.right)
        if a is not None and b is not None and a != b:
            tie = ((max(groups.linkage.record, link.score),), link.judgement == "same")
            groups.alive[a].ties[b] = groups.alive[b].ties[a] = tie
            pairs.append((min(a, b), max(a, b)))
    return sorted(pairs)
