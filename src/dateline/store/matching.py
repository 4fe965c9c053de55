"""A query as what each database's index of words understands; both find the same rows.

SQLite's FTS5 knows where words stand, so it answers a phrase by itself. A `tsvector` as we keep it knows which words
occur: PostgreSQL narrows by them and then looks for the phrase in the folded text. It looks for everything in a text
that is too long for a `tsvector`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    cast,
    column,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dateline.store.query import AnyOf, Phrase, Query
from dateline.store.search_tables import Indexed

Condition = ColumnElement[bool]
MOST_BYTES = 1_000_000  # of a folded text whose words have a `tsvector`
TOO_LONG = "=="  # the one term of a longer one


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked besides words: of the rows, and of the days that their numbers begin with."""

    conditions: Sequence[Condition]
    few: Sequence[int] | None  # the numbers that meet the conditions, where they are few
    published: Sequence[Callable[[ColumnElement[int]], Condition]]


def numbers_with(connection: Connection, query: Query, indexed: Indexed, asked: Asked) -> Select[tuple[int]]:
    """The numbers of the rows that hold the words and meet what is asked, the newest first."""
    if connection.dialect.name == "sqlite":
        return _in_sqlite(query, indexed, asked)
    # compiling a search takes longer than the search; and the planner does not know what it costs to fetch a long value,
    # so it would rather look into every text than ask the index of words
    connection.exec_driver_sql("SET LOCAL jit = off")
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return _in_postgresql(query, indexed, asked)


def rows_without(connection: Connection, query: Query, indexed: Indexed) -> list[Condition]:
    """Conditions on the rows where a query only says what must not occur."""
    if not query.unwanted:
        return []
    number = indexed.rows.c.number
    if connection.dialect.name == "sqlite":
        return [number.not_in(select(_fts(indexed).c.rowid).where(_match(indexed, _any_of(query.unwanted))))]
    texts = indexed.texts.c
    held = [
        _has_terms(indexed, " | ".join(_lexemes(phrase) for phrase in query.unwanted)),
        _one_stands_in(texts.folded, query.unwanted),
    ]
    return [~exists().where(texts.number == number, *held)]


def _in_sqlite(query: Query, indexed: Indexed, asked: Asked) -> Select[tuple[int]]:
    """FTS5 gives the numbers in their order; what else is asked is looked up for each as it comes."""
    number = _fts(indexed).c.rowid
    found = select(number).where(_match(indexed, _expression(query)), *(among(number) for among in asked.published))
    if asked.few is not None:
        found = found.where(number.in_(asked.few))
    elif asked.conditions:
        plain: ColumnElement[int] = literal_column(f"+{indexed.words}.rowid")  # with a sign, it does not begin there
        found = found.where(plain.in_(select(indexed.rows.c.number).where(*asked.conditions)))
    return found.order_by(number.desc())


def _in_postgresql(query: Query, indexed: Indexed, asked: Asked) -> Select[tuple[int]]:
    """The index of words gives the candidates; they are looked at from the newest on, until the page is full."""
    texts, rows = indexed.texts.c, indexed.rows.c
    candidates = select(texts.number).where(
        *_by_terms(query, indexed), *(among(texts.number) for among in asked.published)
    )
    if asked.few is not None:
        candidates = candidates.where(texts.number.in_(asked.few))
    found = candidates.cte("candidates").prefix_with("MATERIALIZED")
    ordered = select(found.c.number).order_by(found.c.number.desc()).subquery("ordered")
    number = ordered.c.number
    checks: list[Condition] = [
        select(and_(*phrases)).where(texts.number == number).scalar_subquery()
        for phrases in [_phrases(query, indexed)]
        if phrases
    ]
    if asked.few is None and asked.conditions:
        checks.append(exists().where(rows.number == number, *asked.conditions))
    return select(number).where(*checks).order_by(number.desc())


def _fts(indexed: Indexed) -> TableClause:
    """SQLite's index of words, by the number of the row."""
    return table(indexed.words, column("rowid"))


def _match(indexed: Indexed, expression: str) -> Condition:
    return literal_column(indexed.words).op("MATCH", is_comparison=True)(expression)


def _by_terms(query: Query, indexed: Indexed) -> list[Condition]:
    """What the index of words can tell, and everything of a text that is too long for it."""
    folded = indexed.texts.c.folded
    wanted = [f"({' | '.join(_lexemes(phrase) for phrase in any_of)})" for any_of in query.wanted]
    unwanted = [f"!{_lexemes(phrase)}" for phrase in query.unwanted if len(phrase.words) == 1]
    every = [_one_stands_in(folded, any_of) for any_of in query.wanted]
    every += [not_(_stands_in(folded, phrase)) for phrase in query.unwanted]
    return [
        _has_terms(indexed, " & ".join([*wanted, *unwanted])),
        or_(func.octet_length(folded) <= MOST_BYTES, and_(*every)),
    ]


def _phrases(query: Query, indexed: Indexed) -> list[Condition]:
    """What only the text can tell."""
    folded = indexed.texts.c.folded
    wanted = [_one_stands_in(folded, any_of) for any_of in query.wanted if any(len(p.words) > 1 for p in any_of)]
    return wanted + [not_(_stands_in(folded, phrase)) for phrase in query.unwanted if len(phrase.words) > 1]


def _has_terms(indexed: Indexed, asked: str) -> Condition:
    """Whether the index of words has the terms, or leaves it to the text because that is too long."""
    terms: ColumnElement[str] = literal_column(f"{indexed.texts.name}.terms")
    return terms.op("@@", is_comparison=True)(cast(f"({asked}) | '{TOO_LONG}'", TSQUERY))


def _expression(query: Query) -> str:
    """The query in the language of FTS5; every word is in quotation marks, and no word holds one."""
    wanted = " AND ".join(f"({_any_of(any_of)})" for any_of in query.wanted)
    return f"({wanted}) NOT ({_any_of(query.unwanted)})" if query.unwanted else wanted


def _any_of(phrases: Iterable[Phrase]) -> str:
    return " OR ".join(f'"{" ".join(p.words)}"{" *" if p.is_prefix else ""}' for p in phrases)


def _lexemes(phrase: Phrase) -> str:
    """All words of a phrase, wherever they stand."""
    quoted = " & ".join(f"'{word}'" for word in phrase.words)
    return f"({quoted}:*)" if phrase.is_prefix else f"({quoted})"


def _one_stands_in(folded: ColumnElement[str], any_of: AnyOf) -> Condition:
    return or_(*(_stands_in(folded, phrase) for phrase in any_of))


def _stands_in(folded: ColumnElement[str], phrase: Phrase) -> Condition:
    """Whether the words stand next to each other in the folded text, which has a blank around each."""
    sought = f" {' '.join(phrase.words)}{'' if phrase.is_prefix else ' '}"
    return func.strpos(folded, sought) > 0
