"""A long text in passages that a model can take in at once, cut where a paragraph ends."""

import re
from collections.abc import Iterator

MOST = 12_000  # characters of a passage; some 3,000 tokens, which leave a model of 8,000 room to answer
_ENDS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"[.!?…。؟]\s+"), re.compile(r"\s+"))


def passages_of(text: str, most: int = MOST) -> Iterator[tuple[int, int]]:
    r"""Half-open stretches of at most `most` characters that together are the text, without gap or overlap.

    Each is cut after the last paragraph that fits, else after the last line, sentence or word.

    >>> list(passages_of("One.\n\nTwo is long.", most=8))
    [(0, 6), (6, 13), (13, 18)]
    """
    start = 0
    while len(text) - start > most:
        end = _cut(text, start, start + most)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, most: int) -> int:
    """Where the stretch from `start` ends, at `most` at the latest; one that begins with a long word is cut within it."""
    for ending in _ENDS:
        ends = [found.end() for found in ending.finditer(text, start, most) if start < found.end()]
        if ends:
            return ends[-1]
    return most
