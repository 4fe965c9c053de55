"""Readings in the database: a row of their own, and their parts in a table for each kind of record."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dateline.model import Contest, DocumentHead, EventMention, Finding, Person, Quotation, Reading
from dateline.store import tables
from dateline.store.indexing import index_reading
from dateline.store.rows import claim_of, numbered, record_of, row_of_claim, rows_of_records
from dateline.store.writing import insert_rows, insert_unless_there

_HEAD = ("title", "author", "source", "dateline_place", "published", "language")
_PARTS = (tables.event_mentions, tables.claims, tables.contests, tables.quotations, tables.persons, tables.findings)
_AT_ONCE = 500  # readings whose rows are in memory together; SQLite takes some thousand numbers in one query


def insert_reading(connection: Connection, reading: Reading, engine: str) -> bool:
    """Add a reading with all its parts; False where this version of the engine has read the document already."""
    head = {name: getattr(reading.document, name) for name in _HEAD}
    row = {"document": reading.document.id, "engine": engine, **head}
    number = insert_unless_there(connection, tables.readings, row)
    if number is None:
        return False
    parts = {
        tables.event_mentions: rows_of_records(reading.event_mentions, tables.event_mentions),
        tables.claims: [row_of_claim(claim) for claim in reading.claims],
        tables.contests: rows_of_records(reading.contested, tables.contests),
        tables.quotations: rows_of_records(reading.quotations, tables.quotations),
        tables.persons: rows_of_records(reading.persons, tables.persons),
        tables.findings: rows_of_records(reading.findings, tables.findings),
    }
    for table, rows in parts.items():
        insert_rows(connection, table, numbered(number, rows))
    index_reading(connection, number)
    return True


def latest_readings(connection: Connection) -> dict[str, int]:
    """The number of the latest reading of each document."""
    columns = tables.readings.c
    query = select(columns.document, func.max(columns.id)).group_by(columns.document)
    return {row[0]: row[1] for row in connection.execute(query)}


def stored_readings(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Reading]]:
    """The readings of these numbers, each with its number, some hundred at a time, in the order of the numbers."""
    ordered = sorted(numbers)
    for at in range(0, len(ordered), _AT_ONCE):
        some = ordered[at : at + _AT_ONCE]
        heads = connection.execute(_headed(some)).mappings().all()
        parts = {table.name: _by_reading(connection, table, some) for table in _PARTS}
        for head in heads:
            number = head["reading"]
            yield number, _reading(head, {name: rows.get(number, []) for name, rows in parts.items()})


def _headed(numbers: Sequence[int]) -> Any:
    """The query for readings with the text of their documents."""
    columns = tables.readings.c
    head = [columns[name] for name in _HEAD]
    query = select(columns.id.label("reading"), columns.document, *head, tables.documents.c.text)
    return query.join_from(tables.readings, tables.documents).where(columns.id.in_(numbers)).order_by(columns.id)


def _by_reading(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """The rows of a part, by the number of their reading, in order."""
    found: dict[int, list[Any]] = {}
    query = select(table).where(table.c.reading.in_(numbers)).order_by(table.c.reading, table.c.position)
    for row in connection.execute(query).mappings():
        found.setdefault(row["reading"], []).append(row)
    return found


def _reading(head: Any, parts: dict[str, list[Any]]) -> Reading:
    return Reading(
        document=DocumentHead(id=head["document"], text=head["text"], **{name: head[name] for name in _HEAD}),
        event_mentions=tuple(record_of(row, EventMention) for row in parts["event_mentions"]),
        claims=tuple(claim_of(row) for row in parts["claims"]),
        contested=tuple(record_of(row, Contest) for row in parts["contests"]),
        quotations=tuple(record_of(row, Quotation) for row in parts["quotations"]),
        findings=tuple(record_of(row, Finding) for row in parts["findings"]),
        persons=tuple(record_of(row, Person) for row in parts["persons"]),
    )
