"""`dateline audit`: the log is listed, its head printed, and a record that was changed is found."""

import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from tests.cli.command import Dateline


@pytest.fixture
def kept(dateline: Dateline, report: Path, tmp_path: Path) -> Path:
    """A database with one report, put there by Maya Haddad."""
    db = tmp_path / "books.db"
    assert dateline("ingest", report, "--db", db, "--engine", "rules", "--who", "Maya Haddad").status == 0
    return db


def test_a_whole_record_is_proven(dateline: Dateline, kept: Path) -> None:
    """The entries are counted, and the head that was printed before fits also after more was done."""
    head = dateline("audit", "head", "--db", kept).out.decode().strip()
    assert re.fullmatch("4:[0-9a-f]{64}", head)
    dateline("events", "--db", kept, "--format", "csv")
    for given in (head, head[2:], "4"):
        ran = dateline("audit", "verify", "--db", kept, "--head", given)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == b"5 entries, the chain is whole, and everything in the books is as it was added.\n"


def test_a_changed_claim_is_found_and_the_status_says_so(dateline: Dateline, kept: Path) -> None:
    """Who writes over a toll behind Dateline's back is found out, unless only the chain is asked about."""
    with sqlite3.connect(kept) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute("UPDATE claims SET value_low = 30 WHERE property = 'killed'").rowcount
    connection.close()
    ran = dateline("audit", "verify", "--db", kept)
    assert (ran.status, ran.out) == (1, b"")
    first, last = ran.err.splitlines()
    assert re.fullmatch(
        r"dateline: The reading of sha256:\w{64} by rules@\S+ was changed after entry 2 of the log was written\.", first
    )
    assert last == f"dateline: {kept} is not as it was written: 1 fault."
    assert dateline("audit", "verify", "--db", kept, "--chain-only").out == b"4 entries, the chain is whole.\n"


def test_a_log_that_was_cut_off_is_found_by_its_head(dateline: Dateline, kept: Path) -> None:
    """The head that was kept elsewhere tells how much is missing."""
    head = dateline("audit", "head", "--db", kept).out.decode().strip()
    with sqlite3.connect(kept) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM audit WHERE number = 4")
    connection.close()
    ran = dateline("audit", "verify", "--db", kept, "--head", head)
    assert ran.status == 1
    assert "The log ends with entry 3: entry 4 is cut off." in ran.err


def test_what_is_given_out_is_in_the_log_with_its_digest(dateline: Dateline, kept: Path) -> None:
    """A table, the records and a brief leave an entry each, by which the file can be known again."""
    given = [
        ("events", dateline("events", "--db", kept, "--format", "csv", "--who", "Omar Dikko").out),
        ("events", dateline("events", "--db", kept, "--format", "json", "--who", "Omar Dikko").out),
        ("brief", dateline("brief", "--db", kept, "--who", "Omar Dikko").out),
    ]
    entries = json.loads(dateline("audit", "show", "--db", kept, "--last", "3").out)
    assert [(entry["who"], entry["action"], entry["subject"]) for entry in entries] == [
        ("Omar Dikko", "export", kind) for kind, _ in given
    ]
    for entry, (_, data) in zip(entries, given, strict=True):
        assert json.loads(entry["details"])["sha256"] == hashlib.sha256(data).hexdigest()


def test_looking_is_no_export(dateline: Dateline, kept: Path) -> None:
    """A table on the screen, what a search finds, and the log itself leave no entry."""
    before = dateline("audit", "head", "--db", kept).out
    dateline("events", "--db", kept, "--format", "table")
    dateline("search", "--db", kept, "bakery")
    dateline("audit", "show", "--db", kept)
    assert dateline("audit", "head", "--db", kept).out == before


def test_the_log_is_listed_as_a_table(dateline: Dateline, kept: Path) -> None:
    """The latest last, with who did it."""
    ran = dateline("audit", "show", "--db", kept, "--format", "table")
    rows = [line.split() for line in ran.out.decode().splitlines() if re.match(r"\s*\d", line)]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert "Maya Haddad" in ran.out.decode()


@pytest.mark.parametrize("head", ["", "none", "12:", "abc:def", "12:0123"])
def test_a_head_that_is_none_is_refused(dateline: Dateline, kept: Path, head: str) -> None:
    """A slip in pasting is no proof of anything."""
    ran = dateline("audit", "verify", "--db", kept, "--head", head)
    assert ran.status == 2
    assert "dateline audit head" in ran.err


def test_the_page_verifies_the_chain_without_dateline(dateline: Dateline, kept: Path) -> None:
    """The script of the page comes to the head that Dateline prints, and refuses a log that was changed."""
    page = Path(__file__).parent.parent.parent / "docs" / "audit.md"
    (script,) = re.findall(r"^```perl\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    entries = dateline("audit", "show", "--db", kept, "--last", "1000000", "--format", "json").out
    perl = shutil.which("perl")
    if perl is None:
        pytest.skip("this system has no Perl")
    ran = subprocess.run([perl, "-e", script], input=entries, capture_output=True, check=True)
    assert ran.stdout == dateline("audit", "head", "--db", kept).out
    forged = entries.replace(b"Maya", b"Sani", 1)
    ran = subprocess.run([perl, "-e", script], input=forged, capture_output=True, check=False)
    assert (ran.returncode != 0, ran.stderr.startswith(b"entry 1 does not fit")) == (True, True)
