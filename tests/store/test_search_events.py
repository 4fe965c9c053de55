"""Events are found by what reports say of them and by every value that somebody asserts, on both databases the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import create_engine
from tests.store.test_search import document

from dateline.codec import project
from dateline.model import (
    Bounds,
    DateValue,
    DocumentHead,
    DocumentHit,
    Event,
    EventFilter,
    EventHit,
    EventMention,
    Near,
    PlaceValue,
    Property,
    Question,
    Reading,
    Support,
    Toll,
    Value,
    Voice,
)
from dateline.model.reading import Stance
from dateline.model.span import span_of
from dateline.store import Store, open_store
from dateline.store.connect import reported, viewed
from dateline.store.index_check import index_all, index_faults, word_faults

TEXTS = {
    "a": "A head.\n\nShells hit the market of Gusau, killing five.\n\nRain fell on Qerwan.",
    "b": "A bomb hit a school of Qerwan; the brigade denied it.",
    "c": "Police broke up a march in Néma. Nobody was hurt.",
    "d": "The army plans to attack Gusau.",
}
TRIGGERS = {"a": "Shells hit", "b": "bomb", "c": "march", "d": "attack"}
REPORTS = {name: document(name, text, f"2024-05-1{at}") for at, (name, text) in enumerate(TEXTS.items())}


def said(name: str, *values: tuple[Value, Stance], contested: bool = False) -> Property:
    """What is said of a property, each value by a voice of its own."""
    support = tuple(
        Support(value, stance, (f"c:{name}{at}",), (Voice("x", "Coast Wire"),))
        for at, (value, stance) in enumerate(values)
    )
    return Property(name, None, "only denied", contested, support)


def happening(name: str, days: tuple[str, str] | None, place: PlaceValue | None, *properties: Property) -> Event:
    """An event that one report tells of."""
    date = DateValue(*days, "range", "text") if days else None
    kinds = {
        "a": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        "c": ("Protests", "Peaceful protest"),
    }
    kind = kinds.get(name, ("Battles", "Armed clash"))
    sources = ("Gusau Post", "Coast Wire") if name == "a" else ("Al-Qerwan Radio",)
    return Event(f"event:{name}", *kind, date, place, (f"em:{name}",), (REPORTS[name].id,), sources, properties)


GUSAU = PlaceValue("Gusau", 12.17, 6.66, radius_m=5_000)
STATE = PlaceValue("Zamfara", 12.17, 6.25, radius_m=120_000)
FIJI = PlaceValue("Taveuni", -16.85, 179.97, radius_m=1_000)
UNCOUNTED, NOBODY = said("killed", (Bounds(None, None), "asserts")), said("killed", (Bounds(0, 0), "asserts"))
EVENTS = (
    happening(
        "a",
        ("2024-05-10", "2024-05-10"),
        GUSAU,
        said(
            "killed",
            (Bounds(5, 5), "asserts"),
            (Bounds(20, None), "asserts"),
            (Bounds(900, 900), "denies"),
            contested=True,
        ),
        said("perpetrator", ("Qerwan Brigade", "asserts"), ("Sani Garba", "denies")),
        said("target", ("the market", "asserts")),
    ),
    happening(
        "b",
        ("2024-05-01", "2024-05-31"),
        STATE,
        said("injured", (Bounds(None, 3), "asserts")),
        UNCOUNTED,
    ),
    happening(
        "c",
        ("2024-04-01", "2024-04-02"),
        FIJI,
        NOBODY,
        said("perpetrator", ("police", "asserts")),
    ),
    happening("d", None, None, said("target", ("Qerwan Brigade", "asserts"))),
)


def mention(name: str) -> EventMention:
    """What the report says of the event, with the place where its own words put it."""
    start = TEXTS[name].index(TRIGGERS[name])
    trigger = span_of(TEXTS[name], start, start + len(TRIGGERS[name]))
    plain = EventMention(f"em:{name}", "Battles", "Armed clash", trigger)
    changes = {"b": {"polarity": "negative"}, "d": {"modality": "planned", "places": (GUSAU,)}}
    return replace(plain, **changes.get(name, {}))  # type: ignore[arg-type]  # fields of a mention


def fill(books: Store) -> None:
    """Put the reports and the events into the books."""
    for name, report in REPORTS.items():
        books.add(report, Reading(project(report, DocumentHead), (mention(name),)))
    books.replace_events(EVENTS)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Four events, each told of by one report."""
    with open_store(url) as books:
        fill(books)
        yield books


