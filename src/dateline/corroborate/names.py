"""The ids of events, from what was on record before: an event keeps the id under which it was first put there.

An id was given for the mentions that its event then held, its founders, and stays with the event that holds most of
them (of equals: the one with the earliest founder). Where several ids come to one event, the oldest stays and the others
lead there; where an event falls apart, the part with most of the founders keeps the id and the others get ids of their
own. So whoever takes a judgement back gets the ids back as well, and no id ever comes to stand for something else.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Event, EventMention, EventName, Founder, Reading, Redirect


@dataclass(frozen=True, slots=True)
class Named:
    """Events under the ids that they keep, the ids that are new, and where the ids of old lead."""

    events: tuple[Event, ...]
    fresh: tuple[EventName, ...]
    redirects: tuple[Redirect, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is on record of the ids of events."""

    names: tuple[EventName, ...] = ()  # every id that was ever given, the oldest first
    held: Mapping[str, tuple[Founder, ...]] | None = None  # what each event on record holds
    others: tuple[EventName, ...] = ()  # ids of events that are not looked at: they are taken


def name_events(events: Sequence[Event], readings: Iterable[Reading], memory: Memory) -> Named:
    """The events under their ids, in the order given; nothing else of them is changed."""
    places = _Places(events, readings)
    heirs = {name.id: place for name in memory.names if (place := _heir(name, places, memory)) is not None}
    claimants: dict[int, list[str]] = defaultdict(list)
    for name in memory.names:
        if name.id in heirs:
            claimants[heirs[name.id]].append(name.id)
    fresh = _fresh(events, places, memory, claimants)
    ids = {**{place: ids[0] for place, ids in claimants.items()}, **{place: name.id for place, name in fresh.items()}}
    named = tuple(event if ids[i] == event.id else replace(event, id=ids[i]) for i, event in enumerate(events))
    heirs |= {name.id: place for place, name in fresh.items()}
    return Named(named, tuple(fresh.values()), _redirects((*memory.names, *fresh.values()), heirs, ids))


class _Places:
    """Which event, by position, holds a mention now, even where another engine read it under another id."""

    def __init__(self, events: Sequence[Event], readings: Iterable[Reading]) -> None:
        self.event = {mention: i for i, event in enumerate(events) for mention in event.mentions}
        self.read: dict[str, list[EventMention]] = {}
        self.document: dict[str, str] = {}
        self.mention: dict[str, EventMention] = {}
        for reading in readings:
            told = [mention for mention in reading.event_mentions if mention.id in self.event]
            self.read[reading.document.id] = told
            self.document |= {mention.id: reading.document.id for mention in told}
            self.mention |= {mention.id: mention for mention in told}

    def of(self, founder: Founder) -> int | None:
        """The event that holds the founder: by its id, else by its words; None where nobody reads it any more."""
        if founder.mention in self.event:
            return self.event[founder.mention]
        near = [
            (min(mention.trigger.end, founder.end) - max(mention.trigger.start, founder.start), mention.id)
            for mention in self.read.get(founder.document, ())
            if mention.trigger.start < founder.end and founder.start < mention.trigger.end
        ]
        return self.event[max(near)[1]] if near else None

    def founder(self, mention: str) -> Founder:
        """The mention as a founder."""
        trigger = self.mention[mention].trigger
        return Founder(mention, self.document[mention], trigger.start, trigger.end)


def _heir(name: EventName, places: _Places, memory: Memory) -> int | None:
    """The event that holds most of the founders; where none is read any more, most of what it held last."""
    found = [place for founder in name.founders if (place := places.of(founder)) is not None]
    if not found and memory.held is not None:
        found = [place for founder in memory.held.get(name.id, ()) if (place := places.of(founder)) is not None]
    return Counter(found).most_common(1)[0][0] if found else None  # of equals the first found


def _fresh(
    events: Sequence[Event], places: _Places, memory: Memory, claimants: Mapping[int, list[str]]
) -> dict[int, EventName]:
    """New ids for the events that none of old has come to."""
    known = (*memory.names, *memory.others)
    taken, born = {name.id for name in known}, max((name.born for name in known), default=0)
    holder = {founder.mention: name for name, held in (memory.held or {}).items() for founder in held}
    fresh: dict[int, EventName] = {}
    for place, event in enumerate(events):
        if place not in claimants:
            name, born = _unused(event, taken), born + 1
            taken.add(name)
            founders = tuple(places.founder(mention) for mention in event.mentions)
            parted_from = next((holder[mention] for mention in event.mentions if mention in holder), None)
            fresh[place] = EventName(name, born, parted_from, founders)
    return fresh


def _unused(event: Event, taken: set[str]) -> str:
    """The event's own id, or one made from it where that was given to another event before."""
    name = event.id
    while name in taken:
        name = "event:" + hashlib.sha256(name.encode()).hexdigest()[:16]
    return name


def _redirects(names: Iterable[EventName], heirs: Mapping[str, int], ids: Mapping[int, str]) -> tuple[Redirect, ...]:
    """Where ids lead that are not, or not alone, an event's own."""
    found: list[Redirect] = []
    for name in names:
        now = ids[heirs[name.id]] if name.id in heirs else None
        if now is not None and now != name.id:
            found.append(Redirect(name.id, now, "merged"))
        elif now and name.parted_from and heirs.get(name.parted_from, heirs[name.id]) != heirs[name.id]:
            found.append(Redirect(name.parted_from, now, "split"))
    return tuple(sorted(found, key=lambda r: (r.old, r.kind, r.new)))
