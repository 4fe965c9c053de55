"""Intervals of days and the arithmetic that time expressions need."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.values import Precision

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month of the meteorological season, northern
_THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` to `end`, both included, and how fine the words are that give them."""

    start: date
    end: date
    precision: Precision
    anchor: str = "published"


def day(value: date, precision: Precision = "day", anchor: str = "published") -> Interval:
    """One day."""
    return Interval(value, value, precision, anchor)


def shifted(value: date, days: int) -> date:
    """The date so many days later. Raises `OverflowError` beyond the calendar."""
    return value + timedelta(days=days)


def week_of(value: date) -> Interval:
    """The week that holds the day, Monday to Sunday (ISO 8601)."""
    monday = shifted(value, -value.weekday())
    return Interval(monday, shifted(monday, 6), "week")


def month(year: int, number: int) -> Interval:
    """A calendar month. Raises `ValueError` beyond the calendar."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def month_after(value: date, months: int) -> Interval:
    """The calendar month so many months after the one that holds the day."""
    years, index = divmod(value.month - 1 + months, 12)
    return month(value.year + years, index + 1)


def year(number: int) -> Interval:
    """A calendar year. Raises `ValueError` beyond the calendar."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Interval:
    """Ten calendar years."""
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "range")


def season(name: str, number: int) -> Interval:
    """A season that begins in the year; meteorological, of the northern hemisphere; winter ends in the next year."""
    first = month(number, _SEASONS[name])
    return Interval(first.start, month_after(first.start, 2).end, "season")


def weekend_of(value: date) -> Interval:
    """The last Saturday not after the day, and the Sunday that follows it."""
    saturday = shifted(value, -((value.weekday() - 5) % 7))
    return Interval(saturday, shifted(saturday, 1), "range")


def part_of(whole: Interval, part: str | None) -> Interval:
    """The early, mid or late third: days 1-10, 11-20 and 21 to the last of a month, four months of a year."""
    if part not in _THIRDS:
        return whole
    if whole.precision == "year":
        first_month = 1 + 4 * _THIRDS[part]
        last = month(whole.start.year, first_month + 3).end
        return Interval(date(whole.start.year, first_month, 1), last, "range", whole.anchor)
    third = 10 if whole.precision == "month" else ((whole.end - whole.start).days + 1) / 3
    first = shifted(whole.start, round(_THIRDS[part] * third))
    last = whole.end if part == "late" else shifted(whole.start, round((_THIRDS[part] + 1) * third) - 1)
    return Interval(first, last, "range", whole.anchor)


def half_of(whole: Interval, second: bool) -> Interval:
    """The first or the second half of an interval."""
    middle = shifted(whole.start, ((whole.end - whole.start).days + 1) // 2)
    if whole.precision == "year":
        middle = date(whole.start.year, 7, 1)
    if second:
        return Interval(middle, whole.end, "range", whole.anchor)
    return Interval(whole.start, shifted(middle, -1), "range", whole.anchor)


def easter(number: int) -> date:
    """Easter Sunday of the Western churches in the year, after the anonymous Gregorian algorithm."""
    golden, (century, rest) = number % 19, divmod(number, 100)
    leap, over = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * over + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    months, days = divmod(epact + weekday - 7 * late + 114, 31)
    return date(number, months, days + 1)


def islamic(number: int, months: int, days: int) -> date:
    """A date of the tabular Islamic calendar (civil epoch), which is within a day or two of the sighted moon."""
    elapsed = days + (59 * (months - 1) + 1) // 2 + (number - 1) * 354 + (3 + 11 * number) // 30
    return date.fromordinal(227014 + elapsed)


def calendar_unit(unit: str, base: date, step: int) -> Interval:
    """The calendar week, fortnight, month, year or decade so many steps from the one that holds the base."""
    if unit in ("week", "fortnight"):
        return week_of(shifted(base, 7 * step))
    if unit == "month":
        return month_after(base, step)
    if unit == "year":
        return year(base.year + step)
    return decade(base.year // 10 * 10 + 10 * step)
