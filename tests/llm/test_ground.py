"""Answers bound to the text: every value at its words, and what has no words seen as that."""

import pytest
from tests.extract.passages import document
from tests.llm.reading import Told, bind, claims, event, messages, value

from dateline.extract.view import short_id
from dateline.model import Bounds

TEXT = (
    "Gunmen killed at least three people in Dara on Monday, a doctor said. The army blamed the Islamic State group. "
    "The group denied it.\n\nRebels captured Goma from the army. They killed three soldiers there."
)
NOT_THERE = "the model gives words that the report does not hold"


def test_values_are_bound_to_their_words() -> None:
    """Roles, figures, places and days are read from the words, with the speaker's words beside them."""
    found = bind(
        TEXT,
        event(
            "killed",
            value("perpetrator", "Gunmen"),
            value("killed", "at least three people", of="people", speaker="a doctor"),
            value("place", "Dara"),
            value("date", "on Monday"),
            sentence="Gunmen killed at least three people in Dara on Monday",
        ),
    )
    assert claims(found, "event_type") == [("Violence against civilians", "exact", "killed", None)]
    assert claims(found, "sub_event_type") == [("Attack", "exact", "killed", None)]
    assert claims(found, "perpetrator") == [("Gunmen", "exact", "Gunmen", None)]
    assert claims(found, "killed") == [(Bounds(3, None), "exact", "at least three", "doctor")]
    assert claims(found, "place")[0][1:] == ("exact", "Dara", None)
    assert claims(found, "date") == [("2024-05-13", "exact", "Monday", None)]


def test_ids_are_those_of_the_house() -> None:
    """An event mention has the id of its document, the place of its trigger and its type; claims follow from it."""
    (happening,) = bind(TEXT, event("captured")).records
    start = TEXT.index("captured")
    assert happening.id == short_id(document(TEXT).id, str(start), "Attack")
    claim = happening.bound[0].claim
    where = f"{start}:{start + len('captured')}"
    assert claim.id == short_id(happening.id, "event_type", "Violence against civilians", where, "", "asserts")
    assert claim.origin == "llm:m@1"


@pytest.mark.parametrize(
    ("told", "value_seen"),
    [
        (value("perpetrator", "Hezbollah"), "Hezbollah"),
        (value("killed", "45 people"), Bounds(None, None)),
        (value("place", "Damascus"), "Damascus"),
        (value("date", "last Christmas"), "last Christmas"),
        (value("control", "seized the airport", to="Rebels"), "seized the airport"),
        (value("control", "captured Goma", to="the Martians"), "captured Goma"),
    ],
)
def test_invented_words_are_ungrounded(told: Told, value_seen: object) -> None:
    """A value without words is a claim that can be seen, has no span, is shown nowhere, and is a finding."""
    found = bind(TEXT, event("captured", told))
    ((seen, grounding, words, _),) = claims(found, told["property"])
    assert (seen, grounding, words) == (value_seen, "ungrounded", None)
    assert found.records[0].bound[-1].shown is None
    assert NOT_THERE in found.findings[0].message


def test_an_invented_speaker_grounds_nothing() -> None:
    """What is said by somebody who is not in the text is not said by the report either."""
    found = bind(TEXT, event("captured", value("perpetrator", "Rebels", speaker="the Pope"), speaker="an angel"))
    assert claims(found, "perpetrator") == [("Rebels", "ungrounded", None, "the Pope")]
    assert claims(found, "event_type") == [("Violence against civilians", "ungrounded", None, "an angel")]
    assert len(found.findings) == 3


def test_an_event_without_words_is_left_out() -> None:
    """A happening whose trigger is not in the text did not happen in it."""
    found = bind(TEXT, event("beheaded", value("perpetrator", "Gunmen")), event("captured"))
    assert [happening.trigger.quote for happening in found.records] == ["captured"]
    assert messages(found.findings) == [f"'beheaded': {NOT_THERE}; the event is left out."]


