"""The record of people's judgements, and the ids that events keep, in the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, true

from dateline.model import Act, Anchor, EventName, Founder, Judgement, Redirect, UsageError
from dateline.prefixes import by_prefix
from dateline.store.audit import Hand, append, writing
from dateline.store.connect import Door, reported, viewed
from dateline.store.digest import judgement_digests, names_digest
from dateline.store.index import batches
from dateline.store.judgement_tables import event_founders, event_names, judgement_anchors, judgements, redirects
from dateline.store.rows import Row, record_of, row_of
from dateline.store.tables import event_members, event_mentions, events, readings


class Decisions:
    """What people judged, in one database: it only grows.

    Given a connection with an open transaction instead of an engine, everything is part of that transaction.
    """

    def __init__(self, door: Door) -> None:
        self._door = door

    def all(self, numbers: Sequence[int] | None = None) -> tuple[Judgement, ...]:
        """The whole record, or the judgements of these numbers, in its order."""
        query = select(judgements).order_by(judgements.c.number)
        with viewed(self._door) as connection:
            only = query if numbers is None else query.where(judgements.c.number.in_(numbers))
            rows = connection.execute(only).mappings().all()
            groups = _groups(connection, numbers)
        return tuple(_judgement(row, groups.get(row["number"], {})) for row in rows)

    def next_number(self) -> int:
        """The number that the next judgement has."""
        with viewed(self._door) as connection:
            return (connection.scalar(select(func.max(judgements.c.number))) or 0) + 1

    def add(self, judgement: Judgement) -> None:
        """Put a judgement on record. Raises `StoreError` where its number is taken."""
        with reported(self._door) as connection:
            connection.execute(insert(judgements).values(row_of(judgement, judgements)))
            rows = [
                {"judgement": judgement.number, "part": part, "position": position, **row_of(anchor, judgement_anchors)}
                for part, group in enumerate(judgement.groups)
                for position, anchor in enumerate(group)
            ]
            _insert(connection, judgement_anchors, rows)


class Names:
    """The ids that events were given, in one database, and where they lead now."""

    def __init__(self, door: Door, hand: Hand) -> None:
        self._door = door
        self._hand = hand

    def all(self) -> tuple[EventName, ...]:
        """Every id that was ever given, the oldest first."""
        with viewed(self._door) as connection:
            return _names(connection, true(), true())

    def of(self, ids: Collection[str]) -> tuple[EventName, ...]:
        """The ids among these that were ever given, the oldest first."""
        with viewed(self._door) as connection:
            found = [
                name
                for some in batches(sorted(ids))
                for name in _names(connection, event_names.c.id.in_(some), event_founders.c.event.in_(some))
            ]
        return tuple(sorted(found, key=lambda name: name.born))

    def founded_in(self, documents: Collection[str]) -> tuple[tuple[str, Founder], ...]:
        """The founders that stand in these documents, each with the id that was given for it."""
        query = select(event_founders)
        with viewed(self._door) as connection:
            return tuple(
                (row.event, Founder(row.mention, row.document, row.start, row.end))
                for some in batches(sorted(documents))
                for row in connection.execute(query.where(event_founders.c.document.in_(some)))
            )

    def bare(self) -> tuple[EventName, ...]:
        """Every id that was ever given, the oldest first, without founders."""
        with viewed(self._door) as connection:
            rows = connection.execute(select(event_names).order_by(event_names.c.born)).all()
        return tuple(EventName(row.id, row.born, row.parted_from, ()) for row in rows)

    def held(self, among: Collection[str] | None = None) -> Mapping[str, tuple[Founder, ...]]:
        """What each event on record, or each `among` some ids, holds, and where the triggers stand."""
        query = (
            select(event_members.c.event, event_mentions.c.id, readings.c.document, event_mentions.c.trigger)
            .join(event_mentions, event_mentions.c.id == event_members.c.mention)
            .join(readings, readings.c.id == event_mentions.c.reading)
            .order_by(readings.c.id)
        )
        found: dict[str, dict[str, Founder]] = {}
        with viewed(self._door) as connection:
            parts = (
                [query]
                if among is None
                else [query.where(event_members.c.event.in_(s)) for s in batches(sorted(among))]
            )
            for event, mention, document, trigger in (row for part in parts for row in connection.execute(part)):
                found.setdefault(event, {})[mention] = Founder(mention, document, trigger.start, trigger.end)
        return {event: tuple(members.values()) for event, members in found.items()}

    def lead(self, name: str) -> str:
        """The id of the event that an id, or how it begins, stands for now: an old one is followed. Raises `UsageError`."""
        leads = {lead.old: lead.new for lead in self.redirects() if lead.kind == "merged"}
        with viewed(self._door) as connection:
            live = frozenset(connection.scalars(select(events.c.id)))
            given = frozenset(connection.scalars(select(event_names.c.id)))
        found = by_prefix(name, {*live, *given, *leads}, "event", "dateline events --format json")
        now = leads.get(found, found)
        if now not in live:
            raise UsageError(f"{found} is no event any more: what it was made of is not in the books now.")
        return now

    def redirects(self) -> tuple[Redirect, ...]:
        """Where the ids lead that are not, or not alone, an event's own."""
        with viewed(self._door) as connection:
            rows = connection.execute(select(redirects).order_by(redirects.c.old, redirects.c.kind, redirects.c.new))
            return tuple(record_of(row, Redirect) for row in rows.mappings())

    def put(self, fresh: Iterable[EventName], leads: Iterable[Redirect], among: Collection[str] | None = None) -> None:
        """Put new ids on record and into the log, and the redirects of now in the place of those before (`among` some ids)."""
        with writing(self._door) as connection:
            names, led = tuple(fresh), tuple(leads)
            _insert(connection, event_names, [row_of(name, event_names) for name in names])
            founders = [
                {"event": name.id, "position": position, **row_of(founder, event_founders)}
                for name in names
                for position, founder in enumerate(name.founders)
            ]
            _insert(connection, event_founders, founders)
            if names:
                append(connection, self._hand, names_given(connection, names[0].born))
            known = tuple(
                lead for lead in Names(connection, self._hand).redirects() if among is None or lead.old in among
            )
            if led != known:
                for some in batches(sorted({lead.old for lead in known})):
                    connection.execute(redirects.delete().where(redirects.c.old.in_(some)))
                _insert(connection, redirects, [row_of(lead, redirects) for lead in led])


