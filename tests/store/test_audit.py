"""The audit log in the database: every act has its entry, one chain whoever writes, and what does not fit is found."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from tests.store.test_database import DOCUMENT, LINKS, happening, read
from tests.store.test_migrations import written_by

from dateline.model import Act, Entry, Kept, UsageError
from dateline.store import Hand, Store, open_store
from dateline.store.migrations import FIRST

NOON = datetime(2024, 5, 14, 12, tzinfo=UTC)


def clock(*times: datetime) -> Callable[[], datetime]:
    """A clock that shows these times, the last for ever."""
    shown: Iterator[datetime] = chain(times, repeat(times[-1] if times else NOON))
    return lambda: next(shown)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, kept by Maya Haddad at noon."""
    with open_store(url, Hand("Maya Haddad", clock())) as store:
        yield store


def tamper(url: str, *statements: str) -> None:
    """Write over the database behind Dateline's back, as somebody would who owns the file: guards are taken off first."""
    engine = create_engine(url)
    with engine.begin() as connection:
        _unguard(connection)
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _unguard(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
    else:
        connection.execute(text("SET LOCAL session_replication_role = replica"))


def faults(url: str, kept: Kept | None = None) -> list[str]:
    """What the log says is wrong: with itself, then with the books."""
    with open_store(url) as store:
        return faults_of(store, kept)


def faults_of(store: Store, kept: Kept | None = None) -> list[str]:
    """The same of a store that is open."""
    return [f.message for f in (*store.audit.faults(kept), *store.audit.record_faults())]


def acts(store: Store) -> list[tuple[str, str]]:
    """What the log holds."""
    return [(entry.action, entry.subject) for entry in store.audit.last(100)]


def test_what_is_added_is_in_the_log(store: Store) -> None:
    """A document and its reading have an entry each; a newer engine's reading one more; adding again none."""
    store.add(DOCUMENT, read(DOCUMENT), "rules@1")
    store.add(DOCUMENT, read(DOCUMENT), "rules@1")
    store.add(DOCUMENT, read(DOCUMENT), "rules@2")
    store.replace_events((happening("a", "2016-05-23"),), LINKS)
    subject = DOCUMENT.id
    assert acts(store) == [("document", subject), ("reading", subject), ("reading", subject), ("events", "")]
    entry = store.audit.last(2)[0]
    assert (entry.number, entry.at, entry.who) == (3, "2024-05-14T12:00:00.000000Z", "Maya Haddad")
    details = json.loads(entry.details)
    assert details.pop("sha256")
    assert details == {"claims": 4, "engine": "rules@2", "event_mentions": 2}


def test_no_word_of_a_report_is_in_the_log(store: Store) -> None:
    """Neither names nor quotes: ids, counts and digests only."""
    store.add(DOCUMENT, read(DOCUMENT))
    written = " ".join(repr(entry) for entry in store.audit.last(100))
    for word in ("bomb", "Jableh", "people", "army", "doctor", "Coast", "odd"):
        assert word not in written


def test_an_entry_stands_or_falls_with_what_it_records(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where adding breaks off, the log knows nothing of it; where the log cannot be written, nothing is added."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for broken in ("readings.row_of_claim", "database.append"):
        with monkeypatch.context() as patch:
            patch.setattr(f"dateline.store.{broken}", interrupt)
            with pytest.raises(KeyboardInterrupt):
                store.add(DOCUMENT, read(DOCUMENT))
        assert store.documents() == ()
        assert store.audit.head() is None


def test_a_clock_that_jumps_changes_neither_chain_nor_order(url: str) -> None:
    """The time is what the clock said; the order is that of the numbers."""
    jumps = (NOON, NOON - timedelta(days=400), NOON + timedelta(days=9), NOON - timedelta(seconds=1))
    with open_store(url, Hand("Maya Haddad", clock(*jumps))) as store:
        for number in range(4):
            store.audit.note(Act("login", f"desk:{number}"))
        assert [entry.subject for entry in store.audit.last(9)] == ["desk:0", "desk:1", "desk:2", "desk:3"]
        assert [entry.at[:10] for entry in store.audit.last(9)] == [f"{jump:%Y-%m-%d}" for jump in jumps]
    assert faults(url) == []


def test_a_time_of_another_zone_is_written_in_utc(url: str) -> None:
    """The log has one clock for all."""
    local = datetime.fromisoformat("2024-05-14T01:30:00+03:00")
    with open_store(url, Hand("Maya Haddad", clock(local))) as store:
        assert store.audit.note(Act("login", "desk")).at == "2024-05-13T22:30:00.000000Z"


@pytest.mark.parametrize("name", ["", "  ", "Maya\nHaddad", "Maya\x1b[31m"])
def test_a_name_that_would_break_a_line_is_refused(name: str) -> None:
    """Line feeds part the fields of an entry, so none may stand in one."""
    with pytest.raises(UsageError, match="no name"):
        Hand(name)


def test_the_books_as_they_were_written_are_without_fault(store: Store, url: str) -> None:
    """Also when closed and opened again, and with the head that was kept."""
    store.add(DOCUMENT, read(DOCUMENT))
    head = store.audit.head()
    assert isinstance(head, Entry)
    store.audit.note(Act("export", "events"))
    assert faults(url, Kept(head.number, head.hash)) == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE audit SET who = 'Sani Garba' WHERE number = 2", "Entry 2 was changed"),
        ("DELETE FROM audit WHERE number = 2", "Entry 2 is missing"),
        ("UPDATE documents SET published = '2016-05-20'", "Document sha256:1 was changed after entry 1"),
        ("UPDATE readings SET source = 'Hill Wire'", "The reading of sha256:1 by rules@1 was changed after entry 2"),
        ("UPDATE claims SET value_low = 2 WHERE id = 'c:1'", "The reading of sha256:1 by rules@1 was changed"),
        ("DELETE FROM quotations WHERE position = 1", "The reading of sha256:1 by rules@1 was changed"),
        ("UPDATE claims SET stance = 'asserts' WHERE id = 'c:2'", "The reading of sha256:1 by rules@1 was changed"),
        (
            "INSERT INTO documents (id, text, blocks, segments) VALUES ('sha256:9', 'Nothing.', '[]', '[]')",
            "Document sha256:9 is in the books, and no entry of the log says who added it.",
        ),
    ],
)
def test_what_was_written_over_is_named(store: Store, url: str, statement: str, message: str) -> None:
    """Somebody who owns the database changes it with its own tools: the log says which row does not fit."""
    store.add(DOCUMENT, read(DOCUMENT), "rules@1")
    store.audit.note(Act("login", "desk"))
    tamper(url, statement)
    assert faults(url)[0].startswith(message)


