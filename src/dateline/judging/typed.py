"""Values as a person types them, and as a person reads them."""

import re
from datetime import date
from typing import get_args

from dateline.model import Bounds, UsageError, Value
from dateline.model.values import Measure
from dateline.rules.linking import load_linking

_COUNT = re.compile(r"(?P<about>~?)(?:(?P<low>\d{1,9})(?:-(?P<high>\d{1,9})|(?P<more>\+))?|(?:<=|≤)(?P<most>\d{1,9}))")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def typed_value(about: str, text: str) -> Value:
    """The value of the property that the words stand for. Raises `UsageError` where they stand for none.

    >>> typed_value("killed", "12-15"), typed_value("date", "2016-05"), typed_value("perpetrator", " Islamic State ")
    (Bounds(low=12, high=15, approximate=False), '2016-05', 'Islamic State')
    """
    words = " ".join(text.split())
    if about in get_args(Measure):
        return _count(words)
    if about == "date":
        return _date(words)
    if about == "event_type" and load_linking().event_type(words) is None:
        known = ", ".join(row.sub_event_type for row in load_linking().types)
        raise UsageError(f"{words!r} is no sub-event type; write one of: {known}.")
    if not words:
        raise UsageError(f"The value of {about} is empty; write what it should be.")
    return words


def written(value: Value | None) -> str:
    """A value as a person writes it.

    >>> written(Bounds(30, None)), written(Bounds(7, 9)), written(Bounds(None, 5)), written(Bounds(2, 2, True)), written(None)
    ('30+', '7-9', '<=5', '~2', 'nothing')
    """
    if value is None or isinstance(value, str):
        return value or "nothing"
    if value.low is None:
        exact = f"<={value.high}"
    else:
        exact = f"{value.low}" + ("+" if value.high is None else f"-{value.high}" if value.high != value.low else "")
    return f"~{exact}" if value.approximate else exact


def _count(words: str) -> Bounds:
    found = _COUNT.fullmatch(words.replace(" ", ""))
    if found is None:
        raise UsageError(f"{words!r} is no count; write it as 12, 12-15, 12+, <=12 or ~12.")
    low, high = found["low"], found["high"] or found["most"]
    if found["low"] and not found["high"] and not found["more"]:
        high = low
    bounds = Bounds(int(low) if low else None, int(high) if high else None, bool(found["about"]))
    if bounds.low is not None and bounds.high is not None and bounds.low > bounds.high:
        raise UsageError(f"{words!r} runs backwards; write the smaller number first.")
    return bounds


def _date(words: str) -> str:
    ends = words.split("/")
    if len(ends) > 2 or not all(_is_day(end) for end in ends) or ends != sorted(ends):
        raise UsageError(f"{words!r} is no date; write it as 2024-05-14, 2024-05 or 2024-05-14/2024-05-16.")
    return words


def _is_day(words: str) -> bool:
    """Whether the words are a year, a month or a day that there is."""
    if not _DAY.fullmatch(words):
        return False
    try:
        return date.fromisoformat(words + "-01-01"[: 10 - len(words)]).year >= 1900
    except ValueError:
        return False
