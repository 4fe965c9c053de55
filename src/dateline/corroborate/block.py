"""Which accounts are worth comparing: those that share a day, a patch of the map and a family of types.

An account whose place is a region, or unknown, is compared with those of its days that share an actor, a target, a
figure or a region with it; one that cannot be dated at all with those that share an actor, a target or a district.

All accounts are laid out on a board of numbers; a day at a time is taken from it, so that only the pairs of one day are
in memory together. What is asked for may be limited to some accounts: then only their days are looked at.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.account import Account
from dateline.corroborate.marks import (
    ANCHOR,
    CELL,
    COUNTRY,
    DIVISION,
    NAME,
    WORD,
    Marks,
    key_of,
    marks_of,
    named_marks,
)
from dateline.model import Finding

LARGEST_LOOSE_BLOCK = 200  # an actor or a country shared by more accounts than this narrows nothing down
NO_DAY = 0  # stands for the days of those that cannot be looked up by any

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Pair = tuple[int, int]
Pairs = tuple[Ints, Ints]  # positions, the earlier account's first
Keyed = tuple[Ints, Ints]  # keys, and the positions of the accounts that have them
Wide = tuple[int, int]  # a day (or NO_DAY) and a key by which too many are found

_ASKS_BY_DAY, _FOUND_BY_DAY = (ANCHOR, COUNTRY, DIVISION, WORD), (ANCHOR, COUNTRY, DIVISION, NAME)
_WITHOUT_DAY = (ANCHOR, CELL, DIVISION)


@dataclass(frozen=True, slots=True)
class Board:
    """What accounts are looked up by: their days, and a row for each mark, in the order of the accounts."""

    first: Ints
    last: Ints
    owner: Ints
    kind: NDArray[np.uint8]
    key: Ints

    @property
    def is_dated(self) -> Mask:
        """Whether each account can be looked up by days."""
        return self.first <= self.last

    @property
    def is_loose(self) -> Mask:
        """Whether each account lacks a usable date or a usable place."""
        placed = np.zeros(len(self.first), bool)
        placed[self.owner[self.kind == CELL]] = True
        return ~(placed & self.is_dated)


@dataclass(frozen=True, slots=True)
class Scope:
    """Some days, and some keys by which accounts look for others on no day."""

    days: Ints
    keys: Ints

    def with_all(self, other: "Scope") -> "Scope":
        """These and the others."""
        return Scope(np.union1d(self.days, other.days), np.union1d(self.keys, other.keys))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The keys of some kinds that some accounts have."""

    starts: Ints  # of each account's keys, and the end of all
    keys: Ints

    def of(self, accounts: Ints) -> Keyed:
        """The keys of these accounts, each with its owner."""
        starts, sizes = self.starts[accounts], self.starts[accounts + 1] - self.starts[accounts]
        return self.keys[_ranges(starts, sizes)], np.repeat(accounts, sizes)


@dataclass(frozen=True, slots=True)
class _Question:
    """Whom loose accounts look for on one day (or on no day), and who can be found then."""

    day: int
    asking: Keyed
    found: Keyed

    def answers(self) -> tuple[Pairs, Ints]:
        """The pairs, and the keys by which too many are found."""
        (keys, askers), (names, owners) = self.asking, self.found
        order = np.argsort(names, kind="stable")
        names, owners = names[order], owners[order]
        starts = np.searchsorted(names, keys, "left")
        sizes = np.searchsorted(names, keys, "right") - starts
        narrow = sizes <= LARGEST_LOOSE_BLOCK
        a, b = np.repeat(askers[narrow], sizes[narrow]), owners[_ranges(starts[narrow], sizes[narrow])]
        return _in_order(a[a != b], b[a != b]), np.unique(keys[~narrow])


def candidates(accounts: tuple[Account, ...]) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """Pairs of positions worth comparing, in order, and what was left out."""
    board = board_of(map(marks_of, accounts))
    found = sorted(pair for a, b in pairs_on(board) for pair in zip(a.tolist(), b.tolist(), strict=True))
    return tuple(found), too_wide(wide_on(board), accounts)


def board_of(marked: Iterable[Marks]) -> Board:
    """The board on which accounts with these marks stand, in the order given."""
    first, last, sizes, kinds, keys = (array(code) for code in "qqqBq")
    for marks in marked:
        first.append(marks.first)
        last.append(marks.last)
        sizes.append(len(marks.keys))
        kinds.extend(marks.kinds)
        keys.extend(marks.keys)
    owner = np.repeat(np.arange(len(sizes)), np.array(sizes, np.int64))
    return Board(
        np.array(first, np.int64), np.array(last, np.int64), owner, np.array(kinds, np.uint8), np.array(keys, np.int64)
    )


def pairs_on(board: Board, wanted: Mask | None = None) -> Iterator[Pairs]:
    """Pairs worth comparing, each once, some at a time; with `wanted` only those that hold a wanted account."""
    size, scope = len(board.first), None if wanted is None else scope_of(board, wanted)
    asked = np.ones(size, bool) if wanted is None else wanted
    cells = _shelf(board, (CELL,), board.is_dated)
    for day, present in _days(board, scope):
        a, b = _once(_meetings(*cells.of(present)), size)
        is_first = np.maximum(board.first[a], board.first[b]) == day  # of the days that both have
        yield _holding(asked, (a[is_first], b[is_first]))
    loose = [_holding(asked, question.answers()[0]) for question in _questions(board, scope)]
    yield _once((np.concatenate([a for a, _ in loose]), np.concatenate([b for _, b in loose])), size)


