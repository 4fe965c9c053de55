"""Feast days and holy months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dateline.model.values import Precision
from dateline.resolve import calendar as cal
from dateline.resolve import eras
from dateline.resolve.calendar import Interval
from dateline.resolve.time_parts import head_of
from dateline.resolve.time_words import STEP, UNDATED, Anchors, Reading, TimeWords, Unclear
from dateline.rules.calendars import Feast, feast_days, feasts

_SLACK = 1  # days by which countries that look for the new moon may be behind
_WEEKDAY_OF_EASTER = {0: 1, 3: -3, 4: -2, 5: -1, 6: 0}  # days from Easter Sunday
_EIDS = ("fitr", "adha")
_AROUND = (2, 1, 0, -1, -2)  # years
_ORIGINS = {
    "easter": eras.easter,
    "orthodox_easter": eras.orthodox_easter,
    "passover": eras.passover,
    "hanukkah": eras.hanukkah,
}


def read_feast(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Ramadan", "Eid al-Fitr", "Orthodox Easter", "the eve of Diwali", "the last ten days of Ramadan"."""
    names, shift = _named(words)
    found = [day for name in names if (day := _nearest(feasts()[name], shift, words, anchors))]
    if not found:
        return UNDATED if anchors.base is None else Unclear("is a feast of a year that is not in the tables")
    return min(found, key=lambda f: f.start) if anchors.is_future else max(found, key=lambda f: f.start)


def _named(words: TimeWords) -> tuple[tuple[str, ...], int]:
    """The feasts that the words can mean, and how many days from it the day is that they name."""
    if words.has("eid"):
        name = words.one("fitr", "adha")
        return ((name,) if name else _EIDS), 0
    if words.has("paschal", "easter"):
        is_orthodox = words.has("orthodox") or words.one("easter") == "orthodox_easter"
        return ("orthodox_easter" if is_orthodox else "easter",), _from_easter(words)
    name = words.one("christmas", "ramadan", "feast", "holi", "tet", "feastday", "birthday", "nation") or ""
    orthodox = f"orthodox_{name}"
    return (orthodox if words.has("orthodox") and orthodox in feasts() else name,), 0


def _from_easter(words: TimeWords) -> int:
    """Days from Easter Sunday: Good Friday is -2, Palm Sunday -7, Easter Monday 1."""
    offset = int(words.one("paschal") or 0)
    if words.has("weekdays", "weekday") and offset in (0, -6):  # "Easter Monday", "Holy Thursday"
        weekday = words.weekdays[0]
        return weekday - 6 if offset else _WEEKDAY_OF_EASTER.get(weekday, 0)
    return offset


def _nearest(feast: Feast, shift: int, words: TimeWords, anchors: Anchors) -> Interval | None:
    """The feast of the year named, else the last one begun by publication, or the next one not over."""
    if words.years:
        return next(_in_years(feast, shift, words, words.years[-1:], "text"), None)
    if anchors.base is None:
        return None
    if words.unit == "year" and words.relation:
        wanted = anchors.base.year + STEP[words.relation]
        return next(_in_years(feast, shift, words, [wanted], anchors.name), None)
    around = [anchors.base.year + step for step in _AROUND]
    found = sorted(_in_years(feast, shift, words, around, anchors.name), key=lambda f: f.start)
    return _chosen(found, words, anchors.base, anchors.is_future)


def _in_years(feast: Feast, shift: int, words: TimeWords, years: list[int], anchor: str) -> Iterator[Interval]:
    """What the words name of every such feast that begins in one of these years."""
    for whole in (found for number in years for found in _of_year(feast, number)):
        moved = replace(whole, start=cal.shifted(whole.start, shift), end=cal.shifted(whole.end, shift), anchor=anchor)
        yield _part(words, moved, feast.calendar == "islamic")


def _chosen(found: list[Interval], words: TimeWords, base: date, is_future: bool) -> Interval | None:
    """The last feast that has begun (has ended, for "last"), or the next that is not over (has not begun, for "next")."""
    relation = words.relation if words.one("rel", "coming") else None
    if relation == "next" or (is_future and relation != "last"):
        return next((f for f in found if (f.start if relation == "next" else f.end) >= base), None)
    return next((f for f in reversed(found) if (f.end if relation == "last" else f.start) <= base), None)


def _of_year(feast: Feast, number: int) -> list[Interval]:
    """Every such feast that begins in the year: a feast of the moon can fall in one year twice, or in none."""
    if feast.calendar == "islamic":
        found = [_islamic(feast, year) for year in eras.islamic_years(number)]
        return [f for f in found if f.start.year == number]
    start = _start(feast, number)
    return [] if start is None else [_lasting(start, feast.days)]


def _lasting(start: date, days: int) -> Interval:
    precision: Precision = "day" if days == 1 else "range"
    return Interval(start, cal.shifted(start, days - 1), precision)


def _islamic(feast: Feast, year: int) -> Interval:
    days = feast.days or eras.islamic_length(year, feast.month)
    start = eras.islamic(year, feast.month, feast.day)
    return Interval(start, cal.shifted(start, days - 1 + _SLACK), "range")


def _unsure(found: Interval, slack: int) -> Interval:
    """The days, and as many more as the new moon may be late."""
    return replace(found, end=cal.shifted(found.end, slack), precision="range") if slack else found


def _start(feast: Feast, number: int) -> date | None:
    """The first day of the feast in the year; None where the tables have none."""
    if feast.calendar == "gregorian":
        return date(number, feast.month, feast.day)
    if feast.calendar == "weekday":
        first = date(number, feast.month, 1)
        return cal.shifted(first, (feast.weekday - 1 - first.weekday()) % 7 + 7 * (feast.day - 1))
    if feast.calendar == "table":
        return feast_days().get((feast.id, number))
    return cal.shifted(_ORIGINS[feast.calendar](number), feast.day)


def _part(words: TimeWords, whole: Interval, is_unsure: bool) -> Interval:
    """The eve of the feast, the day after it, its third day, its last week; or all of it."""
    slack = _SLACK if is_unsure else 0
    if words.has("eve") or words.has("before"):
        return _unsure(cal.day(cal.shifted(whole.start, -1), "day", whole.anchor), slack)
    if words.has("after"):
        return _unsure(cal.day(cal.shifted(whole.end, 1 - slack), "day", whole.anchor), slack)
    if words.has("easter") and words.has("weekend"):
        return replace(whole, start=cal.shifted(whole.start, -1), precision="range")
    if words.one("paschal") == "-6" and words.has("long"):
        return replace(whole, end=cal.shifted(whole.start, 5), precision="range")
    if words.has("ord", "dayth") or (words.has("rel") and words.has("dayunit")):
        return _unsure(head_of(words, replace(whole, end=cal.shifted(whole.end, -slack))), slack)
    if words.third:
        return cal.part_of(whole, words.third)
    if whole.precision == "day":
        return replace(whole, precision=words.fineness)
    return whole


def read_new_year(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "New Year's Eve", "New Year's Day"; the eve of 2016 is the last day of 2016."""
    feast = feasts()["new_year_eve" if words.has("eve") else "new_year"]
    bare = TimeWords(tuple(part for part in words.parts if part[0] == "year"))
    return _nearest(feast, 0, bare, anchors) or UNDATED


def read_may_day(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "May Day"; there is no such day of March."""
    return _nearest(feasts()["may_day"], 0, TimeWords(()), anchors) or UNDATED if words.months == [5] else None
