"""What could not be done, as a record; and what every stage returns."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.model.fields import doc
from dateline.model.span import Span

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could not be done or looks wrong."""

    stage: str = doc("The stage that noticed it: read, extract, resolve, corroborate, store or publish.")
    message: str = doc("One sentence that a reader of the brief could follow.")
    span: Span | None = doc("The words it is about, where there are any.", default=None)


@dataclass(frozen=True, slots=True)
class Result(Generic[Record]):
    """What every stage returns: the records it made and what it could not do."""

    records: tuple[Record, ...]
    findings: tuple[Finding, ...] = ()
