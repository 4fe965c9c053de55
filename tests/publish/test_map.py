"""The map: well-formed, complete, and labels that do not touch."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Event, PlaceValue
from dateline.publish.map import spots_of, to_svg
from dateline.publish.map_frame import LEAST_DEGREES, frame_of
from dateline.publish.map_labels import Wanted, placed, text_width
from dateline.rules.places.outlines import Outline, load_outlines

SVG = "{http://www.w3.org/2000/svg}"
SIZE = (600, 400)
SQUARE = Outline("Squareland", "999", (((30.0, 30.0), (40.0, 30.0), (40.0, 40.0), (30.0, 40.0), (30.0, 30.0)),))


def event(name: str, lat: float | None, lon: float | None, precision: int = 1, radius: int | None = None) -> Event:
    """An event at a point."""
    place = PlaceValue(name, lat, lon, None, "SY", None, precision, radius)
    return Event(f"e-{name}", "Battles", "Armed clash", None, place, ("m",), ("d",), ("Wire",), ())


def drawn(*events: Event) -> ElementTree.Element:
    """The map of the events on the square country; fails where it is not well-formed."""
    return ElementTree.fromstring(to_svg(events, (SQUARE,), SIZE))


def circles(svg: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    """The circles of a class."""
    return [c for c in svg.iter(f"{SVG}circle") if kind in (c.get("class") or "").split()]


def test_the_map_describes_itself() -> None:
    """Title and description are there for those who do not see it, with the note on borders."""
    svg = drawn(event("Karsa", 35, 35))
    assert svg.get("role") == "img" and svg.find(f"{SVG}title") is not None
    assert "imply no opinion" in (svg.findtext(f"{SVG}desc") or "")


def test_hostile_names_stay_names() -> None:
    """A place called like markup is a label, and the map is still well-formed."""
    svg = drawn(event("<script>&\"'\u202e", 35, 35))
    assert "<script>&\"'" in [text.text for text in svg.iter(f"{SVG}text")]


def test_a_radius_is_a_ring_and_a_region_is_hollow() -> None:
    """How far off a place may be is drawn to scale; a place known only as an area has no filled dot."""
    svg = drawn(event("Karsa", 35, 35, 3, 50_000), event("Other", 36, 36))
    frame = frame_of([(35, 35), (36, 36)], *SIZE)
    (ring,) = circles(svg, "dl-ring")
    assert abs(float(ring.get("r") or 0) - frame.pixels(50_000)) < 0.1
    assert len(circles(svg, "dl-hollow")) == 1 and len(circles(svg, "dl-dot")) == 2


def test_events_at_one_point_share_a_dot() -> None:
    """Two events in a town are one dot; an unlocated event is none."""
    events = (event("Karsa", 35, 35), event("Karsa", 35, 35), event("Nowhere", None, None))
    assert [len(spot.events) for spot in spots_of(events)] == [2]


def test_no_events_give_a_map_of_the_world() -> None:
    """A map without dots is still a map."""
    assert len(circles(drawn(), "dl-dot")) == 0


def test_the_same_events_give_the_same_map() -> None:
    """Twice the same input, twice the same bytes, with the real outlines."""
    events = (event("Karsa", 35, 35), event("Other", 36.5, 38))
    assert to_svg(events, load_outlines(), SIZE) == to_svg(events, load_outlines(), SIZE)


points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(st.lists(points, min_size=1, max_size=8))
def test_every_point_lies_in_the_frame(found: list[tuple[float, float]]) -> None:
    """Wherever the events are, the frame holds all of them, and is never narrower than three degrees."""
    frame = frame_of(found, *SIZE)
    for lon, lat in found:
        x, y = frame.at(lon, lat)
        assert -0.01 <= x <= SIZE[0] + 0.01 and -0.01 <= y <= SIZE[1] + 0.01
    assert SIZE[1] / frame.pixels_per_degree >= LEAST_DEGREES - 1e-6


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400), st.text("abc", min_size=1, max_size=9)), max_size=15))
def test_labels_never_touch(found: list[tuple[float, float, str]]) -> None:
    """Whatever the dots, no two labels overlap and none leaves the page."""
    labels = placed([Wanted(text, x, y, 5, 13) for x, y, text in found], [], *SIZE)
    boxes = [label.box for label in labels]
    assert all(box.is_within(*SIZE) for box in boxes)
    assert all(
        box.right - box.left >= text_width(label.text, 13) - 0.01 for label, box in zip(labels, boxes, strict=True)
    )
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
