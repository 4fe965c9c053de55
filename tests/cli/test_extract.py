"""`dateline extract`: what is printed, in which form, and always the same."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.cli.command import COMMAND, EXAMPLES, REPORT, Dateline, Ran


def test_one_report_is_one_object(dateline: Dateline, report: Path) -> None:
    """`--format json` prints the contract's object for one document, indented, in UTF-8, and nothing else."""
    ran = dateline("extract", report, "--published", "2016-05-24", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.reading) == [
        "document",
        "event_mentions",
        "claims",
        "contested",
        "quotations",
        "findings",
        "persons",
    ]
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
