"""A withdrawn report leaves a tombstone, and not a word of itself: not in a table, not in a file of the database."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from tests.store.test_audit import faults, faults_of, tamper
from tests.store.test_database import DAY, PLACE, claim, happening

from dateline.codec import project
from dateline.model import (
    Anchor,
    Argument,
    Block,
    ClaimAnchor,
    Contest,
    Document,
    DocumentHead,
    EventMention,
    EventName,
    Finding,
    Founder,
    Judgement,
    Link,
    Number,
    Person,
    Quotation,
    Reading,
    Span,
    Speaker,
    StoreError,
    UsageError,
)
from dateline.store import Hand, Store, open_store
from dateline.store.digest import PARTS
from dateline.store.search_tables import EVENT_PARTS, INDEXES
from dateline.store.tables import metadata
from dateline.store.withdrawal import WORDLESS

SECRET = ("Qorvexim", "Жорвекса", "زورفكس")  # invented: they stand nowhere else
WORDS = " ".join(SECRET)
REASON = "order of a court, 12 May 2024"


def document(number: int, words: str) -> Document:
    """A report that has the words in every field that holds text."""
    return Document(
        id=f"sha256:{number:064}",
        title=words,
        author=words,
        source=words,
        dateline_place=words,
        published="2016-05-24",
        language="en",
        text=f"A bomb killed {words} and 11 others. " * 200,  # more than a page of the file
        url=f"https://example.org/{words}",
        path=f"{words}.txt",
        syndicated_from=words,
        blocks=(Block("paragraph", 0, 6, words),),
    )


def read(report: Document, words: str) -> Reading:
    """A reading of it that repeats the words wherever a reading can."""
    here, number = Span(14, 14 + len(words), words), report.id[-1]
    speaker = Speaker(words, None, here)
    mention = EventMention(
        f"em:{number}",
        "Explosions/Remote violence",
        "Grenade",
        here,
        date=replace(DAY, span=here),
        places=(replace(PLACE, name=words, span=here),),
        arguments=(Argument("victim", words, None, here),),
        numbers=(Number("killed", 12, None, True, words, here),),
    )
    said = replace(claim(1, words, speaker, here), event_mention=mention.id, original=words, via=(speaker,))
    return Reading(
        project(report, DocumentHead),
        (mention,),
        (said,),
        (Contest(mention.id, "victim", (words,)),),
        (Quotation(speaker, here),),
        (Finding("resolve", f"{words} is odd.", here),),
        (Person(words, "private", here, "rule:t@1"),),
    )


SHUNNED, OTHER = document(1, WORDS), document(2, "twelve herders")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Books with two reports, one event that both tell of, a link between them, and judgements on them."""
    with open_store(url, Hand("Maya Haddad")) as store:
        for report, words in ((SHUNNED, WORDS), (OTHER, "twelve herders")):
            store.add(report, read(report, words), "rules@1")
            store.add(report, read(report, words), "rules@2")
        both = replace(
            happening("x", "2016-05-23"),
            mentions=("em:1", "em:2"),
            documents=(SHUNNED.id, OTHER.id),
            sources=(WORDS,),
            place=replace(PLACE, name=WORDS),
        )
        store.replace_events((both, replace(happening("y", "2016-05-24"), mentions=("em:2",))))
        store.replace_events((both,), (Link("em:1", "em:2", 0.9, (), "same"),))
        for judgement in judgements():
            store.decide(judgement)
        yield store


def judgements() -> Iterator[Judgement]:
    """One on the report alone, one on both, one on both whose value only the report has; one taken back; one on the other."""
    here = Span(14, 14 + len(WORDS), WORDS)
    anchor, other = Anchor(SHUNNED.id, here), Anchor(OTHER.id, Span(14, 28, "twelve herders"))
    claimed = replace(anchor, claim=ClaimAnchor("victim", "asserts", WORDS, here))
    yield Judgement(1, "correct", "Omar Dikko", "2024-05-14T12:00:00Z", f"{WORDS} lives.", ((claimed,),), None, WORDS)
    yield Judgement(2, "same", "Omar Dikko", "2024-05-14T12:00:00Z", f"Both name {WORDS}.", ((anchor, other),))
    yield Judgement(3, "accept", "Omar Dikko", "2024-05-14T12:00:00Z", "", ((anchor, other),), "victim", WORDS)
    yield Judgement(4, "undo", "Omar Dikko", "2024-05-14T12:00:00Z", f"Not {WORDS}.", target=2)
    yield Judgement(5, "redo", "Omar Dikko", "2024-05-14T12:00:00Z", f"{WORDS} after all.", target=2)
    yield Judgement(6, "same", "Omar Dikko", "2024-05-14T12:00:00Z", "Both name herders.", ((other, other),))


