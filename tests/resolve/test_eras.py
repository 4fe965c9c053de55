"""Other calendars against days that are on record."""

from datetime import date

import pytest

from dateline.resolve import eras

EASTERS = [(1961, "1961-04-02"), (2008, "2008-03-23"), (2016, "2016-03-27"), (2024, "2024-03-31"), (2038, "2038-04-25")]
ORTHODOX = [
    (1990, "1990-04-15"),
    (2013, "2013-05-05"),
    (2016, "2016-05-01"),
    (2022, "2022-04-24"),
    (2024, "2024-05-05"),
]
PASSOVERS = [
    (1973, "1973-04-17"),
    (2002, "2002-03-28"),
    (2016, "2016-04-23"),
    (2023, "2023-04-06"),
    (2024, "2024-04-23"),
]
HANUKKAHS = [(2013, "2013-11-28"), (2016, "2016-12-25"), (2021, "2021-11-29"), (2023, "2023-12-08")]
MUSLIM = [  # what Saudi Arabia published
    ((1445, 9, 1), "2024-03-11"),
    ((1445, 10, 1), "2024-04-10"),
    ((1444, 12, 10), "2023-06-28"),
    ((1437, 10, 1), "2016-07-06"),
    ((1436, 9, 1), "2015-06-18"),
]
IRANIAN = [
    ((1357, 11, 22), "1979-02-11"),
    ((1388, 3, 22), "2009-06-12"),
    ((1395, 1, 1), "2016-03-20"),
    ((1400, 1, 1), "2021-03-21"),
    ((1403, 12, 30), "2025-03-20"),
]


@pytest.mark.parametrize(("year", "expected"), EASTERS)
def test_easter(year: int, expected: str) -> None:
    """Western Easter, the earliest and the latest of a century among them."""
    assert eras.easter(year).isoformat() == expected


@pytest.mark.parametrize(("year", "expected"), ORTHODOX)
def test_orthodox_easter(year: int, expected: str) -> None:
    """Eastern Easter, which is never before the Western one."""
    assert eras.orthodox_easter(year).isoformat() == expected
    assert eras.orthodox_easter(year) >= eras.easter(year)


@pytest.mark.parametrize(("year", "expected"), PASSOVERS)
def test_passover(year: int, expected: str) -> None:
    """The first day of Passover, which never falls on a Monday, Wednesday or Friday."""
    assert eras.passover(year).isoformat() == expected
    assert {eras.passover(other).weekday() for other in range(1900, 2100)} == {1, 3, 5, 6}


@pytest.mark.parametrize(("year", "expected"), HANUKKAHS)
def test_hanukkah(year: int, expected: str) -> None:
    """The first day of Hanukkah."""
    assert eras.hanukkah(year).isoformat() == expected


@pytest.mark.parametrize(("day", "expected"), MUSLIM)
def test_islamic(day: tuple[int, int, int], expected: str) -> None:
    """Dates of the Islamic calendar."""
    assert eras.islamic(*day).isoformat() == expected


def test_the_rule_of_thirty_years_meets_the_table() -> None:
    """Beyond the tables the Islamic calendar goes on without a gap of more than two days."""
    last = eras.islamic(1480, 12, 29)
    assert 0 < (eras.islamic(1481, 1, 1) - last).days <= 3
    assert eras.islamic(1300, 1, 1) == date(1882, 11, 11)


@pytest.mark.parametrize(("day", "expected"), IRANIAN)
def test_solar(day: tuple[int, int, int], expected: str) -> None:
    """Dates of the solar Hijri calendar."""
    assert eras.solar(*day).isoformat() == expected


@pytest.mark.parametrize(
    ("read", "day"),
    [
        (eras.islamic, (1445, 13, 1)),
        (eras.islamic, (1445, 1, 31)),
        (eras.solar, (1402, 12, 30)),
        (eras.solar, (1402, 7, 31)),
    ],
)
def test_days_that_no_calendar_has(read: type, day: tuple[int, int, int]) -> None:
    """A month or a day that the calendar does not have is refused."""
    with pytest.raises(ValueError, match="is no date of"):
        read(*day)
