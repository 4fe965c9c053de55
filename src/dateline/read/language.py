"""Which language a text is in, told by the share of its words that are that language's commonest ones."""

import re
from functools import cache

from dateline.rules.language_types import Language, StopWord
from dateline.rules.tables import read_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at
_LEAST_HITS = 3
_LEAST_SHARE = 0.12  # of all words; running text of any of these languages has twice that
_LAST_LATIN = "\u024f"
_LEAD = 1.25  # times as many as the next language


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where no language of the tables is clearly ahead.

    >>> tell_language("The army said that it had retaken the town on Monday.")
    'en'
    """
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    counts = sorted(((sum(word in common for word in words), code) for code, common in _tables().items()), reverse=True)
    (hits, code), (second, _) = counts[0], counts[1]
    clear = hits >= _LEAST_HITS and hits >= _LEAST_SHARE * len(words) and hits >= _LEAD * second
    return code if clear else None


def has_words(text: str, least: int = 30) -> bool:
    """Whether the text has enough words for its language to be told."""
    return len(_WORD.findall(text[:_SAMPLE])) >= least


def is_other_script(text: str) -> bool:
    """Whether most letters are of another script than the Latin one, so that no words need be counted.

    >>> is_other_script("爆炸造成九人死亡"), is_other_script("Nine died.")
    (True, False)
    """
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    return 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters)


def language_name(code: str) -> str:
    """The language's name in English."""
    return next((row.name for row in _languages() if row.code == code), code)


@cache
def _languages() -> tuple[Language, ...]:
    return read_table("lang/languages.tsv", Language)


@cache
def _tables() -> dict[str, frozenset[str]]:
    return {
        row.code: frozenset(word.word.casefold() for word in read_table(f"lang/{row.code}/stopwords.tsv", StopWord))
        for row in _languages()
    }
