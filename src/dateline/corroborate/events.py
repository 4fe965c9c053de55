"""The way from readings to events: accounts, ties, clusters, events."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from dateline.corroborate.account import Account, accounts_of
from dateline.corroborate.block import board_of, pairs_on, too_wide, wide_on
from dateline.corroborate.cluster import Linkage, Ties, cluster
from dateline.corroborate.columns import remembered
from dateline.corroborate.judged import NOTHING_JUDGED, Judged, judged_of
from dateline.corroborate.marks import marks_of
from dateline.corroborate.objections import OBJECTIONS
from dateline.corroborate.reconcile import reconcile
from dateline.corroborate.score import links, scorer_of, tie_all
from dateline.corroborate.settle import Group, Scores, settle
from dateline.corroborate.twins import twins_of
from dateline.model import Document, Event, Finding, Judgement, Link, Reading, Result, by_date_and_place
from dateline.rules.linking import Linking


@dataclass(frozen=True, slots=True)
class Tied:
    """What the linker makes of all pairs worth comparing, and what was not compared."""

    records: Ties  # by position among the accounts of which no earlier one is the same
    findings: tuple[Finding, ...]


def corroborate(
    readings: tuple[Reading, ...],
    documents: tuple[Document, ...],
    weights: Linking,
    judgements: tuple[Judgement, ...] = (),
) -> Result[Event]:
    """The events that the readings tell of, by date, place and id; the same whatever order the reports came in.

    What people judged stands above the linker.
    """
    accounts = accounts_of(readings, documents, weights)
    ties, judged = judge(accounts.records, weights), judged_of(judgements, readings)
    events = assemble(accounts.records, ties.records, weights, judged)
    return Result(events, accounts.findings + ties.findings + judged.findings)


def judge(accounts: tuple[Account, ...], weights: Linking) -> Tied:
    """The linker's judgement on every pair worth comparing that has anything to speak for it.

    `accounts` are in the order of publication, as `accounts_of` gives them.
    """
    firsts = firsts_of(accounts)
    board = board_of(map(marks_of, firsts))
    ties = tie_all(firsts, pairs_on(board), scorer_of(weights))
    return Tied(ties, too_wide(wide_on(board), firsts))


def firsts_of(accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """The accounts of which no earlier one is the same: what is compared."""
    return tuple(twins[0] for twins in twins_of(accounts))


def assemble(
    accounts: tuple[Account, ...], ties: Ties, weights: Linking, judged: Judged = NOTHING_JUDGED
) -> tuple[Event, ...]:
    """The events that follow from accounts, ties and people's judgements, and from nothing else."""
    twins = twins_of(accounts)
    clusters = clustered(tuple(group[0] for group in twins), ties, weights)
    linked = [_members(twins, positions) for positions in clusters]
    place = {group[0].mention.id: position for position, group in enumerate(twins)}
    return settled_events(linked, partial(_scores, place, ties), weights, judged)


def settled_events(linked: Sequence[Group], scores: Scores, weights: Linking, judged: Judged) -> tuple[Event, ...]:
    """The events that people's judgements make of the linker's groups."""
    members = settle(linked, scores, judged.bonds(), weights.threshold("record"))
    rulings = judged.rulings(tuple(tuple(account.mention.id for account in one) for one in members))
    events = (reconcile(one, weights, ruled) for one, ruled in zip(members, rulings, strict=True))
    return tuple(sorted(events, key=by_date_and_place))


def clustered(firsts: tuple[Account, ...], ties: Ties, weights: Linking) -> tuple[tuple[int, ...], ...]:
    """The positions of the accounts that the linker puts together."""
    return cluster(len(firsts), ties, _linkage(firsts, weights))


def links_within(
    groups: Iterable[Sequence[int]], accounts: Mapping[int, Account], ties: Ties, weights: Linking
) -> Iterator[Link]:
    """Why the accounts of each group are together: the linker's judgement on every pair of it, feature by feature."""
    group = np.full(max(accounts, default=-1) + 1, -1)
    for number, places in enumerate(groups):
        group[list(places)] = number
    inner = (group[ties.left] == group[ties.right]) & (group[ties.left] >= 0)
    return links(accounts, [(ties.left[inner], ties.right[inner])], scorer_of(weights))


def _scores(place: Mapping[str, int], ties: Ties, group: Group) -> dict[frozenset[str], float]:
    """The scores between the accounts of one group, by the ids of the two."""
    names = {place[a.mention.id]: a.mention.id for a in group if a.mention.id in place}
    inner = ties.among(tuple(names))
    pairs = zip(inner.left.tolist(), inner.right.tolist(), inner.score.tolist(), strict=True)
    return {frozenset((names[a], names[b])): score for a, b, score in pairs}


def _linkage(accounts: tuple[Account, ...], weights: Linking) -> Linkage:
    join, record, at_odds = (weights.threshold(name) for name in ("join", "record", "at_odds"))
    return Linkage(
        join, record, at_odds, tuple(remembered(accounts, objection, reads) for objection, reads in OBJECTIONS.items())
    )


def _members(twins: tuple[tuple[Account, ...], ...], positions: tuple[int, ...]) -> tuple[Account, ...]:
    return tuple(sorted((account for position in positions for account in twins[position]), key=lambda a: a.order))
