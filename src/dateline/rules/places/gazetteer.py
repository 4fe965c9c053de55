"""The look-up: which places in the world have a name."""

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from dateline.model import RulesError
from dateline.rules.places.fold import bare, fold, loose

PATH = Path(__file__).with_name("gazetteer.sqlite")
REMEMBERED = 32_768  # names kept in memory; a year of one war's reports has fewer
_HEADER = 100  # bytes; SQLite's file header holds the page size at 16 and the number of pages at 28
_WAY_OUT = "compile it again with `python -m dateline.rules.places.compile` or install Dateline again"

Match = Literal["fold", "bare", "loose"]
LARGE_FEATURES = frozenset({"country", "division", "region", "water", "mountain"})

_SELECT = """
SELECT p.id, p.ref, p.name, p.lat, p.lon, p.country, p.population, p.feature, p.radius, a.name, n.main
FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1 WHERE n.key = ?
ORDER BY p.population DESC, p.id
"""
_SELECT_LOOSE = _SELECT.replace("FROM name n", "FROM loose n").replace("n.main", "0")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that has the name asked for."""

    place_id: str  # `geonames:` and the identifier, or `dateline:` and a key of Dateline's own tables
    name: str  # as reports in English spell it
    lat: float  # degrees, WGS 84
    lon: float
    country: str | None  # ISO 3166-1 alpha-2; None where it lies in several
    admin1: str | None  # the name of the first-level division it lies in, or is
    population: int  # a division's is the sum of its towns; 0 where nobody lives there or nobody counted
    feature: str  # town, seat, capital, division, country, region, water, mountain, or one of extra.tsv's: camp, base …
    radius_m: int  # how far from the point the place reaches
    is_main_name: bool  # whether the name asked for is the one it usually goes by
    match: Match  # how coarse the key was that found it

    @property
    def is_large(self) -> bool:
        """Whether it is a stretch of land or water rather than a spot on it."""
        return self.feature in LARGE_FEATURES


class Gazetteer:
    """The compiled gazetteer, opened for reading only."""

    def __init__(self, path: Path = PATH) -> None:
        _check(path)
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._found: Callable[[str], tuple[Candidate, ...]] = lru_cache(REMEMBERED)(self._find)
        self._found_loosely: Callable[[str], tuple[Candidate, ...]] = lru_cache(REMEMBERED)(self._find_loosely)

    def lookup(self, name: str, *, loosely: bool = True) -> tuple[Candidate, ...]:
        """Every place of that name, the most populous first; variant spellings only where nothing else is found."""
        key = fold(name)
        return self._found(key) or (self._found_loosely(key) if loosely else ())

    def by_key(self, key: str) -> tuple[Candidate, ...]:
        """Every place under a key that `fold` has made, with and without Arabic articles."""
        return self._found(key)

    def _find(self, key: str) -> tuple[Candidate, ...]:
        rows = self._rows(_SELECT, key)
        if rows:
            return tuple(_candidate(row, "fold") for row in rows)
        short = bare(key)
        return tuple(_candidate(row, "bare") for row in self._rows(_SELECT, short)) if short != key else ()

    def _find_loosely(self, key: str) -> tuple[Candidate, ...]:
        return tuple(_candidate(row, "loose") for row in self._rows(_SELECT_LOOSE, loose(key)))

    def _rows(self, statement: str, key: str) -> list[tuple[object, ...]]:
        try:
            return self._base.execute(statement, (key,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise RulesError(f"The gazetteer cannot be read ({error}); {_WAY_OUT}.") from error


@cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer that came with Dateline; opened once. Raises `RulesError` where it is missing or cut."""
    return Gazetteer()


def _check(path: Path) -> None:
    """A file of the length that its own header promises; anything else would fail later, in the middle of a report."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise RulesError(f"The gazetteer is missing ({path.name}); {_WAY_OUT}.") from error
    page = int.from_bytes(header[16:18], "big")
    length = (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if not header.startswith(b"SQLite format 3\0") or length != path.stat().st_size:
        raise RulesError(f"The gazetteer is cut or is no gazetteer ({path.name}); {_WAY_OUT}.")


def _candidate(row: tuple[object, ...], match: Match) -> Candidate:
    number, ref, name, lat, lon, country, population, feature, radius, admin1, main = row
    assert isinstance(number, int) and isinstance(name, str) and isinstance(population, int)
    assert isinstance(lat, int) and isinstance(lon, int)
    kind = str(feature or "town")
    return Candidate(
        place_id=str(ref) if ref else f"geonames:{number}",
        name=name,
        lat=lat / 10_000,
        lon=lon / 10_000,
        country=str(country) if country else None,
        admin1=name if kind == "division" else str(admin1) if admin1 else None,
        population=population,
        feature=kind,
        radius_m=radius * 1000 if isinstance(radius, int) else town_radius_m(population),
        is_main_name=bool(main),
        match=match,
    )


def town_radius_m(population: int) -> int:
    """How far a town of so many people reaches: 2 km for a village to 15 km for the largest cities; a rule of thumb.

    >>> town_radius_m(800), town_radius_m(100_000), town_radius_m(20_000_000)
    (2000, 4300, 13900)
    """
    kilometres = 2.0 * 10 ** (0.22 * (math.log10(max(population, 3_000)) - 3.477))
    return round(min(kilometres, 15.0) * 10) * 100
