"""People's judgements stand above the linker, hold wherever the words are read again, and can be taken back."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.builders import (
    JABLEH,
    LINKING,
    MONDAY,
    TARTUS,
    TUESDAY,
    Told,
    events_of,
    mention,
    prop,
    report,
    toll,
    who,
)
from tests.corroborate.verdicts import (
    at,
    back,
    claim_at,
    different,
    judged_events,
    judged_shares,
    on_property,
    ruled,
    same,
)

from dateline.corroborate import corroborate, judged_of
from dateline.model import Bounds, Finding, Judgement, Span

STATION = who("target", "the bus station")
ONE = tuple(report(s, TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))) for s in ("A", "B", "C"))
FAR = (
    report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))),
    report("B", TUESDAY, mention("clash", "2016-04-02", TARTUS, who("party", "students"))),
    report("C", TUESDAY, mention("protest", TUESDAY, TARTUS, toll(300, 300, "participants"))),
)


# ---- same, different, unsure
def test_same_stands_above_every_objection() -> None:
    """Another day, another town, another kind of happening: a person may still say that it is one."""
    assert judged_shares(FAR) == [["A"], ["B"], ["C"]]
    assert judged_shares(FAR, same(1, at(FAR[0]), at(FAR[1]))) == [["A", "B"], ["C"]]


def test_different_stands_above_every_score() -> None:
    """However alike three reports are, one that a person tells apart from the others stays apart."""
    assert judged_shares(ONE) == [["A", "B", "C"]]
    apart = different(1, (at(ONE[0]),), (at(ONE[1]), at(ONE[2])))
    assert judged_shares(ONE, apart) == [["A"], ["B", "C"]]


def test_what_is_the_same_as_one_is_different_from_the_other() -> None:
    """Where A is B and B is not C, A and C are never in one event, whichever was said first."""
    for first, second in ((1, 2), (2, 1)):
        joined, parted = same(first, at(ONE[0]), at(ONE[1])), different(second, (at(ONE[1]),), (at(ONE[2]),))
        assert judged_shares(ONE, joined, parted) == [["A", "B"], ["C"]]


def test_unsure_constrains_nothing() -> None:
    """Doubt is kept and changes no event."""
    doubt = Judgement(1, "unsure", "Maya Haddad", "2016-05-25T12:00:00Z", groups=((at(ONE[0]), at(ONE[1])),))
    assert judged_events(ONE, doubt) == events_of(*ONE)


def test_identical_accounts_can_be_told_apart() -> None:
    """Even what one report tells twice in the same words is two happenings where a person says so."""
    twice = replace(mention("bombing", MONDAY, JABLEH, STATION), id="em:first")
    told = (report("A", TUESDAY, twice, replace(twice, id="em:second")),)
    assert [len(event.mentions) for event in judged_events(told)] == [2]
    parted = different(1, (at(told[0], 0),), (at(told[0], 1),))
    assert [len(event.mentions) for event in judged_events(told, parted)] == [1, 1]


def test_the_later_of_two_contradictory_judgements_stands_and_is_told() -> None:
    """Of two people who contradict one another the later one is followed, and a finding names both."""
    joined = same(1, at(FAR[0]), at(FAR[1]), who="Omar Dikko")
    parted = different(2, (at(FAR[0]),), (at(FAR[1]),), who="Sani Garba")
    assert judged_shares(FAR, joined, parted) == [["A"], ["B"], ["C"]]
    found = corroborate(tuple(t.reading for t in FAR), tuple(t.document for t in FAR), LINKING, (joined, parted))
    assert found.findings == (
        Finding(
            "corroborate",
            "Judgement 1 (same, Omar Dikko) and judgement 2 (different, Sani Garba) contradict one another; "
            "the later one stands.",
        ),
    )


def test_a_persons_second_thoughts_are_no_conflict() -> None:
    """Who tells apart what he put together before contradicts nobody."""
    joined, parted = same(1, at(FAR[0]), at(FAR[1])), different(2, (at(FAR[0]),), (at(FAR[1]),))
    judged = judged_of((joined, parted), tuple(t.reading for t in FAR))
    assert judged.findings == ()
    assert [outcome.overruled for outcome in judged.outcomes] == [(2,), ()]


def test_a_part_taken_out_of_a_merged_event_leaves_the_rest_together() -> None:
    """A later judgement on one member does not undo what was said of the others."""
    told = (*FAR, report("D", TUESDAY, mention("shelling", "2016-03-02", TARTUS, toll(3, 3))))
    joined = same(1, *(at(one) for one in told))
    parted = different(2, (at(told[1]),), (at(told[0]), at(told[2]), at(told[3])))
    assert judged_shares(told, joined, parted) == [["A", "C", "D"], ["B"]]


# ---- undo and redo
def test_undo_restores_and_redo_repeats() -> None:
    """The record only grows: an undo gives the earlier events back to the last field, a redo takes it back."""
    before, joined = judged_events(FAR), same(1, at(FAR[0]), at(FAR[1]))
    after = judged_events(FAR, joined)
    assert after != before
    assert judged_events(FAR, joined, back(2, "undo", 1)) == before
    assert judged_events(FAR, joined, back(2, "undo", 1), back(3, "redo", 1)) == after
    assert judged_events(FAR, joined, back(2, "undo", 1), back(3, "redo", 1), back(4, "undo", 1)) == before


# ---- claims
def test_a_rejected_claim_supports_nothing_and_stays_visible() -> None:
    """The rejected figure is not shown, counts for nobody, and stands in the event with who rejected it."""
    told = (ONE[0], report("B", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(40, 40))))
    assert prop(judged_events(told)[0], "killed").shown is None
    (event,) = judged_events(told, ruled(1, "reject", claim_at(told[1], "killed")))
    killed = prop(event, "killed")
    assert (killed.shown, killed.rule, killed.contested) == (Bounds(12, 12), "only value", False)
    rejected = next(support for support in killed.support if support.value == Bounds(40, 40))
    assert [(r.kind, r.who, r.claim) for r in rejected.rulings] == [("reject", "Maya Haddad", rejected.claims[0])]


def test_where_everything_is_rejected_nothing_is_shown() -> None:
    """The rule says why there is no value."""
    (event,) = judged_events(ONE[:1], ruled(1, "reject", claim_at(ONE[0], "killed")))
    killed = prop(event, "killed")
    assert (killed.shown, killed.rule) == (None, "only rejected")


def test_a_corrected_claim_shows_the_persons_value_beside_the_original() -> None:
    """The value that a person gives counts for the source; what was read stands beside it."""
    (event,) = judged_events(ONE[:1], ruled(1, "correct", claim_at(ONE[0], "killed"), Bounds(2, 2)))
    (support,) = prop(event, "killed").support
    assert (support.value, support.rulings[0].original) == (Bounds(2, 2), Bounds(12, 12))
    assert prop(event, "killed").shown == Bounds(2, 2)


def test_an_accepted_claim_is_marked() -> None:
    """Accepting changes no value."""
    (event,) = judged_events(ONE, ruled(1, "accept", claim_at(ONE[0], "killed")))
    (support,) = prop(event, "killed").support
    assert [(r.kind, r.claim) for r in support.rulings] == [("accept", support.claims[0])]
    assert replace(support, rulings=()) in prop(events_of(*ONE)[0], "killed").support


def test_a_corrected_date_and_place_are_those_of_the_event() -> None:
    """What an event shows as its day, its place and its type follows the corrected claims."""
    (event,) = judged_events(
        ONE[:1],
        ruled(1, "correct", claim_at(ONE[0], "date"), "2016-05-21"),
        ruled(2, "correct", claim_at(ONE[0], "place"), "Qerwan"),
        ruled(3, "correct", claim_at(ONE[0], "event_type"), "Armed clash"),
    )
    assert event.date is not None
    assert event.place is not None
    assert (event.date.start, event.place.name, event.event_type) == ("2016-05-21", "Qerwan", "Battles")


def test_a_rejected_date_leaves_the_event_undated() -> None:
    """Where the only date is rejected, the event has none."""
    (event,) = judged_events(ONE[:1], ruled(1, "reject", claim_at(ONE[0], "date")))
    assert event.date is None


def test_the_later_ruling_on_a_claim_stands() -> None:
    """A claim rejected by one and accepted later by another is accepted, and the conflict is told."""
    rejected, accepted = (
        ruled(1, "reject", claim_at(ONE[0], "killed"), who="Omar Dikko"),
        ruled(2, "accept", claim_at(ONE[0], "killed"), who="Sani Garba"),
    )
    judged = judged_of((rejected, accepted), [ONE[0].reading])
    assert [one.kind for one in judged.claims.values()] == ["accept"]
    assert len(judged.findings) == 1


# ---- properties of events
@pytest.mark.parametrize(
    ("kind", "value", "shown", "rule"),
    [
        ("correct", Bounds(9, 9), Bounds(9, 9), "corrected"),
        ("accept", Bounds(12, 12), Bounds(12, 12), "accepted"),
        ("reject", Bounds(12, 12), Bounds(40, 40), "only value"),
    ],
)
def test_a_judgement_on_a_property_stands_above_the_reports(
    kind: object, value: Bounds, shown: Bounds, rule: str
) -> None:
    """Where the reports are at odds a person's word decides what is shown; what they say stays beside it."""
    told = (ONE[0], report("B", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(40, 40))))
    judgement = on_property(1, kind, "killed", value, at(told[0]), at(told[1]))  # type: ignore[arg-type]
    killed = prop(judged_events(told, judgement)[0], "killed")
    assert (killed.shown, killed.rule) == (shown, rule)
    assert killed.ruling is not None
    assert {support.value for support in killed.support} == {Bounds(12, 12), Bounds(40, 40)}


