"""Compiles rows of words, shapes and patterns into one `TokenGrammar`; knows no language."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from dateline.model import RulesError
from dateline.rules.tables import read_table
from dateline.rules.time_types import TokenCodes, TokenGrammar, TokenPattern, TokenShape, TokenWord
from dateline.rules.token_patterns import Compiled, PatternReader

_SIGNS = {
    "-": "-‐‑–",
    "'": "'’ʼ‘`",
    "$": "$€£¥₦",
    "~": "~≈",
    ",": ",",
    ".": ".",
    "+": "+",
    "%": "%",
    "[": "[",
    "]": "]",
    "(": "(",
    ")": ")",
    ":": ":",
}
_BUILT_IN = {"WORD": "w", "NAME": "N", "BREAK": "\n", "PARAGRAPH": "\v", "DIGITS": "d"}
_FIRST_CODE = 0x100  # codes are letters beyond the signs that a regular expression reads
_REACH = 12  # so many codes before its telling word can a phrase begin
_LONG_REACH = 30  # the same where rows share a long beginning


def load_grammar(folder: str, leading: tuple[str, ...] = (), common: tuple[str, ...] = ()) -> TokenGrammar:
    """The grammar in the folder (relative to `rules/`) that holds `words.tsv`, `shapes.tsv` and `patterns.tsv`.

    `leading` are the words that a match may begin with but its span does not; `common` are classes so frequent that
    they are no sign of a match. Raises `RulesError` where a row is wrong.
    """
    words = read_table(f"{folder}/words.tsv", TokenWord)
    shapes = read_table(f"{folder}/shapes.tsv", TokenShape)
    patterns = read_table(f"{folder}/patterns.tsv", TokenPattern)
    alphabet = _Alphabet(words, shapes)
    reader = _reader(alphabet, patterns, common)
    rows = [row for row in patterns if not row.form.startswith("$")]
    return TokenGrammar(
        pattern=_alternation([_family(reader, head, list(group)) for head, group in groupby(rows, _head)], alphabet),
        forms=tuple(row.form for row in rows),
        codes=alphabet.codes(),
        classes={code: name.lower() for name, code in alphabet.code_of.items()},
        values={word.word: word.value for word in words},
        silent=frozenset(alphabet.code_of.values()) - alphabet.telling(),
        leading=frozenset(alphabet.known[word] for word in leading if word in alphabet.known),
    )


class _Alphabet:
    """Gives every class and every word that a pattern names its letter."""

    def __init__(self, words: tuple[TokenWord, ...], shapes: tuple[TokenShape, ...]) -> None:
        self.words, self.shapes = words, shapes
        sizes = Counter(word.token_class for word in words)
        self.sharing = {word.word: sizes[word.token_class] for word in words}
        self.code_of = dict(_BUILT_IN)
        self.known = {sign: main for main, signs in _SIGNS.items() for sign in signs}
        for name in [word.token_class for word in words] + [shape.token_class for shape in shapes]:
            self.code_of.setdefault(name, chr(_FIRST_CODE + len(self.code_of)))
        for word in words:
            self.known.update(dict.fromkeys(_written(word.word, word.case), self.code_of[word.token_class]))
        self.known.update({sign: self.known[main] for main, signs in _SIGNS.items() for sign in signs})

    def code(self, item: str) -> str:
        """The letter of a class (in capitals), a word or a sign. Raises `RulesError` where it would be ambiguous."""
        if not item.isupper():
            return self._word(item.removeprefix("\\"))
        if item not in self.code_of:
            raise RulesError(f"A pattern uses the class {item}, which no row has.")
        return self.code_of[item]

    def _word(self, word: str) -> str:
        if self.sharing.get(word, 1) > 1:
            raise RulesError(f"A pattern names the word {word!r}, which shares its class with others; use the class.")
        if word not in self.known:
            code = self.code_of.setdefault(f"={word}", chr(_FIRST_CODE + len(self.code_of)))
            self.known.update(dict.fromkeys(_written(word, "any"), code))
        return self.known[word]

    def codes(self) -> TokenCodes:
        """The code of every token, known or not."""
        shapes = re.compile("|".join(f"({shape.shape})" for shape in self.shapes), re.IGNORECASE)
        return TokenCodes(self.known, shapes, tuple(self.code_of[shape.token_class] for shape in self.shapes))

    def telling(self) -> frozenset[str]:
        """The codes of the classes that say something."""
        told = {word.token_class for word in self.words if word.value} | {shape.token_class for shape in self.shapes}
        return frozenset(self.code_of[name] for name in told)


def _reader(alphabet: _Alphabet, patterns: tuple[TokenPattern, ...], common: tuple[str, ...]) -> PatternReader:
    macros = {row.form: row.pattern for row in patterns if row.form.startswith("$")}

    @cache
    def macro(name: str) -> Compiled:
        if name not in macros:
            raise RulesError(f"A pattern uses {name}, which no row names.")
        return reader.read(macros[name])

    frequent = frozenset(alphabet.code_of[name] for name in common)
    reader = PatternReader(alphabet.code, macro, alphabet.telling() - frequent)
    return reader


def _head(row: TokenPattern) -> str:
    """The `$name` that a pattern begins with and goes on from, if any."""
    first, _, rest = row.pattern.partition(" ")
    return first if rest and first.startswith("$") and first[1:].isidentifier() else ""


def _foot(pattern: str) -> str:
    """The `$name?` that a pattern ends with, if any."""
    last = pattern.rpartition(" ")[2]
    return last if last.startswith("$") and last.endswith("?") and last[1:-1].isidentifier() else ""


def _family(reader: PatternReader, head: str, rows: list[TokenPattern]) -> Compiled:
    """Rows that begin in the same way, as one piece; one group for each."""
    lead = reader.read(head) if head else Compiled("")
    patterns = [row.pattern.removeprefix(head) for row in rows]
    tails = [reader.read(pattern) for pattern in patterns]
    must = frozenset(code for tail in tails for code in tail.must)
    inner = frozenset(code for tail in tails for code in tail.first)
    body = "|".join(_footed(reader, foot, list(group)) for foot, group in groupby(patterns, _foot))
    ahead = _ahead(must, _LONG_REACH) if head and all(tail.must for tail in tails) else ""
    return Compiled(f"{ahead}{lead.regex}(?:{body})", lead.first | inner if lead.nullable else lead.first, must=must)


def _footed(reader: PatternReader, foot: str, patterns: list[str]) -> str:
    """Patterns that may go on in the same way, one group for each, with what they share after them."""
    pieces = [reader.read(pattern.removesuffix(foot)) for pattern in patterns]
    body = "|".join(f"((?={_set(piece.first)}){piece.regex})" for piece in pieces)
    return f"(?:{body}){reader.read(foot).regex}" if foot else body


def _alternation(families: list[Compiled], alphabet: "_Alphabet") -> re.Pattern[str]:
    """One expression for all patterns, in which a place where none can begin is passed over at once."""
    first = _set(code for family in families for code in family.first)
    ahead = _ahead(frozenset(code for family in families for code in family.must))
    body = "|".join(f"(?={_set(family.first)}){family.regex}" for family in families)
    return re.compile(f"(?={first})(?<!{re.escape(alphabet.known['-'])}){ahead}(?:{body})")


def _ahead(must: frozenset[str], reach: int = _REACH) -> str:
    """The condition that one of the codes that a phrase cannot lack stands here or soon after."""
    return f"(?=[^{_set(must)[1:-1]}]{{0,{reach}}}{_set(must)})"


def _set(codes: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(codes))))}]"


def _written(word: str, case: str) -> tuple[str, ...]:
    """The ways in which a word may be written."""
    capitals = (word.capitalize(), word.upper())
    title, upper = capitals
    return {"any": (word, *capitals), "cap": capitals, "title": (title,), "upper": (upper,), "lower": (word,)}[case]
