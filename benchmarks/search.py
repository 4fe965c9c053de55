"""How long a search takes: generated reports and events on SQLite and PostgreSQL, beside a scan of the same words in memory."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from rich.table import Table
from sqlalchemy import Connection, insert
from tests import postgres

from dateline.model import (
    Bounds,
    DateValue,
    Document,
    Event,
    EventFilter,
    Near,
    PlaceValue,
    Property,
    Question,
    Subject,
    Support,
    Toll,
    Voice,
)
from dateline.read.assemble import document_id
from dateline.store import tables
from dateline.store.connect import connect
from dateline.store.folding import folded
from dateline.store.index import batches, document_rows, write
from dateline.store.index_events import index_events
from dateline.store.query import parse_query
from dateline.store.rows import row_of, row_of_event
from dateline.store.search import search_documents, search_events
from dateline.store.search_tables import DOCUMENTS

TURNS = 9
_FIRST = date(2012, 1, 1)
_DAYS = 4500
_OUTLETS = tuple(
    f"{place} {kind}" for place in ("Gusau", "Qerwan", "Coast", "Nile", "River") for kind in ("Post", "Wire")
)
_ACTS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests")
_SYLLABLES = {
    "en": "ba be bi bo da de di do ga go ka ke ki la le li lo ma me mi na ne ni pa ra re ri sa se ta te to".split(),  # noqa: SIM905  # read best as words
    "ru": "ба бе би во да де ди до га го ка ке ки ла ле ли ло ма ме ми на не ни па ра ре ри са се та те то".split(),  # noqa: SIM905
    "ar": "با بو دا دي را رو سا سي ما مي نا ني كا كو لا لي تا تو حا حي عا غا فا قا هو طا صا شا جا خا زا يا".split(),  # noqa: SIM905
    "zh": [chr(code) for code in range(0x4E00, 0x4E00 + 3000)],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the benchmark."""

    name: str
    question: Question
    subject: Subject = "documents"


QUESTIONS = (
    Asked("the most frequent word, in one report of two", Question("baba")),
    Asked("a word of one report in a hundred", Question("bake")),
    Asked("a word of one report in ten thousand", Question("totobe")),
    Asked("three frequent words", Question("baba babe babi")),
    Asked("a phrase of frequent words", Question('"baba babe"')),
    Asked("a phrase of frequent words that no report has", Question('"baba zero babe babi baba bobo"')),
    Asked("words that begin alike", Question("bak*")),
    Asked("either of two, without a third", Question("bake OR totobe -baba")),
    Asked("all without a frequent word", Question("-baba")),
    Asked("an Arabic word with what is written onto it", Question("بابو")),
    Asked("a Cyrillic beginning", Question("бава*")),
    Asked("two Chinese signs", Question("一丁")),
    Asked("one Chinese sign", Question("乐")),
    Asked("four Chinese signs", Question("一丁一丁")),
    Asked("a frequent word in one month", Question("baba", since="2020-05-01", until="2020-05-31")),
    Asked("a frequent word in one outlet", Question("baba", source="Gusau Post")),
    Asked("a frequent word, an event near a point", Question("baba", EventFilter(near=Near(12.17, 6.66, 20)))),
    Asked("no words, page 500", Question(offset=9980)),
    Asked("events near a point", Question("", EventFilter(near=Near(12.17, 6.66, 20))), "events"),
    Asked(
        "events by actor, role, toll and days",
        Question(
            "",
            EventFilter(
                since="2015-01-01",
                until="2019-12-31",
                actor="brigade 77",
                role="perpetrator",
                tolls=(Toll("killed", 5, 20),),
            ),
        ),
        "events",
    ),
    Asked("contested events of one type", Question("", EventFilter(type="protests", contested=True)), "events"),
    Asked("events of a rare actor with a frequent word", Question("battles", EventFilter(actor="brigade 7")), "events"),
)


def search_table(size: int) -> Iterator[Table]:
    """The time of each question on each database, and what filling it took."""
    documents = list(_documents(size))
    events = list(_events(documents))
    with ExitStack() as stack:
        addresses = list(_addresses(stack))
        columns: list[tuple[str, dict[str, tuple[float, int]], float]] = []
        for name, address in addresses:
            engine = connect(address)
            with engine.begin() as connection:
                seconds = _timed(lambda: _fill(connection, documents, events))
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE")
            columns.append((name, _answers(engine.connect(), QUESTIONS), seconds))
            engine.dispose()
    yield _table(columns, _scans([folded(d.text) for d in documents]), size)


def _table(
    columns: Sequence[tuple[str, dict[str, tuple[float, int]], float]], scans: dict[str, float], size: int
) -> Table:
    table = Table(title=f"{size:,} reports and as many events: ms for the first page of 20, median of {TURNS}")
    for column in ("question", *(f"{name} ms" for name, _, _ in columns), "hits on the page", "scan in memory, ms"):
        table.add_column(column, justify="left" if column == "question" else "right")
    for asked in QUESTIONS:
        answers = [answers[asked.name] for _, answers, _ in columns]
        hits = {str(hits) for _, hits in answers}
        scan = f"{scans[asked.name]:.0f}" if asked.name in scans else ""
        table.add_row(asked.name, *(f"{ms:.1f}" for ms, _ in answers), " ≠ ".join(sorted(hits)), scan)
    table.add_row("filling, ms a report and its event", *(f"{1000 * s / size:.2f}" for _, _, s in columns), "", "")
    return table


