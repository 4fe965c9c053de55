"""Where the network's votes meet the words: what they may not change."""

from types import SimpleNamespace
from typing import cast

import pytest
from tests.extract.passages import document, engine

from dateline.extract.joining import Panel
from dateline.model import Settings
from dateline.rules.joining import load_joining
from dateline.votes.votes import SpanVote, Votes

SURE = {"asserted": 1.0, "positive": 1.0}


def of_one_type(kind: str, share: float = 0.9) -> Votes:
    """A network that agrees with the rules in everything and is quite sure of one type everywhere."""

    def shares(name: str, *_: int) -> dict[str, float]:
        return {kind: share} if name == "sub_event_type" else SURE

    votes = SimpleNamespace(
        topics={"conflict": 1.0}, shares=shares, has=lambda *_: True, spans=lambda *_: (), highest=lambda *_: 1.0,
        relations=lambda *_: {},
    )  # fmt: skip
    return cast(Votes, votes)


TYPES = (
    ("A car packed with cement blew up in Gusau on Monday.", "Suicide bomb", "Remote explosive/landmine/IED"),
    ("The air strike on Goma killed two men.", "Shelling/artillery/missile attack", "Air/drone strike"),
    ("The attack on the mosque killed two.", "Air/drone strike", "Attack"),
    ("The attack on the mosque by a drone killed two.", "Air/drone strike", "Air/drone strike"),
    ("The army destroyed a workshop in Goma.", "Disrupted weapons use", "Looting/property destruction"),
    ("Two men were killed in Goma.", "Mob violence", "Mob violence"),
)


@pytest.mark.parametrize(("text", "voted", "expected"), TYPES)
def test_a_type_that_names_a_weapon_needs_one_in_the_sentence(text: str, voted: str, expected: str) -> None:
    """A vote for another type than the words' own that doubts a little stands only where a word of the sentence bears it out."""
    panel = Panel(of_one_type(voted), load_joining())
    reading = engine().read_with(document(text), Settings(), panel)
    assert {m.sub_event_type for m in reading.event_mentions} == {expected}


@pytest.mark.parametrize(
    ("text", "voted", "expected"),
    [
        ("A car packed with cement blew up in Gusau on Monday.", "Suicide bomb", "Suicide bomb"),
        ("The air strike on Goma killed two men.", "Shelling/artillery/missile attack", "Air/drone strike"),
    ],
)
def test_a_vote_without_doubt_needs_no_weapon(text: str, voted: str, expected: str) -> None:
    """It has read the page; but words that name a weapon themselves mean that one."""
    reading = engine().read_with(document(text), Settings(), Panel(of_one_type(voted, 1.0), load_joining()))
    assert {m.sub_event_type for m in reading.event_mentions} == {expected}


def accusing(text: str, name: str) -> Votes:
    """A network that is sure that whoever has the name did all that the page tells."""
    found = SpanVote(text.index(name), text.index(name) + len(name), 1.0)
    votes = SimpleNamespace(
        topics={"conflict": 1.0}, shares=lambda name, *_: {} if name == "sub_event_type" else SURE, has=lambda *_: True,
        spans=lambda kind, *_: (found,) if kind == "mention.org" else (), highest=lambda *_: 1.0,
        relations=lambda *_: {"perpetrator": 1.0},
    )  # fmt: skip
    return cast(Votes, votes)


@pytest.mark.parametrize(
    "text",
    [
        "Police blamed Boko Haram for the killings in Gusau.",
        "The governor attributed Monday's attack in Gusau to Boko Haram.",
        "Residents accused Boko Haram of the killings in Gusau.",
    ],
)
def test_no_vote_makes_a_doer_of_whom_somebody_blames(text: str) -> None:
    """Blame stays a claim of who utters it."""
    panel = Panel(accusing(text, "Boko Haram"), load_joining())
    (mention,) = engine().read_with(document(text), Settings(), panel).event_mentions
    assert [a.name for a in mention.arguments if a.role == "perpetrator"] == []
