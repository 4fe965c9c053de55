"""Events as a search finds them: what reports say where they tell of one, and what it is filtered by."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Any

from sqlalchemy import Connection, select

from dateline.codec import to_json
from dateline.model import Bounds, Event, PlaceValue, Span, Support
from dateline.store import tables
from dateline.store.folding import folded
from dateline.store.index import LONGEST_NAME, Rows, batches, day_number, folded_name, forget, number_of, write
from dateline.store.rows import Row
from dateline.store.search_tables import (
    EVENTS,
    Passage,
    event_actors,
    event_documents,
    event_places,
    event_sources,
    event_tolls,
)

EARTH_KM = 6371.0088  # mean radius, as the IUGG gives it
ROLES = frozenset({"perpetrator", "target", "victim", "party", "instrument", "sponsor", "accused"})
_MOST_PASSAGE = 600  # characters before and after the trigger
_MOST = 2**62  # a count beyond what a database keeps is this


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention, as far as a search wants to know it."""

    document: str
    trigger: Span
    polarity: str
    modality: str
    places: tuple[PlaceValue, ...]
    passage: Passage
    words: str


def index_events(connection: Connection, events: Sequence[Event], among: Collection[str] | None = None) -> None:
    """Bring the search to these events; what has not changed is not written again.

    They are all there are, or all there are `among` some, by id.
    """
    query = select(EVENTS.rows.c.event, EVENTS.rows.c.digest)
    asked = (
        [query] if among is None else [query.where(EVENTS.rows.c.event.in_(some)) for some in batches(sorted(among))]
    )
    known: dict[str, str] = {row.event: row.digest for one in asked for row in connection.execute(one)}
    digests = {event.id: digest_of(event) for event in events}
    forget(connection, EVENTS, [event for event, digest in known.items() if digests.get(event) != digest])
    changed = [event for event in events if known.get(event.id) != digests[event.id]]
    for batch in batches(changed):
        write(connection, EVENTS, list(event_rows(connection, batch)))


def forget_events(connection: Connection, events: Sequence[str]) -> None:
    """Take events out of the search, by their ids."""
    forget(connection, EVENTS, events)


def digest_of(event: Event) -> str:
    """What changes when anything of the event does."""
    return hashlib.sha256(to_json(event)).hexdigest()


def event_rows(connection: Connection, events: Sequence[Event]) -> Iterator[Rows]:
    """The rows by which each of the events (a batch) is found."""
    told = _told(connection, [mention for event in events for mention in event.mentions])
    for event in events:
        yield _rows_of(event, [told[mention] for mention in event.mentions if mention in told])


def _rows_of(event: Event, told: list[Told]) -> Rows:
    number = number_of(day_number(event.date.start if event.date else None), event.id)
    row = {
        "number": number,
        "event": event.id,
        "digest": digest_of(event),
        **_days(event),
        "type": folded(event.event_type, event.sub_event_type),
        "contested": any(found.contested for found in event.properties),
        "sources": len(event.sources),
        "polarities": _between_blanks(one.polarity for one in told),
        "modalities": _between_blanks(one.modality for one in told),
        "passages": tuple(dict.fromkeys(one.passage for one in told)),
    }
    parts = {
        event_places: _place_rows(event, told),
        event_actors: _actor_rows(event),
        event_tolls: _toll_rows(event),
        event_sources: [{"source": name} for name in _source_names(event)],
        event_documents: [{"document": document} for document in dict.fromkeys(event.documents)],
    }
    numbered = {table: [{"number": number, **part} for part in rows] for table, rows in parts.items()}
    texts: Rows = {EVENTS.texts: [{"number": number, "folded": _words(event, told)}]}
    return {EVENTS.rows: [row], **texts, **numbered}


def _days(event: Event) -> Row:
    first, last = (day_number(event.date.start), day_number(event.date.end)) if event.date else (0, 0)
    return {"first_day": first or None, "last_day": last or None}


def _words(event: Event, told: list[Told]) -> str:
    """Everything an event is found by: the passages, the names, the types."""
    names = (str(s.value) for found in event.properties for s in found.support if isinstance(s.value, str))
    places = (place.name for place in _places(event, told))
    return folded(
        *dict.fromkeys((*(one.words for one in told), *names, *places, event.event_type, event.sub_event_type))
    )


def _places(event: Event, told: list[Told]) -> Iterator[PlaceValue]:
    """Where the event is said to be: the place that is shown, and that of every report."""
    if event.place is not None:
        yield event.place
    for one in told:
        yield from one.places


