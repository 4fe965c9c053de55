"""Words that count from the day of the report: today, tonight, overnight, and bare times of day."""

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_weekdays import weekday_near
from dateline.resolve.time_words import STEP, UNDATED, Anchors, Reading, TimeWords


def read_deictic(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "today", "yesterday morning", "tonight", "the day before yesterday"."""
    if anchors.base is None:
        return UNDATED
    beyond = words.one("before", "after") if words.has("dayunit") else None  # not in "yesterday before dawn"
    step = int(words.one("deictic") or 0) + int(beyond or 0)
    found = cal.shifted(anchors.base, step)
    return cal.day(found, words.fineness, anchors.name)


def read_overnight(words: TimeWords, anchors: Anchors) -> Reading:
    """The night that ends, or in the future begins, on the day of publication."""
    if anchors.base is None:
        return UNDATED
    first = anchors.base if anchors.is_future else cal.shifted(anchors.base, -1)
    return Interval(first, cal.shifted(first, 1), "part", anchors.name)


def read_overnight_into(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "overnight into Sunday": the night that ends on that day."""
    if anchors.base is None:
        return UNDATED
    last = weekday_near(words.weekdays[0], anchors.base, None, anchors.is_future)
    return Interval(cal.shifted(last, -1), last, "part", anchors.name)


def read_this_part(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "this morning", "last night"; the night is counted to the day on which it began."""
    if anchors.base is None:
        return UNDATED
    found = cal.shifted(anchors.base, STEP[words.relation or "this"])
    return cal.day(found, "hour" if words.fineness == "hour" else "part", anchors.name)


def read_night_before_last(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the night before last"."""
    if anchors.base is None:
        return UNDATED
    return cal.day(cal.shifted(anchors.base, -2), "part", anchors.name)


def read_clock(words: TimeWords, anchors: Anchors) -> Reading:
    """A time of day alone: on the day of the event told last, else of the post or of publication."""
    previous = anchors.previous
    if previous is not None and previous.precision in ("hour", "part", "day"):
        return Interval(previous.start, previous.end, words.fineness, "event")
    if anchors.base is None:
        return UNDATED
    return cal.day(anchors.base, words.fineness, anchors.name)
