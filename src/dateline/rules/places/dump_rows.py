"""From a row of a dump to rows of the tables: what it is, what it lies in, and the keys of its names."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from dateline.rules.places import schema
from dateline.rules.places.compile import LEAST_POPULATION, SEAT_POPULATION
from dateline.rules.places.geonames import Feature, GeoName, load_countries
from dateline.rules.places.schema import Place

Admin = tuple[str, str, str, str]  # country and the codes of the first to third level


class Entry(NamedTuple):
    """One place with the rows of its names."""

    place: Place
    names: tuple[tuple[str, int, int], ...]
    loose: tuple[tuple[str, int], ...]


class Gatherer:
    """What every row of one dump is held against: the divisions of the world and what came with Dateline."""

    def __init__(self, base: sqlite3.Connection, divisions: Iterable[GeoName], features: dict[str, Feature]) -> None:
        self.features = features
        self._countries = load_countries()
        shipped = base.execute("SELECT id, ref FROM place WHERE feature = 'division' AND ref LIKE 'dateline:__.%'")
        self._shipped = {ref.removeprefix("dateline:"): number for number, ref in shipped}
        self._numbers: dict[Admin, int] = {(ref[:2], ref[3:], "", ""): number for ref, number in self._shipped.items()}
        for row in divisions:
            self._numbers.setdefault(_admin(row, int(row.code[-1])), self._number(row))

    def entry(self, row: GeoName) -> Entry | None:
        """The rows for the tables; None for a division that Dateline has under a name of its own."""
        if row.code == "A.ADM1" and f"{row.country}.{row.admin[0]}" in self._shipped:
            return None
        place = self._place(row)
        keys = {(key, int(name == row.name)) for name in (row.name, *row.alternates) for key in _keys(name, row)}
        loose = {each for key, _ in keys for each in schema.loose_of(key, row.country)}
        return Entry(
            place,
            tuple((key, row.number, main) for key, main in sorted(keys)),
            tuple((each, row.number) for each in sorted(loose)),
        )

    def _number(self, row: GeoName) -> int:
        """The place that stands for a division: Dateline's own where there is one."""
        shipped = self._shipped.get(f"{row.country}.{row.admin[0]}") if row.code == "A.ADM1" else None
        return row.number if shipped is None else shipped

    def _place(self, row: GeoName) -> Place:
        feature, radius = self.features[row.code]
        population = row.population if row.code.startswith(("P.", "A.")) else 0
        if row.code.startswith("P.") and population < LEAST_POPULATION:
            population = SEAT_POPULATION if feature in ("seat", "capital") else 0
            feature = "village" if feature == "town" else feature
        elif feature == "seat":
            feature = "town"
        division = self._numbers.get(_admin(row, 1))
        return Place(
            number=row.number,
            ref=None,
            name=schema.shown_name(row.name, row.country),
            lat=schema.degrees(row.lat),
            lon=schema.degrees(row.lon),
            country=row.country or None,
            parent=self._parent(row),
            admin1=division if division != row.number else None,
            population=population,
            feature=None if feature == "town" else feature,
            code=row.code,
            radius=radius,
        )

    def _parent(self, row: GeoName) -> int | None:
        """The smallest division of the row's codes that is not the row itself, else its country."""
        for level in (3, 2, 1):
            number = self._numbers.get(_admin(row, level))
            if number is not None and number != row.number and row.admin[level - 1]:
                return number
        return self._countries.get(row.country)


def _admin(row: GeoName, level: int) -> Admin:
    """The row's country and codes down to a level."""
    one, two, three = row.admin
    return (row.country, one, two if level > 1 else "", three if level > 2 else "")


def _keys(name: str, row: GeoName) -> tuple[str, ...]:
    return schema.keys_of(name, row.country)
