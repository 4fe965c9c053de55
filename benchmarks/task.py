"""What a benchmark is: which fields it may see, how a document is read, how predictions are made and scored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from benchmarks.score.records import Record
from dateline.model import Settings

Work = Callable[[Record, Settings], Any]
PeerWork = Callable[[Record], Record]


def _as_they_are(worked: list[Any]) -> list[Record]:
    return worked


@dataclass(frozen=True, slots=True)
class Task:
    """One data set's task: `work` sees one document's given fields, `gather` what was made of all of them."""

    name: str
    work: Work
    score: Callable[[list[Record], list[Record]], Record]
    gold: tuple[str, ...]  # the fields that only gold records have, any of them
    shown: tuple[str, ...]  # figures to print, as paths through the scorer's answer
    given: tuple[str, ...] = ("id", "text", "published")
    inner: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))  # of a list of records
    gather: Callable[[list[Any]], list[Record]] = _as_they_are
    peer: tuple[str, Callable[[], PeerWork | None]] | None = (
        None  # a system that can run beside ours, where it is installed
    )

    @property
    def key(self) -> str:
        """The field that names a document."""
        return self.given[0]


def given_fields(record: Record, task: Task) -> Record:
    """The record with what the task gives and nothing else: the gold cannot be seen past this point."""
    kept = {name: record.get(name) for name in task.given}
    lists = {name: _cut(record.get(name) or [], fields) for name, fields in task.inner.items()}
    return {**kept, **lists}


def _cut(items: list[Record], fields: tuple[str, ...]) -> list[Record]:
    return [{name: item[name] for name in fields} for item in items]


def has_gold(records: list[Record], task: Task) -> bool:
    """Whether the records can be scored against."""
    return any(name in record for record in records for name in task.gold)
