"""The tables that a search looks things up in: all of it follows from documents, readings and events.

searched_documents ── searched_document_texts ── document_words      what was read, word by word
searched_quotations ── searched_quotation_texts ── quotation_words   direct speech of the latest readings
searched_events ─┬─ searched_event_texts ── event_words              what reports say where they tell of the event
                 └─ places, actors, tolls, sources, documents        what events are filtered by

A row's number says its day before anything else, so that the newest first is the order of the numbers, on every database
and without sorting. The index of words itself is the database's own: a table of SQLite's FTS5, a `tsvector` column with a
GIN index in PostgreSQL. Both are kept by the database, from the folded text, in the transaction that writes it.
"""

from dataclasses import dataclass

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text

from dateline.store.tables import KEY, NUMBER, Json, metadata

Passage = tuple[str, int, int]  # a document's id, start and end in its text


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=False)


def _texts(name: str) -> Table:
    """The folded words of each row, in one string: what the index of words is made from."""
    return Table(name, metadata, _number(), Column("folded", Text, nullable=False))


searched_documents = Table(
    "searched_documents",
    metadata,
    _number(),
    Column("document", KEY, nullable=False, unique=True),
    Column("source", KEY, index=True),  # folded
    Column("language", KEY),
)

searched_quotations = Table(
    "searched_quotations",
    metadata,
    _number(),
    Column("document", KEY, nullable=False, index=True),
    Column("reading", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)

searched_events = Table(
    "searched_events",
    metadata,
    _number(),
    Column("event", KEY, nullable=False, unique=True),
    Column("digest", KEY, nullable=False),  # of the event's record: what has not changed is not indexed again
    Column("first_day", Integer),  # in the calendar, 1 is 1 January of the year 1
    Column("last_day", Integer),
    Column("type", KEY, nullable=False),  # both types, folded
    Column("contested", Boolean, nullable=False),
    Column("sources", Integer, nullable=False),  # independent ones
    Column("polarities", KEY, nullable=False),  # each between blanks
    Column("modalities", KEY, nullable=False),
    Column("passages", Json(tuple[Passage, ...]), nullable=False),  # where reports tell of it
)

# a place is a point on the unit sphere and a cap about it: whether two caps meet is a comparison of products, which
# both databases work out to the same bit
event_places = Table(
    "searched_event_places",
    metadata,
    _number(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("x", Float(53), nullable=False),
    Column("y", Float(53), nullable=False),
    Column("z", Float(53), nullable=False),
    Column("cosine", Float(53), nullable=False),  # of the radius, as an angle
    Column("sine", Float(53), nullable=False),
    Column("angle", Float(53), nullable=False),
)

event_actors = Table(
    "searched_event_actors",
    metadata,
    _number(),
    Column("role", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),  # folded
)

event_tolls = Table(
    "searched_event_tolls",
    metadata,
    _number(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("measure", KEY, nullable=False),
    Column("low", NUMBER, nullable=False),
    Column("high", NUMBER),  # null: no ceiling
    Index("searched_event_tolls_by_measure", "measure", "low"),
)

event_sources = Table(
    "searched_event_sources",
    metadata,
    Column("source", KEY, primary_key=True),  # folded
    Column("number", NUMBER, primary_key=True, autoincrement=False),
)

event_documents = Table(
    "searched_event_documents",
    metadata,
    Column("document", KEY, primary_key=True),
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Index("searched_event_documents_by_number", "number"),
)

EVENT_PARTS = (event_places, event_actors, event_tolls, event_sources, event_documents)


@dataclass(frozen=True, slots=True)
class Indexed:
    """One kind of thing that is searched: its rows, their folded texts, and the name of its index of words."""

    rows: Table
    texts: Table
    words: str
    key: str  # the column of `rows` that says which thing it is


DOCUMENTS = Indexed(searched_documents, _texts("searched_document_texts"), "document_words", "document")
QUOTATIONS = Indexed(searched_quotations, _texts("searched_quotation_texts"), "quotation_words", "document")
EVENTS = Indexed(searched_events, _texts("searched_event_texts"), "event_words", "event")
INDEXES = (DOCUMENTS, QUOTATIONS, EVENTS)
WORD_INDEXES = frozenset({*(indexed.words for indexed in INDEXES), "terms"})  # tables, or a column and its indexes
