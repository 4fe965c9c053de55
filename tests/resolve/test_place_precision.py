"""The precision of a place on UCDP's scale."""

import pytest

from dateline.extract.places import spot_places
from dateline.model import PlaceValue
from dateline.resolve.place import resolve_places
from dateline.resolve.place_precision import where_prec
from dateline.rules.places.knowledge import load_place_knowledge

KNOWLEDGE = load_place_knowledge()

# text whose first place is asked for, and its precision
PRECISIONS = (
    ("Two died in Homs.", 1),
    ("Two died at 34.7324, 36.7137.", 1),
    ("They hit the Kuweires airbase in Syria.", 1),
    ("Two died near Homs.", 2),
    ("Two died on the outskirts of Homs.", 2),
    ("Two died 20 km south of Mosul.", 2),
    ("They fought in Kupiansk Raion, Ukraine.", 3),
    ("Two died in Homs province.", 4),
    ("They burned the village of Qwertyan in Borno state.", 4),
    ("They fought along the Euphrates River.", 5),
    ("They fought in Donbas.", 5),
    ("They fought near the Turkish border. Syria is calm.", 5),
    ("They fought on the border between Sudan and South Sudan.", 5),
    ("They fought between Latakia and Aleppo.", 5),
    ("They fought in Syria.", 6),
    ("They burned the village of Qwertyan in Nigeria.", 6),
    ("A ship burned in the Indian Ocean.", 7),
)


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_where_prec(text: str, precision: int) -> None:
    """A spot is 1 and the open sea 7; what lies between is told by what kind of place it is."""
    value = resolve_places(spot_places(text, (), KNOWLEDGE), KNOWLEDGE).records[0].value
    assert value is not None
    assert where_prec(value) == precision


def test_what_is_nowhere() -> None:
    """A name without a place is 7; with a country alone it is 6."""
    assert where_prec(PlaceValue(name="Qwertyan")) == 7
    assert where_prec(PlaceValue(name="Qwertyan", country="NG")) == 6
