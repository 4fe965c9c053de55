"""The linker's data: weights, families and common words fit what uses them."""

import pytest

from dateline.model import RulesError
from dateline.rules.linking import fold, load_linking
from dateline.rules.tables import read_table
from dateline.rules.types import SubEventType

LINKING = load_linking()


def test_every_sub_event_type_has_a_family() -> None:
    """All 25 types, and no other, can be compared with something."""
    known = {row.sub_event_type for row in read_table("acled.tsv", SubEventType)}
    assert {row.sub_event_type for row in LINKING.families} == known
    assert [row.sub_event_type for row in LINKING.families if not row.families] == []


def test_conflicts_weigh_against_and_content_for() -> None:
    """The sign of a weight follows from its kind."""
    assert [r.name for r in LINKING.features() if r.kind == "conflict" and r.weight >= 0] == []
    assert [r.name for r in LINKING.features() if r.kind in ("content", "manner") and r.weight <= 0] == []
    assert [r.name for r in LINKING.features() if r.kind == "circumstance" and r.weight < 0] == []


def test_names_are_unique_and_an_unknown_threshold_is_refused() -> None:
    """No row is there twice, and asking for a threshold that is not there says so."""
    names = [row.name for row in LINKING.weights]
    assert len(names) == len(set(names))
    with pytest.raises(RulesError, match="moon"):
        LINKING.threshold("moon")


def test_common_words_are_folded() -> None:
    """Words are compared folded, so they are kept folded, and a whole word is a common one."""
    assert {fold("soldiers"), fold("people"), fold("civilian")} <= LINKING.common_words
    assert LINKING.whole_words <= LINKING.common_words