def test_a_property_that_no_report_gives_can_be_corrected() -> None:
    """A person's place stands where the reports name none."""
    told = report("A", TUESDAY, mention("bombing", MONDAY, None, STATION))
    (event,) = judged_events((told,), on_property(1, "correct", "place", "Gusau", at(told)))
    assert event.place is not None
    assert (event.place.name, prop(event, "place").rule) == ("Gusau", "corrected")


def test_a_judgement_on_a_property_goes_with_most_of_the_event() -> None:
    """After a split it is on the part that holds most of what it was made on; where the parts are equal, on none."""
    judgement = on_property(1, "correct", "killed", Bounds(9, 9), *(at(one) for one in ONE))
    parted = different(2, (at(ONE[0]),), (at(ONE[1]), at(ONE[2])))
    by_sources = {event.sources: prop(event, "killed").shown for event in judged_events(ONE, judgement, parted)}
    assert by_sources == {("A",): Bounds(12, 12), ("B", "C"): Bounds(9, 9)}
    halves = (judgement, different(2, (at(ONE[0]),), (at(ONE[1]),)))
    judged, events = judged_of(halves, [t.reading for t in ONE[:2]]), judged_events(ONE[:2], *halves)
    assert {prop(event, "killed").shown for event in events} == {Bounds(12, 12)}
    assert judged.after([event.mentions for event in events])[0].lapsed


