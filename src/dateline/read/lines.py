"""The lines of a text and what each is by its look alone: bullet, quotation mark, clock time, heading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import BlockKind
from dateline.rules.header_types import HeaderKnowledge

_LINE = re.compile(r"[^\n]+")
_QUOTED = re.compile(r">\s?")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(
    r"(?:[•▪◦‣●○■□▸►·*]|[-–—](?=\s))\s*(?=\S)|(?:\d{1,2}[.)]|\((?!c\)\s*(?:\d{4}|[A-Z]))[a-z\d]{1,2}\)|[a-z]\))\s+(?=\S)"
)
_HEADING_WORDS = 14
_HEADING_CHARACTERS = 100
_FIGURE = re.compile(r":\s*\S")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: where its words begin and end, without marker and outer white space."""

    start: int
    end: int
    kind: BlockKind | None  # None: by its look, running text
    label: str | None  # a live post's clock time
    is_after_gap: bool  # whether a blank line, or nothing at all, stands above it
    outer: int  # where the line begins, marker included


def read_lines(text: str, marks: Mapping[int, BlockKind], know: HeaderKnowledge) -> Iterator[Line]:
    """The lines of the text that are not blank, each with its kind: the format's mark where there is one."""
    previous_end, offset = -2, 0
    for match in _LINE.finditer(text):
        words = match.group(0)
        if not words.strip():
            continue
        gap = previous_end < 0 or text.count("\n", previous_end, match.start()) > 1
        offset = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        kind, skip, label = _look(text[offset:end], marks.get(match.start()), know)
        yield Line(offset + skip, end, kind, label, gap, match.start())
        previous_end = match.end()


def _look(words: str, mark: BlockKind | None, know: HeaderKnowledge) -> tuple[BlockKind | None, int, str | None]:
    """The kind of a line, how many characters its marker takes, and the clock time that it carries."""
    post = _post(know).match(words)
    if post and mark in (None, "item", "heading", "paragraph"):
        return "post", post.end(), post.group(1).strip()
    if mark is not None:
        return mark, 0, None
    for pattern, kind in _MARKERS:
        match = pattern.match(words)
        if match and match.end() < len(words):
            return kind, match.end(), None
    return ("caption" if _caption(know).match(words) else None), 0, None


_MARKERS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (_QUOTED, "quotation"),
    (_HASHES, "heading"),
    (_BULLET, "item"),
)


def is_heading(words: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, no stop at its end, no figure behind a colon."""
    if len(words) > _HEADING_CHARACTERS or len(words.split()) > _HEADING_WORDS:
        return False
    if words[-1] in ".!;:,…\"”'’»)" or (_FIGURE.search(words) and any(c.isdigit() for c in words)):
        return False
    return not words[0].islower() and any(character.isalpha() for character in words)


@lru_cache(maxsize=8)
def _post(know: HeaderKnowledge) -> re.Pattern[str]:
    zones = "|".join(map(re.escape, know.forms("clock")))
    zone = rf"(?:\s?(?:{zones})(?!\w))"
    clock = rf"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d){zone}*|(?:[01]\d|2[0-3])[0-5]\d{zone}+|1?\d{zone}+"
    return re.compile(rf"[\[(]?({clock})[\])]?(?:\s*(?:[–—|:]|-+)\s*|\s*$|(?<=[\])])\s+)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _caption(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"[\[(]?(?:{'|'.join(map(re.escape, know.forms('caption')))})\s*:", re.IGNORECASE)
