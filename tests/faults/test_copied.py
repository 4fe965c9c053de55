"""A database that was copied half-way is refused in one line, or what could be recovered is whole and said."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.faults.killing import RULES, assert_whole, reports, warmed

from dateline.cli import main
from dateline.model import StoreError
from dateline.pipeline import corroborate_store, ingest
from dateline.store import open_store


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A database of six reports whose file is up to date."""
    warmed()
    path = tmp_path / "books.db"
    with open_store(f"sqlite:///{path}") as store:
        list(ingest([str(reports(tmp_path / "reports", 6))], store, RULES))
        corroborate_store(store)
    return path


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.1, 0.33, 0.5, 0.8, 0.99])
def test_a_file_that_was_cut_is_refused_in_a_line(
    books: Path, share: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it ends: by each command, without a traceback, and without a byte written to it."""
    data = books.read_bytes()
    copy = books.with_name("copy.db")
    copy.write_bytes(data[: int(len(data) * share)])
    cut = copy.read_bytes()
    for command in (("events",), ("audit", "verify"), ("ingest", str(books.parent / "reports"), "--engine", "rules")):
        assert main([*command, "--db", str(copy)]) == 4
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert "copy" in err or "not a database" in err
    assert copy.read_bytes() == cut


def test_a_page_that_was_lost_is_refused_in_a_line(books: Path) -> None:
    """A file of the right length with a hole in it, as a copy leaves it that broke off and was gone on with."""
    data = bytearray(books.read_bytes())
    middle = len(data) // 8192 * 4096
    data[middle : middle + 8 * 4096] = bytes(8 * 4096)
    books.write_bytes(data)
    with pytest.raises(StoreError) as caught, open_store(f"sqlite:///{books}") as store:
        list(store.audit.faults())
        list(store.audit.record_faults())
        assert_whole(store)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.6, 0.9, 0.999, 1.0])
def test_a_write_ahead_file_that_was_cut_is_recovered_as_far_as_it_goes(books: Path, share: float) -> None:
    """The reports before the cut are whole, the run goes on; where it ends within a transaction, that is said."""
    with open_store(f"sqlite:///{books}") as store:
        more = reports(books.parent / "more", 9)
        list(ingest([str(more)], store, RULES))
        copy = Path(shutil.copy(books, books.with_name("copy.db")))
        ahead = books.with_name("books.db-wal").read_bytes()
    cut = ahead[: int(len(ahead) * share)]
    copy.with_name("copy.db-wal").write_bytes(cut)
    with open_store(f"sqlite:///{copy}") as store:
        said = [finding.message for finding in store.recover()]
        assert any("ends within a transaction that was cut off" in line for line in said) == (0 < share < 1)
        assert 6 <= len(store.readings()) <= 9
        assert_whole(store)
        list(ingest([str(more)], store, RULES))
        corroborate_store(store)
        assert len(store.readings()) == 9
        assert_whole(store)


def test_a_file_without_its_write_ahead_file_is_what_it_was_before(books: Path) -> None:
    """What was written ahead only is not in such a copy: the head of the log, kept elsewhere, tells."""
    with open_store(f"sqlite:///{books}") as store:
        list(ingest([str(reports(books.parent / "more", 9))], store, RULES))
        head = store.audit.head()
        copy = shutil.copy(books, books.with_name("copy.db"))
    assert head
    assert main(["audit", "verify", "--db", str(copy)]) == 0
    assert main(["audit", "verify", "--db", str(copy), "--head", f"{head.number}:{head.hash}"]) == 1


def test_an_empty_file_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy of which nothing arrived is not taken for new books."""
    (tmp_path / "copy.db").touch()
    assert main(["events", "--db", str(tmp_path / "copy.db")]) == 4
    assert "is empty and no database" in capsys.readouterr().err
    assert sqlite3.connect(tmp_path / "copy.db").execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