def found(store: Store, words: str = "", source: str | None = None, **asked: object) -> str:
    """The letters of the events that are found, in their order."""
    hits = store.search(Question(words, EventFilter(**asked), source), "events").hits  # type: ignore[arg-type]  # fields
    return "".join(hit.event.id[-1] for hit in hits if isinstance(hit, EventHit))


ASKED: tuple[tuple[dict[str, object], str], ...] = (
    ({}, "abcd"),  # the latest first, the undated last
    ({"words": "shells"}, "a"),
    ({"words": "rain"}, ""),  # another paragraph than the one that tells of it
    ({"words": "qerwan"}, "abd"),  # in the words, or in a name
    ({"words": "nema -police"}, ""),
    ({"words": "peaceful"}, "c"),
    ({"since": "2024-05-10", "until": "2024-05-10"}, "ab"),  # the month holds the day
    ({"since": "2024-05-31"}, "b"),
    ({"since": "2024-06-01"}, ""),
    ({"until": "2024-04-01"}, "c"),
    ({"near": Near(12.17, 6.66, 1)}, "abd"),  # the radius of the state reaches it; d only by a report's own words
    ({"near": Near(12.17, 6.70, 0)}, "abd"),
    ({"near": Near(12.17, 7.33, 1)}, "b"),
    ({"near": Near(12.17, 7.40, 1)}, ""),
    ({"near": Near(-16.85, -179.97, 10)}, "c"),  # over the edge of the map
    ({"near": Near(12.17, 6.66, 30_000)}, "abcd"),
    ({"near": Near(90, 0, 0)}, ""),
    ({"actor": "qerwan brigade"}, "ad"),
    ({"actor": "Brigade", "role": "perpetrator"}, "a"),
    ({"actor": "brigade", "role": "target"}, "d"),
    ({"role": "perpetrator"}, "ac"),
    ({"actor": "brig"}, ""),
    ({"actor": "garba"}, ""),  # only denied
    ({"actor": "…"}, ""),
    ({"type": "shelling"}, "a"),
    ({"type": "Protests"}, "c"),
    ({"type": "battles armed"}, ""),
    ({"tolls": (Toll("killed", 5, 9),)}, "a"),
    ({"tolls": (Toll("killed", 6, 19),)}, ""),  # between two values that rivals give
    ({"tolls": (Toll("killed", 50, 60),)}, "a"),  # 20 or more
    ({"tolls": (Toll("killed", 0, 0),)}, "c"),  # unknown is not zero
    ({"tolls": (Toll("killed", 0),)}, "ac"),
    ({"tolls": (Toll("injured", 2, 10),)}, "b"),
    ({"tolls": (Toll("injured", 4),)}, ""),
    ({"tolls": (Toll("killed", 1), Toll("injured", 1))}, ""),
    ({"contested": True}, "a"),
    ({"single_source": True}, "bcd"),
    ({"polarity": "negative"}, "b"),
    ({"modality": "planned"}, "d"),
    ({"source": "al qerwan radio"}, "bcd"),
    ({"source": "coast wire"}, "abcd"),
    ({"source": "nobody"}, ""),
    ({"words": "gusau", "contested": True, "tolls": (Toll("killed", 5),), "near": Near(12, 6.6, 50)}, "a"),
)


@pytest.mark.parametrize(("asked", "expected"), ASKED, ids=[str(asked) for asked, _ in ASKED])
def test_events_are_filtered(store: Store, asked: dict[str, object], expected: str) -> None:
    """By everything that is known of them, each value counting that somebody asserts."""
    assert found(store, **asked) == expected  # type: ignore[arg-type]  # the fields of a filter


def test_reports_are_found_by_the_events_that_they_tell_of(store: Store) -> None:
    """Words of the whole report, and a filter on its events; the days are those of publication."""

    def titles(words: str = "", since: str | None = None, **asked: object) -> str:
        hits = store.search(Question(words, EventFilter(**asked), since=since)).hits  # type: ignore[arg-type]  # fields
        return "".join(str(hit.title) for hit in hits if isinstance(hit, DocumentHit))

    assert titles("rain", tolls=(Toll("killed", 5),)) == "a"
    assert titles("rain", contested=True, since="2024-05-11") == ""
    assert titles("", near=Near(12.17, 6.66, 1)) == "dba"
    assert titles("gusau OR nema", single_source=True) == "dc"


