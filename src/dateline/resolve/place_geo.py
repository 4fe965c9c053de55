"""Distances and bearings on the sphere."""

import math

EARTH_KM = 6371.0  # mean radius
Point = tuple[float, float]  # latitude and longitude in degrees


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance in kilometres, by the haversine formula.

    >>> round(distance_km((33.51, 36.29), (34.73, 36.71)))
    141
    """
    p, q = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def moved(point: Point, bearing: float, kilometres: float) -> Point:
    """The point so many kilometres away in the direction `bearing` (degrees from north).

    >>> moved((0.0, 0.0), 90.0, 111.195)
    (0.0, 1.0)
    """
    lat, lon, turn = math.radians(point[0]), math.radians(point[1]), math.radians(bearing)
    arc = kilometres / EARTH_KM
    to = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn))
    east = math.atan2(math.sin(turn) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(to))
    return round(math.degrees(to), 4), round((math.degrees(lon + east) + 540) % 360 - 180, 4)


def midpoint(one: Point, other: Point) -> Point:
    """The point halfway between two that are not far apart; right at the date line too."""
    gap = (other[1] - one[1] + 540) % 360 - 180
    return round((one[0] + other[0]) / 2, 4), round((one[1] + gap / 2 + 540) % 360 - 180, 4)
