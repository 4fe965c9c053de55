"""Work shared by processes: in order, as it is asked for, and with an end."""

import os
import time
from collections.abc import Iterator

import pytest

from dateline.model import DatelineError
from dateline.workers import threads, workers


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


def _shout(number: int) -> int:
    if number == 5:
        raise ValueError("five")
    return -number


@pytest.mark.parametrize("jobs", [1, 3])
def test_threads_keep_the_order_and_take_little_ahead(jobs: int) -> None:
    """Threads, too, give results in order and take an endless input a few at a time."""
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with threads(_double, jobs) as work:
        results = work(endless())
        assert [next(results) for _ in range(20)] == list(range(2, 42, 2))
    assert taken <= 20 + 4 * jobs


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_a_thread_raises_is_raised(jobs: int) -> None:
    """An error ends the run in its place, after what came before it."""
    seen: list[int] = []
    with pytest.raises(ValueError, match="five"), threads(_shout, jobs) as work:
        seen.extend(work(iter(range(5))))
        list(work(range(9)))
    assert seen == [0, -1, -2, -3, -4]


def test_nobody_waits_for_a_thread() -> None:
    """Who leaves does not wait for work that waits for somebody else."""
    begun = time.monotonic()
    with threads(time.sleep, 2) as work:
        next(work([0.01, 20.0, 20.0, 20.0, 0, 0, 0, 0]))
    assert time.monotonic() - begun < 5
