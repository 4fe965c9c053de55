"""Compiles the country outlines of the brief's map from a TopoJSON file of Natural Earth's countries.

By hand, without a network: `python -m dateline.rules.places.compile_outlines countries-50m.json`. Shared borders are
simplified once (Douglas and Peucker 1973), so that neighbours still meet. The same input gives the same bytes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "outlines.json"
SCALE = 100  # coordinates are kept in hundredths of a degree, about a kilometre
TOLERANCE = 1.0  # hundredths of a degree by which a border may move
LEAST_RING = 4  # points, the first repeated at the end

Point = tuple[int, int]
Arc = tuple[Point, ...]


def compile_outlines(topology: dict[str, Any]) -> bytes:
    """The outlines as JSON: name, ISO 3166-1 numeric code, and rings of steps in hundredths of a degree."""
    arcs = [simplified(arc) for arc in _arcs(topology)]
    countries = topology["objects"]["countries"]["geometries"]
    rows = sorted((_country(geometry, arcs) for geometry in countries), key=lambda row: str(row["name"]))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows if row["rings"])
    return f'{{"scale":{SCALE},"countries":[\n{lines}\n]}}\n'.encode()


def _arcs(topology: dict[str, Any]) -> Iterator[Arc]:
    """Every arc of the topology, its steps added up, in hundredths of a degree."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            point = (round((x * kx + tx) * SCALE), round((y * ky + ty) * SCALE))
            if not points or points[-1] != point:
                points.append(point)
        yield tuple(points)


def simplified(arc: Arc) -> Arc:
    """The arc without the points that lie within `TOLERANCE` of the line drawn without them; its ends stay."""
    if len(arc) < 3:
        return arc
    kept = {0, len(arc) - 1}
    stretches = [(0, len(arc) - 1)]
    while stretches:
        first, last = stretches.pop()
        far, distance = _farthest(arc, first, last)
        if distance > TOLERANCE:
            kept.add(far)
            stretches += [(first, far), (far, last)]
    return tuple(arc[i] for i in sorted(kept))


def _farthest(arc: Arc, first: int, last: int) -> tuple[int, float]:
    """The point between two others that lies farthest from the line through them, and how far."""
    (ax, ay), (bx, by) = arc[first], arc[last]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    best = (first, 0.0)
    for i in range(first + 1, last):
        x, y = arc[i]
        twice_area = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax))
        distance = twice_area / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        best = max(best, (i, distance), key=lambda pair: pair[1])
    return best


def _country(geometry: dict[str, Any], arcs: list[Arc]) -> dict[str, Any]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = (_ring(numbers, arcs) for polygon in polygons for numbers in polygon)
    steps = [_steps(ring) for ring in rings if len(ring) >= LEAST_RING]
    return {"name": geometry["properties"]["name"], "id": geometry.get("id"), "rings": steps}


def _ring(numbers: list[int], arcs: list[Arc]) -> list[Point]:
    """The points of a ring; a negative number is an arc backwards, as TopoJSON has it."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _steps(ring: list[Point]) -> list[int]:
    """The first point and then the step from each point to the next, all in one list."""
    before = ((0, 0), *ring)
    return [step for (x0, y0), (x, y) in zip(before, ring, strict=False) for step in (x - x0, y - y0)]


if __name__ == "__main__":
    TARGET.write_bytes(compile_outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
