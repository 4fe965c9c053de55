"""How far apart places are, and whether they can be one."""

import pytest

from dateline.extract.distances import are_near, are_two
from dateline.model import PlaceMention, PlaceValue, Span


def _place(name: str, lat: float | None = None, within: tuple[str, ...] = ()) -> PlaceMention:
    value = PlaceValue(name, lat=lat, lon=None if lat is None else 44.0, geo_precision=1, place_id=f"own:{name}")
    return PlaceMention(Span(0, len(name), name), name, value, within=within)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (_place("Gusau", 33.3), _place("Anka", 33.5), True),  # 22 km apart: near, and yet two towns
        (_place("Gusau", 33.30), _place("Tudun Wada", 33.33), False),  # a quarter of it
        (_place("Wanke"), _place("Birnin Magaji"), True),  # two names that no gazetteer has
        (_place("Wanke"), _place("Gusau", 33.3), False),  # the one may lie in the other
        (_place("Wanke", within=("Maru",)), _place("Maru"), False),
        (_place("Wanke"), _place("Wanke"), False),
    ],
)
def test_two_places(left: PlaceMention, right: PlaceMention, *, expected: bool) -> None:
    """Two towns are two places even where they lie near one another; what is not known may be inside the other."""
    assert are_two((left,), (right,)) is expected
    assert are_two((right,), (left,)) is expected
    assert not are_two((), (right,))


def test_two_towns_can_be_near() -> None:
    """Nearness is a short drive, not sameness."""
    assert are_near((_place("Gusau", 33.3),), (_place("Anka", 33.5),))
