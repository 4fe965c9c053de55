"""Reads one pattern over token classes and writes it as a regular expression over their one-letter codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.model import RulesError

_ITEM = re.compile(r"\$[a-z_]+|[A-Z]+|[a-z]+|\\.|[(|)?!&<~,.'\-+%\[\]]")
_AROUND = {"!": "(?!", "&": "(?=", "<": "(?<="}
_CHECKS = {"~": "(?<![ \n])", "%": "(?=[ ]?(?:[-;,.:'+%$~()\\[\\]\n\v]|\\Z))"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A piece of a pattern: its regular expression, the codes that it can begin with, and one that it cannot lack."""

    regex: str
    first: frozenset[str] = frozenset()
    nullable: bool = True  # whether it can match nothing
    must: frozenset[str] = frozenset()  # every match holds at least one of these; empty where nothing is sure
    is_token: bool = False  # whether it is one token, of any of the codes in `first`


@dataclass(frozen=True, slots=True)
class PatternReader:
    """Reads patterns: `code` gives the letter of a class or a word, `macro` what a `$name` stands for."""

    code: Callable[[str], str]
    macro: Callable[[str], Compiled]
    telling: frozenset[str]  # codes rare enough to look for

    def read(self, pattern: str) -> Compiled:
        """The pattern, compiled. Raises `RulesError` where it has a sign that no pattern has."""
        items = _ITEM.findall(pattern)
        if "".join(items) != "".join(pattern.split()):
            raise RulesError(f"The pattern {pattern!r} has a sign that no pattern has.")
        return self._group(iter(items))

    def _group(self, items: Iterator[str]) -> Compiled:
        """What stands up to the closing parenthesis, or to the end."""
        branches: list[list[Compiled]] = [[]]
        around = ""
        for item in items:
            if item == ")":
                break
            if item == "|":
                branches.append([])
            elif item in _AROUND:
                around = item
            elif item == "?":
                branches[-1][-1] = _optional(branches[-1][-1])
            else:
                piece = self._group(items) if item == "(" else self._piece(item)
                branches[-1].append(_looked_at(around, piece) if around else piece)
                around = ""
        return _either([self._sequence(branch) for branch in branches])

    def _piece(self, item: str) -> Compiled:
        if item in _CHECKS:
            return Compiled(_CHECKS[item])
        if item[0] == "$":
            return self.macro(item)
        code = self.code(item)
        if item in ("BREAK", "PARAGRAPH"):
            return Compiled(code, frozenset(code), False, frozenset(code))
        return _token(frozenset(code))

    def _sequence(self, pieces: list[Compiled]) -> Compiled:
        first: frozenset[str] = frozenset()
        for piece in pieces:
            first |= piece.first
            if not piece.nullable:
                break
        if len(pieces) == 1:
            return pieces[0]
        sure = [piece.must for piece in pieces if piece.must]
        must = min(sure, key=lambda codes: (len(codes - self.telling), len(codes)), default=frozenset())
        return Compiled("".join(p.regex for p in pieces), first, all(p.nullable for p in pieces), must)


def _looked_at(around: str, piece: Compiled) -> Compiled:
    """The piece as a condition on what follows, or on the one word and blank before."""
    regex = piece.regex.replace("[ \n]?+", "[ \n]") if around == "<" else f"[ \n]?{piece.regex}"
    return Compiled(f"{_AROUND[around]}{regex})")


def _optional(piece: Compiled) -> Compiled:
    return replace(piece, regex=f"(?:{piece.regex})?", nullable=True, must=frozenset(), is_token=False)


def _token(codes: frozenset[str]) -> Compiled:
    """One token of any of these codes, and the blank after it."""
    letters = re.escape("".join(sorted(codes)))
    regex = f"(?:[{letters}][ \n]?+)" if len(codes) > 1 else f"(?:{letters}[ \n]?+)"
    return Compiled(regex, codes, False, codes, is_token=True)


def _either(branches: list[Compiled]) -> Compiled:
    if all(branch.is_token for branch in branches):
        return _token(frozenset().union(*(branch.first for branch in branches)))
    if len(branches) == 1:
        return replace(branches[0], regex=f"(?:{branches[0].regex})")
    sure = all(branch.must for branch in branches)
    return Compiled(
        regex=f"(?:{'|'.join(branch.regex for branch in branches)})",
        first=frozenset().union(*(branch.first for branch in branches)),
        nullable=any(branch.nullable for branch in branches),
        must=frozenset().union(*(branch.must for branch in branches)) if sure else frozenset(),
    )
