"""What is added to the books, or taken out, is so to the search, in the same transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dateline.model import Document, Event
from dateline.store import tables
from dateline.store.index import batches, document_rows, forget, quotation_rows, write
from dateline.store.index_events import event_rows
from dateline.store.rows import record_of
from dateline.store.search_tables import DOCUMENTS, EVENTS, INDEXES, QUOTATIONS, event_documents


def index_reading(connection: Connection, reading: int) -> None:
    """Make a reading that has just been written findable, and its document where it is new.

    Its quotations take the place of those of earlier readings, and events that the document tells of are found by what
    this reading says.
    """
    query = select(tables.documents).join_from(tables.readings, tables.documents).where(tables.readings.c.id == reading)
    document = record_of(connection.execute(query).mappings().one(), Document)
    rows = DOCUMENTS.rows.c
    if connection.scalar(select(rows.number).where(rows.document == document.id)) is None:
        write(connection, DOCUMENTS, [document_rows(document)])
    forget(connection, QUOTATIONS, [document.id])
    write(connection, QUOTATIONS, quotation_rows(connection, document, reading))
    _index_again(connection, _events_of(connection, document.id))


def forget_document(connection: Connection, document: str, events: Sequence[str] = ()) -> None:
    """Take out of the search everything of one document, with the events that it tells of, and leave no word behind.

    SQLite's index of words would keep words that were taken out in its older parts, so it is written anew.
    """
    forget(connection, EVENTS, [*_events_of(connection, document), *events])
    forget(connection, QUOTATIONS, [document])
    forget(connection, DOCUMENTS, [document])
    if connection.dialect.name == "sqlite":
        for indexed in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {indexed.words}({indexed.words}) VALUES ('rebuild')")


def _events_of(connection: Connection, document: str) -> Sequence[str]:
    """The events that the search knows a document to tell of."""
    found = select(EVENTS.rows.c.event).join(event_documents, event_documents.c.number == EVENTS.rows.c.number)
    return connection.scalars(found.where(event_documents.c.document == document)).all()


def _index_again(connection: Connection, events: Sequence[str]) -> None:
    forget(connection, EVENTS, events)
    for batch in batches(events):
        records: list[Event] = list(
            connection.scalars(select(tables.events.c.record).where(tables.events.c.id.in_(batch)))
        )
        write(connection, EVENTS, list(event_rows(connection, records)))
