"""What goes into the store comes out equal, once, and stays."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from dateline.codec import project
from dateline.model import (
    Argument,
    Block,
    Bounds,
    Claim,
    Contest,
    Control,
    DatelineError,
    DateValue,
    Document,
    DocumentHead,
    Event,
    EventMention,
    Finding,
    Link,
    Number,
    PlaceValue,
    Property,
    Quotation,
    Reading,
    Segment,
    Span,
    Speaker,
    StoreError,
    Support,
    UsageError,
    Voice,
)
from dateline.store import Store, open_store
from dateline.store.connect import reported

TEXT = "A bomb killed 12 people in Jableh — «قال الجيش»."
BOMB = Span(2, 6, "bomb")
DAY = DateValue("2016-05-23", "2016-05-23", "day", "text", BOMB)
PLACE = PlaceValue("Jableh", 35.36, 35.93, "Latakia", "SY", "geonames:1", 1, 5000, Span(27, 33, "Jableh"))
DOCUMENT = Document(
    id="sha256:1",
    title="Bomb",
    source="Coast Wire",
    published="2016-05-24",
    language="en",
    text=TEXT,
    path="day/1.txt",
    blocks=(Block("paragraph", 0, len(TEXT)), Block("post", 0, 3, "18:40")),
    segments=(Segment(0, 7, len(TEXT)),),
)
MENTION = EventMention(
    id="em:1",
    event_type="Explosions/Remote violence",
    sub_event_type="Grenade",
    trigger=BOMB,
    modality="hedged",
    date=DAY,
    places=(PLACE,),
    arguments=(Argument("victim", "people", None, Span(17, 23, "people")),),
    numbers=(Number("killed", 12, None, True, "people", Span(14, 16, "12")),),
    control=Control("Jableh", None, "Islamic State"),
)
BARE = EventMention("em:2", "Battles", "Armed clash", BOMB)


def claim(number: int, value: str | Bounds, speaker: Speaker | None = None, span: Span | None = BOMB) -> Claim:
    """A claim about the first mention."""
    grounding = "exact" if span else "ungrounded"
    key = f"c:{number}"
    return Claim(key, "em:1", "killed", value, "12", "doubts", "probable", speaker, span, grounding, "rule:t@1")  # type: ignore[arg-type]  # the grounding is a literal


def read(document: Document) -> Reading:
    """A reading that uses every field."""
    return Reading(
        document=project(document, DocumentHead),
        event_mentions=(MENTION, BARE),
        claims=(
            claim(1, Bounds(12, None, True)),
            claim(2, Bounds(None, None), Speaker("the army", "actor:army", BOMB)),
            claim(3, "Islamic State", Speaker("a doctor")),
            claim(4, "", None, None),
        ),
        contested=(Contest("em:1", "killed", ("12", "17")),),
        quotations=(Quotation(Speaker("the army"), BOMB), Quotation(None, BOMB)),
        findings=(Finding("resolve", "An odd thing.", BOMB), Finding("read", "Another.")),
    )


def test_what_was_added_is_read_back_equal(url: str) -> None:
    """Every field of a document and of its reading survives, also after the database was closed."""
    with open_store(url) as store:
        assert store.add(DOCUMENT, read(DOCUMENT))
    with open_store(url) as store:
        assert store.documents() == (DOCUMENT,)
        assert store.readings() == (read(DOCUMENT),)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(0, 2**40),
    st.none() | st.text(st.characters(exclude_categories=["Cs"])),
)
@example("a\0b \ufdd00 \ufdd01 \ufdd0\0", 2**40, "\0")
def test_any_text_and_any_count_survive(url: str, text: str, count: int, name: str | None) -> None:
    """Whatever characters a report holds, NUL included, they come back as they were."""
    with open_store(url) as store:  # the same for all examples
        document = Document(f"sha256:{len(store.documents())}", title=name, text=text)
        value = Bounds(count, None)
        reading = Reading(project(document, DocumentHead), (), (replace(claim(1, value), original=text),))
        store.add(document, reading)
        assert document in store.documents()
        assert reading in store.readings()


def test_adding_twice_changes_nothing(url: str) -> None:
    """The same document read by the same version of the engine is kept once."""
    with open_store(url) as store:
        assert store.add(DOCUMENT, read(DOCUMENT)) is True
        assert store.has(DOCUMENT.id)
        assert store.add(DOCUMENT, replace(read(DOCUMENT), claims=())) is False
        assert store.readings() == (read(DOCUMENT),)


def test_a_newer_engine_adds_a_reading_and_the_latest_is_read(url: str) -> None:
    """Both readings are kept; the later one is given back."""
    newer = replace(read(DOCUMENT), claims=())
    with open_store(url) as store:
        store.add(DOCUMENT, read(DOCUMENT), engine="rules@1")
        assert not store.has(DOCUMENT.id, "rules@2")
        assert store.add(DOCUMENT, newer, engine="rules@2") is True
        assert store.readings() == (newer,)
        assert store.documents() == (DOCUMENT,)
    assert _count(url, "claims") == len(read(DOCUMENT).claims)
    assert _count(url, "readings") == 2


def test_documents_come_in_the_order_of_publication(url: str) -> None:
    """By date, then by id; those without a date last."""
    dates = (("sha256:c", "2016-05-24"), ("sha256:b", None), ("sha256:a", "2016-05-25"), ("sha256:d", "2016-05-24"))
    with open_store(url) as store:
        for key, published in dates:
            document = replace(DOCUMENT, id=key, published=published)
            store.add(document, Reading(project(document, DocumentHead)))
        assert [d.id[-1] for d in store.documents()] == ["c", "d", "a", "b"]
        assert [r.document.id[-1] for r in store.readings()] == ["c", "d", "a", "b"]


def test_a_reading_of_another_document_is_refused(url: str) -> None:
    """A reading is kept with its own document or not at all."""
    with open_store(url) as store:
        with pytest.raises(UsageError, match="sha256:2"):
            store.add(replace(DOCUMENT, id="sha256:2"), read(DOCUMENT))
        assert store.documents() == ()


def test_a_transaction_that_breaks_off_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where adding is interrupted half-way, what was finished before stays and nothing half-done does."""
    other = replace(DOCUMENT, id="sha256:2")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with open_store(url) as store:
        store.add(DOCUMENT, read(DOCUMENT))
        monkeypatch.setattr("dateline.store.readings.row_of_claim", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.add(other, read(other))
    with open_store(url) as store:
        assert store.documents() == (DOCUMENT,)
    assert _count(url, "readings") == 1


def happening(key: str, start: str | None, end: str | None = None) -> Event:
    """An event on a day, in a stretch of days, or at no known time."""
    date = None if start is None else DateValue(start, end or start, "range", "text")
    support = Support(Bounds(12, 12), "asserts", ("c:1",), (Voice("sha256:1", "Coast Wire", None, "Agency"),), ("c:1",))
    prop = Property("killed", Bounds(12, 12), "only value", False, (support,))
    return Event(key, "Battles", "Armed clash", date, PLACE, (f"em:{key}",), ("sha256:1",), ("Agency",), (prop,))


LINKS = (
    Link("em:1", "em:2", 0.93, (("same_day", 1.0), ("km_apart", 0.5)), "same"),
    Link("em:1", "em:3", 0.1, (), "different"),
)


def test_events_and_links_are_read_back_equal_and_in_order(url: str) -> None:
    """The snapshot keeps the order that corroboration gave."""
    events = (happening("b", "2016-05-23"), happening("a", "2016-05-24"), happening("c", None))
    with open_store(url) as store:
        store.replace_events(events, LINKS)
    with open_store(url) as store:
        assert store.events() == events
        assert store.links() == LINKS
        assert store.links("em:3") == LINKS[1:]


def test_events_of_a_day_are_those_that_may_have_been_on_it(url: str) -> None:
    """A stretch of days counts for each of its days; what has no date counts for none."""
    events = (happening("a", "2016-05-20", "2016-05-26"), happening("b", "2016-05-23"), happening("c", None))
    with open_store(url) as store:
        store.replace_events(events)
        assert [e.id for e in store.events("2016-05-23")] == ["a", "b"]
        assert [e.id for e in store.events("2016-05-26")] == ["a"]
        assert store.events("2016-06-01") == ()


def test_a_new_snapshot_takes_the_place_of_the_old_one(url: str) -> None:
    """Events are derived: the old ones go; documents and claims stay."""
    with open_store(url) as store:
        store.add(DOCUMENT, read(DOCUMENT))
        store.replace_events((happening("a", "2016-05-23"),), LINKS)
        store.replace_events((happening("b", "2016-05-23"),))
        assert [e.id for e in store.events()] == ["b"]
        assert store.links() == ()
        assert store.readings() == (read(DOCUMENT),)


def test_the_database_keeps_references_whole_and_writes_ahead(tmp_path: Path) -> None:
    """SQLite is told to check foreign keys and to keep a write-ahead log."""
    with open_store(f"sqlite:///{tmp_path / 'day.db'}") as store, reported(store._engine) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_two_stores_on_one_file_see_each_other(url: str) -> None:
    """One adds while the other is open, and neither is turned away."""
    with open_store(url) as one, open_store(url) as other:
        one.add(DOCUMENT, read(DOCUMENT))
        assert other.add(DOCUMENT, read(DOCUMENT)) is False
        assert other.documents() == (DOCUMENT,)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A text file is not opened, and not a byte of it changes."""
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 400)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text() == "notes " * 400


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Another program's database is not opened, and not a byte of it changes."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not one of Dateline's"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("day.db", "sqlite:///day.db"),
        ("", "no database address"),
        ("sqlite:////no/such/folder/day.db", "folder exists"),
        ("nosuchbase://host/day", "no driver"),
    ],
)
def test_an_address_that_leads_nowhere_says_the_way_out(address: str, message: str) -> None:
    """The error is one line and says what to write or what to look at."""
    with pytest.raises(DatelineError, match=message) as caught:
        open_store(address)
    assert isinstance(caught.value, StoreError)
    assert "\n" not in str(caught.value)


def test_a_database_that_refuses_to_be_written_says_so(tmp_path: Path) -> None:
    """A write that fails is a store error with the way out, not a trace of the driver's."""
    with open_store(f"sqlite:///{tmp_path / 'day.db'}") as store:
        with reported(store._engine) as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
            )
        with pytest.raises(StoreError, match=r"disk is full.*try again"):
            store.add(DOCUMENT, read(DOCUMENT))


def _count(url: str, table: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        number = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
    engine.dispose()
    assert isinstance(number, int)
    return number


def test_the_store_can_be_left_with_an_error(url: str) -> None:
    """The `with` statement closes the store and lets the error pass."""
    with pytest.raises(ZeroDivisionError), open_store(url) as store:
        assert isinstance(store, Store)
        raise ZeroDivisionError
