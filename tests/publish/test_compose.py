"""The day's brief: what stands in it, in whose words, and what cannot."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.newsroom import DAY, KARSA, Newsroom, brief_of, notes, sentences, texts, two_accounts

from dateline.model import Bounds
from dateline.model.reading import Grounding, Modality, Polarity
from dateline.publish.brief import section_of
from dateline.publish.compose import compose_brief


def test_every_sentence_quotes_its_documents() -> None:
    """Each citation of each sentence is the document's own words at their offsets."""
    room, events = two_accounts()
    found = list(sentences(brief_of(room, events)))
    assert len(found) > 6
    for sentence in found:
        for citation in sentence.citations:
            text = room.documents[citation.document.id].text
            assert text[citation.span.start : citation.span.end] == citation.span.quote


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["exact", "partial", "ungrounded"]), min_size=10, max_size=10))
def test_ungrounded_claims_reach_no_sentence(groundings: list[Grounding]) -> None:
    """Whichever claims are ungrounded, none of them is cited, and the brief says how many were left out."""
    room, events = two_accounts()
    told = room.claims["e1"]
    changed = [
        (report, replace(claim, grounding=grounding))
        for (report, claim), grounding in zip(told, groundings, strict=False)
    ]
    room.claims["e1"] = [*changed, *told[len(changed) :]]
    result = compose_brief(DAY, events, room.readings(), room.documents, ())
    brief = result.records[0]
    weak = {claim.id for _, claim in room.claims["e1"] if claim.grounding != "exact"}
    assert not weak & {c.claim.id for s in sentences(brief) for c in s.citations}
    assert not weak & {row.citation.claim.id for row in brief.tolls}
    assert any(f"{len(weak)} claims" in finding.message for finding in result.findings) == bool(weak)


def test_an_event_that_cannot_be_cited_is_a_finding() -> None:
    """Where no exact words tell of an event, there is no sentence on it, and a finding instead."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing in Karsa.")
    room.claim("e1", wire, "event_type", "Suicide bomb", None, grounding="ungrounded")
    result = compose_brief(DAY, (room.event("e1"),), room.readings(), room.documents, ())
    assert not result.records[0].sections
    assert any("no exact words tell of it" in finding.message for finding in result.findings)


def test_a_missing_document_is_a_finding() -> None:
    """A claim of a document that is not at hand is left out, not believed."""
    room, events = two_accounts()
    documents = {name: document for name, document in room.documents.items() if name != "d2"}
    result = compose_brief(DAY, events, room.readings(), documents, ())
    assert {c.document.id for s in sentences(result.records[0]) for c in s.citations} == {"d1"}
    assert result.findings


def test_contested_points_name_every_voice() -> None:
    """A contested count is one line with each value and who says it."""
    room, events = two_accounts()
    assert texts(brief_of(room, events), "contested") == [
        "Number of people killed: Wire said 12; the Ministry of Health (in Post) said at least 20.",
        "Who carried it out: Wire reported it as the act of the Grey Front; "
        "the Grey Front denied responsibility (in Post).",
    ]


def test_contested_blame_is_never_a_fact() -> None:
    """Where somebody denies it, the account of the event does not say who did it; a sentence of its own does."""
    room, events = two_accounts()
    area = texts(brief_of(room, events), "areas")
    assert area[0] == "A suicide bombing was reported in Karsa, Vardan, Syria, on 23 May 2016."
    assert area[2].startswith("Wire reported it as the act of the Grey Front;")


@pytest.mark.parametrize(
    ("speaker", "stance", "expected"),
    [
        (None, "asserts", "A suicide bombing by the Grey Front was reported in Karsa, Vardan, Syria, on 23 May 2016."),
        ("the mayor", "asserts", "The mayor (in Wire) blamed the Grey Front."),
        ("Grey Front", "asserts", "The Grey Front claimed responsibility (in Wire)."),
        ("Grey Front", "denies", "The Grey Front denied responsibility (in Wire)."),
        ("the mayor", "denies", "The mayor (in Wire) denied that the Grey Front was responsible."),
        ("the mayor", "doubts", "The mayor (in Wire) doubted that the Grey Front was responsible."),
    ],
)
def test_who_did_it_depends_on_who_says_so(speaker: str | None, stance: str, expected: str) -> None:
    """The report's own voice names a perpetrator; anybody else blames, claims, denies or doubts."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front"})
    wire = room.report("Wire", "A bombing in Karsa on Monday. The mayor and the mayor spoke of the Grey Front.")
    room.story("e1", wire, "Suicide bomb", "bombing")
    room.claim("e1", wire, "perpetrator", "Grey Front", "Grey Front", speaker=speaker, stance=stance)  # type: ignore[arg-type]
    area = texts(brief_of(room, (room.event("e1"),)), "areas")
    assert expected in area
    assert (area[0] == expected) == (speaker is None)


