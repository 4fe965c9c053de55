"""A database of every earlier schema comes to the newest, with everything in it, or stays as it was."""

import re
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from dateline.model import StoreError
from dateline.store import open_store
from dateline.store.connect import connect
from dateline.store.migrations import FIRST, FOLDER, NEWEST
from dateline.store.tables import metadata

SCHEMAS = Path(__file__).parent / "schemas"  # what a Dateline of that schema wrote, one file each


def written_by(version: int, folder: Path) -> Path:
    """A database as a Dateline of that schema left it."""
    path = folder / "old.db"
    with sqlite3.connect(path) as database:
        database.executescript((SCHEMAS / f"schema_{version:04}.sql").read_text(encoding="utf-8"))
    database.close()
    return path


def dump(path: Path) -> str:
    """Everything in a database."""
    with sqlite3.connect(path) as database:
        return "\n".join(database.iterdump())


def differences(url: str) -> list[object]:
    """Where the tables of a database, opened, are not those that the code knows."""
    engine = connect(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        found = compare_metadata(context, metadata)
    engine.dispose()
    return list(found)


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Not the database's own index of words, which is kept in its own way: by FTS5 or in a column of PostgreSQL's."""
    return kind == "schema" or not re.match(r"(document|quotation|event)_words|terms$", name or "")


def test_the_revisions_follow_one_another() -> None:
    """There is one for each schema from the first on, and each follows the one before."""
    numbers = sorted(int(file.stem.removeprefix("schema_")) for file in FOLDER.glob("versions/schema_*.py"))
    assert numbers == list(range(FIRST, NEWEST + 1))


def test_a_new_database_has_the_tables_that_the_code_knows(url: str) -> None:
    """Column for column, type for type, index for index, on both engines."""
    assert differences(url) == []


@pytest.mark.parametrize("version", range(FIRST, FIRST + 1))
def test_an_old_database_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    """It gets the tables of today and keeps its documents, readings, events and links."""
    url = f"sqlite:///{written_by(version, tmp_path)}"
    with open_store(url) as store:
        assert {document.path for document in store.documents()} == {"a.txt", "b.txt"}
        assert [len(reading.event_mentions) for reading in store.readings()] == [1, 1]
        assert [len(event.mentions) for event in store.events()] == [2]
        assert [link.judgement for link in store.links()] == ["same"]
    assert differences(url) == []


@pytest.mark.parametrize("version", range(FIRST, FIRST + 1))
def test_an_update_that_breaks_off_changes_nothing(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a revision fails, the database is what it was, and a later start brings it up to date."""
    path = written_by(version, tmp_path)
    before = dump(path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr("dateline.store.migrations.guards.guard", fail)
        open_store(f"sqlite:///{path}")
    assert dump(path) == before
    assert differences(f"sqlite:///{path}") == []


def test_a_database_that_is_up_to_date_is_not_written_to(tmp_path: Path) -> None:
    """Opening it once more changes nothing in it."""
    path = written_by(FIRST, tmp_path)
    open_store(f"sqlite:///{path}").close()
    before = dump(path)
    open_store(f"sqlite:///{path}").close()
    assert dump(path) == before


def _opened(url: str) -> int:
    with open_store(url) as store:
        return len(store.documents())


def test_several_processes_open_a_new_database_at_once(url: str) -> None:
    """One of them makes the tables, the others wait for it."""
    with ProcessPoolExecutor(4, get_context("spawn")) as processes:
        assert list(processes.map(_opened, [url] * 8)) == [0] * 8


@pytest.mark.parametrize("version", [3, 99, None])
def test_a_schema_that_is_not_known_is_refused_and_left_alone(version: int | None, tmp_path: Path) -> None:
    """Older than the first, newer than the newest, or none: the way out is named and nothing is written."""
    path = written_by(FIRST, tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM dateline_schema")
        database.executemany("INSERT INTO dateline_schema VALUES (?)", [(version,)] if version else [])
    database.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=rf"schema {version} .* writes {NEWEST}; .* ingest the reports again"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before
