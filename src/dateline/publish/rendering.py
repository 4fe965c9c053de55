"""What every rendering of a brief prints alike: the day in figures, the head of a source, what a row counts."""

from dateline.publish.brief import Brief, TollRow, section_of
from dateline.publish.citations import Source
from dateline.publish.redact import mask
from dateline.publish.wording import Wording, legible


def count_sentences(brief: Brief, name: str) -> int:
    """How many sentences a section has; 0 where the brief has no such section."""
    section = section_of(brief, name)
    return sum(len(entry.sentences) for entry in section.entries) if section else 0


def measure_words(row: TollRow, wording: Wording) -> str:
    """What is counted, and whether the voice denies, doubts or took it back."""
    notes = {"denies": ["denied"], "doubts": ["doubted"]}.get(row.stance, []) + (
        ["superseded"] if row.superseded else []
    )
    words = (wording.phrase(f"measure.{row.measure}"), *(wording.ui(note) for note in notes))
    return wording.listed(words, "list.joint")


def source_head(source: Source, brief: Brief, wording: Wording) -> tuple[str, str, str]:
    """Outlet, title and date of a source's document, fit to print."""
    document = source.document
    title = legible(mask(document.title or "", brief.withheld, wording)) or wording.ui("untitled")
    date = wording.day(document.published) if document.published else wording.ui("undated")
    return legible(document.source or document.path or wording.ui("report")), title, date
