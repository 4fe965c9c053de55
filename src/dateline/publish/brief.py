"""The daily brief as a record: every sentence carries the words of the documents that bear it out.

A `Citation` cannot be made of a claim whose words are not exactly in the document; `Cited` words cannot be made
without a citation; a `Sentence` is made of nothing but cited words. So no renderer can print what nobody said.
"""

from dataclasses import dataclass, replace

from dateline.model import Bounds, Claim, Document, Finding, Reliability, Span
from dateline.model.event import Grade


@dataclass(frozen=True, slots=True)
class Mark:
    """How well the value that a claim gives is supported, and how reliable a user holds who makes it to be."""

    grade: Grade | None = None
    code: str | None = None  # of the value, as B2; None where no list of sources was given
    letter: Reliability | None = None  # of the voice


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of one document that bear a claim out. Raises `ValueError` where they are not there, exactly."""

    claim: Claim
    document: Document
    mark: Mark = Mark()

    def __post_init__(self) -> None:
        span = self.claim.span
        if self.claim.grounding != "exact" or span is None or not span.quote.strip():
            raise ValueError(f"The claim {self.claim.id} is not grounded in exact words and cannot be cited.")
        if span.start < 0 or self.document.quote(span) != span.quote:
            raise ValueError(f"The words of the claim {self.claim.id} are not in the document at their place.")

    @property
    def span(self) -> Span:
        """The words, and where they stand in the document's text."""
        assert self.claim.span is not None  # checked when the citation was made
        return self.claim.span

    @property
    def place(self) -> tuple[str, int, int]:
        """Document, start and end: two claims on the same words are one entry in the list of sources."""
        return (self.document.id, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the brief and what bears them out. Raises `ValueError` without words or without a citation."""

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("There is nothing to cite.")
        if not self.citations:
            raise ValueError(f"Nothing bears out the words {self.text!r}.")


@dataclass(frozen=True, slots=True)
class Sentence(Cited):
    """A sentence of the brief; made by `Wording.sentence` from cited words alone."""

    note: Cited | None = None  # the grade of what it says, and why: "single source: Coast Wire"

    def noted(self, note: Cited | None) -> "Sentence":
        """The sentence with a note on how well what it says is supported."""
        return replace(self, note=note)

    def graded(self, words: str) -> "Sentence":
        """The sentence with the grade of what it says, where it names itself who says so; no words, no note."""
        return replace(self, note=Cited(words, self.citations)) if words else self

    @property
    def further(self) -> tuple[Citation, ...]:
        """What the note cites beyond what the sentence cites."""
        places = {citation.place for citation in self.citations}
        return tuple(c for c in self.note.citations if c.place not in places) if self.note else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a section says of one event."""

    event: str  # the event's id
    label: Cited  # a few words to know it by: "Air strike, Douma, 23 May 2016"
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, or under two, the larger first (country, first-level division)."""

    path: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief."""

    id: str  # headlines, areas, contested, single or changed
    title: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all groups, in order."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class TollRow:
    """One count by one voice: a row of the table of who says how many."""

    event: str
    label: Cited
    outlet: str
    speaker: str | None  # None: the outlet itself
    measure: str
    figure: Bounds
    words: str  # the figure as the brief writes it: "at least 12"
    of: str | None  # of whom, in the report's words
    stance: str
    superseded: bool  # whether the same voice took it back later
    grade: str  # how well the figure is supported, with its code if there is one: "contested, B3"
    citation: Citation


@dataclass(frozen=True, slots=True)
class Brief:
    """One day, as the documents of that day tell it."""

    date: str  # ISO date
    language: str  # ISO 639-1 code of the brief's own words
    sections: tuple[Section, ...]
    tolls: tuple[TollRow, ...]
    located: tuple[str, ...]  # ids of the events whose place is cited, and which may stand on a map
    withheld: tuple[str, ...]  # names that no rendering may print
    reports: int
    outlets: int
    events: int
    findings: tuple[Finding, ...]  # what could not be put into the brief
    findings_count: int  # these, and everything that the readings of the day report


def citations_of(*parts: Cited | None) -> tuple[Citation, ...]:
    """Every citation of the parts given, each place of each document once, in their order."""
    found: dict[tuple[str, int, int], Citation] = {}
    for part in parts:
        for citation in part.citations if part else ():
            found.setdefault(citation.place, citation)
    return tuple(found.values())


def section_of(brief: Brief, name: str) -> Section | None:
    """The section of that id, or None where the day gives it nothing to say."""
    return next((section for section in brief.sections if section.id == name), None)
