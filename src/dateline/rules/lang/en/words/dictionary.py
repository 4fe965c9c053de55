"""The look-up: what a written form can be."""

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.model import RulesError
from dateline.rules.lang.en.words.compile import TARGET

_SELECT = "SELECT noun, verbs, is_adjective, is_adverb FROM form WHERE form = ?"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the dictionary says of one form."""

    noun: str | None  # its lemma as a noun
    verbs: tuple[tuple[str, frozenset[str]], ...]  # its lemmas as a verb, each with the form's Penn tags
    is_adjective: bool
    is_adverb: bool


def entry_of(form: str) -> Entry | None:
    """The entry of a lower-case form; None where the dictionary lacks it. Raises `RulesError` where the file is damaged.

    >>> [(lemma, sorted(tags)) for lemma, tags in entry_of("found").verbs], entry_of("zacamil")
    ([('find', ['VBD', 'VBN']), ('found', ['VB', 'VBP'])], None)
    """
    try:
        row = _opened(TARGET).execute(_SELECT, (form,)).fetchone()
    except sqlite3.Error as error:
        raise RulesError(f"The dictionary {TARGET} cannot be read ({error}); install Dateline again.") from error
    return None if row is None else Entry(row[0] or None, _verbs(row[1]), bool(row[2]), bool(row[3]))


@cache
def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _verbs(told: str) -> tuple[tuple[str, frozenset[str]], ...]:
    words = (verb.split(" ") for verb in told.split("|") if verb)
    return tuple((lemma, frozenset(tags)) for lemma, *tags in words)
