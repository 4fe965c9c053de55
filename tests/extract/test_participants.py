"""What a noun phrase stands for: its class, its actor, its count, and whether it fights."""

import pytest
from tests.extract.passages import PUBLISHED, document

from dateline.extract.participants import Participant, read_participant
from dateline.extract.reading import make_extractor
from dateline.extract.syntax.parse import parse
from dateline.model import Settings
from dateline.pipeline import spot
from dateline.rules.load import load_rules

EXTRACTOR = make_extractor(load_rules())
READ: tuple[tuple[str, dict[str, object]], ...] = (
    ("Five soldiers fled.", {"noun_class": "soldier", "head": "soldier", "is_plural": True, "is_armed": True}),
    ("A soldier fled.", {"is_indefinite_one": True, "name": "soldier"}),
    ("No soldier fled.", {"is_negative": True}),
    ("The soldiers fled.", {"is_definite": True, "name": "soldiers"}),
    ("Residents fled.", {"noun_class": "civilian", "is_people": True, "is_armed": False}),
    ("Hamas fled.", {"noun_class": "actor", "name": "Hamas", "is_armed": True}),
    ("Hamas fighters fled.", {"name": "Hamas", "is_armed": True}),
    ("A suicide bomber fled.", {"noun_class": "armed_group", "is_people": True}),
    ("A police station burned.", {"noun_class": "building", "is_military": True}),
    ("A rebel camp burned.", {"noun_class": "camp", "is_military": True}),
    ("A refugee camp burned.", {"noun_class": "camp", "is_military": False}),
    ("An army post burned.", {"noun_class": "military_object", "is_military": True}),
    ("They fled.", {"noun_class": "pronoun"}),
    ("Five members of the National Guard fled.", {"head": "national guard", "is_people": True}),
    ("Tyre burned.", {"noun_class": "place", "head": "tyre"}),
)


def _first(text: str) -> Participant:
    told = document(text, PUBLISHED)
    (sentence,) = parse(told, spot(told, Settings(), EXTRACTOR.rules)[0], EXTRACTOR.rules.language.syntax)
    return read_participant(sentence, 0, (0, text), EXTRACTOR.nouns)


@pytest.mark.parametrize(("text", "expected"), READ)
def test_the_first_phrase(text: str, expected: dict[str, object]) -> None:
    """The subject of each sentence is read as the table says."""
    found = _first(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_counts_and_partitives() -> None:
    """What counts and what is counted are one participant."""
    found = _first("Five of the hostages fled.")
    assert found.quantity is not None
    assert (found.quantity.low, found.head, found.span.quote) == (5, "hostage", "Five of the hostages")


def test_a_demonym_names_the_state_whose_machines_act() -> None:
    """Israeli warplanes are Israel's."""
    actor = _first("Israeli warplanes left.").actor
    assert actor is not None
    assert actor.country == "IL"
