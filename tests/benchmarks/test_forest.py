"""Forests of boosted trees, read from their table."""

import pytest
from benchmarks.forest import forests
from benchmarks.tables import Row

COLUMNS = ("question", "tree", "node", "feature", "least", "below", "above", "value")


def row(*cells: str) -> Row:
    """One line of the table."""
    return dict(zip(COLUMNS, cells, strict=True))


ROWS = [
    row("stands", "", "", "constant", "", "", "", "-1"),
    row("stands", "0", "0", "heard", "0.5", "1", "2", "0"),
    row("stands", "0", "1", "", "0", "0", "0", "-3"),
    row("stands", "0", "2", "seen", "2", "3", "4", "0"),
    row("stands", "0", "3", "", "0", "0", "0", "1"),
    row("stands", "0", "4", "", "0", "0", "0", "4"),
]


@pytest.mark.parametrize(("seen", "heard", "odds"), [(9, 0, -4), (2, 1, 0), (3, 1, 3)])
def test_each_tree_adds_the_value_of_the_leaf_it_ends_in(seen: float, heard: float, odds: float) -> None:
    """The constant and one tree, asked with features in the order of their names; at the threshold one goes below."""
    found = forests(ROWS, {"stands": ("seen", "heard")})["stands"]
    assert found.chance([seen, heard]) == pytest.approx(1 / (1 + 2.718281828**-odds))


def test_a_feature_that_nobody_knows_is_refused() -> None:
    """The table belongs to other features: a wrong column must not be read for a right one."""
    with pytest.raises(KeyError, match="heard"):
        forests(ROWS, {"stands": ("seen", "said")})
