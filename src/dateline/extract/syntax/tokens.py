"""Sentences and tokens with exact offsets; a mention that was spotted is one token, whatever words it has."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import syntok.segmenter

from dateline.extract.syntax.types import MentionOfAny
from dateline.model import ActorMention, Document, Mentions, PlaceMention, Quantity, TimeMention
from dateline.rules.syntax_types import SyntaxKnowledge
from dateline.rules.word_sets import WordSets

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|n['’]t\b|['’](?:s|re|ve|ll|d|m|S)\b"  # clitics
    r"|\b[bB]/[wW]\b"  # between, in notes
    r"|\d+(?:[.,:]\d+)*(?:[-‐‑]\w+)*"
    r"|\w+?(?=n['’]t\b)"
    r"|\w+(?:[-‐‑]\w+)*(?:['’](?!(?:s|re|ve|ll|d|m|S)\b)\w+)*"
    r"|\.\.\.|…|--|[^\w\s]"
)
# marks about one to three words without a sign among them: they only keep a distance, and part no phrase
_SCARE = re.compile(r"""(?<=[\s(])["“](?=[a-z])[\w'’-]+(?: [\w'’-]+){0,2}["”](?=[\s.,;:)]|$)""")
_HUNG = re.compile(r"[-‐‑][a-z]+(?:ed|led|run|held|born|made|built|sent|era|style|speaking|leaning|loyal)\b")
_READ = frozenset({"paragraph", "quotation", "item", "post", "caption"})
_COUNTED = 2  # words between a number and what became of those it counts
LONGEST_SENTENCE = 4000  # characters; a longer one is cut there, so that no page takes unbounded time


class Piece(NamedTuple):
    """A word, a sign or a mention, before it has a tag."""

    start: int
    end: int
    text: str
    lower: str  # folded: the form under which word lists hold it
    mention: MentionOfAny | None = None
    second: MentionOfAny | None = None  # a country's name is a place and an actor


def fold(word: str) -> str:
    """Lower case with straight apostrophes."""
    return word.lower().replace("’", "'")


def sentences_of(document: Document, knowledge: SyntaxKnowledge) -> Iterator[tuple[int, int, int]]:
    """`(block, start, end)` of every sentence in the blocks that tell something, in the order of the text."""
    for index, block in enumerate(document.blocks):
        if block.kind in _READ:
            for start, end in _split(document.text[block.start : block.end], knowledge):
                yield index, block.start + start, block.start + end


def _split(text: str, knowledge: SyntaxKnowledge) -> Iterator[tuple[int, int]]:
    """Sentence boundaries of one block: syntok's, put together again after a rank or another abbreviation."""
    begin: int | None = None
    for paragraph in syntok.segmenter.analyze(text):
        for tokens in paragraph:
            start = tokens[0].offset if begin is None else begin
            end = tokens[-1].offset + len(tokens[-1].value)
            words = text[start:end].rsplit(None, 1)
            if words and words[-1].lower() in knowledge.sets.abbreviations and end < len(text.rstrip()):
                begin = start
                continue
            begin = None
            yield from _cut(start, end)
    if begin is not None:
        yield from _cut(begin, len(text.rstrip()))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, LONGEST_SENTENCE):
        yield at, min(at + LONGEST_SENTENCE, end)


def pieces_of(text: str, start: int, end: int, mentions: "MentionIndex", sets: WordSets) -> tuple[Piece, ...]:
    """The pieces of `text[start:end]`; a mention swallows the words that it covers."""
    inside = mentions.between(start, end)
    scare = {at for found in _SCARE.finditer(text, start, end) for at in (found.start(), found.end() - 1)}
    pieces: list[Piece] = []
    at, abbreviations = start, sets.abbreviations
    for mention, second in inside:
        if mention.span.start < at or _is_fate(text, mention, pieces, sets):
            continue
        pieces.extend(_words(text, at, mention.span.start, abbreviations))
        if hung := _HUNG.match(text, mention.span.end, end):
            word = text[mention.span.start : hung.end()]  # "Rwanda-backed" names nobody who acts
            pieces.append(Piece(mention.span.start, hung.end(), word, fold(word)))
            at = hung.end()
            continue
        pieces.append(
            Piece(mention.span.start, mention.span.end, mention.span.quote, fold(mention.span.quote), mention, second)
        )
        at = mention.span.end
    pieces.extend(_words(text, at, end, abbreviations))
    return tuple(piece for piece in pieces if piece.start not in scare)


def _is_fate(text: str, mention: MentionOfAny, before: list[Piece], sets: WordSets) -> bool:
    """Whether initials behind a number of people say what became of them: "5 soldiers KIA"."""
    fates = sets.fate_killed | sets.fate_injured | sets.fate_missing
    last = before[-1] if before and isinstance(before[-1].mention, Quantity) else None
    counted = text[last.end : mention.span.start] if last is not None else ","
    return fold(mention.span.quote) in fates and "," not in counted and len(counted.split()) <= _COUNTED


def _words(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[Piece]:
    """The words and signs; the stop of an abbreviation in mid-sentence belongs to it: "Maj. Omar Dikko"."""
    at = start
    while match := _TOKEN.search(text, at, end):
        at = match.end()
        if text[at : at + 1] == "." and at + 1 < end and f"{match.group().lower()}." in abbreviations:
            at += 1
        word = text[match.start() : at]
        yield Piece(match.start(), at, word, fold(word))


class MentionIndex:
    """The mentions of one document without overlaps: the longer wins, then actor, time, place, quantity."""

    def __init__(self, mentions: Mentions) -> None:
        """Settle the overlaps once for the whole document."""
        every: chain[MentionOfAny] = chain(mentions.actors, mentions.times, mentions.places, mentions.quantities)
        ranked = sorted(every, key=lambda m: (m.span.start, -(m.span.end - m.span.start), _rank(m)))
        self._kept: list[tuple[MentionOfAny, MentionOfAny | None]] = []
        for mention in ranked:
            self._add(mention)
        self._starts = [m.span.start for m, _ in self._kept]

    def _add(self, mention: MentionOfAny) -> None:
        last = self._kept[-1][0] if self._kept else None
        if last is None or last.span.end <= mention.span.start:
            self._kept.append((mention, None))
        elif last.span == mention.span and self._kept[-1][1] is None:
            self._kept[-1] = (last, mention)

    def between(self, start: int, end: int) -> list[tuple[MentionOfAny, MentionOfAny | None]]:
        """The mentions that lie wholly in `[start, end)`, each with the other reading of the same words, if any."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [pair for pair in self._kept[low:high] if pair[0].span.end <= end]


def _rank(mention: MentionOfAny) -> int:
    order: tuple[type, ...] = (ActorMention, TimeMention, PlaceMention, Quantity)
    return order.index(type(mention))
