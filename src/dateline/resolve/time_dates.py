"""Dates and weekdays: words that name a day."""

import re
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import NO_EVENT, STEP, UNDATED, Anchors, Reading, TimeWords, Unclear

_YEAR = 366  # days
_LEAP_GAP = 8  # years between two 29 Februaries, at most


def read_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "24 October", "October 24, 2019", "19 AUG 89"."""
    months, years = words.months, _years(words, anchors)
    number = words.days[0]
    if years:
        return _checked(words, cal.day(date(years[-1], months[0], number), words.fineness, "text"))
    if anchors.base is None:
        return Unclear("has no year, and the report has no date of publication")
    found = _nearest_date(months[0], number, anchors.base, anchors.is_future)
    if found is None:
        return Unclear("is not a date of the calendar")
    return _checked(words, cal.day(found, words.fineness, anchors.name))


def _years(words: TimeWords, anchors: Anchors) -> list[int]:
    if words.years:
        return words.years
    short = words.all("number") or words.dates()[1:]
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


def read_iso(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "2023-10-24", "2023/10/24"."""
    year, month, number = (int(part) for part in re.findall(r"\d+", words.one("isodate", "ymd") or "")[:3])
    found = date(year, month, number)
    return _checked(words, cal.day(found, words.fineness, "text"))


def read_numeric(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "24/10/2023"; where both orders are possible, the document's own, else the only one that fits."""
    first, second, year = (int(part) for part in (words.one("numdate") or "").replace("/", ".").split("."))
    year = year if year > 99 else _full_year(year, anchors)
    day_first, month_first = _valid(year, second, first), _valid(year, first, second)
    found = [value for value in dict.fromkeys((day_first, month_first)) if value]
    if len(found) > 1 and anchors.day_first is not None:
        found = [value for value in (day_first if anchors.day_first else month_first,) if value]
    if len(found) > 1 and words.weekdays:
        found = [value for value in found if value.weekday() in words.weekdays] or found
    if len(found) > 1 and anchors.base:
        found = [value for value in found if (value > anchors.base) == anchors.is_future] or found
    if not found:
        return Unclear("is not a date of the calendar")
    if len(found) > 1:
        return Unclear("can be read as two dates, day first or month first")
    return _checked(words, cal.day(found[0], words.fineness, "text"))


def read_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Monday", "last Monday", "next Monday", "Monday night", "late on Tuesday", "Monday the 24th"."""
    if anchors.base is None:
        return UNDATED
    if words.days:
        return read_day_of_month(words, anchors)
    found = weekday_near(words.weekdays[0], anchors.base, words.relation, anchors.is_future)
    return cal.day(found, words.fineness, anchors.name)


def read_day_of_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 19th", "Friday the 13th": the last such day, or the next one in the future, within a year."""
    if anchors.base is None:
        return UNDATED
    step = 1 if anchors.is_future else -1
    near = (cal.shifted(anchors.base, step * days) for days in range(_YEAR))
    found = next((d for d in near if d.day == words.days[0] and d.weekday() in (words.weekdays or range(7))), None)
    return cal.day(found, words.fineness, anchors.name) if found else Unclear("is not a date of the last year")


def weekday_near(weekday: int, base: date, relation: str | None, is_future: bool) -> date:
    """The weekday next to the base: today counts, unless the words say last or next."""
    ahead = (weekday - base.weekday()) % 7
    if relation == "last":
        return cal.shifted(base, ahead - 7)
    if relation == "next":
        return cal.shifted(base, ahead or 7)
    return cal.shifted(base, ahead if is_future or not ahead else ahead - 7)


def read_week_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Monday last week"."""
    if anchors.base is None:
        return UNDATED
    if words.unit != "week":
        return Unclear("is not clear")
    monday = cal.week_of(cal.shifted(anchors.base, 7 * STEP[words.relation or "this"])).start
    found = cal.shifted(monday, words.weekdays[0])
    return cal.day(found, words.fineness, anchors.name)


def read_event_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the following Monday", "the Monday before"."""
    step = words.step
    start = anchors.previous.start if anchors.previous else anchors.base if step < 0 else None
    if start is None:
        return NO_EVENT
    found = weekday_near(words.weekdays[0], start, "last" if step < 0 else "next", False)
    return cal.day(found, words.fineness, "event" if anchors.previous else anchors.name)


def read_deictic(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "today", "yesterday morning", "tonight", "the day before yesterday"."""
    if anchors.base is None:
        return UNDATED
    step = int(words.one("deictic") or 0) + int(words.one("before", "after") or 0)
    found = cal.shifted(anchors.base, step)
    return cal.day(found, words.fineness, anchors.name)


def read_overnight(words: TimeWords, anchors: Anchors) -> Reading:
    """The night that ends, or in the future begins, on the day of publication."""
    if anchors.base is None:
        return UNDATED
    first = anchors.base if anchors.is_future else cal.shifted(anchors.base, -1)
    return Interval(first, cal.shifted(first, 1), "part", anchors.name)


def read_this_part(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "this morning", "last night"; the night is counted to the day on which it began."""
    if anchors.base is None:
        return UNDATED
    found = cal.shifted(anchors.base, STEP[words.relation or "this"])
    return cal.day(found, "part", anchors.name)


def read_clock(words: TimeWords, anchors: Anchors) -> Reading:
    """A time of day alone: on the day of the event told last, else of the post or of publication."""
    previous = anchors.previous
    if previous is not None and previous.precision in ("hour", "part", "day"):
        return Interval(previous.start, previous.end, words.fineness, "event")
    if anchors.base is None:
        return UNDATED
    return cal.day(anchors.base, words.fineness, anchors.name)
