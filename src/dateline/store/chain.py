"""The hash chain of the audit log: how an entry is sealed, and what is wrong with a log whose seals do not fit.

Each entry's hash covers the hash of the one before it, so that an entry cannot be changed, taken out, put in or moved
without a trace, unless every later one is written anew; against that, the hash of the last one is kept elsewhere.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model import Entry, Finding, Kept

GENESIS = "0" * 64  # what the first entry follows on
REACH = 1000  # how far from its place an entry is looked for, at most
TRACED = 100  # how many of the changed entries are looked for elsewhere: each costs some thousand hashes


def seal(entry: Entry) -> str:
    """The hash of an entry: SHA-256, in hex, of its seven other fields in their order, joined by line feeds, in UTF-8."""
    fields = (str(entry.number), entry.at, entry.who, entry.action, entry.subject, entry.details, entry.previous)
    return hashlib.sha256("\n".join(fields).encode("utf-8", "surrogatepass")).hexdigest()


def faults(entries: Iterable[Entry], kept: Kept | None = None) -> Iterator[Finding]:
    """What is wrong with a log, given in the order of its numbers: entries changed, missing, moved, put in, or cut off.

    Holds no more than one entry at a time.
    """
    check = _Check(kept or Kept())
    for entry in entries:
        yield from map(_finding, check.next(entry))
    yield from map(_finding, check.end())


@dataclass(slots=True)
class _Check:
    """Where the check of a log stands."""

    kept: Kept
    number: int = 0
    hash: str | None = GENESIS  # None: unknown, since the entry is missing
    traced: int = 0
    is_kept: bool = False  # whether the hash that was kept elsewhere has been met

    def next(self, entry: Entry) -> Iterator[str]:
        """What is wrong with the entry, given those before it."""
        if entry.number > self.number + 1:
            yield f"{_several(self.number + 1, entry.number - 1)} missing.".capitalize()
            self.hash = None
        if not _is_whole(entry) or seal(entry) != entry.hash:
            yield self._changed(entry)
        elif self.hash not in (None, entry.previous):
            yield (
                f"Entry {entry.number} was written after another entry than {entry.number - 1} as it now stands: "
                "that one was changed and sealed anew, or one of the two was put in."
            )
        if entry.number == self.kept.number and self.kept.hash not in (None, entry.hash):
            yield f"Entry {entry.number} has another hash than the one kept elsewhere: the log was written anew."
        self.is_kept = self.is_kept or entry.hash == self.kept.hash
        self.number, self.hash = entry.number, entry.hash

    def end(self) -> Iterator[str]:
        """What is wrong with the end of the log, given what was kept elsewhere."""
        least = self.kept.number or 0
        if self.number < least:
            yield f"The log ends with entry {self.number}: {_several(self.number + 1, least)} cut off."
        elif self.kept.hash and not self.kept.number and not self.is_kept:
            yield (
                f"None of the {self.number} entries has the hash that was kept elsewhere: "
                "the log was cut off before it, or written anew."
            )

    def _changed(self, entry: Entry) -> str:
        self.traced += 1
        origin = _origin(entry) if self.traced <= TRACED and _is_whole(entry) else None
        if origin is not None:
            return f"Entry {entry.number} was written as entry {origin}: the entries were reordered or renumbered."
        return f"Entry {entry.number} was changed: its hash is not that of its content."


def _is_whole(entry: Entry) -> bool:
    """Whether every field is of its type: SQLite lets anything stand anywhere."""
    texts = (entry.at, entry.who, entry.action, entry.subject, entry.details, entry.previous, entry.hash)
    return all(isinstance(text, str) for text in texts)


def _origin(entry: Entry) -> int | None:
    """The number that an entry bore when it was sealed, where it was moved and is otherwise as it was."""
    near = range(max(1, entry.number - REACH), entry.number + REACH)
    return next((number for number in near if seal(replace(entry, number=number)) == entry.hash), None)


def _several(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"


def _finding(message: str) -> Finding:
    return Finding("store", message)
