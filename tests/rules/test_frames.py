"""Frames and the vocabulary that they lead to."""

from collections import Counter

from dateline.extract.families import EXPLOSIVE, GROUND, HARM, PUBLIC, TELLING, TERRITORY, VIOLENT, is_compatible
from dateline.rules.load import load_rules
from dateline.rules.tables import read_table
from dateline.rules.types import Frame, SubEventType

FRAMES = read_table("frames.tsv", Frame)
TYPES = read_table("acled.tsv", SubEventType)


def test_the_vocabulary_is_acleds() -> None:
    """There are six event types and twenty-five sub-event types, each explained."""
    assert len(TYPES) == len({row.sub_event_type for row in TYPES}) == 25
    assert Counter(row.event_type for row in TYPES) == {
        "Battles": 3,
        "Explosions/Remote violence": 6,
        "Violence against civilians": 3,
        "Protests": 3,
        "Riots": 2,
        "Strategic developments": 8,
    }
    assert [row.sub_event_type for row in TYPES if not row.meaning] == []


def test_frames_lead_to_types() -> None:
    """Every frame stands once, is explained, and has a type where no rule decides otherwise."""
    assert max(Counter(row.id for row in FRAMES).values()) == 1
    assert {row.sub_event_type for row in FRAMES} <= {row.sub_event_type for row in TYPES}
    assert [row.id for row in FRAMES if not row.meaning] == []


def test_every_frame_has_its_place_among_the_telling_ones() -> None:
    """The order that decides which word names a happening has every frame once, and the toll last."""
    assert Counter(TELLING) == Counter([*(row.id for row in FRAMES), "toll"])
    assert TELLING[-1] == "toll"


def test_families_are_made_of_frames() -> None:
    """No family names a frame that is not in the table; a toll is told of harm."""
    known = {row.id for row in FRAMES} | {"toll"}
    assert known >= EXPLOSIVE | GROUND | HARM | PUBLIC | TERRITORY | VIOLENT


def test_compatibility_is_mutual() -> None:
    """If one frame can tell of another's happening, so can the other of its; each can of its own."""
    for left in TELLING:
        assert is_compatible(left, left)
        for right in TELLING:
            assert is_compatible(left, right) == is_compatible(right, left)


def test_what_goes_together() -> None:
    """An attack can be a bombing and kill; a capture is no bombing; an agreement stands alone."""
    assert is_compatible("attack", "bombing")
    assert is_compatible("kill", "bombing")
    assert not is_compatible("capture", "bombing")
    assert not is_compatible("agree", "clash")


def test_the_rules_hold_frames_and_types_by_name() -> None:
    """The engine looks both up by their names."""
    assert set(load_rules().frames) == {row.id for row in FRAMES}
    assert set(load_rules().types) == {row.sub_event_type for row in TYPES}
