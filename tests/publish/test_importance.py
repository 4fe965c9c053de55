"""What a brief leads with."""

from dataclasses import replace

from dateline.model import Bounds, Event, Property, Support
from dateline.publish.importance import MOST_HEADLINES, headlines, importance


def event(name: str, killed: int, sources: int, kind: str = "Battles") -> Event:
    """An event with a toll and so many sources."""
    toll = Property(
        "killed", Bounds(killed, killed), "only value", False, (Support(Bounds(killed, killed), "asserts", (), ()),)
    )
    names = tuple(f"s{i}" for i in range(sources))
    return Event(name, kind, "Armed clash", None, None, (), (), names, (toll,))


def test_more_dead_and_more_sources_weigh_more() -> None:
    """The order follows the toll, then the sources, then the type."""
    assert importance(event("a", 50, 2)) > importance(event("b", 5, 2)) > importance(event("c", 5, 1))
    assert importance(event("a", 0, 1)) > importance(event("b", 0, 1, "Protests"))


def test_a_rumour_does_not_outrank_what_many_report() -> None:
    """A large number from one source weighs less than a smaller one from three."""
    assert importance(event("rumour", 40, 1)) < importance(event("known", 12, 3))


def test_three_to_six_events_lead() -> None:
    """Few events all lead, many of equal weight are cut at six, and a heavy first one leaves out the light."""
    assert len(headlines(())) == 0
    assert len(headlines((event("a", 1, 1), event("b", 1, 1)))) == 2
    assert len(headlines(tuple(event(f"e{i}", 5, 2) for i in range(9)))) == MOST_HEADLINES
    light = tuple(event(f"e{i}", 0, 1, "Protests") for i in range(9))
    assert len(headlines((event("big", 200, 4), *light))) == 3


def test_what_was_told_yesterday_leads_no_more() -> None:
    """Of two events alike, the one that is new leads; one that is far larger leads still."""
    old, new, large = event("old", 5, 1), event("new", 5, 1), event("large", 5000, 4)
    assert headlines((old, new))[0].id == "new"
    assert headlines((old, new), frozenset({"new"}))[0].id == "old"
    assert headlines((large, old), frozenset({"large"}))[0].id == "large"


def test_at_most_so_many_promises_nobody() -> None:
    """A toll of up to 150 is none to lead with."""
    least = event("a", 1, 1)
    (toll,) = least.properties
    most = replace(least, id="b", properties=(replace(toll, shown=Bounds(None, 150)),))
    assert importance(most) < importance(least)


def test_a_toll_of_one_source_counts_half_whoever_tells_of_the_event() -> None:
    """What several report of an event does not bear out the count that one of them gives."""
    plain = event("a", 50, 2)
    (toll,) = plain.properties
    alone = replace(toll, support=(replace(toll.support[0], independent=1),))
    assert importance(replace(plain, properties=(alone,))) < importance(plain)
