"""The ledger: every value shown is a claim, with its words, speaker, stance, certainty and origin."""

import re
from itertools import chain

import pytest
from tests.extract.passages import read, said

from dateline.model import Bounds, Reading

TEXTS = (
    "Gunmen killed five farmers near Gubio on Tuesday with machetes.",
    "Rebels captured Goma from the army on 3 May. About 4,000 people fled the city.",
    "An air strike hit Tyre. The ministry said 12 people were killed. The hospital said eight people were killed.",
    "A bomb exploded in Kabul. Police blamed the Taliban. The Taliban denied involvement.",
)


def _shown(reading: Reading) -> set[tuple[str, str, object]]:
    """Every value that the event mentions show, as `(mention, property, value)`."""
    found: set[tuple[str, str, object]] = set()
    for m in reading.event_mentions:
        found |= {(m.id, "event_type", m.event_type), (m.id, "sub_event_type", m.sub_event_type)}
        found |= {(m.id, a.role, a.name) for a in m.arguments}
        found |= {(m.id, n.measure, Bounds(n.low, n.high, n.approximate)) for n in m.numbers}
        found |= {(m.id, "place", p.name) for p in m.places if p.span is not None}
        if m.date is not None:
            days = dict.fromkeys((m.date.start, m.date.end))
            found.add((m.id, "date", "/".join(days)))
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_every_value_shown_is_a_claim(text: str) -> None:
    """The view shows nothing that the ledger does not hold."""
    reading = read(text)
    assert reading.event_mentions
    assert _shown(reading) <= {(c.event_mention, c.property, c.value) for c in reading.claims}


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_whole(text: str) -> None:
    """Ids are unique, words are exact, origins name a rule with its version, and every claim is about a mention."""
    reading = read(text)
    mentions = {m.id for m in reading.event_mentions}
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert claim.event_mention in mentions
        assert claim.grounding == "exact"
        assert claim.span is not None
        assert text[claim.span.start : claim.span.end] == claim.original == claim.span.quote
        assert re.fullmatch(r"rule:[a-z_.-]+@\d+", claim.origin)


def test_two_voices_contest_a_toll() -> None:
    """Rival tolls are listed as contested, in words."""
    reading = read(TEXTS[2])
    assert [(c.property, c.values) for c in reading.contested] == [("killed", ("12", "8"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [("12 people", "12 people"), ("at least 10 people", "12 people"), ("about 12 people", "12 people")],
)
def test_figures_that_can_both_be_right_are_no_contest(first: str, second: str) -> None:
    """A bound that holds the other figure contradicts nothing."""
    text = f"An air strike hit Tyre. The ministry said {first} were killed. The hospital said {second} were killed."
    assert read(text).contested == ()


def test_counts_of_different_people_are_no_contest() -> None:
    """So many soldiers and so many people can both be right."""
    text = (
        "An air strike hit Tyre. The ministry said 12 soldiers were killed. The hospital said eight women were killed."
    )
    assert read(text).contested == ()


def test_a_plain_toll_and_people_are_the_same_count() -> None:
    """A toll of nobody in particular is a rival of a count of people."""
    reading = read("Rebels killed 12 people in Goma, the army said. The rebels put the toll at four.")
    assert [(c.property, c.values) for c in reading.contested] == [("killed", ("12", "4"))]


def test_the_last_figure_of_a_voice_counts() -> None:
    """A voice that corrects itself contests nothing."""
    text = "A bomb exploded in Kabul on Tuesday. Police raised the death toll from seven to 11."
    assert read(text).contested == ()


def test_a_hedged_happening_is_only_probable() -> None:
    """The certainty of a claim is no greater than that of its happening."""
    found = said("Militants reportedly killed five farmers in Zamfara.", "killed")
    assert [certainty for _, _, certainty, _ in found] == ["probable"]


def test_ids_are_stable_and_differ_between_documents() -> None:
    """The same text gives the same ids; another text gives others."""
    left, again, right = read(TEXTS[0]), read(TEXTS[0]), read(TEXTS[0] + " It rained.")
    assert [c.id for c in left.claims] == [c.id for c in again.claims]
    assert not {c.id for c in left.claims} & {c.id for c in right.claims}
    assert len(set(chain((m.id for m in left.event_mentions), (m.id for m in right.event_mentions)))) == 2
