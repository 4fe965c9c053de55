"""Markdown: the marks are dropped, the words stay where they were, and the map knows where that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import BlockKind
from dateline.read.page import Metadata, Page, cut_finding, cut_off, keep

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]{0,500}\r?\n){1,40}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t\r]*$", re.MULTILINE)
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*|```.{0,40})")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-{2,})[ \t]*")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
# every pattern has a bounded reach, so that no line, however long, takes more than linear time
_INLINE = (
    re.compile(r"(!\[)[^\[\]\n]{0,300}(\]\([^()\s]{0,500}(?:[ \t]+\"[^\"\n]{0,200}\")?\))"),
    re.compile(r"(?<!!)(\[)[^\[\]\n]{1,300}(\]\([^()\s]{0,500}(?:[ \t]+\"[^\"\n]{0,200}\")?\))"),
    re.compile(r"(?<!\\)(\*\*|__)(?=\S)[^\n]{1,300}?(?<=[^\s\\])(\1)"),
    re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]{1,300}(?<=[^\s*\\])(\*)(?![\w*])"),
    re.compile(r"(?<![\w\\])(_)(?=[^\s_])[^_\n]{1,300}(?<=[^\s_\\])(_)(?!\w)"),
    re.compile(r"(`)[^`\n]{1,300}(`)"),
    re.compile(r"(\\)(?=[\\`*_{}\[\]()#+.!>-])()"),
    re.compile(r"(<!--[^\n]{0,300}?-->|</?(?:br|p|b|i|em|strong|u|span|div|a)\b[^<>\n]{0,300}>)()", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of Markdown: its kind, and the stretches of the raw text that stay."""

    kind: BlockKind | None
    stays: tuple[tuple[int, int], ...]


def read_markdown(raw: str, limit: int) -> Page:
    """The page of a Markdown text, cut after `limit` characters at a paragraph's end."""
    end = cut_off(raw, limit)
    front = _FRONT.match(raw, 0, end)
    pieces: list[tuple[int, int] | str] = []
    marks: dict[int, BlockKind] = {}
    at = 0
    for line in _lines(raw, front.end() if front else 0, end):
        if line.kind is not None and any(stop > start for start, stop in line.stays[:-1]):
            marks[at] = line.kind
        pieces.extend(piece if raw[piece[0] : piece[1]] != "\r" else "\n" for piece in line.stays)
        at += sum(stop - start for start, stop in line.stays)
    text, segments = keep(raw, pieces)
    findings = (cut_finding(len(raw), end),) if end < len(raw) else ()
    return Page(text, segments, marks, _front_matter(front), findings)


def _lines(raw: str, start: int, end: int) -> Iterator[_Line]:
    matches = [match for match in _LINE.finditer(raw, start, end) if match.end() > match.start()]
    has_title = False
    for number, match in enumerate(matches):
        below = matches[number + 1].group(1) if number + 1 < len(matches) else ""
        words = match.group(1)
        kind, skip, tail = _marker(words, below)
        if (
            kind == "heading"
            and not has_title
            and (words.lstrip().startswith("# ") or _underlined(words, below) == "=")
        ):
            kind, has_title = "title", True
        newline = (match.end() - (1 if match.group(2) else 0), match.end())
        inner = _inline(raw, match.start() + skip, match.end(1) - tail)
        yield _Line(kind, (*inner, newline))


def _marker(words: str, below: str) -> tuple[BlockKind | None, int, int]:
    """The kind of a line and how many characters of mark stand at its beginning and at its end."""
    if _RULE.fullmatch(words) or _UNDERLINE.fullmatch(words):
        return None, len(words), 0
    heading = _HEADING.match(words)
    if heading:
        closing = _HEADING_END.search(words[-40:])
        return "heading", heading.end(), closing.end() - closing.start() if closing else 0
    if _underlined(words, below):
        return "heading", 0, 0
    quote, item = _QUOTE.match(words), _ITEM.match(words)
    if quote:
        return "quotation", quote.end(), 0
    return ("item", item.end(), 0) if item else (None, 0, 0)


def _underlined(words: str, below: str) -> str | None:
    """The character that underlines the line as a heading, if any."""
    match = (
        _UNDERLINE.fullmatch(below) if words.strip() and not _QUOTE.match(words) and not _ITEM.match(words) else None
    )
    return match.group(1)[0] if match else None


def _inline(raw: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches of one line that stay when emphasis, links and code marks are dropped."""
    words = raw[start:end]
    if not any(mark in words for mark in "*_`[\\<"):
        return ((start, end),)
    drops = sorted(
        (start + match.start(group), start + match.end(group))
        for pattern in _INLINE
        for match in pattern.finditer(words)
        for group in (1, 2)
    )
    return tuple(_between(drops, start, end))


def _between(drops: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for first, last in drops:
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _front_matter(front: re.Match[str] | None) -> Metadata:
    """The fields that stand between two lines of dashes before a Markdown text."""
    known = {key.lower(): words or None for key, words in _FIELD.findall(front.group(1))} if front else {}
    return Metadata(
        title=known.get("title"),
        author=known.get("author"),
        source=known.get("source") or known.get("publisher"),
        published=known.get("published") or known.get("date"),
        url=known.get("url"),
    )