def _addresses(stack: ExitStack) -> Iterator[tuple[str, str]]:
    """A fresh database of each kind; PostgreSQL where it is installed."""
    folder = stack.enter_context(TemporaryDirectory())
    yield "SQLite", f"sqlite:///{Path(folder) / 'search.db'}"
    try:
        server = stack.enter_context(postgres.running())
    except LookupError:
        return
    yield "PostgreSQL", stack.enter_context(server.database())


def _answers(connection: Connection, questions: Sequence[Asked]) -> dict[str, tuple[float, int]]:
    """The median time of each question in milliseconds, and how many hits its first page has."""
    found = {}
    for asked in questions:
        times, hits = [], 0
        search = search_events if asked.subject == "events" else search_documents
        for _ in range(TURNS):
            began = time.perf_counter()
            with connection.begin():
                hits = len(search(connection, asked.question).hits)
            times.append(1000 * (time.perf_counter() - began))
        found[asked.name] = (median(times), hits)
    return found


def _scans(texts: list[str]) -> dict[str, float]:
    """What looking through every folded text in memory takes, for the questions that words alone decide."""
    plain = (asked for asked in QUESTIONS if asked.question == Question(asked.question.words) and asked.question.words)
    return {asked.name: 1000 * _timed(lambda asked=asked: _scan(texts, asked.question.words)) for asked in plain}  # type: ignore[misc]  # a lambda bound in its loop


def _scan(texts: list[str], words: str) -> int:
    query = parse_query(words)
    wanted = [
        [" ".join(["", *p.words, ""][: None if not p.is_prefix else -1]) for p in any_of] for any_of in query.wanted
    ]
    return sum(all(any(w in text for w in any_of) for any_of in wanted) for text in texts)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _fill(connection: Connection, documents: list[Document], events: list[Event]) -> None:
    for batch in batches(documents):
        connection.execute(insert(tables.documents), [row_of(document, tables.documents) for document in batch])
        write(connection, DOCUMENTS, [document_rows(document) for document in batch])
    for number in range(0, len(events), 500):
        rows = [row_of_event(event) for event in events[number : number + 500]]
        connection.execute(insert(tables.events), rows)
    index_events(connection, events)


def _documents(size: int) -> Iterator[Document]:
    """Reports of about 2,500 characters in four scripts, half of them in Latin letters, their words as frequent as in speech."""
    random = Random(6)
    vocabularies = {language: _vocabulary(syllables) for language, syllables in _SYLLABLES.items()}
    weights = [1 / (rank + 1) for rank in range(30_000)]
    for number in range(size):
        language = ("en", "en", "en", "ru", "ar", "zh")[number % 6]
        words = random.choices(vocabularies[language], cum_weights=_cumulated(weights), k=350)
        text = ("" if language == "zh" else " ").join(words) + f" {number}"
        day = (_FIRST + timedelta(days=random.randrange(_DAYS))).isoformat()
        outlet = random.choice(_OUTLETS)
        yield Document(document_id(text), source=outlet, published=day, language=language, text=text)


def _vocabulary(syllables: list[str]) -> list[str]:
    """Thirty thousand words, the short ones first: they are the frequent ones."""
    two = [a + b for a in syllables[:173] for b in syllables[:173]]
    three = [a + b for a in two[:1000] for b in syllables[:32]]
    return (two + three)[:30_000]


_SUMS: list[float] = []


def _cumulated(weights: list[float]) -> list[float]:
    if not _SUMS:
        total = 0.0
        for weight in weights:
            total += weight
            _SUMS.append(total)
    return _SUMS


def _events(documents: list[Document]) -> Iterator[Event]:
    """One event for each report, somewhere between 20 degrees south and 40 north."""
    random = Random(7)
    for document in documents:
        day, act = document.published or "", random.choice(_ACTS)
        place = PlaceValue(
            "Gusau", random.uniform(-20, 40), random.uniform(-15, 45), radius_m=random.choice((1000, 9000, 90_000))
        )
        voice = (Voice(document.id, document.source or ""),)
        killed, name = random.randrange(60), f"Qerwan Brigade {random.randrange(3000)}"
        values = (
            ("perpetrator", name),
            ("target", f"Village {random.randrange(900)}"),
            ("killed", Bounds(killed, killed + 3)),
        )
        properties = tuple(
            Property(kind, value, "only value", random.random() < 0.1, (Support(value, "asserts", ("c",), voice),))
            for kind, value in values
        )
        date_value = DateValue(day, day, "day", "text")
        yield Event(
            f"event:{document.id[7:23]}",
            act,
            act,
            date_value,
            place,
            (),
            (document.id,),
            (document.source or "",),
            properties,
        )
