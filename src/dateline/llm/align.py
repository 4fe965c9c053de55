"""A quote to the words of the text that it quotes: exactly, but for white space and marks, or nearly, but for a few signs.

A model that copies words changes them now and then. What cannot be found again is not there.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from dateline.llm.folded import Folded, folded
from dateline.llm.nearly import nearly
from dateline.model import Span

LONGEST = 2_000  # signs; no value and no sentence has as many
MOST_SEARCHES = 200  # for words of one passage that are not quite there
_LONGEST_NEARLY = 400
_SHORTEST_NEARLY = 8  # signs; a shorter word with one sign changed is another word
_SIGNS_AN_EDIT = 6  # one edit is allowed for so many signs
_MOST_EDITS = 12
_MOST_PLACES = 1_000  # of one quote; no report repeats its words so often
_AROUND = 600  # signs on either side of the context in which words are looked for that are not quite there
_JOINED = frozenset({"Lu", "Ll", "Lt", "Lm", "Nd", "Mn"})  # not Lo: scripts without blanks or with joined articles
_OUTER = " \t\n\"'.,;:!?()[]"


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words of the text, and how surely they are those of the quote."""

    span: Span
    grounding: Literal["exact", "partial"]


class Page:
    """A passage of a text in which quotes are looked up; the searches that take long are counted, and have an end.

    `read_as` is the text as the model was given it, at the same offsets, where that is another.
    """

    def __init__(self, text: str, passage: tuple[int, int] | None = None, read_as: str | None = None) -> None:
        self._text = text
        self._page = folded(text if read_as is None else read_as, *(passage or ()))
        self._searches = MOST_SEARCHES

    def align(self, quote: str, near: Span | None) -> Aligned | None:
        """The words that the quote quotes: of several the nearest to the span; None where they are not there.

        None, too, where they are there more than once and there is no span to choose by.
        """
        if len(quote) > LONGEST:
            return None
        wanted = folded(quote).text.strip()
        for form in dict.fromkeys((wanted, wanted.strip(_OUTER))):
            found = self._chosen(_occurrences(form, self._page.text), near)
            if found is not None:
                return Aligned(self._span(*found), "exact")
        return self._nearly(wanted.strip(_OUTER), near)

    def _nearly(self, wanted: str, near: Span | None) -> Aligned | None:
        if not _SHORTEST_NEARLY <= len(wanted) <= _LONGEST_NEARLY or self._searches <= 0:
            return None
        self._searches -= 1
        first, last = self._window(near)
        text = self._page.text[first:last]
        most = min(len(wanted) // _SIGNS_AN_EDIT, _MOST_EDITS)
        found = [_whole_words(self._page.text, s + first, e + first) for s, e, _ in nearly(wanted, text, most)]
        kept = [(s, e) for s, e in found if _digits(self._page.text[s:e]) == _digits(wanted)]
        chosen = self._chosen(kept, near)
        return Aligned(self._span(*chosen), "partial") if chosen else None

    def _window(self, near: Span | None) -> tuple[int, int]:
        """Where in the folded text the neighbourhood of the span is; all of it where there is no span."""
        if near is None:
            return 0, len(self._page.text)
        first, last = near.start - _AROUND, near.end + _AROUND
        return _first_at(self._page, first), _first_at(self._page, last)

    def _chosen(self, found: list[tuple[int, int]], near: Span | None) -> tuple[int, int] | None:
        if near is None:
            return found[0] if len(found) == 1 else None
        return min(found, key=lambda bounds: _distance(self._page.bounds(*bounds), near), default=None)

    def _span(self, start: int, end: int) -> Span:
        first, last = self._page.bounds(start, end)
        return Span(first, last, self._text[first:last])


def _first_at(page: Folded, offset: int) -> int:
    """The first sign of the folded text that stands at the offset of the written one, or behind it."""
    low, high = 0, len(page.at)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if page.at[middle] < offset else (low, middle)
    return low


def _distance(bounds: tuple[int, int], near: Span) -> tuple[int, int]:
    """How far the words lie from the span, 0 within it; of equals the first."""
    start, end = bounds
    return max(near.start - start, end - near.end, 0), start


def _occurrences(form: str, text: str) -> list[tuple[int, int]]:
    """Every place at which the words stand as words, not as a part of longer ones."""
    found: list[tuple[int, int]] = []
    at = text.find(form) if form else -1
    while at >= 0 and len(found) < _MOST_PLACES:
        if not (_is_within(text, at) or _is_within(text, at + len(form))):
            found.append((at, at + len(form)))
        at = text.find(form, at + 1)
    return found


def _is_within(text: str, at: int) -> bool:
    """Whether the offset parts a word or a figure: "3" is no word of "13" and none of "1,300"."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if {left, right} & {".", ","}:
        return (left.isdigit() and text[at + 1 : at + 2].isdigit()) or (
            right.isdigit() and text[at - 2 : at - 1].isdigit()
        )
    return unicodedata.category(left) in _JOINED and unicodedata.category(right) in _JOINED


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks at its ends and with the rest of the words that it cuts."""
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    while _is_within(text, start):
        start -= 1
    while _is_within(text, end):
        end += 1
    return start, end


def _digits(text: str) -> str:
    """The figures of the words: one that differs is another value, not another spelling."""
    return "".join(sign for sign in text if sign.isdigit())
