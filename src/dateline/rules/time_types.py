r"""What the time and number grammars are made of: rows of words, rows of patterns, and the one compiled pattern.

A text is cut into tokens, each token becomes one letter that stands for its class, and one compiled alternation reads
the string of letters. A pattern is written with these signs, separated by blanks where that is clearer:

    WEEKDAY   a token of that class           last     that very word
    $date     another pattern, by its name    ( | )?   group, choice, optional
    ! & <     must not follow, must follow, must stand before (one word); of the next item
    ~         no blank may stand here
    , . - '   that sign                       %        the phrase ends here (punctuation or end of text)
    \( \) \:  that sign, which would mean something else, or nothing, without the stroke

Rows that follow each other and begin with the same `$name` are read together: what that name stands for is looked for
once, and the first of them that goes on from there counts. So are those that end with the same `$name?`.

The classes `WORD` (any other word in small letters), `NAME` (any other word that begins with a capital), `DIGITS` (any
other token that begins with a digit), `BREAK` (a line break) and `PARAGRAPH` (an empty line) need no rows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

_KEPT = 50_000  # tokens


@dataclass(frozen=True, slots=True)
class TokenWord:
    """A word, the class it belongs to and what it says there (`words.tsv`); an empty value says nothing."""

    word: str
    token_class: str
    value: str
    case: Literal[
        "any", "cap", "title", "upper", "lower"
    ]  # as which it counts; "cap" is "title" (May) or "upper" (MAY)
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class TokenShape:
    """A class of tokens that begin with a digit, by their whole shape (`shapes.tsv`); the first that fits counts."""

    token_class: str
    shape: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """A pattern over token classes (`patterns.tsv`); the first row that matches at a place wins.

    A form that begins with `$` only names a pattern for others; the form `-` marks words to be passed over.
    """

    form: str
    pattern: str
    since: str
    source: str
    example: str  # a sentence with the match marked <t>…</t>; empty for `$` rows


class TokenCodes(dict[str, str]):
    """The one-letter code of every known token; of an unknown one, by what it looks like."""

    __slots__ = ("shape_codes", "shapes")

    def __init__(self, known: Mapping[str, str], shapes: re.Pattern[str], shape_codes: tuple[str, ...]) -> None:
        super().__init__(known)
        self.shapes = shapes
        self.shape_codes = shape_codes

    def __missing__(self, token: str) -> str:
        """The code of a token that no table has; kept up to a bound, so that hostile text cannot fill memory."""
        code = self._by_looks(token)
        if len(self) < _KEPT and len(token) < 32:
            self[token] = code
        return code

    def _by_looks(self, token: str) -> str:
        first = token[0]
        if first.isdigit():
            return self._digits(token)
        if first.isspace():
            return (" ", "\n")[token.count("\n")] if token.count("\n") < 2 else "\v"
        if first.isalpha():
            return "w" if first.islower() else "N"
        return ";"

    def _digits(self, token: str) -> str:
        match = self.shapes.fullmatch(token) if len(token) < 32 else None
        return self.shape_codes[match.lastindex - 1] if match and match.lastindex else "d"


@dataclass(frozen=True, slots=True)
class TokenGrammar:
    """Words, shapes and patterns of one language, compiled; read-only."""

    codes: TokenCodes
    pattern: re.Pattern[str]
    forms: tuple[str, ...]  # by the number of the group that matched, from 1
    classes: Mapping[str, str]  # code -> class in small letters
    values: Mapping[str, str]  # token in small letters -> what it says
    silent: frozenset[str]  # codes that say nothing
    leading: frozenset[str]  # codes that a match may begin with but its span does not


TimeGrammar: TypeAlias = TokenGrammar
Numerals: TypeAlias = TokenGrammar
