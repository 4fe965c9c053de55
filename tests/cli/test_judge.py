"""`dateline judge`: what a person decides changes the events at once, is on record, and can be taken back."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import Dateline

from dateline.pipeline import withdraw
from dateline.store import open_store

Books = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def db(books: str, tmp_path: Path) -> str:
    """A database with the example reports that a test may change."""
    return str(shutil.copy(books, str(tmp_path / "books.db")))


@pytest.fixture
def events(dateline: Dateline, db: str) -> Books:
    """The events of the database as they are now."""
    return lambda: json.loads(dateline("events", "--db", db).out)


def _large(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events of several mentions that show how many were killed."""
    return [e for e in events if len(e["mentions"]) > 1 and _shown(e, "killed")]


def _shown(event: dict[str, Any], name: str) -> Any:
    return next((p["shown"] for p in event["properties"] if p["name"] == name), None)


def _by_id(events: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {event["id"]: event for event in events}


def test_a_merge_and_its_undo(dateline: Dateline, db: str, events: Books) -> None:
    """Two events become one under the older id, the other id leads to it, and the undo restores every byte."""
    before = dateline("events", "--db", db).out
    one, other = (event["id"] for event in _large(events())[:2])
    ran = dateline("judge", "merge", one, other, "--db", db, "--who", "Maya Haddad", "--why", "one bridge")
    assert ran.status == 0
    gone, kept = _gone_and_kept(one, other, events())
    assert ran.out.decode() == f"judgement 1 (same) is on record; 2 events became 1; {gone} now is {kept}.\n"
    assert dateline("judge", "accept", f"{gone}/killed", "--db", db).status == 0
    undone = dateline("judge", "undo", "1", "--db", db)
    assert undone.out.decode().startswith("judgement 3 (undo of judgement 1) is on record; 1 event became 2; ")
    dateline("judge", "undo", "--db", db)
    assert dateline("events", "--db", db).out == before


def _gone_and_kept(one: str, other: str, now: list[dict[str, Any]]) -> tuple[str, str]:
    kept = one if one in _by_id(now) else other
    return (other if kept == one else one), kept


def test_a_split_takes_mentions_out(dateline: Dateline, db: str, events: Books) -> None:
    """What is named leaves, the rest keeps the id, and no other event changes."""
    before = _by_id(events())
    event = next(e for e in before.values() if len(e["mentions"]) > 2)
    first, *rest = event["mentions"]
    ran = dateline("judge", "split", event["id"][:12], first[:8], "--db", db)
    assert f"1 event became 2; part of {event['id']} now is " in ran.out.decode()
    after = _by_id(events())
    assert after[event["id"]]["mentions"] == rest
    (new,) = after.keys() - before.keys()
    assert after[new]["mentions"] == [first]
    assert {name: e for name, e in after.items() if name not in (new, event["id"])} == {
        name: e for name, e in before.items() if name != event["id"]
    }


def test_an_old_id_is_followed_and_that_is_said(dateline: Dateline, db: str, events: Books) -> None:
    """Who asks for the event under the id that it had is shown it, and told where it went; likewise its parts."""
    one, other = (event["id"] for event in _large(events())[:2])
    dateline("judge", "merge", one, other, "--db", db)
    gone, kept = _gone_and_kept(one, other, events())
    for name in (gone, gone[:12], gone.partition(":")[2]):
        ran = dateline("events", "--id", name, "--db", db)
        assert [event["id"] for event in json.loads(ran.out)] == [kept]
        assert ran.err == f"dateline: {name} was merged, and now is {kept}.\n"
    assert dateline("events", "--id", kept, "--db", db).err == ""
    mentions = _by_id(events())[kept]["mentions"]
    dateline("judge", "split", kept, mentions[-1], "--db", db)
    ran = dateline("events", "--id", kept, "--db", db, "--format", "table")
    assert re.fullmatch(rf"dateline: a part of {kept} now is event:\w+\.\n", ran.err)
    assert ran.status == 0


def test_an_event_that_is_none_is_one_line(dateline: Dateline, db: str) -> None:
    """With where ids are printed."""
    ran = dateline("events", "--id", "event:ffffffffffff", "--db", db)
    assert (ran.status, ran.out) == (2, b"")
    assert ran.err == "dateline: There is no event 'event:ffffffffffff'; see: dateline events --format json\n"


def test_what_was_cut_off_is_said_by_whoever_writes_next(dateline: Dateline, db: str) -> None:
    """A judgement, a brief, an export or a copy: the words of a withdrawn report go from the files first."""
    for command in (("judge", "unsure"), ("brief",), ("events",), ("db", "copy", db, f"{db}.copy")):
        with open_store(f"sqlite:///{db}") as store:
            document = store.documents()[-1].id
            withdraw(store, document, "an order of a court")
            ids = [event.id for event in store.events()[:2]] if command[0] == "judge" else []
        ran = dateline(*command, *ids, *([] if command[0] == "db" else ["--db", db]))
        assert ran.status == 0
        assert f"The withdrawal of {document} had been cut off; its words are out of the files now." in ran.err
    assert dateline("db", "check", f"{db}.copy").status == 0


def test_what_an_event_shows_is_corrected(dateline: Dateline, db: str, events: Books) -> None:
    """The person's figure is shown with the rule that says so, and what the reports give stays."""
    event = _large(events())[0]
    ran = dateline("judge", "correct", f"{event['id']}/killed", "40-45", "--db", db)
    assert "became 40-45." in ran.out.decode()
    killed = next(p for p in _by_id(events())[event["id"]]["properties"] if p["name"] == "killed")
    assert (killed["shown"], killed["rule"]) == ({"low": 40, "high": 45, "approximate": False}, "corrected")
    assert killed["support"] == next(p["support"] for p in event["properties"] if p["name"] == "killed")


def test_a_rejected_claim_stays_visible(dateline: Dateline, db: str, events: Books) -> None:
    """The claim stands in its event with who rejected it and why, and no figure is shown for want of another."""
    event = next(
        e
        for e in events()
        for p in e["properties"]
        if p["name"] == "killed" and len(p["support"]) == 1 and len(p["support"][0]["claims"]) == 1 and p["shown"]
    )
    claim = next(p["support"][0]["claims"][0] for p in event["properties"] if p["name"] == "killed")
    assert dateline("judge", "reject", claim, "--db", db, "--why", "of the wounded", "--who", "Sani Garba").status == 0
    killed = next(p for p in _by_id(events())[event["id"]]["properties"] if p["name"] == "killed")
    assert (killed["shown"], killed["rule"]) == (None, "only rejected")
    (ruling,) = killed["support"][0]["rulings"]
    assert (ruling["kind"], ruling["who"], ruling["why"]) == ("reject", "Sani Garba", "of the wounded")


def test_the_record_is_listed(dateline: Dateline, db: str, events: Books) -> None:
    """Every judgement with its state; `--stale` keeps those that no longer apply, and there are none."""
    one, other = (event["id"] for event in _large(events())[:2])
    dateline("judge", "unsure", one, other, "--db", db, "--who", "Maya Haddad")
    dateline("judge", "same", one, other, "--db", db, "--who", "Maya Haddad")
    dateline("judge", "undo", "--db", db)
    listed = json.loads(dateline("judge", "list", "--db", db).out)
    assert [(o["judgement"]["kind"], o["is_undone"]) for o in listed] == [
        ("unsure", False),
        ("same", True),
        ("undo", False),
    ]
    table = dateline("judge", "list", "--db", db, "--format", "table").out.decode()
    assert "Maya Haddad" in table
    assert "taken back" in table
    stale = dateline("judge", "list", "--stale", "--db", db)
    assert (stale.out, "no judgement that no longer applies" in stale.err) == (b"[]\n", True)


def test_people_who_contradict_one_another_are_named(dateline: Dateline, db: str, events: Books) -> None:
    """The later judgement stands, and a line on standard error says whom it overrules."""
    one, other = (event["id"] for event in _large(events())[:2])
    dateline("judge", "same", one, other, "--db", db, "--who", "Maya Haddad")
    merged = next(e for e in events() if e["id"] in (one, other))
    ran = dateline("judge", "split", merged["id"], merged["mentions"][0], "--db", db, "--who", "Omar Dikko")
    assert "Judgement 1 (same, Maya Haddad) and judgement 2 (different, Omar Dikko) contradict one another" in ran.err


def test_a_judgement_is_in_the_log(dateline: Dateline, db: str, events: Books) -> None:
    """The audit log says who decided, and the chain stays whole."""
    one, other = (event["id"] for event in _large(events())[:2])
    dateline("judge", "different", one, other, "--db", db, "--who", "Maya Haddad")
    shown = json.loads(dateline("audit", "show", "--db", db, "--format", "json").out)
    assert ("judgement", "1", "Maya Haddad") in [(e["action"], e["subject"], e["who"]) for e in shown]
    assert dateline("audit", "verify", "--db", db).status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["same", "{event}"], "on two different events or mentions"),
        (["same", "{event}", "{event}"], "on two different events or mentions"),
        (["same", "{event}", "event:ffffffffffff"], "There is no event 'event:ffffffffffff'; see: dateline events"),
        (
            ["same", "{event}", "event:"],
            "There is no event 'event:'; write 4 signs of its id or more, from: dateline events",
        ),
        (["merge", "{mention}", "{event}"], "is no event; write the event's id"),
        (["split", "{event}", "ffffffffffff"], "There is no mention of the event 'ffffffffffff'"),
        (["accept", "ffffffffffff"], "There is no claim 'ffffffffffff'"),
        (["reject", "{event}/sponsor"], "shows no sponsor to be judged; it shows: event_type"),
        (["correct", "{event}/killed", "many"], "'many' is no count; write it as 12, 12-15"),
        (["correct", "{event}/killed", "9-8"], "runs backwards"),
        (["correct", "{event}/date", "2024-13-01"], "is no date; write it as 2024-05-14"),
        (["correct", "{event}/event_type", "War"], "is no sub-event type; write one of: "),
        (["undo"], "No judgement stands and can be taken back"),
        (["undo", "7"], "No judgement 7 stands"),
        (["redo"], "No judgement was taken back"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_judged_is_one_line(
    dateline: Dateline, db: str, events: Books, arguments: list[str], message: str
) -> None:
    """A wrong id, value or number is named with the way out, and nothing is put on record."""
    event = _large(events())[0]
    filled = [a.replace("{event}", event["id"]).replace("{mention}", event["mentions"][0]) for a in arguments]
    ran = dateline("judge", *filled, "--db", db)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert message in ran.err
    assert json.loads(dateline("judge", "list", "--db", db).out) == []
