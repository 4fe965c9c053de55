"""Weeks, months, seasons, years, and parts of them."""

from dataclasses import replace
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import STEP, UNDATED, Anchors, Reading, TimeWords, Unclear

_UNIT_DAYS = {"second": 0, "minute": 0, "day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_RECENT = {"second": 0, "minute": 0, "hour": 1, "day": 7, "week": 42}  # days
_RECENT_MONTHS = {"month": 6, "year": 60, "decade": 120}
_FEW = 6  # units, at most, where the words do not say how many


def read_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "October 2019", "late March", "last May", "in March", "March last year", "the first week of May"."""
    number = words.months[0]
    if words.written_years:
        return _within(words, replace(cal.month(words.written_years[0], number), anchor="text"))
    if anchors.base is None:
        return Unclear("has no year, and the report has no date of publication")
    if words.unit == "year" and words.relation:
        whole = cal.month(anchors.base.year + STEP[words.relation], number)
    else:
        relation = None if words.unit else words.relation  # "the last days of April" are not "last April"
        whole = _month_near(number, anchors.base, relation, anchors.is_future)
    return _within(words, replace(whole, anchor=anchors.name))


def _month_near(number: int, base: date, relation: str | None, is_future: bool) -> Interval:
    """The last such month that has begun by the base, or the next that has not ended; "last May" has ended."""
    ahead = (number - base.month) % 12
    if relation == "next" or (relation != "last" and is_future):
        return cal.month_after(base, ahead or (12 if relation == "next" else 0))
    return cal.month_after(base, ahead - 12 if ahead or relation == "last" else 0)


def _within(words: TimeWords, whole: Interval) -> Interval:
    """The part of the interval that the words name: early, mid to late, the first part."""
    thirds = words.all("mod", "edge")
    if thirds:
        first, last = cal.part_of(whole, thirds[0]), cal.part_of(whole, thirds[-1])
        return replace(first, end=last.end) if last.end > first.end else first
    return cal.half_of(whole, words.one("ord") != "1") if words.has("ord") and not words.unit else whole


def read_past_units(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the past two weeks", "the last 24 hours", "the coming days"; "this 120-day period" says no more than how long."""
    if words.relation == "this":
        return None
    unit = words.unit or "day"
    count = words.count or (_FEW if words.is_plural else 1)
    sign = 1 if words.relation == "next" or words.one("eventrel") == "1" else -1
    if unit in _UNIT_MONTHS:
        size = _UNIT_MONTHS[unit]
        months = size // 2 if words.half < 0 else size * count + size // 2 * words.half
        return _stretch(anchors, 0, sign * months)
    return _stretch(anchors, sign * (count // 24 if unit == "hour" else count * _UNIT_DAYS[unit]), 0)


def _stretch(anchors: Anchors, days: int, months: int) -> Reading:
    """From so many days or months before the day of publication to it, or from it to so many after."""
    if anchors.base is None:
        return UNDATED
    if not days and not months:
        return cal.day(anchors.base, "hour", anchors.name)
    other = cal.months_from(anchors.base, months) if months else cal.shifted(anchors.base, days)
    return Interval(min(anchors.base, other), max(anchors.base, other), "range", anchors.name)


def read_recent(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "in recent days": at most a week; weeks: six; months: six; years: five."""
    unit = words.unit or "day"
    if unit in _RECENT_MONTHS:
        return _stretch(anchors, 0, -_RECENT_MONTHS[unit])
    return _stretch(anchors, -_RECENT.get(unit, 7), 0)


def read_week_part(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "last week", "earlier this month", "late last year", "the weekend"."""
    if anchors.base is None:
        return UNDATED
    base, relation = anchors.base, words.relation
    if words.has("weekend"):
        return replace(_weekend(base, relation, anchors.is_future), anchor=anchors.name)
    whole = cal.calendar_unit(
        words.unit or "week", base, STEP[relation or ("last" if words.has("pastrel") else "this")]
    )
    whole = replace(whole, anchor=anchors.name)
    if relation in ("this", None) and not words.third and not words.has("pastrel"):
        return _so_far(words, whole, anchors.is_future, base)
    return _within(words, whole)


def read_week_before_last(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the week before last", "the year before last"."""
    if anchors.base is None:
        return UNDATED
    if words.has("weekend"):
        return replace(
            cal.weekend_of(cal.shifted(_weekend(anchors.base, "last", False).start, -7)), anchor=anchors.name
        )
    return replace(cal.calendar_unit(words.unit or "week", anchors.base, -2), anchor=anchors.name)


def _so_far(words: TimeWords, whole: Interval, is_future: bool, base: date) -> Interval:
    """The part of the running week, month or year that has been, or that is to come."""
    shift = words.one("shift")
    if is_future or shift == "1":
        return replace(whole, start=base)
    return replace(whole, end=base)


def _weekend(base: date, relation: str | None, is_future: bool) -> Interval:
    """The running or last weekend; the coming one for "next", or "this" in the future."""
    current = cal.weekend_of(base)
    is_running = base <= current.end
    if relation == "last" and is_running:
        return cal.weekend_of(cal.shifted(base, -7))
    if relation == "next" or (is_future and not is_running):
        return cal.weekend_of(cal.shifted(base, 7))
    return current


def read_season(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the spring of 2018", "the winter of 2015-16", "last summer"; in the south summer begins in December."""
    name, is_southern = words.one("season", "fall") or "spring", anchors.is_southern
    years = words.years or [int(value[:4]) for value in words.all("yearspan")]
    if years:
        return _within(words, replace(cal.season(name, years[0], is_southern), anchor="text"))
    if anchors.base is None:
        return UNDATED
    if words.unit == "year":
        found = cal.season(name, anchors.base.year + STEP[words.relation or "last"], is_southern)
    else:
        around = [cal.season(name, anchors.base.year + step, is_southern) for step in (-2, -1, 0, 1, 2)]
        found = _season_near(around, anchors.base, words.relation, anchors.is_future)
    return _within(words, replace(found, anchor=anchors.name))


def _season_near(around: list[Interval], base: date, relation: str | None, is_future: bool) -> Interval:
    """The last season that has begun, for "last" that has ended; the next that has not, in the future."""
    if relation == "next" or (is_future and relation != "last"):
        return next(found for found in around if (found.start if relation == "next" else found.end) >= base)
    return next(f for f in reversed(around) if (f.end < base if relation == "last" else f.start <= base))


def read_year(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "in 2014", "late 2019", "mid-to-late 2015"."""
    return _within(words, replace(cal.year(words.written_years[0]), anchor="text"))


def read_decade(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 1990s", "the early 1980's", "the 80s"."""
    written = words.one("decades", "year")
    if written and written[3] != "0":  # "2008's" is no decade
        return replace(cal.year(int(written)), anchor="text")
    if written:
        first = int(written[:4]) // 10 * 10
    else:
        tens = int((words.one("shortdecade") or "90s")[:2])
        first = tens + (2000 if tens <= 20 and anchors.base and anchors.base.year >= 2020 else 1900)
    return cal.part_of(replace(cal.decade(first), anchor="text"), words.third)


def read_century(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 19th century", "the early 20th century"."""
    order = words.order or ""
    return cal.part_of(replace(cal.century(int(order)), anchor="text"), words.third) if order.isdigit() else None
