"""The command line: what each command prints, how it ends, and that bad input costs nothing but itself."""

import csv
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dateline import __version__, codec
from dateline.cli import EXIT_CODES, main
from dateline.model import Event, Reading, RulesError

EXAMPLES = Path(__file__).parent.parent / "examples"
READING = Draft202012Validator(codec.schema(Reading))
EVENT = Draft202012Validator(codec.schema(Event))
REPORT = "ALEPPO, 24 May 2016 - Shells hit a bakery in Aleppo on Monday and killed three people, a doctor said.\n"
COMMAND = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())"]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: bytes
    err: str

    @property
    def readings(self) -> list[dict[str, Any]]:
        """What JSON Lines hold, every line checked against the schema that `dateline schema` prints."""
        found = [json.loads(line) for line in self.out.decode().splitlines()]
        for reading in found:
            READING.validate(reading)
        return found

    @property
    def reading(self) -> dict[str, Any]:
        """The one object printed, checked against the schema."""
        found: dict[str, Any] = json.loads(self.out)
        READING.validate(found)
        return found


Dateline = Callable[..., Ran]


@pytest.fixture
def dateline(capsysbinary: pytest.CaptureFixture[bytes]) -> Dateline:
    """The command, run in this process."""

    def run(*arguments: str | Path) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(status, out, err.decode())

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with one short report."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the example reports."""
    db = str(tmp_path_factory.mktemp("books") / "examples.db")
    assert main(["ingest", str(EXAMPLES / "sudan"), str(EXAMPLES / "ukraine"), "--db", db]) == 0
    return db


def _start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own, which hears Ctrl-C even if this one does not."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )


