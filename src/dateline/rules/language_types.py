"""The rows by which a text's language is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Dateline can tell (`lang/languages.tsv`), whether or not it has rules for it yet."""

    code: str  # ISO 639-1
    name: str  # in English
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class StopWord:
    """One of a language's commonest words, in lower case (`lang/<xx>/stopwords.tsv`)."""

    word: str
    since: str
    source: str
