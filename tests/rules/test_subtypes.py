"""The rules that decide the sub-event type: every key exists and no rule stands in another's way."""

from collections import Counter
from dataclasses import fields

from dateline.extract.subtypes import PREDICATES
from dateline.rules.tables import read_table
from dateline.rules.types import Frame, SubEventType, SubTypeRule, Weapon
from dateline.rules.word_sets import WordSets

RULES = read_table("subtypes.tsv", SubTypeRule)
WEAPONS = {row.weapon_class for row in read_table("lang/en/weapons.tsv", Weapon)}
SAID = {f"says_{field.name}" for field in fields(WordSets)}
CONDITIONS = set(PREDICATES) | {f"weapon_{name}" for name in WEAPONS} | SAID


def test_every_condition_is_known() -> None:
    """A condition is a predicate of the engine, or a class of weapons."""
    assert {condition for rule in RULES for condition in rule.conditions} <= CONDITIONS


def test_every_predicate_is_used() -> None:
    """No predicate lies idle."""
    assert set(PREDICATES) - {condition for rule in RULES for condition in rule.conditions} <= {
        "holder_state",
        "doer_armed",
    }


def test_frames_and_types_exist() -> None:
    """A rule is about a frame of the table of frames and leads to one of ACLED's types."""
    assert {rule.frame for rule in RULES} <= {row.id for row in read_table("frames.tsv", Frame)}
    assert {rule.sub_event_type for rule in RULES} <= {
        row.sub_event_type for row in read_table("acled.tsv", SubEventType)
    }


def test_ids_can_be_read() -> None:
    """An id is the frame and the conditions, and stands once."""
    assert [r.id for r in RULES if r.id != f"{r.frame}.{'-'.join(r.conditions)}"] == []
    assert max(Counter(rule.id for rule in RULES).values()) == 1


def test_every_rule_has_conditions_version_and_source() -> None:
    """What holds without a condition is the frame's own type, no rule."""
    assert [rule.id for rule in RULES if not (rule.conditions and rule.since and rule.source)] == []


def test_no_rule_is_out_of_reach() -> None:
    """No rule comes after another of its frame that holds whenever it does."""
    for late, rule in enumerate(RULES):
        earlier = [r for r in RULES[:late] if r.frame == rule.frame]
        assert not any(set(r.conditions) <= set(rule.conditions) for r in earlier), rule.id
