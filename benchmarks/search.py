"""How long a search takes: generated reports and events on SQLite and PostgreSQL, beside a scan of the same words in memory."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice, tee
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from rich.table import Table
from sqlalchemy import Connection, Engine, insert
from tests import postgres

from benchmarks.made_up import made_up_documents, made_up_events
from dateline.model import Document, Event, EventFilter, Near, Question, Subject, Toll
from dateline.store import tables
from dateline.store.connect import connect
from dateline.store.index import Rows, document_rows, write
from dateline.store.index_events import event_rows
from dateline.store.query import parse_query
from dateline.store.rows import row_of, row_of_event
from dateline.store.search import search_documents, search_events
from dateline.store.search_tables import DOCUMENTS, EVENTS

TURNS = 21
AT_ONCE = 2000  # reports in one transaction


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
    with ExitStack() as stack:
        books = [Books(name, connect(address)) for name, address in addresses(stack)]
        texts = list(filled(books, size))
        for one in books:
            stack.callback(one.engine.dispose)
            one.answer()
        yield _table(books, _scans(texts), size)


@dataclass(slots=True)
class Books:
    """One database, and what was measured on it."""

    name: str
    engine: Engine
    filling: float = 0.0  # seconds
    answers: dict[str, "_Answer"] = field(default_factory=dict)

    def fill(self, documents: Sequence[Document], found: Sequence[Rows], events: Sequence[Event]) -> None:
        """Add reports and events with the rows by which they are found; as many at once as are given."""
        began = time.perf_counter()
        with self.engine.begin() as connection:
            connection.execute(insert(tables.documents), [row_of(document, tables.documents) for document in documents])
            write(connection, DOCUMENTS, found)
            connection.execute(insert(tables.events), [row_of_event(event) for event in events])
            write(connection, EVENTS, list(event_rows(connection, events)))
        self.filling += time.perf_counter() - began

    def answer(self, questions: Sequence[Asked] = QUESTIONS) -> None:
        """Ask the questions in turns, so that a slower minute is slower for all."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
        with self.engine.connect() as connection:
            cpu = _processor_of(connection)
            turns = [[_asked(connection, asked, cpu) for asked in questions] for _ in range(TURNS)]
        for number, asked in enumerate(questions):
            times = [turn[number] for turn in turns]
            self.answers[asked.name] = _Answer([t[0] for t in times], [t[1] for t in times], times[0][2])


@dataclass(frozen=True, slots=True)
class _Answer:
    """How long one question took, time after time, in milliseconds."""

    waited: list[float]  # by the clock on the wall
    worked: list[float]  # on the processor, the server's part included
    hits: int

    def __str__(self) -> str:
        return f"{median(self.waited):.1f} / {quantiles(self.waited, n=20)[-1]:.1f} ({median(self.worked):.1f})"


def filled(books: Sequence[Books], size: int) -> Iterator[str]:
    """Fill all of them with the same, and give the folded text of each report."""
    documents, again = tee(made_up_documents(size))
    events = made_up_events(again)
    while some := list(islice(documents, AT_ONCE)):
        found, told = [document_rows(document) for document in some], list(islice(events, AT_ONCE))
        for one in books:
            one.fill(some, found, told)
        yield from (rows[DOCUMENTS.texts][0]["folded"] for rows in found)


def _asked(connection: Connection, asked: Asked, cpu: Callable[[], float]) -> tuple[float, float, int]:
    """Milliseconds that the question took, of them on the processor, and the hits on its first page."""
    search = search_events if asked.subject == "events" else search_documents
    began, busy = time.perf_counter(), cpu()
    with connection.begin():
        hits = len(search(connection, asked.question).hits)
    return 1000 * (time.perf_counter() - began), 1000 * (cpu() - busy), hits


def _processor_of(connection: Connection) -> Callable[[], float]:
    """What tells the seconds that this process and the server's spent on a processor (the server's: on Linux)."""
    if connection.dialect.name == "sqlite":
        return time.process_time
    with connection.begin():
        server = Path(f"/proc/{connection.exec_driver_sql('SELECT pg_backend_pid()').scalar()}/schedstat")
    return lambda: time.process_time() + (int(server.read_text().split()[0]) / 1e9 if server.exists() else 0)


def _table(books: Sequence[Books], scans: dict[str, float], size: int) -> Table:
    of = f"median / 95th percentile of {TURNS} (median on the processor)"
    table = Table(title=f"{size:,} reports and as many events: ms for the first page of 20, {of}")
    for column in ("question", *(one.name for one in books), "hits on the page", "scan in memory, ms"):
        table.add_column(column, justify="left" if column == "question" else "right")
    for asked in QUESTIONS:
        answers = [one.answers[asked.name] for one in books]
        hits = {str(answer.hits) for answer in answers}
        scan = f"{scans[asked.name]:.0f}" if asked.name in scans else ""
        table.add_row(asked.name, *map(str, answers), " ≠ ".join(sorted(hits)), scan)
    table.add_row("filling, ms a report and its event", *(f"{1000 * one.filling / size:.2f}" for one in books), "", "")
    return table


def addresses(stack: ExitStack) -> Iterator[tuple[str, str]]:
    """A fresh database of each kind; PostgreSQL where it is installed."""
    folder = stack.enter_context(TemporaryDirectory())
    yield "SQLite", f"sqlite:///{Path(folder) / 'search.db'}"
    try:
        server = stack.enter_context(postgres.running())
    except LookupError:
        return
    yield "PostgreSQL", stack.enter_context(server.database())


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
