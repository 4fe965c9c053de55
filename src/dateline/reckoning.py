"""The events that follow from everything in a store: only what is touched by a change is worked out anew.

What is new, read anew or withdrawn, and what people judged, touches documents; these touch the groups that the linker had
made of their accounts; and these are clustered anew with their neighbours (`corroborate.zone`). The result is the same as
that of working out everything, which is what happens where nothing is known, or was worked out with other tables.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from dateline import __version__
from dateline.corroborate import Account, accounts_of, in_order, judged_of, mentions_judged, settled_events
from dateline.corroborate.block import Mask, askers_of, scope_of, too_wide, wide_on
from dateline.corroborate.copies import akin, copy_groups, shingles_of, sketch_of
from dateline.corroborate.events import links_within
from dateline.corroborate.settle import Group
from dateline.corroborate.twins import twins_of
from dateline.corroborate.workings import Roll, Worked, regrouped, roll_of, workings_of
from dateline.corroborate.zone import Shelf, Zone, rework, scores_within
from dateline.model import Event, Finding, Link, Reading, Working
from dateline.rules.linking import Linking, load_linking

if TYPE_CHECKING:  # whoever has a store has loaded what it needs
    from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What came of the touched part of the books: what takes the place of what."""

    events: tuple[Event, ...]  # with ids of their own making
    links: tuple[Link, ...]
    workings: tuple[Working, ...]
    is_all: bool  # whether everything was touched
    mentions: frozenset[str]  # that were looked at, or are not read any more
    relinked: frozenset[str]  # those whose links these are
    forgotten: frozenset[str]  # documents that are no longer there
    touched: frozenset[str]  # documents that are new, gone or read anew
    known: frozenset[str]  # all event mentions that events are made of
    readings: Mapping[str, Reading]  # that were needed, by document
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Corroborated:
    """What came of working the events out."""

    events: tuple[Event, ...]  # those that were looked at, by date, place and id
    total: int  # how many there are
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Books:
    """The store, and what is known of it while one run goes on."""

    store: "Store"
    linking: Linking
    version: str
    old: dict[str, Working]  # what was worked in, by document
    latest: dict[str, int]  # the number of each document's reading
    originals: dict[str, str] = field(default_factory=dict)
    copies: dict[str, set[str]] = field(default_factory=dict)  # documents by their original
    readings: dict[str, Reading] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def load(self, documents: frozenset[str]) -> tuple[Account, ...]:
        """The accounts of these documents and of whatever is a copy of them, in the order of publication."""
        whole = {name for document in documents for name in self.copies[self.originals[document]]}
        readings = self.store.readings(None if len(whole) == len(self.latest) else whole)
        found = accounts_of(readings, self.store.documents(whole), self.linking, self.originals)
        self.readings |= {reading.document.id: reading for reading in readings}
        self.findings += found.findings
        return found.records


def reckon(store: "Store", *, anew: bool = False) -> Reckoned:
    """Work out what is touched by everything that changed since the last run; everything where that is asked for."""
    linking = load_linking()
    version, latest = _version(linking), store.latest_readings()
    known = {} if anew else {working.document: working for working in store.workings()}
    if any(working.version != version for working in known.values()):
        known = {}
    books = _Books(store, linking, version, known, latest)
    touched = _touched(books)
    fresh = _fresh(books, touched)
    roll = roll_of([*(w for name, w in known.items() if name in latest and name not in touched), *fresh])
    if len(set(roll.mentions)) < len(roll.mentions):  # two documents share an id: which is left out depends on all
        return reckon(store, anew=True)
    return _reckoned(books, roll, fresh, touched)


def _touched(books: _Books) -> frozenset[str]:
    """The documents that are new or read anew, with all whose copies, or whose original, are other ones than before."""
    old, latest = books.old, books.latest
    changed = {name for name, number in latest.items() if name not in old or old[name].reading != number}
    gone, new = old.keys() - latest.keys(), {name for name in changed if name not in old}
    groups = copy_groups(in_order(books.store.documents(_family(books, new, gone) if old else None)))
    books.originals = {name: groups.get(name) or old[name].original for name in latest}
    for name, original in books.originals.items():
        books.copies.setdefault(original, set()).add(name)
    moved = {name for name in latest if name in old and old[name].original != books.originals[name]}
    some = changed | moved
    originals = {old[name].original for name in some | gone if name in old} | {books.originals[name] for name in some}
    return frozenset(some | {name for name in latest if {books.originals[name]} & originals})


def _family(books: _Books, new: set[str], gone: set[str]) -> frozenset[str]:
    """The documents of which it may have changed what they copy."""
    sketches = {name: working.sketch for name, working in books.old.items() if name in books.latest}
    sketches |= {document.id: sketch_of(document) for document in books.store.documents(new)}
    orphans = {name for name, working in books.old.items() if working.original in gone and name in books.latest}

    def shingles(documents: frozenset[str]) -> dict[str, frozenset[int]]:
        return {document.id: shingles_of(document.text) for document in books.store.documents(documents)}

    return akin(sketches, new | orphans, shingles)


def _fresh(books: _Books, touched: frozenset[str]) -> tuple[Working, ...]:
    """What is kept of the touched documents, but for the groups."""
    accounts = books.load(touched) if touched else ()
    sketches = {d.id: sketch_of(d) for d in books.store.documents({name for name in touched if name not in books.old})}
    told = (
        Worked(
            name,
            books.latest[name],
            books.originals[name],
            sketches[name] if name in sketches else books.old[name].sketch,
        )
        for name in sorted(touched)
    )
    return workings_of(told, accounts, books.version)


