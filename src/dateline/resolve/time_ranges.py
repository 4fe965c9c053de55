"""From one day, month or year to another."""

from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_dates import read_date, weekday_near
from dateline.resolve.time_stretches import read_month
from dateline.resolve.time_words import UNDATED, Anchors, Reading, TimeWords, Unclear


def read_day_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "3-4 May", "between 3 and 7 May 2015"."""
    first, last = words.days[0], words.days[-1]
    ends = TimeWords((*((p for p in words.parts if p[0] not in ("day", "dayth"))), ("day", str(last))))
    end = read_date(ends, anchors)
    if not isinstance(end, Interval):
        return end
    start = end.start.replace(day=first)
    return _range(start, end.end, end.anchor, words)


def _range(start: date, end: date, anchor: str, words: TimeWords) -> Reading:
    if start > end:
        return Unclear("ends before it begins")
    is_night = (end - start).days == 1 and words.has("part", "overnight")
    return Interval(start, end, "part" if is_night else "range", anchor)


def read_date_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "from 28 April to 3 May", "28 December 2018 - 3 January 2019"."""
    years = [("year", str(value)) for value in words.years[-1:]]
    days, months = words.days, words.months
    end = read_date(TimeWords((("day", str(days[1])), ("month", str(months[1])), *years)), anchors)
    if not isinstance(end, Interval):
        return end
    year = words.years[0] if len(words.years) > 1 else end.end.year - (months[0] > months[1])
    return _range(date(year, months[0], days[0]), end.end, end.anchor, words)


def read_month_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "between March and May 2015"."""
    years = [("year", str(value)) for value in words.years[-1:]]
    months = words.months
    end = read_month(TimeWords((("month", str(months[1])), *years)), anchors)
    if not isinstance(end, Interval):
        return end
    year = words.years[0] if len(words.years) > 1 else end.end.year - (months[0] > months[1])
    return _range(cal.month(year, months[0]).start, end.end, end.anchor, words)


def read_year_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "1975-1990"."""
    return _range(cal.year(words.years[0]).start, cal.year(words.years[1]).end, "text", words)


def read_weekday_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "from Friday to Sunday", "overnight from Monday to Tuesday"."""
    if anchors.base is None:
        return UNDATED
    first, last = words.weekdays
    if anchors.is_future:
        start = weekday_near(first, anchors.base, None, True)
        return _range(start, cal.shifted(start, (last - first) % 7), anchors.name, words)
    end = weekday_near(last, anchors.base, None, False)
    return _range(cal.shifted(end, -((last - first) % 7)), end, anchors.name, words)
