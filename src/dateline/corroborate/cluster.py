"""Constrained average linkage: groups join while the mean score between them holds, so that nothing chains.

Plain agglomerative clustering (Sokal and Michener, 1958) over the compared pairs only: a pair that was not compared, or
that scored too low to be recorded, counts as 0. Two groups that hold accounts of the same document never join.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from dateline.model import Link


@dataclass(slots=True)
class _Group:
    members: list[int]
    documents: frozenset[str]
    ties: dict[int, tuple[float, bool]] = field(default_factory=dict)  # other group: sum of scores, any "same"


@dataclass(slots=True)
class _Groups:
    """The groups while they grow; the heap offers the best pair first, and outdated offers are passed over."""

    join: float
    alive: dict[int, _Group]
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def offer(self, a: int, b: int) -> None:
        """Put the pair on the heap if it may join."""
        one, other = self.alive[a], self.alive[b]
        total, has_same = one.ties[b]
        mean = total / (len(one.members) * len(other.members))
        if has_same and mean >= self.join and not one.documents & other.documents:
            first, second = sorted((one.members[0], other.members[0]))
            heappush(self.heap, (-round(mean, 9), first, second, a, b))

    def merge(self, a: int, b: int, new: int) -> None:
        """Replace two groups by one, and offer it to its neighbours."""
        one, other = self.alive.pop(a), self.alive.pop(b)
        merged = _Group(sorted(one.members + other.members), one.documents | other.documents)
        self.alive[new] = merged
        for neighbour in sorted((one.ties.keys() | other.ties.keys()) - {a, b}):
            left, right = one.ties.get(neighbour, (0.0, False)), other.ties.get(neighbour, (0.0, False))
            merged.ties[neighbour] = (left[0] + right[0], left[1] or right[1])
            ties = self.alive[neighbour].ties
            ties.pop(a, None)
            ties.pop(b, None)
            ties[new] = merged.ties[neighbour]
            self.offer(new, neighbour)


def cluster(
    items: tuple[tuple[str, frozenset[str]], ...], links: Iterable[Link], join: float
) -> tuple[tuple[int, ...], ...]:
    """The positions of the items that belong together, each group and the groups in order.

    `items` are (mention id, documents) in the order of publication; `join` is the least mean score.
    """
    groups = _Groups(join, {i: _Group([i], documents) for i, (_, documents) in enumerate(items)})
    for a, b in _tie(groups.alive, {name: i for i, (name, _) in enumerate(items)}, links):
        groups.offer(a, b)
    following = len(items)
    while groups.heap:
        *_, a, b = heappop(groups.heap)
        if a in groups.alive and b in groups.alive:
            groups.merge(a, b, following)
            following += 1
    return tuple(sorted(tuple(group.members) for group in groups.alive.values()))


def _tie(groups: dict[int, _Group], positions: dict[str, int], links: Iterable[Link]) -> list[tuple[int, int]]:
    """Enter the links of known items; returns the pairs, in order."""
    pairs: list[tuple[int, int]] = []
    for link in links:
        a, b = positions.get(link.left), positions.get(link.right)
        if a is not None and b is not None and a != b:
            groups[a].ties[b] = groups[b].ties[a] = (max(0.0, link.score), link.judgement == "same")
            pairs.append((min(a, b), max(a, b)))
    return sorted(pairs)
