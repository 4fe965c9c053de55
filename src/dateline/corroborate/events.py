"""The way from readings to events: accounts, links, clusters, events."""

from functools import partial

from dateline.corroborate.account import Account, accounts_of
from dateline.corroborate.block import candidates
from dateline.corroborate.cluster import Linkage, cluster
from dateline.corroborate.judged import NOTHING_JUDGED, Judged, judged_of
from dateline.corroborate.objections import OBJECTIONS, Objection, is_hopeless
from dateline.corroborate.reconcile import reconcile
from dateline.corroborate.score import link, scorer_of
from dateline.corroborate.settle import settle
from dateline.corroborate.twins import twins_of
from dateline.model import Document, Event, Judgement, Link, Reading, Result, by_date_and_place
from dateline.rules.linking import Linking


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
    links, judged = judge(accounts.records, weights), judged_of(judgements, readings)
    events = assemble(accounts.records, links.records, weights, judged)
    return Result(events, accounts.findings + links.findings + judged.findings)


def judge(accounts: tuple[Account, ...], weights: Linking) -> Result[Link]:
    """The linker's judgement on every pair worth comparing that has anything to speak for it.

    `accounts` are in the order of publication, as `accounts_of` gives them.
    """
    scorer, floor = scorer_of(weights), weights.threshold("record")
    firsts = tuple(twins[0] for twins in twins_of(accounts))
    pairs, findings = candidates(firsts)
    links = (link(firsts[a], firsts[b], scorer) for a, b in pairs if not is_hopeless(firsts[a], firsts[b]))
    return Result(tuple(judged for judged in links if judged.score > floor), findings)


def assemble(
    accounts: tuple[Account, ...], links: tuple[Link, ...], weights: Linking, judged: Judged = NOTHING_JUDGED
) -> tuple[Event, ...]:
    """The events that follow from accounts, links and people's judgements, and from nothing else."""
    twins = twins_of(accounts)
    firsts = tuple(group[0] for group in twins)
    clusters = cluster(tuple(account.mention.id for account in firsts), links, _linkage(firsts, weights))
    linked = [_members(twins, positions) for positions in clusters]
    members = settle(linked, links, judged.bonds(), weights.threshold("record"))
    rulings = judged.rulings(tuple(tuple(account.mention.id for account in one) for one in members))
    events = (reconcile(one, weights, ruled) for one, ruled in zip(members, rulings, strict=True))
    return tuple(sorted(events, key=by_date_and_place))


def _linkage(accounts: tuple[Account, ...], weights: Linking) -> Linkage:
    join, record, at_odds = (weights.threshold(name) for name in ("join", "record", "at_odds"))
    return Linkage(join, record, at_odds, tuple(partial(_object, objection, accounts) for objection in OBJECTIONS))


def _object(objection: Objection, accounts: tuple[Account, ...], a: int, b: int) -> bool | None:
    return objection(accounts[a], accounts[b])


def _members(twins: tuple[tuple[Account, ...], ...], positions: tuple[int, ...]) -> tuple[Account, ...]:
    return tuple(sorted((account for position in positions for account in twins[position]), key=lambda a: a.order))
