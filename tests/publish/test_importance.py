"""What a brief leads with."""

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
