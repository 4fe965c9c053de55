"""Any text as the words that a search compares: one folding for reports and questions, on every database.

Case, accents, stress and vowel marks go; compatibility forms (full width, ligatures, Arabic presentation forms) become
plain letters, digits of every script 0 to 9; letters written for one another fall together (`rules/folding.tsv`). A text
without blanks between words (Chinese, Japanese, Korean syllables, Thai, Lao, Khmer, Burmese) is read as overlapping pairs of
signs. Each word keeps where it stands in the original text.

Source of the methods: Unicode normalisation form KC (UAX 15) and full case folding; pairs of signs as in Lucene's CJK
analysis; the letters of Arabic as in its Arabic normalisation.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from dateline.rules.folding import load_folding

Word = tuple[str, int, int]  # folded, start and end in the original text
BREAK = "="  # stands between texts that are indexed together, so that no phrase reaches over; never part of a word
LONGEST = 64  # characters of a folded word that are compared
_ONLY_SIGNS = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]+"
)  # signs that fold to themselves
_ODD = "\0"  # stands for a character that is not one letter, nor a gap
_WORD = re.compile(f"(?<!{_ODD})([^ {_ODD}]++)(?!{_ODD})|[^ ]+")
_APOSTROPHES = frozenset("'’‘ʼ`´＇")
_SIGNS = (
    (0x0E01, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x115F),  # Korean initials
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x312F),  # Hiragana, Katakana, Bopomofo
    (0x31A0, 0x31FF),
    (0x3400, 0x9FFF),  # Chinese characters
    (0xAC00, 0xD7A3),  # Korean syllables
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


class Kind(IntEnum):
    """What one folded character does."""

    GAP = 0  # ends a word
    LETTER = 1
    SIGN = 2  # a character of a script without blanks
    SYMBOL = 3  # an emoji: a word by itself
    MARK = 4  # a vowel or tone that belongs to the letter before it
    NOTHING = 5  # left out, and the word goes on
    APOSTROPHE = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that come from one stretch of the text; in a run of signs the last word is the last sign alone."""

    words: tuple[Word, ...]
    is_run: bool = False


def fold_words(text: str) -> list[Word]:
    """The folded words of a text in their order; those of a run of signs overlap.

    >>> fold_words("Ţarţūs’s")
    [('tartus', 0, 6), ('s', 7, 8)]
    >>> [word for word, _, _ in fold_words("الأُمّة 空襲で")]
    ['الامه', '空襲', '襲で', 'で']
    """
    found: list[Word] = []
    plain = text.translate(_PLAIN)
    for match in _WORD.finditer(plain):
        at, end = match.span()
        if match[1] is not None:
            found.append((match[1][:LONGEST], at, end))
        else:
            found += [(word, at + low, at + high) for word, low, high in _cached_words(text[at:end])]
    return found


def folded(*texts: str) -> str:
    """The words of the texts with one blank around each, and a break between the texts.

    >>> folded("Sana’a fell", "«l'armée»")
    ' sanaa fell = l armee '
    >>> folded("")
    ' '
    """
    parts = (" ".join(word for word, _, _ in fold_words(text)) for text in texts)
    joined = f" {BREAK} ".join(part for part in parts if part)
    return f" {joined} " if joined else " "


def stretches(chunk: str) -> tuple[Stretch, ...]:
    """The stretches of a short text, with offsets in it."""
    return tuple(_Reader(chunk).read())


def _words(chunk: str) -> tuple[Word, ...]:
    """The words of a text without gaps."""
    if _ONLY_SIGNS.fullmatch(chunk):
        return _pairs([(sign, at, at + 1) for at, sign in enumerate(chunk)])
    return tuple(word for stretch in stretches(chunk) for word in stretch.words)


@lru_cache(maxsize=50_000)
def _cached_words(chunk: str) -> tuple[Word, ...]:
    return _words(chunk)