def _reckoned(books: _Books, roll: Roll, fresh: tuple[Working, ...], touched: frozenset[str]) -> Reckoned:
    left = [working for name, working in books.old.items() if name in touched or name not in books.latest]
    shelf, places = Shelf(roll, books.load), roll.position()
    mask, findings = _touched_accounts(books, roll, fresh, left, shelf)
    zone = rework(roll, mask, shelf, books.linking)
    judgements = books.store.decisions.all()
    anchored = {anchor.document for one in judgements for anchor in one.anchors} & books.latest.keys()
    bound = books.store.readings(anchored) if anchored else ()
    judged, meant = judged_of(judgements, bound), mentions_judged(judgements, bound)
    once = {name for working in books.old.values() if working.is_judged for name in working.mentions}
    others = _groups_of(roll, {places[name] for name in meant | once if name in places}, zone)
    linked = _linked((*zone.groups, *others), shelf)
    events = settled_events(linked, partial(_scores, roll, shelf, places, books.linking), books.linking, judged)
    gone = frozenset(name for working in left for name in working.mentions)
    looked_at = frozenset(account.mention.id for group in linked for account in group)
    return Reckoned(
        events=events,
        links=tuple(links_within(zone.groups, shelf.accounts, zone.ties, books.linking)),
        workings=tuple(_regrouped(books, fresh, _linked(zone.groups, shelf), meant)),
        is_all=len(touched) == len(books.latest),
        mentions=looked_at | gone,
        relinked=gone.union(roll.mentions[place] for group in zone.groups for place in group),
        forgotten=frozenset(books.old.keys() - books.latest.keys()),
        touched=touched.union(working.document for working in left),
        known=frozenset(places),
        readings=books.readings,
        findings=(*books.findings, *findings, *judged.findings),
    )


def _touched_accounts(
    books: _Books, roll: Roll, fresh: tuple[Working, ...], left: list[Working], shelf: Shelf
) -> tuple[Mask, tuple[Finding, ...]]:
    """The accounts that are new, and those whose groups lost one, or that are compared with others than before."""
    now = roll_of(fresh)
    groups = {group for working in left for group in working.groups}
    if len(fresh) == len(books.latest):
        shelf.fetch(range(len(roll.mentions)))
        return roll.is_compared.copy(), too_wide(wide_on(roll.board), shelf.accounts.values())
    before, gone = roll_of(books.old.values()), roll_of(left)
    scope = scope_of(now.board, now.is_compared).with_all(scope_of(gone.board, gone.is_compared))
    wide = wide_on(roll.board, scope)
    asking = askers_of(roll.board, wide ^ wide_on(before.board, scope))
    groups |= {roll.groups[place] for place in np.flatnonzero(asking).tolist()}
    if books.old.keys() - books.latest.keys():  # a withdrawal takes whole events away
        held = books.store.events_holding(roll.mentions)
        groups |= {group for name, group in zip(roll.mentions, roll.groups, strict=True) if name not in held}
    mask = roll.told_in(working.document for working in fresh) | roll.grouped(frozenset(groups - {""}))
    new = np.flatnonzero(roll.told_in(working.document for working in fresh)).tolist()
    shelf.fetch(new)
    return mask, too_wide(wide, [shelf.accounts[place] for place in new])


def _groups_of(roll: Roll, places: set[int], zone: Zone) -> list[tuple[int, ...]]:
    """The groups, outside the zone, that hold these accounts."""
    inside = {place for group in zone.groups for place in group}
    names = sorted({roll.groups[place] for place in places} - {""})
    found = (tuple(np.flatnonzero(roll.grouped(frozenset({name}))).tolist()) for name in names)
    return [group for group in found if group and group[0] not in inside]


def _linked(groups: Iterable[tuple[int, ...]], shelf: Shelf) -> list[Group]:
    """The groups with all accounts that are the same as one of theirs, each in the order of publication."""
    known = tuple(groups)
    shelf.fetch(place for group in known for place in group)
    everything = sorted(shelf.accounts.values(), key=lambda account: account.order)
    twins = {group[0].mention.id: group for group in twins_of(everything)}
    told = ([a for place in group for a in twins[shelf.accounts[place].mention.id]] for group in known)
    return [tuple(sorted(group, key=lambda account: account.order)) for group in told]


def _scores(
    roll: Roll, shelf: Shelf, places: Mapping[str, int], linking: Linking, group: Group
) -> dict[frozenset[str], float]:
    """The scores between the accounts of a group, by the ids of the two."""
    positions = [places[account.mention.id] for account in group]
    scores = scores_within(roll, positions, shelf, linking)
    return {frozenset((roll.mentions[a], roll.mentions[b])): score for (a, b), score in scores.items()}


def _regrouped(
    books: _Books, fresh: tuple[Working, ...], linked: list[Group], meant: frozenset[str]
) -> Iterator[Working]:
    """What is kept of every document of which something changed."""
    groups = {account.mention.id: group[0].mention.id for group in linked for account in group}
    new = {working.document: working for working in fresh}
    for name, before in (books.old | new).items():
        is_same = groups.keys().isdisjoint(before.mentions) and meant.isdisjoint(before.mentions)
        if name in books.latest and (name in new or before.is_judged or not is_same):
            now = regrouped(before, groups, is_judged=not meant.isdisjoint(before.mentions))
            if now != books.old.get(name):
                yield now


def _version(linking: Linking) -> str:
    """What changes when the tables of the linker do, or Dateline."""
    told = (linking.weights, linking.families, sorted(linking.common_words), sorted(linking.whole_words), linking.types)
    return f"{__version__}+{hashlib.sha256(repr(told).encode()).hexdigest()[:12]}"