def test_agreed_tolls_are_said_once() -> None:
    """Voices that give the same number share one sentence."""
    room = Newsroom()
    for source in ("Wire", "Post"):
        report = room.report(source, "A bombing in Karsa killed 1.")
        room.story("e1", report, "Suicide bomb", "bombing")
        room.claim("e1", report, "killed", Bounds(1, 1), "1")
    assert "1 person was reported killed, according to Wire and Post." in texts(
        brief_of(room, (room.event("e1"),)), "areas"
    )


@pytest.mark.parametrize("section", ["headlines", "areas"])
def test_a_contested_toll_is_never_one_figure(section: str) -> None:
    """Headline and account say who says what, and that it is contested."""
    room, events = two_accounts()
    told = list(sentences(brief_of(room, events), section))[1]
    assert told.text == (
        "Accounts of the number of people killed range from 12 to at least 20 – "
        "Wire: 12; the Ministry of Health (in Post): at least 20."
    )
    assert told.note and told.note.text == "contested"


def test_a_part_is_no_total() -> None:
    """A count of some of the dead is told apart, contests nothing and is in no headline."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing in Karsa killed 12 people, 3 of them women.")
    room.story("e1", wire, "Suicide bomb", "bombing")
    room.claim("e1", wire, "killed", Bounds(12, 12), "12 people")
    room.claim("e1", wire, "killed", Bounds(3, 3), "3 of them women")
    room.of["e1-c4"] = "woman"
    event = room.event("e1")
    agreed = tuple(
        replace(p, contested=False, support=tuple(replace(s, grade="single source") for s in p.support))
        for p in event.properties
    )
    brief = brief_of(room, (replace(event, properties=agreed),))
    assert texts(brief, "headlines")[1:] == ["12 people were reported killed, according to Wire."]
    assert texts(brief, "areas")[1:] == [
        "12 people were reported killed, according to Wire.",
        "Counts of some of them – Wire: 3 women.",
    ]
    assert not any("3" in text for text in texts(brief, "contested"))


def test_single_source_events_are_listed() -> None:
    """What one source alone reports is said to be so."""
    room, events = two_accounts()
    late = room.report("Late", "Shelling hit Karsa on Monday.")
    room.story("e2", late, "Shelling/artillery/missile attack", "Shelling")
    events += (room.event("e2", "Shelling/artillery/missile attack"),)
    assert texts(brief_of(room, events), "single") == [
        "Only Late reported shelling or a missile attack in Karsa, Vardan, Syria, on 23 May 2016."
    ]


def test_what_changed_is_what_yesterday_had_not() -> None:
    """A toll that is new on a known event is told beside the one that was known."""
    room, events = two_accounts()
    before = Newsroom(room.documents, {"e1": [row for row in room.claims["e1"] if row[0] == "d1"]}, room.entities)
    changed = texts(brief_of(room, events, (before.event("e1"),)), "changed")
    assert changed[0] == (
        "Number of people killed: the Ministry of Health (in Post) said at least 20; reported before: Wire said 12."
    )
    assert not any("Where" in text for text in changed)


@pytest.mark.parametrize(
    ("sub_type", "event_type", "target", "expected"),
    [
        ("Looting/property destruction", "Strategic developments", "village", "Looting or destruction of a village"),
        (
            "Looting/property destruction",
            "Strategic developments",
            "traders",
            "Looting or destruction of property against",
        ),
        ("Non-state actor overtakes territory", "Battles", "Karsa", "A capture of Karsa was reported in Karsa"),
        (
            "Government regains territory",
            "Battles",
            "the Grey Front",
            "A recapture of territory by state forces against",
        ),
    ],
)
def test_ground_and_goods_are_taken_people_attacked(sub_type: str, event_type: str, target: str, expected: str) -> None:
    """What was taken or burned stands in the genitive; whom it was done to stands after 'against'."""
    room = Newsroom(entities={"the Grey Front": "actor:grey-front"})
    wire = room.report("Wire", "On Monday in Karsa it came to this: a village, traders, the Grey Front.")
    room.story("e1", wire, sub_type, "came")
    room.claim("e1", wire, "target", target, target)
    if target != "the Grey Front":
        room.entities[target] = "x"
    reading = room.readings()
    place = replace(KARSA, span=None)
    told = {
        name: replace(one, event_mentions=tuple(replace(m, places=(place,)) for m in one.event_mentions))
        for name, one in reading.items()
    }
    brief = compose_brief(DAY, (room.event("e1", sub_type, event_type),), told, room.documents, ()).records[0]
    assert texts(brief, "areas")[0].startswith(expected)


def test_the_displaced_are_no_other_development() -> None:
    """An event that no type fits is told by what is counted."""
    room = Newsroom()
    wire = room.report("Wire", "Some 300 fled Karsa on Monday.")
    room.story("e1", wire, "Other", "fled")
    room.claim("e1", wire, "displaced", Bounds(300, 300, True), "Some 300")
    brief = brief_of(room, (room.event("e1", "Other", "Strategic developments"),))
    assert texts(brief, "areas")[0].startswith("The displacement of people was reported in Karsa")


def test_a_name_that_takes_sides_is_not_the_briefs_own() -> None:
    """What a report calls the enemy is told as its word for who did it, never as who did it."""
    room = Newsroom()
    wire = room.report("Wire", "The enemy shelled Karsa on Monday.")
    room.story("e1", wire, "Shelling/artillery/missile attack", "shelled")
    room.claim("e1", wire, "perpetrator", "enemy", "enemy")
    area = texts(brief_of(room, (room.event("e1", "Shelling/artillery/missile attack"),)), "areas")
    assert area == [
        "Shelling or a missile attack was reported in Karsa, Vardan, Syria, on 23 May 2016.",
        "Wire reported it as the act of “enemy”.",
    ]


def test_what_is_counted_of_some_is_told_with_what_it_contradicts() -> None:
    """Where a count of some is larger than that of all, both are told: a contested toll is never one figure."""
    room = Newsroom()
    for source, number in (("Wire", 5), ("Post", 7)):
        report = room.report(source, f"A bombing in Karsa killed {number}.")
        room.story("e1", report, "Suicide bomb", "bombing")
        room.claim("e1", report, "killed", Bounds(number, number), str(number))
    room.of["e1-c6"] = "woman"
    brief = brief_of(room, (room.event("e1"),))
    assert texts(brief, "areas")[1] == "Number of people killed – Wire: 5; Post: 7 women."
    assert texts(brief, "contested") == ["Number of people killed: Wire said 5; Post said 7 women."]


def test_an_unchanged_event_has_no_change() -> None:
    """What yesterday's brief had already is not news."""
    room, events = two_accounts()
    assert section_of(brief_of(room, events, events), "changed") is None


