"""Dates: words that give the day of a month."""

import re
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import STEP, Anchors, Reading, TimeWords, Unclear
from dateline.rules.calendars import famed_days

_LEAP_GAP = 8  # years between two 29 Februaries, at most


def read_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "24 October", "October 24, 2019", "19 AUG 89", "24 October last year", "last 24 October"."""
    month, years = words.months[0], _years(words, anchors)
    number = words.days[0]
    if years:
        return _checked(words, cal.day(date(years[-1], month, number), words.fineness, "text"))
    if anchors.base is None:
        return Unclear("has no year, and the report has no date of publication")
    if words.unit == "year" and words.relation:
        found = _valid(anchors.base.year + STEP[words.relation], month, number)
    else:
        found = _nearest_date(month, number, *_direction(words, anchors.base, anchors.is_future))
    if found is None:
        return Unclear("is not a date of the calendar")
    return _checked(words, cal.day(found, words.fineness, anchors.name))


def _direction(words: TimeWords, base: date, is_future: bool) -> tuple[date, bool]:
    """From which day on, and which way, to look for a date: "last" and "next" never mean the day itself."""
    if words.relation == "last":
        return cal.shifted(base, -1), False
    return (cal.shifted(base, 1), True) if words.relation == "next" else (base, is_future)


def _years(words: TimeWords, anchors: Anchors) -> list[int]:
    if words.years:
        return words.years
    short = words.all("number", "badday") or words.dates()[1:]
    return [_full_year(int(short[0]), anchors)] if short and len(short[0]) == 2 else []


def _full_year(number: int, anchors: Anchors) -> int:
    """The year that two digits stand for: the last such year not after publication, or by the usual pivot of 69."""
    if anchors.base is None:
        return number + (2000 if number < 69 else 1900)
    year = anchors.base.year // 100 * 100 + number
    return year if year <= anchors.base.year + (1 if anchors.is_future else 0) else year - 100


def _nearest_date(month: int, number: int, base: date, is_future: bool) -> date | None:
    """The last such day not after the base, or the next not before it."""
    for step in range(_LEAP_GAP + 1):
        found = _valid(base.year + (step if is_future else -step), month, number)
        if found and (found >= base if is_future else found <= base):
            return found
    return None


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _checked(words: TimeWords, reading: Interval) -> Interval:
    if words.weekdays and reading.start.weekday() not in words.weekdays:
        words.note = "names a weekday that the date does not fall on"
    return reading


def read_famed_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 7 October attack": the well-known day of that name once it has been, else any other date."""
    famed = famed_days().get((words.months[0], words.days[0]))
    if famed and anchors.base and famed <= anchors.base:
        return cal.day(famed, words.fineness, "text")
    return read_date(words, anchors)


def read_fixed(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "9/11", which names one day for ever."""
    return cal.day(date.fromisoformat(words.one("fixed") or ""), "day", "text")


def read_bad_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "32 May 2016", "24 October 99999": says that there is no such day."""
    return Unclear("is not a date of the calendar")


def read_iso(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "2023-10-24", "2023/10/24"."""
    year, month, number = (int(part) for part in re.findall(r"\d+", words.one("isodate", "ymd") or "")[:3])
    found = date(year, month, number)
    return _checked(words, cal.day(found, words.fineness, "text"))


def read_numeric(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "24/10/2023", "24-10-2023", "24/10"; where both orders are possible, the document's own decides."""
    first, second, year = _three_numbers(words, anchors)
    found = [value for value in dict.fromkeys(_both_orders(first, second, year, anchors)) if value]
    if len(found) > 1 and anchors.day_first is not None:
        found = found[:1] if anchors.day_first else found[1:]
    if len(found) > 1 and words.weekdays:
        found = [value for value in found if value.weekday() in words.weekdays] or found
    if len(found) > 1 and anchors.base:
        found = [value for value in found if (value > anchors.base) == anchors.is_future] or found
    if not found:
        return Unclear("is not a date of the calendar")
    if len(found) > 1:
        return Unclear("can be read as two dates, day first or month first")
    return _checked(words, cal.day(found[0], words.fineness, "text" if year else anchors.name))


def _three_numbers(words: TimeWords, anchors: Anchors) -> tuple[int, int, int | None]:
    """The numbers of a numeric date in their order; None for a year that is not there."""
    written = words.one("numdate", "shortdate")
    numbers = [int(n) for n in re.split("[/.]", written)] if written else [*words.days, *words.years]
    year = numbers[2] if len(numbers) > 2 else None
    return numbers[0], numbers[1], year if year is None or year > 99 else _full_year(year, anchors)


def _both_orders(first: int, second: int, year: int | None, anchors: Anchors) -> tuple[date | None, date | None]:
    """The date with the day first, and with the month first."""
    if year is not None:
        return _valid(year, second, first), _valid(year, first, second)
    if anchors.base is None:
        return None, None
    base, is_future = anchors.base, anchors.is_future
    return _nearest_date(second, first, base, is_future), _nearest_date(first, second, base, is_future)
