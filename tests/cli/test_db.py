"""`dateline db` and `dateline diff`: a database that is verified, moved, and asked what a newer reading changed."""

import json
from pathlib import Path

import pytest
from tests.cli.command import Dateline
from tests.postgres import Server
from tests.store.records import reading_of, report

from dateline.model import Version
from dateline.store import open_store
from dateline.store.connect import connect


@pytest.fixture
def war(tmp_path: Path) -> str:
    """A database with a document that two engines read."""
    path = str(tmp_path / "war.db")
    with open_store(f"sqlite:///{path}") as store:
        store.introduce(Version("auto@2", "bbbb", "network-7"))
        store.add(report(), reading_of(report()), "rules@1")
        store.add(report(), reading_of(report(), toll="nine"), Version("auto@2", "bbbb", "network-7").key)
    return path


def test_a_whole_database_is_called_so(dateline: Dateline, war: str) -> None:
    """One line, status 0."""
    ran = dateline("db", "check", war)
    assert (ran.status, ran.out.decode(), ran.err) == (0, f"{war} is whole.\n", "")


def test_a_fault_is_a_line_and_a_status(dateline: Dateline, war: str) -> None:
    """The document is named, and how many faults there are."""
    engine = connect(f"sqlite:///{war}")
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO withdrawing (reason) VALUES ('none')")
        connection.exec_driver_sql("UPDATE documents SET text = text || '.'")
        connection.exec_driver_sql("DELETE FROM withdrawing")
    engine.dispose()
    ran = dateline("db", "check", war)
    assert ran.status == 1
    assert f"The text of {report().id} is not the one" in ran.err
    assert "has 1 fault" in ran.err


@pytest.mark.parametrize("command", [["db", "check"], ["db", "copy"], ["diff", "--db"]])
def test_a_database_that_is_not_there_is_not_made(dateline: Dateline, tmp_path: Path, command: list[str]) -> None:
    """Asking makes none, and the way out is told."""
    path = tmp_path / "none.db"
    ran = dateline(*command, str(path), *([str(tmp_path / "copy.db")] if "copy" in command else []))
    assert ran.status == 4
    assert "make one with: dateline ingest" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_copied_to_a_server_and_back(
    dateline: Dateline, war: str, server: Server, tmp_path: Path
) -> None:
    """The commands of the page, with a real server between."""
    back = str(tmp_path / "back.db")
    with server.database() as other:
        assert dateline("db", "copy", war, other).status == 0
        assert dateline("db", "check", other).status == 0
        assert dateline("db", "copy", other, back).status == 0
    with open_store(f"sqlite:///{war}") as one, open_store(f"sqlite:///{back}") as two:
        assert one.readings() == two.readings()


def test_a_full_target_is_refused(dateline: Dateline, war: str) -> None:
    """A database is never copied onto another, or onto itself."""
    ran = dateline("db", "copy", war, war)
    assert ran.status == 2
    assert ran.err.splitlines()[-1].startswith("dateline: The database to copy into is not empty: it has ")
    with open_store(f"sqlite:///{war}") as store:
        assert all(entry.action != "export" for entry in store.audit.last(100))


def test_the_difference_as_json(dateline: Dateline, war: str) -> None:
    """Both versions in full, and the claim before and after."""
    ran = dateline("diff", report().id, "--db", war)
    (found,) = json.loads(ran.out)
    assert ran.status == 0
    assert found["after"] == {"engine": "auto@2", "rules": "bbbb", "model": "network-7"}
    assert [(c["kind"], c["before"]["value"], c["after"]["value"]) for c in found["claims"]] == [
        ("changed", "seven", "nine")
    ]


def test_the_difference_as_a_table(dateline: Dateline, war: str) -> None:
    """For a person: the words, the property, before and after."""
    ran = dateline("diff", "--db", war, "--format", "table")
    assert ran.status == 0
    (row,) = [line.split() for line in ran.out.decode().splitlines() if "changed" in line]
    assert row == ["changed", "seven", "killed", "seven", "nine"]


def test_where_nothing_was_read_twice_that_is_said(dateline: Dateline, tmp_path: Path) -> None:
    """An empty list, and why."""
    path = str(tmp_path / "new.db")
    open_store(f"sqlite:///{path}").close()
    ran = dateline("diff", "--db", path)
    assert (ran.status, json.loads(ran.out)) == (0, [])
    assert "read twice" in ran.err


def test_reports_are_ingested_into_a_server(dateline: Dateline, report: Path, server: Server) -> None:
    """The door is the same: ingest, ask, and the same command again adds nothing."""
    with server.database() as url:
        assert "1 new report" in dateline("ingest", report, "--db", url, "--engine", "rules").out.decode()
        assert "1 known before" in dateline("ingest", report, "--db", url, "--engine", "rules").out.decode()
        assert json.loads(dateline("events", "--db", url, "--format", "json").out)[0]["sub_event_type"]


def test_no_password_is_printed(dateline: Dateline, report: Path) -> None:
    """Not in an error, not in what says where the reports are."""
    for command in (["events"], ["ingest", str(report)]):
        ran = dateline(*command, "--db", "postgresql+psycopg://desk:sesame@127.0.0.1:1/war")
        assert ran.status == 4
        assert "desk:***@" in ran.err
        assert "sesame" not in ran.err + ran.out.decode()
