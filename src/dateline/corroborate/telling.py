"""The words that tell one happening from another: names, and whatever else does not fit any happening."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dateline.corroborate.copies import shingles_of
from dateline.model import Argument, Span
from dateline.rules.linking import Linking, fold

REACH = 300  # characters on either side of the trigger within which the sentence's end is looked for
LEAST_LETTERS = 3  # consonants that tell a name from others
FAR_REACH = 1500  # characters on either side of the trigger within which the paragraph's end is looked for
LONGEST_HEADING = 60  # characters
_WORD = re.compile(r"[^\W\d_]{3,}")
_ARTICLE = re.compile(r"^(?:al|el|an|en|ar|er|as|es|ash|ad|ed|at)[-\s]")  # as Arabic names are written in Latin script
_SOFT = re.compile(r"[aeiouyw'’`\-\s]")
_REPEATED = re.compile(r"(.)\1+")
_END = re.compile(r"[.!?؟。।]\s|\n")
_NAME = re.compile(r"(?:\b[aeAE][lnrsd]-)?\b[^\W\d_a-z][^\W\d_]{2,}")
_GAP = "\n\n"
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{8,400})[”\"»“]")
LEAST_QUOTED = 4  # words of a quotation that two reports do not hit on by chance


def is_named(value: str) -> bool:
    """Whether the words name somebody, rather than describe them: they hold a capital, or their script has none.

    >>> is_named("Ahrar al-Sham"), is_named("masked gunmen")
    (True, False)
    """
    return value != value.lower() or value == value.upper()


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """What transliterations of one name have in common: its consonants, each once in a row, without the article.

    A name with fewer than three of them stands as it is: "Anka" is not "Wanke".

    >>> skeleton("Starytsia") == skeleton("Staritsa"), skeleton("al-Fashir") == skeleton("El Fasher")
    (True, True)
    """
    bare = _ARTICLE.sub("", name.casefold())
    letters = _REPEATED.sub(r"\1", _SOFT.sub("", bare))
    return letters if len(letters) >= LEAST_LETTERS else bare


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of at least three letters."""
    return tuple(map(fold, _WORD.findall(text)))


def telling_words(arguments: Iterable[Argument], roles: tuple[str, ...], linking: Linking) -> frozenset[str]:
    """The words for those in the roles, without words that fit any happening."""
    words = frozenset(word for a in arguments if a.role in roles for word in words_of(a.name))
    return words - linking.common_words


def sentence(text: str, trigger: Span, ends: tuple[int, int]) -> str:
    """The sentence that the trigger stands in, without the trigger; `ends` are those of the sentence."""
    return text[ends[0] : trigger.start] + " " + text[trigger.end : ends[1]]


def sentence_ends(text: str, trigger: Span) -> tuple[int, int]:
    """Where the sentence of the trigger begins and ends."""
    before, after = text[max(0, trigger.start - REACH) : trigger.start], text[trigger.end : trigger.end + REACH]
    opening = max((match.end() for match in _END.finditer(before)), default=0)
    closing = _END.search(after)
    ending = closing.start() if closing else len(after)
    return trigger.start - len(before) + opening, trigger.end + ending


def paragraph(text: str, trigger: Span) -> str:
    r"""The paragraph that the trigger stands in, under the heading that stands right over it where there is one.

    >>> paragraph("North\n\nA mine went off.\n\nRain fell.", Span(9, 13, "mine"))
    'North\n\nA mine went off.'
    """
    start, end = trigger.start, trigger.end
    least = max(0, start - FAR_REACH)
    opening = text.rfind(_GAP, least, start) + len(_GAP)
    if opening < len(_GAP):
        opening = least
    closing = text.find(_GAP, end, end + FAR_REACH)
    above = text.rfind(_GAP, 0, max(0, opening - len(_GAP)))
    above = 0 if above < 0 else above + len(_GAP)
    if 0 < opening - above - len(_GAP) <= LONGEST_HEADING:
        opening = above
    return text[opening : closing if closing >= 0 else end + FAR_REACH]


@lru_cache(maxsize=4096)
def quoted_in(text: str) -> frozenset[int]:
    """The hashes of the word sequences in quotation marks, of quotations of four words or more.

    >>> quoted_in('He said "a film without a cinema".') == quoted_in("called it “a film without a cinema”")
    True
    """
    quotes = (quote for quote in _QUOTED.findall(text) if len(quote.split()) >= LEAST_QUOTED)
    return frozenset().union(*map(shingles_of, quotes))


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The skeletons of all words that are written with a capital; of all words in a script that has none.

    >>> names_in("shells fell on Al-Fashir") == names_in("El Fasher was shelled")
    True
    """
    return frozenset(bare for word in _NAME.findall(text) if len(bare := skeleton(word)) > 1)
