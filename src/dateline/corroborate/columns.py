"""Pairs of accounts in columns: a comparison is made once for all pairs that are alike in what it reads of the two.

Millions of pairs hold few kinds of days, places, types and figures; so most of what is asked of a pair was asked before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.account import Account
from dateline.corroborate.block import Ints, Mask, Pairs

AT_ONCE = 65_536  # pairs that are laid out together
_TABLE = 4  # times as many kinds as pairs may be counted in a table; beyond that they are sorted

T = TypeVar("T")
Floats = NDArray[np.float64]
Comparison = Callable[[Account, Account], float]
Reads = tuple[str, ...]  # attributes of an account, or of its mention or report ("report.outlet")
Kinds = tuple[Ints, Ints]  # of each kind of pair the place of one; of each pair the kind
Positions = Sequence[Account] | Mapping[int, Account]


@dataclass(frozen=True, slots=True)
class Columns:
    """Pairs, each by the places of its two among the accounts."""

    accounts: tuple[Account, ...]
    left: Ints
    right: Ints
    is_within: Mask  # whether the two stand in one report
    _kinds: dict[Reads, Kinds] = field(default_factory=dict)

    @classmethod
    def of(cls, accounts: Positions, pairs: Pairs) -> "Columns":
        """The pairs of these positions."""
        known, places = np.unique(np.concatenate(pairs), return_inverse=True)
        left, right = np.split(places, 2)
        held = tuple(accounts[position] for position in known.tolist())
        report = _coded(held, ("report.id",))
        return cls(held, left, right, report[left] == report[right])

    def values(self, compare: Comparison, reads: Reads) -> Floats:
        """What the comparison says of each pair; of two accounts in two reports it reads nothing but this."""
        if reads not in self._kinds:
            self._kinds[reads] = self._kinds_of(reads)
        first, kind = self._kinds[reads]
        left, right = ([self.accounts[place] for place in ends[first].tolist()] for ends in (self.left, self.right))
        said: Floats = np.fromiter(map(compare, left, right), np.float64, len(first))[kind]
        return said

    def _kinds_of(self, reads: Reads) -> Kinds:
        """The kinds of pairs; every pair within one report is one of its own."""
        code, within = _coded(self.accounts, reads), np.flatnonzero(self.is_within)
        between = np.flatnonzero(~self.is_within)
        first, kind = _firsts(code[self.left[between]] * (code.max(initial=0) + 1) + code[self.right[between]])
        kinds = np.empty(len(self.left), np.int64)
        kinds[between], kinds[within] = kind, len(first) + np.arange(len(within))
        return np.concatenate((between[first], within)), kinds


def laid_out(accounts: Positions, batches: Iterable[Pairs]) -> Iterator[tuple[Pairs, Columns]]:
    """The pairs of positions in their order, many at a time, and in columns."""
    for pairs in _even(batches):
        yield pairs, Columns.of(accounts, pairs)


def remembered(
    accounts: Sequence[Account], ask: Callable[[Account, Account], T], reads: Reads
) -> Callable[[int, int], T]:
    """The question as one about positions, asked once of all pairs that are alike in what it reads of two reports."""
    code, report = (_coded(accounts, of).tolist() for of in (reads, ("report.id",)))
    kinds, known = max(code, default=0) + 1, dict[int, T]()

    def answer(a: int, b: int) -> T:
        if report[a] == report[b]:
            return ask(accounts[a], accounts[b])
        key = code[a] * kinds + code[b]
        if key not in known:
            known[key] = ask(accounts[a], accounts[b])
        return known[key]

    return answer


def _even(batches: Iterable[Pairs]) -> Iterator[Pairs]:
    """The pairs in batches that are neither small nor large; one at least, and the last may be empty."""
    left, right = np.empty(0, np.int64), np.empty(0, np.int64)
    for a, b in batches:
        left, right = np.concatenate((left, a)), np.concatenate((right, b))
        while len(left) >= AT_ONCE:
            yield left[:AT_ONCE], right[:AT_ONCE]
            left, right = left[AT_ONCE:], right[AT_ONCE:]
    yield left, right


def _coded(accounts: Sequence[Account], reads: Reads) -> Ints:
    """A number for each account: the same for accounts that are equal in all of this."""
    if not reads:
        return np.zeros(len(accounts), np.int64)
    read, codes = attrgetter(*reads), dict[object, int]()
    known = (codes.setdefault(read(account), len(codes)) for account in accounts)
    return np.fromiter(known, np.int64, len(accounts))


def _firsts(keys: Ints) -> Kinds:
    """Of each key one place where it stands; and for each place, which of them it is."""
    if (size := int(keys.max(initial=0)) + 1) > _TABLE * len(keys):
        _, first, kind = np.unique(keys, return_index=True, return_inverse=True)
        return first, kind
    table = np.full(size, -1)
    table[keys] = np.arange(len(keys))
    used = np.flatnonzero(table >= 0)
    first = table[used]
    table[used] = np.arange(len(used))
    return first, table[keys]
