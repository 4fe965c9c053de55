"""Work shared by processes: in order, as it is asked for, and with an end."""

import os
from collections.abc import Iterator

import pytest

from dateline.model import DatelineError
from dateline.workers import workers


def _double(number: int) -> int:
    return 2 * number


def _die(number: int) -> int:
    os._exit(9)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_order_is_that_of_the_items(jobs: int) -> None:
    """However many processes there are, results come in the order of what they were made from."""
    with workers(_double, jobs) as work:
        assert list(work(range(50))) == list(range(0, 100, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_as_they_are_needed(jobs: int) -> None:
    """An endless input is no obstacle: only a few items are taken ahead."""
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with workers(_double, jobs) as work:
        assert next(iter(work(endless()))) == 2
    assert taken <= 16


def test_a_dead_process_is_one_line() -> None:
    """A worker that the system kills ends the run with the way out, not with a traceback."""
    with pytest.raises(DatelineError, match="try --jobs 1"), workers(_die, 2) as work:
        list(work([1]))
