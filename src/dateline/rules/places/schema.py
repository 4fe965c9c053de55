"""The compiled gazetteer's tables, and how they are filled: shared by the recipe that ships and the user's own build.

Needs the standard library alone. GeoNames data: CC BY 4.0, https://www.geonames.org.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dateline.rules.places.fold import ARABIC, bare, families_of, fold, loose_keys, strip_marks

FORMAT = 3  # raised whenever the tables or the keys of `fold` change: a file of another format is refused
APPLICATION_ID = 0x444C475A  # "DLGZ" in the header of the file: a gazetteer of Dateline's and nothing else
FORMAT_AT, APPLICATION_AT = 60, 68  # where SQLite keeps `user_version` and `application_id`, as four bytes each
ATTRIBUTION = (
    "Places: GeoNames (https://www.geonames.org), CC BY 4.0. Middles of countries: The World Factbook, public domain; "
    "of the divisions of large countries: Natural Earth, public domain. Regions, camps, bases and English names: Dateline."
)

SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place(
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    country TEXT, parent INTEGER, admin1 INTEGER, population INTEGER NOT NULL, feature TEXT, code TEXT, radius INTEGER);
CREATE INDEX place_ref ON place(ref) WHERE ref IS NOT NULL;
CREATE TABLE name(key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE loose(key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""
INSERT_PLACE = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"

Names = dict[tuple[str, int], int]  # a key and a place's number -> 1 where it is the name it usually goes by


class Place(NamedTuple):
    """A row of the table `place`."""

    number: int  # GeoNames' own; negative for places of Dateline's or the user's tables
    ref: str | None  # the identifier of a place that is not GeoNames'
    name: str
    lat: int  # ten-thousandths of a degree
    lon: int
    country: str | None
    parent: int | None  # the number of the place that it lies in: district, division, country
    admin1: int | None  # the number of its first-level division
    population: int
    feature: str | None  # what it is for Dateline; None: a town
    code: str | None  # GeoNames' feature class and code, where a dump gave them
    radius: int | None  # kilometres; None: a town's, by its people


def degrees(value: float) -> int:
    """Degrees as the table keeps them.

    >>> degrees(33.51331)
    335133
    """
    return round(value * 10_000)


def add_key(names: Names, name: str, place: int, main: int, country: str | None) -> None:
    """Enter a name under its keys: as it folds and, where Arabic articles come and go, without them."""
    for key in keys_of(name, country):
        names[key, place] = max(names.get((key, place), 0), main)


def keys_of(name: str, country: str | None) -> tuple[str, ...]:
    """The keys under which a name is looked up exactly."""
    key = fold(name)
    short = bare(key) if country in ARABIC else key
    return tuple(k for k in ((key,) if short == key else (key, short)) if k)


def loose_of(key: str, country: str | None) -> tuple[str, ...]:
    """The keys under which a folded name is looked up as a last resort, by the sounds of its country."""
    return loose_keys(key, families) if (families := families_of(country)) else ()


def fill(base: sqlite3.Connection, places: Mapping[int, Place], names: Names, made_from: str) -> None:
    """Write all tables; the same input gives the same bytes."""
    base.executescript(SCHEMA)
    base.executemany(INSERT_PLACE, [places[number] for number in sorted(places)])
    base.executemany(
        "INSERT INTO name VALUES (?,?,?)", [(key, place, main) for (key, place), main in sorted(names.items())]
    )
    pairs = {(loose, number) for key, number in names for loose in loose_of(key, places[number].country)}
    base.executemany("INSERT INTO loose VALUES (?,?)", sorted(pairs))
    write_about(base, made_from)
    base.commit()
    base.execute("VACUUM")


def write_about(base: sqlite3.Connection, made_from: str) -> None:
    """Keep in the file itself what it was made from, how much it holds and whose data it is."""
    rows: Iterable[tuple[str, str]] = (
        ("attribution", ATTRIBUTION),
        ("made_from", made_from),
        ("places", str(base.execute("SELECT count(*) FROM place").fetchone()[0])),
        ("names", str(base.execute("SELECT count(*) FROM name").fetchone()[0])),
    )
    base.executemany("INSERT OR REPLACE INTO about VALUES (?,?)", rows)


def is_current(target: Path, recipe: Iterable[Path]) -> bool:
    """Whether the compiled file is there, of this format, and no older than its recipe."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        header = file.read(APPLICATION_AT + 4)
    if int.from_bytes(header[FORMAT_AT : FORMAT_AT + 4], "big") != FORMAT:
        return False
    built = target.stat().st_mtime
    return all(path.stat().st_mtime <= built for path in recipe)


_SCHOLARLY = frozenset("\u0304\u0323\u0331")  # macron, dot and line below: signs of a transliteration …
_MACRON_ALPHABETS = frozenset(("LV", "LT", "NZ", "TO", "VN", "WS"))  # … except where the alphabet has them


def shown_name(name: str, country: str) -> str:
    """Reports drop the scholarly dots and strokes of transliterated names and keep the accents of Latin alphabets.

    >>> shown_name("Ţarţūs", "SY"), shown_name("Coalcomán", "MX")
    ('Tartus', 'Coalcomán')
    """
    scholarly = country not in _MACRON_ALPHABETS and not _SCHOLARLY.isdisjoint(unicodedata.normalize("NFKD", name))
    if scholarly or country in ARABIC - {"TR"}:
        return strip_marks(name).replace("‘", "").replace("’", "")
    return name
