"""The example reports are many and varied enough for the demonstration, and the table of truth fits their words.

In the table, `quote` is the trigger with as many words around it as make it unique in its report; `date` and `place`
are what that report says of the happening, in its own spelling; a passage that denies a happening, or gives it
another type, still belongs to it. No quote runs across a line break or a tag, so each stands in the kept text too.
"""

import csv
import datetime
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dateline.rules.tables import read_table
from dateline.rules.types import SubEventType

EXAMPLES = Path(__file__).parent.parent / "examples"
TRUTH = Path(__file__).parent / "data" / "examples_truth.tsv"
DAYS = (
    ("nigeria", "2024-05-21"),
    ("nigeria", "2024-05-22"),
    ("sudan", "2024-05-13"),
    ("sudan", "2024-05-14"),
    ("sudan", "2024-05-15"),
    ("ukraine", "2024-05-14"),
)
OUTLETS = (
    "blue-nile-courier",
    "border-daily",
    "darfur-lens",
    "eastern-monitor",
    "emergency-counsel",
    "gusau-courier",
    "horn-relief-desk",
    "kharkiv-administration",
    "kordofan-now",
    "lakeside-times",
    "nile-wire",
    "radio-jebel",
    "rapid-support-forces",
    "red-sea-herald",
    "rima-valley-radio",
    "russian-defence-ministry",
    "savanna-wire",
    "steppe-wire",
    "sudanese-armed-forces",
    "zamfara-police",
)
COPIES = frozenset({"lakeside-times"})  # outlets that only took over another's report
NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d)-({'|'.join(OUTLETS)})-[a-z-]+\.(?:txt|md|html|jsonl)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the table of truth."""

    file: str  # relative to examples/
    quote: str
    happening: str
    sub_event_type: str
    date: str  # ISO date or prefix of one, or two with a slash between
    place: str


@cache
def passages() -> tuple[Passage, ...]:
    """All rows of the table of truth."""
    lines = TRUTH.read_text(encoding="utf-8").splitlines()
    return tuple(Passage(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def reports() -> tuple[Path, ...]:
    """All example reports, in sorted order."""
    return tuple(sorted(path for path in EXAMPLES.glob("*/*") if path.is_file()))


def outlet(name: str) -> str:
    """Give the outlet that a report's file is named after."""
    match = NAME.fullmatch(Path(name).name)
    assert match, f"{name}: not <date>-<outlet>-<slug>.<format>"
    return match.group(2)


def happenings() -> dict[str, set[str]]:
    """For each happening the outlets that tell of it in words of their own."""
    told: dict[str, set[str]] = defaultdict(set)
    for passage in passages():
        told[passage.happening] |= {outlet(passage.file)} - COPIES
    return told


def test_nothing_but_reports() -> None:
    """The folder holds one folder a war, named reports and the page that introduces them."""
    assert {path.name for path in EXAMPLES.iterdir()} == {"README.md", *(war for war, _ in DAYS)}
    assert all(NAME.fullmatch(path.name) for path in reports())


def test_number_of_reports() -> None:
    """There are at least eighteen reports, in all four formats."""
    assert len(reports()) >= 18
    assert {path.suffix for path in reports()} == {".txt", ".md", ".html", ".jsonl"}


@pytest.mark.parametrize(("war", "day"), DAYS)
def test_outlets_a_day(war: str, day: str) -> None:
    """On every day at least four outlets report in words of their own."""
    outlets = {outlet(path.name) for path in (EXAMPLES / war).glob(f"{day}-*")} - COPIES
    assert len(outlets) >= 4


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.name)
def test_length(path: Path) -> None:
    """A report has between 120 and 450 words."""
    assert 120 <= len(path.read_text(encoding="utf-8").split()) <= 450


def test_every_report_has_passages() -> None:
    """Every report has rows in the table of truth, and every row a report."""
    assert {passage.file for passage in passages()} == {path.relative_to(EXAMPLES).as_posix() for path in reports()}
    assert len(passages()) >= 90


def test_quotes_stand_once() -> None:
    """Every quote stands exactly once in its report."""
    texts = {path.relative_to(EXAMPLES).as_posix(): path.read_text(encoding="utf-8") for path in reports()}
    counts = {(passage.file, passage.quote): texts[passage.file].count(passage.quote) for passage in passages()}
    assert {key: count for key, count in counts.items() if count != 1} == {}
    assert len(counts) == len(passages())


def test_types_are_known() -> None:
    """Every sub-event type is one of ACLED's."""
    known = {row.sub_event_type for row in read_table("acled.tsv", SubEventType)}
    assert {passage.sub_event_type for passage in passages()} <= known


def test_dates_are_iso() -> None:
    """Every date is an ISO date or a month, or two with the earlier one first, and none lies after its report."""
    for passage in passages():
        ends = passage.date.split("/")
        days = [datetime.date.fromisoformat(end if len(end) == 10 else f"{end}-01") for end in ends]
        assert days == sorted(days)
        assert len(days) <= 2
        assert days[-1].isoformat() <= Path(passage.file).name[:10], passage


def test_shared_happenings() -> None:
    """At least ten happenings are told by three outlets or more, so that linking is put to the test."""
    assert sum(len(outlets) >= 3 for outlets in happenings().values()) >= 10


def test_look_alikes() -> None:
    """Happenings with equal type, town and outlet stand in one report, so that linking can also go wrong."""
    one_each = {(passage.file, passage.happening): passage for passage in passages()}
    kinds = Counter((p.file, p.sub_event_type, p.place) for p in one_each.values())
    assert sum(count >= 2 for count in kinds.values()) >= 3
