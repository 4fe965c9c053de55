"""What the options of `dateline search` say, as a question to the books; a wrong one is told with the way out."""

import re
from typing import get_args

import typer

from dateline.model import Near, PlaceMention, Toll, span_of
from dateline.model.values import Measure, Role

ROLES: tuple[Role, ...] = get_args(Role)
MEASURES: tuple[Measure, ...] = get_args(Measure)
_KM = 25.0  # where a place is named without a distance
_POINT = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*")
_NAMED = re.compile(r"\s*(.*?\S)\s*(?:,\s*(\d+(?:\.\d+)?)\s*)?")
_RANGE = re.compile(r"(\d{1,12})(?:-(\d{1,12})|(\+))?")


def near_of(text: str) -> Near:
    """A circle from `LAT,LON,KM`, or from a place's name with or without a distance. Raises a usage error."""
    if point := _POINT.fullmatch(text):
        lat, lon, km = (float(part) for part in point.groups())
        if abs(lat) > 90 or abs(lon) > 180:
            raise typer.BadParameter(f"{text} is not on the map; write latitude, longitude, km, as 35.36,35.93,20")
        return Near(lat, lon, km)
    named = _NAMED.fullmatch(text)
    if named is None:
        raise typer.BadParameter("a place is needed; write Tartus,20 or 35.36,35.93,20")
    return _named(named[1], float(named[2] or _KM))


def actor_of(text: str) -> tuple[str, Role | None]:
    """An actor's name, and the role behind a colon. Raises a usage error where there is no such role.

    >>> actor_of("Qerwan Brigade:perpetrator"), actor_of("police")
    (('Qerwan Brigade', 'perpetrator'), ('police', None))
    """
    name, colon, wanted = text.rpartition(":")
    if not colon:
        return text, None
    role = next((role for role in ROLES if role == wanted.strip().lower()), None)
    if role is None:
        raise typer.BadParameter(f"{wanted.strip()!r} is no role; write NAME:ROLE with one of {', '.join(ROLES)}")
    return name.strip(), role


def toll_of(measure: Measure, text: str) -> Toll:
    """A range from `5-20`, `5+` or `5`. Raises a usage error.

    >>> toll_of("killed", "5-20"), toll_of("killed", "5+"), toll_of("killed", "0").high
    (Toll(measure='killed', low=5, high=20), Toll(measure='killed', low=5, high=None), 0)
    """
    found = _RANGE.fullmatch(text.strip().replace("–", "-"))
    low, high = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if found is None or low > high:
        raise typer.BadParameter(f"{text!r} is no range; write 5-20, 5+ or 5")
    return Toll(measure, low, None if found[3] else high)


def counted_of(text: str) -> Toll:
    """A range with what is counted in front, `displaced:100+`. Raises a usage error.

    >>> counted_of("abducted:3")
    Toll(measure='abducted', low=3, high=3)
    """
    wanted, _, numbers = text.partition(":")
    measure = next((measure for measure in MEASURES if measure == wanted.strip().lower()), None)
    if measure is None:
        raise typer.BadParameter(
            f"{text!r} counts nothing known; write MEASURE:RANGE with one of {', '.join(MEASURES)}"
        )
    return toll_of(measure, numbers)


def _named(name: str, km: float) -> Near:
    """The circle about a place of the gazetteer, if the name means one place more than any other."""
    from dateline.resolve.place import resolve_places
    from dateline.rules.load import load_rules

    found = resolve_places((PlaceMention(span_of(name, 0, len(name)), name),), load_rules().places)
    value = found.records[0].value if found.records else None
    if value is None or value.lat is None or value.lon is None:
        why = " ".join(finding.message for finding in found.findings) or f"{name!r} is not in the gazetteer"
        raise typer.BadParameter(f"{why.rstrip('.')}; write latitude, longitude, km, as 35.36,35.93,20")
    return Near(value.lat, value.lon, km + (value.radius_m or 0) / 1000)
