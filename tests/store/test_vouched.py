"""Judgements and ids of events that were changed, taken out or put in behind Dateline's back are found by the log."""

from dataclasses import replace

import pytest
from tests.store.test_audit import faults, tamper
from tests.store.test_judgements import NEW, OLD, RECORD

from dateline.store import open_store
from dateline.store.digest import AT_ONCE


@pytest.fixture
def books(url: str) -> str:
    """A database with judgements, one of them taken back, and with ids of events, given one after the other."""
    with open_store(url) as store:
        for judgement in RECORD:
            store.decide(replace(judgement, number=0))
        store.names.put((OLD,), ())
        store.names.put((NEW,), ())
    return url


def test_judgements_as_they_were_made_are_without_fault(books: str) -> None:
    """Every script and sign in them included."""
    assert faults(books) == []


def test_more_than_fit_into_one_step_are_all_looked_at(url: str) -> None:
    """The last of many is compared as the first is."""
    with open_store(url) as store, store.together() as together:
        for _ in range(AT_ONCE + 1):
            together.decide(replace(RECORD[0], number=0))
    assert faults(url) == []
    tamper(url, f"UPDATE judgements SET who = 'Sani Garba' WHERE number = {AT_ONCE + 1}")
    assert faults(url) == [f"Judgement {AT_ONCE + 1} was changed after entry {AT_ONCE + 1} of the log was written."]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE judgements SET who = 'Sani Garba' WHERE number = 1", "Judgement 1 was changed after entry 1"),
        ("UPDATE judgements SET why = '' WHERE number = 1", "Judgement 1 was changed"),
        ("UPDATE judgements SET kind = 'same' WHERE number = 1", "Judgement 1 was changed"),
        ("UPDATE judgements SET value = '\"Gusau\"' WHERE number = 3", "Judgement 3 was changed after entry 3"),
        ("UPDATE judgements SET target = 3 WHERE number = 4", "Judgement 4 was changed after entry 4"),
        ("UPDATE judgement_anchors SET document = 'sha256:3' WHERE judgement = 2", "Judgement 2 was changed"),
        ("UPDATE judgement_anchors SET part = 7 WHERE judgement = 1 AND part = 1", "Judgement 1 was changed"),
        ("DELETE FROM judgement_anchors WHERE judgement = 1 AND position = 1", "Judgement 1 was changed"),
        ("DELETE FROM judgements WHERE number = 4", "Judgement 4 is missing; entry 4 of the log says it was made."),
        (
            'INSERT INTO judgements (number, kind, who, "when", why, target) '
            "VALUES (5, 'redo', 'Omar Dikko', '2024-05-14T13:00:00Z', '', 2)",
            "Judgement 5 is on record, and no entry of the log says who made it.",
        ),
        (
            "UPDATE event_founders SET mention = 'em:7' WHERE event = 'event:2'",
            "Of the ids of events, number 2 changed",
        ),
        ("UPDATE event_names SET parted_from = NULL WHERE id = 'event:2'", "Of the ids of events, number 2 changed"),
        ("DELETE FROM event_founders WHERE event = 'event:1' AND position = 0", "Of the ids of events, number 1"),
        (
            "INSERT INTO event_names (id, born) VALUES ('event:3', 3)",
            "The id event:3 is on record, and no entry of the log says that an event was given it.",
        ),
        ("INSERT INTO erasures VALUES ('sha256:1', 'never')", "sha256:1 is noted as out of the files, and no entry"),
    ],
)
def test_what_was_written_over_is_named(books: str, statement: str, message: str) -> None:
    """Somebody who owns the database changes it with its own tools: one line says which record does not fit."""
    tamper(books, statement)
    (found,) = faults(books)
    assert found.startswith(message)


def test_what_was_judged_before_the_log_vouched_for_it_is_entered(books: str) -> None:
    """A database of the schema before is brought up to date: from then on a judgement that is changed is found."""
    tamper(
        books,
        "DROP TABLE workings",
        "DROP INDEX ix_event_members_mention",
        "DELETE FROM audit",
        "UPDATE dateline_schema SET version = 8",
        "UPDATE alembic_version SET version_num = '0008'",
    )
    with open_store(books) as store:
        entries = store.audit.last(10)
        assert [(entry.action, entry.subject) for entry in entries] == [
            *(("judgement", str(number)) for number in range(1, 5)),
            ("names", ""),
        ]
        assert all("taken_over" in entry.details for entry in entries)
        assert not store.is_behind()
    assert faults(books) == []
    tamper(books, "UPDATE judgements SET who = 'Sani Garba' WHERE number = 2")
    assert len(faults(books)) == 1
