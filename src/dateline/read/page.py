"""What a format's reader hands on: kept text with its way back to the raw capture, and what the format itself says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from re import compile as pattern

from dateline.model import BlockKind, Finding, Segment, Settings
from dateline.rules.header_types import HeaderKnowledge

_BREAK = pattern(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for every document of one run."""

    settings: Settings
    header: HeaderKnowledge
    today: str | None = None  # ISO date; dates after it are reported


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a capture says of its report outside the text; None where it is silent."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None  # as written there
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One report's kept text before its head is read."""

    text: str
    segments: tuple[Segment, ...] = ()
    marks: Mapping[int, BlockKind] = field(default_factory=dict)  # kind of the line that begins at this offset
    metadata: Metadata = Metadata()
    findings: tuple[Finding, ...] = ()


def keep(raw: str, pieces: Iterable[tuple[int, int] | str]) -> tuple[str, tuple[Segment, ...]]:
    """The kept text and its map: a pair is a stretch of `raw` that stays, a string is put there by the reader.

    >>> keep("a<br>b", [(0, 1), chr(10), (5, 6)])[1]
    (Segment(kept=0, raw=0, length=1), Segment(kept=2, raw=5, length=1))
    """
    words: list[str] = []
    segments: list[Segment] = []
    at = 0
    for piece in pieces:
        words.append(piece if isinstance(piece, str) else raw[piece[0] : piece[1]])
        if not isinstance(piece, str) and piece[1] > piece[0]:
            _extend(segments, Segment(at, piece[0], piece[1] - piece[0]))
        at += len(words[-1])
    return "".join(words), tuple(segments)


def _extend(segments: list[Segment], new: Segment) -> None:
    last = segments[-1] if segments else None
    if last and last.kept + last.length == new.kept and last.raw + last.length == new.raw:
        segments[-1] = Segment(last.kept, last.raw, last.length + new.length)
    else:
        segments.append(new)


def unix_newlines(raw: str, end: int) -> Iterator[tuple[int, int] | str]:
    """The pieces of `raw[:end]` with every line break as one line feed."""
    at = 0
    for match in _BREAK.finditer(raw, 0, end):
        yield at, match.start()
        at = match.end()
        if match.end() - match.start() == 2:
            at -= 1
        else:
            yield "\n"
    yield at, end


def cut_off(text: str, limit: int) -> int:
    """Where a text of more than `limit` characters is cut: after a paragraph, else a line, a sentence, a word."""
    if len(text) <= limit:
        return len(text)
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, limit // 2, limit)
        if at >= 0:
            return at + len(mark.rstrip(" "))
    return limit


def cut_finding(length: int, end: int) -> Finding:
    """What to say of a text of `length` characters of which only the first `end` are read."""
    return Finding("read", f"The text has {length} characters; it was cut after {end}, and the rest is unread.")
