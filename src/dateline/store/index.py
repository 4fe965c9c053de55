"""What a search finds is written here, in the transaction that writes the document, the reading or the events."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, select

from dateline.model import Document, Quotation
from dateline.store import tables
from dateline.store.folding import BREAK, folded
from dateline.store.rows import Row, record_of
from dateline.store.search_tables import DOCUMENTS, EVENT_PARTS, EVENTS, QUOTATIONS, Indexed

Rows = dict[Table, list[Row]]
Item = TypeVar("Item")
BATCH = 500  # rows that are read or written at once
LONGEST_NAME = 500  # characters of a folded name that are compared
_HASH_BITS = 41  # a day of the calendar takes 22, and 63 is what a number has


def day_number(iso: str | None) -> int:
    """The day of the calendar that an ISO date or its beginning names; 0 where there is none.

    >>> day_number("0001-01-02"), day_number(None), day_number("2024")
    (2, 0, 0)
    """
    try:
        return date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return 0


def first_number(day: int) -> int:
    """The least number that a row of that day may have."""
    return day << _HASH_BITS


def number_of(day: int, *key: str) -> int:
    """A row's number: its day, then bits of a hash of its key, so that the order is the same in every database."""
    digest = hashlib.sha256("\n".join(key).encode("utf-8", "surrogatepass")).digest()
    return first_number(day) | int.from_bytes(digest[:8]) >> (64 - _HASH_BITS)


def document_rows(document: Document) -> Rows:
    """The rows by which a document is found; its title is searched too where the text does not hold it."""
    number = number_of(day_number(document.published), document.id)
    title, text = folded(document.title or ""), folded(document.text)
    row = {
        "number": number,
        "document": document.id,
        "source": folded_name(document.source),
        "language": document.language,
    }
    return {
        DOCUMENTS.rows: [row],
        DOCUMENTS.texts: [{"number": number, "folded": text if title in text else title + BREAK + text}],
    }


def quotation_rows(connection: Connection, document: Document, reading: int) -> list[Rows]:
    """The rows by which each quotation of a reading is found: its words and its speaker's name."""
    columns = tables.quotations.c
    query = select(tables.quotations).where(columns.reading == reading).order_by(columns.position)
    day = day_number(document.published)
    made = []
    for found in connection.execute(query).mappings():
        quotation, position = record_of(found, Quotation), found["position"]
        number = number_of(day, document.id, str(position))
        row = {"number": number, "document": document.id, "reading": reading, "position": position}
        words = folded(quotation.span.quote, quotation.speaker.name if quotation.speaker else "")
        made.append({QUOTATIONS.rows: [row], QUOTATIONS.texts: [{"number": number, "folded": words}]})
    return made


def folded_name(name: str | None) -> str | None:
    """A name as it is compared: its folded words; None where it has none.

    >>> folded_name("The Gusau Post"), folded_name("—")
    ('the gusau post', None)
    """
    return " ".join(word for word in folded(name or "").split())[:LONGEST_NAME] or None


def write(connection: Connection, indexed: Indexed, made: Sequence[Rows]) -> None:
    """Add the rows of several things that are not there yet; where two have one number, the later moves on."""
    rows: Rows = {}
    taken = _taken(connection, indexed, [thing[indexed.rows][0]["number"] for thing in made])
    for thing in made:
        number = wanted = thing[indexed.rows][0]["number"]
        while number in taken:
            number = _after(connection, indexed, number, taken)
        taken.add(number)
        for table, found in thing.items():
            moved = found if number == wanted else [{**row, "number": number} for row in found]
            rows.setdefault(table, []).extend(moved)
    for table, found in rows.items():
        for batch in batches(found):
            connection.execute(insert(table), batch)


def forget(connection: Connection, indexed: Indexed, keys: Sequence[str]) -> None:
    """Remove the rows of the things with the keys."""
    rows = indexed.rows
    for batch in batches(keys):
        numbers = connection.scalars(select(rows.c.number).where(rows.c[indexed.key].in_(batch))).all()
        parts = EVENT_PARTS if indexed is EVENTS else ()
        for part in (indexed.texts, *parts, rows) if numbers else ():
            connection.execute(delete(part).where(part.c.number.in_(numbers)))


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at once as a statement takes."""
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))


def _taken(connection: Connection, indexed: Indexed, numbers: list[int]) -> set[int]:
    column = indexed.rows.c.number
    return {n for batch in batches(numbers) for n in connection.scalars(select(column).where(column.in_(batch)))}


def _after(connection: Connection, indexed: Indexed, number: int, taken: Iterable[int]) -> int:
    """The next number that is free in the table, though perhaps not among what is about to be written."""
    column = indexed.rows.c.number
    while number in taken or connection.scalar(select(column).where(column == number)) is not None:
        number += 1
    return number
