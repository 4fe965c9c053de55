"""An address that leads nowhere, and a file that is no database of ours: one line that says the way out."""

import os
import pwd
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.postgres import Server
from tests.store.records import reading_of, report
from tests.store.test_migrations import written_by

from dateline.model import StoreError
from dateline.store import open_store
from dateline.store.migrations import FIRST


def refusal(url: str) -> str:
    """What is said where a database cannot be opened, on one line and without its password."""
    with pytest.raises(StoreError) as caught:
        open_store(url)
    said = str(caught.value)
    assert "\n" not in said
    assert "sesame" not in said
    return said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://desk:sesame@127.0.0.1:1/books", "see that the server runs"),
        ("postgresql://desk:sesame@127.0.0.1:1/books", "see that the server runs"),
        ("postgresql+psycopg://desk@/books?host=/no/such/folder&password=sesame", "see that the server runs"),
        ("postgresql+psycopg://desk:open@sesame@127.0.0.1/books", "write it as %40"),
        ("postgresql+psycopg://desk:sesame@127.0.0.1:port/books", "no database address"),
        ("postgresql+psycopg://desk:sesame@/books?foo=1", "no address of a server"),
        ("postgresql+psycopg://desk:sesame@127.0.0.1", "names no database"),
        ("sqlite:///day.db?foo=1", "an option that SQLite does not know ('foo')"),
        ("sqlite:///day.db?mode=ro", "an option that SQLite does not know ('mode')"),
        ("sqlite:///day.db?timeout=1&timeout=2", "has no such value"),
        ("postgresql+psycopg://desk:sesame@/books?port=abc", "has no such value"),
        ("sqlite://day.db", "names a server, and SQLite has none; write a file as sqlite:///day.db"),
        ("sqlite:///day.db?timeout=soon", "has no such value"),
        ("mysql://desk:sesame@127.0.0.1/books", "no driver"),
        ("postgresql+asyncpg://desk:sesame@127.0.0.1/books", "no driver"),
    ],
)
def test_an_address_that_leads_nowhere_says_the_way_out_and_no_password(url: str, said: str) -> None:
    """Whatever is wrong with it."""
    assert said in refusal(url)


def test_a_server_that_lets_nobody_in_is_told(server: Server) -> None:
    """A wrong password is called so, a database that is not there too; the right password is let in."""
    assert "password authentication failed" in refusal(server.address("postgres", "guest:opensesame"))
    assert "does not exist" in refusal(server.address("nosuch"))
    with server.database() as books:
        open_store(books).close()
        right = books.replace("keeper@", "guest:open%20sesame@")
        assert "permission denied" in refusal(right)  # known, but this user may not read it


def test_a_driver_that_is_missing_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the command, as where the extra was left out."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'dateline[postgres]'" in refusal("postgresql+psycopg://desk:sesame@127.0.0.1:1/books")


def test_a_file_that_another_program_holds_is_told(tmp_path: Path) -> None:
    """Also where it is in the mode of before, in which nothing can be changed while another writes."""
    path = written_by(FIRST, tmp_path)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "cannot be written (database is locked)" in refusal(f"sqlite:///{path}?timeout=0.1")
    other.close()
    open_store(f"sqlite:///{path}").close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    """A file without a byte is where a database may be put."""
    path = tmp_path / "day.db"
    path.touch()
    with open_store(f"sqlite:///{path}") as store:
        assert store.documents() == ()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_file_that_was_copied_in_part_is_never_taken_for_a_whole_one(part: float, tmp_path: Path) -> None:
    """It is refused when it is opened, or the check finds what is missing."""
    path = tmp_path / "day.db"
    with open_store(f"sqlite:///{path}") as store:
        for number in range(60):
            store.add(report(number), reading_of(report(number)))
    content = path.read_bytes()
    copied = tmp_path / "copied.db"
    copied.write_bytes(content[: int(len(content) * part)])
    try:
        with open_store(f"sqlite:///{copied}") as store:
            assert [*store.check()]
    except StoreError as error:
        assert "\n" not in str(error)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """The name of a folder is refused in one line."""
    assert "cannot be opened" in refusal(f"sqlite:///{tmp_path}")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine can look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def _as_nobody() -> None:
    """Give up the rights of root, who may write everywhere."""
    if os.geteuid() == 0:
        os.setuid(pwd.getpwnam("nobody").pw_uid)


def _refused_to_others(url: str) -> str:
    """What an unprivileged user is told."""
    with ProcessPoolExecutor(1, get_context("fork"), initializer=_as_nobody) as process:
        return process.submit(refusal, url).result()


def test_a_folder_that_cannot_be_written_is_told(open_folder: Path) -> None:
    """No database can be made in it, and one that lies there cannot be used."""
    url = f"sqlite:///{open_folder / 'day.db'}"
    open_folder.chmod(0o555)
    assert "see that the folder exists and is writable" in _refused_to_others(url)
    open_folder.chmod(0o755)
    open_store(url).close()
    open_folder.chmod(0o555)
    assert "see that the folder exists and is writable" in _refused_to_others(url)
    open_folder.chmod(0o755)
