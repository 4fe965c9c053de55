"""The look-up: which places in the world have a name."""

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from dateline.model import RulesError
from dateline.rules.places.fold import bare, fold, loose_keys
from dateline.rules.places.location import SHIPPED, chosen_path, way_out
from dateline.rules.places.schema import APPLICATION_AT, APPLICATION_ID, FORMAT, FORMAT_AT

PATH = SHIPPED
REMEMBERED = 32_768  # names kept in memory; a year of one war's reports has fewer
MOST_OF_A_NAME = 200  # places of one name that are weighed, the most populous first; "San José" has more
_HEADER = 100  # bytes; SQLite's file header holds the page size at 16 and the number of pages at 28

Match = Literal["fold", "bare", "loose"]
LARGE_FEATURES = frozenset({"country", "division", "county", "region", "water", "lake", "river", "road", "mountain"})

_SELECT = f"""
SELECT p.id, p.ref, p.name, p.lat, p.lon, p.country, p.population, p.feature, p.radius, a.name, n.main
FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1 WHERE n.key = ?
ORDER BY p.population DESC, p.id LIMIT {MOST_OF_A_NAME}
"""
_SELECT_LOOSE = _SELECT.replace("FROM name n", "FROM loose n").replace("n.main", "0")
_SELECT_PARENTS = """
WITH RECURSIVE up(id, parent, name, depth) AS (
    SELECT id, parent, name, 0 FROM place WHERE id = ?
    UNION ALL SELECT p.id, p.parent, p.name, depth + 1 FROM place p JOIN up ON p.id = up.parent WHERE depth < 8)
SELECT name FROM up WHERE depth > 0 ORDER BY depth
"""
_SELECT_NEAR = """
SELECT p.country, a.name, p.lat, p.lon FROM place p LEFT JOIN place a ON a.id = p.admin1
WHERE p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ? AND p.country IS NOT NULL AND p.population > 0
"""
NEAR = 5_000  # ten-thousandths of a degree to each side in which a point's nearest town is looked for


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
    feature: str  # town, seat, capital, division, county, country, region, water …: see features.tsv and extra.tsv
    radius_m: int  # how far from the point the place reaches
    is_main_name: bool  # whether the name asked for is the one it usually goes by
    match: Match  # how coarse the key was that found it

    @property
    def is_large(self) -> bool:
        """Whether it is a stretch of land or water rather than a spot on it."""
        return self.feature in LARGE_FEATURES

    @property
    def is_minor(self) -> bool:
        """Whether it is a village without a count, a hill or a stream of a whole dump of GeoNames."""
        return self.population == 0 and self.place_id.startswith("geonames:")


class Gazetteer:
    """The compiled gazetteer, opened for reading only."""

    def __init__(self, path: Path = PATH) -> None:
        check_file(path)
        self.path = path
        self._base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._found: Callable[[str], tuple[Candidate, ...]] = lru_cache(REMEMBERED)(self._find)
        self._found_loosely: Callable[[str], tuple[Candidate, ...]] = lru_cache(REMEMBERED)(self._find_loosely)

    def lookup(self, name: str, *, loosely: bool = True) -> tuple[Candidate, ...]:
        """Every place of that name, the most populous first; variant spellings only where nothing else is found."""
        key = fold(name)
        return self._found(key) or (self._found_loosely(key) if loosely else ())

    def by_key(self, key: str) -> tuple[Candidate, ...]:
        """Every place under a key that `fold` has made, with and without Arabic articles."""
        return self._found(key)

    def parents(self, place_id: str) -> tuple[str, ...]:
        """The names of what the place lies in, the nearest first: its district, division and country, as far as known."""
        return tuple(str(row[0]) for row in self._rows(_SELECT_PARENTS, self._number(place_id)))

    def feature(self, place_id: str) -> str | None:
        """What the place is: town, division, river …; None where no place has that identifier."""
        rows = self._rows("SELECT feature FROM place WHERE id = ?", self._number(place_id))
        return str(rows[0][0] or "town") if rows else None

    def around(self, lat: float, lon: float) -> tuple[str | None, str | None]:
        """The country and first-level division of the town nearest to a point; none where none is within 50 km or so."""
        y, x = round(lat * 10_000), round(lon * 10_000)
        rows = self._rows(_SELECT_NEAR, y - NEAR, y + NEAR, x - NEAR, x + NEAR)
        shrink = math.cos(math.radians(lat))
        near = min(
            rows, key=lambda row: (int(str(row[2])) - y) ** 2 + ((int(str(row[3])) - x) * shrink) ** 2, default=None
        )
        return (None, None) if near is None else (str(near[0]), None if near[1] is None else str(near[1]))

    def _number(self, place_id: str) -> int | None:
        """The number of a place in the table."""
        kind, _, rest = place_id.partition(":")
        if kind == "geonames":
            return int(rest) if rest.isdigit() else None
        rows = self._rows("SELECT id FROM place WHERE ref = ?", place_id)
        return int(str(rows[0][0])) if rows else None

    def about(self) -> dict[str, str]:
        """What the file says of itself: attribution, what it was made from, how many places and names it has."""
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM about")}

    def _find(self, key: str) -> tuple[Candidate, ...]:
        exact = tuple(_candidate(row, "fold") for row in self._rows(_SELECT, key))
        short = bare(key)
        if short == key or any(candidate.feature != "county" for candidate in exact):
            return exact
        return exact + tuple(_candidate(row, "bare") for row in self._rows(_SELECT, short))

    def _find_loosely(self, key: str) -> tuple[Candidate, ...]:
        return tuple(_candidate(row, "loose") for each in loose_keys(key) for row in self._rows(_SELECT_LOOSE, each))

    def _rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        try:
            return self._base.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise RulesError(f"The gazetteer cannot be read ({error}); {way_out(self.path)}.") from error


def open_gazetteer() -> Gazetteer:
    """The user's gazetteer or, where there is none, Dateline's; opened once.

    Raises `RulesError` where it is missing, cut, foreign or of another version.
    """
    return _opened(chosen_path())


@cache
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)


def check_file(path: Path) -> None:
    """Raises `RulesError` unless it is a gazetteer of this format, as long as its own header promises.

    A cut one would fail later, in the middle of a report.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise RulesError(f"The gazetteer is missing ({path}); {way_out(path)}.") from error
    wrong = _what_is_wrong(header, path.stat().st_size)
    if wrong:
        raise RulesError(f"The gazetteer {wrong} ({path}); {way_out(path)}.")


def _what_is_wrong(header: bytes, size: int) -> str:
    """Why a file that begins like this and is so many bytes long cannot be used; empty where it can."""
    if not header.startswith(b"SQLite format 3\0") or len(header) < _HEADER:
        return "is cut or is no gazetteer"
    page = _number(header, 16, 2)
    if (65_536 if page == 1 else page) * _number(header, 28, 4) != size:
        return "is cut"
    if _number(header, APPLICATION_AT, 4) != APPLICATION_ID:
        return "is another program's database"
    found = _number(header, FORMAT_AT, 4)
    return f"is of format {found}, and this Dateline reads format {FORMAT}" if found != FORMAT else ""


def _number(header: bytes, at: int, length: int) -> int:
    return int.from_bytes(header[at : at + length], "big")


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
