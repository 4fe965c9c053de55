"""`dateline ingest`, `events`, `brief` and `schema`: the books are kept, listed and told."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.command import EVENT, EXAMPLES, Dateline


def test_ingest_counts_and_is_idempotent(dateline: Dateline, report: Path, tmp_path: Path) -> None:
    """A second run over the same reports reads none of them again and leaves the database as it is."""
    db = tmp_path / "books.db"
    first = dateline("ingest", report, "--db", f"sqlite:///{db}")
    assert (first.status, first.err) == (0, "")
    assert first.out.decode() == f"1 new report, 0 known before; 1 event in sqlite:///{db}.\n"
    before = db.read_bytes()
    second = dateline("ingest", report, "--db", db)
    assert second.out.decode() == f"0 new reports, 1 known before; 1 event in {db}.\n"
    assert db.read_bytes() == before


def test_ingest_says_what_it_left_out(dateline: Dateline, report: Path, tmp_path: Path) -> None:
    """Of several reports, those that cannot be read are named and counted, and the others are kept."""
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = dateline("ingest", report, tmp_path / "empty.txt", "--db", tmp_path / "books.db")
    assert ran.status == 1
    assert "empty.txt is empty" in ran.err
    assert ran.out.decode().startswith("1 new report, 0 known before, 1 left out (see above); 1 event in ")


def test_events_as_json_meet_their_schema(dateline: Dateline, books: str) -> None:
    """Every event printed as JSON is one by the schema that `dateline schema --of event` prints."""
    ran = dateline("events", "--db", books)
    events = json.loads(ran.out)
    assert len(events) > 20
    for event in events:
        EVENT.validate(event)


def test_the_exports_hold_the_same_events(dateline: Dateline, books: str) -> None:
    """The table file and the map file of a day list the same events, in the same order."""
    rows = dateline("events", "--db", books, "--date", "2024-05-14", "--format", "csv")
    shapes = json.loads(dateline("events", "--db", books, "--date", "2024-05-14", "--format", "geojson").out)
    ids = [row["id"] for row in csv.DictReader(io.StringIO(rows.out.decode(), newline=""))]
    assert ids
    assert [feature["id"] for feature in shapes["features"]] == ids


def test_events_of_one_day_are_some_of_all(dateline: Dateline, books: str) -> None:
    """`--date` keeps the events that may have happened on that day and no others."""
    everything = {event["id"] for event in json.loads(dateline("events", "--db", books).out)}
    day = json.loads(dateline("events", "--db", books, "--date", "2024-05-14").out)
    assert {event["id"] for event in day} < everything
    assert all(event["date"]["start"] <= "2024-05-14" <= event["date"]["end"] for event in day)


def test_the_table_of_events_is_for_people(dateline: Dateline, books: str) -> None:
    """The table shows places and marks what is contested."""
    out = dateline("events", "--db", books, "--date", "2024-05-13", "--format", "table").out.decode()
    assert re.search(r"2024-05-13 .* El Fasher .*", out)
    assert re.search(r"contested.*sources.*\n(?:.*\n)+.*\d killed", out)


def test_a_day_without_events_is_empty_and_said(dateline: Dateline, books: str) -> None:
    """Nothing to print is no error, but a line says so."""
    ran = dateline("events", "--db", books, "--date", "1999-01-01")
    assert (ran.status, ran.out) == (0, b"[]\n")
    assert "no events on 1999-01-01" in ran.err


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_brief_is_written_and_stays_the_same(dateline: Dateline, books: str, tmp_path: Path, form: str) -> None:
    """The brief goes to a file, its form told by the file's ending, and is the same when it is written again."""
    out = tmp_path / f"brief.{form}"
    ran = dateline("brief", "--db", books, "--date", "2024-05-14", "--out", out)
    assert (ran.status, ran.out) == (0, b"")
    assert f"the brief of 2024-05-14 is in {out}" in ran.err
    first = out.read_bytes()
    assert first.startswith(b"<!doctype html>" if form == "html" else b"# ")
    assert b"Kharkiv" in first
    assert dateline("brief", "--db", books, "--date", "2024-05-14", "--format", form).out == first
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_the_brief_is_of_the_last_day_unless_told(dateline: Dateline, books: str) -> None:
    """Without a date, the brief is that of the last day with reports."""
    last = dateline("brief", "--db", books)
    assert last.out == dateline("brief", "--db", books, "--date", "2024-05-15").out
    assert last.out != dateline("brief", "--db", books, "--date", "2024-05-14").out


