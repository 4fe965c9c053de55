"""Bad input costs nothing but itself: it is a Finding, and the run goes on."""

import json
import os
import re
from pathlib import Path

import pytest
from tests.cli.command import REPORT, Dateline

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