def test_a_snippet_of_an_event_is_of_the_paragraph_that_tells_of_it(store: Store) -> None:
    """With the words found, at their place in the whole report."""
    (hit,) = store.search(Question("market gusau"), "events").hits
    assert isinstance(hit, EventHit)
    assert hit.snippet is not None
    assert hit.snippet.span.quote == "Shells hit the market of Gusau, killing five."
    assert [mark.quote for mark in hit.snippet.marks] == ["market", "Gusau"]
    assert all(TEXTS["a"][m.start : m.end] == m.quote for m in (hit.snippet.span, *hit.snippet.marks))


def test_a_new_snapshot_is_searched_and_the_old_one_is_not(store: Store) -> None:
    """What changed is found as it is now, what is gone is not, and what stayed is not written again."""
    changed = replace(EVENTS[0], properties=(said("killed", (Bounds(7, 7), "asserts")),), sources=("Gusau Post",))
    store.replace_events((changed, *EVENTS[2:]))
    assert found(store) == "acd"
    assert found(store, tolls=(Toll("killed", 7, 7),)) == "a"
    assert found(store, actor="qerwan brigade") == "d"
    assert found(store, single_source=True) == "acd"
    assert faults(store) == ()


def test_a_newer_reading_changes_what_its_events_are_found_by(store: Store) -> None:
    """Although the event itself stays as it was."""
    newer = replace(mention("a"), modality="hedged")
    store.add(REPORTS["a"], Reading(project(REPORTS["a"], DocumentHead), (newer,)), "rules@2")
    assert found(store, modality="hedged") == "a"
    assert faults(store) == ()


def faults(store: Store) -> tuple[str, ...]:
    """Where the search does not follow from the books."""
    with reported(store._engine) as connection:
        return (*word_faults(connection), *index_faults(connection))


def test_the_search_made_anew_is_the_one_that_was_kept_up(store: Store) -> None:
    """Row by row as it was added, or all at once."""
    assert faults(store) == ()
    with reported(store._engine) as connection:
        index_all(connection)
    assert faults(store) == ()
    assert found(store, "qerwan") == "abd"


def test_a_withdrawn_report_is_found_no_more(store: Store) -> None:
    """Neither the report nor the event, and the rest of the search is whole."""
    store.withdrawals.add(REPORTS["a"].id, "a demand")
    assert found(store) == "bcd"
    assert not store.search(Question("market")).hits
    assert faults(store) == ()


BROKEN = (
    ("DELETE FROM searched_event_actors WHERE name LIKE '%police%'", "searched_event_actors holds of event:c"),
    (
        "UPDATE searched_events SET contested = NOT contested WHERE event = 'event:b'",
        "searched_events holds of event:b",
    ),
    ("UPDATE searched_documents SET source = 'x'", "searched_documents holds of sha256:"),
    ("DELETE FROM searched_events WHERE event = 'event:d'", "does not find event:d"),
    (
        "UPDATE searched_events SET event = 'event:z' WHERE event = 'event:d'",
        "finds event:z, which is not in the books",
    ),
    ("UPDATE searched_document_texts SET folded = ' other '", "searched_document_texts holds of sha256:"),
)


@pytest.mark.parametrize(("statement", "fault"), BROKEN, ids=[fault for _, fault in BROKEN])
def test_a_search_that_does_not_follow_from_the_books_is_seen(
    store: Store, url: str, statement: str, fault: str
) -> None:
    """What somebody changed with the database's own tools is named."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement.replace("%", "%%") if url.startswith("postgresql") else statement)
    engine.dispose()
    assert any(fault in found for found in faults(store))


def test_an_index_of_words_that_lost_a_word_is_seen() -> None:
    """SQLite's index is compared with the texts that it was made from."""
    with open_store("sqlite://") as books:
        fill(books)
        with reported(books._engine) as connection:
            connection.exec_driver_sql("INSERT INTO event_words(event_words) VALUES ('delete-all')")
        assert faults(books) == ("The index event_words does not fit the texts of searched_event_texts.",)
        with viewed(books._engine) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM searched_event_texts").scalar() == 4
