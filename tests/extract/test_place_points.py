"""Points given in figures are places; other figures are not."""

import pytest

from dateline.extract.mgrs import mgrs_point
from dateline.extract.place_points import MOST_POINTS, spot_points
from dateline.extract.places import spot_places
from dateline.model import span_of
from dateline.resolve.place import resolve_places
from dateline.rules.places.knowledge import load_place_knowledge

# text, the words that are the point, latitude, longitude, radius in metres
POINTS = (
    ("A shell fell at 36.2021, 37.1343 overnight.", "36.2021, 37.1343", 36.2021, 37.1343, 50),
    ("The post (-1.679, 29.222) fell.", "-1.679, 29.222", -1.679, 29.222, 111),
    ("It hit 48.59° N, 37.83° E.", "48.59° N, 37.83° E", 48.59, 37.83, 1110),
    ("It hit 48.59N 37.83E.", "48.59N 37.83E", 48.59, 37.83, 1110),
    ("A base at N 34.56 E 38.28 was hit.", "N 34.56 E 38.28", 34.56, 38.28, 1110),
    ("Seen at 36°12'07\"N 37°08'04\"E by drone.", "36°12'07\"N 37°08'04\"E", 36.201944, 37.134444, 50),
    ("Seen at 36°12′N, 37°08′E.", "36°12′N, 37°08′E", 36.2, 37.133333, 1850),
    ("Wreck at 23°33’S 46°38’W.", "23°33’S 46°38’W", -23.55, -46.633333, 1850),
    ("Grid 38S MB 44264 84594 was shelled.", "38S MB 44264 84594", 33.2990, 44.4013, 50),
    ("Grid 38SMB4484 was shelled.", "38SMB4484", 33.2982, 44.4039, 1000),
)
NO_POINTS = (
    "Shares fell 12.55, 13.20 and 14.75 points.",
    "They won 3.5, 2.25 to nothing.",
    "It hit 96.2021, 37.1343 overnight.",
    "It hit 36.2021, 237.1343 overnight.",
    "36°72'N 37°08'E is no place.",
    "38I MB 44264 84594 is no grid reference, nor is 61S MB 44264 84594.",
    "Rooms 12 N and 14 E were searched.",
    "The index stood at 1.234, 5.678% higher.",
)


@pytest.mark.parametrize(("text", "words", "lat", "lon", "radius"), POINTS)
def test_reads_points(text: str, words: str, lat: float, lon: float, radius: int) -> None:
    """The span is exactly the figures; the radius says how fine they are."""
    (mention,) = spot_points(text)
    start = text.index(words)
    assert mention.span == span_of(text, start, start + len(words))
    assert mention.value is not None
    assert mention.value.lat == pytest.approx(lat, abs=6e-4)
    assert mention.value.lon == pytest.approx(lon, abs=6e-4)
    assert (mention.value.radius_m, mention.value.geo_precision) == (radius, 1)


@pytest.mark.parametrize("text", NO_POINTS)
def test_leaves_other_figures_alone(text: str) -> None:
    """Prices, scores and figures beyond the globe are no points."""
    assert spot_points(text) == ()


# by GEOTRANS, the reference implementation
GRIDS = (
    (37, "S", "DA", "1234567890", (36.7527, 38.0180)),
    (34, "H", "BH", "6155043180", (-33.9248, 18.4205)),
    (19, "G", "CP", "34566612", (-41.8395, -70.9925)),
    (56, "H", "LH", "3434", (-34.0171, 151.2076)),
    (38, "S", "MB", "4484", (33.2982, 44.4039)),
)


@pytest.mark.parametrize(("zone", "band", "square", "digits", "point"), GRIDS)
def test_grid_references(zone: int, band: str, square: str, digits: str, point: tuple[float, float]) -> None:
    """A reference means the middle of its cell, in both hemispheres."""
    found = mgrs_point(zone, band, square, digits)
    assert found is not None
    assert found == pytest.approx(point, abs=0.006 if len(digits) == 4 else 6e-4)


@pytest.mark.parametrize(
    ("zone", "band", "square"), [(18, "S", "UZ"), (61, "S", "UJ"), (18, "I", "UJ"), (18, "S", "IJ")]
)
def test_what_is_no_cell(zone: int, band: str, square: str) -> None:
    """Letters and zones that the system does not have give nothing."""
    assert mgrs_point(zone, band, square, "1234") is None


def test_points_pass_through_resolution_beside_names() -> None:
    """A point keeps its value, names around it are still resolved, and the order is the text's."""
    text = "Near Kharkiv, at 49.9935, 36.2304, a depot burned; Kharkiv was calm."
    knowledge = load_place_knowledge()
    records = resolve_places(spot_places(text, (), knowledge), knowledge).records
    assert [mention.name for mention in records] == ["Kharkiv", "49.9935, 36.2304", "Kharkiv"]
    assert records[1].value is not None
    assert (records[1].value.lat, records[1].value.country) == (49.9935, "UA")


def test_no_text_stalls() -> None:
    """A megabyte of figures is read to its end, and no more points come out than a document may have."""
    for text in ("1.1," * 250_000, "36.2021, 37.1343 " * 60_000, "36°12'" * 160_000, "37SDA12" * 140_000):
        assert len(spot_points(text)) <= MOST_POINTS
