"""How renderers number the citations, and the words around each quotation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Document
from dateline.publish.brief import Brief, Citation, Sentence, section_of
from dateline.publish.redact import mask_parts
from dateline.publish.wording import load_wording

_SENTENCE_END = re.compile(r"[.!?…。؟۔]['’\"”»)\]]*\s+|\n+")
PAGE_ORDER = ("headlines", "areas", "contested", "tolls", "single", "changed")
_AROUND = 220  # characters of context on each side, at most


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the list of sources: the quoted words, and the sentence that they stand in."""

    number: int
    document: Document
    start: int
    end: int
    before: str
    quote: str
    after: str
    bears: tuple[Citation, ...]  # every claim that the brief takes from these words, each property and grade once


def numbering(brief: Brief) -> dict[tuple[str, int, int], int]:
    """A number for each citation, by document, start and end, in the order of their first appearance on the page."""
    places = dict.fromkeys(citation.place for citation in _citations(brief))
    return {place: number for number, place in enumerate(places, 1)}


def sources(brief: Brief) -> tuple[Source, ...]:
    """The list of sources in the order of their numbers, the names of private persons masked."""
    numbers = numbering(brief)
    at_place: dict[tuple[str, int, int], dict[object, Citation]] = {}
    for citation in _citations(brief):
        at_place.setdefault(citation.place, {}).setdefault((citation.claim.property, citation.mark), citation)
    return tuple(_source(number, tuple(at_place[place].values()), brief) for place, number in numbers.items())


def numbers_of(citations: tuple[Citation, ...], numbers: Mapping[tuple[str, int, int], int]) -> tuple[int, ...]:
    """The numbers of some citations, ascending."""
    return tuple(sorted({numbers[citation.place] for citation in citations}))


def _citations(brief: Brief) -> Iterator[Citation]:
    """Every citation in the order of the page."""
    for name in PAGE_ORDER:
        section = section_of(brief, name)
        entries = section.entries if section else ()
        yield from (c for entry in entries for sentence in entry.sentences for c in _cited(sentence))
        yield from (row.citation for row in brief.tolls if name == "tolls")


def _cited(sentence: Sentence) -> tuple[Citation, ...]:
    return (*sentence.citations, *(sentence.note.citations if sentence.note else ()))


def _source(number: int, bears: tuple[Citation, ...], brief: Brief) -> Source:
    citation = bears[0]
    before, quote, after = excerpt(citation, brief)
    return Source(number, citation.document, citation.span.start, citation.span.end, before, quote, after, bears)


def excerpt(citation: Citation, brief: Brief) -> tuple[str, str, str]:
    """What stands before the quoted words in their sentence, the words, what stands after; private names masked."""
    before, after = context(citation.document.text, citation.span.start, citation.span.end)
    parts = (before, citation.span.quote, after)
    masked = mask_parts(parts, brief.withheld, load_wording(brief.language))
    return masked[0], masked[1], masked[2]


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and after the words at `[start, end)`, cut at whole words where it is long.

    >>> context("It rained. A bomb killed three people. All fled.", 18, 24)
    ('A bomb ', ' three people.')
    """
    left = text[max(0, start - _AROUND) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(left)]
    before = left[ends[-1] :] if ends else left
    if not ends and start > _AROUND:
        before = "… " + before.split(" ", 1)[-1]
    right = text[end : end + _AROUND]
    stop = _SENTENCE_END.search(right)
    after = right[: stop.end()].rstrip() if stop else right
    if not stop and end + _AROUND < len(text):
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after
