"""Searching the books: the same things in the same order on every database, the newest first.

Newest first, and not by a score of relevance: whoever keeps books reads all that matches, in the order of time, and a
report is no truer for repeating a word. It also lets both databases walk down one index and stop at the end of the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from dateline.model import (
    DocumentHit,
    Event,
    EventFilter,
    EventHit,
    Found,
    Hit,
    Question,
    Quotation,
    QuotationHit,
    Snippet,
)
from dateline.store import tables
from dateline.store.conditions import Condition, conditions_on_events, documents_of
from dateline.store.index import day_number, first_number, folded_name
from dateline.store.matching import Asked, numbers_with, rows_without
from dateline.store.query import Query, parse_query
from dateline.store.search_tables import DOCUMENTS, EVENTS, QUOTATIONS, Indexed, event_documents
from dateline.store.snippets import snippet_of

MOST = 1000  # hits of one page
_FAR = 2**31  # hits that can be passed over
_LAST_DAY = 4_000_000  # beyond every date
_FEW = 500  # things that are looked up one by one


def search_documents(connection: Connection, question: Question) -> Found:
    """The reports that hold the words and meet what is asked."""
    query, asked = parse_query(question.words), _on_documents(connection, question)
    numbers = _page(connection, DOCUMENTS, query, question, asked)
    return _found(numbers, question, query, lambda page: _document_hits(connection, page, query))


def search_quotations(connection: Connection, question: Question) -> Found:
    """The quotations that hold the words, or whose speaker's name does, in reports that meet what is asked."""
    query, asked = parse_query(question.words), _on_documents(connection, question)
    reports = select(DOCUMENTS.rows.c.document).where(*asked)
    conditions: list[Condition] = [QUOTATIONS.rows.c.document.in_(reports)] if asked else []
    numbers = _page(connection, QUOTATIONS, query, question, conditions)
    return _found(numbers, question, query, lambda page: _quotation_hits(connection, page, query))


def search_events(connection: Connection, question: Question) -> Found:
    """The events that meet what is asked and of which a report says the words."""
    query = parse_query(question.words)
    conditions = conditions_on_events(question.events, question.source)
    if question.language is not None:
        spoken = select(DOCUMENTS.rows.c.document).where(DOCUMENTS.rows.c.language == question.language)
        told = select(event_documents.c.number).where(event_documents.c.document.in_(spoken))
        conditions.append(EVENTS.rows.c.number.in_(told))
    numbers = _page(connection, EVENTS, query, replace(question, since=None, until=None), conditions)
    return _found(numbers, question, query, lambda page: _event_hits(connection, page, query))


def _on_documents(connection: Connection, question: Question) -> list[Condition]:
    """What the rows of the reports must meet."""
    columns = DOCUMENTS.rows.c
    conditions: list[Condition] = []
    if question.source is not None:
        conditions.append(columns.source == (folded_name(question.source) or ""))
    if question.language is not None:
        conditions.append(columns.language == question.language)
    if question.events != EventFilter():
        asked = conditions_on_events(question.events)
        few = _few(connection, EVENTS.rows.c.number, asked)
        conditions.append(columns.document.in_(documents_of(asked if few is None else [EVENTS.rows.c.number.in_(few)])))
    return conditions


def _page(
    connection: Connection, indexed: Indexed, query: Query, question: Question, conditions: list[Condition]
) -> list[int]:
    """The numbers of one page, and of one hit more where there is one."""
    limit, offset = _bounded(question)
    number = indexed.rows.c.number
    few = _few(connection, number, conditions)
    if query.wanted:
        asked = Asked(conditions=conditions, few=few, published=_published(question))
        statement = numbers_with(connection, query, indexed, asked)
    else:
        asked_of_rows = conditions if few is None else [number.in_(few)]
        without = (
            *rows_without(connection, query, indexed),
            *(condition(number) for condition in _published(question)),
        )
        found = select(number).where(*asked_of_rows, *without)
        statement = found.order_by(number.desc())
    return list(connection.scalars(statement.limit(limit + 1).offset(offset)))