def test_a_trigger_that_stands_twice_needs_its_sentence() -> None:
    """Which of two places is meant is not guessed; the sentence, even one that is not quite right, decides."""
    assert bind(TEXT, event("killed")).records == ()
    (second,) = bind(TEXT, event("killed", sentence="They killed three soldier there.")).records
    assert second.trigger.start == TEXT.rindex("killed")


def test_altered_words_are_partial() -> None:
    """Words that a model changed a little are the text's words, marked as not quite what was quoted."""
    found = bind(TEXT, event("captured", value("target", "the Islamic State grup"), value("perpetrator", "rebels")))
    assert claims(found, "target") == [("Islamic State", "partial", "Islamic State group", None)]
    assert claims(found, "perpetrator")[0][1] == "ungrounded"  # too short a word to be nearly another


def test_a_figure_in_words_is_never_nearly_right() -> None:
    """A number word is no slip for another: the figure is ungrounded."""
    found = bind(TEXT, event("Gunmen killed", value("killed", "killed at least thirty people in Dara on Monday")))
    assert claims(found, "killed") == [(Bounds(None, None), "ungrounded", None, None)]
    slip = bind(TEXT, event("Gunmen killed", value("killed", "killed at least three peple in Dara on Monday")))
    assert claims(slip, "killed") == [(Bounds(3, None), "partial", "at least three", None)]


def test_denials_keep_speaker_and_stance() -> None:
    """Blame and its denial are two claims about one property."""
    found = bind(
        TEXT,
        event(
            "Gunmen killed",
            value("perpetrator", "the Islamic State group", speaker="The army"),
            value("perpetrator", "The group", speaker="The group", stance="denies", sentence="The group denied it."),
        ),
    )
    said = [(b.claim.stance, b.claim.speaker and b.claim.speaker.name) for b in found.records[0].bound[2:]]
    assert said == [("asserts", "Congolese army"), ("denies", "group")]


def test_control_names_who_lost_and_who_won() -> None:
    """A change of hands is bound with both sides; one that is not told is open."""
    told = value("control", "captured Goma from the army", to="Rebels", **{"from": "the army"})
    assert claims(bind(TEXT, event("captured", told)), "control")[0][0] == "Congolese army -> Rebels"
    told = value("control", "captured Goma", to="Rebels")
    assert claims(bind(TEXT, event("captured", told)), "control")[0][0] == "? -> Rebels"
    nobody = bind(TEXT, event("captured", value("control", "captured Goma")))
    assert claims(nobody, "control") == []
    assert "names nobody who lost or won a place" in nobody.findings[0].message


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (value("killed", "soldiers"), "'soldiers' does not hold one figure; no killed is read."),
        (value("date", "Rebels"), "'Rebels' is no time that is understood."),
        (value("place", "there"), "'there' names no place."),
    ],
)
def test_words_that_hold_no_such_value_are_a_finding(told: Told, message: str) -> None:
    """Words that are there, but name no figure, day or place, make no claim."""
    found = bind(TEXT, event("captured", told))
    assert claims(found, told["property"]) == []
    assert messages(found.findings) == [message]


def test_a_place_that_no_gazetteer_has_keeps_its_name() -> None:
    """It has no point, and says so."""
    text = "Gunmen killed five farmers in Qwxyzabad on Monday."
    found = bind(text, event("killed", value("place", "Qwxyzabad")))
    assert [row[:2] for row in claims(found, "place")] == [("Qwxyzabad", "exact")]
    shown = found.records[0].bound[-1].shown
    assert getattr(shown, "lat", 0) is None


def test_what_is_told_twice_is_one_event() -> None:
    """Two events of one trigger and type are one, with the values of both, each once."""
    told = event("captured", value("perpetrator", "Rebels"))
    found = bind(TEXT, told, event("captured", value("perpetrator", "Rebels"), value("target", "the army")))
    (happening,) = found.records
    assert [b.claim.property for b in happening.bound] == ["event_type", "sub_event_type", "perpetrator", "target"]


def test_plans_have_no_date() -> None:
    """The day of what has not happened is neither shown nor claimed."""
    found = bind(TEXT, event("captured", value("date", "on Monday"), modality="planned"))
    assert claims(found, "date") == []
    assert found.findings == ()
