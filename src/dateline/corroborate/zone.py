"""Which groups change where some accounts are new, gone or others than before; all other groups stay as they are.

Only groups that join change what may join next: an offer that is refused leaves no trace. So groups that came out once
come out again whenever all their accounts, and none of another group, are clustered together. Of what was clustered
before, a zone is clustered anew: the groups that are touched. They are clustered together with all groups that they
could join, their neighbours; where none of these is joined, the zone is all that changes, and where one is, it becomes
part of the zone, until none is any more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.corroborate.account import Account
from dateline.corroborate.block import Ints, Mask, Pairs, pairs_on
from dateline.corroborate.cluster import Ties
from dateline.corroborate.events import clustered
from dateline.corroborate.score import Scorer, scorer_of, tie_all
from dateline.corroborate.workings import Roll
from dateline.rules.linking import Linking

Load = Callable[[frozenset[str]], Iterable[Account]]  # the accounts of some documents, perhaps with some of others


@dataclass(slots=True)
class Shelf:
    """The accounts that were needed so far, by position."""

    roll: Roll
    load: Load
    accounts: dict[int, Account] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def fetch(self, positions: Iterable[int]) -> None:
        """Have these accounts at hand."""
        self.places = self.places or self.roll.position()
        missing = frozenset(self.roll.documents[place] for place in positions if place not in self.accounts)
        for account in self.load(missing) if missing else ():
            self.accounts[self.places[account.mention.id]] = account

    def ordered(self, positions: Iterable[int]) -> list[int]:
        """The positions in the order of publication."""
        return sorted(positions, key=lambda place: self.accounts[place].order)


@dataclass(frozen=True, slots=True)
class Zone:
    """What was clustered anew."""

    groups: tuple[tuple[int, ...], ...]  # by position, each in the order of publication
    ties: Ties  # at least those within the groups; by position


def rework(roll: Roll, touched: Mask, shelf: Shelf, weights: Linking) -> Zone:
    """The groups that come out anew where these accounts, with their groups, are touched."""
    zone, done, scorer = touched.copy(), np.zeros(len(touched), bool), scorer_of(weights)
    ties = Ties.of(())
    while True:
        fresh = zone & ~done
        found = (_apart_from(done, pairs) for pairs in pairs_on(roll.board, fresh))
        ties = ties.with_all(_tied(found, shelf, scorer))
        done |= fresh
        beyond = _neighbours(roll, zone, ties)
        among = (_within(beyond, pairs) for pairs in (pairs_on(roll.board, beyond) if beyond.any() else ()))
        inner = ties.with_all(_tied(among, shelf, scorer))
        groups = _clusters(zone | beyond, inner, shelf, weights)
        joined = {roll.groups[p] for one in groups if zone[list(one)].any() for p in one if beyond[p]}
        if not joined:
            return Zone(tuple(one for one in groups if zone[one[0]]), ties)
        zone |= roll.grouped(frozenset(joined))


def scores_within(roll: Roll, positions: Sequence[int], shelf: Shelf, weights: Linking) -> dict[tuple[int, int], float]:
    """The scores of all pairs of these accounts that are compared and score enough to count, by position."""
    some = np.zeros(len(roll.mentions), bool)
    some[list(positions)] = True
    ties = _tied((_within(some, pairs) for pairs in pairs_on(roll.board, some)), shelf, scorer_of(weights))
    pairs = zip(ties.left.tolist(), ties.right.tolist(), ties.score.tolist(), strict=True)
    return {(a, b): score for a, b, score in pairs}


def _tied(batches: Iterable[Pairs], shelf: Shelf, scorer: Scorer) -> Ties:
    """What the linker makes of the pairs, the earlier account of each first."""
    pairs = tuple(batches)
    needed: Ints = np.unique(np.concatenate([ends for pair in pairs for ends in pair] or [np.empty(0, np.int64)]))
    shelf.fetch(needed.tolist())
    rank = np.empty(len(shelf.roll.mentions), np.int64)
    rank[shelf.ordered(needed.tolist())] = np.arange(len(needed))
    return tie_all(shelf.accounts, (_by_rank(rank, a, b) for a, b in pairs), scorer)


def _by_rank(rank: Ints, a: Ints, b: Ints) -> Pairs:
    return np.where(rank[a] < rank[b], a, b), np.where(rank[a] < rank[b], b, a)


def _apart_from(done: Mask, pairs: Pairs) -> Pairs:
    kept = ~(done[pairs[0]] | done[pairs[1]])
    return pairs[0][kept], pairs[1][kept]


def _within(some: Mask, pairs: Pairs) -> Pairs:
    kept = some[pairs[0]] & some[pairs[1]]
    return pairs[0][kept], pairs[1][kept]


def _neighbours(roll: Roll, zone: Mask, ties: Ties) -> Mask:
    """The accounts of the groups, outside the zone, of which any is said to be the same as one of the zone."""
    same = ties.where(ties.is_same)
    ends = np.concatenate((same.left, same.right))
    groups = frozenset(roll.groups[place] for place in np.unique(ends[~zone[ends]]).tolist())
    return roll.grouped(groups) & ~zone


def _clusters(some: Mask, ties: Ties, shelf: Shelf, weights: Linking) -> list[tuple[int, ...]]:
    """The groups that the accounts form among themselves, by position."""
    positions = np.flatnonzero(some).tolist()
    shelf.fetch(positions)
    ordered = shelf.ordered(positions)
    local = np.empty(len(some), np.int64)
    local[ordered] = np.arange(len(ordered))
    inner = ties.where(some[ties.left] & some[ties.right])
    placed = Ties(local[inner.left], local[inner.right], inner.score, inner.is_same)
    found = clustered(tuple(shelf.accounts[place] for place in ordered), placed, weights)
    return [tuple(ordered[place] for place in group) for group in found]