def test_a_withdrawn_toll_is_said_to_be_withdrawn() -> None:
    """A number that its own voice took back is told once, as taken back, and used nowhere else."""
    room = Newsroom()
    first = room.report("Wire", "A bombing in Karsa killed 30.", published="2016-05-23")
    later = room.report("Wire", "The bombing in Karsa killed 12.")
    room.story("e1", first, "Suicide bomb", "bombing")
    room.story("e1", later, "Suicide bomb", "bombing")
    old = room.claim("e1", first, "killed", Bounds(30, 30), "30")
    yesterday = room.event("e1")
    room.claim("e1", later, "killed", Bounds(12, 12), "12")
    brief = brief_of(room, (room.event("e1", superseded=(old,)),), (yesterday,))
    assert "Number of people killed: Wire no longer gave 30." in texts(brief, "changed")
    assert not any("30" in text for text in texts(brief, "areas"))
    assert [row.superseded for row in brief.tolls] == [True, False]


def test_events_of_earlier_days_are_told_as_such() -> None:
    """An old event in a new report is no headline; it stands under what changed."""
    room = Newsroom()
    wire = room.report("Wire", "The town of Karsa was captured on Monday.")
    room.claim("e1", wire, "event_type", "Armed clash", "captured")
    room.claim("e1", wire, "date", "2016-03-21", "Monday")
    brief = brief_of(room, (room.event("e1", "Armed clash", "Battles", day="2016-03-21"),))
    assert [section.id for section in brief.sections] == ["changed"]
    assert texts(brief, "changed") == ["Newly reported: an armed clash on 21 March 2016."]
    assert notes(brief, "changed") == ["single source: Wire"]


