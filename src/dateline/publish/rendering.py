"""What every rendering of a brief prints alike: the day in figures, the head of a source, what a row counts."""

from collections.abc import Iterator
from pathlib import PurePath

from dateline.publish.brief import Brief, TollRow, section_of
from dateline.publish.citations import Source
from dateline.publish.redact import mask
from dateline.publish.wording import Wording, isolated, legible


def count_sentences(brief: Brief, name: str) -> int:
    """How many sentences a section has; 0 where the brief has no such section."""
    section = section_of(brief, name)
    return sum(len(entry.sentences) for entry in section.entries) if section else 0


def day_counts(brief: Brief, wording: Wording) -> Iterator[tuple[str, int]]:
    """The day in figures, each with what is counted."""
    contested, single = (count_sentences(brief, name) for name in ("contested", "single"))
    counts = (brief.reports, brief.outlets, brief.events, contested, single, brief.findings_count)
    names = ("reports", "outlets", "events", "contested", "single", "findings")
    yield from ((wording.ui(f"one.{n}" if number == 1 else n), number) for n, number in zip(names, counts, strict=True))


def measure_words(row: TollRow, wording: Wording) -> str:
    """What is counted, and whether the voice denies, doubts or took it back."""
    notes = {"denies": ["denied"], "doubts": ["doubted"]}.get(row.stance, []) + (
        ["superseded"] if row.superseded else []
    )
    words = (wording.phrase(f"measure.{row.measure}"), *(wording.ui(note) for note in notes))
    return wording.listed(words, "list.joint")


def bears_words(source: Source, wording: Wording) -> str:
    """What the words of a source bear out, with the grade of each value: 'killed: contested, B3'; may be empty."""
    told: dict[str, None] = {}
    for citation in source.bears:
        name = f"measure.{citation.claim.property}"
        kind = name if wording.has(name) else f"short.{citation.claim.property}"
        if citation.mark.grade and wording.has(kind):
            grade = ", ".join(filter(None, (citation.mark.grade, citation.mark.code)))
            told[wording.phrase("grade.borne", names=wording.phrase(kind), reason=grade)] = None
    return wording.ui("bears", values=wording.listed(told, "list.sides")) if told else ""


def source_head(source: Source, brief: Brief, wording: Wording) -> tuple[str, str, str]:
    """Outlet, title and date of a source's document, fit to print."""
    document = source.document
    title = legible(mask(document.title or "", brief.withheld, wording)) or wording.ui("untitled")
    date = wording.day(document.published) if document.published else wording.ui("undated")
    outlet = isolated(legible(document.source or PurePath(document.path or "").name or wording.ui("report")))
    letter = source.bears[0].mark.letter
    return (wording.phrase("voice.rated", source=outlet, letter=letter) if letter else outlet), title, date


def is_rated(brief: Brief) -> bool:
    """Whether a user's list of sources was given."""
    sentences = (sentence for section in brief.sections for entry in section.entries for sentence in entry.sentences)
    return any(citation.mark.letter for sentence in sentences for citation in sentence.citations)
