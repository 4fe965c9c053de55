"""A comparison that is made once for all pairs that look alike to it says of each pair what it would say by itself."""

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any, cast

import numpy as np
import pytest
from tests.corroborate.builders import IS, JABLEH, LINKING, TUESDAY, Told, busy_day, report, told, toll, who

from dateline.corroborate import Account, accounts_of
from dateline.corroborate.columns import AT_ONCE, Columns, Comparison, Reads, laid_out, remembered
from dateline.corroborate.features import COMPARISONS
from dateline.corroborate.objections import HOPELESS_READS, OBJECTIONS, is_hopeless

Question = Callable[[Account, Account], float | bool | None]
COMPARED: dict[Comparison, Reads] = {**COMPARISONS, is_hopeless: HOPELESS_READS}
ASKED: dict[Question, Reads] = dict([*COMPARED.items(), *OBJECTIONS.items()])
QUOTING = "bombing of grain silos in Jableh. Outlet 3 said: “The silos by the old harbour burned all night.”"


def _told() -> list[Told]:
    """Reports of many happenings, and some that quote, name places in words, or count in other ways."""
    random = Random(3)
    rich = told(IS, who("target", "grain silos"), who("instrument", "car bomb"), toll(3, 9), toll(40, 40, "injured"))
    named = (
        report(f"Post {i}", TUESDAY, rich, told(place=None), told(date=None), text=QUOTING + " " * i) for i in range(2)
    )
    return [*(busy_day(random, number) for number in range(12)), *named]


def _accounts() -> tuple[Account, ...]:
    made = _told()
    return accounts_of([one.reading for one in made], [one.document for one in made], LINKING).records


class _Watched:
    """An account that refuses to say what a comparison does not declare that it reads."""

    def __init__(self, inner: object, reads: Reads, path: str = "") -> None:
        self._inner, self._reads, self._path = inner, reads, path

    def __getattr__(self, name: str) -> Any:
        path = self._path + name
        if path in self._reads:
            return getattr(self._inner, name)
        if isinstance(found := getattr(type(self._inner), name, None), property):
            return cast(Callable[[object], object], found.fget)(self)
        if any(one.startswith(path + ".") for one in self._reads):
            return _Watched(getattr(self._inner, name), self._reads, path + ".")
        if path in ("report", "report.id"):  # whether it is one report is known of every pair
            value = getattr(self._inner, name)
            return value if path == "report.id" else _Watched(value, self._reads, "report.")
        raise AssertionError(f"reads {path} and does not declare it")


@pytest.mark.parametrize("compare", ASKED, ids=lambda compare: compare.__name__)
def test_a_comparison_reads_what_it_declares(compare: Question) -> None:
    """Whatever else two accounts of two reports hold has no say in what the comparison makes of them."""
    pairs = [(a, b) for a, b in combinations(_accounts(), 2) if a.report.id != b.report.id]
    for left, right in pairs:
        one, other = (cast(Account, _Watched(account, ASKED[compare])) for account in (left, right))
        assert compare(one, other) == compare(left, right)


@pytest.mark.parametrize("compare", COMPARED, ids=lambda compare: compare.__name__)
def test_what_is_said_of_each_pair(compare: Comparison) -> None:
    """In columns the values are those of the comparison itself, to the last bit, within one report and between two."""
    accounts = _accounts()
    ends = np.array(list(combinations(range(len(accounts)), 2)))
    pairs = Columns.of(accounts, (ends[:, 0], ends[:, 1]))
    assert 0 < pairs.is_within.sum() < len(ends)
    alone = [float(compare(accounts[a], accounts[b])) for a, b in ends.tolist()]
    assert pairs.values(compare, COMPARED[compare]).tolist() == alone


@pytest.mark.parametrize("ask", OBJECTIONS, ids=lambda ask: ask.__name__)
def test_what_is_remembered(ask: Question) -> None:
    """Asked by position, each question is answered as it is by the accounts themselves, the second time, too."""
    accounts = _accounts()
    known = remembered(accounts, ask, ASKED[ask])
    for a, b in [*combinations(range(len(accounts)), 2)] * 2:
        assert known(a, b) is ask(accounts[a], accounts[b])


def test_pairs_keep_their_order_however_they_come() -> None:
    """Many small batches or a large one: the pairs come in their order, never more than so many at once."""
    accounts = accounts_of((report("A", TUESDAY, told(place=JABLEH)).reading,), (), LINKING).records
    ends = np.arange(AT_ONCE + 10) * 0
    batches = [(ends[:3], ends[:3]), (ends, ends), (ends[:5], ends[:5])]
    sizes = [len(a) for (a, _), _ in laid_out(accounts, batches)]
    assert sizes == [AT_ONCE, 18]
    assert [len(a) for (a, _), _ in laid_out(accounts, [])] == [0]
