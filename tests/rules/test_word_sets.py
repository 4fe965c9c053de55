"""The table of word sets and the record of them are alike, and every set is whole."""

from collections import Counter
from dataclasses import fields

import pytest

from dateline.model import RulesError
from dateline.rules.load import load_rules
from dateline.rules.tables import read_table
from dateline.rules.word_sets import WordSet, WordSets, load_word_sets

ROWS = read_table("lang/en/word_sets.tsv", WordSet)


def test_ids_are_the_fields() -> None:
    """Every row is a field and every field a row, each once."""
    assert Counter(row.id for row in ROWS) == Counter(field.name for field in fields(WordSets))


def test_no_set_is_empty_or_unexplained() -> None:
    """Every set has words, and a meaning, a version and a source beside them."""
    assert [row.id for row in ROWS if not (row.words and row.meaning and row.since and row.source)] == []


def test_no_word_stands_twice_in_a_set() -> None:
    """A set names each word once, in lower case, without blanks at its ends."""
    for row in ROWS:
        assert len(set(row.words)) == len(row.words), row.id
        assert all(word == word.lower().strip() for word in row.words), row.id


def test_the_engine_gets_what_the_table_says() -> None:
    """The sets of the language are those of the table."""
    sets = load_rules().language.syntax.sets
    assert {row.id: frozenset(row.words) for row in ROWS} == {f.name: getattr(sets, f.name) for f in fields(WordSets)}


def test_a_language_without_a_table() -> None:
    """A language that has no table is a fault of the rules."""
    with pytest.raises(RulesError, match=r"lang/xx/word_sets\.tsv"):
        load_word_sets("xx")
