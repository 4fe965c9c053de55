"""Parts of months, years and feasts: the first half, the last ten days, the second week, the third Friday."""

from dataclasses import replace

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_dates import read_date
from dateline.resolve.time_ranges import read_day_range
from dateline.resolve.time_stretches import read_month
from dateline.resolve.time_words import STEP, UNDATED, Anchors, Reading, TimeWords

_WEEK = 7  # days


def read_part_of(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the first half of June", "the last ten days of May", "Q1 2016", "the second week of last month"."""
    head, tail = words.split()
    if words.has("qtr"):
        return cal.quarter_of(replace(cal.year(words.years[0]), anchor="text"), int(words.one("qtr") or 1))
    if not tail.parts:  # "last quarter"
        return _running(head, anchors, 0)
    whole = _whole(tail, anchors, 0)
    if not isinstance(whole, Interval):
        return whole
    found = head_of(head, whole)
    if anchors.base and found.start > anchors.base and not anchors.is_future and _is_running(tail):
        earlier = _whole(tail, anchors, -1)
        return head_of(head, earlier) if isinstance(earlier, Interval) else earlier
    return found


def _is_running(tail: TimeWords) -> bool:
    """Whether the whole is named by its unit alone ("the first half of the year")."""
    return not (tail.months or tail.years or tail.relation or tail.has("pastrel", "eventrel"))


def _whole(tail: TimeWords, anchors: Anchors, step: int) -> Reading:
    """The month, year, week or season that a part is taken from."""
    if tail.months:
        return read_month(tail, anchors)
    if tail.years:
        return replace(cal.year(tail.years[0]), anchor="text")
    return _running(tail, anchors, step)


def _running(words: TimeWords, anchors: Anchors, step: int) -> Reading:
    """The calendar week, month, quarter or year that is meant by "this", "last" or nothing."""
    if anchors.base is None:
        return UNDATED
    is_past = words.has("pastrel") or words.one("eventrel") == "-1"
    step += STEP[words.relation or ("last" if is_past else "this")]
    return replace(cal.calendar_unit(words.unit or "year", anchors.base, step), anchor=anchors.name)


def head_of(words: TimeWords, whole: Interval) -> Interval:
    """The part of the whole that the words name, with the days by which the whole itself is unsure."""
    order = words.order or "1"
    if words.has("half"):
        return cal.half_of(whole, order != "1")
    if words.has("quarter"):
        return cal.quarter_of(whole, 4 if order == "last" else int(order))
    if words.weekdays or words.has("weekend"):
        return _nth_weekday(words, whole, order)
    if words.is_plural and words.count is None:  # "the first days", "the last few weeks"
        return cal.part_of(whole, "late" if order == "last" else "early")
    return _nth_unit(words, whole, order)


def _nth_unit(words: TimeWords, whole: Interval, order: str) -> Interval:
    """Days, weeks or months of the whole: so many at its beginning or end, or the so-manieth."""
    count = (words.count if words.has("numword", "day", "number") else 1) or 1
    if words.unit in ("month", "year"):
        return _nth_months(whole, order, count * (1 if words.unit == "month" else 12))
    size = (_WEEK if words.unit == "week" else 1) * count
    skipped = 0 if order in ("1", "last") else size * (int(order) - 1)
    end = min(cal.shifted(whole.start, skipped + size - 1), whole.end)
    start = cal.shifted(whole.start, skipped)
    if order == "last":
        start, end = cal.shifted(whole.end, 1 - size), whole.end
    precision = "day" if size == 1 else "week" if size == _WEEK else "range"
    return Interval(start, end, precision, whole.anchor)  # type: ignore[arg-type]  # one of the three


def _nth_months(whole: Interval, order: str, count: int) -> Interval:
    first = cal.month_after(whole.end, 1 - count) if order == "last" else cal.month_after(whole.start, int(order) - 1)
    last = cal.month_after(first.start, count - 1)
    return Interval(first.start, last.end, "month" if count == 1 else "range", whole.anchor)


def _nth_weekday(words: TimeWords, whole: Interval, order: str) -> Interval:
    """The so-manieth such weekday of the whole, or weekend, which is counted by its Saturday."""
    wanted = words.weekdays[0] if words.weekdays else 5
    if order == "last":
        found = cal.shifted(whole.end, -((whole.end.weekday() - wanted) % _WEEK))
    else:
        found = cal.shifted(whole.start, (wanted - whole.start.weekday()) % _WEEK + _WEEK * (int(order) - 1))
    if words.weekdays:
        return cal.day(found, "day", whole.anchor)
    return Interval(found, cal.shifted(found, 1), "range", whole.anchor)


def read_week_of(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the week of 2 May", "the week ending 8 May", "the week beginning 2 May"."""
    found = read_date(TimeWords(tuple(part for part in words.parts if part[0] != "long")), anchors)
    if not isinstance(found, Interval):
        return found
    if words.unit != "week":
        return _months_of(words, found)
    if words.one("ending") == "end":
        return Interval(cal.shifted(found.end, 1 - _WEEK), found.end, "week", found.anchor)
    if words.has("ending") or words.one("edge") == "early":
        return Interval(found.start, cal.shifted(found.start, _WEEK - 1), "week", found.anchor)
    return replace(cal.week_of(found.start), anchor=found.anchor)


def _months_of(words: TimeWords, found: Interval) -> Interval:
    """Reads "the year ending 31 March": the twelve months before; "the month of 3 May": May."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(words.unit or "month", 12)
    if words.one("ending") == "end":
        first = cal.shifted(cal.months_from(found.end, -months), 1)
        return Interval(first, found.end, "range", found.anchor)
    return replace(cal.calendar_unit(words.unit or "month", found.start, 0), anchor=found.anchor)


def read_weekend_of(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the weekend of 7-8 May", "the weekend of 7 May"."""
    said = TimeWords(tuple(part for part in words.parts if part[0] != "weekend"))
    if len(words.days) > 1:
        return read_day_range(said, anchors)
    found = read_date(said, anchors)
    if not isinstance(found, Interval):
        return found
    near = cal.shifted(found.start, 2)  # a Thursday or Friday belongs to the weekend after it
    return replace(cal.weekend_of(near if found.start.weekday() < 5 else found.start), anchor=found.anchor)
