"""Dates and territory: which values agree and which contradict one another."""

import pytest
from tests.corroborate.builders import claim

from dateline.corroborate.relation import days_of, relation
from dateline.corroborate.said import Said
from dateline.model import Bounds, Voice
from dateline.model.reading import Value


@pytest.mark.parametrize(
    ("name", "left", "right", "expected"),
    [
        ("date", "2016-05-23", "2016-05", "agree"),
        ("date", "2016-05-23", "2016-05-24/2016-05-26", "rival"),
        ("date", "2016-05-23", "last spring", "apart"),
        ("date", "2016-13", "2016-05", "apart"),
        ("control", "Syrian army -> ISIS", "? -> ISIS", "agree"),
        ("control", "Syrian army -> ISIS", "Syrian army -> SDF", "rival"),
        ("control", "Syrian army -> ISIS", "Syrian army -> ?", "apart"),
        ("perpetrator", "Islamic State", "islamic  state", "agree"),
        ("perpetrator", "Islamic State", "SDF", "rival"),
        ("victim", "doctors", "nurses", "apart"),
        ("killed", Bounds(12, 12), Bounds(17, 17), "rival"),
        ("killed", Bounds(20, 20, True), Bounds(23, 23), "agree"),
        ("killed", Bounds(None, 30), Bounds(0, 0), "agree"),
    ],
)
def test_relation(name: str, left: Value, right: Value, expected: str) -> None:
    """The relation is the same whichever value comes first."""
    one, other = (Said(claim("em:1", name, value), Voice("d", "A"), "2016-05-24") for value in (left, right))
    assert relation(name, one, other) == relation(name, other, one) == expected


@pytest.mark.parametrize("words", ["", "Monday", "0000", "2016-02-30", "2016-1-1-1", "x/y"])
def test_words_that_are_no_date_have_no_days(words: str) -> None:
    """What is no ISO date is no interval, and nothing is raised."""
    assert days_of(words) is None
