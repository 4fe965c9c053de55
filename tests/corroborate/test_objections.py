"""What keeps two accounts apart, whatever else they share."""

from dataclasses import replace

import pytest
from tests.corroborate.builders import (
    AHRAR,
    IS,
    LINKING,
    PLAIN,
    SYRIA,
    TARTUS,
    TUESDAY,
    accounts,
    report,
    told,
    toll,
    who,
)

from dateline.corroborate import accounts_of
from dateline.corroborate.features import conflicting_perpetrator
from dateline.corroborate.objections import (
    Objection,
    are_counts_at_odds,
    are_culprits_at_odds,
    are_days_at_odds,
    are_manners_at_odds,
    are_places_at_odds,
)
from dateline.model import EventMention, Speaker

BOMB = who("instrument", "car bomb")


@pytest.mark.parametrize(
    ("objection", "left", "right", "expected"),
    [
        (are_days_at_odds, PLAIN, told(date="2016-05-25"), True),
        (are_days_at_odds, PLAIN, told(date=TUESDAY), False),
        (are_days_at_odds, PLAIN, told(date=None), None),
        (are_places_at_odds, PLAIN, told(place=TARTUS), True),
        (are_places_at_odds, PLAIN, told(place=SYRIA), False),
        (are_places_at_odds, PLAIN, told(place=None), None),
        (are_manners_at_odds, PLAIN, told(trigger="clash"), True),
        (are_manners_at_odds, PLAIN, told(trigger="attack"), False),
        (are_manners_at_odds, told(BOMB), told(BOMB, trigger="clash"), None),  # a type may be mistaken
        (are_culprits_at_odds, told(IS), told(AHRAR), True),
        (are_culprits_at_odds, told(IS), told(IS), False),
        (are_culprits_at_odds, told(IS), told(who("perpetrator", "Islamic State navy", "actor:is-navy")), False),
        (are_culprits_at_odds, told(IS), told(who("perpetrator", "gunmen")), None),
        (are_counts_at_odds, told(toll(12, 12)), told(toll(40, 40)), None),  # of two reports
    ],
)
def test_objection(objection: Objection, left: EventMention, right: EventMention, expected: bool | None) -> None:
    """What keeps two accounts apart, whichever comes first."""
    a, b = accounts(left, right)
    assert objection(a, b) is expected
    assert objection(b, a) is expected


def test_one_report_that_counts_differently_tells_of_two() -> None:
    """Within one report other figures mean another happening; overlapping ones do not."""
    pair = report("A", TUESDAY, told(toll(12, 12)), told(toll(40, 40)), told(toll(12, None)))
    twelve, forty, least = accounts_of([pair.reading], [pair.document], LINKING).records
    assert are_counts_at_odds(twelve, forty) is True
    assert are_counts_at_odds(twelve, least) is False


def test_a_perpetrator_that_is_only_accused_is_in_no_conflict() -> None:
    """Where somebody else names another perpetrator, the reports do not contradict one another in their own voice."""
    own, quoted = report("A", TUESDAY, told(IS)), report("B", TUESDAY, told(AHRAR))
    spoken = tuple(
        replace(c, speaker=Speaker("a spokesman")) if c.property == "perpetrator" else c for c in quoted.reading.claims
    )
    heard = replace(quoted.reading, claims=spoken)
    a, b = accounts_of([own.reading, heard], [own.document, quoted.document], LINKING).records
    assert (conflicting_perpetrator(a, b), are_culprits_at_odds(a, b)) == (0.0, None)
