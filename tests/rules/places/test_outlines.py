"""The outlines of countries: complete, closed, and small."""

from dateline.rules.places.compile_outlines import TOLERANCE, compile_outlines, simplified
from dateline.rules.places.outlines import load_outlines
from dateline.rules.tables import rules_folder

SMALL = {
    "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
    "arcs": [[[0, 0], [100, 0], [0, 100]], [[100, 100], [-100, 0], [0, -100]]],
    "objects": {
        "countries": {"geometries": [{"type": "Polygon", "arcs": [[0, 1]], "id": "001", "properties": {"name": "S"}}]}
    },
}


def test_every_ring_is_closed_and_on_the_globe() -> None:
    """Each ring ends where it begins and stays within the degrees that there are."""
    outlines = load_outlines()
    assert len(outlines) > 200
    for ring in (ring for outline in outlines for ring in outline.rings):
        assert ring[0] == ring[-1] and len(ring) >= 4
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_countries_lie_where_they_are() -> None:
    """The box around Syria's outline holds Homs."""
    syria = next(outline for outline in load_outlines() if outline.name == "Syria")
    lons = [lon for ring in syria.rings for lon, _ in ring]
    lats = [lat for ring in syria.rings for _, lat in ring]
    assert min(lons) < 36.72 < max(lons) and min(lats) < 34.73 < max(lats)


def test_the_file_stays_small() -> None:
    """It is part of every install."""
    assert len(rules_folder().joinpath("places/outlines.json").read_bytes()) < 900_000


def test_compiling_adds_up_the_steps() -> None:
    """Arcs become one closed ring of steps; the same input gives the same bytes."""
    assert b'"rings":[[0,0,100,0,0,100,-100,0,0,-100]]' in compile_outlines(SMALL)
    assert compile_outlines(SMALL) == compile_outlines(SMALL)


def test_simplifying_keeps_the_ends_and_the_shape() -> None:
    """A point within the tolerance goes, one beyond it stays."""
    near, far = round(TOLERANCE), round(TOLERANCE) + 10
    assert simplified(((0, 0), (50, near), (100, 0))) == ((0, 0), (100, 0))
    assert simplified(((0, 0), (50, far), (100, 0))) == ((0, 0), (50, far), (100, 0))
