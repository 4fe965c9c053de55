"""Dates and months of the Islamic, the solar Hijri and the Kurdish calendar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve import eras
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import UNDATED, Anchors, Reading, TimeWords, Unclear

_RAMADAN = 9
_AMBIGUOUS_KURDISH = 2  # Gulan: the second month of the Kurdish year, or May


@dataclass(frozen=True, slots=True)
class _Era:
    """A calendar: its dates in the Gregorian one, the length of its months, and by how many days it is unsure."""

    date: Callable[[int, int, int], date]
    length: Callable[[int, int], int]
    slack: int
    guess: Callable[[int], int]  # a year of it that begins in the Gregorian year, or one year off


_ISLAMIC = _Era(eras.islamic, eras.islamic_length, 1, lambda number: eras.islamic_years(number)[1])
_SOLAR = _Era(eras.solar, eras.solar_length, 0, lambda number: number - 621)


def read_foreign_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "12 Rajab 1445", "22 Bahman", "5 Gulan 2724"."""
    era, month, year = _era(words), _month(words), _year(words)
    number = words.days[0]
    if year is not None:
        return _day(era, era.date(year, month, number), words, "text")
    if words.has("kurdish") and month == _AMBIGUOUS_KURDISH:
        return Unclear("can be read in two calendars")
    if anchors.base is None:
        return UNDATED
    guess = era.guess(anchors.base.year)
    around = sorted(filter(None, (_valid(era, guess + step, month, number) for step in range(-2, 4))))
    found = _nearest([_day(era, value, words, anchors.name) for value in around], anchors)
    return found or Unclear("is not a date of the calendar")


def _nearest(around: list[Interval], anchors: Anchors) -> Interval | None:
    """The next that is not over in the future, else the last that has begun."""
    base = anchors.base
    if anchors.is_future:
        return next((found for found in around if base and found.end >= base), None)
    return next((found for found in reversed(around) if base and found.start <= base), None)


def _day(era: _Era, found: date, words: TimeWords, anchor: str) -> Interval:
    return Interval(found, cal.shifted(found, era.slack), "range" if era.slack else "day", anchor)


def _valid(era: _Era, year: int, month: int, number: int) -> date | None:
    try:
        return era.date(year, month, number)
    except ValueError:
        return None


def _era(words: TimeWords) -> _Era:
    return _SOLAR if words.has("solar", "kurdish") else _ISLAMIC


def _month(words: TimeWords) -> int:
    """The number of the month: of two-word names the first word, or the second, tells it, and both make the sum."""
    if words.has("ramadan"):
        return _RAMADAN
    if words.has("hajj"):
        return int(words.one("hajj") or 12)
    name = words.one("hijri", "rabi", "jumada", "shaban", "solar", "kurdish")
    return int(name or 1) + int(words.one("nth") or 0)


def _year(words: TimeWords) -> int | None:
    """The year of the calendar, where the words give one."""
    if words.has("kyear"):
        return eras.kurdish_year(int(words.one("kyear") or 0))
    return int(words.one("hyear") or 0) if words.has("hyear") else None


def read_foreign_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Rajab 1445", "the month of Muharram", "1445 AH", "Mehr 1402"."""
    era, year = _era(words), _year(words)
    if not words.has("hijri", "rabi", "jumada", "shaban", "hajj", "ramadan", "solar", "kurdish"):
        first = era.date(year or 1, 1, 1)
        return Interval(first, cal.shifted(era.date((year or 1) + 1, 1, 1), era.slack - 1), "range", "text")
    month = _month(words)
    if year is not None:
        return cal.part_of(_whole(era, year, month, "text"), words.third)
    if anchors.base is None:
        return UNDATED
    guess = era.guess(anchors.base.year)
    around = [_whole(era, guess + step, month, anchors.name) for step in range(-2, 4)]
    return _nearest(around, anchors) or Unclear("is not a date of the calendar")


def _whole(era: _Era, year: int, month: int, anchor: str) -> Interval:
    first = era.date(year, month, 1)
    whole = Interval(first, cal.shifted(first, era.length(year, month) - 1 + era.slack), "month", anchor)
    return replace(whole, precision="range")
