"""A dump of GeoNames (`allCountries.zip`, `SY.zip`, or the text inside), read row by row.

The columns are those of https://download.geonames.org/export/dump/readme.txt; the data are GeoNames', CC BY 4.0.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from dateline.model import UsageError
from dateline.rules.places.compile import FOLDER, is_name, rows

COLUMNS = 19
MOST_NAMES = 40  # of one place; the rest are spellings of other alphabets' spellings
_MOST_CHECKED = 20  # lines at the beginning, one of which must be a row
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)  # RuntimeError: a zip with a password


class Feature(NamedTuple):
    """What a feature code means for Dateline (`features.tsv`)."""

    name: str
    radius_km: int | None


class GeoName(NamedTuple):
    """One row of a dump that is worth keeping."""

    number: int
    name: str
    alternates: tuple[str, ...]  # names in Latin letters
    lat: float  # degrees, WGS 84
    lon: float
    code: str  # class and code, as "P.PPL"
    country: str
    admin: tuple[str, str, str]  # codes of the first to third level; empty where there is none
    population: int


def load_features() -> dict[str, Feature]:
    """The features that are kept, by class and code."""
    lines = (line for line in (FOLDER / "features.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    header, *found = (line.split("\t") for line in lines)
    cells = [dict(zip(header, row, strict=True)) for row in found]
    return {c["code"]: Feature(c["feature"], int(c["radius_km"]) if c["radius_km"] else None) for c in cells}


@contextmanager
def open_dump(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The dump's text and its length in bytes. Raises `UsageError` where the file is missing, cut or no dump."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as text:
                _check(text, path)
                yield text, path.stat().st_size
            return
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, path)
            with archive.open(member) as text:
                _check(text, path)
                yield text, member.file_size
    except FileNotFoundError as error:
        raise UsageError(
            f"There is no file {path}; download it from https://download.geonames.org/export/dump/"
        ) from error
    except _UNREADABLE as error:
        raise UsageError(f"{path} cannot be read to its end ({error}); download it again.") from error


def read_rows(text: IO[bytes], kept: dict[str, Feature]) -> Iterator[GeoName | None]:
    """One item for each line from where the text stands: the row, or None where it is left out."""
    for line in text:
        yield _row(line.decode("utf-8", "replace").rstrip("\r\n").split("\t"), kept)


def read_divisions(text: IO[bytes]) -> Iterator[GeoName]:
    """The rows of the first to third administrative level, without looking closely at any other."""
    kept = {code: Feature("division", None) for code in ("A.ADM1", "A.ADM2", "A.ADM3")}
    for line in text:
        if b"\tA\tADM" in line:
            found = _row(line.decode("utf-8", "replace").rstrip("\r\n").split("\t"), kept)
            if found is not None:
                yield found


def load_countries() -> dict[str, int]:
    """The number of each country, by its ISO 3166-1 alpha-2 code."""
    return {row["code"]: int(row["geonames"]) for row in rows("countries.tsv")}


def _row(cells: list[str], kept: dict[str, Feature]) -> GeoName | None:
    """A line's cells as a row; None where it is of no use or not whole."""
    if len(cells) != COLUMNS or f"{cells[6]}.{cells[7]}" not in kept:
        return None
    try:
        lat, lon, number, population = float(cells[4]), float(cells[5]), int(cells[0]), int(cells[14] or 0)
    except ValueError:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and cells[1] and number > 0):
        return None
    others = dict.fromkeys((cells[2], *cells[3].split(",")))
    alternates = tuple(name for name in others if name != cells[1] and is_name(name))[:MOST_NAMES]
    code = f"{cells[6]}.{cells[7]}"
    return GeoName(
        number, cells[1], alternates, lat, lon, code, cells[8], (cells[10], cells[11], cells[12]), population
    )


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The text of the dump among the files of the archive: the longest, the other is a readme."""
    texts = [info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename]
    if not texts:
        raise UsageError(f"{path} holds no text of GeoNames; give allCountries.zip or a country's, as SY.zip.")
    return max(texts, key=lambda info: info.file_size)


def _check(text: IO[bytes], path: Path) -> None:
    """Refuse a file whose beginning has no row of a dump."""
    first = [text.readline(1_000_000).decode("utf-8", "replace").split("\t") for _ in range(_MOST_CHECKED)]
    if not any(len(cells) == COLUMNS and cells[0].isdigit() for cells in first):
        raise UsageError(f"{path} is no dump of GeoNames; its rows have {COLUMNS} columns between tabs.")
    text.seek(0)
