"""Days as heads write them."""

import pytest

from dateline.read.dates import find_dates, whole_date
from dateline.rules.lang.en.header import header_knowledge

KNOW = header_knowledge()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday 6 November", (None, 11, 6, 2)),
        ("Aug 10", (None, 8, 10, None)),
        ("16 May.", (None, 5, 16, None)),
        ("the 3rd of June 2021", (2021, 6, 3, None)),
        ("Sept. 4, 2019", (2019, 9, 4, None)),
        ("3 APR 90", (1990, 4, 3, None)),
        ("Fri, 5 June 2020, 18:30 GMT", (2020, 6, 5, 4)),
        ("2023-06-05T10:00:00Z", (2023, 6, 5, None)),
        ("5.6.2023", (2023, 6, 5, None)),
        ("25/6/2023", (2023, 6, 25, None)),
        ("6/25/2023", (2023, 6, 25, None)),
        ("29 February", (None, 2, 29, None)),
    ],
)
def test_a_day_is_read(text: str, expected: tuple[int | None, int, int, int | None]) -> None:
    """Every form gives year, month, day and weekday, as far as it says them."""
    found = whole_date(text, KNOW)
    assert found is not None
    assert (found.year, found.month, found.day, found.weekday) == expected


@pytest.mark.parametrize(
    "text", ["5/6/2023", "31 February 2020", "May", "5 June and after", "12 people", "2023", "1.2.3"]
)
def test_what_is_no_single_day_is_not_read(text: str) -> None:
    """An ambiguous, impossible or partial day is not guessed."""
    assert whole_date(text, KNOW) is None


def test_days_are_found_where_they_stand() -> None:
    """A planted day is found at its place."""
    text = "It began on Tuesday 7 June 2022, and by June 9 it was over."
    assert [text[day.start : day.end] for day in find_dates(text, KNOW)] == ["Tuesday 7 June 2022", "June 9"]
