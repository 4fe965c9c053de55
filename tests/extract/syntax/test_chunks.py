"""Noun phrases and verb groups."""

import pytest
from tests.extract.passages import sentence

from dateline.extract.syntax.types import VerbGroup

PHRASES = (
    ("Gunmen killed five farmers in Zamfara.", ["Gunmen", "five farmers", "in: Zamfara"]),
    ("The army's assault on the town began.", ["The army 's assault", "on: the town"]),
    ("Suicide and car bombs killed three.", ["Suicide and car bombs", "three"]),
    ("Rebels and soldiers clashed.", ["Rebels", "soldiers"]),
    ("About 20 armed men attacked a fuel depot.", ["About 20 armed men", "a fuel depot"]),
    ("At least 30 of the hostages fled.", ["At least 30", "of: the hostages"]),
    ("None was hurt.", ["None"]),
    ("The dead were buried at “Camp Two”.", ["The dead", "at: Camp Two"]),
)
GROUPS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Gunmen killed five.", {"lemma": "kill", "form": "finite", "is_passive": False, "is_past": True}),
    ("Five were not killed.", {"lemma": "kill", "is_passive": True, "is_negated": True}),
    ("Troops will attack.", {"lemma": "attack", "is_future": True, "modal": "will", "is_past": False}),
    ("Troops may have attacked.", {"lemma": "attack", "modal": "may"}),
    ("The town has been shelled.", {"lemma": "shell", "is_passive": True, "is_past": True}),
    ("The army is shelling the town.", {"lemma": "shell", "is_passive": False, "is_past": False}),
    ("Troops never attacked.", {"lemma": "attack", "is_negated": True}),
)


def _written(text: str) -> list[str]:
    found = sentence(text)
    words = [" ".join(t.text for t in found.tokens[p.first : p.last + 1]) for p in found.phrases]
    return [f"{p.prep}: {w}" if p.prep else w for p, w in zip(found.phrases, words, strict=True)]


@pytest.mark.parametrize(("text", "phrases"), PHRASES)
def test_noun_phrases(text: str, phrases: list[str]) -> None:
    """Every noun phrase, with the preposition that governs it."""
    assert _written(text) == phrases


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_verb_groups(text: str, expected: dict[str, object]) -> None:
    """What a verb with its auxiliaries says of voice, tense, modality and denial."""
    verb = sentence(text).clauses[0].verb
    assert isinstance(verb, VerbGroup)
    assert {name: getattr(verb, name) for name in expected} == expected


def test_possessors() -> None:
    """Whose assault it is stands apart from the assault."""
    found = sentence("Hezbollah's assault on the town began.")
    phrase = found.phrases[0]
    assert phrase.owner == (0, 0)
    assert found.tokens[phrase.head].text == "assault"
