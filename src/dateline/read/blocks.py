"""The page's structure: lines gathered into titles, headings, paragraphs, quotations, items and live posts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Block, BlockKind
from dateline.read.lines import Line, is_heading

_WRAPPED_AT_MOST = 110  # characters; a longer line was not wrapped by hand
_WRAPPED_AT_LEAST = 45
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on the page the reading stands: the live post's time, or the section's heading."""

    clock: str | None = None
    section: str | None = None


def lay_out(text: str, lines: Sequence[Line], taken: Sequence[Block]) -> tuple[Block, ...]:
    """All blocks of the page: those the header took, and the rest of the lines gathered into blocks."""
    covers = {block.start: block for block in taken}
    free = list(_free(text, lines, covers))
    blocks = [*taken, *_labelled(text, list(_gathered(text, free)))]
    return tuple(sorted(blocks, key=lambda block: block.start))


def _free(text: str, lines: Sequence[Line], covers: Mapping[int, Block]) -> Iterator[Line]:
    """The lines that the header left; the first one after its own stands as if after a gap."""
    is_after_header = False
    for line in lines:
        left = _outside(line, text, covers.get(line.start))
        if left is not None:
            yield replace(left, is_after_gap=True) if is_after_header else left
        is_after_header = left is None


def _outside(line: Line, text: str, cover: Block | None) -> Line | None:
    """What the header left of the line: all of it, the sentence after the dateline, or nothing."""
    if cover is None:
        return line
    rest = text[cover.end : line.end]
    start = cover.end + len(rest) - len(rest.lstrip(" \t-–—|"))
    return replace(line, start=start, kind=None, is_after_gap=True) if start < line.end else None


def _gathered(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Blocks of the lines: wrapped lines are joined, all others stand by themselves."""
    widths = _widths(lines)
    current: Block | None = None
    previous: Line | None = None
    for number, line in enumerate(lines):
        if current and previous and _continues(text, previous, line, widths[number]):
            current = replace(current, end=line.end)
        else:
            if current:
                yield current
            following = lines[number + 1] if number + 1 < len(lines) else None
            current = Block(_kind(text, line, previous, following), line.start, line.end, line.label)
        previous = line
    if current:
        yield current


def _widths(lines: Sequence[Line]) -> list[int]:
    """For every line, the length of the longest line in its group of lines without a gap."""
    groups: list[list[int]] = []
    for line in lines:
        if line.is_after_gap or not groups:
            groups.append([])
        groups[-1].append(line.end - line.outer)
    return [width for group in groups for width in [max(group)] * len(group)]


def _continues(text: str, previous: Line, line: Line, width: int) -> bool:
    """Whether the line goes on from the one above: it was wrapped because its first word no longer fitted there."""
    if line.is_after_gap:
        return False
    if line.kind == "quotation" and previous.kind == "quotation":
        return True
    if line.kind is not None or previous.kind in ("heading", "title", "caption"):
        return False
    if text[line.start].islower() and text[previous.end - 1] not in ".!?:;":
        return True
    length = previous.end - previous.outer
    word = _WORD.match(text, line.start)
    return (
        width <= _WRAPPED_AT_MOST
        and length >= _WRAPPED_AT_LEAST
        and length + 1 + len(word.group(0) if word else "") > width - 8
    )


def _kind(text: str, line: Line, previous: Line | None, following: Line | None) -> BlockKind:
    """The line's own kind; a short line that stands off from the one above and opens something is a heading."""
    if line.kind is not None:
        return line.kind
    stands_off = line.is_after_gap or previous is None or previous.kind == "item"
    follows_dateline = any(character.isalnum() for character in text[line.outer : line.start])
    if not stands_off or follows_dateline or following is None or not is_heading(text[line.start : line.end]):
        return "paragraph"
    opens = following.is_after_gap or following.kind is not None or _is_longer(line, following)
    return "heading" if opens and not text[following.start].islower() else "paragraph"


def _is_longer(line: Line, following: Line) -> bool:
    return following.end - following.start > max(_WRAPPED_AT_LEAST, 1.5 * (line.end - line.start))


def _labelled(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their label: a post's clock time, also for its further paragraphs, else the section's heading."""
    place = _Place()
    for block in blocks:
        if block.kind == "post":
            place = _Place(clock=block.label)
            if block.start < block.end:
                yield block
        elif block.kind in ("heading", "title"):
            place = _Place(section=text[block.start : block.end])
            yield block
        elif place.clock and block.kind == "paragraph":
            yield replace(block, kind="post", label=place.clock)
        else:
            yield replace(block, label=place.clock or place.section)
