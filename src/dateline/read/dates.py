"""Dates as a report's head writes them: "Wednesday 6 November", "Aug 10", "19 AUG 89", "2023-06-05"."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.rules.header_types import HeaderKnowledge

_LEAP_YEAR = 2024  # stands in where the year is not said, so that 29 February is a day


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as a head writes it, and where in the line."""

    year: int | None
    month: int
    day: int
    weekday: int | None  # Monday = 0
    start: int
    end: int
    is_update: bool = False  # the head calls it the day of an update

    def in_year(self, year: int) -> datetime.date | None:
        """That day in the given year; None where the year has no such day."""
        return _day(year, self.month, self.day)


def find_dates(text: str, know: HeaderKnowledge) -> Iterator[WrittenDate]:
    """Every day named in the text, left to right."""
    for match in _pattern(know).finditer(text):
        found = _written(match, know)
        if found:
            yield found


def first_date(text: str, know: HeaderKnowledge) -> WrittenDate | None:
    """The first day named in the text."""
    return next(find_dates(text, know), None)


def whole_date(text: str, know: HeaderKnowledge) -> WrittenDate | None:
    """The day that the text consists of, perhaps with a clock time after it."""
    found = first_date(text, know)
    if found is None or text[: found.start].strip(" ,.(") or not is_clock(text[found.end :], know):
        return None
    return found


def is_clock(rest: str, know: HeaderKnowledge) -> bool:
    """Whether the words behind a day are a clock time, or nothing but stops and commas."""
    return _clock(know).fullmatch(rest) is not None


@lru_cache(maxsize=8)
def _clock(know: HeaderKnowledge) -> re.Pattern[str]:
    zones = "|".join(map(re.escape, know.forms("clock")))
    time = rf"(?:\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:[.\d]*)|\d{{3,4}}|\d{{1,2}}(?=\s*(?:{zones})))"
    joint = rf"(?:{'|'.join(map(re.escape, know.forms('place_word')))})"
    return re.compile(
        rf"[\s,.()T|/–-]*(?:{joint}\s+)?(?:{time}\s*(?:{zones}|[+-]\d\d:?\d\d)?)?[\s,.()]*", re.IGNORECASE
    )


@lru_cache(maxsize=8)
def _pattern(know: HeaderKnowledge) -> re.Pattern[str]:
    month = "|".join(map(re.escape, know.forms("month")))
    weekday = "|".join(map(re.escape, know.forms("weekday")))
    ordinal = "|".join(map(re.escape, know.forms("ordinal")))
    of = "|".join(map(re.escape, know.forms("outlet_word")))
    day, year = rf"(\d{{1,2}})(?:{ordinal})?", r"((?:19|20)\d\d)(?!\d)"
    short = r"'?(\d\d)(?=\s*(?:[(\-–—,./]|$))"
    lead = rf"(?<![\w.,:/-])(?:({weekday})\b\.?,?\s+)?(?:the\s+)?"
    return re.compile(
        rf"{lead}(?:{day}\s+(?:(?:{of})\s+)?({month})\b\.?(?:,?\s+(?:{year}|{short}))?"
        rf"|({month})\b\.?\s+{day}(?!\d|:\d|[.]\d)(?:,?\s+{year})?"
        r"|(\d{4})-(\d\d)-(\d\d)(?!\d)"
        r"|(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d))",
        re.IGNORECASE,
    )


def _written(match: re.Match[str], know: HeaderKnowledge) -> WrittenDate | None:
    year, month, day = _numbers(match, know)
    if _day(year or _LEAP_YEAR, month, day) is None:
        return None
    return WrittenDate(year, month, day, _weekday(match.group(1), know), match.start(), match.end())


def _numbers(match: re.Match[str], know: HeaderKnowledge) -> tuple[int | None, int, int]:
    """Year, month and day of whichever form matched."""
    _, d1, m1, y1, short, m2, d2, y2, iso_y, iso_m, iso_d, num_a, num_b, num_y = match.groups()
    if iso_y:
        return int(iso_y), int(iso_m), int(iso_d)
    if num_y:
        return _numeric(int(num_a), int(num_b), int(num_y), is_dotted="." in match.group(0))
    year = int(y1 or y2) if y1 or y2 else _century(short)
    return year, know.months[(m1 or m2).casefold()], int(d1 or d2)


def _numeric(first: int, second: int, year: int, is_dotted: bool) -> tuple[int | None, int, int]:
    """Day and month of "5.6.2023" (the day is first) or "25/6/2023"; month 0 where the order cannot be known."""
    if is_dotted or first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else (year, 0, 0)


def _century(short: str | None) -> int | None:
    return None if short is None else int(short) + (1900 if int(short) >= 50 else 2000)


def _weekday(word: str | None, know: HeaderKnowledge) -> int | None:
    return know.weekdays[word.casefold()] if word else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
