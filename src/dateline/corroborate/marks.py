"""What an account can be looked up by: days, patches of the map, and what it is about, each as a number that never changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import ceil, cos, floor, radians

from dateline.corroborate.account import Account, Spot

SLACK_DAYS = 1  # on either side: reports that date a happening up to two days apart are compared
WIDE_DAYS = 31  # a date wider than this says too little to look things up by
CELL_DEGREES = 0.25
LEAST_RADIUS_KM = 10.0
WIDE_RADIUS_KM = 60.0
KM_PER_DEGREE = 111.2
LEAST_FIGURE = 3  # ones and twos are in every report

CELL, ANCHOR, COUNTRY, DIVISION, NAME, WORD = range(6)  # kinds of marks; a WORD asks for the NAME of a place
Mark = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The days that an account can have been, and the keys that it is looked up by, each with its kind."""

    first: int  # number of the first day in the calendar; later than `last` where it can be looked up by no day
    last: int
    kinds: tuple[int, ...]
    keys: tuple[int, ...]  # 64 bits: a hash of the mark and of one of the account's families


UNMARKED = Marks(1, 0, (), ())


def marks_of(account: Account) -> Marks:
    """What the account can be looked up by; the same numbers on every machine."""
    first, last = _days(account)
    keyed = sorted((kind, key_of(mark, family)) for kind, mark in named_marks(account) for family in account.families)
    return Marks(first, last, tuple(kind for kind, _ in keyed), tuple(key for _, key in keyed))


def named_marks(account: Account) -> Iterator[tuple[int, Mark]]:
    """The marks in words, each with its kind, each once."""
    yield from ((CELL, cell) for cell in {cell for spot in account.spots for cell in _patches(spot)})
    yield from ((ANCHOR, anchor) for anchor in _anchors(account))
    yield from ((COUNTRY, ("country", country)) for country in account.countries)
    yield from {(DIVISION, ("admin1", spot.country, spot.admin1)) for spot in account.spots if spot.admin1}
    yield from ((NAME, ("named", word)) for word in account.place_words)
    if not account.spots:  # one of the words of its sentence may name another account's place
        yield from ((WORD, ("named", word)) for word in account.words)


@lru_cache(maxsize=262_144)
def key_of(mark: Mark, family: str) -> int:
    """The number of a mark within a family of types."""
    digest = blake2b(repr((mark, family)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _days(account: Account) -> tuple[int, int]:
    """The days that it can have been, with slack where the report names them; none where wider than a month."""
    if account.window is None or account.window[1] - account.window[0] >= WIDE_DAYS:
        return UNMARKED.first, UNMARKED.last
    slack = 0 if account.days is None else SLACK_DAYS
    return account.window[0] - slack, account.window[1] + slack


def _patches(spot: Spot) -> Iterator[Mark]:
    """The patches of the map that a place's circle touches; a whole region touches none."""
    if spot.point is None or spot.precision > 2 or spot.radius_km > WIDE_RADIUS_KM:
        return
    (lat, lon), reach = spot.point, max(spot.radius_km, LEAST_RADIUS_KM) / KM_PER_DEGREE
    width = reach / max(0.05, cos(radians(lat)))
    for row in _steps(lat, reach):
        for column in _steps(lon, width):
            yield ("cell", row, column)


def _steps(centre: float, reach: float) -> range:
    return range(floor((centre - reach) / CELL_DEGREES), ceil((centre + reach) / CELL_DEGREES))


def _anchors(account: Account) -> set[Mark]:
    actors: set[Mark] = {("actor", actor) for actor in account.actors}
    targets: set[Mark] = {("target", word) for word in account.harmed_words}
    figures: set[Mark] = {
        ("figure", measure, size)
        for measure, counts in account.tolls
        for b in counts
        for size in (b.low, b.high)
        if (size or 0) >= LEAST_FIGURE
    }
    return actors | targets | figures
