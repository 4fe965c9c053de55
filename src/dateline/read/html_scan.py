"""One pass over a web page's tags, linear whatever the page: its depth, its bare words, where each stood."""

import html
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.model import Segment

_TAG = re.compile(r"<(?:(!--)|([!?])|(/?)([a-zA-Z][a-zA-Z\d:-]{0,30}))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});?")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_SELF_CLOSING = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup"])
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "iframe",
    ]
)
_RAW = frozenset(("script", "style"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    ]
)


class Piece(NamedTuple):
    """A stretch of a page: words between tags, or one tag; a tuple, as hostile pages have millions."""

    start: int
    end: int
    tag: str | None = None  # the tag's name in small letters; None for words
    is_closing: bool = False


def scan(raw: str) -> Iterator[Piece]:
    """The page's words and tags, left to right; comments, scripts and style sheets are left out."""
    at = 0
    while (match := _TAG.search(raw, at)) is not None:
        if match.start() > at:
            yield Piece(at, match.start())
        comment, special, slash, name = match.groups()
        if comment:
            at = _after(raw, "-->", match.end())
            continue
        at = _after(raw, ">", match.end())
        if special:
            continue
        tag = name.lower()
        yield Piece(match.start(), at, tag, bool(slash))
        if tag in _RAW and not slash:
            at = _raw_end(raw, tag, at)
    if at < len(raw):
        yield Piece(at, len(raw))


def _after(raw: str, mark: str, at: int) -> int:
    """The offset behind the next `mark`; the page's end where there is none, so that no page is searched twice."""
    found = raw.find(mark, at)
    return len(raw) if found < 0 else found + len(mark)


def _raw_end(raw: str, tag: str, at: int) -> int:
    match = re.compile(rf"</{tag}", re.IGNORECASE).search(raw, at)
    return match.start() if match else len(raw)


def measure(raw: str, deepest: int, most: int) -> str | None:
    """Why the page is not safe to parse, in words; None where it is: at most `deepest` levels and `most` tags."""
    depth = count = 0
    for piece in scan(raw):
        if piece.tag is None:
            continue
        count += 1
        if piece.tag not in _VOID and piece.tag not in _SELF_CLOSING:
            depth = max(0, depth - 1) if piece.is_closing else depth + 1
        if depth > deepest:
            return f"its tags are nested more than {deepest} deep"
        if count > most:
            return f"it has more than {most} tags"
    return None


def strip_tags(raw: str) -> Iterator[str]:
    """The page's words without tags, one string for each stretch between two block tags; menus and forms left out."""
    words: list[str] = []
    silent: str | None = None
    for piece in scan(raw):
        if silent:
            silent = None if piece.is_closing and piece.tag == silent else silent
        elif piece.tag is None:
            words.append(html.unescape(raw[piece.start : piece.end]))
        elif piece.tag not in _INLINE:
            yield from _flush(words)
            words = []
            silent = piece.tag if piece.tag in _SILENT and not piece.is_closing else None
    yield from _flush(words)


def _flush(words: list[str]) -> Iterator[str]:
    joined = " ".join("".join(words).split())
    if joined:
        yield joined


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A page's words without tags and white space, and where in the raw page each character stood."""

    characters: str
    offsets: "array[int]"


def skeleton(raw: str) -> Skeleton:
    """The page's visible characters with their offsets."""
    characters: list[str] = []
    offsets = array("L")
    for piece in scan(raw):
        if piece.tag is None:
            for character, offset in _characters(raw, piece):
                if not character.isspace():
                    characters.append(character)
                    offsets.append(offset)
    return Skeleton("".join(characters), offsets)


def _characters(raw: str, piece: Piece) -> Iterator[tuple[str, int]]:
    at = piece.start
    for match in _ENTITY.finditer(raw, piece.start, piece.end):
        yield from zip(raw[at : match.start()], range(at, match.start()), strict=True)
        yield from ((character, match.start()) for character in html.unescape(match.group(0)))
        at = match.end()
    yield from zip(raw[at : piece.end], range(at, piece.end), strict=True)


def map_blocks(raw: str, text: str, blocks: Sequence[tuple[int, int]], bones: Skeleton) -> tuple[Segment, ...]:
    """The way back to the raw page for the stretches of `text` given, in order; none where a stretch is not found."""
    segments: list[Segment] = []
    cursor = 0
    for start, end in blocks:
        solid = "".join(text[start:end].split())
        found = bones.characters.find(solid, cursor)
        if found < 0:
            found = bones.characters.find(solid)
        if found >= 0 and solid:
            segments.extend(_runs(raw, text, (start, end), bones.offsets[found : found + len(solid)]))
            cursor = found + len(solid)
    return tuple(segments)


def _runs(raw: str, text: str, stretch: tuple[int, int], offsets: "array[int]") -> Iterator[Segment]:
    """Maximal runs of one stretch in which text and raw page are the same characters."""
    run: Segment | None = None
    nth = 0
    for at in range(*stretch):
        offset = offsets[nth - 1] + 1 if text[at].isspace() and nth else offsets[min(nth, len(offsets) - 1)]
        nth += not text[at].isspace()
        if offset >= len(raw) or raw[offset] != text[at]:
            continue
        if run and run.kept + run.length == at and run.raw + run.length == offset:
            run = Segment(run.kept, run.raw, run.length + 1)
            continue
        if run:
            yield run
        run = Segment(at, offset, 1)
    if run:
        yield run
