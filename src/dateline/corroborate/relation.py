"""Whether two values of one property agree, contradict one another, or stand side by side."""

import calendar
from math import inf
from typing import Literal

from dateline.corroborate.nearness import km_between
from dateline.corroborate.said import Said
from dateline.corroborate.sources import ordinal
from dateline.model import Bounds

Relation = Literal["agree", "rival", "apart"]
APPROXIMATION = 0.2  # "about 20" holds 16 to 24
NEARBY_KM = 20.0  # reports name the nearest town they know
_UNKNOWN = frozenset({"", "?", "unknown", "none", "null"})


def relation(name: str, left: Said, right: Said) -> Relation:
    """How the two values of the property `name` relate; values of most properties can stand side by side."""
    one, other = left.key, right.key
    if isinstance(one, Bounds) or isinstance(other, Bounds):
        return _counts(left, right) if isinstance(one, Bounds) and isinstance(other, Bounds) else "apart"
    if one == other:
        return "agree"
    if name == "date":
        return _dates(one, other)
    if name == "place":
        return _places(left, right)
    if name == "control":
        return _controls(one, other)
    return "rival" if name == "perpetrator" and left.is_named and right.is_named else "apart"


def range_of(bounds: Bounds) -> tuple[float, float]:
    """The least and the most that the words allow, with room for "about"."""
    room = APPROXIMATION if bounds.approximate else 0.0
    low, high = bounds.low or 0, inf if bounds.high is None else bounds.high
    return low * (1 - room), high * (1 + room)


def days_of(value: str) -> tuple[int, int] | None:
    """The first and last day of an ISO date, a shorter ISO prefix ("2016-05") or `start/end`; None for other words.

    >>> days_of("2016-02") == (days_of("2016-02-01")[0], days_of("2016-02-29")[1])
    True
    """
    first, _, last = value.partition("/")
    start, end = ordinal(_filled(first, is_last=False)), ordinal(_filled(last or first, is_last=True))
    return (start, end) if start is not None and end is not None else None


def _filled(prefix: str, *, is_last: bool) -> str:
    parts = prefix[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return prefix
    if len(parts) == 1:
        parts.append("12" if is_last else "01")
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12 and int(parts[0]):
        parts.append(str(calendar.monthrange(int(parts[0]), int(parts[1]))[1]) if is_last else "01")
    return "-".join(parts)


def _counts(left: Said, right: Said) -> Relation:
    one, other = range_of(_bounds(left)), range_of(_bounds(right))
    if left.of and right.of and not left.of & right.of:
        return "apart"  # three soldiers, five civilians
    if one[0] <= other[1] and other[0] <= one[1]:
        return "agree"
    if bool(left.of) == bool(right.of):
        return "rival"
    part, whole = (one, other) if left.of else (other, one)
    return "rival" if part[0] > whole[1] else "apart"  # a part may be smaller than the whole, never larger


def _bounds(said: Said) -> Bounds:
    assert isinstance(said.claim.value, Bounds)
    return said.claim.value


def _dates(left: str, right: str) -> Relation:
    one, other = days_of(left), days_of(right)
    if one is None or other is None:
        return "apart"
    return "agree" if one[0] <= other[1] and other[0] <= one[1] else "rival"


def _places(left: Said, right: Said) -> Relation:
    one, other = left.spot, right.spot
    if one is None or other is None or one.point is None or other.point is None:
        return "apart"
    beyond = km_between(one.point, other.point) - one.radius_km - other.radius_km
    return "agree" if beyond <= 0 else "rival" if beyond > NEARBY_KM else "apart"


def _controls(left: str, right: str) -> Relation:
    ends = [value.rpartition("->")[2].strip() for value in (left, right)]
    if _UNKNOWN & set(ends):
        return "apart"
    return "agree" if ends[0] == ends[1] else "rival"
