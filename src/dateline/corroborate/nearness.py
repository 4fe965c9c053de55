"""How near two accounts and two places lie to one another, in days and in kilometres."""

from math import cos, hypot, radians

from dateline.corroborate.account import Account, Spot
from dateline.corroborate.marks import KM_PER_DEGREE
from dateline.corroborate.telling import skeleton

MOST_KM = 50.0  # farther is no worse


def km_between(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, on a plane: good to a percent over the distances that matter here.

    >>> round(km_between((35.36, 35.92), (34.89, 35.89)))
    52
    """
    north = left[0] - right[0]
    east = ((left[1] - right[1] + 180) % 360 - 180) * cos(radians((left[0] + right[0]) / 2))
    return hypot(north, east) * KM_PER_DEGREE


def nearness(left: Spot, right: Spot) -> float:
    """How well two places agree, 0 to 1: the same town 1, within reach of one another less, the same region least."""
    coarse = max(left.precision, right.precision)
    if left.place_id and left.place_id == right.place_id:
        return 1.0 if coarse < 3 else 0.3
    if left.point and right.point:
        within = km_between(left.point, right.point) <= left.radius_km + right.radius_km
        return {1: 0.7, 2: 0.5}.get(coarse, 0.3) if within else 0.0
    if skeleton(left.name) == skeleton(right.name):
        return 0.7
    return 0.3 if left.admin1 and (left.admin1, left.country) == (right.admin1, right.country) else 0.0


def distance(left: Spot, right: Spot) -> float:
    """How far two places lie apart beyond their radii, 0 to 1 at fifty kilometres; 1 in different countries."""
    if left.place_id and left.place_id == right.place_id:
        return 0.0
    if left.point and right.point:
        beyond = km_between(left.point, right.point) - left.radius_km - right.radius_km
        return min(max(0.0, beyond), MOST_KM) / MOST_KM
    return float(bool(left.country and right.country) and left.country != right.country)


def days_between(left: Account, right: Account) -> int:
    """The days between the last that one can have been and the first that the other can have been."""
    return _gap(left.window, right.window) if left.window and right.window else 0


def _gap(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(0, left[0] - right[1], right[0] - left[1])
