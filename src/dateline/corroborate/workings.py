"""What is kept of the linker's work on each document, and all of it laid out to go on from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dateline.corroborate.account import Account
from dateline.corroborate.block import Board, Ints, Mask
from dateline.corroborate.marks import UNMARKED, marks_of
from dateline.corroborate.twins import twins_of
from dateline.model import Working

_STORED = "<i8"  # of numbers in the books
_HEAD = 4  # numbers for each account: whether it is compared, its first and last day, how many marks


@dataclass(frozen=True, slots=True)
class Worked:
    """A document as it is worked in now, before it is known what it belongs together with."""

    document: str
    reading: int
    original: str
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Roll:
    """All accounts, by position: their ids, documents and groups, and the board that they stand on."""

    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    groups: tuple[str, ...]  # what the linker last put each together with
    is_compared: Mask  # not where an earlier account is the same
    board: Board

    def position(self) -> dict[str, int]:
        """The positions, by the ids of the mentions."""
        return {mention: place for place, mention in enumerate(self.mentions)}

    def grouped(self, groups: frozenset[str]) -> Mask:
        """The compared accounts that were last put into one of the groups."""
        held = np.fromiter((group in groups for group in self.groups), bool, len(self.groups))
        found: Mask = held & self.is_compared
        return found

    def told_in(self, documents: Iterable[str]) -> Mask:
        """The compared accounts of the documents."""
        wanted = frozenset(documents)
        held = np.fromiter((name in wanted for name in self.documents), bool, len(self.documents))
        found: Mask = held & self.is_compared
        return found


def workings_of(told: Iterable[Worked], accounts: Sequence[Account], version: str) -> tuple[Working, ...]:
    """What is kept of these documents; `accounts` are all of theirs, and nothing is said of groups yet."""
    compared = {twins[0].mention.id for twins in twins_of(accounts)}
    by_document: dict[str, list[Account]] = {}
    for account in accounts:
        by_document.setdefault(account.report.id, []).append(account)
    return tuple(_working(one, by_document.get(one.document, ()), compared, version) for one in told)


def roll_of(workings: Iterable[Working]) -> Roll:
    """All accounts of the documents, in their order."""
    known = tuple(workings)
    heads = _unpacked(one.heads for one in known).reshape(-1, _HEAD)
    board = Board(
        first=heads[:, 1],
        last=heads[:, 2],
        owner=np.repeat(np.arange(len(heads)), heads[:, 3]),
        kind=np.frombuffer(b"".join(one.kinds for one in known), np.uint8),
        key=_unpacked(one.keys for one in known),
    )
    return Roll(
        mentions=tuple(mention for one in known for mention in one.mentions),
        documents=tuple(one.document for one in known for _ in one.mentions),
        groups=tuple(group for one in known for group in one.groups),
        is_compared=heads[:, 0].astype(bool),
        board=board,
    )


def regrouped(working: Working, groups: Mapping[str, str], *, is_judged: bool) -> Working:
    """What is kept, with the groups that its accounts are in now, where they changed."""
    now = tuple(groups.get(name, old) for name, old in zip(working.mentions, working.groups, strict=True))
    return replace(working, groups=now, is_judged=is_judged)


def _working(told: Worked, accounts: Sequence[Account], compared: set[str], version: str) -> Working:
    marks = [marks_of(account) if account.mention.id in compared else UNMARKED for account in accounts]
    heads = [
        (account.mention.id in compared, one.first, one.last, len(one.keys))
        for account, one in zip(accounts, marks, strict=True)
    ]
    return Working(
        document=told.document,
        reading=told.reading,
        version=version,
        original=told.original,
        is_judged=False,
        mentions=tuple(account.mention.id for account in accounts),
        groups=tuple("" for _ in accounts),
        sketch=told.sketch,
        heads=_packed([number for head in heads for number in head]),
        kinds=bytes(kind for one in marks for kind in one.kinds),
        keys=_packed([key for one in marks for key in one.keys]),
    )


def _packed(numbers: Sequence[int]) -> bytes:
    """The numbers in the order of bytes that every machine reads, whichever wrote them."""
    packed: Ints = np.array(numbers, _STORED)
    return packed.tobytes()


def _unpacked(parts: Iterable[bytes]) -> Ints:
    return np.frombuffer(b"".join(parts), _STORED).astype(np.int64, copy=False)
