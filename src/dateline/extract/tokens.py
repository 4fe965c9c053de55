"""Reads a text with a token grammar: cuts it into tokens, writes their codes, finds the phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from dateline.rules.time_types import TokenGrammar

_TOKEN = re.compile(r"\d{4}-\d\d-\d\d\w*+(?::\d[\d:.+]*+Z?)?|\d++(?:[.,:/]\d++)+\w*+|\w++|\s++|[^\w\s]")
_BLANKS = frozenset(" \n\v")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that a pattern matched: where, which form, and what its words say, in their order."""

    start: int
    end: int
    form: str
    parts: tuple[tuple[str, str], ...]


def read_phrases(text: str, grammar: TokenGrammar) -> Iterator[Phrase]:
    """Every phrase of the grammar in the text, without those of the form `-`; linear in the length of the text."""
    tokens = _TOKEN.findall(text)
    codes = "".join(map(grammar.codes.__getitem__, tokens))
    matches = [match for match in grammar.pattern.finditer(codes) if grammar.forms[(match.lastindex or 1) - 1] != "-"]
    if not matches:
        return
    starts = list(accumulate(map(len, tokens), initial=0))
    for match in matches:
        first, last = _trimmed(codes, match.start(), match.end(), grammar)
        parts = tuple(_parts(tokens[first:last], codes[first:last], grammar))
        yield Phrase(starts[first], starts[last], grammar.forms[(match.lastindex or 1) - 1], parts)


def _trimmed(codes: str, first: int, last: int, grammar: TokenGrammar) -> tuple[int, int]:
    """The tokens of a match without blanks at its ends and without the words that only lead to it."""
    while last > first and codes[last - 1] in _BLANKS:
        last -= 1
    while first < last - 1 and (codes[first] in grammar.leading or codes[first] in _BLANKS):
        first += 1
    return first, last


def _parts(tokens: list[str], codes: str, grammar: TokenGrammar) -> Iterator[tuple[str, str]]:
    for token, code in zip(tokens, codes, strict=True):
        if code in grammar.classes and code not in grammar.silent:
            yield grammar.classes[code], grammar.values.get(token.lower(), token)
