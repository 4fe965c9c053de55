"""How a place's name becomes a key: the same folding when the gazetteer is compiled and when a report is read.

Three keys, each coarser than the one before, are tried in turn: `fold` (case, marks and punctuation go, every Arabic
article becomes `al`), `bare` (the articles go) and `loose` (the spellings in Latin letters of one Arabic name, or of
one Ukrainian or Russian name, fall together by the rules of `sounds.tsv`). Needs the standard library alone: the
gazetteer is compiled where nothing else is installed.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

Family = Literal["arabic", "cyrillic"]

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)
_APOSTROPHES = re.compile("['’‘`´ʹʺʻʼʽʾʿ′.]")
_GAPS = re.compile(r"[\s\-‐‑–—_/,]+")
_ARTICLE = re.compile(r"\b(?:al|el|ul|ar|er|as|es|ash|esh|at|et|an|en|ad|ed|az|ez|adh) (?=\w)")
_BARE = re.compile(r"\bal ")
_LATIN_END = 0x250
_LEAST_LOOSE: dict[Family, int] = {"arabic": 3, "cyrillic": 4}  # letters; a shorter key says too little
_MARKS: dict[Family, str] = {"arabic": "", "cyrillic": "~"}  # keeps the keys of one family apart from the other's

# countries whose names reach English through Arabic, Persian or Hebrew letters: spellings vary without end
ARABIC = frozenset(
    ("AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA ML MR OM PK PS QA SA SD SO SS SY TD TN TR YE").split()  # noqa: SIM905  # thirty-odd codes read best as words
)
CYRILLIC = frozenset({"BY", "RU", "UA"})  # … and through Ukrainian, Belarusian or Russian, often through two of them


def fold(name: str) -> str:
    """The key of a name: lower case, no marks, no apostrophes, one space between words, Arabic articles as `al`.

    >>> fold("Deir ez-Zor"), fold("Coalcomán"), fold("Ar Ruţbah"), fold("Kramators’k")
    ('deir al zor', 'coalcoman', 'al rutbah', 'kramatorsk')
    """
    if name.isascii():
        if name.isalnum():
            return name.lower()
    else:
        name = strip_marks(name)
    words = _GAPS.sub(" ", _APOSTROPHES.sub("", name.lower())).strip()
    return _ARTICLE.sub("al ", words) if " " in words else words


def fold_joined(words: list[str]) -> str:
    """The key of a name from the keys of its words: the same as `fold` of the whole.

    >>> fold_joined([fold("Deir"), fold("ez-Zor")]) == fold("Deir ez-Zor")
    True
    """
    key = " ".join(words)
    return _ARTICLE.sub("al ", key) if " " in key else key


def strip_marks(name: str) -> str:
    """The name without diacritics, in the case it came in.

    >>> strip_marks("Ţarţūs")
    'Tartus'
    """
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def bare(key: str) -> str:
    """The folded key without its Arabic articles.

    >>> bare("al rutbah"), bare("deir al zor")
    ('rutbah', 'deir zor')
    """
    return _BARE.sub("", key) or key


def loose(key: str, family: Family = "arabic") -> str:
    """The folded key reduced to what the usual transliterations of a name have in common.

    >>> loose("raqqa") == loose("al rakkah"), loose("dayr hafir") == loose("deir hafer")
    (True, True)
    >>> loose("kupiansk", "cyrillic") == loose("kupyansk", "cyrillic")
    True
    """
    reduced = bare(key) if family == "arabic" else key
    for pattern, to in _sounds()[family]:
        reduced = pattern.sub(to, reduced)
    return _MARKS[family] + reduced


def loose_keys(key: str, families: tuple[Family, ...] = ("arabic", "cyrillic")) -> tuple[str, ...]:
    """The loose keys of a folded name that are long enough to tell it from others.

    >>> loose_keys("goris", ("cyrillic",)), loose_keys("ob")
    (('~giris',), ())
    """
    keys = ((family, loose(key, family)) for family in families)
    return tuple(found for family, found in keys if len(found) >= _LEAST_LOOSE[family] + len(_MARKS[family]))


def families_of(country: str | None) -> tuple[Family, ...]:
    """Whose sounds the names of a country (ISO 3166-1 alpha-2) follow."""
    if country in ARABIC:
        return ("arabic",)
    return ("cyrillic",) if country in CYRILLIC else ()


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters (with or without marks) and begins like a name."""
    return name[:1].isupper() and all(
        ord(letter) < _LATIN_END or letter in "’‘ʻʼʽʾʿ′" or 0x1E00 <= ord(letter) < 0x1F00 for letter in name
    )


@cache
def _sounds() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """The rules of each family, in their order."""
    text = Path(__file__).with_name("sounds.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rules: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        rules.setdefault(row["family"], []).append((re.compile(row["pattern"]), row["to"]))
    return {family: tuple(pairs) for family, pairs in rules.items()}
