"""Where in a text the words stand that were searched for, and the stretch that shows the most of them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from dateline.model import Span, span_of
from dateline.store.folding import Word, fold_words
from dateline.store.query import Phrase

LENGTH = 200  # characters of a snippet, about
_LEAD = 60  # of them before the first word that was found
_MOST_MARKS = 200  # of a piece that are looked at
_PIECE = 20_000  # characters

Mark = tuple[int, int, Phrase]


def snippet_of(
    text: str, phrases: Iterable[Phrase], start: int = 0, end: int | None = None
) -> tuple[Span, tuple[Span, ...]]:
    """The stretch of `text[start:end]` to show, and the words in it that were searched for.

    Offsets are of the whole text. Without a word found it is the beginning.
    """
    end = len(text) if end is None else end
    marks = _marks(text[start:end], tuple(phrases))
    low, high = _window(text[start:end], marks)
    inside = _merged((start + a, start + b) for a, b, _ in marks if low <= a and b <= high)
    return span_of(text, start + low, start + high), tuple(span_of(text, a, b) for a, b in inside)


def _marks(text: str, phrases: tuple[Phrase, ...]) -> list[Mark]:
    """Where the phrases stand, in the order of the text: those of the first piece of it that has any."""
    for low, high in _pieces(text) if phrases else ():
        found = islice(_found(fold_words(text[low:high]), phrases), _MOST_MARKS)
        if marks := [(low + start, low + end, phrase) for start, end, phrase in found]:
            return marks
    return []


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces that are cut at a blank, so that little of it is folded where a word stands early."""
    low = 0
    while low < len(text):
        high = min(len(text), low + _PIECE)
        while high < len(text) and not text[high].isspace():
            high += 1
        yield low, high
        low = high


def _found(words: list[Word], phrases: tuple[Phrase, ...]) -> Iterator[Mark]:
    """Each place at which a phrase stands, in the order of the words."""
    begun: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        begun.setdefault(phrase.words[0], []).append(phrase)
    open_ended = tuple(phrase.words[0] for phrase in phrases if phrase.is_prefix and len(phrase.words) == 1)
    for at, (word, _, _) in enumerate(words):
        possible = phrases if open_ended and word.startswith(open_ended) else begun.get(word, ())
        yield from (_mark(words, at, phrase) for phrase in possible if _matches(words, at, phrase))


def _mark(words: list[Word], at: int, phrase: Phrase) -> Mark:
    stretch = words[at : at + len(phrase.words)]
    return stretch[0][1], max(end for _, _, end in stretch), phrase


def _matches(words: list[Word], at: int, phrase: Phrase) -> bool:
    *firsts, final = phrase.words
    if at + len(firsts) >= len(words):
        return False
    last = words[at + len(firsts)][0]
    if not (last.startswith(final) if phrase.is_prefix else last == final):
        return False
    return all(words[at + number][0] == word for number, word in enumerate(firsts))


def _window(text: str, marks: list[Mark]) -> tuple[int, int]:
    """The stretch with the most different phrases; the first of equals."""
    if not marks:
        return 0, _cut(text, min(len(text), LENGTH), len(text))
    start, end, _ = _best(marks)
    low = _cut(text, start - _LEAD, start) if start > _LEAD else 0
    return low, max(_cut(text, min(len(text), low + LENGTH), len(text)), end)


def _best(marks: list[Mark]) -> Mark:
    """The mark behind which the most different phrases stand close together; the first of equals."""

    def different(mark: Mark) -> int:
        reach = mark[0] + LENGTH - _LEAD
        return len({phrase for start, end, phrase in marks if mark[0] <= start and end <= reach})

    return max(marks, key=different)


def _cut(text: str, at: int, limit: int) -> int:
    """Where to cut near `at`: behind the next blank if one is near, and before `limit`."""
    blank = next((i for i in range(at, min(at + 20, limit)) if text[i].isspace()), None)
    return min(at if blank is None else blank, limit)


def _merged(marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The marks in order, those that overlap in one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
