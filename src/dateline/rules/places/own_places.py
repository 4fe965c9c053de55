"""The user's own places: a table with a header, checked line by line before anything is built."""

import csv
import re
from collections.abc import Iterator, Mapping
from math import cos, radians
from pathlib import Path

from dateline.model import UsageError
from dateline.rules.places.compile import rows
from dateline.rules.places.fold import fold
from dateline.rules.places.geonames import load_features
from dateline.rules.places.schema import Place, degrees

COLUMNS = ("name", "aliases", "lat", "lon", "country", "feature", "radius_km")
NEEDED = ("name", "lat", "lon")
FIRST_NUMBER = -1_000_000  # the numbers of own places go down from here
MOST_KM = 5_000
SAME_SPOT = 100  # ten-thousandths of a degree, about a kilometre: two rows so close with one name are one place twice
_NO_WORD = re.compile(r"[\W_]+")

Own = tuple[Place, tuple[str, ...]]  # the place and the names that it goes by


def read_own_places(path: Path) -> tuple[Own, ...]:
    """The places of the file. Raises `UsageError`, naming the line, where a row does not fit or stands twice."""
    countries = {row["code"]: row for row in rows("countries.tsv")}
    features = {feature.name for feature in load_features().values()} | {"country"}
    found: list[Own] = []
    seen: dict[str, list[tuple[Place, int]]] = {}
    for line, cells in _cells(path):
        where = f"{path}, line {line}"
        place = _place(cells, FIRST_NUMBER - len(found), where, features)
        _check_country(place, countries, where)
        namesakes = seen.setdefault(fold(place.name), [])
        _check_new(place, namesakes, where)
        namesakes.append((place, line))
        found.append((place, (place.name, *_aliases(cells))))
    if not found:
        raise UsageError(f"{path} has no places below its header.")
    return tuple(found)


def _cells(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row as a mapping with the number of its line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            header = [name.strip().lower() for name in next(reader, [])]
            _check_header(header, path)
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, _by_column(header, row, f"{path}, line {reader.line_num}")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8; save it as “CSV UTF-8”.") from error
    except csv.Error as error:
        raise UsageError(f"{path} is no table of comma-separated values ({error}).") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from error


def _check_header(header: list[str], path: Path) -> None:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        raise UsageError(f"{path}: the columns must be separated by commas.")
    unknown = sorted(set(header) - set(COLUMNS))
    missing = [name for name in NEEDED if name not in header]
    if missing or unknown or len(header) != len(set(header)):
        wrong = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown) or 'a column twice'}"
        raise UsageError(
            f"{path}: the header {wrong}; it must be: {','.join(COLUMNS)} (only {', '.join(NEEDED)} needed)."
        )


def _by_column(header: list[str], row: list[str], where: str) -> Mapping[str, str]:
    if len(row) != len(header):
        raise UsageError(f"{where}: {len(row)} cells where the header has {len(header)}; is a comma unquoted?")
    return {name: cell.strip() for name, cell in zip(header, row, strict=True)}


def _place(cells: Mapping[str, str], number: int, where: str, features: set[str]) -> Place:
    name, country = cells["name"], cells.get("country", "").upper() or None
    if not fold(name):
        raise UsageError(f"{where}: the name is empty.")
    feature = cells.get("feature", "").lower() or "site"
    if feature not in features:
        raise UsageError(f"{where}: there is no feature {feature!r}; choose one of: {', '.join(sorted(features))}.")
    lat, lon = _degrees(cells["lat"], "lat", where), _degrees(cells["lon"], "lon", where)
    _check_range(lat, lon, where)
    radius = _radius(cells.get("radius_km", ""), where)
    slug = _NO_WORD.sub("-", fold(name)).strip("-")
    ref = f"own:{country or 'xx'}.{slug}@{lat:.3f},{lon:.3f}"
    spot = (degrees(lat), degrees(lon))
    return Place(number, ref, name, *spot, country, None, None, 0, feature, None, radius)


def _degrees(text: str, column: str, where: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"{where}: {column} {text!r} is no number of degrees; write it as 36.2021.") from None


def _check_range(lat: float, lon: float, where: str) -> None:
    if -90 <= lat <= 90 and -180 <= lon <= 180:
        return
    swapped = " (are lat and lon swapped?)" if -180 <= lat <= 180 and -90 <= lon <= 90 else ""
    raise UsageError(f"{where}: lat {lat:g}, lon {lon:g} lies outside -90 to 90 and -180 to 180{swapped}.")


def _radius(text: str, where: str) -> int | None:
    if not text:
        return None
    try:
        kilometres = float(text)
    except ValueError:
        kilometres = 0.0
    if not 0 < kilometres <= MOST_KM:
        raise UsageError(f"{where}: radius_km {text!r} is no number from 1 to {MOST_KM}.")
    return max(1, round(kilometres))


def _check_country(place: Place, countries: Mapping[str, Mapping[str, str]], where: str) -> None:
    """Refuse a country that is none, and a place that would lie in it only with latitude and longitude exchanged."""
    if place.country is None:
        return
    if place.country not in countries:
        raise UsageError(f"{where}: {place.country!r} is no ISO 3166-1 alpha-2 country code, as SY.")
    row = countries[place.country]
    middle, reach = (float(row["lat"]), float(row["lon"])), float(row["radius_km"]) * 1.3 + 100
    spot = (place.lat / 10_000, place.lon / 10_000)
    if _km(spot, middle) > reach >= _km((spot[1], spot[0]), middle):
        raise UsageError(
            f"{where}: lat {spot[0]:g}, lon {spot[1]:g} is far from {row['name']}; lat and lon are swapped."
        )


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """A rough distance, good enough to tell one country from another; infinite where a point is none."""
    if not (abs(one[0]) <= 90 and abs(other[0]) <= 90):
        return float("inf")
    turn = abs(one[1] - other[1])
    east = min(turn, 360 - turn) * cos(radians((one[0] + other[0]) / 2))
    return 111.2 * float(((one[0] - other[0]) ** 2 + east**2) ** 0.5)


def _check_new(place: Place, namesakes: list[tuple[Place, int]], where: str) -> None:
    for other, line in namesakes:
        if abs(other.lat - place.lat) <= SAME_SPOT and abs(other.lon - place.lon) <= SAME_SPOT:
            raise UsageError(f"{where}: {place.name} stands in line {line} already; leave one of them out.")


def _aliases(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in cells.get("aliases", "").split("|") if fold(alias.strip()))
