"""How far apart places are."""

import math

from dateline.model import PlaceMention

_NEAR_KM = 30.0
_ONE_TOWN_KM = 10.0  # quarters and suburbs of a town lie within it


def points(places: tuple[PlaceMention, ...]) -> list[tuple[float, float]]:
    """Latitude and longitude, in degrees, of the places that are known to a town."""
    return [
        (p.value.lat, p.value.lon)
        for p in places
        if p.value is not None
        and p.value.lat is not None
        and p.value.lon is not None
        and (p.value.geo_precision or 3) < 3
    ]


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres (haversine, mean radius 6,371 km)."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def are_apart(left: tuple[PlaceMention, ...], right: tuple[PlaceMention, ...]) -> bool:
    """Whether two sets of places, both known to a town, lie apart."""
    nearest = _nearest(left, right)
    return nearest is not None and nearest > _NEAR_KM


def are_near(left: tuple[PlaceMention, ...], right: tuple[PlaceMention, ...]) -> bool:
    """Whether two sets of places, both known to a town, lie within a short drive of each other."""
    nearest = _nearest(left, right)
    return nearest is not None and nearest <= _NEAR_KM


def are_two(left: tuple[PlaceMention, ...], right: tuple[PlaceMention, ...]) -> bool:
    """Whether both name places, and no place of the one can be, hold or lie at a place of the other.

    Two towns that have points are two; a name that no gazetteer has can be anything but another such name.
    """
    return bool(left) and bool(right) and all(_is_other(a, b) for a in left for b in right)


def _is_other(left: PlaceMention, right: PlaceMention) -> bool:
    if left.value is None or right.value is None or left.name.casefold() == right.name.casefold():
        return False
    if {left.name, right.name} & {*left.within, *right.within}:
        return False
    a, b = points((left,)), points((right,))
    if a and b:
        return left.value.place_id != right.value.place_id and km(a[0], b[0]) > _ONE_TOWN_KM
    return left.value.lat is None and right.value.lat is None


def _nearest(left: tuple[PlaceMention, ...], right: tuple[PlaceMention, ...]) -> float | None:
    return min((km(a, b) for a in points(left) for b in points(right)), default=None)
