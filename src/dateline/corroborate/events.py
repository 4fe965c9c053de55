"""The way from readings to events: accounts, links, clusters, events."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from dateline.corroborate.account import Account, accounts_of
from dateline.corroborate.block import candidates
from dateline.corroborate.bonds import Bonds
from dateline.corroborate.cluster import Fixed, Linkage, cluster
from dateline.corroborate.judged import NOTHING_JUDGED, Judged, judged_of
from dateline.corroborate.objections import OBJECTIONS, Objection, is_hopeless
from dateline.corroborate.reconcile import reconcile
from dateline.corroborate.score import link, scorer_of
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
    units, links, fixed = _settled(accounts, links, judged)
    firsts = tuple(unit[0] for unit in units)
    clusters = cluster(tuple(account.mention.id for account in firsts), links, _linkage(firsts, weights), fixed)
    members = tuple(_members(units, positions) for positions in clusters)
    rulings = judged.rulings(tuple(tuple(account.mention.id for account in one) for one in members))
    events = (reconcile(one, weights, ruled) for one, ruled in zip(members, rulings, strict=True))
    return tuple(sorted(events, key=by_date_and_place))


Units = tuple[tuple[Account, ...], ...]


def _settled(
    accounts: tuple[Account, ...], links: tuple[Link, ...], judged: Judged
) -> tuple[Units, tuple[Link, ...], Fixed]:
    """What is clustered: identical accounts as one, unless people told them apart, and what people decided on them."""
    bonds, by_name = judged.bonds(), {account.mention.id: account for account in accounts}
    units: list[tuple[Account, ...]] = []
    copied = list(links)
    for twins in twins_of(accounts):
        parts = bonds.join(account.mention.id for account in twins)[0]
        split = sorted((_ordered(by_name[name] for name in part) for part in parts), key=lambda unit: unit[0].order)
        units += split
        copied += (_relinked(link, twins[0], unit[0]) for unit in split[1:] for link in _of(twins[0], links))
    units.sort(key=lambda unit: unit[0].order)
    positions = {unit[0].mention.id: place for place, unit in enumerate(units)}
    return tuple(units), tuple(copied), _fixed(bonds, positions)


def _fixed(bonds: Bonds, positions: Mapping[str, int]) -> Fixed:
    """What people decided, by the position of what is clustered."""
    together: dict[str, list[int]] = {}
    for name, place in positions.items():
        together.setdefault(bonds.root(name), []).append(place)
    pairs = [(a, b) for a, b in sorted(bonds.kept_apart()) if a in together and b in together]
    return Fixed(
        tuple(tuple(sorted(places)) for places in together.values() if len(places) > 1),
        tuple((one, other) for a, b in pairs for one in together[a] for other in together[b]),
    )


def _of(account: Account, links: tuple[Link, ...]) -> Iterator[Link]:
    return (link for link in links if account.mention.id in (link.left, link.right))


def _relinked(link: Link, old: Account, new: Account) -> Link:
    """The link of an account, as one of another that is identical to it."""
    name = old.mention.id
    return replace(link, left=new.mention.id) if link.left == name else replace(link, right=new.mention.id)


def _linkage(accounts: tuple[Account, ...], weights: Linking) -> Linkage:
    join, record, at_odds = (weights.threshold(name) for name in ("join", "record", "at_odds"))
    return Linkage(join, record, at_odds, tuple(partial(_object, objection, accounts) for objection in OBJECTIONS))


def _object(objection: Objection, accounts: tuple[Account, ...], a: int, b: int) -> bool | None:
    return objection(accounts[a], accounts[b])


def _members(units: Units, positions: tuple[int, ...]) -> tuple[Account, ...]:
    return _ordered(account for position in positions for account in units[position])


def _ordered(accounts: Iterable[Account]) -> tuple[Account, ...]:
    return tuple(sorted(accounts, key=lambda account: account.order))
