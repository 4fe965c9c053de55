"""Which reports make one event, and which do not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.builders import (
    JABLEH,
    LINKING,
    SYRIA,
    TARTUS,
    Told,
    claim,
    events_of,
    mention,
    prop,
    report,
    shares,
    toll,
    who,
    with_claims,
)

from dateline.corroborate import accounts_of, assemble, corroborate, judge
from dateline.model import Bounds

MONDAY, TUESDAY = "2016-05-23", "2016-05-24"
STATION = who("target", "the bus station")
BUS_STATION = (
    report("Wire", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))),
    report("Herald", TUESDAY, mention("suicide bombing", MONDAY, JABLEH, who("target", "a bus station"), toll(17, 17))),
    report("Monitor", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(15, None))),
)


def test_three_reports_with_different_tolls_are_one_event() -> None:
    """Three outlets that count the dead of one bombing differently tell of one event, and its toll is contested."""
    (event,) = events_of(*BUS_STATION)
    killed = prop(event, "killed")
    assert event.sources == ("Herald", "Monitor", "Wire")
    assert killed.contested
    assert {support.value for support in killed.support} == {Bounds(12, 12), Bounds(17, 17), Bounds(15, None)}
    assert (killed.shown, killed.rule) == (Bounds(17, 17), "most precise")


def test_two_bombings_in_one_town_on_one_day_stay_two() -> None:
    """Bombings with other perpetrators and other targets are two events though day and town are the same."""
    market = (who("perpetrator", "Islamic State", "actor:is"), who("target", "the vegetable market"))
    barracks = (who("perpetrator", "Ahrar al-Sham", "actor:ahrar"), who("target", "army barracks"))
    told = [report(s, TUESDAY, mention("bombing", MONDAY, JABLEH, *market)) for s in ("A", "B")]
    told += [report(s, TUESDAY, mention("bombing", MONDAY, JABLEH, *barracks)) for s in ("C", "D")]
    assert sorted(map(sorted, shares(*told))) == [["A", "B"], ["C", "D"]]


def test_a_digest_joins_each_of_its_events() -> None:
    """One digest gives four events, and each single report joins the one that it tells of."""
    four = (
        mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)),
        mention("bombing", MONDAY, TARTUS, who("target", "petrol station"), toll(7, 7)),
        mention("clash", TUESDAY, SYRIA, who("party", "Kurdish YPG", "actor:ypg")),
        mention("protest", TUESDAY, TARTUS, who("party", "students")),
    )
    digest = report("Digest", TUESDAY, *four)
    singles = [report(f"Single {i}", TUESDAY, one) for i, one in enumerate(four[:2])]
    assert sorted(map(sorted, shares(digest, *singles))) == [
        ["Digest"],
        ["Digest"],
        ["Digest", "Single 0"],
        ["Digest", "Single 1"],
    ]


def test_background_joins_the_older_event() -> None:
    """A report of today's bombing that recalls last month's joins today's event and last month's, each with its own."""
    older = mention("bombing", "2016-04-20", JABLEH, who("target", "a hospital"), toll(40, 40))
    past = report("Old", "2016-04-21", older)
    today = report("New", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)), older)
    other = report("Also", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)))
    first, second = events_of(past, today, other)
    assert first.date is not None and first.date.start == "2016-04-20"
    assert set(first.sources) == {"Old", "New"}
    assert set(second.sources) == {"New", "Also"}


def test_nothing_merges_on_distance_and_time_alone() -> None:
    """Same day, same town and same family of types is never enough, however much that weighs."""
    told = (
        report("A", TUESDAY, mention("shelling", MONDAY, JABLEH)),
        report("B", TUESDAY, mention("air strike", MONDAY, JABLEH)),
    )
    heavy = tuple(replace(w, weight=9.0) if w.name in ("same_day", "same_place") else w for w in LINKING.weights)
    weights = replace(LINKING, weights=heavy)
    found = corroborate(tuple(t.reading for t in told), tuple(t.document for t in told), weights)
    assert len(found.records) == 2


@pytest.mark.parametrize(
    "change",
    [{"polarity": "negative"}, {"modality": "planned"}, {"modality": "hypothetical"}, {"modality": "generic"}],
    ids=lambda change: next(iter(change.values())),
)
def test_what_is_not_asserted_makes_no_event(change: dict[str, str]) -> None:
    """A denied, planned, hypothetical or generic happening makes no event and joins none."""
    one = mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))
    unreal = replace(one, **change)  # type: ignore[arg-type]  # the changes are literals of the right type
    assert events_of(report("A", TUESDAY, unreal)) == ()
    assert shares(report("A", TUESDAY, unreal), report("B", TUESDAY, one)) == [{"B"}]


def test_ungrounded_claims_never_enter() -> None:
    """A claim without words to point at is no support, and a mention with nothing else makes no event."""
    told = report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, toll(12, 12)))
    bare = tuple(replace(c, grounding="ungrounded", span=None) for c in told.reading.claims)
    partly = tuple(b if b.property == "killed" else c for b, c in zip(bare, told.reading.claims, strict=True))
    (event,) = events_of(Told(told.document, replace(told.reading, claims=partly)))
    assert "killed" not in {p.name for p in event.properties}
    assert events_of(Told(told.document, replace(told.reading, claims=bare))) == ()


def test_an_undated_report_joins_by_actor_and_target() -> None:
    """A report that gives neither day nor town finds its event through the actor, the target and the toll."""
    group, target = who("perpetrator", "Islamic State", "actor:is"), who("target", "the bus station")
    full = report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, group, target, toll(12, 12)))
    vague = report("B", TUESDAY, mention("bombing", None, None, group, target, toll(12, 12)))
    assert shares(full, vague) == [{"A", "B"}]


def test_mentions_of_one_document_join_only_where_nothing_speaks_against_it() -> None:
    """A report may tell of one happening twice; where it counts differently each time, it tells of two."""
    once = mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12))
    again = mention("suicide bombing", MONDAY, JABLEH, STATION, toll(12, 12))
    other = mention("suicide bombing", MONDAY, JABLEH, STATION, toll(40, 40))
    assert len(events_of(report("A", TUESDAY, once, again))) == 1
    assert len(events_of(report("A", TUESDAY, once, other))) == 2


def test_dates_two_days_apart_keep_events_apart() -> None:
    """Two bombings of one bus station two days apart are two events; one night can be dated to either day."""
    late = report("A", "2016-05-25", mention("bombing", "2016-05-25", JABLEH, STATION))
    assert len(events_of(late, report("B", "2016-05-25", mention("bombing", MONDAY, JABLEH, STATION)))) == 2
    assert len(events_of(late, report("B", "2016-05-25", mention("bombing", TUESDAY, JABLEH, STATION)))) == 1


def test_clashes_and_shelling_in_one_town_stay_two() -> None:
    """What is done on the ground and what comes from afar do not become one event through a vague third report."""
    told = (
        report("A", TUESDAY, mention("clash", MONDAY, JABLEH, toll(12, 12))),
        report("B", TUESDAY, mention("shelling", MONDAY, JABLEH, toll(12, 12))),
        report("C", TUESDAY, mention("attack", MONDAY, JABLEH, toll(12, 12))),
    )
    assert all(not {"A", "B"} <= sources for sources in shares(*told))


def test_events_are_sorted_by_date_place_and_id() -> None:
    """Events come by day, then by place; those without a date come last."""
    told = report(
        "A",
        TUESDAY,
        mention("protest", None, TARTUS),
        mention("bombing", TUESDAY, JABLEH),
        mention("bombing", MONDAY, TARTUS),
        mention("clash", MONDAY, JABLEH),
    )
    shown = [(e.date.start if e.date else None, e.place.name if e.place else None) for e in events_of(told)]
    assert shown == [(MONDAY, "Jableh"), (MONDAY, "Tartus"), (TUESDAY, "Jableh"), (None, "Tartus")]


def test_an_event_keeps_its_id_when_reports_are_added() -> None:
    """A later report changes what an event holds, not what it is called."""
    (before,) = events_of(BUS_STATION[0])
    later = report("Late", "2016-05-26", mention("bombing", MONDAY, JABLEH, STATION, toll(17, 17)))
    (after,) = events_of(BUS_STATION[0], later)
    assert before.id == after.id
    assert len(after.documents) == 2


def test_two_readings_of_one_document_give_a_finding() -> None:
    """Where one document comes with two readings, one is used and the other is named."""
    told = BUS_STATION[0]
    other = replace(told.reading, claims=())
    found = corroborate((told.reading, other), (told.document,), LINKING)
    assert len(found.records) == 1
    assert [f.stage for f in found.findings] == ["corroborate"]


places = st.sampled_from([JABLEH, TARTUS, SYRIA, None])
parts = st.lists(
    st.sampled_from(
        [
            STATION,
            who("target", "market"),
            who("perpetrator", "Islamic State", "actor:is"),
            toll(12, 12),
            toll(15, None),
        ]
    ),
    max_size=3,
    unique_by=repr,
)
mentions = st.builds(
    lambda trigger, date, place, rest: mention(trigger, date, place, *rest),
    st.sampled_from(["bombing", "suicide bombing", "attack", "clash"]),
    st.sampled_from([MONDAY, TUESDAY, None]),
    places,
    parts,
)
newsrooms = st.lists(st.lists(mentions, max_size=3), min_size=1, max_size=6).map(
    lambda told: [report(f"Outlet {i}", TUESDAY, *one) for i, one in enumerate(told)]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(newsrooms, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(told: list[Told], random: object) -> None:
    """The same reports in any order give the same events, to the last field."""
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert events_of(*told) == events_of(*shuffled)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(newsrooms)
def test_every_asserted_mention_is_in_exactly_one_event(told: list[Told]) -> None:
    """Nothing is lost and nothing is told twice."""
    known = [mention.id for one in told for mention in one.reading.event_mentions]
    assert sorted(m for event in events_of(*told) for m in event.mentions) == sorted(known)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(newsrooms)
def test_events_are_a_pure_function_of_claims_and_judgements(told: list[Told]) -> None:
    """A judgement put in and taken out again leaves the events as they were."""
    accounts = accounts_of([t.reading for t in told], [t.document for t in told], LINKING).records
    ties = judge(accounts, LINKING).records
    before = assemble(accounts, ties, LINKING)
    parted = ties.where(ties.score > ties.score.max(initial=0.0))
    assert len(assemble(accounts, parted, LINKING)) >= len(before)
    assert assemble(accounts, ties, LINKING) == before


def test_a_denial_of_a_member_is_support_that_denies() -> None:
    """Who denies having done it stands beside who is said to have done it, and the point is contested."""
    told = report("A", TUESDAY, mention("bombing", MONDAY, JABLEH, who("perpetrator", "Ahrar al-Sham", "actor:ahrar")))
    member = told.reading.event_mentions[0].id
    denial = claim(member, "perpetrator", "Ahrar al-Sham", "denies", speaker="Ahrar al-Sham")
    (event,) = events_of(with_claims(told, denial))
    blamed = prop(event, "perpetrator")
    assert [(s.stance, s.voices[0].speaker) for s in blamed.support] == [("asserts", None), ("denies", "Ahrar al-Sham")]
    assert blamed.contested
    assert (blamed.shown, blamed.rule) == (None, "tie between rivals")
