"""What a language's reports say of themselves, and in which words: bylines, datelines, labels, calendar words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HeaderKind = Literal[
    "month",
    "weekday",
    "ordinal",
    "byline",
    "editor",
    "job",
    "anonymous",
    "joiner",
    "particle",
    "place_word",
    "outlet_word",
    "published_label",
    "updated_label",
    "author_label",
    "source_label",
    "title_label",
    "place_label",
    "agency",
    "media_word",
    "institution",
    "country",
    "not_place",
    "syndication",
    "publisher_end",
    "copyright",
    "notice",
    "caption",
    "clock",
]


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """A word or phrase of a report's head (`lang/<xx>/header.tsv`)."""

    kind: str  # one of HeaderKind
    form: str  # as written in a report; compared without regard to case
    value: int | None  # the month's number from 1, the weekday's from Monday = 0; empty for the other kinds
    since: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class HeaderKnowledge:
    """All header words of one language; compared by identity, so that compiled patterns can be kept by it."""

    language: str  # ISO 639-1 code of the language that rules exist for
    months: Mapping[str, int]  # case-folded name or abbreviation -> 1 … 12
    weekdays: Mapping[str, int]  # case-folded name or abbreviation -> 0 (Monday) … 6
    phrases: Mapping[str, tuple[str, ...]]  # kind -> forms as written, the longest first
    folded: Mapping[str, frozenset[str]]  # kind -> forms case-folded
    stopwords: frozenset[str]  # the commonest words, which begin no place name

    def has(self, kind: HeaderKind, form: str) -> bool:
        """Whether the form is known as a word of that kind, whatever its case."""
        return form.casefold() in self.folded.get(kind, frozenset())

    def forms(self, *kinds: HeaderKind) -> tuple[str, ...]:
        """The forms of the kinds given, the longest first within each kind."""
        return tuple(form for kind in kinds for form in self.phrases.get(kind, ()))

    def any_of(self, kind: HeaderKind) -> str:
        """A pattern of alternatives that matches any form of the kind, the longest first."""
        return "|".join(map(re.escape, self.phrases[kind]))