# ---- read again
def test_a_judgement_survives_another_reading() -> None:
    """A newer engine that gives other ids and a longer trigger changes nothing of what a person decided."""
    joined = same(1, at(FAR[0]), at(FAR[1]))
    again = tuple(_read_anew(one) for one in FAR)
    assert judged_shares(again, joined) == [["A", "B"], ["C"]]
    killed = ruled(2, "correct", claim_at(FAR[0], "killed"), Bounds(2, 2))
    assert Bounds(2, 2) in {prop(e, "killed").shown for e in judged_events(again, killed) if e.sources == ("A",)}


def test_what_no_longer_applies_is_listed() -> None:
    """A judgement whose words are no longer read, or read otherwise, is kept and says why it is on nothing."""
    joined = same(1, at(FAR[0]), at(FAR[1]))
    rejected = ruled(2, "reject", claim_at(FAR[0], "killed"))
    bare = replace(FAR[1].reading, event_mentions=(), claims=())
    other = replace(
        FAR[0].reading,
        claims=tuple(replace(c, value=Bounds(2, 2)) if c.property == "killed" else c for c in FAR[0].reading.claims),
    )
    outcomes = judged_of((joined, rejected), (other, bare)).outcomes
    assert outcomes[0].lapsed == ("no happening is read in “clash” any more (sha256:B-2016-05-24)",)
    assert outcomes[1].lapsed == ("“x” is now read as killed 2-2",)
    gone = judged_of((joined,), (other,)).outcomes
    assert gone[0].lapsed == ("sha256:B-2016-05-24 is no longer in the books",)


