"""What a report says of itself: title, byline, dateline, outlet, day, and from whom it was taken over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Block, BlockKind
from dateline.read.dateline import read_dateline
from dateline.read.dates import find_dates
from dateline.read.facts import Facts
from dateline.read.header_lines import read_line, read_syndication, title_date
from dateline.read.lines import Line
from dateline.read.names import is_outlet
from dateline.rules.header_types import HeaderKnowledge

_HEAD_LINES = 14  # no head is longer
_TAIL_LINES = 3  # a report may be signed at its end
_MISSES = 2  # a summary may stand between title and byline
_TITLE_CHARACTERS = 250
_SPACE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """What the head says, and which stretches of the text it takes."""

    facts: Facts
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    facts: Facts
    block: Block


def read_header(text: str, lines: Sequence[Line], known_title: str | None, know: HeaderKnowledge) -> Header:
    """Read the first lines, and the last ones for a signature; `known_title` is the capture's own, where it has one."""
    head = _read_head(text, lines[:_HEAD_LINES], known_title, know)
    taken = {found.block.start for found in head}
    tail = [line for line in lines[-_TAIL_LINES:] if line.start not in taken and line.outer > 0]
    found = [*head, *_read_tail(text, tail, know)]
    facts = Facts()
    for one in found:
        facts = facts.or_else(one.facts)
    return Header(facts, tuple(sorted((one.block for one in found), key=lambda block: block.start)))


def _read_head(text: str, lines: Sequence[Line], known_title: str | None, know: HeaderKnowledge) -> list[_Found]:
    found: list[_Found] = []
    misses = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        has_title = any(one.block.kind == "title" for one in found)
        one = _head_line(text, line, None if has_title else _Title(known_title, following, not misses), know)
        if one is not None:
            found.append(one)
        if line.kind in _BODY_KINDS or (one is not None and one.block.kind == "dateline" and one.facts.place):
            break
        misses += one is None
        if misses > _MISSES:
            break
    return found


_BODY_KINDS: frozenset[BlockKind | None] = frozenset({"item", "post", "quotation"})


@dataclass(frozen=True, slots=True)
class _Title:
    """What decides whether the line at hand is the title."""

    known: str | None
    following: Line | None
    is_first: bool


def _head_line(text: str, line: Line, title: _Title | None, know: HeaderKnowledge) -> _Found | None:
    words = text[line.start : line.end]
    if line.kind in _BODY_KINDS or line.kind == "caption":
        return None
    if line.kind == "title" or (title and title.known and _is_same(words, title.known)):
        return _title(line, words, know)
    if title and _is_letterhead(text, line, title, know):
        return _Found(Facts(source=words.strip(" .")), Block("byline", line.start, line.end))
    facts = read_line(words, know) or read_syndication(words, know)
    if facts is not None:
        return _Found(_placed(facts, line, words, know), Block(_kind(facts), line.start, line.end))
    if title and title.is_first and not title.known and _is_title(text, line, title.following, know):
        return _title(line, words, know)
    return _dateline(line, words, know) if line.kind is None else None


def _kind(facts: Facts) -> BlockKind:
    """A line with a label "Headline:" is the title, one with only day or place a dateline, any other a byline."""
    if facts.title:
        return "title"
    return "byline" if facts.author or facts.source or facts.syndicated_from or facts == Facts() else "dateline"


def _title(line: Line, words: str, know: HeaderKnowledge) -> _Found:
    when = title_date(words, know)
    facts = Facts(title=words, date=when)
    return _Found(_placed(facts, line, words, know), Block("title", line.start, line.end))


def _dateline(line: Line, words: str, know: HeaderKnowledge) -> _Found | None:
    found = read_dateline(words, know)
    if found is None:
        return None
    end = line.start + len(words[: found.end].rstrip())
    return _Found(_placed(found.facts, line, words, know), Block("dateline", line.start, end))


def _placed(facts: Facts, line: Line, words: str, know: HeaderKnowledge) -> Facts:
    """The facts with the day found again in the whole line, and its place counted from the text's beginning."""
    when = facts.date
    if when is None:
        return facts
    same = (
        day for day in find_dates(words, know) if (day.year, day.month, day.day) == (when.year, when.month, when.day)
    )
    exact = next(same, replace(when, start=0, end=len(words)))
    return replace(facts, date=replace(when, start=line.start + exact.start, end=line.start + exact.end))


def _is_same(words: str, title: str) -> bool:
    return _SPACE.sub(" ", words).strip().casefold() == _SPACE.sub(" ", title).strip().casefold() != ""


def _is_title(text: str, line: Line, following: Line | None, know: HeaderKnowledge) -> bool:
    """The first line, where it does not end as a sentence does and a gap, a byline or a dateline follows."""
    words = text[line.start : line.end]
    if len(words) > _TITLE_CHARACTERS or following is None or _is_dated_dateline(words, know):
        return False
    if words[-1] in ".;,:" or _is_number(words):
        return False
    after = text[following.start : following.end]
    return following.is_after_gap or line.kind == "heading" or _opens_report(after, following, know)


def _is_number(words: str) -> bool:
    """Whether the line is a document's number, one word with a figure in it."""
    return " " not in words and any(character.isdigit() for character in words)


def _opens_report(words: str, line: Line, know: HeaderKnowledge) -> bool:
    return line.kind == "post" or read_line(words, know) is not None or read_dateline(words, know) is not None


def _is_dated_dateline(words: str, know: HeaderKnowledge) -> bool:
    found = read_dateline(words, know)
    return found is not None and bool(found.facts.date or found.facts.source) and bool(found.facts.place)


def _is_letterhead(text: str, line: Line, title: _Title, know: HeaderKnowledge) -> bool:
    """A first line that is only an outlet's name, where the next one can be the title."""
    words, after = text[line.start : line.end], title.following
    if not title.is_first or after is None or len(words.split()) > 6 or not is_outlet(words, know):
        return False
    below = text[after.start : after.end]
    return below[-1] not in ".;," and len(below) <= _TITLE_CHARACTERS and read_line(below, know) is None


def _read_tail(text: str, lines: Sequence[Line], know: HeaderKnowledge) -> list[_Found]:
    """Signatures at the end: "(Reporting by …; editing by …)", "This article first appeared in …", "© …"."""
    found = []
    for line in lines:
        words = text[line.start : line.end]
        facts = read_syndication(words, know) or read_line(words, know)
        if facts is not None and line.kind in (None, "heading"):
            block = Block("byline", line.start, line.end)
            found.append(_Found(replace(facts, date=None, place=None, title=None), block))
    return found
