"""Several processes put reports into one database at once."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.store.records import reading_of, report

from dateline.store import open_store

_REPORTS = range(12)


def _add(task: tuple[str, int]) -> list[tuple[int, bool]]:
    """Add all reports, beginning with another one than the other writers; which were new."""
    url, first = task
    with open_store(url) as store:
        order = [(first + number) % len(_REPORTS) for number in _REPORTS]
        return [(number, store.add(report(number), reading_of(report(number)))) for number in order]


def test_what_another_writer_adds_at_the_same_time_is_known_already(url: str) -> None:
    """Four writers with the same reports: each is new once, nobody fails, nothing is there twice."""
    with ProcessPoolExecutor(4, get_context("spawn")) as processes:
        found = [one for result in processes.map(_add, [(url, 3 * n) for n in range(4)]) for one in result]
    assert Counter(number for number, is_new in found if is_new) == Counter(_REPORTS)
    with open_store(url) as store:
        assert len(store.documents()) == len(store.readings()) == len(_REPORTS)
        assert all(len(reading.claims) == 2 for reading in store.readings())
