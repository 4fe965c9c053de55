"""Events and links follow from everything else: what differs is written anew, what does not stays as it is."""

from collections.abc import Iterable

from sqlalchemy import Connection

from dateline.model import Event, Link
from dateline.store import tables
from dateline.store.index_events import index_events
from dateline.store.rows import row_of_event, rows_of_members, rows_of_records
from dateline.store.writing import Change


def put_events(connection: Connection, events: tuple[Event, ...], links: Iterable[Link]) -> bool:
    """Make these the events and links, in the transaction that is open; whether that changed anything."""
    held = Change(connection, tables.events, (row_of_event(event) for event in events))
    members = Change(connection, tables.event_members, rows_of_members(events))
    linked = Change(connection, tables.links, rows_of_records(links, tables.links))
    members.remove()
    held.remove()
    held.write()
    members.write()
    linked.remove()
    linked.write()
    index_events(connection, events)
    return any((held, members, linked))
