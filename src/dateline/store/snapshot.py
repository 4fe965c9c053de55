"""Events and links follow from everything else: what differs is written anew, what does not stays as it is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.model import Event, Link, Working
from dateline.store import tables
from dateline.store.index import batches
from dateline.store.index_events import index_events
from dateline.store.rows import record_of, row_of_event, rows_of_members, rows_of_records
from dateline.store.writing import Change


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What takes the place of what in the snapshot; nothing else of it changes."""

    events: tuple[Event, ...]
    links: tuple[Link, ...] = ()
    workings: tuple[Working, ...] = ()
    replaced: frozenset[str] | None = None  # the events whose place they take, by id; None: all, of everything
    relinked: frozenset[str] = frozenset()  # the event mentions whose links these are
    forgotten: frozenset[str] = frozenset()  # documents that are no longer worked in


def put_events(connection: Connection, snapshot: Snapshot) -> bool:
    """Bring the snapshot up to date, in the transaction that is open; whether that changed anything."""
    ids: frozenset[str] | None = None
    relinked, documents = None, None
    if snapshot.replaced is not None:
        ids = snapshot.replaced.union(event.id for event in snapshot.events)
        relinked = snapshot.relinked
        documents = snapshot.forgotten.union(working.document for working in snapshot.workings)
    columns = (tables.events.c.id, tables.event_members.c.event, tables.links.c.left, tables.workings.c.document)
    held = Change(connection, map(row_of_event, snapshot.events), columns[0], ids)
    members = Change(connection, rows_of_members(snapshot.events), columns[1], ids)
    linked = Change(connection, rows_of_records(snapshot.links, tables.links), columns[2], relinked)
    worked = Change(connection, rows_of_records(snapshot.workings, tables.workings), columns[3], documents)
    members.remove()
    held.remove()
    held.write()
    members.write()
    for change in (linked, worked):
        change.remove()
        change.write()
    index_events(connection, snapshot.events, ids)
    return any((held, members, linked, worked))


def stored_workings(connection: Connection) -> Iterator[Working]:
    """What linking made of each document, in the order of their ids."""
    query = select(tables.workings).order_by(tables.workings.c.document)
    return (record_of(row, Working) for row in connection.execute(query).mappings())


def events_holding(connection: Connection, mentions: Collection[str]) -> dict[str, str]:
    """The ids of the events on record that hold these event mentions, by mention."""
    columns = tables.event_members.c
    query = select(columns.mention, columns.event)
    found: dict[str, str] = {}
    for some in batches(sorted(mentions)):
        found |= {row[0]: row[1] for row in connection.execute(query.where(columns.mention.in_(some)))}
    return found


def events_of(connection: Connection, ids: Iterable[str]) -> tuple[Event, ...]:
    """The events on record with these ids, in the order of their ids."""
    query = select(tables.events.c.record).order_by(tables.events.c.id)
    return tuple(
        event
        for some in batches(sorted(ids))
        for event in connection.scalars(query.where(tables.events.c.id.in_(some)))
    )
