"""What is kept stays: the database itself refuses to change or remove it, but for a withdrawal."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from tests.store.records import reading_of, report

from dateline.model import Contest, Finding, Person, Quotation, Span
from dateline.store import open_store
from dateline.store.connect import connect
from dateline.store.migrations.versions.schema_0005 import APPEND_ONLY

WORDS = Span(0, 6, "Gunmen")
CHANGES = ("UPDATE {table} SET {column} = {column}", "DELETE FROM {table}")
COLUMN = {"documents": "title", "versions": "engine", "readings": "title"}


@pytest.fixture
def books(url: str) -> str:
    """A database in which every table holds a row."""
    document = report()
    reading = replace(
        reading_of(document),
        contested=(Contest("m:Report 1", "killed", ("7", "9")),),
        quotations=(Quotation(None, WORDS),),
        persons=(Person("Omar Dikko", "private", WORDS, "rule:t@1"),),
        findings=(Finding("read", "odd"),),
    )
    with open_store(url) as store:
        store.add(document, reading)
    return url


def _do(connection: Connection, statement: str, table: str) -> int:
    column = COLUMN.get(table, "position")
    return connection.execute(text(statement.format(table=table, column=column))).rowcount


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", CHANGES)
def test_what_is_kept_cannot_be_changed_or_removed(books: str, table: str, statement: str) -> None:
    """Not even by somebody who speaks to the database directly."""
    engine = connect(books)
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        _do(connection, statement, table)
    with engine.connect() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {table}"))
    engine.dispose()


def test_a_table_cannot_be_emptied_at_once_or_replaced_row_by_row(books: str) -> None:
    """PostgreSQL knows TRUNCATE, SQLite INSERT OR REPLACE."""
    engine = connect(books)
    replacing = "INSERT OR REPLACE INTO versions (engine, rules) SELECT engine, 'other' FROM versions"
    statement = replacing if engine.dialect.name == "sqlite" else "TRUNCATE findings"
    with pytest.raises(DBAPIError, match="is append-only"), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_withdrawal_may_change_and_remove(books: str) -> None:
    """Within one transaction that says so; afterwards the guards are back."""
    engine = connect(books)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO withdrawing (reason) VALUES ('a court order')"))
        for statement in CHANGES:
            assert _do(connection, statement, "claims") == 2
        connection.execute(text("DELETE FROM withdrawing"))
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        _do(connection, CHANGES[1], "event_mentions")
    engine.dispose()


def test_a_withdrawal_that_is_under_way_lets_nobody_else_change_anything(url: str) -> None:
    """What one transaction opens stays shut for the others."""
    engine = connect(url)
    if engine.dialect.name == "sqlite":  # nobody else can write at all
        engine.dispose()
        return
    with engine.begin() as withdrawal, engine.begin() as other:
        withdrawal.execute(text("INSERT INTO withdrawing (reason) VALUES ('a threat')"))
        with pytest.raises(DBAPIError, match="append-only"):
            _do(other, CHANGES[1], "claims")
        other.rollback()
    engine.dispose()
