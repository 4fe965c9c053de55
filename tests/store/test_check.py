"""`check` finds what is wrong with a database, and nothing where all is well."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.store.records import reading_of, report

from dateline.model import Event, Link
from dateline.store import open_store
from dateline.store.connect import connect


@pytest.fixture
def books(url: str) -> str:
    """A database with two documents, two readings of each, and an event."""
    with open_store(url) as store:
        for number in (1, 2):
            for engine in ("rules@1", "rules@2"):
                store.add(report(number), reading_of(report(number)), engine)
        mentions = ("m:Report 1", "m:Report 2")
        store.replace_events(
            (Event("event:1", "Battles", "Armed clash", None, None, mentions, (report(1).id,), ("Wire",), ()),),
            (Link(*mentions, 0.9, (), "same"),),
        )
    return url


@contextmanager
def damaged(url: str) -> Iterator[Connection]:
    """A connection that may do what the guards and the foreign keys forbid, as somebody with a tool of his own could."""
    engine = connect(url)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            connection.exec_driver_sql("BEGIN")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        connection.execute(text("INSERT INTO withdrawing (reason) VALUES ('none')"))
        yield connection
        connection.execute(text("DELETE FROM withdrawing"))
        connection.commit()
    engine.dispose()


def faults(url: str) -> list[str]:
    """What `check` finds."""
    with open_store(url) as store:
        return [finding.message for finding in store.check()]


def test_a_sound_database_has_no_faults(books: str) -> None:
    """Nothing is found, and every kind of record is looked at."""
    told: list[str] = []
    with open_store(books) as store:
        assert list(store.check(lambda what, done, total: told.append(what))) == []
    assert told == ["documents", "readings", "events"]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE documents SET text = text || '!' WHERE title = 'Report 1'", "not the one that its id was made from"),
        ("UPDATE claims SET span_quote = 'Qerwan' WHERE reading = 1 AND position = 0", "'Gusau', not 'Qerwan'"),
        ("UPDATE claims SET event_mention = 'm:9' WHERE reading = 1 AND position = 0", "m:9, which is not there"),
        ("UPDATE claims SET grounding = 'ungrounded' WHERE reading = 2", "is ungrounded and has a span"),
        ("UPDATE event_mentions SET trigger = 'no JSON' WHERE reading = 3", "3 cannot be read"),
        ("DELETE FROM documents WHERE title = 'Report 2'", "of a document that is not there"),
        ("DELETE FROM event_mentions WHERE id = 'm:Report 2'", "m:Report 2 in event_members is in no reading"),
        ("UPDATE links SET \"right\" = 'm:7'", "m:7 in links is in no reading"),
        ("DELETE FROM event_members WHERE mention = 'm:Report 1'", "members of event:1 are not those"),
        ("UPDATE events SET country = 'NG'", "event:1 is looked up by"),
        ('UPDATE documents SET blocks = \'[{"kind":"paragraph","start":0,"end":9999,"text":null}]\'', "A block of"),
        ("INSERT INTO withdrawing (reason) VALUES ('forgotten')", "withdrawal was left open"),
        ("DROP INDEX events_by_date", "events_by_date"),
        ("ALTER TABLE findings ADD COLUMN extra TEXT", "findings"),
    ],
)
def test_a_fault_is_found_and_named(books: str, statement: str, fault: str) -> None:
    """Whatever was changed behind Dateline's back, one of the findings says what and where."""
    with damaged(books) as connection:
        is_left_open = "INTO withdrawing" in statement
        if not is_left_open:
            connection.exec_driver_sql(statement.replace("%", "%%"))
    if is_left_open:
        engine = connect(books)
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()
    assert any(fault in found for found in faults(books)), faults(books)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE documents SET text = x'00ff'", "documents not every value of text"),
        ("UPDATE event_members SET mention = x'07'", "event_members not every value of mention"),
        (
            "UPDATE claims SET span_start = 'here', span_end = 'there'",
            "claims not every value of span_start and span_end",
        ),
        ("UPDATE audit SET who = x'4d' WHERE number = 1", "audit not every value of who"),
    ],
)
def test_a_value_of_another_type_is_named(tmp_path: Path, statement: str, where: str) -> None:
    """SQLite lets anything stand anywhere: nothing breaks on it, and the audit finds it too."""
    url = f"sqlite:///{tmp_path / 'day.db'}"
    with open_store(url) as store:
        store.add(report(1), reading_of(report(1)))
        event = Event("event:1", "Battles", "Armed clash", None, None, ("m:Report 1",), (report(1).id,), ("Wire",), ())
        store.replace_events((event,))
    with damaged(url) as connection:
        connection.exec_driver_sql(statement)
    assert any(where in found for found in faults(url)), faults(url)
    with open_store(url) as store:
        found = [*store.audit.faults(), *store.audit.record_faults()]
        assert found or "event_members" in statement  # what follows from the rest is not in the log


def test_a_guard_that_is_gone_is_missed(books: str) -> None:
    """Whoever drops a trigger to change the record leaves a trace."""
    engine = connect(books)
    with engine.begin() as connection:
        on_table = "" if engine.dialect.name == "sqlite" else " ON claims"
        connection.exec_driver_sql(f"DROP TRIGGER claims_no_delete{on_table}")
    engine.dispose()
    (found,) = faults(books)
    assert "claims from delete" in found


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """Bytes overwritten in the middle of the file are found, whatever they held."""
    path = tmp_path / "day.db"
    with open_store(f"sqlite:///{path}") as store:
        for number in range(60):
            store.add(report(number), reading_of(report(number)))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = bytearray(path.read_bytes())
    middle = len(content) * 3 // 4 // 4096 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    assert any("damaged" in found or "cannot be read" in found for found in faults(f"sqlite:///{path}"))


def test_the_check_of_every_span_reaches_into_the_records(url: str) -> None:
    """A quote that is wrong three levels down is a fault too."""
    reading = reading_of(report())
    (mention,) = reading.event_mentions
    wrong = replace(mention, trigger=replace(mention.trigger, quote="burned"))
    with open_store(url) as store:
        store.add(report(), replace(reading, event_mentions=(wrong,)))
        (found,) = store.check()
    assert "'killed', not 'burned'" in found.message
