"""The five invariants of the house, each as a property of whole reports, and the engine under hostile text."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.passages import document, engine, read

from dateline.codec import to_json
from dateline.corroborate import accounts_of, assemble, corroborate, judge
from dateline.model import Claim, Document, Event, Reading, Settings, Span
from dateline.publish.brief import Brief
from dateline.publish.compose import compose_brief
from dateline.publish.csv_export import to_csv
from dateline.publish.geojson import to_geojson
from dateline.read.sources import read_bytes
from dateline.rules.lang.en.header import header_knowledge
from dateline.rules.linking import load_linking

TELLING = (
    "Gunmen killed at least 12 farmers near Gubio on Tuesday.",
    "Hezbollah fired about 20 rockets at Haifa, the army said.",
    "“They shot my brother,” said a nurse in Kharkiv.",
    "The Taliban denied involvement in the bombing in Kabul.",
    "Rebels captured Goma from the army on 3 May 2024.",
    "The ministry put the death toll at 17.",
    "An air strike hit Tyre; eight people died.",
    "Police arrested 30 protesters in Nairobi last week.",
    "If rebels attack the garrison, troops will respond.",
)
SCRIPTS = (
    "مقتل 12 شخصا في غارة",  # Arabic, right to left
    "Бої за Бахмут тривають",  # Cyrillic
    "空襲で3人死亡",  # no blanks between words
    "🏙️💥👩‍👩‍👧",  # astral code points and joiners
    "Gubı́o e\u0301 n\u0303",  # combining marks
    "\u202eright\u202c \u200b zero",  # marks of direction, a blank of no width
    "Ĳ ﬁ ß Ǆ",  # letters whose case or compatibility form has another length
)
MORE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
PARTS = st.lists(st.sampled_from(TELLING) | st.sampled_from(SCRIPTS) | MORE, min_size=1, max_size=6)
JOINTS = st.sampled_from([" ", "\n\n", ". ", "\n\n> ", "\n\n18:40 | ", "\n\n## "])
PAGES = st.builds(lambda parts, joint: joint.join(parts), PARTS, JOINTS)
NOISE = st.text(alphabet="\"'“”„«»‘’()[]{}.,;:!?–—-…0123456789%$€/\\|<>#*_@&=+~^ \n", max_size=80)
REPORTS = st.lists(st.lists(st.sampled_from(TELLING), min_size=1, max_size=4), min_size=1, max_size=4)


def _spans(node: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(node, Span):
        yield node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from _spans(getattr(node, field.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _spans(item)


# ---- 1: every quote is exactly the text at its offsets
@settings(max_examples=80, deadline=None, derandomize=True)
@given(PAGES)
def test_every_span_quotes_its_document_in_every_script(text: str) -> None:
    """Whatever stands around the words, each span of the reading quotes the document."""
    told = document(text)
    reading = engine().read(told, Settings())
    for span in _spans(reading):
        assert told.quote(span) == span.quote
        assert 0 <= span.start < span.end <= len(told.text)


def test_the_spans_are_there_among_foreign_scripts() -> None:
    """The property above is not empty: happenings are read between Arabic, emoji and combining marks."""
    for script in SCRIPTS:
        reading = read(f"{script}. {TELLING[0]} {script}")
        assert [m.trigger.quote for m in reading.event_mentions] == ["killed"], script
        assert len(list(_spans(reading))) > 10


# ---- 2: kept text maps back to the raw capture
@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAGES, st.sampled_from(["\n", "\r\n"]))
def test_offsets_survive_reading(text: str, newline: str) -> None:
    """Every character that the reader kept stood in the capture, in the same order; so did every quoted word."""
    raw = text.replace("\n", newline)
    for result in read_bytes(raw.encode(), "report.txt", Settings(), header_knowledge()):
        for told in result.records:
            _assert_traced(told, raw)
            for span in _spans(engine().read(told, Settings())):
                assert told.quote(span) == span.quote


def _assert_traced(told: Document, raw: str) -> None:
    traced = [(n, told.raw_offset(n)) for n in range(len(told.text))]
    kept = [(n, at) for n, at in traced if at is not None]
    assert all(raw[at] == told.text[n] for n, at in kept)
    assert all(left < right for (_, left), (_, right) in pairwise(kept))
    assert all(told.text[n].isspace() for n, at in traced if at is None)


# ---- 3: a claim without a span reaches neither brief nor export
def _published(readings: tuple[Reading, ...], documents: tuple[Document, ...]) -> tuple[Brief, str, bytes]:
    events = corroborate(readings, documents, load_linking()).records
    by_id = {r.document.id: r for r in readings}
    pages = {d.id: d for d in documents}
    brief = compose_brief("2024-05-15", events, by_id, pages, ()).records[0]
    return brief, to_csv(events, by_id, pages), to_geojson(events, by_id, pages)


def _bare(claim: Claim) -> Claim:
    return replace(claim, span=None, grounding="ungrounded")


@pytest.mark.parametrize("text", TELLING[:1] + TELLING[4:5])
def test_nothing_ungrounded_is_published(text: str) -> None:
    """The same reading with its claims bared says nothing in the brief, the table and the map."""
    told = document(text)
    reading = read(text)
    bared = replace(reading, claims=tuple(map(_bare, reading.claims)))
    _, full_table, full_map = _published((reading,), (told,))
    brief, table, page = _published((bared,), (told,))
    names = {str(c.value) for c in reading.claims if isinstance(c.value, str)} - {"killed"}
    assert any(name in full_table for name in names)
    assert any(name.encode() in full_map for name in names)
    assert len(table.splitlines()) == 1
    assert not any(name.encode() in page for name in names)
    assert not any(name in to_json(brief).decode() for name in names)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.sampled_from(TELLING[:5]), st.data())
def test_no_bared_claim_supports_an_event(text: str, data: st.DataObject) -> None:
    """Whichever claims lose their words, none of them is cited by an event."""
    reading = read(text)
    lost = data.draw(st.sets(st.sampled_from([c.id for c in reading.claims])))
    bared = replace(reading, claims=tuple(_bare(c) if c.id in lost else c for c in reading.claims))
    events = corroborate((bared,), (document(text),), load_linking()).records
    cited = {name for event in events for prop in event.properties for s in prop.support for name in s.claims}
    assert not cited & lost


# ---- 4: the same input gives the same bytes
@settings(max_examples=25, deadline=None, derandomize=True)
@given(PAGES)
def test_two_runs_give_the_same_bytes(text: str) -> None:
    """Nothing is left over from one document to the next."""
    first = to_json(read(text))
    read("Gunmen killed five farmers in Zamfara. They fled. The group denied it.")
    assert to_json(read(text)) == first


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    """Neither the order of sets nor the process shows in the output."""
    script = (
        "from hashlib import sha256; from tests.test_invariants import TELLING; "
        "from tests.extract.passages import read; from dateline.codec import to_json; "
        "print(sha256(to_json(read(' '.join(TELLING)))).hexdigest())"
    )
    here = sha256(to_json(read(" ".join(TELLING)))).hexdigest()
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, [os.curdir, *sys.path]))},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here


# ---- 5: events are a pure function of claims and judgements
@settings(max_examples=25, deadline=None, derandomize=True)
@given(REPORTS, st.randoms(use_true_random=False))
def test_events_are_a_pure_function_of_claims_and_judgements(reports: list[list[str]], random: object) -> None:
    """The order of arrival changes nothing, and a judgement undone restores the events that were."""
    told = {d.id: d for d in (document("\n\n".join(parts)) for parts in reports)}
    documents = tuple(told.values())
    readings = tuple(engine().read(d, Settings()) for d in documents)
    before = _events(readings, documents)
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert _events(tuple(shuffled), documents) == before
    accounts = accounts_of(readings, documents, load_linking()).records
    ties = judge(accounts, load_linking()).records
    parted = ties.where(ties.score > ties.score.max(initial=0.0))
    assert len(assemble(accounts, parted, load_linking())) >= len(before)
    assert assemble(accounts, ties, load_linking()) == before


def _events(readings: tuple[Reading, ...], documents: tuple[Document, ...]) -> tuple[Event, ...]:
    return corroborate(readings, documents, load_linking()).records


# ---- hostile text
@settings(max_examples=150, deadline=None, derandomize=True)
@given(NOISE)
def test_noise_never_raises(text: str) -> None:
    """Signs, brackets and figures without a word are read as nothing, never as a crash."""
    assert all(text[s.start : s.end] == s.quote for s in _spans(engine().read(_plain(text), Settings())))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([w for s in TELLING for w in s.split()]) | NOISE, max_size=25))
def test_scrambled_words_never_raise(words: list[str]) -> None:
    """Words of reports in any order, with signs anywhere between them, are read without a crash."""
    text = " ".join(words)
    assert all(text[s.start : s.end] == s.quote for s in _spans(engine().read(_plain(text), Settings())))


def _plain(text: str) -> Document:
    return replace(document("x"), text=text, blocks=tuple(replace(b, end=len(text)) for b in document("x").blocks))


@pytest.mark.parametrize(
    "text",
    [
        "((((" * 200,
        '"' * 999 + "Gunmen killed five.",
        "killed " * 700,
        "said that " * 200,
        "who " * 500 + "killed",
        "1,1,1," * 300,
        "\u0301" * 500,
        "A" * 10_000,
    ],
    ids=["brackets", "quotes", "verbs", "speech", "relatives", "figures", "marks", "one word"],
)
def test_endless_repetition_is_read(text: str) -> None:
    """Repetition is read to its end and quotes the text."""
    assert all(text[s.start : s.end] == s.quote for s in _spans(engine().read(_plain(text), Settings())))
