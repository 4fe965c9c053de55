"""A database goes to the other engine and back without a difference."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from tests.postgres import Server
from tests.store.records import reading_of, report
from tests.store.test_audit import faults_of

from dateline.model import Event, Link, StoreError, UsageError, Version
from dateline.store import Hand, copy_database, open_store
from dateline.store.schema import METADATA
from dateline.store.search_tables import WORD_INDEXES

NOBODY = None


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a database as the driver gives it, but for PostgreSQL's stand-ins for NUL."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    return found


def silent(*_: object) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def books(tmp_path: Path) -> str:
    """A database of SQLite in which much is kept, NUL and other scripts among it."""
    url = f"sqlite:///{tmp_path / 'books.db'}"
    with open_store(url) as store:
        store.introduce(Version("auto@1", "0123", "network-7"))
        for number in range(40):
            store.add(report(number), reading_of(report(number)), Version("auto@1", "0123", "network-7").key)
        odd = report(99)
        store.add(odd, reading_of(odd, toll="sieben\0 قتلى"), "rules@2")
        store.add(report(3), reading_of(report(3), stance="denies"), "rules@2")
        mentions = ("m:Report 1", "m:Report 2")
        event = Event("event:1", "Battles", "Armed clash", None, None, mentions, (report(1).id,), ("Wire",), ())
        store.replace_events((event,), (Link(*mentions, 0.1 + 0.2, (("km_apart", 1 / 3),), "same"),))
    return url


def test_to_the_other_engine_and_back_not_a_row_differs(books: str, server: Server, tmp_path: Path) -> None:
    """From SQLite to PostgreSQL to SQLite: every row of every table is what it was."""
    back = f"sqlite:///{tmp_path / 'back.db'}"
    with server.database() as other:
        told: list[tuple[str, int, int]] = []
        there = copy_database(books, other, lambda *step: told.append(step), Hand("Maya Haddad"))
        assert copy_database(other, back, silent, Hand("Omar Dikko")) == there + 2  # the log has grown
        ours, theirs, again = rows(books), rows(other), rows(back)
        logs = [found.pop("audit") for found in (ours, theirs, again)]
        assert ours == theirs == again
        assert logs[0] == logs[1][:-2] == logs[2][:-3]
        assert logs[1] == logs[2][:-1]
        assert told[-1][1:] == (there, there)
        with open_store(books) as one, open_store(other) as two, open_store(back) as three:
            assert one.readings() == two.readings() == three.readings()
            assert list(two.check()) == list(three.check()) == []


def test_both_logs_say_who_copied(books: str, url: str) -> None:
    """The source's log that everything was given out, the copy's that it came in, with nothing of an address."""
    there = copy_database(books, url, silent, Hand("Maya Haddad"))
    with open_store(books) as source, open_store(url) as copy:
        (given,), (before, come) = source.audit.last(1), copy.audit.last(2)
        assert before == given
        assert (given.who, given.action, given.subject) == ("Maya Haddad", "export", "database")
        assert (come.who, come.action, come.subject) == ("Maya Haddad", "import", "database")
        assert json.loads(come.details) == {"from": "sqlite", "rows": there}
        assert json.loads(given.details) == {"to": url.partition(":")[0].partition("+")[0]}
        assert not copy.is_behind() or source.is_behind()
        assert faults_of(source) == faults_of(copy) == []


def test_a_copy_goes_on_where_the_other_stopped(books: str, url: str) -> None:
    """What is read after copying gets the next number: it is the latest reading."""
    copy_database(books, url, silent)
    with open_store(url) as store:
        newer = reading_of(report(3), toll="nine")
        assert store.add(report(3), newer, "rules@3")
        assert newer in store.readings()


def test_a_target_that_is_not_empty_is_refused_and_left_alone(books: str, url: str) -> None:
    """Two databases are never mixed."""
    with open_store(url) as store:
        store.add(report(7), reading_of(report(7)))
    before = rows(url)
    with pytest.raises(UsageError, match="not empty"):
        copy_database(books, url, silent)
    assert rows(url) == before


def test_a_copy_that_breaks_off_leaves_the_target_empty(books: str, url: str) -> None:
    """Nothing is half-done: the same command starts over."""

    def stop(table: str, done: int, total: int) -> None:
        if table == "claims":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(books, url, stop)
    assert not any(found for name, found in rows(url).items() if name != "dateline_schema")
    copy_database(books, url, silent)
    copied, source = rows(url), rows(books)
    assert copied.pop("audit")[:-1] == source.pop("audit")
    assert copied == source


def test_a_target_that_cannot_be_reached_is_named(books: str) -> None:
    """The error is that of opening it."""
    with pytest.raises(StoreError, match="folder exists"):
        copy_database(books, "sqlite:////no/such/folder/copy.db", silent)


def test_every_table_is_copied(books: str) -> None:
    """There is no table in the database that the code does not know, but Alembic's own and SQLite's index of words."""
    engine = create_engine(books)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    words = {name for name in names if any(name.startswith(index) for index in WORD_INDEXES)}
    assert names - {"alembic_version"} - words == set(METADATA.tables)
