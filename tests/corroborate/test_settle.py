"""A judgement changes the events that it is about, and no other."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.builders import JABLEH, MONDAY, TUESDAY, Told, busy_day, events_of, mention, report, toll, who
from tests.corroborate.verdicts import at, different, judged_events, judged_shares, same

from dateline.model import Event

STATION, MARKET = who("target", "the bus station"), who("target", "the vegetable market")


def test_whom_nobody_spoke_of_goes_with_the_nearer_part() -> None:
    """A person tells two of four reports apart: each of the others stays with the one that it is more like."""
    told = (
        report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))),
        report("B", TUESDAY, mention("bombing", MONDAY, JABLEH, MARKET, toll(12, 12))),
        report("C", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))),
        report("D", TUESDAY, mention("bombing", MONDAY, JABLEH, MARKET, toll(12, 12))),
    )
    assert judged_shares(told) == [["A", "B", "C", "D"]]
    assert judged_shares(told, different(1, (at(told[0]),), (at(told[1]),))) == [["A", "C"], ["B", "D"]]


def test_two_tellings_apart_make_as_few_parts_as_they_allow() -> None:
    """A is not B, and C is not D: four like reports fall into two parts, not four."""
    told = tuple(report(s, TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))) for s in "ABCD")
    first, second = different(1, (at(told[0]),), (at(told[1]),)), different(2, (at(told[2]),), (at(told[3]),))
    assert [len(sources) for sources in judged_shares(told, first, second)] == [2, 2]


def _crowd(seed: int) -> tuple[Told, ...]:
    random = Random(seed)
    return tuple(busy_day(random, number) for number in range(24))


def _anchors(told: tuple[Told, ...], event: Event) -> list[tuple[Told, int]]:
    return [(t, i) for t in told for i, m in enumerate(t.reading.event_mentions) if m.id in event.mentions]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_a_split_changes_no_other_event(seed: int) -> None:
    """One mention is taken out of an event: all other events are what they were, to the last field."""
    told = _crowd(seed)
    before = events_of(*told)
    large = max(before, key=lambda event: len(event.mentions))
    taken, *rest = (at(t, i) for t, i in _anchors(told, large))
    after = judged_events(told, different(1, (taken,), tuple(rest)))
    assert set(before) - set(after) == {large}
    assert sorted(len(event.mentions) for event in set(after) - set(before)) == sorted([1, len(large.mentions) - 1])


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_a_merge_changes_no_other_event(seed: int) -> None:
    """Two events are put together: all others are what they were, and the new one holds exactly theirs."""
    told = _crowd(seed)
    one, *_, other = before = events_of(*told)
    joined = same(1, *(at(t, i) for event in (one, other) for t, i in _anchors(told, event)))
    after = judged_events(told, joined)
    assert set(before) - set(after) == {one, other}
    (new,) = set(after) - set(before)
    assert set(new.mentions) == {*one.mentions, *other.mentions}