def _place_rows(event: Event, told: list[Told]) -> list[Row]:
    caps = {(p.lat, p.lon, p.radius_m or 0): None for p in _places(event, told) if p.lat is not None}
    return [
        {"position": position, **_cap(float(lat), float(lon), radius / 1000)}
        for position, (lat, lon, radius) in enumerate(caps)
        if lat is not None and lon is not None
    ]


def _cap(lat: float, lon: float, radius_km: float) -> Row:
    x, y, z = point(lat, lon)
    angle = min(radius_km / EARTH_KM, pi)
    return {"x": x, "y": y, "z": z, "cosine": cos(angle), "sine": sin(angle), "angle": angle}


def point(lat: float, lon: float) -> tuple[float, float, float]:
    """A point of the unit sphere, from degrees."""
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _asserted(event: Event) -> Iterator[tuple[str, Support]]:
    """Every value that somebody asserts and has not taken back, with the name of the property."""
    for found in event.properties:
        for support in found.support:
            if support.stance == "asserts" and set(support.claims) - set(support.superseded):
                yield found.name, support


def _actor_rows(event: Event) -> list[Row]:
    names = ((role, folded(str(support.value))[:LONGEST_NAME]) for role, support in _asserted(event) if role in ROLES)
    return [{"role": role, "name": name} for role, name in dict.fromkeys(names)]


def _toll_rows(event: Event) -> list[Row]:
    """Every count that somebody gives; one that nobody bounds says nothing."""
    counts = ((name, s.value.low, s.value.high) for name, s in _asserted(event) if isinstance(s.value, Bounds))
    known = dict.fromkeys(count for count in counts if count[1:] != (None, None))
    return [
        {
            "position": position,
            "measure": name,
            "low": min(low or 0, _MOST),
            "high": None if high is None else min(high, _MOST),
        }
        for position, (name, low, high) in enumerate(known)
    ]


def _source_names(event: Event) -> list[str]:
    """Everybody in whose name a report of it came out, or from whom it was copied."""
    voices = [voice for found in event.properties for support in found.support for voice in support.voices]
    names = (*event.sources, *(voice.source for voice in voices), *(voice.origin for voice in voices))
    return [name for name in dict.fromkeys(folded_name(name) for name in names) if name]


def _between_blanks(words: Iterable[str]) -> str:
    return f" {' '.join(sorted(set(words)))} "


def _told(connection: Connection, mentions: list[str]) -> Mapping[str, Told]:
    """The event mentions by their ids, each as the latest reading has it."""
    columns, readings = tables.event_mentions.c, tables.readings
    wanted = (columns.id, columns.trigger, columns.polarity, columns.modality, columns.places)
    query = select(readings.c.document, *wanted).join_from(tables.event_mentions, readings).order_by(columns.reading)
    rows = [
        row for batch in batches(mentions) for row in connection.execute(query.where(columns.id.in_(batch))).mappings()
    ]
    texts = _texts(connection, sorted({row["document"] for row in rows}))
    return {row["id"]: _told_in(row, texts[row["document"]]) for row in rows if row["document"] in texts}


def _told_in(row: Mapping[Any, Any], text: str) -> Told:
    trigger = row["trigger"]
    assert isinstance(trigger, Span)  # so says the column
    start, end = passage(text, trigger)
    document = str(row["document"])
    return Told(
        document=document,
        trigger=trigger,
        polarity=str(row["polarity"]),
        modality=str(row["modality"]),
        places=row["places"],
        passage=(document, start, end),
        words=text[start:end],
    )


def passage(text: str, trigger: Span) -> tuple[int, int]:
    r"""The paragraph that holds the trigger, as far as it is near.

    >>> passage("A head.\n\nShells hit Gusau.\n\nRain fell.", Span(9, 15, "Shells"))
    (9, 26)
    """
    low, high = max(0, trigger.start - _MOST_PASSAGE), min(len(text), trigger.end + _MOST_PASSAGE)
    before, after = text.rfind("\n\n", low, trigger.start), text.find("\n\n", trigger.end, high)
    return (low if before < 0 else before + 2), (high if after < 0 else after)


def _texts(connection: Connection, documents: list[str]) -> dict[str, str]:
    columns = tables.documents.c
    query = select(columns.id, columns.text)
    found: dict[str, str] = {}
    for batch in batches(documents):
        found |= {row.id: row.text for row in connection.execute(query.where(columns.id.in_(batch)))}
    return found
