"""What an event must be, as conditions on the tables of the search: the same on every database."""

from collections.abc import Iterator
from math import cos, pi, sin

from sqlalchemy import ColumnElement, Select, false, or_, select

from dateline.model import EventFilter, Near, Toll
from dateline.store.index import day_number, folded_name
from dateline.store.index_events import EARTH_KM, point
from dateline.store.query import name_words
from dateline.store.search_tables import (
    EVENTS,
    event_actors,
    event_documents,
    event_places,
    event_sources,
    event_tolls,
)

Condition = ColumnElement[bool]
_EVENT = EVENTS.rows.c


def conditions_on_events(asked: EventFilter, source: str | None = None) -> list[Condition]:
    """Conditions on the rows of events; none where nothing is asked for."""
    return [*_when(asked), *_where(asked), *_who(asked), *_what(asked), *_how_sure(asked), *_who_says(source)]


def documents_of(events: list[Condition]) -> Select[tuple[str]]:
    """The ids of the documents that tell of an event that meets the conditions."""
    joined = select(event_documents.c.document).join(EVENTS.rows, event_documents.c.number == _EVENT.number)
    return joined.where(*events)


def _when(asked: EventFilter) -> Iterator[Condition]:
    """The days on which it may have been overlap with those asked for; without a date it overlaps with none."""
    if asked.since is not None:
        yield _EVENT.last_day >= day_number(asked.since)
    if asked.until is not None:
        yield _EVENT.first_day <= day_number(asked.until)


def _where(asked: EventFilter) -> Iterator[Condition]:
    if asked.near is not None:
        yield _EVENT.number.in_(select(event_places.c.number).where(_meets_cap(asked.near)))


def _meets_cap(near: Near) -> Condition:
    """Whether a place's cap on the sphere meets the circle asked for.

    They meet where the angle between their middles is at most the sum of their own: where the cosine of the one is at
    least that of the other, which is spelled out so that a database need not know a cosine.
    """
    place = event_places.c
    x, y, z = point(near.lat, near.lon)
    angle = min(max(near.km, 0) / EARTH_KM, pi)
    between = place.x * x + place.y * y + place.z * z
    return or_(between >= place.cosine * cos(angle) - place.sine * sin(angle), place.angle >= pi - angle)


def _who(asked: EventFilter) -> Iterator[Condition]:
    if asked.actor is None and asked.role is None:
        return
    found = select(event_actors.c.number)
    if asked.role is not None:
        found = found.where(event_actors.c.role == asked.role)
    if asked.actor is not None:
        found = found.where(_has_words(event_actors.c.name, name_words(asked.actor)))
    yield _EVENT.number.in_(found)


def _what(asked: EventFilter) -> Iterator[Condition]:
    if asked.type is not None:
        yield _has_words(_EVENT.type, name_words(asked.type))
    for toll in asked.tolls:
        yield _EVENT.number.in_(select(event_tolls.c.number).where(*_counts(toll)))


def _counts(toll: Toll) -> Iterator[Condition]:
    """Somebody's count overlaps with the range asked for."""
    yield event_tolls.c.measure == toll.measure
    yield or_(event_tolls.c.high.is_(None), event_tolls.c.high >= toll.low)
    if toll.high is not None:
        yield event_tolls.c.low <= toll.high


def _how_sure(asked: EventFilter) -> Iterator[Condition]:
    if asked.contested:
        yield _EVENT.contested.is_(True)
    if asked.single_source:
        yield _EVENT.sources == 1
    if asked.polarity is not None:
        yield _EVENT.polarities.like(f"% {asked.polarity} %")
    if asked.modality is not None:
        yield _EVENT.modalities.like(f"% {asked.modality} %")


def _who_says(source: str | None) -> Iterator[Condition]:
    if source is not None:
        named = select(event_sources.c.number).where(event_sources.c.source == (folded_name(source) or ""))
        yield _EVENT.number.in_(named)


def _has_words(column: ColumnElement[str], words: tuple[str, ...]) -> Condition:
    """Whether the words stand next to each other in a folded name; without a word, nothing has them."""
    return column.like(f"% {' '.join(words)} %") if words else false()
