"""Grades of what the brief tells: how well each value is supported, by whom, and against whom."""

import re
from dataclasses import replace

from tests.publish.newsroom import Newsroom, brief_of, notes, texts, two_accounts

from dateline.corroborate import rated, read_ratings
from dateline.publish.markdown import to_markdown


def test_values_of_different_grades_are_told_apart() -> None:
    """What two outlets report is supported; what one of them alone adds is a single source's; no voice is named twice."""
    room, _ = two_accounts()
    note = notes(brief_of(room, (room.event("e1"),)), "areas")[0]
    assert note == "what, where – supported by Wire and Post; when – single source: Wire"
    assert notes(brief_of(room, (room.event("e1"),)), "headlines")[0] == (
        "what, where – supported, 2 independent sources; when – single source: Wire"
    )


def test_each_side_of_a_fight_has_its_own_grade() -> None:
    """Two sides that two outlets name, one each, are two single sources and no copies."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front", "Red Front": "actor:red-front"})
    for source, side in (("Wire", "Grey Front"), ("Post", "Red Front")):
        report = room.report(source, f"A clash of the {side} in Karsa.")
        room.story("e1", report, "Armed clash", "clash")
        room.claim("e1", report, "party", side, side)
    event = room.event("e1", "Armed clash", "Battles")
    sides = tuple(
        replace(p, support=tuple(replace(s, grade="single source") for s in p.support)) if p.name == "party" else p
        for p in event.properties
    )
    note = notes(brief_of(room, (replace(event, properties=sides),)), "areas")[0]
    assert note == (
        "what, where – supported by Wire and Post; who took part – single source: Wire; "
        "who took part – single source: Post"
    )


def test_who_contradicts_a_value_is_named() -> None:
    """A contested day is told with the other day and who gives it."""
    room, _ = two_accounts()
    room.claim("e1", "d2", "date", "2016-05-22", "blast")
    note = notes(brief_of(room, (room.event("e1"),)), "areas")[0]
    assert note == "what, where – supported by Wire and Post; when – contested: 22 May 2016 by Post"


def test_a_users_letters_stand_beside_the_sources() -> None:
    """With a list of sources, outlets and speakers carry their letters, values their codes, and the page says what they mean."""
    room, _ = two_accounts()
    ratings = read_ratings("name\treliability\nWire\tB\nMinistry of Health\tD\n", "list.tsv")
    event = room.event("e1")
    counted = replace(
        event,
        properties=tuple(
            replace(p, support=tuple(replace(s, credibility=3) for s in p.support)) for p in event.properties
        ),
    )
    events = rated((counted,), ratings, room.documents.values())
    brief = brief_of(room, events)
    assert texts(brief, "areas")[1].endswith("Wire [B]: 12; the Ministry of Health [D] (in Post [F]): at least 20.")
    assert notes(brief, "areas")[:2] == [
        "what, where – supported by Wire [B] and Post [F], code B3; when – single source: Wire [B], code B3",
        "contested, code B3",
    ]
    text = to_markdown(brief)
    assert "Letters in brackets" in text and "Letters in brackets" not in to_markdown(brief_of(room, (event,)))
    assert "| Wire \\[B\\] | the outlet itself | 12 | 12 |" in text
    assert re.search(r": “12” \(characters \d+ to \d+; cited for killed: contested, B3\)$", text, re.MULTILINE)


def test_copies_are_not_sources() -> None:
    """Two outlets with one report between them are said to be copies."""
    room = Newsroom()
    for source in ("Wire", "Post"):
        room.story("e1", room.report(source, "A bombing in Karsa."), "Suicide bomb", "bombing")
    event = replace(room.event("e1"), sources=("Wire",))
    single = replace(
        event,
        properties=tuple(
            replace(p, grade="single source", support=tuple(replace(s, grade="single source") for s in p.support))
            for p in event.properties
        ),
    )
    assert notes(brief_of(room, (single,)), "areas") == ["single source: Wire and Post, copies of one report"]


def test_a_blame_has_its_own_grade() -> None:
    """What one voice alone says of who did it is a single source's, however well another value is supported."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front"})
    for source in ("Wire", "Post"):
        report = room.report(source, "A bombing in Karsa by the Grey Front. Gunmen, said the mayor.")
        room.story("e1", report, "Suicide bomb", "bombing")
        room.claim("e1", report, "perpetrator", "Grey Front", "Grey Front")
    room.claim("e1", "d2", "perpetrator", "gunmen", "Gunmen", speaker="the mayor")
    event = room.event("e1")
    settled = tuple(
        replace(
            p,
            shown="Grey Front",
            contested=False,
            grade="supported",
            support=tuple(replace(s, grade="supported" if s.independent == 2 else "single source") for s in p.support),
        )
        if p.name == "perpetrator"
        else p
        for p in event.properties
    )
    brief = brief_of(room, (replace(event, properties=settled),))
    assert texts(brief, "areas")[1] == "The mayor (in Post) blamed gunmen."
    assert notes(brief, "areas") == ["supported by Wire and Post", "single source"]
