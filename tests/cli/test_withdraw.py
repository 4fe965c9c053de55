"""`dateline withdraw`: a report goes, a tombstone stays, and the person is told of what was not asked for."""

import json
import re
from pathlib import Path

import pytest
from tests.cli.command import REPORT, Dateline

NAME = "Qorvexim Adzuro"  # invented: it stands nowhere else
SHUNNED = f"KANO, 24 May 2016 - Gunmen killed the teacher {NAME} at his home in Kano on Monday, a neighbour said.\n"
COPY = f"{SHUNNED}The police did not comment.\n"


@pytest.fixture
def kept(dateline: Dateline, tmp_path: Path) -> Path:
    """A database of three reports, of which one names somebody who must not be named, and another copies it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, report in (("a.txt", REPORT), ("b.txt", SHUNNED), ("c.txt", COPY)):
        (folder / name).write_text(report, encoding="utf-8")
    db = tmp_path / "books.db"
    assert dateline("ingest", folder, "--db", db, "--engine", "rules").status == 0
    return db


def ids(dateline: Dateline, db: Path) -> list[str]:
    """The documents that the events tell of."""
    events = json.loads(dateline("events", "--db", db).out)
    return sorted({document for event in events for document in event["documents"]})


def entries(dateline: Dateline, db: Path) -> list[str]:
    """The documents in the order of the log."""
    log = json.loads(dateline("audit", "show", "--db", db).out)
    return [entry["subject"] for entry in log if entry["action"] == "document"]


def test_a_report_goes_and_its_copy_is_named(dateline: Dateline, kept: Path) -> None:
    """Events, exports and the files are without it; the copy is left to the person; a second run takes neither back."""
    _, shunned, copy = entries(dateline, kept)
    given = ("--reason", "safety of a family", "--yes", "--who", "Maya Haddad")
    ran = dateline("withdraw", shunned[:20], "--db", kept, *given)
    assert ran.status == 0
    assert re.fullmatch(rf"{shunned} is withdrawn, with \d+ claims; the audit log has it\.\n", ran.out.decode())
    assert ran.err == f"dateline: a copy stays in the books: {copy} (no source, 2016-05-24)\n"
    assert shunned not in ids(dateline, kept)
    assert dateline("withdraw", copy, "--db", kept, *given).err == ""
    for file in kept.parent.glob("books.db*"):
        assert b"Qorvexim" not in file.read_bytes()
    again = dateline("ingest", kept.parent / "reports", "--db", kept, "--engine", "rules")
    assert again.status == 0
    assert again.out.decode().startswith("0 new reports, 1 known before, 2 withdrawn; ")
    assert len(re.findall(r"[bc]\.txt was withdrawn on \d{4}-\d\d-\d\d and is not taken in again\.", again.err)) == 2
    assert dateline("audit", "verify", "--db", kept).status == 0


def test_withdrawing_again_says_when_it_was(dateline: Dateline, kept: Path) -> None:
    """The second time there is nothing to do, and it is told who did it."""
    shunned = entries(dateline, kept)[1]
    given = ("--db", kept, "--reason", "safety of a family", "--yes", "--who", "Maya Haddad")
    dateline("withdraw", shunned, *given)
    ran = dateline("withdraw", shunned, *given)
    assert ran.status == 0
    assert re.fullmatch(rf"{shunned} was withdrawn on \d{{4}}-\d\d-\d\d by Maya Haddad\.\n", ran.out.decode())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("sha256:0123456789", "--reason", "safety", "--yes"), "There is no document 'sha256:0123456789'"),
        (("sha256:", "--reason", "safety", "--yes"), "There is no document 'sha256:'; write 4 signs of its id"),
        (("ID", "--reason", "safety"), "cannot be undone; add --yes where nobody can be asked"),
        (("ID", "--reason", f"the family of {NAME} asks", "--yes"), "The reason names somebody"),
        (("ID", "--reason", "safety", "--yes", "--who", "a\nb"), "is no name that can stand in the log"),
        (("ID", "--yes"), "--reason"),
    ],
)
def test_what_cannot_be_withdrawn_stays(
    dateline: Dateline, kept: Path, arguments: tuple[str, ...], message: str
) -> None:
    """A slip takes nothing out, and is one line with the way out."""
    before = ids(dateline, kept)
    shunned = entries(dateline, kept)[1]
    ran = dateline("withdraw", *(shunned if a == "ID" else a for a in arguments), "--db", kept)
    assert (ran.status, ran.out) == (2, b"")
    assert message in ran.err
    assert NAME not in ran.err
    assert ids(dateline, kept) == before
