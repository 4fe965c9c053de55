"""Weeks, months, seasons, years, and parts of them."""

from dataclasses import replace
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import STEP, UNDATED, Anchors, Reading, TimeWords, Unclear

_UNIT_DAYS = {
    "second": 0,
    "minute": 0,
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
}
_RECENT_DAYS = {"second": 0, "minute": 0, "hour": 1, "day": 7, "week": 42, "month": 183, "year": 1827}
_FEW = 6  # units, at most, where the words do not say how many


def read_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "October 2019", "late March", "last May", "in March", "March last year", "the first week of May"."""
    number = words.months[0]
    if words.years:
        return _within(words, replace(cal.month(words.years[0], number), anchor="text"))
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
    """The part of the interval that the words name: early, the second half, the first week."""
    if words.third:
        return cal.part_of(whole, words.third)
    order = words.one("ord")
    if words.has("half") and order:
        return cal.half_of(whole, order != "1")
    if order and words.unit == "week" and order.isdigit():
        first = cal.shifted(whole.start, 7 * (int(order) - 1))
        return Interval(first, min(cal.shifted(first, 6), whole.end), "week", whole.anchor)
    if words.months and words.unit in ("day", "week") and (order or words.relation):
        return cal.part_of(whole, "early" if order and order.isdigit() else "late")
    return whole


def read_past_units(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the past two weeks", "the last 24 hours", "the coming days"."""
    if anchors.base is None:
        return UNDATED
    unit = words.unit or "day"
    count = words.count or (_FEW if words.is_plural else 1)
    days = count // 24 if unit == "hour" else round(count * _UNIT_DAYS[unit])
    ahead = words.relation == "next" or words.one("eventrel") == "1"
    return _stretch(anchors, days, ahead)


def _stretch(anchors: Anchors, days: int, ahead: bool) -> Reading:
    if anchors.base is None:
        return UNDATED
    if not days:
        return cal.day(anchors.base, "hour", anchors.name)
    other = cal.shifted(anchors.base, days if ahead else -days)
    return Interval(min(anchors.base, other), max(anchors.base, other), "range", anchors.name)


def read_recent(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "in recent days": at most a week; weeks: six; months: six; years: five."""
    return _stretch(anchors, _RECENT_DAYS.get(words.unit or "day", 3653), False)


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
    """Reads "the spring of 2018", "last summer", "this winter"."""
    name = words.one("season", "fall") or "spring"
    if words.years:
        return cal.part_of(replace(cal.season(name, words.years[0]), anchor="text"), words.third)
    if anchors.base is None:
        return UNDATED
    if words.unit == "year":
        found = cal.season(name, anchors.base.year + STEP[words.relation or "last"])
    else:
        found = _season_near(name, anchors.base, words.relation, anchors.is_future)
    return cal.part_of(replace(found, anchor=anchors.name), words.third)


def _season_near(name: str, base: date, relation: str | None, is_future: bool) -> Interval:
    """The last season that has begun, for "last" that has ended; the next that has not, in the future."""
    around = [cal.season(name, base.year + step) for step in (-2, -1, 0, 1)]
    if relation == "next" or is_future:
        return next(found for found in around if (found.start if relation == "next" else found.end) >= base)
    return next(f for f in reversed(around) if (f.end < base if relation == "last" else f.start <= base))


def read_year(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "in 2014", "late 2019", "the first half of 2015"."""
    return _within(words, replace(cal.year(words.years[0]), anchor="text"))


def read_decade(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 1990s", "the early 1980s"."""
    whole = replace(cal.decade(int((words.one("decades") or "1900s")[:4])), anchor="text")
    return cal.part_of(whole, words.third)
