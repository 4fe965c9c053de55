"""The pieces of words that the encoder reads, each with the characters of the text that it stands for.

The scheme is BERT's (Devlin et al. 2019, uncased; pieces after Wu et al. 2016). It is written here because the library
that has it brings a client of a model hub into every installation; a test demands the same pieces of both.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_CHUNK = re.compile(r"\S+")
_LONGEST = 100  # characters of a word; a longer one is unknown
_UNKNOWN = "[UNK]"
_JOINING = "-'’&/"  # signs inside of words


class Piece(NamedTuple):
    """One piece: its row in the vocabulary and its characters, half-open."""

    id: int
    start: int
    end: int
    is_sign: bool = False  # a sign that stands between words: a comma, a bracket, not a hyphen or an apostrophe


class WordPieces:
    """A vocabulary and what it makes of a text."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Number the rows once."""
        self._ids = {word: number for number, word in enumerate(vocabulary)}
        self.start, self.end, self.pad = (self._ids[name] for name in ("[CLS]", "[SEP]", "[PAD]"))
        self._of_chunk = lru_cache(maxsize=1 << 16)(self._split)

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> list[Piece]:
        """The pieces of a text, or of a stretch of it, in its order."""
        found: list[Piece] = []
        for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
            at, words = chunk.start(), chunk.group()
            pieces = self._of_chunk(words) if len(words) <= _LONGEST else self._split(words)
            found += [Piece(n, at + first, at + last, is_sign) for n, first, last, is_sign in pieces]
        return found

    def _split(self, chunk: str) -> tuple[Piece, ...]:
        """The pieces of a stretch without white space, placed within it."""
        pieces = (piece for word in _words(chunk) for piece in self._pieces(word))
        return tuple(Piece(n, start, end, _is_sign(chunk[start:end])) for n, start, end in pieces)

    def _pieces(self, word: list[tuple[str, int]]) -> list[tuple[int, int, int]]:
        """The longest known beginning, then the longest known continuation, to the end."""
        letters, at = "".join(letter for letter, _ in word), 0
        found: list[tuple[int, int, int]] = []
        while at < len(letters) <= _LONGEST:
            end = self._longest(letters, at)
            if end == at:
                break
            found.append((self._id(letters, at, end), word[at][1], word[end - 1][1] + 1))
            at = end
        return found if found and at == len(letters) else [(self._ids[_UNKNOWN], word[0][1], word[-1][1] + 1)]

    def _longest(self, letters: str, at: int) -> int:
        return next((end for end in range(len(letters), at, -1) if self._key(letters, at, end) in self._ids), at)

    def _id(self, letters: str, at: int, end: int) -> int:
        return self._ids[self._key(letters, at, end)]

    @staticmethod
    def _key(letters: str, at: int, end: int) -> str:
        return letters[at:end] if at == 0 else f"##{letters[at:end]}"


def _words(chunk: str) -> list[list[tuple[str, int]]]:
    """The words of a stretch without white space: letters in lower case without accents, each with its place."""
    words: list[list[tuple[str, int]]] = []
    is_open = False
    for at, char in enumerate(chunk):
        kind = _kind(char)
        if kind == "dropped":
            continue
        if kind == "alone":
            words.append([(char, at)])
            is_open = False
            continue
        letters = [(letter, at) for letter in _plain(char)]
        if letters and not is_open:
            words.append([])
            is_open = True
        if letters:
            words[-1].extend(letters)
    return words


@lru_cache(maxsize=1 << 14)
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cn", "Co", "Cs") or char in "\x00\ufffd":
        return "dropped"
    is_mark = (char.isascii() and not char.isalnum()) or category[0] == "P"
    return "alone" if is_mark or _is_ideograph(ord(char)) else "letter"


def _is_sign(words: str) -> bool:
    return len(words) == 1 and not words.isalnum() and words not in _JOINING


@lru_cache(maxsize=1 << 14)
def _plain(char: str) -> str:
    """The letter in lower case without its accents.

    >>> _plain("É"), _plain("İ")
    ('e', 'i')
    """
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


def _is_ideograph(code: int) -> bool:
    """Whether the character is a word by itself: the blocks of Chinese characters that BERT sets apart."""
    return any(first <= code <= last for first, last in _IDEOGRAPHS)


_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