def written(url: str) -> Iterator[str]:
    """Where one of the words can be found: in which file of SQLite's, in which column of PostgreSQL's or its statistics."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        for file in sorted(Path(str(parsed.database)).parent.glob(f"{Path(str(parsed.database)).name}*")):
            data = file.read_bytes()
            yield from (file.name for word in SECRET if any(form in data for form in _forms(word)))
        return
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = [(name, f'"{name}"') for name in inspect(connection).get_table_names()]
        for name, quoted in [*tables, ("statistics", "pg_stats")]:
            rows = connection.execute(text(f"SELECT row_to_json(t)::text FROM {quoted} AS t")).scalars()
            yield from (name for row in rows for word in SECRET if any(f.decode() in row for f in _forms(word)))
    engine.dispose()


def _forms(word: str) -> set[bytes]:
    return {word.encode(), word.encode("unicode_escape"), word.casefold().encode()}


def test_not_a_word_is_left(store: Store, url: str) -> None:
    """Every table, index, free page, write-ahead file and statistic is searched for words that stood everywhere."""
    with store._engine.connect() as connection:  # type: ignore[union-attr]  # no transaction is open
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    before = set(written(url))
    assert before >= ({"day.db-wal"} if url.startswith("sqlite") else {"documents", "claims", "events", "statistics"})
    store.withdrawals.add(SHUNNED.id, REASON)
    assert store.erase() == (SHUNNED.id,)
    assert list(written(url)) == []
    store.close()
    assert list(written(url)) == []


def test_a_tombstone_stays_and_everything_else_of_others(store: Store, url: str) -> None:
    """Who, when, why and how much; the other report with both its readings is what it was."""
    grave = store.withdrawals.add(SHUNNED.id, REASON)
    assert (grave.document, grave.reason, grave.who, grave.claims) == (SHUNNED.id, REASON, "Maya Haddad", 2)
    assert store.withdrawals.all() == (grave,)
    assert store.withdrawals.of(SHUNNED.id) == grave
    assert store.documents() == (OTHER,)
    assert store.readings() == (read(OTHER, "twelve herders"),)
    assert (store.events(), store.links()) == ((), ())
    assert store.is_behind()
    assert faults(url) == []


def test_judgements_stay_on_record_without_its_words(store: Store) -> None:
    """What was judged on other reports too goes on; what was judged on this one alone, or quotes it, is on nothing."""
    store.withdrawals.add(SHUNNED.id, REASON)
    alone, both, quoting, undo, redo, elsewhere = store.decisions.all()
    assert (alone.groups, alone.why, alone.value, alone.who) == ((), "", None, "Omar Dikko")
    assert [[anchor.document for anchor in group] for group in both.groups] == [[OTHER.id]]
    assert (both.why, quoting.groups, quoting.value) == ("", (), None)
    assert [(one.kind, one.target, one.who, one.why) for one in (undo, redo)] == [
        ("undo", 2, "Omar Dikko", ""),
        ("redo", 2, "Omar Dikko", ""),
    ]
    assert elsewhere.why == "Both name herders."
    assert faults_of(store) == []


def test_the_ids_of_events_stay_without_a_place_in_it(store: Store, url: str) -> None:
    """Where its mentions stood goes; every id that was given stays, and the log vouches for what is left of them."""
    founder, other = Founder("em:1", SHUNNED.id, 14, 30), Founder("em:2", OTHER.id, 14, 28)
    store.names.put((EventName("x", 1, None, (founder, other)), EventName("v", 2, None, (founder,))), ())
    store.names.put((EventName("w", 3, None, (other,)),), ())
    before = store.audit.head()
    store.withdrawals.add(SHUNNED.id, REASON)
    assert [(name.id, name.founders) for name in store.names.all()] == [("x", (other,)), ("v", ()), ("w", (other,))]
    assert before
    later = [entry for entry in store.audit.last(9) if entry.number > before.number and entry.action == "names"]
    assert len(later) == 1
    assert faults_of(store) == []
    tamper(url, "UPDATE event_founders SET position = 7 WHERE event = 'x'")
    assert faults(url) == [
        f"Of the ids of events, number 1 to 2 changed after entry {later[0].number} of the log was written."
    ]


def test_it_is_in_the_log_without_its_words(store: Store) -> None:
    """The entry holds the document's id, the number of claims and the tombstone's digest."""
    store.withdrawals.add(SHUNNED.id, REASON)
    store.erase()
    entries = store.audit.last(7)
    cleared = [("judgement", str(number)) for number in range(1, 6)]
    assert [(entry.action, entry.subject) for entry in entries] == [
        ("withdrawal", SHUNNED.id),
        *cleared,
        ("erasure", SHUNNED.id),
    ]
    assert '"claims":2' in entries[0].details
    assert "court" not in entries[0].details


def test_it_is_not_taken_in_again(store: Store) -> None:
    """Neither by the engine that read it nor by another."""
    store.withdrawals.add(SHUNNED.id, REASON)
    assert store.add(SHUNNED, read(SHUNNED, WORDS), "rules@3") is False
    assert store.documents() == (OTHER,)


def test_events_worked_out_before_cannot_bring_it_back(store: Store) -> None:
    """Another process that began before the withdrawal and ends after it is turned away."""
    stale = store.events()
    store.withdrawals.add(SHUNNED.id, REASON)
    with pytest.raises(StoreError, match="withdrawn while the events were worked out; give the same command again"):
        store.replace_events(stale)
    assert store.events() == ()


@pytest.mark.parametrize(
    ("name", "reason", "message"),
    [
        ("sha256:none", REASON, "no document sha256:none"),
        (SHUNNED.id, "  ", "needs a reason"),
        (SHUNNED.id, f"{WORDS.upper()} asked for it", "names somebody"),
    ],
)
def test_what_cannot_be_withdrawn_stays(store: Store, name: str, reason: str, message: str) -> None:
    """An id that is none, no reason, or a reason that would keep the very name on record."""
    with pytest.raises(UsageError, match=message) as caught:
        store.withdrawals.add(name, reason)
    assert not any(word in str(caught.value) for word in SECRET)
    assert len(store.documents()) == 2


def test_a_withdrawal_that_was_cut_off_is_finished_by_the_next_run(store: Store, url: str) -> None:
    """Between the tables and the files the power may fail: the next start finishes it and says so."""
    store.withdrawals.add(SHUNNED.id, REASON)
    store.replace_events(())
    store.close()
    with open_store(url) as later:
        assert later.withdrawals.unerased() == (SHUNNED.id,)
        (finding,) = later.recover()
        assert (
            finding.message == f"The withdrawal of {SHUNNED.id} had been cut off; its words are out of the files now."
        )
        assert later.recover() == ()
        assert list(written(url)) == []


def test_who_reads_meanwhile_puts_it_off_and_nothing_is_claimed(store: Store, url: str) -> None:
    """While somebody's transaction still sees the old rows, the files keep them, and that is said."""
    other = create_engine(url)
    with other.connect() as reader:
        if reader.dialect.name == "postgresql":
            reader = reader.execution_options(isolation_level="REPEATABLE READ")
        else:
            reader.exec_driver_sql("BEGIN")
        reader.exec_driver_sql("SELECT count(*) FROM documents").scalar()
        impatient = open_store(f"{url}?timeout=0.1" if url.startswith("sqlite") else url)
        impatient.withdrawals.add(SHUNNED.id, REASON)
        with pytest.raises(StoreError, match="out of the tables, but still in the files of the database"):
            impatient.erase()
        assert "still in the files of the database" in impatient.recover()[0].message  # and goes on with what is asked
        assert impatient.withdrawals.unerased() == (SHUNNED.id,)
        impatient.close()
    other.dispose()
    assert store.erase() == (SHUNNED.id,)
    assert list(written(url)) == []


