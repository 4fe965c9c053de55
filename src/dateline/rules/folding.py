"""What a search must know of scripts: letters written for one another, elisions, what Arabic writes onto a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.rules.tables import read_table


@dataclass(frozen=True, slots=True)
class FoldedLetter:
    """A letter, and what a search reads it as."""

    letter: str
    to: str
    script: str
    since: int
    source: str


@dataclass(frozen=True, slots=True)
class Elision:
    """A word that loses its last vowel before an apostrophe."""

    word: str
    language: str
    since: int
    source: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """What is written onto the front of a word; `strips` where it is taken off a word that is searched for."""

    prefix: str
    strips: bool
    since: int
    example: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """The knowledge of a search, of all scripts at once: the language of a text may not be known."""

    letters: Mapping[int, str]  # for str.translate
    elisions: frozenset[str]
    prefixes: tuple[str, ...]
    articles: tuple[str, ...]  # the prefixes that a search takes off, the longest first


@cache
def load_folding() -> Folding:
    """The knowledge of a search. Raises `RulesError` where a table is cut."""
    prefixes = read_table("lang/ar/prefixes.tsv", Prefix)
    strip = sorted((row.prefix for row in prefixes if row.strips), key=len, reverse=True)
    return Folding(
        letters={ord(row.letter): row.to for row in read_table("folding.tsv", FoldedLetter)},
        elisions=frozenset(row.word for row in read_table("elisions.tsv", Elision)),
        prefixes=tuple(row.prefix for row in prefixes),
        articles=tuple(strip),
    )
