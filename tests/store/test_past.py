"""What a newer reading changed: both are kept, and the difference is told."""

from dataclasses import replace

import pytest
from tests.store.records import reading_of, report

from dateline.model import Difference, Reading, UsageError, Version
from dateline.store import Store, open_store

OLD = Version("rules@1", "aaaa")
NEW = Version("auto@2", "bbbb", "network-7")
DOCUMENT = report()
READING = reading_of(DOCUMENT)


def between(store: Store, old: Reading, new: Reading) -> Difference:
    """What the store says of two readings of one document."""
    for version, reading in ((OLD, old), (NEW, new)):
        store.introduce(version)
        assert store.add(DOCUMENT, reading, version.key)
    (found,) = store.differences()
    return found


def test_equal_readings_have_no_difference_but_their_versions(url: str) -> None:
    """Ids are names and origins are whose decision it was: neither is what was read."""
    renamed = replace(
        READING,
        event_mentions=tuple(replace(m, id="m:x") for m in READING.event_mentions),
        claims=tuple(replace(c, id=f"x{c.id}", event_mention="m:x", origin="model:t@1") for c in READING.claims),
    )
    with open_store(url) as store:
        found = between(store, READING, renamed)
    assert (found.before, found.after) == (OLD, NEW)
    assert (found.document, found.title) == (DOCUMENT.id, "Report 1")
    assert (found.claims, found.event_mentions) == ((), ())


def test_a_value_that_is_read_otherwise_is_changed(url: str) -> None:
    """One change, with both claims."""
    with open_store(url) as store:
        found = between(store, READING, reading_of(DOCUMENT, toll="nine"))
    (change,) = found.claims
    assert change.before and change.after
    assert (change.kind, change.before.value, change.after.value) == ("changed", "seven", "nine")
    assert found.event_mentions == ()


def test_what_only_one_of_them_read_is_added_or_gone(url: str) -> None:
    """Claims and event mentions alike."""
    with open_store(url) as store:
        found = between(store, READING, replace(READING, event_mentions=(), claims=()))
    assert [change.kind for change in found.event_mentions] == ["gone"]
    assert [change.kind for change in found.claims] == ["gone", "gone"]
    with open_store(url) as store:
        store.add(DOCUMENT, READING, "rules@3")
        (found,) = store.differences()
    assert [change.kind for change in found.event_mentions] == ["added"]
    assert [change.kind for change in found.claims] == ["added", "added"]


def test_a_mention_that_is_shown_otherwise_is_changed(url: str) -> None:
    """Same trigger, another modality."""
    (mention,) = READING.event_mentions
    with open_store(url) as store:
        found = between(store, READING, replace(READING, event_mentions=(replace(mention, modality="planned"),)))
    assert [change.kind for change in found.event_mentions] == ["changed"]
    assert found.claims == ()


@pytest.mark.parametrize("name", [DOCUMENT.id, DOCUMENT.id[7:15], "1.txt"])
def test_a_document_is_named_by_its_id_or_its_path(url: str, name: str) -> None:
    """In full or in part; other documents are left out."""
    with open_store(url) as store:
        for number in (1, 2):
            for engine in ("rules@1", "rules@2"):
                store.add(report(number), reading_of(report(number)), engine)
        assert len(store.differences()) == 2
        assert [found.document for found in store.differences(name)] == [DOCUMENT.id]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("9.txt", "There is no document '9.txt'"),
        ("sha256:", "write 4 signs of its id or more"),
        ("1.txt", "Several documents were read from '1.txt' .*give the id of one"),
    ],
)
def test_a_name_that_nobody_or_several_answer_to_is_refused(url: str, name: str, said: str) -> None:
    """The error says how to name one."""
    with open_store(url) as store:
        store.add(report(1), reading_of(report(1)))
        store.add(replace(report(2), path="1.txt"), reading_of(report(2)))
        with pytest.raises(UsageError, match=said):
            store.differences(name)


def test_a_document_that_was_read_once_has_none(url: str) -> None:
    """There is nothing to compare."""
    with open_store(url) as store:
        store.add(DOCUMENT, READING)
        assert store.differences() == store.differences(DOCUMENT.id) == ()
