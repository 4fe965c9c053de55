"""Points given in figures: decimal degrees, degrees with minutes and seconds, and military grid references."""

import re
from collections.abc import Callable, Iterator

from dateline.extract.mgrs import mgrs_point
from dateline.model import PlaceMention, PlaceValue, span_of

MOST_POINTS = 1_000  # of one document
LEAST_RADIUS_M = 50
METRES_OF_A_DEGREE = 111_000
_MINUTE_M, _SECOND_M = 1_850, 50  # how far a point reaches that is given to the minute, to the second
_GRID_DIGITS = range(4, 11, 2)  # from a kilometre to a metre
_MARKS = r"[°º˚]"
_SIDE_NS, _SIDE_EW = r"[NSns]", r"[EWew]"
_GAP = r"\s?[,;/]?\s?"
_DECIMAL = r"[+\-−]?\d{1,3}\.\d{1,8}"
_ANGLE = rf"\d{{1,3}}\s?{_MARKS}\s?\d{{1,2}}(?:\.\d+)?\s?['’′‘]\s?(?:\d{{1,2}}(?:\.\d+)?\s?(?:[\"”″“]|''|’’)\s?)?"

_PLAIN = re.compile(rf"(?<![\w.,−+-])({_DECIMAL}){_MARKS}?\s?[,;/]\s?({_DECIMAL}){_MARKS}?(?![\w.]\d|[%\d])")
_SIDED = re.compile(
    rf"(?<![\w.])(\d{{1,2}}(?:\.\d{{1,8}})?)\s?{_MARKS}?\s?({_SIDE_NS})\b{_GAP}"
    rf"(\d{{1,3}}(?:\.\d{{1,8}})?)\s?{_MARKS}?\s?({_SIDE_EW})\b"
)
_LEADING = re.compile(
    rf"\b([NS])\s?(\d{{1,2}}\.\d{{1,8}})\s?{_MARKS}?{_GAP}([EW])\s?(\d{{1,3}}\.\d{{1,8}})(?:\s?{_MARKS})?(?![\w.]\d)"
)
_ANGLES = re.compile(rf"(?<!\w)({_ANGLE})({_SIDE_NS})\b{_GAP}({_ANGLE})({_SIDE_EW})\b")
_GRID = re.compile(r"\b([1-9]|[1-5]\d|60)\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z]{2})\s?(\d{2,5})\s?(\d{2,5})\b")
_LEAST_DECIMALS = 3  # of a pair without any letter or sign: fewer may be scores, prices or shares

_Point = tuple[float, float, int]  # latitude and longitude in degrees, radius in metres


def spot_points(text: str) -> tuple[PlaceMention, ...]:
    """The points in the order of the text, each with its value; figures that can be no point are left alone."""
    if not any(letter.isdigit() for letter in text):
        return ()
    found = sorted(_found(text), key=lambda item: (item[0], -item[1]))[:MOST_POINTS]
    kept: list[PlaceMention] = []
    for start, end, point in found:
        if not kept or kept[-1].span.end <= start:
            kept.append(_mention(text, start, end, point))
    return tuple(kept)


def _found(text: str) -> Iterator[tuple[int, int, _Point]]:
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            point = read(match)
            if point is not None and abs(point[0]) <= 90 and abs(point[1]) <= 180:
                yield match.start(), match.end(), point


def _mention(text: str, start: int, end: int, point: _Point) -> PlaceMention:
    span = span_of(text, start, end)
    lat, lon, radius = point
    name = " ".join(span.quote.split())
    value = PlaceValue(name=name, lat=round(lat, 6), lon=round(lon, 6), geo_precision=1, radius_m=radius, span=span)
    return PlaceMention(span=span, name=name, value=value)


def _plain(match: re.Match[str]) -> _Point | None:
    """Two numbers and a comma: only with three decimals or a degree sign each is it a point."""
    lat, lon = match.groups()
    decimals = min(_decimals(lat), _decimals(lon))
    if decimals < _LEAST_DECIMALS and len(re.findall(_MARKS, match.group())) < 2:
        return None
    return _number(lat), _number(lon), _reach(decimals)


def _sided(match: re.Match[str]) -> _Point | None:
    """Numbers with the letters of the hemispheres behind; at least one decimal or a degree sign."""
    lat, north, lon, east = match.groups()
    decimals = min(_decimals(lat), _decimals(lon))
    if decimals == 0 and not re.search(_MARKS, match.group()):
        return None
    return _signed(float(lat), north), _signed(float(lon), east), _reach(decimals)


def _leading(match: re.Match[str]) -> _Point | None:
    north, lat, east, lon = match.groups()
    reach = _reach(min(_decimals(lat), _decimals(lon)))
    return _signed(float(lat), north), _signed(float(lon), east), reach


def _angles(match: re.Match[str]) -> _Point | None:
    """Degrees, minutes and, where they are given, seconds."""
    lat, north, lon, east = match.groups()
    one, other = _angle(lat), _angle(lon)
    if one is None or other is None:
        return None
    is_fine = min(len(_figures(lat)), len(_figures(lon))) > 2 or "." in lat
    return _signed(one, north), _signed(other, east), _SECOND_M if is_fine else _MINUTE_M


def _grid(match: re.Match[str]) -> _Point | None:
    zone, band, square, east, north = match.groups()
    if len(east) != len(north) or len(east + north) not in _GRID_DIGITS:
        return None
    point = mgrs_point(int(zone), band, square, east + north)
    return (*point, max(LEAST_RADIUS_M, round(10.0 ** (5 - len(east))))) if point else None


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Point | None]], ...] = (
    (_PLAIN, _plain),
    (_SIDED, _sided),
    (_LEADING, _leading),
    (_ANGLES, _angles),
    (_GRID, _grid),
)


def _figures(angle: str) -> list[float]:
    return [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", angle)]


def _angle(angle: str) -> float | None:
    """Degrees from an angle's figures; None where minutes or seconds reach sixty."""
    degrees, *rest = _figures(angle)
    if any(part >= 60 for part in rest):
        return None
    return degrees + sum(part / 60.0**place for place, part in enumerate(rest, 1))


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _signed(value: float, side: str) -> float:
    return -value if side in "SsWw" else value


def _reach(decimals: int) -> int:
    """How far a point reaches whose last decimal is the last thing known, in metres."""
    return max(LEAST_RADIUS_M, round(METRES_OF_A_DEGREE / 10.0**decimals))
