"""The readable view: what the report says itself, what nobody contests, and who holds the ground."""

import pytest
from tests.extract.passages import read

CONTROL = (
    ("Rebels captured Goma from the army on Tuesday.", ("Goma", "Congolese army", "rebels")),
    ("The army lost Wad Madani to the rebels on Tuesday.", ("Wad Madani", "Sudanese army", "rebels")),
    ("Goma fell to the rebels on Tuesday.", ("Goma", None, "rebels")),
    ("Rebels withdrew from Goma on Tuesday.", ("Goma", "rebels", None)),
    ("The army retook Wad Madani.", ("Wad Madani", None, "Sudanese army")),
)


@pytest.mark.parametrize(("text", "held"), CONTROL)
def test_control_from_and_to(text: str, held: tuple[str, str | None, str | None]) -> None:
    """Who held the place before, and who holds it after, as far as the text says."""
    (mention,) = read(text).event_mentions
    assert mention.control is not None
    assert (mention.control.place, mention.control.from_, mention.control.to) == held


def test_no_control_where_no_ground_changes_hands() -> None:
    """A raid takes no ground."""
    (mention,) = read("Rebels attacked Goma on Tuesday.").event_mentions
    assert mention.control is None


def test_who_withdraws_acts() -> None:
    """Whoever leaves is the side that acts, not the target."""
    (mention,) = read("Rebels withdrew from Goma on Tuesday.").event_mentions
    assert [(a.role, a.name) for a in mention.arguments] == [("perpetrator", "rebels")]


def test_rival_tolls_are_not_shown() -> None:
    """Where two speakers count the dead differently, the view shows no number and the ledger both."""
    text = (
        "An air strike hit Tyre. The ministry said 12 people were killed. The hospital said eight people were killed."
    )
    reading = read(text)
    assert [m.numbers for m in reading.event_mentions] == [()]
    assert {c.original for c in reading.claims if c.property == "killed"} == {"12", "eight"}


def test_the_reports_own_figure_is_shown_before_a_rival_one() -> None:
    """What the document says itself stands in the view even where somebody else gives another figure."""
    text = "An air strike on Tyre killed 12 people. The hospital said eight people were killed."
    assert [n.low for m in read(text).event_mentions for n in m.numbers] == [12]


def test_a_known_actor_has_its_canonical_name_and_id() -> None:
    """The name is the dictionary's, the span the report's own words."""
    (mention,) = read("The Shabab killed five farmers near Mogadishu.").event_mentions
    doer = mention.arguments[0]
    assert doer.entity_id is not None
    assert (doer.role, doer.span and doer.span.quote) == ("perpetrator", "Shabab")


def test_a_region_is_left_out_beside_its_town() -> None:
    """A town's own province adds nothing to the town."""
    (mention,) = read("Gunmen killed five farmers in Maiduguri in Borno state.").event_mentions
    assert [place.name for place in mention.places] == ["Maiduguri"]


def test_a_planned_happening_has_no_date() -> None:
    """What has not happened is given no day in the past."""
    (mention,) = read("The army plans to attack Rafah on Friday.").event_mentions
    assert (mention.modality, mention.date) == ("planned", None)
