"""What can be asked of the books, and what is found."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Document
from dateline.model.event import Event
from dateline.model.fields import doc
from dateline.model.reading import Modality, Polarity, Speaker
from dateline.model.span import Span
from dateline.model.values import Measure, Role


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the map."""

    lat: float = doc("Latitude of its middle in degrees, WGS 84.")
    lon: float = doc("Longitude of its middle in degrees, WGS 84.")
    km: float = doc("Its radius in kilometres.")


@dataclass(frozen=True, slots=True)
class Toll:
    """How many: a range that a count must meet."""

    measure: Measure = doc("What is counted.")
    low: int = doc("The least.")
    high: int | None = doc("The most; null means no ceiling.", default=None)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event must be; what is left null, or empty, does not matter."""

    since: str | None = doc("ISO date: it may have been on this day or later.", default=None)
    until: str | None = doc("ISO date: it may have been on this day or earlier.", default=None)
    near: Near | None = doc("Some report puts it there, given how exactly the report says where.", default=None)
    actor: str | None = doc("Words of the name of somebody whom some report says took part.", default=None)
    role: Role | None = doc("The role that this actor has.", default=None)
    type: str | None = doc("Words of the event type or of the sub-event type.", default=None)
    tolls: tuple[Toll, ...] = doc("Ranges that some report's count meets; an unknown count meets none.", default=())
    contested: bool = doc("Only events of which some value is contested.", default=False)
    single_source: bool = doc("Only events that one independent source tells of.", default=False)
    polarity: Polarity | None = doc("What some report says of it: that it happened, or did not.", default=None)
    modality: Modality | None = doc("How some report tells of it: asserted, hedged, planned …", default=None)


@dataclass(frozen=True, slots=True)
class Question:
    """A search: words, and what else must hold. Nothing asked for finds everything."""

    words: str = doc('Words that must all occur; "a phrase", -left out, begin*, this OR that.', default="")
    events: EventFilter = doc("What the event, or an event that the report tells of, must be.", default=EventFilter())
    source: str | None = doc("The outlet's name, as it gives it.", default=None)
    language: str | None = doc("ISO 639-1 code of the report's language.", default=None)
    since: str | None = doc("ISO date: published on this day or later; not of events.", default=None)
    until: str | None = doc("ISO date: published on this day or earlier; not of events.", default=None)
    limit: int = doc("The most that is given back.", default=20)
    offset: int = doc("How many are passed over first.", default=0)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a report, and the words in it that were searched for."""

    document: str = doc("The document's id.")
    span: Span = doc("The stretch, exactly as it stands in the document's text.")
    marks: tuple[Span, ...] = doc("The words found in it, in the order of the text; offsets are the document's.")


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A report that was found."""

    document: str = doc("The document's id.")
    title: str | None = doc("The headline.")
    source: str | None = doc("The outlet or agency that the report names.")
    published: str | None = doc("ISO date of publication.")
    language: str | None = doc("ISO 639-1 code of the language.")
    url: str | None = doc("Where the report was found.")
    snippet: Snippet = doc("Where the words stand; the beginning of the report where none were asked for.")


@dataclass(frozen=True, slots=True)
class QuotationHit:
    """Words that a report puts in somebody's mouth."""

    document: str = doc("The document's id.")
    source: str | None = doc("The outlet or agency that the report names.")
    published: str | None = doc("ISO date of publication.")
    speaker: Speaker | None = doc("Who is quoted; null where the report never says.")
    snippet: Snippet = doc("The words quoted, or the part of them in which the words were found.")


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that was found."""

    event: Event = doc("The whole event.")
    snippet: Snippet | None = doc("Where a report tells of it; null where no report of it is there.")


Hit = DocumentHit | QuotationHit | EventHit
Subject = Literal["documents", "quotations", "events"]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found: the latest first."""

    hits: tuple[Hit, ...] = doc("What was found, the latest first; those without a date last.")
    is_more: bool = doc("Whether there is more behind this page.", default=False)
    unread: int = doc("How many words of the question were left unread because it was too long.", default=0)


def beginning(document: Document, length: int) -> Snippet:
    """The first `length` characters of a document, as a snippet without marks."""
    return Snippet(document.id, document.span(0, min(length, len(document.text))), ())