def test_a_judgement_between_mentions_that_are_now_one_is_listed() -> None:
    """Where a newer engine reads one mention at the words of both, there is nothing left to tell apart."""
    both = report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION), mention("bombing", MONDAY, JABLEH))
    parted = different(1, (at(both, 0),), (at(both, 1),))
    one = replace(both.reading, event_mentions=both.reading.event_mentions[:1])
    (outcome,) = judged_of((parted,), (one,)).outcomes
    assert outcome.lapsed == ("of what it tells apart or puts together only one mention is left",)


def test_a_judgement_on_what_was_withdrawn_is_listed() -> None:
    """What a withdrawal has taken the words from is on nothing, and says so."""
    emptied = Judgement(1, "reject", "Maya Haddad", "2016-05-25T12:00:00Z")
    halved = different(2, (at(ONE[0]),))
    assert [o.lapsed for o in judged_of((emptied, halved), [t.reading for t in ONE]).outcomes] == [
        ("what it was made on was withdrawn",),
        ("of what it tells apart or puts together only one mention is left",),
    ]


def _read_anew(told: Told) -> Told:
    """The report as another engine reads it: other ids, and one sign more in each trigger."""
    renamed = {m.id: f"new:{m.id}" for m in told.reading.event_mentions}
    mentions = tuple(
        replace(m, id=renamed[m.id], trigger=Span(m.trigger.start, m.trigger.end + 1, m.trigger.quote + "s"))
        for m in told.reading.event_mentions
    )
    claims = tuple(replace(c, id=f"new:{c.id}", event_mention=renamed[c.event_mention]) for c in told.reading.claims)
    return Told(told.document, replace(told.reading, event_mentions=mentions, claims=claims))


# ---- properties that always hold
CROWD = tuple(
    report(
        f"Outlet {i}", TUESDAY, mention("bombing", MONDAY, JABLEH, *([STATION] if i % 2 else []), toll(i % 3 + 4, 9))
    )
    for i in range(6)
)
PAIRS = list(combinations(range(6), 2))
verdicts = st.lists(st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(PAIRS)), max_size=5)


def _record(said: list[tuple[str, tuple[int, int]]]) -> tuple[Judgement, ...]:
    return tuple(
        same(n, at(CROWD[a]), at(CROWD[b])) if kind == "same" else different(n, (at(CROWD[a]),), (at(CROWD[b]),))
        for n, (kind, (a, b)) in enumerate(said, 1)
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(verdicts, st.randoms(use_true_random=False))
def test_neither_order_changes_what_stands(said: list[tuple[str, tuple[int, int]]], random: object) -> None:
    """Reports in any order, and judgements that do not contradict one another in any order, give the same events."""
    record = _record(said)
    judged = judged_of(record, [t.reading for t in CROWD])
    told = list(CROWD)
    random.shuffle(told)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    before = judged_events(CROWD, *record)
    assert judged_events(tuple(told), *record) == before
    if not any(outcome.overruled for outcome in judged.outcomes):
        others = list(said)
        random.shuffle(others)  # type: ignore[attr-defined]
        assert judged_events(CROWD, *_record(others)) == before


@settings(max_examples=80, deadline=None, derandomize=True)
@given(verdicts)
def test_the_last_word_on_a_pair_is_always_followed(said: list[tuple[str, tuple[int, int]]]) -> None:
    """Whatever was said before, the last judgement holds in full; and every judgement that none overrules does."""
    record = _record(said)
    events = judged_events(CROWD, *record)
    where = {m: event.id for event in events for m in event.mentions}
    outcomes = judged_of(record, [t.reading for t in CROWD]).outcomes
    if outcomes:
        assert outcomes[-1].overruled == ()
    for (kind, pair), outcome in zip(said, outcomes, strict=True):
        if not outcome.overruled:
            one, other = (where[CROWD[i].reading.event_mentions[0].id] for i in pair)
            assert (one == other) == (kind == "same")
