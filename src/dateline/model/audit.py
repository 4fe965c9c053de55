"""The audit log's records: what was done to the books, by whom, when, in a chain that shows every later change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.fields import doc

Action = Literal[
    "document",  # a report was added
    "reading",  # what an engine read in it was added
    "events",  # the events were worked out anew
    "names",  # events were given ids
    "judgement",  # a person decided, or took a decision back; or a withdrawal took words out of that
    "import",  # another database was copied into this one
    "export",  # something was given out
    "login",  # somebody came to the desk
    "withdrawal",  # a report was taken out, and a tombstone put in its place
    "erasure",  # what was withdrawn is gone from the files of the database too
]


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to the books, before it stands in the log: ids and counts only, never a word of a report."""

    action: Action
    subject: str = ""
    details: Mapping[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log, chained to the one before it."""

    number: int = doc("Its place in the log, from 1 and without a gap.")
    at: str = doc("When, in UTC, by the clock of the machine that did it: `2024-05-14T12:00:00.000000Z`.")
    who: str = doc("The name of the account that did it, or the one given with `--who`.")
    action: str = doc(
        "What was done: document, reading, events, names, judgement, import, export, login, withdrawal or erasure."
    )
    subject: str = doc("What it was done to: the id of a document or an event, or the kind of an export.")
    details: str = doc("Counts, ids and digests, as JSON with sorted keys; never a word of a report.")
    previous: str = doc("The hash of the entry before it; 64 zeros in the first.")
    hash: str = doc("SHA-256 of the seven fields above, as `docs/audit.md` says.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept elsewhere of an earlier state of the log: how many entries, the hash of the last, or both."""

    number: int | None = None
    hash: str | None = None
