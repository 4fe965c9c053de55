"""Blame, suspicion, responsibility claimed, responsibility denied: claims with a speaker, never arguments."""

import pytest
from tests.extract.passages import read, said

Claim = tuple[str, str, str, str | None]  # value, stance, certainty, speaker

BOMB = "A bomb exploded in Kabul. "
BLAMED: tuple[tuple[str, list[Claim]], ...] = (
    (BOMB + "The Taliban were blamed for the attack.", [("Taliban", "asserts", "probable", None)]),
    (BOMB + "Police blamed the Taliban for the attack.", [("Taliban", "asserts", "fact", "Afghan police")]),
    (
        BOMB + "Police suspect Islamic State of the bombing.",
        [("Islamic State", "asserts", "probable", "Afghan police")],
    ),
    (
        BOMB + "Islamic State claimed responsibility for the attack.",
        [("Islamic State", "asserts", "fact", "Islamic State")],
    ),
    (BOMB + "Islamic State claimed the attack.", [("Islamic State", "asserts", "fact", "Islamic State")]),
    (BOMB + "The attack was claimed by Islamic State.", [("Islamic State", "asserts", "fact", "Islamic State")]),
    (BOMB + "The Taliban denied involvement.", [("Taliban", "denies", "fact", "Taliban")]),
    (BOMB + "The Taliban denied responsibility for the bombing.", [("Taliban", "denies", "fact", "Taliban")]),
    (BOMB + "The Taliban said they were not involved.", [("Taliban", "denies", "fact", "Taliban")]),
    (
        BOMB + "The Taliban, who had left the city long before, denied any part in it.",
        [("Taliban", "denies", "fact", "Taliban")],
    ),
    (BOMB + "Police said it was the work of the Taliban.", [("Taliban", "asserts", "fact", "Afghan police")]),
    (BOMB + "The Taliban rejected the accusation.", [("Taliban", "denies", "fact", "Taliban")]),
    (BOMB + "The Taliban said they were not responsible for the bombing.", [("Taliban", "denies", "fact", "Taliban")]),
    (
        BOMB + "Police said the Taliban were responsible for the attack.",
        [("Taliban", "asserts", "fact", "Afghan police")],
    ),
    (
        "The governor accused the army of killing 20 civilians in Zamfara.",
        [("Nigerian army", "asserts", "fact", "governor")],
    ),
    (
        "Residents blamed the army for the killing of 20 civilians in Zamfara.",
        [("Nigerian army", "asserts", "fact", "residents")],
    ),
    ("Police blamed the attack in Goma on rebels.", [("rebels", "asserts", "fact", "Congolese police")]),
    ("The attack in Goma was blamed on rebels.", [("rebels", "asserts", "probable", None)]),
    (
        "Residents held the army responsible for the shelling of Goma.",
        [("Congolese army", "asserts", "fact", "residents")],
    ),
    ("The killing of 20 civilians in Zamfara was attributed to bandits.", [("bandits", "asserts", "probable", None)]),
    ("The attack in Goma bore the hallmarks of bandits.", [("bandits", "asserts", "possible", None)]),
    (
        "Police said the attack in Goma bore the hallmarks of bandits.",
        [("bandits", "asserts", "possible", "Congolese police")],
    ),
    (BOMB + "A group calling itself Dark Moon claims it.", [("Dark Moon", "asserts", "fact", "Dark Moon")]),
    (
        BOMB + "The Taliban and Islamic State accuse each other of the attack.",
        [("Islamic State", "asserts", "fact", "Taliban"), ("Taliban", "asserts", "fact", "Islamic State")],
    ),
    (
        BOMB + "The mayor blamed what he called rebels for the attack.",
        [("rebels", "asserts", "fact", "mayor")],
    ),
    (BOMB + "No group claimed responsibility.", []),
    (BOMB + "No group has claimed the attack.", []),
)


@pytest.mark.parametrize(("text", "claims"), BLAMED)
def test_who_is_said_to_have_done_it(text: str, claims: list[Claim]) -> None:
    """Each accusation is a claim with its speaker, stance and certainty."""
    assert said(text, "perpetrator") == claims


@pytest.mark.parametrize("text", [text for text, _ in BLAMED])
def test_an_accusation_is_no_argument(text: str) -> None:
    """Whoever is blamed is not shown as who did it."""
    roles = {argument.role for mention in read(text).event_mentions for argument in mention.arguments}
    assert "perpetrator" not in roles


def test_who_stands_behind_it() -> None:
    """A state behind an attack is its sponsor; a group behind one has done it."""
    assert said(BOMB + "Police said the Taliban were behind the attack.", "perpetrator") == [
        ("Taliban", "asserts", "fact", "Afghan police")
    ]
    assert said(BOMB + "A bishop said Iran was behind the attack.", "sponsor") == [
        ("Iran", "asserts", "fact", "bishop")
    ]


def test_blame_and_denial_are_a_contest() -> None:
    """An accusation that the accused denies is contested."""
    reading = read("Police blamed the Taliban for a bombing in Kabul. The Taliban denied involvement.")
    assert [(c.property, c.values) for c in reading.contested] == [("perpetrator", ("Taliban",))]


def test_an_accusation_finds_the_happening_that_its_words_name() -> None:
    """Where two happenings are told, blame goes to the one that it names."""
    text = (
        "A bomb exploded in Kabul on Monday.\n\nGunmen abducted three nurses in Herat on Tuesday. "
        "Police blamed the Taliban for the bombing."
    )
    reading = read(text)
    (blame,) = [c for c in reading.claims if c.speaker and c.property == "perpetrator"]
    (bombing,) = [m for m in reading.event_mentions if m.trigger.quote == "exploded"]
    assert blame.event_mention == bombing.id


def test_blame_without_a_happening_is_a_finding() -> None:
    """Blame that no happening of the text can be about is not lost."""
    reading = read("Islamic State claimed responsibility.")
    assert [f.span.quote for f in reading.findings if f.stage == "extract" and f.span] == ["Islamic State"]


def test_a_caller_speaks_for_his_group() -> None:
    """Who said they were responsible: the group, not the call that came from it."""
    text = "A bomb exploded in Bogota. The radio had a call from the Red Dawn Front, who said they were responsible."
    assert said(text, "perpetrator") == [("Red Dawn Front", "asserts", "fact", "Red Dawn Front")]


def test_a_charge_that_is_no_deed() -> None:
    """What somebody is charged to be is no blame for what was told before."""
    text = "A bomb exploded in Bogota. The government charges that the Red Dawn Front is the armed branch of a party."
    assert said(text, "perpetrator") == []


def test_blame_is_for_what_its_own_paragraph_tells() -> None:
    """On a page of many events a denial is not about the one with the most words."""
    text = (
        "Rockets hit Sderot on Monday. Two men were wounded by the rockets, and a third man was killed.\n\n"
        "Gunmen threw a grenade at an office in Sidon on Monday. Hezbollah accused Islamic State of it."
    )
    reading = read(text)
    blamed = next(c for c in reading.claims if c.property == "perpetrator" and c.value == "Islamic State")
    about = next(m for m in reading.event_mentions if m.id == blamed.event_mention)
    assert about.sub_event_type == "Grenade"