def _wait_until_read(fifo: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until the process opens the pipe to read it; the descriptor returned keeps it waiting."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
    raise AssertionError(f"{fifo.name} was never opened; status {process.poll()}")


# ---- extract: what is printed
def test_one_report_is_one_object(dateline: Dateline, report: Path) -> None:
    """`--format json` prints the contract's object for one document, indented, in UTF-8, and nothing else."""
    ran = dateline("extract", report, "--published", "2016-05-24", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.reading) == ["document", "event_mentions", "claims", "contested", "quotations", "findings"]
    assert ran.reading["document"]["text"] == REPORT
    assert ran.reading["event_mentions"][0]["numbers"][0]["low"] == 3
    assert ran.out.startswith(b'{\n  "document": {\n    "id": "sha256:')
    assert ran.out.endswith(b"}\n")


def test_every_quote_is_the_text_at_its_offsets(dateline: Dateline) -> None:
    """In what is printed, `text[start:end]` is the quote for every span at any depth, of every example report."""
    ran = dateline("extract", EXAMPLES, "--format", "jsonl")
    assert ran.status == 0
    spans = 0
    for reading in ran.readings:
        text = reading["document"]["text"]
        for span in _spans({name: part for name, part in reading.items() if name != "document"}):
            assert text[span["start"] : span["end"]] == span["quote"]
            spans += 1
    assert spans > 1000


def _spans(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        own = [node] if {"start", "end", "quote"} <= set(node) else []
        return own + [span for child in node.values() for span in _spans(child)]
    return [span for child in node for span in _spans(child)] if isinstance(node, list) else []


def test_several_reports_are_an_array_or_lines(dateline: Dateline, report: Path) -> None:
    """Of several reports, `json` prints an array and `jsonl` a line each, in the order of the inputs."""
    second = report.with_name("another.txt")
    second.write_text(REPORT.replace("three", "four"), encoding="utf-8")
    lines = dateline("extract", report, second, "--format", "jsonl")
    array = dateline("extract", report, second, "--format", "json")
    assert json.loads(array.out) == lines.readings
    assert ["three" in reading["document"]["text"] for reading in lines.readings] == [True, False]


def test_without_a_format_a_pipe_gets_json(dateline: Dateline, report: Path) -> None:
    """Where nobody watches, one report is printed as json and several as jsonl."""
    second = report.with_name("another.txt")
    second.write_text(REPORT.replace("three", "four"), encoding="utf-8")
    assert dateline("extract", report).out == dateline("extract", report, "--format", "json").out
    assert dateline("extract", report, second).out == dateline("extract", report, second, "--format", "jsonl").out


def test_the_table_shows_what_where_and_how_many(dateline: Dateline, report: Path) -> None:
    """The table for people has a row for the event, and shows nothing that could steer the terminal."""
    report.write_text(REPORT + "\nA second line \x1b[31mwith a colour code.\n", encoding="utf-8")
    ran = dateline("extract", report, "--format", "table")
    assert re.search(r"2016-05-23 .*Shelling.*Aleppo.*3 killed", ran.out.decode())
    assert b"\x1b" not in ran.out


def test_the_same_input_gives_the_same_bytes(report: Path) -> None:
    """Two processes with different hash seeds print the same bytes for the same reports."""
    outputs = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [*COMMAND, "extract", EXAMPLES / "sudan", report, "--format", "jsonl"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        outputs.add(ran.stdout)
    assert len(outputs) == 1


def test_standard_input_is_read(report: Path) -> None:
    """A dash stands for standard input."""
    ran = subprocess.run(
        [*COMMAND, "extract", "-", "--published", "2016-05-24"], input=REPORT.encode(), capture_output=True, check=True
    )
    assert Ran(0, ran.stdout, "").reading["document"]["text"] == REPORT


def test_the_day_of_publication_is_the_reports_own_if_it_has_one(dateline: Dateline, report: Path) -> None:
    """`--published` fills a gap and overrides nothing."""
    own = dateline("extract", report, "--published", "2020-01-01").reading
    report.write_text(REPORT.split(" - ")[1], encoding="utf-8")
    given = dateline("extract", report, "--published", "2020-01-08").reading
    assert (own["document"]["published"], given["document"]["published"]) == ("2016-05-24", "2020-01-08")
    assert given["event_mentions"][0]["date"]["start"] == "2020-01-06"


def test_focus_draws_an_ambiguous_place(dateline: Dateline, report: Path) -> None:
    """`--focus` decides between towns of one name where the report does not."""
    report.write_text("Shells hit a bakery in Dara on 23 May 2016 and killed three people.\n", encoding="utf-8")
    undecided = dateline("extract", report).reading
    decided = dateline("extract", report, "--focus", "iq,sy").reading
    places = [reading["event_mentions"][0]["places"] for reading in (undecided, decided)]
    assert [[place["country"] for place in found] for found in places] == [[None], ["SY"]]


# ---- bad input
BAD_INPUTS = [
    ("empty.txt", b"", 1, "empty"),
    ("spaces.txt", b" \n\t \n", 1, "no text|empty"),
    ("binary.txt", bytes(range(256)) * 20, 1, "binary"),
    ("nul.txt", REPORT.replace("bakery", "bak\0ery").encode(), 0, "control character"),
    ("broken.txt", REPORT.encode().replace(b"bakery", b"bak\xff\xfe\x80ery"), 0, "not UTF-8"),
    ("undated.txt", b"Shells hit a bakery in Aleppo on Monday and killed three people.\n", 0, "--published"),
    ("french.txt", "Les obus ont touché une école de la ville lundi et les médecins parlent de trois morts "
     "dans le quartier, où les habitants ont passé la nuit avec des bougies.".encode(), 0, "no rules for French"),
    ("nested.html", b"<div>" * 100_000 + REPORT.encode() + b"</div>" * 100_000, 0, "nested"),
    ("damaged.jsonl", b'{"text": "Shells hit', 1, "JSON|line 1"),
]  # fmt: skip


@pytest.mark.parametrize("case", BAD_INPUTS, ids=[row[0] for row in BAD_INPUTS])
def test_bad_input_is_a_finding(dateline: Dateline, tmp_path: Path, case: tuple[str, bytes, int, str]) -> None:
    """Whatever a file holds, one valid object is printed, and a finding says what is wrong with it."""
    name, content, status, message = case
    file = tmp_path / name
    file.write_bytes(content)
    ran = dateline("extract", file, "--format", "json")
    assert ran.status == status
    assert any(re.search(message, finding["message"]) for finding in ran.reading["findings"])
    assert "Traceback" not in ran.err
    if status:
        assert ran.reading["document"]["text"] == ""
        assert ran.reading["event_mentions"] == []
        assert re.fullmatch(rf"dateline: .*{re.escape(name)}.*\n", ran.err)
        assert re.search(message, ran.err)


def test_ten_megabytes_of_one_line(dateline: Dateline, tmp_path: Path) -> None:
    """A file that is one endless line is read up to the limit, and what is left out is said."""
    file = tmp_path / "line.txt"
    file.write_text("abc " * 2_500_000, encoding="utf-8")
    ran = dateline("extract", file, "--format", "json")
    assert ran.status == 0
    assert any("has 10000000 characters; it was cut" in finding["message"] for finding in ran.reading["findings"])


def test_a_date_to_come_is_read_as_it_stands(dateline: Dateline, report: Path) -> None:
    """A report from the future is printed like any other, with a finding on its date."""
    report.write_text(REPORT.replace("2016", "2090"), encoding="utf-8")
    ran = dateline("extract", report)
    assert ran.status == 0
    assert any("2090" in finding["message"] for finding in ran.reading["findings"])


def test_a_missing_file_leaves_the_others(dateline: Dateline, report: Path) -> None:
    """An input that is not there is told on standard error and stands as an empty reading in its place."""
    ran = dateline("extract", report.with_name("none.txt"), report, "--format", "jsonl")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "none.txt cannot be read (No such file or directory)" in ran.err
    empty, read = ran.readings
    assert (empty["document"]["text"], len(empty["findings"])) == ("", 1)
    assert read["event_mentions"]


def test_a_name_that_is_no_utf8_is_read_and_stored(dateline: Dateline, tmp_path: Path) -> None:
    """The bytes of a file's name can neither stop a run nor reach the terminal."""
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff\x1b[31m.txt"))
    try:
        file.write_text(REPORT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert dateline("extract", tmp_path).status == 0
    assert dateline("ingest", tmp_path, "--db", tmp_path / "books.db").status == 1  # the database is no report
    file.write_bytes(b"")
    ran = dateline("extract", file)
    assert ran.status == 1
    assert "\x1b" not in ran.err
    assert "empty" in ran.reading["findings"][0]["message"]


def test_duplicates_are_left_out_by_name(dateline: Dateline, report: Path) -> None:
    """A file with the same text as an earlier one is named, with the one it repeats."""
    report.with_name("twin.txt").write_text(REPORT, encoding="utf-8")
    ran = dateline("extract", report, report.with_name("twin.txt"), "--format", "jsonl")
    assert len([reading for reading in ran.readings if reading["document"]["text"]]) == 1
    assert re.search(r"twin\.txt is a duplicate of .*report\.txt", ran.err)


def test_one_failure_in_a_thousand_files(dateline: Dateline, tmp_path: Path) -> None:
    """In a folder of a thousand reports, the one that fails is told and the others are printed in order."""
    for number in range(1000):
        (tmp_path / f"{number:03}.txt").write_text(f"Notice {number}: the library is closed.\n", encoding="utf-8")
    (tmp_path / "500.txt").write_bytes(b"\0\1\2\3" * 100)
    ran = dateline("extract", tmp_path, "--format", "jsonl", "--published", "2016-05-24")
    assert ran.status == 1
    assert re.fullmatch(r"dateline: .*500\.txt: This is a binary file.*\n", ran.err)
    texts = [json.loads(line)["document"]["text"].strip() for line in ran.out.splitlines()]
    assert texts == ["" if n == 500 else f"Notice {n}: the library is closed." for n in range(1000)]


# ---- ingest, events, brief, schema
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


# ---- usage and errors
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
        (["extract", "x", "--engine", "oracle"], "no engine 'oracle'; choose one of: rules"),
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


# ---- the process
def test_the_version_is_printed_at_once() -> None:
    """`--version` loads neither the engine nor the database."""
    code = "import sys; from dateline.cli import main; main(['--version']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == f"dateline {__version__}\n"
    loaded = set(ran.stderr.split())
    assert "typer" in loaded
    assert not loaded & {"sqlalchemy", "numpy", "lemminflect", "jinja2", "dateline.pipeline"}


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    """`dateline extract … | head -1` ends without a word."""
    process = _start("extract", EXAMPLES, "--format", "jsonl", cwd=tmp_path)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_a_full_disk_is_one_line(report: Path) -> None:
    """Output that cannot be written is an error and not a traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "extract", report], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert re.fullmatch(rb"dateline: The output cannot be written \(.+\); write it to another place\.\n", ran.stderr)


def test_ctrl_c_keeps_what_was_ingested(report: Path, tmp_path: Path) -> None:
    """After Ctrl-C, the reports read so far are in the database, and the same command goes on from there."""
    slow, db = tmp_path / "slow.txt", tmp_path / "books.db"
    os.mkfifo(slow)
    process = _start("ingest", report, slow, "--db", db, cwd=tmp_path)
    pipe = _wait_until_read(slow, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(pipe)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == f"dateline: stopped; what was read is in {db}; the same command goes on from there.\n"
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (1,)


def test_ctrl_c_leaves_a_whole_array(report: Path, tmp_path: Path) -> None:
    """After Ctrl-C, the JSON printed so far is closed and can be read."""
    second, slow = tmp_path / "another.txt", tmp_path / "slow.txt"
    second.write_text(REPORT.replace("three", "four"), encoding="utf-8")
    os.mkfifo(slow)
    process = _start("extract", report, second, slow, "--format", "json", cwd=tmp_path)
    pipe = _wait_until_read(slow, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(pipe)
    assert process.returncode == 130
    assert err.decode() == "dateline: stopped; every reading printed so far is whole.\n"
    assert len(json.loads(out)) == 2
