"""What a run took: counted, held to the budget, told in one line."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.llm.meter import Meter, Tally
from dateline.model import UnreadError


def test_the_line_tells_everything() -> None:
    """Requests, tokens, answers kept, retries, seconds and, with a price, the cost."""
    meter = Meter(price=(2.0, 10.0))
    for name, number in (("requests", 1200), ("retries", 1), ("hits", 1)):
        meter.add(name, number)
    meter.settle(0, 1_500_000, 20_000)
    assert re.fullmatch(
        r"llm: 1,200 requests; 1,500,000 tokens sent, 20,000 received; 1 answer from the cache; 1 retry; "
        r"\d+\.\d s; cost 3\.2000\.",
        meter.line(),
    )
    assert "cost" not in Meter().line()


def test_the_budget_ends() -> None:
    """What is spent, and what is put aside for questions on their way, leaves less for the next."""
    meter = Meter(budget=100)
    meter.reserve(60)
    with pytest.raises(UnreadError, match=r"the budget of 100 tokens is spent \(60 used or asked for\)"):
        meter.reserve(41)
    meter.settle(60, 50, 10)
    meter.reserve(40)
    meter.settle(40)
    assert meter.tally == Tally(sent=50, received=10)
    Meter().reserve(10**12)


def test_threads_count_together() -> None:
    """Nothing is lost where several count at once."""
    meter = Meter()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: meter.add("requests"), range(2_000)))
    assert meter.tally.requests == 2_000
