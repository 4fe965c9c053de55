"""Ids for the events that were worked out anew, from the part of the record that can matter to them.

An id matters where one of its founders, or of what its event held last, is among what was looked at. Its other founders
may stand in events that were not: these, and the ids that matter to them, are looked at as well.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.corroborate import Memory, Named, name_events
from dateline.model import Event, EventName, Founder, Reading, by_date_and_place
from dateline.reckoning import Reckoned

if TYPE_CHECKING:  # whoever has a store has loaded what it needs
    from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Naming:
    """Events under their ids, and which part of the record that was."""

    named: Named
    replaced: frozenset[str] | None  # ids of the events on record whose place they take; None: of all
    ids: frozenset[str] | None  # the ids that were looked at; None: all


def named(store: "Store", found: Reckoned) -> Naming:
    """The events of a run under the ids that they keep."""
    if found.is_all:
        memory = Memory(store.names.all(), store.names.held())
        return Naming(name_events(found.events, tuple(found.readings.values()), memory), None, None)
    near = _Near(store, found, {name.id: name for name in store.names.bare()})
    near.grow()
    events = sorted((*found.events, *near.events.values()), key=by_date_and_place)
    names = store.names.of(near.ids)
    others = tuple(name for name in near.bare.values() if name.id not in near.ids)
    memory = Memory(names, store.names.held(near.ids | near.replaced), others)
    replaced = near.replaced.union(near.events)
    return Naming(name_events(events, near.readings(), memory), replaced, frozenset(near.ids))


@dataclass(slots=True)
class _Near:
    """The part of the record that matters, while it grows."""

    store: "Store"
    found: Reckoned
    bare: dict[str, EventName]  # every id, without founders
    ids: set[str] = field(default_factory=set)
    events: dict[str, Event] = field(default_factory=dict)  # not worked out anew, and looked at all the same
    mentions: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    replaced: frozenset[str] = frozenset()

    def grow(self) -> None:
        """Take in what matters, and what matters to that, until there is no more."""
        self.mentions, self.documents = set(self.found.mentions), set(self.found.touched)
        self.documents.update(name for event in self.found.events for name in event.documents)
        self.replaced = frozenset(self.store.events_holding(self.mentions).values())
        asked: set[str] = set()
        fresh = {name for name in self.replaced if name in self.bare}
        while fresh or self.documents - asked:
            founded = self.store.names.founded_in(self.documents - asked)
            asked |= self.documents
            fresh |= {name for name, founder in founded if self._matters(founder)}
            fresh = self._with_kin(fresh) - self.ids
            self.ids |= fresh
            self._take(self._beyond(fresh))
            fresh = {name for name in self.events if name in self.bare} - self.ids

    def readings(self) -> tuple[Reading, ...]:
        """The readings of everything that is looked at."""
        known = self.found.readings
        missing = self.documents - known.keys()
        return (*(known[name] for name in sorted(self.documents & known.keys())), *self.store.readings(missing))

    def _matters(self, founder: Founder) -> bool:
        """Whether the founder is looked at; one that is no longer read may be found by its words."""
        return founder.mention in self.mentions or founder.mention not in self.found.known

    def _with_kin(self, ids: Iterable[str]) -> set[str]:
        """These ids, those of the events that theirs were parted from, and of those parted from theirs."""
        parts: dict[str, list[str]] = {}
        for name in self.bare.values():
            if name.parted_from is not None:
                parts.setdefault(name.parted_from, []).append(name.id)
        kin, waiting = set[str](), list(ids)
        while waiting:
            one = waiting.pop()
            if one not in kin:
                kin.add(one)
                parent = self.bare[one].parted_from
                waiting += [*parts.get(one, ()), *([parent] if parent in self.bare else ())]
        return kin

    def _beyond(self, ids: Collection[str]) -> set[str]:
        """The events, not worked out anew, that these ids may stand for now."""
        founders = [founder for name in self.store.names.of(ids) for founder in name.founders]
        lost = {founder.document for founder in founders if founder.mention not in self.found.known}
        self.documents |= lost  # a founder that is no longer read is looked for by its words
        told = (
            {mention.id for reading in self.store.readings(lost) for mention in reading.event_mentions}
            if lost
            else set()
        )
        wanted = {founder.mention for founder in founders} | (told & self.found.known)
        held = set(self.store.events_holding(wanted - self.mentions).values())
        return (held | {name for name in ids if name not in self.replaced}) - self.events.keys() - self.replaced

    def _take(self, ids: Collection[str]) -> None:
        for event in self.store.events_of(ids):
            self.events[event.id] = event
            self.mentions.update(event.mentions)
            self.documents.update(event.documents)
