"""The joins of the stages: what is kept, what is tried again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.model import Document, Finding, Reading, Settings, UsageError, Version
from dateline.pipeline import (
    Engine,
    VersionedEngine,
    corroborate_store,
    ingest,
    load_engine,
    read_document,
    read_documents,
)
from dateline.store import Store, open_store

REPORT = "DARA, {day} May 2024 - Shells hit the bakery of Dara on Monday and killed {number} people, the mayor said.\n"


class Brittle:
    """An engine that fails on every report in which a word stands."""

    def __init__(self, word: str) -> None:
        self.word = word

    def version(self, settings: Settings) -> Version:
        """That of the engine whose place it takes."""
        engine = load_engine(settings.engine)
        assert isinstance(engine, VersionedEngine)
        return engine.version(settings)

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the rules read, unless the word is there."""
        if self.word in document.text:
            raise ZeroDivisionError(f"no room for {self.word}")
        return load_engine("rules").read(document, settings)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports of three days."""
    for day, number in ((13, 3), (14, 4), (15, 5)):
        (tmp_path / f"report-{day}.txt").write_text(REPORT.format(day=day, number=number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store."""
    return open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/books.db")


def _use(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], Engine] = lambda name: engine  # noqa: E731 - a typed stand-in in one line
    monkeypatch.setattr(pipeline, "load_engine", found)


def test_a_crash_is_a_finding_with_its_place_and_the_next_report_is_read(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that fails on one report loses nothing of the others, and says where it failed."""
    _use(Brittle("killed 4"), monkeypatch)
    results = list(read_documents([str(reports)], Settings()))
    assert [len(result.records) for result in results] == [1, 1, 1]
    assert [bool(result.findings) for result in results] == [False, True, False]
    ((document, reading),) = results[1].records
    assert reading.document.text == document.text
    assert reading.event_mentions == ()
    message = reading.findings[-1].message
    assert "report-14.txt" in message
    assert re.search(r"test_pipeline\.py:\d+ read: ZeroDivisionError: no room for killed 4$", message)
    assert "\n" not in message


def test_two_processes_read_the_same_as_one(reports: Path) -> None:
    """The number of processes changes neither the readings nor their order."""
    alone = list(read_documents([str(reports)], Settings()))
    assert len(alone) == 3
    assert list(read_documents([str(reports)], Settings(jobs=2))) == alone


def test_a_report_is_stored_once(reports: Path, store: Store) -> None:
    """A second run over the same folder reads nothing again and adds nothing."""
    first = [stored.is_new for result in ingest([str(reports)], store, Settings()) for stored in result.records]
    second = [stored.is_new for result in ingest([str(reports)], store, Settings()) for stored in result.records]
    assert (first, second) == ([True] * 3, [False] * 3)
    assert len(store.documents()) == len(store.readings()) == 3


def test_only_what_is_new_is_read(reports: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine never sees a report that the store has, so that a daily run costs what the day costs."""
    list(ingest([str(reports)], store, Settings()))
    (reports / "report-12.txt").write_text(REPORT.format(day=12, number=2), encoding="utf-8")
    (reports / "report-16.txt").write_text(REPORT.format(day=16, number=6), encoding="utf-8")
    _use(Brittle("Shells"), monkeypatch)
    results = list(ingest([str(reports)], store, Settings()))
    assert [bool(result.findings) for result in results] == [True, False, False, False, True]


def test_a_report_that_failed_is_tried_again(reports: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine failed on is not stored, so a later run reads it."""
    with monkeypatch.context() as patched:
        _use(Brittle("killed 4"), patched)
        assert sum(len(result.records) for result in ingest([str(reports)], store, Settings())) == 2
    assert len(store.documents()) == 2
    list(ingest([str(reports)], store, Settings()))
    assert len(store.documents()) == 3


def test_the_events_in_the_store_are_those_of_its_reports(reports: Path, store: Store) -> None:
    """Corroboration puts the events into the store, and they hold every mention of every reading."""
    list(ingest([str(reports)], store, Settings()))
    events = corroborate_store(store).events
    assert events == store.events() != ()
    mentions = {mention.id for reading in store.readings() for mention in reading.event_mentions}
    assert {mention for event in events for mention in event.mentions} == mentions


def test_events_are_not_written_again_without_need(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A run that changes nothing leaves the same bytes in the database."""
    file = tmp_path_factory.mktemp("same") / "books.db"
    states = []
    for _ in range(2):
        with open_store(f"sqlite:///{file}") as store:
            list(ingest([str(reports)], store, Settings()))
            corroborate_store(store)
        states.append(file.read_bytes())
    assert states[0] == states[1]


def test_one_document_can_be_read_by_itself(reports: Path) -> None:
    """A document that is at hand is read as it would be among others, the reader's findings first."""
    ((document, reading),) = next(read_documents([str(reports)], Settings())).records
    assert reading.event_mentions
    assert read_document(document, Settings()) == reading
    noted = read_document(document, Settings(), [Finding("read", "One page is missing.")])
    assert noted.findings[0].message == "One page is missing."


def test_an_unknown_engine_is_refused_by_name() -> None:
    """A misspelt engine is told at once, with those that there are."""
    with pytest.raises(UsageError, match=r"no engine 'rulez'; choose one of: .*rules"):
        list(read_documents([], Settings(engine="rulez")))
