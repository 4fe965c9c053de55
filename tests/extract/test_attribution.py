"""Who says so: reported speech before, after and inverted, `according to`, a speaker before a colon, denials, doubts."""

import pytest
from tests.extract.passages import read, said

KILLED = (
    ("The army said rebels had killed five farmers in Goma.", "Congolese army"),
    ("The army said that rebels had killed five farmers in Goma.", "Congolese army"),
    ("Rebels killed five farmers in Goma, the army said.", "Congolese army"),
    ("Rebels killed five farmers in Goma, said a police spokesman.", "police spokesman"),
    ("According to the army, rebels killed five farmers in Goma.", "Congolese army"),
    ("Rebels killed five farmers in Goma, according to residents.", "residents"),
    ("Residents: five farmers killed in Goma.", "residents"),
    ("Witnesses told the radio that rebels had killed five farmers in Goma.", "witnesses"),
    ("The governor, Amina Yusuf, said rebels had killed five farmers in Goma.", "Amina Yusuf"),
    ("Rebels killed five farmers in Goma.", None),
    ("Rebels attacked a market in Goma; five fatalities confirmed.", None),
)
STANCES = (
    ("The army denied that it had bombed a hospital in Goma.", "target", ("hospital", "denies", "fact")),
    ("Hamas claimed its fighters had killed three soldiers in Rafah.", "killed", ("3", "asserts", "fact")),
    ("Police believe that rebels killed the mayor in Goma.", "victim", ("mayor", "asserts", "probable")),
    ("Police suspect that rebels killed the mayor in Goma.", "victim", ("mayor", "asserts", "probable")),
    ("The army claims to have killed three rebels in Goma.", "killed", ("3", "asserts", "fact")),
    ("The minister doubted that rebels had killed the mayor.", "victim", ("mayor", "doubts", "possible")),
)


@pytest.mark.parametrize(("text", "speaker"), KILLED)
def test_speech_in_all_its_forms(text: str, speaker: str | None) -> None:
    """Five dead is what the speaker says, wherever the speaker stands in the sentence."""
    assert said(text, "killed") == [("5", "asserts", "fact", speaker)]


def test_casualties_report_nothing() -> None:
    """That none were reported is the report's own word."""
    assert said("Shells fell close to a hospital in Goma. No casualties were reported.", "casualties") == [
        ("0", "asserts", "fact", None)
    ]


@pytest.mark.parametrize(("text", "name", "claim"), STANCES)
def test_stance_and_certainty(text: str, name: str, claim: tuple[str, str, str]) -> None:
    """A denial denies, a doubt doubts, a belief is only probable."""
    assert [found[:3] for found in said(text, name)] == [claim]


def test_two_speakers_say_the_same() -> None:
    """What two say together is a claim of each."""
    found = said("The governor and the police said rebels had killed five farmers in Goma.", "killed")
    assert [speaker for *_, speaker in found] == ["governor", "Congolese police"]


def test_a_speakers_named_doer_is_no_argument() -> None:
    """Who did it is shown only where the report itself says so; the claim keeps its speaker."""
    (mention,) = read("The army said Hezbollah had killed five farmers in Haifa.").event_mentions
    assert "perpetrator" not in {argument.role for argument in mention.arguments}
    assert said("The army said Hezbollah had killed five farmers in Haifa.", "perpetrator") == [
        ("Hezbollah", "asserts", "fact", "Israeli army")
    ]


def test_what_another_voice_says_is_shown_where_nobody_contests_it() -> None:
    """A toll from one speaker is in the view."""
    (mention,) = read("Five soldiers were wounded in Goma, the army said.").event_mentions
    assert [(n.measure, n.low, n.high) for n in mention.numbers] == [("injured", 5, 5)]


def test_a_denied_happening_did_not_happen() -> None:
    """A happening that its only voice denies is negative."""
    (mention,) = read("The army denied that it had bombed a hospital in Goma.").event_mentions
    assert mention.polarity == "negative"


def test_who_responds_to_a_call_says_nothing() -> None:
    """Officers who respond to reports act; who speaks is whoever tells of it."""
    text = "The ministry said officers responding to reports of a raid shot a man in Goma."
    claims = [c for c in read(text).claims if c.property == "victim"]
    assert {(c.speaker.name if c.speaker else None, c.via) for c in claims} == {("ministry", ())}
