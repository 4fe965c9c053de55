"""From a time expression to the days that it can mean."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.model import DateValue, Finding, Result, TimeMention
from dateline.resolve.calendar import Interval
from dateline.resolve.time_forms import FORMS
from dateline.resolve.time_words import Anchors, Reading, TimeWords, Unclear
from dateline.rules.calendars import southern_countries, time_zones


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a time expression is counted from."""

    published: str | None  # ISO date of publication, or date and time with its offset
    previous: DateValue | None = None  # the date of the event told last
    is_future: bool = False  # whether the verb speaks of what is to come
    post: str | None = None  # ISO date of the post, in a live blog
    day_first: bool | None = None  # whether the document writes 3/10/2023 for 3 October; None where that is not known
    country: str | None = (
        None  # ISO 3166-1 alpha-2 of the country in focus: its hemisphere decides what summer is, its clocks what "today" is
    )


def resolve_time(mention: TimeMention, context: TimeContext) -> Result[DateValue]:
    """The days that the words can mean: one record, or none where they do not say when.

    A mere duration ("for three days") gives neither record nor finding; words that cannot be resolved give a finding.
    """
    words = TimeWords(mention.parts)
    anchors = _anchors(context)
    try:
        reading = _bounded(words, FORMS[mention.form](words, anchors), anchors) if mention.form in FORMS else None
    except (ValueError, OverflowError):  # 31 February, year 0, the end of the calendar
        reading = Unclear("is not a date of the calendar")
    if isinstance(reading, Unclear):
        return Result((), (_finding(mention, reading.reason),))
    if reading is None:
        return Result(())
    notes = (_finding(mention, words.note),) if words.note else ()
    return Result((_value(reading, mention),), notes)


def _anchors(context: TimeContext) -> Anchors:
    post = iso_date(context.post)
    previous = context.previous
    interval = None
    if previous is not None:
        first, last = iso_date(previous.start), iso_date(previous.end)
        interval = Interval(first, last, previous.precision, "event") if first and last else None
    return Anchors(
        base=post or local_day(context.published, context.country),
        name="post" if post else "published",
        previous=interval,
        is_future=context.is_future,
        day_first=context.day_first,
        is_southern=context.country in southern_countries(),
    )


def local_day(published: str | None, country: str | None) -> date | None:
    """The day of publication where most people of the country live; the day as written where no time is given.

    >>> local_day("2024-05-15T01:30:00+00:00", "MX"), local_day("2024-05-14T22:30:00+00:00", "SY")
    (datetime.date(2024, 5, 14), datetime.date(2024, 5, 15))
    """
    zone = time_zones().get(country or "")
    try:
        instant = datetime.fromisoformat(published) if published and zone else None
        if instant is not None and zone is not None and instant.tzinfo is not None:
            return instant.astimezone(ZoneInfo(zone)).date()
    except (ValueError, OverflowError, ZoneInfoNotFoundError):  # no such instant; no zones on this machine
        return iso_date(published)
    return iso_date(published)


def iso_date(text: str | None) -> date | None:
    """The day of an ISO date or date and time; None where the text is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _bounded(words: TimeWords, reading: Reading, anchors: Anchors) -> Reading:
    """With "since", the days from then to publication; with "until" in the future, from publication to then."""
    bound = words.one("bound")
    if bound is None or not isinstance(reading, Interval):
        return reading
    if bound == "until":
        is_ahead = anchors.is_future and anchors.base is not None and anchors.base < reading.start
        return Interval(anchors.base, reading.end, "range", reading.anchor) if is_ahead and anchors.base else reading
    if anchors.base is None or anchors.base < reading.start:
        words.note = "says since when, but until when is not known"
        return reading
    return Interval(reading.start, max(reading.end, anchors.base), "range", reading.anchor)


def _value(reading: Interval, mention: TimeMention) -> DateValue:
    return DateValue(
        reading.start.isoformat(), reading.end.isoformat(), reading.precision, reading.anchor, mention.span
    )


def _finding(mention: TimeMention, reason: str) -> Finding:
    return Finding("resolve", f"The time '{mention.span.quote}' {reason}.", mention.span)
