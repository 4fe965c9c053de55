"""The chain of the audit log: whole it says nothing, and every way to tamper with it is named by its entry."""

from dataclasses import replace

import pytest

from dateline.model import Entry, Kept
from dateline.store.chain import GENESIS, faults, seal


def chain(length: int) -> list[Entry]:
    """A log of so many entries."""
    entries: list[Entry] = []
    for number in range(1, length + 1):
        previous = entries[-1].hash if entries else GENESIS
        entry = Entry(number, f"2024-05-14T12:00:{number:02}Z", "maya", "reading", f"d:{number}", "{}", previous, "")
        entries.append(replace(entry, hash=seal(entry)))
    return entries


def said(entries: list[Entry], kept: Kept | None = None) -> list[str]:
    """What is wrong with the log, in words."""
    return [finding.message for finding in faults(entries, kept)]


def test_the_seal_is_the_one_that_the_page_describes() -> None:
    """A hash worked out by hand, so that no change of the serialisation goes unseen."""
    entry = Entry(1, "2024-05-14T12:00:00.000000Z", "Maya Haddad", "document", "sha256:1", "{}", GENESIS, "")
    # printf '1\n2024-05-14T12:00:00.000000Z\nMaya Haddad\ndocument\nsha256:1\n{}\n0000…' | sha256sum
    assert seal(entry) == "4981ae4aecd00d92b3f881f71d6492d344d0d0f8ae3dc03e6e23afdeb12e748f"


def test_a_whole_log_is_without_fault() -> None:
    """Of any length, with or without its head kept elsewhere."""
    for length in (0, 1, 7):
        assert said(chain(length)) == []
    entries = chain(7)
    for kept in (Kept(7, entries[6].hash), Kept(5, entries[4].hash), Kept(None, entries[2].hash), Kept(6)):
        assert said(entries, kept) == []


@pytest.mark.parametrize("field", ["at", "who", "action", "subject", "details", "hash"])
def test_a_changed_entry_is_named(field: str) -> None:
    """Whatever field is written over, the entry's own hash does not fit any more."""
    entries = chain(7)
    entries[3] = replace(entries[3], **{field: "other"})  # type: ignore[arg-type]  # all but the number are texts
    assert said(entries)[0] == "Entry 4 was changed: its hash is not that of its content."


def test_an_entry_of_no_text_is_a_changed_one() -> None:
    """SQLite lets a number stand where a text belongs: that is a fault and no crash."""
    entries = chain(3)
    entries[1] = replace(entries[1], who=7)  # type: ignore[arg-type]  # on purpose
    assert said(entries) == ["Entry 2 was changed: its hash is not that of its content."]


def test_an_entry_that_was_sealed_anew_is_betrayed_by_the_next() -> None:
    """Who recomputes one hash must recompute all that follow."""
    entries = chain(7)
    forged = replace(entries[3], who="nobody")
    entries[3] = replace(forged, hash=seal(forged))
    (fault,) = said(entries)
    assert fault.startswith("Entry 5 was written after another entry than 4 as it now stands")


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        (slice(3, 4), "Entry 4 is missing."),
        (slice(2, 5), "Entries 3 to 5 are missing."),
        (slice(0, 2), "Entries 1 to 2 are missing."),
    ],
)
def test_missing_entries_are_named(gone: slice, message: str) -> None:
    """What was taken out leaves a gap in the numbers, and the rest is not blamed for it."""
    entries = chain(7)
    del entries[gone]
    assert said(entries) == [message]


def test_a_gap_that_was_closed_is_seen() -> None:
    """Where the later entries were numbered anew, each says which it was."""
    entries = chain(5)
    del entries[2]
    entries = [replace(entry, number=number) for number, entry in enumerate(entries, 1)]
    assert said(entries) == [
        "Entry 3 was written as entry 4: the entries were reordered or renumbered.",
        "Entry 4 was written as entry 5: the entries were reordered or renumbered.",
    ]


def test_reordered_entries_are_named() -> None:
    """Two entries that changed places both say which they were."""
    entries = chain(5)
    entries[1], entries[3] = replace(entries[3], number=2), replace(entries[1], number=4)
    assert said(entries)[:1] == ["Entry 2 was written as entry 4: the entries were reordered or renumbered."]
    assert "Entry 4 was written as entry 2: the entries were reordered or renumbered." in said(entries)


@pytest.mark.parametrize(
    ("kept", "message"),
    [
        (Kept(7), "The log ends with entry 5: entries 6 to 7 are cut off."),
        (Kept(6, chain(7)[5].hash), "The log ends with entry 5: entry 6 is cut off."),
        (Kept(None, chain(7)[6].hash), "None of the 5 entries has the hash that was kept elsewhere: "),
        (Kept(4, chain(7)[6].hash), "Entry 4 has another hash than the one kept elsewhere: the log was written anew."),
    ],
)
def test_a_log_cut_off_or_written_anew_is_seen_by_what_was_kept(kept: Kept, message: str) -> None:
    """The chain that is left is whole in itself; only a head kept elsewhere tells."""
    assert said(chain(5)) == []
    (fault,) = said(chain(5), kept)
    assert fault.startswith(message)
