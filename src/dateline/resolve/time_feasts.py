"""Feast days and holy months."""

from collections.abc import Callable
from datetime import date

from dateline.resolve import calendar as cal
from dateline.resolve.calendar import Interval
from dateline.resolve.time_words import UNDATED, Anchors, Reading, TimeWords, Unclear

_MOONS = {
    "ramadan": (9, 1, 30),
    "fitr": (10, 1, 3),
    "adha": (12, 10, 13),
    "ashura": (1, 10, 10),
}  # month, first, last day
_SLACK = 1  # days by which the sighted moon may differ from the tables


def _feast(words: TimeWords, anchors: Anchors, days_of: Callable[[int], tuple[date, date]]) -> Reading:
    """The feast of the year named, else the last one begun by publication, or the next one not over."""
    if words.years:
        return Interval(*days_of(words.years[0]), "day" if len(set(days_of(words.years[0]))) == 1 else "range", "text")
    if anchors.base is None:
        return UNDATED
    order = (0, 1, 2) if anchors.is_future else (1, 0, -1)
    for step in order:
        start, end = days_of(anchors.base.year + step)
        if end >= anchors.base if anchors.is_future else start <= anchors.base:
            return Interval(start, end, "day" if start == end else "range", anchors.name)
    return Unclear("is not clear")


def read_christmas(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Christmas Eve", "Christmas Day 2019"."""
    number = 24 if words.has("eve") else 25
    return _feast(words, anchors, lambda year: (date(year, 12, number),) * 2)


def read_new_year(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "New Year's Eve", "New Year's Day"."""
    fixed = (12, 31) if words.has("eve") else (1, 1)
    return _feast(words, anchors, lambda year: (date(year, *fixed),) * 2)


def read_easter(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Easter Sunday", "Good Friday", "Easter Monday" of the Western churches."""
    weekday = (words.weekdays or [6])[0]
    step = {4: -2, 5: -1, 6: 0, 0: 1}.get(weekday, 0)
    return _feast(words, anchors, lambda year: (cal.shifted(cal.easter(year), step),) * 2)


def read_moon(words: TimeWords, anchors: Anchors) -> Reading:
    """Reads "Ramadan", "Eid al-Fitr", with a day's slack for the sighting of the moon; "Nowruz" is 20 or 21 March."""
    name = words.one("movable", "fitr", "adha") or "fitr"
    if name == "nowruz":
        return _feast(words, anchors, lambda year: (date(year, 3, 20), date(year, 3, 21)))
    month, first, last = _MOONS[name]

    def days_of(year: int) -> tuple[date, date]:
        """The first such feast that begins in the year."""
        start = next(s for s in (cal.islamic(n, month, first) for n in _islamic_years(year)) if s.year == year)
        return cal.shifted(start, -_SLACK), cal.shifted(start, last - first + _SLACK)

    return _feast(words, anchors, days_of)


def _islamic_years(year: int) -> range:
    """The Islamic years that can share days with a Gregorian year."""
    guess = round((year - 622) * 33 / 32)
    return range(guess - 1, guess + 3)
