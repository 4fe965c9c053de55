"""The words that tell one happening from another: names, and whatever else does not fit any happening."""

import re
from collections.abc import Iterable, Iterator

from dateline.model import Argument, EventMention
from dateline.rules.linking import Linking, fold

REACH = 300  # characters on either side of the trigger within which the sentence's end is looked for
_WORD = re.compile(r"\w{3,}")
_END = re.compile(r"[.!?؟。।]\s|\n")


def is_named(value: str) -> bool:
    """Whether the words name somebody, rather than describe them: they hold a capital, or their script has none.

    >>> is_named("Ahrar al-Sham"), is_named("masked gunmen")
    (True, False)
    """
    return value != value.lower() or value == value.upper()


def words_of(text: str) -> Iterator[str]:
    """The folded words of at least three letters."""
    return (fold(word) for word in _WORD.findall(text))


def telling_words(arguments: Iterable[Argument], roles: tuple[str, ...], linking: Linking) -> frozenset[str]:
    """The words for those in the roles, without words that fit any happening."""
    words = frozenset(word for a in arguments if a.role in roles for word in words_of(a.name))
    return words - linking.common_words


def sentence_words(mention: EventMention, text: str, linking: Linking) -> frozenset[str]:
    """The telling words of the sentence that the trigger stands in; those of the trigger itself are left out."""
    trigger = mention.trigger
    words = frozenset(words_of(_sentence(text, trigger.start, trigger.end)))
    return words - linking.common_words - frozenset(words_of(trigger.quote))


def _sentence(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    opening = max((match.end() for match in _END.finditer(before)), default=0)
    closing = _END.search(after)
    return before[opening:] + " " + (after[: closing.start()] if closing else after)
