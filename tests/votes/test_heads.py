"""The heads: as the rest of Dateline names things."""

from typing import get_args

from dateline.model.values import Measure
from dateline.rules.joining import load_joining
from dateline.rules.load import load_rules
from dateline.votes.heads import HEADS, RELATIONS, SUB_EVENT_TYPES, WIDTH


def test_sub_event_types_are_those_of_the_table() -> None:
    """The network's types are ACLED's, in the order of the table."""
    assert tuple(load_rules().types) == SUB_EVENT_TYPES


def test_heads_lie_side_by_side() -> None:
    """No output belongs to two heads, and none to nobody."""
    taken = [at for head in HEADS.values() for at in range(head.start, head.end)]
    assert taken == list(range(WIDTH))


def test_every_type_has_a_frame_that_exists() -> None:
    """A trigger that only the network sees finds a row of the lexicon."""
    frames = load_joining().frames
    assert set(frames) == set(SUB_EVENT_TYPES)
    assert {row.frame for row in frames.values()} <= set(load_rules().frames)
    assert {row.measure for row in frames.values()} <= {"-", *get_args(Measure)}


def test_joining_weighs_what_there_is() -> None:
    """Decisions are relations, or the three about the trigger; a vote for something never speaks against it."""
    rows = load_joining().rows
    assert set(rows) <= {*RELATIONS, "trigger", "type", "plain"}
    assert all(row.slope > 0 for row in rows.values())