def test_the_brief_of_a_day_does_not_know_the_next(dateline: Dateline, books: str, tmp_path: Path) -> None:
    """Reports that came later do not change the brief of a day."""
    db = tmp_path / "early.db"
    early = sorted(EXAMPLES.glob("*/2024-05-1[34]-*"))
    assert dateline("ingest", *early, "--db", db).status == 0
    early_brief = dateline("brief", "--db", db, "--date", "2024-05-14").out
    assert early_brief == dateline("brief", "--db", books, "--date", "2024-05-14").out


@pytest.mark.parametrize("kind", ["reading", "event"])
def test_the_schema_is_one(dateline: Dateline, kind: str) -> None:
    """What `schema` prints is a JSON Schema in which every property of the record itself is explained."""
    printed = json.loads(dateline("schema", "--of", kind).out)
    Draft202012Validator.check_schema(printed)
    record = printed["$defs"][kind.capitalize()]
    assert all(spec.get("description") for spec in record["properties"].values())


def test_the_schema_is_that_of_a_reading_unless_told(dateline: Dateline) -> None:
    """`dateline schema` alone describes what `extract` prints."""
    assert dateline("schema").out == dateline("schema", "--of", "reading").out


def test_copies_are_listed_with_their_way(dateline: Dateline, report: Path, tmp_path: Path) -> None:
    """A report and another with one more line above it are told as copies, which of them came first left open."""
    again = tmp_path / "again.txt"
    again.write_text("SECOND EDITION\n\n" + report.read_text(encoding="utf-8"), encoding="utf-8")
    db = tmp_path / "copies.db"
    dateline("ingest", report, again, "--db", db)
    (copy,) = json.loads(dateline("copies", "--db", db).out)
    assert (copy["kind"], copy["order_known"]) == ("opening", False)
    assert "opening, either way" in dateline("copies", "--db", db, "--format", "table").out.decode()


def test_a_list_of_sources_puts_letters_beside_them(dateline: Dateline, books: str, tmp_path: Path) -> None:
    """Events say how reliable their sources are held to be, as JSON and in the table; without a list nothing does."""
    (tmp_path / "list.tsv").write_text("name\treliability\nNile Wire\tb\n", encoding="utf-8")
    plain = json.loads(dateline("events", "--db", books).out)
    rated = json.loads(dateline("events", "--db", books, "--sources", tmp_path / "list.tsv").out)
    assert {letter for event in plain for letter in event["reliability"]} == set()
    assert {
        (name, letter) for event in rated for name, letter in zip(event["sources"], event["reliability"], strict=True)
    } > {
        ("Nile Wire", "B"),
        ("Radio Jebel", "F"),
    }
    for event in rated:
        EVENT.validate(event)
    codes = {prop["admiralty"] for event in rated for prop in event["properties"]}
    assert {"B3", "F3", "B1"} <= codes
    table = dateline("events", "--db", books, "--sources", tmp_path / "list.tsv", "--format", "table").out.decode()
    assert "Nile Wire (B)" in table


def test_ingest_says_which_outlets_the_list_lacks(dateline: Dateline, report: Path, tmp_path: Path) -> None:
    """The list is checked before anything is read; the outlets that it does not name are told at the end."""
    (tmp_path / "list.tsv").write_text("name\treliability\nNile Wire\tb\n", encoding="utf-8")
    ran = dateline("ingest", report, "--db", tmp_path / "books.db", "--sources", tmp_path / "list.tsv")
    assert ran.status == 0
    assert ran.err.endswith("list.tsv does not name, and so leaves at F (cannot be judged): report.txt\n")
    (tmp_path / "list.tsv").write_text("name\treliability\nNile Wire\tbest\n", encoding="utf-8")
    for command in (["ingest", report], ["events"], ["brief"]):
        ran = dateline(*command, "--db", tmp_path / "none.db", "--sources", tmp_path / "list.tsv")
        assert (ran.status, ran.out) == (2, b"")
        assert "list.tsv, line 2: the reliability is 'best'" in ran.err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(("content", "complaint"), [(None, "cannot be read"), (b"\xff\xfe", "is not UTF-8")])
def test_a_list_that_cannot_be_read_is_one_line(
    dateline: Dateline, books: str, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    """A file that is not there or is no text is told in one line, with the way out."""
    if content is not None:
        (tmp_path / "list.tsv").write_bytes(content)
    ran = dateline("events", "--db", books, "--sources", tmp_path / "list.tsv")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert complaint in ran.err
