"""On which day a report was published."""

import pytest
from tests.read.reading import KNOW, document, findings

from dateline.model import Settings
from dateline.read.sources import read_bytes


@pytest.mark.parametrize(
    ("head", "setting", "expected"),
    [
        ("GOMA, 5 June 2023 (Lake Wire) – It fell.", None, "2023-06-05"),
        ("GOMA, 5 June 2023 (Lake Wire) – It fell.", "2023-06-09", "2023-06-05"),
        ("GOMA, 5 June (Lake Wire) – It fell.", "2023-06-05", "2023-06-05"),
        ("GOMA, 3 June (Lake Wire) – It fell.", "2023-06-05", "2023-06-03"),
        ("GOMA, 30 Dec (Lake Wire) – It fell.", "2024-01-02", "2023-12-30"),
        ("GOMA, 5 March (Lake Wire) – It fell.", "2023-06-05", "2023-06-05"),
        ("GOMA, 6 June (Lake Wire) – It fell.", "2023-06-05", "2023-06-05"),
        (
            "GOMA – It fell to the rebels on Monday, and the army did not say why it had left the town.",
            "2023-06-05",
            "2023-06-05",
        ),
        ("GOMA, Monday 5 June (Lake Wire) – It fell, for the first time since 2023 began.", None, "2023-06-05"),
        ("GOMA, Monday 5 June (Lake Wire) – It fell, for the first time since 2022 began.", None, None),
        ("GOMA, 5 June (Lake Wire) – It fell, for the first time since 2023 began.", None, None),
        ("It fell.", None, None),
    ],
)
def test_the_day_of_publication(head: str, setting: str | None, expected: str | None) -> None:
    """A full date wins; a date without its year takes it from the setting, or from the only year that fits."""
    assert document(head, published=setting).published == expected


@pytest.mark.parametrize(
    ("head", "name", "setting", "expected"),
    [
        ("It fell.", "in/2023-06-05-lake-wire.txt", None, "2023-06-05"),
        ("It fell.", "in/2023-06-05-lake-wire.txt", "2023-06-09", "2023-06-09"),
        ("GOMA, 4 June 2023 (Lake Wire) – It fell.", "2023-06-05.txt", None, "2023-06-04"),
        ("GOMA, 5 June (Lake Wire) – It fell.", "2023-06-05.txt", None, "2023-06-05"),
        ("It fell.", "lake-wire-2023-06-05.txt", None, None),
        ("It fell.", "2023-13-05.txt", None, None),
        ('{"text": "It fell."}', "2023-06-05.jsonl", None, None),
    ],
)
def test_the_day_of_the_file_is_the_last_resort(
    head: str, name: str, setting: str | None, expected: str | None
) -> None:
    """A day that the file's name begins with stands where nothing else gives one, and is told; not a collection's."""
    assert document(head, name, setting).published == expected
    assert ("file's name" in findings(head, name, setting)) == (expected == "2023-06-05" and setting is None)


@pytest.mark.parametrize(
    ("text", "setting", "message"),
    [
        ("It fell.", None, "--published"),
        ("GOMA, 5 June – It fell.", None, "year cannot be inferred"),
        ("GOMA, 5 March – It fell.", "2023-06-05", "another day"),
        ("GOMA, 5 June 2023 – It fell.", "2022-06-05", "after --published"),
        ("GOMA, Tuesday 5 June 2023 – It fell.", None, "Weekday and date disagree"),
        ("GOMA, Monday 5 June (Lake Wire) – It fell, for the first time since 2023 began.", None, "2023 was taken"),
    ],
)
def test_what_is_odd_about_the_day_is_a_finding(text: str, setting: str | None, message: str) -> None:
    """Nothing is guessed in silence."""
    assert message in findings(text, published=setting)


def test_a_date_after_today_is_a_finding() -> None:
    """The day of the run, where it is given, bounds the dates."""
    (result,) = read_bytes(b"GOMA, 5 June 2093 - It fell.", "a.txt", Settings(), KNOW, today="2024-01-01")
    assert any("in the future" in finding.message for finding in result.findings)


def test_a_capture_date_that_is_none_is_a_finding() -> None:
    """Metadata are checked as well."""
    assert "is no date" in findings('{"text": "It fell.", "published": "soon"}', "a.jsonl", "2023-01-01")