def _names(connection: Connection, named: ColumnElement[bool], founding: ColumnElement[bool]) -> tuple[EventName, ...]:
    founders: dict[str, list[Founder]] = {}
    columns = event_founders.c
    for row in connection.execute(select(event_founders).where(founding).order_by(columns.event, columns.position)):
        founders.setdefault(row.event, []).append(Founder(row.mention, row.document, row.start, row.end))
    rows = connection.execute(select(event_names).where(named).order_by(event_names.c.born)).all()
    return tuple(EventName(row.id, row.born, row.parted_from, tuple(founders.get(row.id, ()))) for row in rows)


def judged(connection: Connection, number: int, kind: str, **details: str) -> Act:
    """What the log is told of a judgement as it now stands."""
    return Act(
        "judgement", str(number), {"kind": kind, "sha256": judgement_digests(connection, [number])[number], **details}
    )


def names_given(connection: Connection, first: int, last: int | None = None, **details: str) -> Act:
    """What the log is told of the ids that events were given, from one number to another (default: the last one)."""
    end = (connection.scalar(select(func.max(event_names.c.born))) or 0) if last is None else last
    sealed = names_digest(connection, first, end)
    return Act("names", "", {"first": first, "names": end, "sha256": sealed, **details})


def _groups(connection: Connection, numbers: Sequence[int] | None) -> dict[int, dict[int, list[Anchor]]]:
    """The anchors of the judgements (default: of all), by their numbers and by their part."""
    columns = judgement_anchors.c
    found: dict[int, dict[int, list[Anchor]]] = {}
    ordered = select(judgement_anchors).order_by(columns.judgement, columns.part, columns.position)
    ordered = ordered if numbers is None else ordered.where(columns.judgement.in_(numbers))
    for row in connection.execute(ordered).mappings():
        found.setdefault(row["judgement"], {}).setdefault(row["part"], []).append(record_of(row, Anchor))
    return found


def _judgement(row: Any, parts: Mapping[int, list[Anchor]]) -> Judgement:
    groups = tuple(tuple(parts[part]) for part in sorted(parts))
    return record_of({**row, "groups": groups}, Judgement)


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
