"""Verbs that take ground or people, and those who are taken."""

import pytest
from tests.extract.passages import read

TAKEN = (
    ("Rebels captured eleven policemen in Gusau on Tuesday.", "Abduction/forced disappearance", "abducted", 11),
    ("Eleven policemen were captured by rebels in Gusau.", "Abduction/forced disappearance", "abducted", 11),
    ("Police captured six militants in Gusau on Tuesday.", "Arrests", "detained", 6),
    ("Gunmen took nine shoppers hostage in Gusau.", "Abduction/forced disappearance", "abducted", 9),
    ("Rebels had taken four conscripts prisoner in Gusau.", "Abduction/forced disappearance", "abducted", 4),
    ("Gunmen stopped a coach near Gusau and took nine men off.", "Abduction/forced disappearance", "abducted", 9),
)


@pytest.mark.parametrize(("text", "kind", "measure", "low"), TAKEN)
def test_people_are_taken(text: str, kind: str, measure: str, low: int) -> None:
    """Whom rebels capture they abduct, whom the police capture they arrest; the captives are the victims."""
    (mention,) = read(text).event_mentions
    assert mention.sub_event_type == kind
    assert [(n.measure, n.low) for n in mention.numbers] == [(measure, low)]


@pytest.mark.parametrize("text", ["Rebels captured the bridge at Gusau.", "Rebels captured Goma on Tuesday."])
def test_ground_is_taken(text: str) -> None:
    """What is no people changes hands."""
    (mention,) = read(text).event_mentions
    assert mention.sub_event_type == "Non-state actor overtakes territory"
    assert mention.control is not None


def test_who_hands_over_acts() -> None:
    """The side that gives a place up is the one that does it."""
    (mention,) = read("Rebels handed over the airport of Goma to the army on Sunday.").event_mentions
    assert ("perpetrator", "rebels") in [(a.role, a.name.lower()) for a in mention.arguments]
    assert mention.control is not None
    assert (mention.control.from_ or "").lower() == "rebels"


def test_those_freed_had_been_taken() -> None:
    """Who was abducted and is freed is told of although nobody armed frees him."""
    mentions = read("A nurse who had been abducted near Gusau on Friday was freed on Sunday.").event_mentions
    assert [m.date.start for m in mentions if m.sub_event_type == "Other" and m.date] == ["2024-05-12"]