def _few(connection: Connection, number: ColumnElement[int], conditions: list[Condition]) -> list[int] | None:
    """The numbers that meet the conditions, where they are few; None where they are many, or nothing is asked.

    A few are written out, so that the database begins with them: no statistics tell it how much of the world a circle
    holds.
    """
    if not conditions:
        return None
    # PostgreSQL would hope to meet a few soon, one by one; it is told to find all of them
    met = select(number).where(*conditions).cte("met").prefix_with("MATERIALIZED", dialect="postgresql")
    found = connection.scalars(select(met.c.number).limit(_FEW + 1)).all()
    return list(found) if len(found) <= _FEW else None


def _published(question: Question) -> list[Callable[[ColumnElement[int]], Condition]]:
    """The days of publication asked for, as a range of numbers; a report without a date is in none."""
    if question.since is None and question.until is None:
        return []
    low = first_number(max(1, day_number(question.since)))
    high = first_number((day_number(question.until) or _LAST_DAY) + 1)
    return [lambda number: number >= low, lambda number: number < high]


def _bounded(question: Question) -> tuple[int, int]:
    return min(max(question.limit, 0), MOST), min(max(question.offset, 0), _FAR)


def _found(numbers: list[int], question: Question, query: Query, hits: Callable[[list[int]], Sequence[Hit]]) -> Found:
    limit, _ = _bounded(question)
    page = numbers[:limit]
    return Found(tuple(hits(page)) if page else (), len(numbers) > limit, query.unread)


def _document_hits(connection: Connection, numbers: list[int], query: Query) -> list[Hit]:
    columns, rows = tables.documents.c, DOCUMENTS.rows.c
    wanted = (columns.id, columns.title, columns.source, columns.published, columns.language, columns.url, columns.text)
    joined = select(rows.number, *wanted).join(tables.documents, columns.id == rows.document)
    found = _by_number(connection, joined, rows.number, numbers)
    return [
        DocumentHit(
            document=row["id"],
            **{name: row[name] for name in ("title", "source", "published", "language", "url")},
            snippet=Snippet(row["id"], *snippet_of(row["text"], query.phrases)),
        )
        for row in found
    ]


def _quotation_hits(connection: Connection, numbers: list[int], query: Query) -> list[Hit]:
    rows, quotations, documents = QUOTATIONS.rows.c, tables.quotations.c, tables.documents.c
    wanted = (documents.id, documents.source, documents.published, documents.text)
    joined = (
        select(rows.number, quotations.speaker, quotations.span, *wanted)
        .join(tables.quotations, (quotations.reading == rows.reading) & (quotations.position == rows.position))
        .join(tables.documents, documents.id == rows.document)
    )
    return [_quotation_hit(row, query) for row in _by_number(connection, joined, rows.number, numbers)]


def _quotation_hit(row: Mapping[Any, Any], query: Query) -> QuotationHit:
    quotation = Quotation(row["speaker"], row["span"])
    shown = snippet_of(row["text"], query.phrases, quotation.span.start, quotation.span.end)
    snippet = Snippet(row["id"], *shown)
    return QuotationHit(row["id"], row["source"], row["published"], quotation.speaker, snippet)


def _event_hits(connection: Connection, numbers: list[int], query: Query) -> list[Hit]:
    rows, events = EVENTS.rows.c, tables.events.c
    joined = select(rows.number, rows.passages, events.record).join(tables.events, events.id == rows.event)
    found = _by_number(connection, joined, rows.number, numbers)
    ids = {document for row in found for document, _, _ in row["passages"]}
    query_texts = select(tables.documents.c.id, tables.documents.c.text).where(tables.documents.c.id.in_(ids))
    texts = {row.id: row.text for row in connection.execute(query_texts)}
    return [_event_hit(row["record"], row["passages"], texts, query) for row in found]


def _event_hit(
    event: Event, passages: Sequence[tuple[str, int, int]], texts: Mapping[str, str], query: Query
) -> EventHit:
    """An event with the passage that shows the most of the words."""
    shown = [
        Snippet(document, *snippet_of(texts[document], query.phrases, start, end))
        for document, start, end in passages
        if document in texts
    ]
    return EventHit(event, max(shown, key=lambda snippet: len(snippet.marks), default=None))


def _by_number(
    connection: Connection, statement: Select[Any], number: ColumnElement[int], numbers: list[int]
) -> list[Mapping[Any, Any]]:
    """The rows of a page, in the order of the page."""
    found = {row["number"]: row for row in connection.execute(statement.where(number.in_(numbers))).mappings()}
    return [found[n] for n in numbers if n in found]
