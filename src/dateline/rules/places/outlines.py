"""The outlines of countries, for the brief's map: Natural Earth's, in the public domain."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from dateline.model import RulesError
from dateline.rules.tables import rules_folder

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One country or territory as Natural Earth draws it; this implies no opinion on its status."""

    name: str
    code: str | None  # ISO 3166-1 numeric, where Natural Earth gives one
    rings: tuple[Ring, ...]  # closed, (longitude, latitude) in degrees, WGS 84


@cache
def load_outlines() -> tuple[Outline, ...]:
    """Every outline, by name; read once. Raises `RulesError` where the file is missing or cut."""
    try:
        data = json.loads(rules_folder().joinpath("places/outlines.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RulesError(f"The outlines of countries cannot be read ({error}); install Dateline again.") from error
    scale = data["scale"]
    return tuple(
        Outline(row["name"], row["id"], tuple(_ring(steps, scale) for steps in row["rings"]))
        for row in data["countries"]
    )


def _ring(steps: list[int], scale: int) -> Ring:
    """The points of a ring from its steps.

    >>> _ring([100, 200, 50, 0, 0, 50, -50, -50], 100)
    ((1.0, 2.0), (1.5, 2.0), (1.5, 2.5), (1.0, 2.0))
    """
    lons, lats = accumulate(steps[0::2]), accumulate(steps[1::2])
    return tuple((lon / scale, lat / scale) for lon, lat in zip(lons, lats, strict=True))
