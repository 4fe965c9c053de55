"""From one day, month or year to another."""

from dataclasses import replace
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_dates import read_date, read_numeric
from dateline.resolve.time_stretches import read_month
from dateline.resolve.time_weekdays import weekday_near
from dateline.resolve.time_words import UNDATED, Anchors, Reading, TimeWords, Unclear


def read_day_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "3-4 May", "between 3 and 7 May 2015"."""
    first, last = words.days[0], words.days[-1]
    ends = TimeWords((("month", str(words.months[0])), ("day", str(last)), *_clockless(words)))
    end = read_date(ends, anchors)
    if not isinstance(end, Interval):
        return end
    start = end.start.replace(day=first)
    return _range(start, end.end, end.anchor, words)


def _clockless(words: TimeWords) -> list[tuple[str, str]]:
    return [("year", str(value)) for value in words.years]


def _range(start: date, end: date, anchor: str, words: TimeWords) -> Reading:
    if start > end:
        return Unclear("ends before it begins")
    is_night = (end - start).days == 1 and words.has("part", "overnight")
    return Interval(start, end, "part" if is_night else "range", anchor)


def read_date_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "from 28 April to 3 May", "28 December 2018 - 3 January 2019", "28.04.2015-03.05.2015"."""
    if words.has("numdate"):
        return _numeric_range(words, anchors)
    years = [("year", str(value)) for value in words.years[-1:]]
    days, months = words.days, words.months
    end = read_date(TimeWords((("month", str(months[1])), ("day", str(days[1])), *years)), anchors)
    if not isinstance(end, Interval):
        return end
    year = words.years[0] if len(words.years) > 1 else end.end.year - (months[0] > months[1])
    return _range(date(year, months[0], days[0]), end.end, end.anchor, words)


def _numeric_range(words: TimeWords, anchors: Anchors) -> Reading:
    written = words.all("numdate")
    is_day_first = anchors.day_first or any(int(value[:2].strip("./")) > 12 for value in written)
    told = replace(anchors, day_first=is_day_first or anchors.day_first)
    first, last = (read_numeric(TimeWords((("numdate", value),)), told) for value in written)
    if not isinstance(first, Interval) or not isinstance(last, Interval):
        return first if not isinstance(first, Interval) else last
    return _range(first.start, last.end, "text", words)


def read_month_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "between March and May 2015", "from early March to late May"."""
    years = [("year", str(value)) for value in words.years[-1:]]
    months = words.months
    end = read_month(TimeWords((("month", str(months[1])), *years)), anchors)
    if not isinstance(end, Interval):
        return end
    year = words.years[0] if len(words.years) > 1 else end.end.year - (months[0] > months[1])
    first, last = _month_parts(words)
    start = cal.part_of(cal.month(year, months[0]), first).start
    return _range(start, cal.part_of(end, last).end, end.anchor, words)


def _month_parts(words: TimeWords) -> tuple[str | None, str | None]:
    """Which third of the first and which of the second month is meant."""
    said: list[str | None] = []
    third: str | None = None
    for name, value in words.parts:
        if name == "mod":
            third = value
        elif name.endswith("month") or name == "mabbr":
            said.append(third)
            third = None
    return said[0], said[-1]


def read_year_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "1975-1990", "1980-88"."""
    years = [int(value) for value in words.all("year")]
    short = words.one("day", "number", "badday")
    first, last = years[0], years[0] // 100 * 100 + int(short) if short else years[-1]
    return _range(cal.year(first).start, cal.year(last).end, "text", words)


def read_weekday_range(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "from Friday to Sunday", "overnight from Monday to Tuesday", "from Friday to yesterday"."""
    if anchors.base is None:
        return UNDATED
    first, *rest = words.weekdays
    deictic = words.one("deictic")
    if deictic:
        end = cal.shifted(anchors.base, int(deictic))
        return _range(weekday_near(first, end, None, False), end, anchors.name, words)
    last = rest[0]
    if anchors.is_future:
        start = weekday_near(first, anchors.base, None, True)
        return _range(start, cal.shifted(start, (last - first) % 7), anchors.name, words)
    end = weekday_near(last, anchors.base, None, False)
    return _range(cal.shifted(end, -((last - first) % 7)), end, anchors.name, words)
