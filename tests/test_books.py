"""What the books say: what was known when, under the ids and the judgements that are on record."""

from pathlib import Path
from typing import Any

import pytest

from dateline import reckoning
from dateline.books import known_by, outcomes_in
from dateline.judging import Desk
from dateline.model import Settings
from dateline.pipeline import corroborate_store, ingest, other_copies
from dateline.reckoning import reckon
from dateline.store import Store, open_store

REPORT = "DARA, {day} May 2024 - Shells hit the bakery of Dara on Monday and killed {number} people, the mayor said.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with reports of three days."""
    for day, number in (("13", "four"), ("14", "five"), ("15", "five")):
        (tmp_path / f"{day}.txt").write_text(REPORT.format(day=day, number=number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store."""
    return open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/books.db")


def test_later_reports_are_not_known_earlier(reports: Path, store: Store) -> None:
    """What was known on a day holds the reports up to that day, and those without a date."""
    undated = reports / "undated.txt"
    undated.write_text("Gunmen burned the mill of Dara, a miller said.\n", encoding="utf-8")
    list(ingest([str(reports)], store, Settings()))
    known = known_by("2024-05-14", store)
    assert {document.published for document in known.documents} == {None, "2024-05-13", "2024-05-14"}
    assert {reading.document.id for reading in known.readings} == {document.id for document in known.documents}
    assert {name for event in known.events for name in event.documents} <= {d.id for d in known.documents}
    assert known.events


def test_a_day_has_the_ids_and_the_judgements_of_the_books(reports: Path, store: Store) -> None:
    """The brief of a day names its events as every other command does, and follows what people decided."""
    list(ingest([str(reports)], store, Settings(engine="rules")))
    corroborate_store(store)
    event = store.events()[0]
    Desk(store).rule("correct", f"{event.id}/place", "Qerwan")
    last = next(e for e in known_by("2024-05-15", store).events if e.id == event.id)
    assert last == next(e for e in store.events() if e.id == event.id)
    assert last.place is not None
    assert last.place.name == "Qerwan"


def test_a_judgement_survives_another_engine(reports: Path, store: Store) -> None:
    """The reports are read again by another engine: what was judged is judged still, and the ids stay."""
    list(ingest([str(reports)], store, Settings(engine="rules")))
    corroborate_store(store)
    before = {event.id for event in store.events()}
    Desk(store).rule("correct", f"{store.events()[0].id}/place", "Qerwan")
    list(ingest([str(reports)], store, Settings(engine="auto")))
    corroborate_store(store)
    assert before <= {event.id for event in store.events()} | {lead.old for lead in store.names.redirects()}
    assert [outcome.lapsed for outcome in outcomes_in(store)] == [()]
    assert "Qerwan" in {event.place.name for event in store.events() if event.place is not None}


def test_what_others_add_meanwhile_is_in_the_events(
    reports: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that another process takes in while the events are worked out is among them."""
    late = reports / "late.txt"
    text = late.name, "QERWAN, 15 May 2024 - Gunmen shot two guards dead in Qerwan on Tuesday, a witness said.\n"
    list(ingest([str(reports)], store, Settings("rules")))

    def reckoned(*given: Any, **named: Any) -> Any:
        found = reckon(*given, **named)
        if not late.exists():
            late.write_text(text[1], encoding="utf-8")
            list(ingest([str(late)], store, Settings("rules")))
        return found

    monkeypatch.setattr(reckoning, "reckon", reckoned)
    corroborate_store(store)
    events = store.events()
    assert {name for event in events for name in event.documents} == {d.id for d in store.documents()}
    assert not store.is_behind()


def test_judging_goes_on_from_a_run_that_was_cut_off(reports: Path, store: Store) -> None:
    """What was read and not yet worked out is worked out first."""
    list(ingest([str(reports / "13.txt")], store, Settings("rules")))
    corroborate_store(store)
    list(ingest([str(reports)], store, Settings("rules")))
    assert store.is_behind()
    (event,) = store.events()
    change = Desk(store).rule("accept", f"{event.id}/place")
    assert {name for one in change.before for name in one.documents} == {d.id for d in store.documents()}


def test_copies_are_found_whichever_is_the_longer(store: Store, tmp_path: Path) -> None:
    """Who withdraws a part of a report is told of the whole."""
    words = " ".join(f"word{number}" for number in range(200))
    for name, text in (("whole", words), ("part", " ".join(words.split()[:90]))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    list(ingest([str(tmp_path)], store, Settings("rules")))
    one, other = store.documents()
    assert other_copies(one, store) == (other,)
    assert other_copies(other, store) == (one,)
