"""Weekdays, and days of a month whose month is not named."""

from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.time_words import NO_EVENT, STEP, UNDATED, Anchors, Reading, TimeWords, Unclear

_YEAR = 366  # days
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def read_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Monday", "last Monday", "next Monday", "Monday night", "late on Tuesday", "Monday the 24th"."""
    if anchors.base is None:
        return UNDATED
    if words.days:
        return read_day_of_month(words, anchors)
    found = weekday_near(words.weekdays[0], anchors.base, words.relation, anchors.is_future)
    return cal.day(found, words.fineness, anchors.name)


def weekday_near(weekday: int, base: date, relation: str | None, is_future: bool) -> date:
    """The weekday next to the base: today counts, unless the words say last or next."""
    ahead = (weekday - base.weekday()) % 7
    if relation == "last":
        return cal.shifted(base, ahead - 7)
    if relation == "next":
        return cal.shifted(base, ahead or 7)
    return cal.shifted(base, ahead if is_future or not ahead else ahead - 7)


def read_day_of_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the 19th", "Friday the 13th": the last such day, or the next one in the future, within a year."""
    if anchors.base is None:
        return UNDATED
    if words.unit == "month":
        whole = cal.month_after(anchors.base, STEP[words.relation or ("last" if words.has("pastrel") else "this")])
        return cal.day(whole.start.replace(day=words.days[0]), words.fineness, anchors.name)
    step = 1 if anchors.is_future else -1
    near = (cal.shifted(anchors.base, step * days) for days in range(_YEAR))
    found = next((d for d in near if d.day == words.days[0] and d.weekday() in (words.weekdays or range(7))), None)
    return cal.day(found, words.fineness, anchors.name) if found else Unclear("is not a date of the last year")


def read_week_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Monday last week"."""
    if anchors.base is None:
        return UNDATED
    if words.unit != "week":
        return Unclear("is not clear")
    monday = cal.week_of(cal.shifted(anchors.base, 7 * STEP[words.relation or "this"])).start
    found = cal.shifted(monday, words.weekdays[0])
    return cal.day(found, words.fineness, anchors.name)


def read_ago_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "two weeks ago Tuesday", "Tuesday two weeks ago": two weeks before the last Tuesday."""
    if anchors.base is None:
        return UNDATED
    count, unit = words.count or 1, words.unit or "week"
    last = weekday_near(words.weekdays[0], anchors.base, None, False)
    if unit in _MONTHS:
        return cal.day(cal.months_from(last, -count * _MONTHS[unit]), "day", anchors.name)
    return cal.day(cal.shifted(last, -count * (14 if unit == "fortnight" else 7)), words.fineness, anchors.name)


def read_event_weekday(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the following Monday", "the Monday before"."""
    step = words.step
    start = anchors.previous.start if anchors.previous else anchors.base if step < 0 else None
    if start is None:
        return NO_EVENT
    found = weekday_near(words.weekdays[0], start, "last" if step < 0 else "next", False)
    return cal.day(found, words.fineness, "event" if anchors.previous else anchors.name)
