"""Misuse and failure: one line that says the way out, and the status that the help names."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.command import REPORT, Dateline

from dateline.cli import EXIT_CODES
from dateline.model import RulesError


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["extract"], "Missing argument 'paths'"),
        (["extract", "x", "--bogus"], "No such option: --bogus"),
        (["extract", "x", "--format", "xml"], "'xml' is not one of 'json', 'jsonl', 'table'"),
        (["extract", "x", "--published", "yesterday"], "'yesterday' is no date; write it as 2024-05-14"),
        (["extract", "x", "--published", "20160524"], "write 2016-05-24"),
        (["extract", "x", "--published", "2016-02-30"], "is no date"),
        (["extract", "x", "--published", "1816-05-24"], "outside the years 1900 to 2100"),
        (["extract", "x", "--published", "2116-05-24"], "outside the years 1900 to 2100"),
        (["extract", "x", "--jobs", "0"], "--jobs"),
        (["extract", "x", "--focus", "Syria"], "'SYRIA' is no ISO 3166-1 alpha-2 country code"),
        (["extract", "x", "--engine", "oracle"], "no engine 'oracle'; choose one of: "),
        (["events", "--date", "2016"], "is no date"),
        (["schema", "--of", "cake"], "'cake' is not one of 'reading', 'event'"),
    ],
)
def test_misuse_is_one_line_and_status_2(dateline: Dateline, arguments: Sequence[str], message: str) -> None:
    """A call that cannot be carried out gives one line with the way out, and prints nothing else."""
    ran = dateline(*arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert re.fullmatch(r"dateline: .+\n", ran.err)
    assert message in ran.err


def test_without_a_command_there_is_help(dateline: Dateline) -> None:
    """The bare command shows what there is."""
    ran = dateline()
    assert ran.status == 2
    assert b"extract" in ran.out


def test_damaged_rules_end_with_status_3(dateline: Dateline, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A knowledge file that cannot be used stops the run at once."""

    def damaged() -> None:
        raise RulesError("The knowledge file frames.tsv cannot be read; install Dateline again.")

    monkeypatch.setattr("dateline.pipeline.load_rules", damaged)
    ran = dateline("extract", report)
    assert (ran.status, ran.out) == (3, b"")
    assert ran.err == "dateline: The knowledge file frames.tsv cannot be read; install Dateline again.\n"


@pytest.mark.parametrize("command", ["events", "brief"])
def test_asking_makes_no_database(dateline: Dateline, tmp_path: Path, command: str) -> None:
    """A database that is not there is an error with the way out, and is not made by the question."""
    ran = dateline(command, "--db", tmp_path / "none.db")
    assert (ran.status, ran.out) == (4, b"")
    assert "make one with: dateline ingest REPORTS" in ran.err
    assert not list(tmp_path.iterdir())


def test_another_file_is_no_database(dateline: Dateline, report: Path) -> None:
    """A file that is no database, or somebody else's, is left alone."""
    assert dateline("ingest", report, "--db", report).status == 4
    assert report.read_text(encoding="utf-8") == REPORT
    other = report.with_name("other.db")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs(title TEXT)")
    ran = dateline("events", "--db", other)
    assert (ran.status, ran.err.count("\n")) == (4, 1)
    assert "not one of Dateline's" in ran.err


def test_a_day_without_reports_has_no_brief(dateline: Dateline, books: str) -> None:
    """The brief of a day without reports is refused with the days that there are."""
    ran = dateline("brief", "--db", books, "--date", "2001-01-01")
    assert (ran.status, ran.out) == (2, b"")
    assert "reports from 2024-05-13 to 2024-05-15" in ran.err


def test_a_brief_that_cannot_be_written_is_one_line(dateline: Dateline, books: str, tmp_path: Path) -> None:
    """A place that takes no files is told in one line."""
    ran = dateline("brief", "--db", books, "--out", tmp_path / "nowhere" / "brief.md")
    assert ran.status == 2
    assert "cannot be written (No such file or directory); name another file with --out" in ran.err


def test_every_exit_code_is_in_the_help(dateline: Dateline) -> None:
    """`dateline --help` lists the exit statuses."""
    words = " ".join(dateline("--help").out.decode().split())
    for code, meaning in EXIT_CODES.items():
        assert f"{code} {meaning}" in words
