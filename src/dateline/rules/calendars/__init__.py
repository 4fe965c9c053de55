"""Feasts, calendars and seasons of the world: what is the same in every language; tables beside this file."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from dateline.model import RulesError
from dateline.rules.tables import read_table

Calendar = Literal["gregorian", "easter", "orthodox_easter", "islamic", "passover", "hanukkah", "weekday", "table"]


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or holy month (`feasts.tsv`) and how to find its first day in a year."""

    id: str
    calendar: (
        Calendar  # easter, orthodox_easter, passover, hanukkah: `day` counts from that feast; table: feast_days.tsv
    )
    month: int  # of the calendar; 0 where `day` counts from another feast
    day: int  # weekday: the so-manieth such weekday of the month, the last where it is 0
    weekday: int  # ISO, Monday is 1; 0 where the date does not hang on it
    days: int  # how long it lasts; 0 where that is a whole month of its calendar
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class FeastDay:
    """The first day of a feast of a calendar that is not computed here, in one year (`feast_days.tsv`)."""

    id: str
    date: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class HijriYear:
    """One year of the Islamic calendar as Saudi Arabia publishes it (Umm al-Qura): first day and length of its months."""

    year: int
    first: str
    lengths: str  # twelve digits: 9 for a month of 29 days, 0 for one of 30
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class SouthernCountry:
    """A country whose seasons are those of the southern hemisphere (`southern.tsv`)."""

    country: str  # ISO 3166-1 alpha-2
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class CountryZone:
    """The time zone (IANA) in which most people of a country live (`zones.tsv`)."""

    country: str
    zone: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class FamedDay:
    """A day so well known that reports give it without its year (`famed_days.tsv`): "the 7 October attack"."""

    month: int
    day: int
    date: str
    since: str
    source: str


@cache
def feasts() -> dict[str, Feast]:
    """Every feast by its id."""
    return {row.id: row for row in read_table("calendars/feasts.tsv", Feast)}


@cache
def feast_days() -> dict[tuple[str, int], date]:
    """The first day of every tabled feast, by its id and year. Raises `RulesError` where a date is none."""
    return {(row.id, int(row.date[:4])): _day(row.date) for row in read_table("calendars/feast_days.tsv", FeastDay)}


@cache
def hijri_years() -> dict[int, tuple[date, tuple[int, ...]]]:
    """First day and month lengths of the tabled Islamic years. Raises `RulesError` where a date is none."""
    rows = read_table("calendars/hijri_years.tsv", HijriYear)
    return {row.year: (_day(row.first), tuple(30 - (sign == "9") for sign in row.lengths)) for row in rows}


@cache
def southern_countries() -> frozenset[str]:
    """The countries whose summer is in January."""
    return frozenset(row.country for row in read_table("calendars/southern.tsv", SouthernCountry))


@cache
def time_zones() -> dict[str, str]:
    """The time zone in which most people of each country live, by ISO 3166-1 alpha-2."""
    return {row.country: row.zone for row in read_table("calendars/zones.tsv", CountryZone)}


@cache
def famed_days() -> dict[tuple[int, int], date]:
    """The well-known days by month and day. Raises `RulesError` where a date is none."""
    return {(row.month, row.day): _day(row.date) for row in read_table("calendars/famed_days.tsv", FamedDay)}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RulesError(f"The calendar tables have {text!r}, which is no date.") from error
