"""Killed at any moment: what was reported as done is there, nothing is half-done, and the run goes on to the same end."""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.faults.killing import (
    RULES,
    Ended,
    When,
    assert_whole,
    ingesting,
    judging,
    killed,
    opening,
    reports,
    secret,
    warmed,
    withdrawing,
)
from tests.store.test_migrations import SCHEMAS

from dateline.codec import to_json
from dateline.pipeline import corroborate_store, ingest
from dateline.store import Decisions, Store, open_store
from dateline.store.migrations import FIRST, NEWEST

REPORTS = 8
FEW = 4  # where each costs more
PATIENCE = 5  # times the kills that are wanted: so many are made at most until every state has been met
Fresh = Callable[[], str]


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fresh]:
    """What gives the address of a new database each time it is called, on the engine that the test names."""
    if request.param == "sqlite":
        template, names = tmp_path / "template.db", iter(range(1000))
        open_store(f"sqlite:///{template}").close()

        def make() -> str:
            path = tmp_path / f"books-{next(names)}.db"
            shutil.copy(template, path)
            return f"sqlite:///{path}"

        yield make
    else:
        with _addresses(request) as make_address:
            yield make_address


@contextmanager
def _addresses(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    with ExitStack() as stack:
        yield lambda: stack.enter_context(request.getfixturevalue("server").database())


def view(store: Store) -> bytes:
    """Everything that follows from the reports, as bytes."""
    return to_json((store.documents(), store.readings(), store.events()))


@pytest.mark.parametrize(("fresh", "kills"), [("sqlite", 80), ("postgresql", 15)], indirect=["fresh"])
def test_ingest_killed_at_any_moment(fresh: Fresh, kills: int, tmp_path: Path) -> None:
    """After each kill the books open, hold every report that was said to be kept, and are whole.

    The same command, given again until it ends, comes to the same documents, readings and events as one that nobody
    killed; and it says that its predecessor was cut off exactly where events were left to work out.
    """
    warmed()
    folder, chance = reports(tmp_path / "reports", REPORTS), random.Random(7)
    with open_store(fresh()) as undisturbed:
        list(ingest([str(folder)], undisturbed, RULES))
        corroborate_store(undisturbed)
        expected = view(undisturbed)
    count, ends, told, url = 0, 0, 0, fresh()
    while count < kills or (min(ends, told) < 2 and count < PATIENCE * kills):
        ended = killed(ingesting, url, folder, chance, When(REPORTS + 2))
        count += ended.was_killed
        with open_store(url) as store:
            kept = {line.split()[1] for line in ended.said if line.startswith("kept")}
            assert kept <= {reading.document.id for reading in store.readings()}
            assert_whole(store)
            found = [finding for finding in store.recover() if "An earlier run was cut off" in finding.message]
            assert bool(found) == store.is_behind()
            told += len(found)
            if not ended.was_killed:
                assert view(store) == expected
                ends, url = ends + 1, fresh()
    assert min(ends, told) >= 2


def words_in(url: str, number: int) -> bool:
    """Whether the name in one report is anywhere in the files of a database of SQLite's."""
    path = Path(url.removeprefix("sqlite:///"))
    return any(secret(number).encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


@pytest.mark.parametrize(("fresh", "kills"), [("sqlite", 34), ("postgresql", 6)], indirect=["fresh"])
def test_withdrawal_killed_at_any_moment(fresh: Fresh, kills: int, tmp_path: Path) -> None:
    """A report is there whole or withdrawn whole; what was said to be erased is in no file; the next start finishes."""
    warmed()
    folder, chance = reports(tmp_path / "reports", FEW), random.Random(11)
    count, finished, url, numbers = 0, 0, "", dict[str, int]()
    while count < kills or (finished < 2 and count < PATIENCE * kills):
        if not url:
            url = fresh()
            numbers = _filled(url, folder)
        ended = killed(withdrawing, url, folder, chance, When(2 * FEW))
        count += ended.was_killed
        finished += _check_withdrawn(url, ended, numbers)
        url = url if ended.was_killed else ""
    assert finished >= 2


def _filled(url: str, folder: Path) -> dict[str, int]:
    """Take the reports in; which of them has which id."""
    with open_store(url) as store:
        list(ingest([str(folder)], store, RULES))
        corroborate_store(store)
        return {document.id: int(Path(str(document.path)).stem) for document in store.documents()}


def _check_withdrawn(url: str, ended: Ended, numbers: dict[str, int]) -> int:
    """Check the books after a kill; how many withdrawals had been cut off and were finished."""
    said = [line.split() for line in ended.said]
    if url.startswith("sqlite"):
        assert not [key for act, key in said if act == "erased" and words_in(url, numbers[key])]
    with open_store(url) as store:
        gone = {grave.document for grave in store.withdrawals.all()}
        assert {key for act, key in said if act == "withdrawn"} <= gone
        assert gone.isdisjoint(document.id for document in store.documents())
        assert gone | {document.id for document in store.documents()} == set(numbers)
        assert not store.is_behind()
        assert_whole(store)
        finished = len([finding for finding in store.recover() if "out of the files now" in finding.message])
        assert store.withdrawals.unerased() == ()
        assert_whole(store)
    if url.startswith("sqlite"):
        assert not [key for key in gone if words_in(url, numbers[key])]
    return finished


@pytest.mark.parametrize(("fresh", "kills"), [("sqlite", 30), ("postgresql", 10)], indirect=["fresh"])
def test_judging_killed_at_any_moment(fresh: Fresh, kills: int, tmp_path: Path) -> None:
    """Every judgement that was said to be on record is, whole and with its entry in the log, and none without."""
    warmed()
    chance, count, url = random.Random(17), 0, fresh()
    while count < kills:
        ended = killed(judging, url, tmp_path, chance, When(30, 0.005))
        count += ended.was_killed
        with open_store(url) as store:
            record = Decisions(store._engine).all()
            assert {int(line.split()[1]) for line in ended.said} <= {judgement.number for judgement in record}
            assert [judgement.number for judgement in record] == list(range(1, len(record) + 1))
            assert all(len(judgement.anchors) == 2 for judgement in record)
            entries = [entry.subject for entry in store.audit.last(10_000)]
            assert entries == [str(judgement.number) for judgement in record]
            assert_whole(store)


def schema_of(path: Path) -> int:
    """The schema that a database says it has."""
    with sqlite3.connect(path) as database:
        (version,) = database.execute("SELECT version FROM dateline_schema").fetchone()
    database.close()
    return int(version)


def test_migration_killed_at_any_moment(tmp_path: Path) -> None:
    """The books are of the old schema or of the new one, with everything in them, and the next start goes on."""
    chance, old = random.Random(13), tmp_path / "old.db"
    with sqlite3.connect(old) as database:
        database.executescript((SCHEMAS / f"schema_{FIRST:04}.sql").read_text(encoding="utf-8"))
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    begun = time.monotonic()
    open_store(f"sqlite:///{shutil.copy(old, tmp_path / 'first.db')}").close()
    when = When(1, time.monotonic() - begun)  # the moments of death are spread over the whole, however slow it is
    count, seen, path = 0, set[int](), tmp_path / "books.db"
    while count < 35 or len(seen) < 2:
        if not path.exists():
            shutil.copy(old, path)
        ended = killed(opening, f"sqlite:///{path}", tmp_path, chance, when)
        count += ended.was_killed
        version = schema_of(path)
        seen.add(version)
        when = replace(when, seconds=when.seconds * (1.1 if version == FIRST else 0.8))
        assert version in ((NEWEST,) if ended.said else (FIRST, NEWEST))
        if version == NEWEST:
            with open_store(f"sqlite:///{path}") as store:
                assert len(store.documents()) == len(store.readings()) == 2
                assert_whole(store)
            for file in tmp_path.glob("books.db*"):
                file.unlink()