def scope_of(board: Board, accounts: Mask) -> Scope:
    """Where these accounts can be met, or counted."""
    sizes = np.where(accounts, np.maximum(board.last - board.first + 1, 0), 0)
    return Scope(np.unique(_ranges(board.first, sizes)), np.unique(_rows(board, accounts)[0]))


def wide_on(board: Board, scope: Scope | None = None) -> frozenset[Wide]:
    """By what, on which day, too many are found for those that lack date or place to be compared with all of them.

    `scope` limits it to some days, and to some keys of those that look on no day.
    """
    questions = _questions(board, scope)
    return frozenset((question.day, key) for question in questions for key in question.answers()[1].tolist())


def askers_of(board: Board, wide: frozenset[Wide]) -> Mask:
    """The accounts that look for others by one of these keys on one of these days."""
    found = np.zeros(len(board.first), bool)
    days, keys = ({part for part, _ in wide} - {NO_DAY}), [key for _, key in wide]
    scope = Scope(np.array(sorted(days), np.int64), np.unique(np.array(keys, np.int64)))
    for question in _questions(board, scope) if wide else ():
        keys = [key for day, key in wide if day == question.day]
        found[question.asking[1][np.isin(question.asking[0], np.array(keys, np.int64))]] = True
    return found


def too_wide(wide: frozenset[Wide], accounts: Iterable[Account]) -> tuple[Finding, ...]:
    """What is said of the keys by which too many are found, in the words of the accounts that look by them."""
    keys = {key for _, key in wide}
    named = (
        (key, mark, family)
        for account in (accounts if keys else ())
        for _, mark in named_marks(account)
        for family in sorted(account.families)
        if (key := key_of(mark, family)) in keys
    )
    words = {key: " ".join(map(str, (*mark, family))) for key, mark, family in named}
    told = sorted((day, words[key]) for day, key in wide if key in words)
    return tuple(_too_wide(day, shared) for day, shared in told)


def _shelf(board: Board, kinds: tuple[int, ...], accounts: Mask) -> _Shelf:
    kept = np.isin(board.kind, kinds) & accounts[board.owner]
    return _Shelf(np.searchsorted(board.owner[kept], np.arange(len(accounts) + 1)), board.key[kept])


def _days(board: Board, scope: Scope | None) -> Iterator[tuple[int, Ints]]:
    """Each day that an account can have been, or of the scope, and all accounts that can have been then, in order."""
    sizes = np.maximum(board.last - board.first + 1, 0)
    days, owners = _ranges(board.first, sizes), np.repeat(np.arange(len(sizes)), sizes)
    if scope is not None:
        kept = np.isin(days, scope.days)
        days, owners = days[kept], owners[kept]
    order = np.argsort(days, kind="stable")
    days, owners = days[order], owners[order]
    known, starts = np.unique(days, return_index=True)
    ends = [*starts[1:].tolist(), len(days)]
    return ((day, owners[a:b]) for day, a, b in zip(known.tolist(), starts.tolist(), ends, strict=False))


def _questions(board: Board, scope: Scope | None) -> Iterator[_Question]:
    dated, loose = board.is_dated, board.is_loose
    asks, found = _shelf(board, _ASKS_BY_DAY, dated & loose), _shelf(board, _FOUND_BY_DAY, dated)
    for day, present in _days(board, scope):
        asking = asks.of(present)
        if asking[0].size:
            yield _Question(day, asking, _among(found.of(present), asking[0]))
    asking = _rows(board, ~dated)
    if scope is not None:
        asking = _among(asking, scope.keys)
    yield _Question(NO_DAY, asking, _among(_rows(board, np.ones(len(dated), bool)), asking[0]))


def _rows(board: Board, accounts: Mask) -> Keyed:
    """Keys and owners by which these accounts look, or are looked for, on no day."""
    kept = np.isin(board.kind, _WITHOUT_DAY) & accounts[board.owner]
    return board.key[kept], board.owner[kept]


def _among(rows: Keyed, keys: Ints) -> Keyed:
    """The rows that have one of the keys."""
    kept = np.isin(rows[0], np.unique(keys))
    return rows[0][kept], rows[1][kept]


def _meetings(keys: Ints, owners: Ints) -> Pairs:
    """Every two owners of one key, the earlier first; those that share several keys several times."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    at, step = np.arange(len(keys)), 1
    found = [(owners[:0], owners[:0])]
    while at.size:
        at = at[at + step < len(keys)]
        at = at[keys[at] == keys[at + step]]
        found.append((owners[at], owners[at + step]))
        step += 1
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])


def _once(pairs: Pairs, accounts: int) -> Pairs:
    """The pairs, each once, in order."""
    a, b = np.divmod(np.unique(pairs[0] * accounts + pairs[1]), max(accounts, 1))
    return a, b


def _in_order(a: Ints, b: Ints) -> Pairs:
    return np.minimum(a, b), np.maximum(a, b)


def _holding(asked: Mask, pairs: Pairs) -> Pairs:
    """Those of the pairs that hold an account that is asked for."""
    kept = asked[pairs[0]] | asked[pairs[1]]
    return pairs[0][kept], pairs[1][kept]


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers from each start on, so many of each."""
    offsets = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    return offsets + np.arange(len(offsets))


def _too_wide(day: int, shared: str) -> Finding:
    when = "" if day == NO_DAY else f" and the day {date.fromordinal(day).isoformat()}"
    return Finding(
        "corroborate",
        f"More than {LARGEST_LOOSE_BLOCK} accounts share only '{shared}'{when}; those without date or place were not compared.",
    )
