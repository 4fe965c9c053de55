"""The search as a whole: made anew from what the books hold, and compared with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select
from sqlalchemy.exc import DatabaseError

from dateline.model import Document, Event
from dateline.store import tables
from dateline.store.index import Rows, batches, document_rows, quotation_rows, write
from dateline.store.index_events import event_rows
from dateline.store.rows import Row, record_of
from dateline.store.search_tables import DOCUMENTS, EVENT_PARTS, EVENTS, INDEXES, QUOTATIONS, Indexed

Key = tuple[Any, ...]


def index_all(connection: Connection) -> None:
    """Make everything in the books findable, from nothing."""
    for table in _all_tables():
        connection.execute(delete(table))
    for indexed, made in _everything(connection):
        write(connection, indexed, made)


def index_faults(connection: Connection) -> tuple[str, ...]:
    """Where the search is not what follows from the books: one sentence each; none where all is well."""
    faults: list[str] = []
    wanted: dict[Indexed, set[Key]] = {indexed: set() for indexed in INDEXES}
    for indexed, made in _everything(connection):
        wanted[indexed] |= {_key(indexed, thing) for thing in made}
        faults += [fault for thing in made if (fault := _fault(connection, indexed, thing))]
    for indexed in INDEXES:
        rows = connection.execute(select(indexed.rows)).mappings()
        surplus = [key for row in rows if (key := _key_of(indexed, row)) not in wanted[indexed]]
        faults += [f"The search finds {_named(key)}, which is not in the books." for key in surplus]
    return tuple(faults)


def _everything(connection: Connection) -> Iterator[tuple[Indexed, list[Rows]]]:
    """All rows that there should be, a batch at a time."""
    for ids in batches(connection.scalars(select(tables.documents.c.id).order_by(tables.documents.c.id)).all()):
        documents = _documents(connection, list(ids))
        yield DOCUMENTS, [document_rows(document) for document in documents.values()]
        latest = _latest_readings(connection, list(ids))
        made = (quotation_rows(connection, documents[document], reading) for document, reading in latest.items())
        yield QUOTATIONS, [rows for of_one in made for rows in of_one]
    for ids in batches(connection.scalars(select(tables.events.c.id).order_by(tables.events.c.id)).all()):
        records: list[Event] = list(
            connection.scalars(select(tables.events.c.record).where(tables.events.c.id.in_(ids)))
        )
        yield EVENTS, list(event_rows(connection, records))


def _documents(connection: Connection, ids: list[str]) -> dict[str, Document]:
    query = select(tables.documents).where(tables.documents.c.id.in_(ids))
    return {row["id"]: record_of(row, Document) for row in connection.execute(query).mappings()}


def _latest_readings(connection: Connection, documents: list[str]) -> dict[str, int]:
    columns = tables.readings.c
    query = select(columns.document, func.max(columns.id)).where(columns.document.in_(documents))
    return {row[0]: row[1] for row in connection.execute(query.group_by(columns.document))}


def _all_tables() -> Iterator[Table]:
    yield from EVENT_PARTS
    for indexed in INDEXES:
        yield indexed.texts
        yield indexed.rows


def word_faults(connection: Connection) -> Iterator[str]:
    """SQLite compares its index of words with the texts itself; PostgreSQL's column follows from them.

    To SQLite the question is a write: it is asked in a transaction of its own, before anything is read.
    """
    for indexed in INDEXES if connection.dialect.name == "sqlite" else ():
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(
                    f"INSERT INTO {indexed.words}({indexed.words}, rank) VALUES ('integrity-check', 1)"
                )
        except DatabaseError as error:
            if "malformed" not in str(error.orig):  # that it is in use, say, is no fault of the index
                raise
            yield f"The index {indexed.words} does not fit the texts of {indexed.texts.name}."


def _fault(connection: Connection, indexed: Indexed, thing: Rows) -> str | None:
    """What is wrong with the rows of one thing; the number itself may be another where two things would have one."""
    key = _key(indexed, thing)
    condition = [column == value for column, value in zip(_key_columns(indexed), key, strict=True)]
    number = connection.scalar(select(indexed.rows.c.number).where(*condition))
    if number is None:
        return f"The search does not find {_named(key)}."
    for table, rows in thing.items():
        present = connection.execute(select(table).where(table.c.number == number)).mappings()
        if _comparable(present) != _comparable(rows):
            return f"What {table.name} holds of {_named(key)} does not follow from the books."
    return None


def _comparable(rows: Any) -> set[Key]:
    return {tuple(sorted((str(k), repr(v)) for k, v in row.items() if k != "number")) for row in rows}


def _key_columns(indexed: Indexed) -> list[Any]:
    names = ("document", "position") if indexed is QUOTATIONS else (indexed.key,)
    return [indexed.rows.c[name] for name in names]


def _key(indexed: Indexed, thing: Rows) -> Key:
    return _key_of(indexed, thing[indexed.rows][0])


def _key_of(indexed: Indexed, row: Mapping[Any, Any] | Row) -> Key:
    return tuple(row[column.name] for column in _key_columns(indexed))


def _named(key: Key) -> str:
    return f"quotation {key[1]} of {key[0]}" if len(key) > 1 else str(key[0])