def test_a_document_that_was_taken_out_or_put_in_is_named(store: Store, url: str) -> None:
    """Without a withdrawal, what the log says was added must be there; what is there must be in the log."""
    store.add(DOCUMENT, read(DOCUMENT), "rules@1")
    tables = ("event_mentions", "claims", "contests", "quotations", "persons", "findings", "readings", "documents")
    tamper(url, *(f"DELETE FROM {table}" for table in tables))
    assert faults(url) == [
        "Document sha256:1 is missing; entry 1 of the log says that it was added.",
        "The reading of sha256:1 by rules@1 is missing; entry 2 of the log says that it was added.",
    ]


def test_what_is_older_than_the_log_is_entered_in_it(tmp_path: Path) -> None:
    """A database of the first schema comes out with an entry for each document and reading, and none is amiss."""
    url = f"sqlite:///{written_by(FIRST, tmp_path)}"
    with open_store(url) as store:
        kinds = [entry.action for entry in store.audit.last(100)]
        assert sorted(kinds) == ["document", "document", "reading", "reading"]
        assert kinds[:2] == ["document", "reading"]
    assert faults(url) == []
    tamper(url, "UPDATE claims SET stance = 'denies'")
    assert len(faults(url)) == 2


def test_a_log_that_was_cut_off_with_its_books_needs_a_head_kept_elsewhere(store: Store, url: str) -> None:
    """What is left is whole; the number or the hash kept elsewhere tells that there was more."""
    for _ in range(3):
        store.audit.note(Act("login", "desk"))
    head = store.audit.head()
    assert head
    tamper(url, "DELETE FROM audit WHERE number > 1")
    assert faults(url) == []
    for kept in (Kept(3), Kept(3, head.hash), Kept(None, head.hash)):
        assert len(faults(url, kept)) == 1
