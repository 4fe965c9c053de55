"""Two processes write at once: both end, every report is kept once, the log is one chain, on both engines."""

from multiprocessing import get_context
from pathlib import Path

from tests.faults.killing import RULES, assert_whole, reports, warmed

from dateline.model import Act
from dateline.pipeline import corroborate_store, ingest
from dateline.store import open_store

_FORK = get_context("fork")
NOTES = 40


def _ingest(url: str, paths: list[str]) -> None:
    with open_store(url) as store:
        list(ingest(paths, store, RULES))
        corroborate_store(store)


def _note(url: str, name: str) -> None:
    with open_store(url) as store:
        for number in range(NOTES):
            store.audit.note(Act("login", f"{name}:{number}"))


def test_two_processes_ingest_overlapping_folders(url: str, tmp_path: Path) -> None:
    """Reports that both read are kept once, and the events hold what each of the two brought."""
    warmed()
    files = sorted(str(file) for file in reports(tmp_path / "reports", 12).iterdir())
    open_store(url).close()
    works = [_FORK.Process(target=_ingest, args=(url, part)) for part in (files[:9], files[3:][::-1])]
    for work in works:
        work.start()
    for work in works:
        work.join()
    assert [work.exitcode for work in works] == [0, 0]
    with open_store(url) as store:
        assert len(store.documents()) == len(store.readings()) == 12
        assert_whole(store)
        assert corroborate_store(store).total == len(store.events())


def test_two_processes_write_one_log(url: str) -> None:
    """Each one's entries stand in their order, all of them, in one chain."""
    open_store(url).close()
    works = [_FORK.Process(target=_note, args=(url, name)) for name in ("one", "two", "three")]
    for work in works:
        work.start()
    for work in works:
        work.join()
    assert [work.exitcode for work in works] == [0, 0, 0]
    with open_store(url) as store:
        assert list(store.audit.faults()) == []
        subjects = [entry.subject for entry in store.audit.last(1000)]
    for name in ("one", "two", "three"):
        assert [s for s in subjects if s.startswith(f"{name}:")] == [f"{name}:{number}" for number in range(NOTES)]
