"""`check` finds judgements that cannot have been made, are bound to nothing, and ids of events that lead nowhere."""

import pytest
from tests.store.records import reading_of, report
from tests.store.test_check import damaged, faults

from dateline.model import Anchor, ClaimAnchor, Event, EventName, Founder, Judgement, Redirect, Version, span_of
from dateline.store import open_store

ONE, TWO = report(1), report(2)
MENTIONS = ("m:Report 1", "m:Report 2")


def killed(number: int) -> Anchor:
    """The mention in a report, as a judgement is bound to it."""
    start = report(number).text.index("killed")
    return Anchor(report(number).id, span_of(report(number).text, start, start + 6))


def place() -> Anchor:
    """The claim on the place in the first report."""
    start = ONE.text.index("Gusau")
    about = ClaimAnchor("place", "asserts", "Gusau", killed(1).span)
    return Anchor(ONE.id, span_of(ONE.text, start, start + 5), 0, about)


def founder(number: int) -> Founder:
    """The mention in a report, as an id of an event was given for it."""
    span = killed(number).span
    return Founder(f"m:Report {number}", report(number).id, span.start, span.end)


@pytest.fixture
def books(url: str) -> str:
    """Two reports of one event, which had been two, and judgements on them."""
    with open_store(url) as store:
        for document in (ONE, TWO):
            store.add(document, reading_of(document), Version("rules@1", "1f3a").key)
        names = (
            EventName("event:1", 1, None, (founder(1),)),
            EventName("event:2", 2, None, (founder(2),)),
        )
        store.names.put(names, (Redirect("event:2", "event:1", "merged"),))
        event = Event("event:1", "Battles", "Armed clash", None, None, MENTIONS, (ONE.id, TWO.id), ("Wire",), ())
        store.replace_events((event,))
        who = ("Omar Dikko", "2024-05-14T12:00:00Z")
        for judgement in (
            Judgement(1, "same", *who, "Both name Gusau.", ((killed(1),), (killed(2),))),
            Judgement(2, "correct", *who, groups=((place(),),), value="Qerwan"),
            Judgement(3, "undo", *who, target=2),
        ):
            store.decide(judgement)
    return url


def test_sound_judgements_have_no_faults(books: str) -> None:
    """Nothing is found, and judgements are looked at."""
    told: list[str] = []
    with open_store(books) as store:
        assert list(store.check(lambda what, done, total: told.append(what))) == []
    assert "judgements" in told


def test_what_a_withdrawal_took_out_of_a_judgement_is_no_fault(books: str) -> None:
    """It stands on record, bound to what is left; the ids that the events had stay too."""
    with open_store(books) as store:
        store.withdrawals.add(ONE.id, "order of a court")
        alone = Event("event:2", "Battles", "Armed clash", None, None, MENTIONS[1:], (TWO.id,), ("Wire",), ())
        store.names.put((), ())
        store.replace_events((alone,))
    assert faults(books) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE judgements SET kind = 'likewise' WHERE number = 1",
            "Judgement 1 is of no kind that there is: likewise.",
        ),
        (
            "UPDATE judgements SET target = 9 WHERE number = 3",
            "Judgement 3 (undo) is of judgement 9, which is not there.",
        ),
        (
            "UPDATE judgements SET target = 3 WHERE number = 3",
            "Judgement 3 (undo) is of judgement 3, which cannot be taken",
        ),
        ("UPDATE judgements SET target = 1 WHERE number = 2", "Judgement 2 (correct) names judgement 1, which only"),
        ("UPDATE judgements SET value = NULL WHERE number = 2", "Judgement 2 (correct) has no value."),
        ("UPDATE judgements SET value = '[' WHERE number = 2", "Of the judgements, 2 cannot be read"),
        ("DELETE FROM judgements WHERE number = 2", "Judgement 3 is on record, and judgement 2 before it is not."),
        ("DELETE FROM judgement_anchors WHERE part = 1", "Judgement 1 (same) is on fewer than two things."),
        ("DELETE FROM judgement_anchors WHERE judgement = 2", "Judgement 2 (correct) is on nothing."),
        (
            "UPDATE judgement_anchors SET document = 'sha256:9' WHERE judgement = 2",
            "Judgement 2 is bound to words of sha256:9, which is not in the books.",
        ),
        (
            'UPDATE judgement_anchors SET span = \'{"start":0,"end":6,"quote":"Gusau"}\' WHERE judgement = 2',
            "which are 'Gunmen' and not 'Gusau'.",
        ),
        (
            f"INSERT INTO withdrawals VALUES ('{TWO.id}', 'a demand', 'nobody', '2024-05-14', 2)",
            f"Judgement 1 is bound to words of {TWO.id}, which was withdrawn.",
        ),
        (
            "UPDATE event_names SET born = 5 WHERE id = 'event:2'",
            "The id event:2 is number 5 of those that events were",
        ),
        ("DELETE FROM event_founders WHERE event = 'event:1'", "The id event:1 was given for no mention."),
        ("DELETE FROM event_names WHERE id = 'event:1'", "The event event:1 has an id that was never given."),
        ("UPDATE redirects SET new = 'event:7'", "The old id event:2 leads to event:7, which is no event."),
        (
            "UPDATE redirects SET kind = 'moved'",
            "The old id event:2 leads to event:1 in a way that there is none of: moved.",
        ),
        (
            "UPDATE redirects SET old = 'event:1'",
            "The id event:1 is an event's own and is said to be one that was merged.",
        ),
        ("INSERT INTO redirects VALUES ('event:2', 'event:3', 'merged')", "The old id event:2 leads to 2 events."),
        ("UPDATE versions SET rules = '1f3b'", "The version rules@1+730d853b is not made of the rules"),
        (
            "INSERT INTO event_members VALUES ('event:9', 'm:Report 1')",
            "The event mention m:Report 1 is in more than one event.",
        ),
    ],
)
def test_a_fault_is_found_and_named(books: str, statement: str, fault: str) -> None:
    """Whatever was changed behind Dateline's back, one of the findings says what and where."""
    with damaged(books) as connection:
        connection.exec_driver_sql(statement)
    assert any(fault in found for found in faults(books)), faults(books)
