"""Intervals of days and the arithmetic that time expressions need."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.values import Precision

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month of the meteorological season, northern
_DECADE_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}  # years
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


def century(number: int) -> Interval:
    """A hundred calendar years: the 19th century is 1801 to 1900."""
    return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "range")


def season(name: str, number: int, is_southern: bool = False) -> Interval:
    """A meteorological season that begins in the year; the northern winter and the southern summer end in the next."""
    first = month(number, (_SEASONS[name] + 6 * is_southern - 1) % 12 + 1)
    return Interval(first.start, month_after(first.start, 2).end, "season")


def weekend_of(value: date) -> Interval:
    """The last Saturday not after the day, and the Sunday that follows it."""
    saturday = shifted(value, -((value.weekday() - 5) % 7))
    return Interval(saturday, shifted(saturday, 1), "range")


def part_of(whole: Interval, part: str | None) -> Interval:
    """The early, mid or late third: days 1-10, 11-20, 21 to the last of a month; four months of a year; years of ten."""
    if part not in _THIRDS:
        return whole
    if whole.precision == "year":
        first_month = 1 + 4 * _THIRDS[part]
        last = month(whole.start.year, first_month + 3).end
        return Interval(date(whole.start.year, first_month, 1), last, "range", whole.anchor)
    if whole.end.year - whole.start.year == 9:
        low, high = (whole.start.year + years for years in _DECADE_THIRDS[part])
        return Interval(date(low, 1, 1), date(high, 12, 31), "range", whole.anchor)
    third = 10 if whole.precision == "month" else ((whole.end - whole.start).days + 1) / 3
    first = shifted(whole.start, round(_THIRDS[part] * third))
    last = whole.end if part == "late" else shifted(whole.start, round((_THIRDS[part] + 1) * third) - 1)
    return Interval(first, last, "range", whole.anchor)


def quarter_of(whole: Interval, number: int) -> Interval:
    """The first to fourth quarter of a calendar year."""
    first = month_after(whole.start, 3 * number - 3)
    return Interval(first.start, month_after(first.start, 2).end, "range", whole.anchor)


def months_from(value: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    target = month_after(value, months)
    return min(shifted(target.start, value.day - 1), target.end)


def half_of(whole: Interval, second: bool) -> Interval:
    """The first or the second half of an interval."""
    middle = shifted(whole.start, ((whole.end - whole.start).days + 1) // 2)
    if whole.precision == "year":
        middle = date(whole.start.year, 7, 1)
    if second:
        return Interval(middle, whole.end, "range", whole.anchor)
    return Interval(whole.start, shifted(middle, -1), "range", whole.anchor)


def calendar_unit(unit: str, base: date, step: int) -> Interval:
    """The calendar week, fortnight, quarter, month, year, decade or century so many steps from the base's own."""
    if unit in ("week", "fortnight"):
        return week_of(shifted(base, 7 * step))
    if unit == "month":
        return month_after(base, step)
    if unit == "quarter":
        first = month_after(base, 3 * step - (base.month - 1) % 3)
        return Interval(first.start, month_after(first.start, 2).end, "range")
    if unit == "century":
        return century((base.year - 1) // 100 + 1 + step)
    if unit == "year":
        return year(base.year + step)
    return decade(base.year // 10 * 10 + 10 * step)
