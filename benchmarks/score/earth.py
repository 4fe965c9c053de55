"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

RADIUS_KM = 6371

Point = tuple[float, float]  # latitude and longitude in degrees


def km_between(left: Point, right: Point) -> float:
    """The great-circle distance in kilometres, on a sphere of 6371 km.

    >>> round(km_between((48.8566, 2.3522), (51.5074, -0.1278)))
    344
    """
    lat, lon, other_lat, other_lon = map(radians, (*left, *right))
    rise = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(rise)))