class _Reader:
    """Reads one stretch of text, character by character."""

    def __init__(self, chunk: str) -> None:
        self.chunk = chunk
        self.parts: list[Word] = []  # of the word that is being read, cut at apostrophes
        self.signs: list[Word] = []
        self.is_cut = True  # the next letter begins a part

    def read(self) -> Iterator[Stretch]:
        """The stretches, in order."""
        for at, character in enumerate(self.chunk):
            for kind, letters in _character(character):
                yield from self._take(kind, letters, at)
        yield from self._end()

    def _take(self, kind: Kind, letters: str, at: int) -> Iterator[Stretch]:
        if kind is Kind.LETTER:
            if self.signs:
                yield from self._end()
            self._extend(letters, at)
        elif kind is Kind.SIGN:
            if self.parts:
                yield from self._end()
            self.signs.append((letters, at, at + 1))
        elif kind is Kind.MARK:
            self._attach(letters, at)
        elif kind is Kind.APOSTROPHE and self.parts:
            self.is_cut = True
        elif kind is not Kind.NOTHING:
            yield from self._end()
            if kind is Kind.SYMBOL:
                yield Stretch(((letters, at, at + 1),))

    def _extend(self, letters: str, at: int) -> None:
        if self.is_cut:
            self.parts.append((letters, at, at + 1))
            self.is_cut = False
        else:
            word, start, _ = self.parts[-1]
            self.parts[-1] = (word + letters, start, at + 1)

    def _attach(self, mark: str, at: int) -> None:
        last = self.signs or self.parts
        if last:
            word, start, _ = last[-1]
            last[-1] = (unicodedata.normalize("NFC", word + mark), start, at + 1)

    def _end(self) -> Iterator[Stretch]:
        if self.parts:
            yield from (Stretch(((word[:LONGEST], start, end),)) for word, start, end in _joined(self.parts))
        if self.signs:
            yield Stretch(_pairs(self.signs), is_run=True)
        self.parts, self.signs, self.is_cut = [], [], True


def _joined(parts: list[Word]) -> list[Word]:
    """A word with apostrophes: one word (Sana'a), but for what is elided before one (l'armée) and the English 's."""
    elisions = load_folding().elisions
    words = [parts[0]]
    for part in parts[1:]:
        word, start, _ = words[-1]
        if word in elisions or part[0] == "s":
            words.append(part)
        else:
            words[-1] = (word + part[0], start, part[2])
    return words


def _pairs(signs: list[Word]) -> tuple[Word, ...]:
    """Each two neighbours as one word, then the last sign alone."""
    pairs = ((a[0] + b[0], a[1], b[2]) for a, b in pairwise(signs))
    return (*pairs, signs[-1])


@lru_cache(maxsize=70_000)
def _character(character: str) -> tuple[tuple[Kind, str], ...]:
    """What a character of the text becomes: no, one or several folded characters."""
    if character in _APOSTROPHES:
        return ((Kind.APOSTROPHE, ""),)
    plain = unicodedata.normalize("NFKC", character).casefold().translate(dict(load_folding().letters))
    bare = "".join(part for part in unicodedata.normalize("NFD", plain) if not _is_dropped(part))
    letters = unicodedata.normalize("NFC", bare).translate(dict(load_folding().letters))
    nothing = (
        Kind.MARK if unicodedata.category(character) == "Mn" else Kind.NOTHING
    )  # a mark ends where its letter does
    return tuple((_kind(letter), _digit(letter)) for letter in letters) or ((nothing, ""),)


def _is_dropped(character: str) -> bool:
    """Accents, stress and the vowel points of Arabic and Hebrew: marks that a reader does without.

    The vowels and tones of Indian and South-East Asian scripts have other combining classes, and stay.
    """
    order = unicodedata.combining(character)
    return order >= 200 or order == 1 or 10 <= order <= 36


def _kind(character: str) -> Kind:
    category, code = unicodedata.category(character), ord(character)
    if category == "Lm" and (0x02B0 <= code <= 0x02FF or code == 0x0640):
        return Kind.NOTHING  # ʿ and ʾ of transliterations, the stroke that lengthens an Arabic word
    if category in ("Cf", "Me") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return Kind.NOTHING
    if category in ("Mn", "Mc") or 0x1160 <= code <= 0x11FF:
        return Kind.MARK
    if category == "So" or (category == "Sk" and code > 0xFFFF):
        return Kind.SYMBOL
    if category[0] == "N":
        return Kind.LETTER
    if category[0] == "L":
        return Kind.SIGN if any(first <= code <= last for first, last in _SIGNS) else Kind.LETTER
    return Kind.GAP


def _digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


class _Plain(dict[int, str]):
    """For `str.translate`: a letter as the one it folds to, a gap as a blank, anything else as a mark to look closer."""

    def __missing__(self, code: int) -> str:
        parts = _character(chr(code))
        kind, letters = parts[0]
        if len(parts) == 1 and kind is Kind.LETTER and len(letters) == 1:
            self[code] = letters
        else:
            self[code] = " " if all(kind is Kind.GAP for kind, _ in parts) else _ODD
        return self[code]


_PLAIN = _Plain()
