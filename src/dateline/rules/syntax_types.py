"""What the shallow syntax of a language needs to know: closed classes, and the forms that an open-class word can be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.rules.word_sets import WordSets


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The words of one closed class (`lang/<xx>/function_words.tsv`)."""

    tag: str
    words: tuple[str, ...]
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class FormChange:
    """A reading that the dictionary lacks or should not have (`lang/<xx>/forms.tsv`)."""

    words: tuple[str, ...]
    reading: str
    change: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Forms:
    """What one written form can be: its Penn tags for verbs, and its lemmas by part of speech."""

    verb_tags: frozenset[str]  # VB VBP VBZ VBD VBN VBG
    verb: str | None
    noun: str | None
    is_plural: bool
    is_adjective: bool
    is_adverb: bool


@dataclass(frozen=True, slots=True)
class SyntaxKnowledge:
    """Closed classes by word, and the lexicon of open classes as a function of the lower-case form."""

    closed: Mapping[str, str]
    forms: Callable[[str], Forms]
    knows: Callable[[str], bool]  # whether the dictionary has the lower-case form at all
    sets: WordSets
