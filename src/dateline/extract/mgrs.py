"""Grid references of the Military Grid Reference System (MGRS), as military reports give points.

The inverse of the transverse Mercator projection on WGS 84 after Krüger's series, to the third order in the third
flattening: exact to well under a metre within a zone (C. F. F. Karney, Journal of Geodesy 85, 2011, gives the series).
"""

import math

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone number modulo 3
_ROWS = ("FGHJKLMNPQRSTUVABCDE", "ABCDEFGHJKLMNPQRSTUV")  # by zone number modulo 2: even, odd
_SQUARE = 100_000.0  # metres
_CYCLE = 2_000_000.0  # metres after which the rows' letters begin again
_SCALE, _EASTING, _NORTHING = 0.9996, 500_000.0, 10_000_000.0
_FLATTENING = 1 / 298.257223563
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = 6_378_137.0 / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (_N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96, _N**2 / 48 + _N**3 / 15, 17 * _N**3 / 480)
_DELTA = (2 * _N - 2 * _N**2 / 3 - 2 * _N**3, 7 * _N**2 / 3 - 8 * _N**3 / 5, 56 * _N**3 / 15)


def mgrs_point(zone: int, band: str, square: str, digits: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of the middle of the cell; None where there is no such cell.

    >>> mgrs_point(18, "S", "UJ", "2337106519")
    (38.8898, -77.0365)
    """
    column = _COLUMNS[zone % 3].find(square[0])
    row = _ROWS[zone % 2].find(square[1])
    if not 1 <= zone <= 60 or band not in _BANDS or min(column, row) < 0 or len(digits) % 2:
        return None
    half = len(digits) // 2
    cell = 10.0 ** (5 - half)
    easting = (column + 1) * _SQUARE + int(digits[:half] or 0) * cell + cell / 2
    northing = row * _SQUARE + int(digits[half:] or 0) * cell + cell / 2
    south = (_BANDS.index(band) - 10) * 8.0
    base = _northing(south) - _SQUARE
    lat, lon = _unproject(easting, base + (northing - base) % _CYCLE, zone)
    inside = south - 1 <= lat <= south + (13 if band == "X" else 9)
    return (round(lat, 4), round(lon, 4)) if inside else None


def _northing(lat: float) -> float:
    """Metres from the equator along the meridian, negative in the south; good to a few kilometres."""
    return lat * 110_950.0


def _unproject(easting: float, northing: float, zone: int) -> tuple[float, float]:
    """From metres in a zone (north positive, the equator at 0) to degrees."""
    xi, eta = northing / (_SCALE * _RADIUS), (easting - _EASTING) / (_SCALE * _RADIUS)
    xi_0 = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    eta_0 = eta - sum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    conformal = math.asin(math.sin(xi_0) / math.cosh(eta_0))
    lat = conformal + sum(d * math.sin(2 * j * conformal) for j, d in enumerate(_DELTA, 1))
    turn = math.atan2(math.sinh(eta_0), math.cos(xi_0))
    return math.degrees(lat), math.degrees(turn) + zone * 6 - 183
