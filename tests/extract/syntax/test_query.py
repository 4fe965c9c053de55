"""Questions to a parsed sentence."""

import pytest
from tests.extract.passages import sentence

from dateline.extract.syntax.query import (
    ancestors,
    between_tags,
    clause_of,
    clause_of_phrase,
    clause_of_verb,
    conjuncts,
    following_phrases,
    is_subject,
    own_tokens,
    phrase_at,
    words,
)
from dateline.extract.syntax.types import Sentence
from dateline.rules.load import load_rules

SETS = load_rules().language.syntax.sets
JOINERS = SETS.clause_joiners
LISTS = (
    (
        "Gunmen killed two teachers, a nurse and three pupils.",
        "two teachers",
        ["two teachers", "a nurse", "three pupils"],
    ),
    ("Gunmen killed two teachers.", "two teachers", ["two teachers"]),
    ("Gunmen killed two teachers, residents said.", "two teachers", ["two teachers"]),
    ("Rebels and soldiers clashed.", "Rebels", ["Rebels", "soldiers"]),
    ("Rebels, a mixed group, fled.", "Rebels", ["Rebels"]),
    ("Rebels killed a guard but a nurse escaped.", "a guard", ["a guard"]),
)


def _phrase(told: Sentence, text: str) -> int:
    written = [" ".join(t.text for t in told.tokens[phrase.first : phrase.last + 1]) for phrase in told.phrases]
    return written.index(text)


def _token(told: Sentence, text: str) -> int:
    return [t.text for t in told.tokens].index(text)


@pytest.mark.parametrize(("text", "first", "members"), LISTS)
def test_conjuncts(text: str, first: str, members: list[str]) -> None:
    """What is listed together, and nothing else."""
    told = sentence(text)
    found = conjuncts(told, _phrase(told, first), SETS)
    assert [
        " ".join(t.text for t in told.tokens[told.phrases[n].first : told.phrases[n].last + 1]) for n in found
    ] == members


def test_clauses_of_tokens_verbs_and_phrases() -> None:
    """A token belongs to the innermost clause around it."""
    told = sentence("The army said that rebels had fled Goma.")
    assert clause_of(told, _token(told, "army")) == 0
    assert clause_of(told, _token(told, "Goma")) == 1
    assert clause_of_verb(told, _token(told, "fled")) == 1
    assert clause_of_verb(told, _token(told, "Goma")) is None
    assert clause_of_phrase(told, _phrase(told, "rebels")) == 1


def test_ancestors() -> None:
    """The clauses outwards, the nearest first."""
    told = sentence("The army said that rebels fled after troops attacked.")
    assert list(ancestors(told, 2)) == [1, 0]


def test_phrase_at() -> None:
    """A token in a noun phrase knows it; a verb is in none."""
    told = sentence("Gunmen killed five farmers.")
    assert phrase_at(told, _token(told, "farmers")) == 1
    assert phrase_at(told, _token(told, "killed")) is None


def test_following_phrases() -> None:
    """What hangs on a noun: the unbroken chain of prepositional phrases after it."""
    told = sentence("The killing of two teachers by gunmen in Goma shocked residents.")
    found = [told.phrases[n].prep for n in following_phrases(told, 0)]
    assert found == ["of", "by", "in"]


def test_subjects_and_antecedents() -> None:
    """The antecedent of a relative clause is not its subject by itself."""
    told = sentence("Police arrested men who fled.")
    assert is_subject(told, _phrase(told, "Police"))
    assert not is_subject(told, _phrase(told, "men"))


def test_between_and_own_tokens() -> None:
    """Tags between two phrases, and the tokens of a clause that no inner clause has."""
    told = sentence("Rebels, who fled, returned.")
    assert between_tags(sentence("Rebels and soldiers clashed."), 0, 1, JOINERS) == "c"
    assert between_tags(sentence("Rebels but soldiers clashed."), 0, 1, JOINERS) == "s"
    own = [told.tokens[n].text for n in own_tokens(told, told.clauses[0])]
    assert "fled" not in own
    assert {"Rebels", "returned"} <= set(own)


def test_words() -> None:
    """The span of several tokens quotes the text."""
    text = "Gunmen killed five farmers."
    assert words(sentence(text), 1, 3, text).quote == "killed five farmers"