def test_a_forged_withdrawal_is_seen(store: Store, url: str) -> None:
    """Who removes a report with the database's own tools and puts a tombstone there is found out by the log."""
    parts = [f"DELETE FROM {part.name} WHERE reading IN (1, 2)" for part in PARTS]
    tamper(
        url,
        *parts,
        f"DELETE FROM readings WHERE document = '{SHUNNED.id}'",
        f"DELETE FROM documents WHERE id = '{SHUNNED.id}'",
        f"INSERT INTO withdrawals VALUES ('{SHUNNED.id}', 'a demand', 'nobody', '2024-05-14', 2)",
    )
    found = faults(url)
    assert found[0].startswith(f"Document {SHUNNED.id} is missing")
    assert found[-1] == f"{SHUNNED.id} has a tombstone, and no entry of the log says who withdrew it."


def test_a_tombstone_that_was_changed_or_taken_away_is_seen(store: Store, url: str) -> None:
    """The reason given is part of the record."""
    store.withdrawals.add(SHUNNED.id, REASON)
    (number,) = (entry.number for entry in store.audit.last(9) if entry.action == "withdrawal")
    tamper(url, "UPDATE withdrawals SET reason = 'a whim'")
    assert faults(url) == [f"The tombstone of {SHUNNED.id} was changed after entry {number} of the log."]
    tamper(url, "DELETE FROM withdrawals")
    assert faults(url) == [f"The tombstone of {SHUNNED.id} is missing; see entry {number} of the log."]


def test_every_table_is_thought_of() -> None:
    """A table that is added must say whether it holds words of reports; if it does, the test above must fill it."""
    emptied = {part.name for part in PARTS} | {
        "documents",
        "readings",
        "events",
        "event_members",
        "links",
        "workings",  # hashes, which go when the events are worked out: `tests/test_reckoning.py`
        "judgements",
        "judgement_anchors",
        "event_founders",
    }
    emptied |= {table.name for indexed in INDEXES for table in (indexed.rows, indexed.texts)}
    emptied |= {table.name for table in EVENT_PARTS}
    assert {table.name for table in metadata.sorted_tables} == emptied | WORDLESS
