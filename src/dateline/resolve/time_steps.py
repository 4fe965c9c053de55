"""So many days or months before or after: the report, or the event told last."""

from dataclasses import replace

from dateline.model.values import Precision
from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_dates import read_date
from dateline.resolve.time_feasts import read_feast
from dateline.resolve.time_words import NO_EVENT, UNDATED, Anchors, Reading, TimeWords

_FEW = (2, 6)  # units, where the words do not say how many
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_YEARS = {"decade": 10, "century": 100}


def read_ago(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "two days ago", "a week ago", "hours ago", "several months ago"."""
    if anchors.base is None:
        return UNDATED
    return stepped(words, cal.day(anchors.base), -1, anchors.name)


def read_ahead(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "in three days" of what is to come; of the past it says how long, not when."""
    if not anchors.is_future:
        return None
    return UNDATED if anchors.base is None else stepped(words, cal.day(anchors.base), 1, anchors.name)


def stepped(words: TimeWords, origin: Interval, sign: int, anchor: str) -> Interval:
    """So many units before (-1) or after (+1) the origin."""
    unit, count = words.unit or "day", words.count
    if words.half and unit in ("year", "decade", "century"):
        months = {"year": 12, "decade": 120, "century": 1200}[unit]
        unit, count = "month", months // 2 if words.half < 0 else months * (count or 1) + months // 2
        if count % 12 == 0:
            unit, count = "year", count // 12
    if unit in _YEARS:
        unit, count = "year", None if count is None else _YEARS[unit] * count
    if unit in ("hour", "minute", "second"):
        return _hours(origin, sign * (count or 0) if unit == "hour" else 0, anchor)
    if unit in ("month", "year"):
        return replace(_months_away(origin, unit, sign, count), anchor=anchor)
    low, high = (count, count) if count else _FEW
    slack = 3 if unit in ("week", "fortnight") and (count or 0) != 1 else 0
    days = _UNIT_DAYS[unit]
    first, last = sorted((sign * low * days, sign * high * days))
    precision: Precision = "week" if slack and count else "range" if low != high else _finest(origin)
    return Interval(cal.shifted(origin.start, first - slack), cal.shifted(origin.end, last + slack), precision, anchor)


def _finest(origin: Interval) -> Precision:
    return "day" if origin.precision in ("hour", "part") else origin.precision


def _hours(origin: Interval, hours: int, anchor: str) -> Interval:
    """Hours away: the same day, or whole days away from 24 hours on."""
    days = int(hours / 24)
    precision: Precision = "day" if days else "hour" if origin.start == origin.end else origin.precision
    return Interval(cal.shifted(origin.start, days), cal.shifted(origin.end, days), precision, anchor)


def _months_away(origin: Interval, unit: str, sign: int, count: int | None) -> Interval:
    size = 12 if unit == "year" else 1
    if count is None:
        edges = sorted(sign * size * number for number in _FEW)
        return Interval(
            cal.month_after(origin.start, edges[0]).start, cal.month_after(origin.end, edges[1]).end, "range"
        )
    if unit == "year":
        return cal.year(origin.start.year + sign * count)
    return cal.month_after(origin.start, sign * count)


def read_event_same(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the same day", "that night", "that date", "the same month"."""
    previous = anchors.previous
    if previous is None:
        return NO_EVENT
    unit = words.unit
    if words.has("weekend"):
        return replace(cal.weekend_of(previous.start), anchor="event")
    if unit in ("week", "month", "year"):
        return replace(cal.calendar_unit(unit, previous.start, 0), anchor="event")
    return Interval(previous.start, previous.end, _day_part(words, previous), "event")


def read_event_month(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "that September": the first September that does not end before the event told last."""
    if anchors.previous is None:
        return NO_EVENT
    first = anchors.previous.start
    whole = cal.month_after(first, (words.months[0] - first.month) % 12)
    return cal.part_of(replace(whole, anchor="event"), words.third)


def _day_part(words: TimeWords, origin: Interval) -> Precision:
    return words.fineness if origin.precision in ("hour", "part", "day") else origin.precision


def read_event_step(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "the previous day", "the next morning", "the day before", "the following week"."""
    step = words.step
    origin, name = _origin(anchors, step)
    if origin is None:
        return NO_EVENT
    if words.has("weekend"):
        return replace(cal.weekend_of(cal.shifted(origin.start, 7 * step)), anchor=name)
    if words.has("long"):
        return replace(cal.calendar_unit(words.unit or "week", origin.start, step), anchor=name)
    return Interval(cal.shifted(origin.start, step), cal.shifted(origin.end, step), _day_part(words, origin), name)


def _origin(anchors: Anchors, step: int) -> tuple[Interval | None, str]:
    """What an event-relative expression counts from: the previous event; going back, else the day of publication."""
    if anchors.previous is not None:
        return anchors.previous, "event"
    if step < 0 and anchors.base is not None:
        return cal.day(anchors.base), anchors.name
    return None, "event"


def read_event_offset(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "two days earlier", "a month later", "hours later"."""
    step = words.step
    origin, name = _origin(anchors, step)
    return NO_EVENT if origin is None else stepped(words, origin, step, name)


def read_offset_date(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "three days after 7 October 2023", "a week before Christmas": the last such day that has been."""
    place = next(at for at, part in enumerate(words.parts) if part[0] in ("before", "after"))
    head, said = TimeWords(words.parts[:place]), TimeWords(words.parts[place + 1 :])
    found = []
    for is_future in (False, True):  # the day that is counted from may itself be still to come
        origin = (read_date if said.months else read_feast)(said, replace(anchors, is_future=is_future))
        if not isinstance(origin, Interval):
            return origin
        found.append(stepped(head, origin, words.step, origin.anchor))
    past = [value for value in found if anchors.base and value.start <= anchors.base]
    return found[-1] if anchors.is_future or not past else max(past, key=lambda value: value.start)


def read_nth_day(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "for the third day running", "for a third straight night": from the first of them to publication."""
    if anchors.base is None:
        return UNDATED
    number = int("".join(filter(str.isdigit, words.one("ord", "dayth") or "")) or 1)
    unit = words.unit or "day"
    if unit in ("month", "year", "quarter"):
        first = cal.calendar_unit(unit, anchors.base, 1 - number)
        return Interval(first.start, anchors.base, "range", anchors.name)
    days = (number - 1) * _UNIT_DAYS.get(unit, 1)
    return Interval(cal.shifted(anchors.base, -days), anchors.base, "range" if days else "day", anchors.name)
