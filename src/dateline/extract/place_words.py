"""The words around a possible place name: cut once, then asked for cues."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from dateline.rules.places.fold import fold, fold_joined
from dateline.rules.places.knowledge import PlaceKnowledge

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ.\-‐‑][^\W_]+)*")
_ARTICLED = re.compile(r"(?:al|el|ul|ad|ar|as|at|az|an|ash|ed|er|es|et|ez|en)[-‐‑]([^\W\d_])")
_BASED = re.compile(r"[-‐‑](?=[a-z]{4,}$)")  # "Berlin-based", "Russian-held": a name and an English word
_POSSESSIVE = re.compile(r"['’][sS]$")
_APOSTROPHES = frozenset(("'", "’"))
_PLAIN_GAP = re.compile(r"[ \t\u00a0]+(?:\n[ \t]*)?|\n[ \t]*(?!\s)|[-‐‑]")
_STRICT_SHARE = 0.7  # of the long words of a line; above it, a capital tells nothing (headlines, lines all in capitals)
_LONG_WORD = 3  # letters; shorter words say little about how a line is set
_LONGEST_CUE = 4  # words
_LONG_LINE = 240  # characters; a longer line is no headline
_NONE: dict[str, str] = {}
_BRACKETS = re.compile(r" \([^()\n]{1,40}\)")  # "Jobar (five times), …"
_AND = frozenset({" and ", " & ", " or ", ", and ", ", or "})
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft"})


class Word(NamedTuple):
    """One word of the text, its place and whether it begins with a capital."""

    start: int
    end: int  # before a possessive 's
    lower: str
    is_capitalised: bool
    is_possessive: bool
    is_cut: bool = False  # an English word is tied to it: "Berlin-based"


class Words:
    """The words of one text, with the questions that spotting places asks of them."""

    def __init__(self, text: str, knowledge: PlaceKnowledge) -> None:
        self.text = text
        self.words = tuple(_words(text))
        self._knowledge = knowledge
        self._joins = [
            not left.is_possessive
            and (text[left.end : right.start] == " " or self._joined(left, right))
            and not (right.is_capitalised and knowledge.stops.get(right.lower) == "calendar")
            for left, right in pairwise(self.words)
        ]
        self._strict = _strict_lines(text, self.words)
        self._folded: dict[int, str] = {}
        self._before: dict[int, dict[str, str]] = {}
        self._after: dict[int, dict[str, str]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def joins(self, left: int) -> bool:
        """Whether nothing but space (or a hyphen) stands between word `left` and the next one."""
        return 0 <= left < len(self._joins) and self._joins[left]

    def gap(self, left: int, right: int) -> str:
        """What stands between the end of word `left` and the start of word `right`."""
        return self.text[self.words[left].end : self.words[right].start]

    def is_row(self, left: int, right: int, *, ended: bool = False) -> bool:
        """Whether no more than a comma or "and" stands between two words (what is in brackets apart); `ended`: "and"."""
        gap = _BRACKETS.sub("", self.gap(left, right))
        return gap in _AND or (gap == ", " and not ended)

    def key(self, first: int, last: int) -> str:
        """Words `first` to `last` as the gazetteer's keys are made."""
        if first == last:
            return self._fold(first)
        return fold_joined([self._fold(index) for index in range(first, last + 1)])

    def _fold(self, index: int) -> str:
        if index not in self._folded:
            word = self.words[index]
            self._folded[index] = fold(self.text[word.start : word.end])
        return self._folded[index]

    def before(self, index: int) -> str:
        """The word before word `index`, lower case; empty where a mark stands between or the text begins."""
        return self.words[index - 1].lower if self.joins(index - 1) else ""

    def after(self, index: int) -> str:
        """The word after word `index`, lower case; empty where a mark stands between or the text ends."""
        return self.words[index + 1].lower if self.joins(index) else ""

    def cues_before(self, index: int) -> dict[str, str]:
        """For each kind of cue the longest phrase of that kind right before word `index`."""
        if index not in self._before:
            may_be = index > 0 and self.words[index - 1].lower in self._knowledge.endings
            self._before[index] = self._cues(self._phrases(index, -1)) if may_be else _NONE
        return self._before[index]

    def cues_after(self, index: int) -> dict[str, str]:
        """For each kind of cue the longest phrase of that kind right after word `index`."""
        if index not in self._after:
            may_be = index + 1 < len(self.words) and self.words[index + 1].lower in self._knowledge.openings
            self._after[index] = self._cues(self._phrases(index, 1)) if may_be else _NONE
        return self._after[index]

    def begins_sentence(self, index: int) -> bool:
        """Whether a mark that ends a sentence, a line break or nothing stands before the word."""
        if index == 0:
            return True
        gap = self.gap(index - 1, index)
        return not self.joins(index - 1) and any(mark in gap for mark in '.!?:\n–—•*“"(')

    def is_strict(self, index: int) -> bool:
        """Whether the word stands in a line where capitals tell nothing: a headline, or capitals throughout."""
        at = bisect_right(self._strict, (index, len(self.words))) - 1
        return at >= 0 and index < self._strict[at][1]

    def is_cut(self, index: int) -> bool:
        """Whether an English word is tied to the word with a hyphen: "Berlin-based"."""
        return self.words[index].is_cut

    def _joined(self, first: Word, second: Word) -> bool:
        gap = self.text[first.end : second.start]
        return _PLAIN_GAP.fullmatch(gap) is not None or (gap == ". " and first.lower in _ABBREVIATED)

    def _phrases(self, index: int, step: int) -> list[str]:
        """The phrases of one word, two words … on one side of word `index`, up to the nearest mark."""
        found: list[str] = []
        phrase, at = "", index
        while len(found) < _LONGEST_CUE and self.joins(at if step > 0 else at - 1):
            at += step
            word = self.words[at].lower
            phrase = word if not phrase else f"{phrase} {word}" if step > 0 else f"{word} {phrase}"
            found.append(phrase)
        return found

    def _cues(self, phrases: list[str]) -> dict[str, str]:
        kinds = self._knowledge.kinds
        return {kind: phrase for phrase in phrases for kind in kinds.get(phrase, ())}


