"""The frame of a map: which part of the world it shows, and where a point of it lies on the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

KM_PER_DEGREE = 111.2  # of latitude, on a sphere of radius 6,371 km
LEAST_DEGREES = 3.0  # a map is never narrower or lower than this
_MARGIN = 0.14  # of the extent, on each side
_FLATTEST = 0.2  # the least that a degree of longitude is drawn as wide as one of latitude
_HALF_LABEL = 0.5  # degrees left around a single place beside the margin

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """An equirectangular map, true to scale along its middle parallel; y grows downwards, in pixels."""

    west: float
    north: float
    pixels_per_degree: float  # of latitude
    squeeze: float  # how wide a degree of longitude is drawn beside one of latitude
    width: int
    height: int

    def at(self, lon: float, lat: float) -> Point:
        """Where the point lies, in pixels from the upper left corner."""
        x = (lon - self.west) * self.pixels_per_degree * self.squeeze
        return x, (self.north - lat) * self.pixels_per_degree

    def pixels(self, metres: float) -> float:
        """How long a distance on the ground is on the map."""
        return metres / 1000 / KM_PER_DEGREE * self.pixels_per_degree

    def clipped(self, ring: Iterable[Point]) -> list[Point]:
        """The part of a ring of (longitude, latitude) that lies in the frame, in pixels (Sutherland, Hodgman 1974)."""
        points = [self.at(lon, lat) for lon, lat in ring]
        edge = 4.0  # pixels beyond the frame, so that the cut is not seen
        for axis, bound, sign in (
            (0, -edge, 1),
            (0, self.width + edge, -1),
            (1, -edge, 1),
            (1, self.height + edge, -1),
        ):
            points = _cut(points, axis, bound, sign)
        return points


def frame_of(points: Sequence[Point], width: int, height: int) -> Frame:
    """The frame that holds all points (longitude, latitude) with a margin; the whole world where there are none."""
    lons = [lon for lon, _ in points] or [-180.0, 180.0]
    lats = [lat for _, lat in points] or [-60.0, 80.0]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(_FLATTEST, cos(radians(middle_lat)))
    wide = max(LEAST_DEGREES, (max(lons) - min(lons)) * (1 + 2 * _MARGIN) + _HALF_LABEL) * squeeze
    high = max(LEAST_DEGREES, (max(lats) - min(lats)) * (1 + 2 * _MARGIN) + _HALF_LABEL)
    scale = min(width / wide, height / high)
    return Frame(
        west=middle_lon - width / scale / squeeze / 2,
        north=middle_lat + height / scale / 2,
        pixels_per_degree=scale,
        squeeze=squeeze,
        width=width,
        height=height,
    )


def _cut(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """The part of a polygon on one side of a line parallel to an axis."""
    inside: Callable[[Point], bool] = lambda p: (p[axis] - bound) * sign >= 0  # noqa: E731  # one expression, used twice
    kept: list[Point] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        if inside(before) != inside(point):
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside(point):
            kept.append(point)
    return kept


def area(points: Sequence[Point]) -> float:
    """The signed area of a polygon, in the square of its unit."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(points)) / 2


def centre(points: Sequence[Point]) -> Point:
    """The centre of gravity of a polygon with an area."""
    whole = 6 * area(points)
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(points)) / whole
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(points)) / whole
    return x, y


def _sides(points: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return zip(points, [*points[1:], *points[:1]], strict=True)