@pytest.mark.parametrize(
    ("modality", "polarity"),
    [("planned", "positive"), ("hypothetical", "positive"), ("generic", "positive"), ("asserted", "negative")],
)
def test_what_did_not_happen_is_not_told(modality: Modality, polarity: Polarity) -> None:
    """Planned, supposed, general and denied happenings are left out, with a finding."""
    room, events = two_accounts()
    result = compose_brief(DAY, events, room.readings(modality, polarity), room.documents, ())
    assert not result.records[0].sections
    assert any("left out: planned" in finding.message for finding in result.findings)


def test_an_account_by_others_is_attributed() -> None:
    """Where no report tells of it in its own voice, the brief says whose account it is."""
    room = Newsroom()
    wire = room.report("Wire", "There was a bombing, the army said.")
    room.claim("e1", wire, "event_type", "Suicide bomb", "bombing", speaker="the army")
    room.claim("e1", wire, "target", "the bus station", "There", speaker="the army")
    brief = brief_of(room, (room.event("e1", place=None, day=None),))
    assert texts(brief, "areas") == ["A suicide bombing against the bus station was reported."]
    assert notes(brief, "areas") == ["single source: the army (in Wire)"]


def test_what_nothing_is_told_of_is_left_out() -> None:
    """That something happened, but not where, when, to whom or how many, is no news; a finding says so."""
    room = Newsroom()
    wire = room.report("Wire", "There was a bombing.")
    room.claim("e1", wire, "event_type", "Suicide bomb", "bombing")
    result = compose_brief(DAY, (room.event("e1", place=None, day=None),), room.readings(), room.documents, ())
    assert (result.records[0].sections, result.records[0].events) == ((), 0)
    assert [finding.message for finding in result.findings] == [
        "Events left out, since nothing is told of where, when, who or how many: 1."
    ]


def test_nobody_is_blamed_for_a_battle() -> None:
    """Where the happening is no attack on anybody unarmed, sides act; they are not blamed."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front"})
    wire = room.report("Wire", "The Grey Front stormed Karsa, it said.")
    room.story("e1", wire, "Armed clash", "stormed")
    room.claim("e1", wire, "perpetrator", "Grey Front", "Grey Front", speaker="Grey Front")
    area = texts(brief_of(room, (room.event("e1", "Armed clash", "Battles"),)), "areas")
    assert "The Grey Front reported it as its own act (in Wire)." in area


def test_territory_changes_hands() -> None:
    """A settled change of control names the place, who held it and who holds it."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front"})
    wire = room.report("Wire", "The army took Karsa from the Grey Front on Monday.")
    room.story("e1", wire, "Government regains territory", "took")
    room.claim("e1", wire, "control", "Grey Front -> army", "took Karsa from the Grey Front")
    event = room.event("e1", "Government regains territory", "Battles")
    assert texts(brief_of(room, (event,)), "headlines") == [
        "Control of Karsa was reported to have passed from the Grey Front to the army on 23 May 2016."
    ]


def test_other_days_are_other_briefs() -> None:
    """A report of another day does not bring its event into the brief."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing in Karsa.", published="2016-05-20")
    room.story("e1", wire, "Suicide bomb", "bombing")
    assert brief_of(room, (room.event("e1"),)).events == 0


def test_an_empty_day_is_a_brief_too() -> None:
    """No reports give a brief without sections and without findings."""
    result = compose_brief(DAY, (), {}, {}, ())
    assert result.records[0].sections == ()
    assert (result.records[0].events, result.findings) == (0, ())


def test_an_unresolved_place_has_its_own_area() -> None:
    """An event whose place nobody can cite is listed, without a place on the map."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing on Monday.")
    room.story("e1", wire, "Suicide bomb", "bombing")
    brief = brief_of(room, (room.event("e1", place=KARSA),))
    areas = section_of(brief, "areas")
    assert areas and areas.groups[0].path == ("Place not established",)
    assert brief.located == ()