def _words(text: str) -> list[Word]:
    """The words in order; of letters alone, as most are, without a closer look."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        start, end = match.span()
        if raw.isalpha() and text[end : end + 1] not in _APOSTROPHES:
            found.append(Word(start, end, raw.lower(), raw[0].isupper(), False))
        else:
            found.append(_word(text, raw, start))
    return found


def _word(text: str, raw: str, start: int) -> Word:
    tie = _BASED.search(raw) if raw[0].isupper() else None
    raw = raw[: tie.start()] if tie else raw
    possessive = _POSSESSIVE.search(raw) if raw[-2:-1] in _APOSTROPHES else None
    end = start + (possessive.start() if possessive else len(raw))
    is_possessive = possessive is not None or text[end : end + 1] in _APOSTROPHES
    return Word(start, end, raw[: end - start].lower(), _is_capitalised(raw), is_possessive, tie is not None)


def _is_capitalised(raw: str) -> bool:
    if raw[0].isupper():
        return True
    articled = _ARTICLED.match(raw)
    return articled is not None and articled.group(1).isupper()


def _strict_lines(text: str, words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """The lines, as ranges of words, in which nearly every long word has a capital."""
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(words):
        line_end = text.find("\n", words[first].start)
        line_end = len(text) if line_end < 0 else line_end
        last = first
        while last < len(words) and words[last].start < line_end:
            last += 1
        long_words = [
            word for word in words[first:last] if word.end - word.start > _LONG_WORD and not word.lower[0].isdigit()
        ]
        capitals = sum(word.is_capitalised for word in long_words)
        is_short = line_end - words[first].start <= _LONG_LINE and text[line_end - 1] not in '.!?”"'
        if len(long_words) > 2 and capitals >= (_STRICT_SHARE if is_short else 1.0) * len(long_words):
            found.append((first, last))
        first = last
    return found
