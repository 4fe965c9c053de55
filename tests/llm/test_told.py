"""Answers against the vocabulary: what the contract has no word for is left out, and said to be."""

from typing import Any

import pytest

from dateline.llm.told import MOST_EVENTS, MOST_VALUES, Saying, ToldEvent, ToldValue, told_of

TYPES = {"Attack": None, "Suicide bomb": None}
EVENT = {"trigger": "hit", "type": "Attack"}


def test_what_is_left_out_has_the_value_that_the_contract_names() -> None:
    """An event of trigger and type alone is positive and asserted, by the report itself; blanks are nothing."""
    found = told_of([{**EVENT, "speaker": " ", "sentence": None}], TYPES)
    assert found.records == (ToldEvent("hit", "Attack", Saying()),)
    assert found.findings == ()


def test_every_field_is_read() -> None:
    """Words of the vocabulary are taken whatever their case."""
    value = {"property": "Control", "quote": "took it", "sentence": "They took it.", "from": "A", "to": "B", "of": "x"}
    said = {"speaker": "the army", "stance": "Denies", "certainty": "possible"}
    event = {**EVENT, **said, "type": "suicide bomb", "polarity": "NEGATIVE", "modality": "hedged", "sentence": "S."}
    saying = Saying("the army", "denies", "possible")
    expected = ToldEvent(
        "hit", "Suicide bomb", saying, "S.", "negative", "hedged",
        (ToldValue("control", "took it", saying, "They took it.", "x", "A", "B"),),
    )  # fmt: skip
    assert told_of([{**event, "values": [{**value, **said}]}], TYPES).records == (expected,)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({"trigger": "hit", "type": "Massacre"}, "there is no sub-event type 'Massacre'"),
        ({"type": "Attack"}, "it has no trigger"),
        ({"trigger": "hit"}, "it has no type"),
        ({**EVENT, "trigger": 7}, "its trigger is no text but '7'"),
        ({**EVENT, "polarity": "maybe"}, "there is no polarity 'maybe'"),
        ({**EVENT, "modality": "dreamt"}, "there is no modality 'dreamt'"),
        ({**EVENT, "stance": "shrugs"}, "there is no stance 'shrugs'"),
        ({**EVENT, "values": "none"}, "its values are no list but 'none'"),
        ("hit", "an event is no object but 'hit'"),
        (None, "an event is no object but 'None'"),
    ],
)
def test_an_event_out_of_the_vocabulary_is_left_out(event: Any, message: str) -> None:
    """Nothing is guessed: the event is a finding, and the next one is read."""
    found = told_of([event, EVENT], TYPES)
    assert len(found.records) == 1
    assert [finding.message for finding in found.findings] == [f"The model's event was left out: {message}."]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"property": "motive", "quote": "x"}, "there is no property 'motive'"),
        ({"property": "killed"}, "it has no quote"),
        ({"quote": "x"}, "it has no property"),
        ({"property": "killed", "quote": 3}, "its quote is no text but '3'"),
        ({"property": "killed", "quote": "x", "certainty": "sure"}, "there is no certainty 'sure'"),
        ([], "a value is no object but '[]'"),
    ],
)
def test_a_value_out_of_the_vocabulary_is_left_out(value: Any, message: str) -> None:
    """The event keeps its other values."""
    good = {"property": "place", "quote": "Dara"}
    found = told_of([{**EVENT, "values": [value, good]}], TYPES)
    assert [v.quote for v in found.records[0].values] == ["Dara"]
    assert [finding.message for finding in found.findings] == [f"The model's value was left out: {message}."]


def test_very_much_is_cut() -> None:
    """There is a bound to the events of a passage and to the values of an event."""
    values = [{"property": "place", "quote": "Dara"}] * (MOST_VALUES + 5)
    found = told_of([{**EVENT, "values": values}] * (MOST_EVENTS + 5), TYPES)
    assert len(found.records) == MOST_EVENTS
    assert {len(event.values) for event in found.records} == {MOST_VALUES}
    assert f"The model told of {MOST_EVENTS + 5} events; {MOST_EVENTS} were taken." in found.findings[-1].message


def test_signs_that_no_text_holds_are_replaced() -> None:
    """Halves of pairs and codes of control, which neither JSON nor a database takes, go no further."""
    found = told_of([{**EVENT, "trigger": "\ud800hit\x00", "type": "Attack"}, {**EVENT, "type": "\udfff\x1b"}], TYPES)
    assert found.records[0].trigger == "\ufffdhit\ufffd"
    assert "'\ufffd\ufffd'" in found.findings[0].message
