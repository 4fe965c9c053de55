"""What people judged, brought to bear on the linker's groups, with as little else changed as can be.

Groups that hold mentions of one happening by a person's word become one. A group that holds mentions of different
happenings by a person's word falls into as few parts as those words allow: who was told apart from the same others stays
together, and whom nobody spoke of goes with the part that the linker finds it nearer to. No other group changes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import inf

from dateline.corroborate.account import Account
from dateline.corroborate.bonds import Bonds
from dateline.corroborate.cluster import Fixed, Linkage, Ties, cluster
from dateline.corroborate.twins import twins_of

Group = tuple[Account, ...]  # in the order of publication
Scores = Callable[[Group], Mapping[frozenset[str], float]]  # of the pairs of a group, by the ids of the two
IDENTICAL = 100.0  # what two identical accounts score: more than any two that are only alike


def settle(groups: Sequence[Group], scores: Scores, bonds: Bonds, record: float) -> tuple[Group, ...]:
    """The groups as people's judgements leave them; `record` is what a pair without a score counts as."""
    if bonds.is_empty:
        return tuple(groups)
    settled: list[Group] = []
    for group in _united(groups, bonds):
        if _has_conflict(group, bonds):
            settled += _parted(group, scores(group), bonds, record)
        else:
            settled.append(group)
    return tuple(settled)


def _united(groups: Sequence[Group], bonds: Bonds) -> list[Group]:
    """The groups, those that share a happening by a person's word as one."""
    by_root: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for root in dict.fromkeys(bonds.root(account.mention.id) for account in group):
            by_root[root].append(place)
    joined = Bonds()
    for places in by_root.values():
        joined.join(str(place) for place in places)
    whole: dict[str, list[Account]] = defaultdict(list)
    for place, group in enumerate(groups):
        whole[joined.root(str(place))] += group
    return [_ordered(accounts) for accounts in whole.values()]


def _has_conflict(group: Group, bonds: Bonds) -> bool:
    roots = {bonds.root(account.mention.id) for account in group}
    return any(bonds.apart_from(root) & roots for root in roots)


def _parted(group: Group, scores: Mapping[frozenset[str], float], bonds: Bonds, record: float) -> list[Group]:
    """The parts of a group that people told apart: the closest come together first, as long as nobody forbids it."""
    roots = [bonds.root(account.mention.id) for account in group]
    kinds: dict[object, list[int]] = defaultdict(list)
    for place, root in enumerate(roots):
        kinds[bonds.apart_from(root) & set(roots) or root].append(place)
    apart = tuple((a, b) for a, b in combinations(range(len(group)), 2) if roots[b] in bonds.apart_from(roots[a]))
    fixed = Fixed(tuple(tuple(places) for places in kinds.values() if len(places) > 1), apart)
    names = tuple(account.mention.id for account in group)
    first = {account.mention.id: twins[0].mention.id for twins in twins_of(group) for account in twins}

    def score(a: str, b: str) -> float:
        return IDENTICAL if first[a] == first[b] else scores.get(frozenset((first[a], first[b])), record)

    pairs = combinations(range(len(names)), 2)
    ties = Ties.of((a, b, score(names[a], names[b]), True) for a, b in pairs)
    anyhow = Linkage(join=-inf, record=record, at_odds=1.0, objections=())
    return [tuple(group[place] for place in part) for part in cluster(len(names), ties, anyhow, fixed)]


def _ordered(accounts: Iterable[Account]) -> Group:
    return tuple(sorted(accounts, key=lambda account: account.order))
