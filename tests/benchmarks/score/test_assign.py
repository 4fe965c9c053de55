"""The assignment problem."""

from itertools import permutations
from random import Random

import pytest
from benchmarks.score.assign import assign, best_sum


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (2, 5), (5, 2), (4, 6)])
def test_the_sum_is_the_greatest_there_is(shape: tuple[int, int]) -> None:
    """Every way of pairing is tried; none is better."""
    random = Random(repr(shape))
    for _ in range(20):
        weights = [[float(random.randrange(6)) for _ in range(shape[1])] for _ in range(shape[0])]
        pairs = assign(weights)
        assert len(pairs) == min(shape)
        assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
        assert sum(weights[i][j] for i, j in pairs) == _greatest(weights)


def _greatest(weights: list[list[float]]) -> float:
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    return max(
        sum(weights[i][j] for i, j in enumerate(chosen))
        for chosen in permutations(range(len(weights[0])), len(weights))
    )


def test_parts_are_solved_by_themselves() -> None:
    """A sparse matrix has the same best sum as the full one."""
    cells = {(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.8, (2, 2): 1.0}
    assert best_sum(cells) == pytest.approx(0.5 + 0.8 + 1.0)


def test_nothing_is_assigned_to_nothing() -> None:
    """An empty side gives no pairs."""
    assert assign([]) == assign([[], []]) == []
    assert best_sum({}) == 0.0
