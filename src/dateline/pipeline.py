"""The only file that knows the order: read, spot, resolve, extract, store, corroborate."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import entry_points
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from dateline import __version__
from dateline.codec import project
from dateline.extract.actors import spot_actors
from dateline.extract.joining import Panel
from dateline.extract.places import spot_places
from dateline.extract.quantities import spot_quantities
from dateline.extract.reading import extract, make_extractor, scenes_of
from dateline.extract.relevance import Relevance
from dateline.extract.silences import Silence, silences
from dateline.extract.syntax.parse import parse
from dateline.extract.times import day_first_of, spot_times
from dateline.extract.truecase import CaseKnowledge, as_written, truecased
from dateline.extract.withhold import withheld
from dateline.model import (
    DateValue,
    Document,
    DocumentHead,
    Finding,
    Mentions,
    Reading,
    Result,
    Settings,
    TimeMention,
    UnreadError,
    UsageError,
    Version,
    Withdrawal,
    by_date_and_place,
)
from dateline.read.assemble import document_id
from dateline.read.sources import read_inputs
from dateline.resolve.actor import country_in_focus, resolve_actors
from dateline.resolve.place import resolve_places
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.fingerprint import rules_version
from dateline.rules.joining import load_joining
from dateline.rules.load import Rules, load_rules
from dateline.votes.votes import votes_on
from dateline.workers import threads, workers

if TYPE_CHECKING:  # reading alone does without a database and the linker; only what stores brings them
    from dateline.reckoning import Corroborated
    from dateline.store import Store
    from dateline.votes.network import Network

Tell = Callable[[str], None]  # what takes one line on the run as a whole
ReadAll = Callable[[Iterable[Result[Document]]], Iterable[Result[tuple[Document, Reading]]]]


class Engine(Protocol):
    """What an extractor is: one method (entry points `dateline.extractors`)."""

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the engine reads in one document."""


@runtime_checkable
class VersionedEngine(Engine, Protocol):
    """An extractor that is not always the same reader."""

    def version(self, settings: Settings) -> Version:
        """What read a document, as the store keeps it: other rules or another model are another reader."""


@runtime_checkable
class RemoteEngine(VersionedEngine, Protocol):
    """An extractor that asks a server: it keeps something open for a run, and can wait for several answers at once."""

    def session(self, settings: Settings, tell: Tell) -> AbstractContextManager[Engine]:
        """What reads the documents of one run; what the run took is told at its end. Raises `UsageError`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one report on its way into the store."""

    document: Document
    is_new: bool  # False: this version of the engine had read it before


class RulesEngine:
    """The engine of rules and dictionaries: no model, no network; the fallback for ever."""

    def __init__(self) -> None:
        self.extractor = make_extractor(load_rules())

    def version(self, settings: Settings) -> Version:
        """The rules' own."""
        return Version(f"rules@{__version__}", rules_version())

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the rules read in one document."""
        return self.read_with(document, settings, None)

    def read_with(self, document: Document, settings: Settings, panel: Panel | None) -> Reading:
        """What is read in one document by the rules and, if there is one, a panel of votes."""
        plain = in_mixed_case(document, self.extractor.rules)
        mentions, findings = spot(plain, settings, self.extractor.rules)
        undated: dict[Finding, None] = {}  # in the order of the text, each once
        spoken = tuple(p.value.country for p in mentions.places if p.value is not None and p.value.country)
        base = TimeContext(
            document.published_at or document.published,
            day_first=day_first_of(mentions.times),
            country=country_in_focus(mentions.actors, spoken),
        )

        def read_date(mention: TimeMention, previous: DateValue | None, is_future: bool) -> DateValue | None:
            found = resolve_time(mention, replace(base, previous=previous, is_future=is_future))
            undated.update(dict.fromkeys(found.findings))
            return found.records[0] if found.records else None

        reading = extract(plain, mentions, read_date, self.extractor, panel)
        reading = replace(
            reading,
            document=project(document, DocumentHead),
            findings=(*findings, *undated, *reading.findings),
        )
        return reading if plain is document else as_written(reading, document.text)


class AutoEngine:
    """The engine that ships: rules and a small trained network, joined; the rules alone where the network cannot be used."""

    def __init__(self) -> None:
        """Load both; what is wrong with the network's file is told with every reading."""
        from dateline.votes.network import load_network  # brings onnxruntime: not before it is needed

        self.rules = RulesEngine()
        self.relevance = Relevance(self.rules.extractor.rules)
        self.network: Network | None = None
        self.lack: tuple[Finding, ...] = ()
        try:
            self.network = load_network()
        except UsageError as error:
            self.lack = (Finding("extract", f"{error} The rules read alone."),)

    def version(self, settings: Settings) -> Version:
        """The readings of the rules alone are not those of both."""
        if self.network is None:
            return self.rules.version(settings)
        return Version(f"auto@{__version__}", rules_version(), self.network.id)

    def read(self, document: Document, settings: Settings) -> Reading:
        """What both read in one document; nothing where no word of it can tell of a happening."""
        if not settings.withhold_names and not self.relevance.is_relevant(document.text):
            return Reading(project(document, DocumentHead), findings=self.lack)
        reading = self.rules.read_with(document, settings, self.panel(document))
        return replace(reading, findings=(*self.lack, *reading.findings)) if self.lack else reading

    def panel(self, document: Document) -> Panel | None:
        """The network's votes on the stretches that matter; None where the rules read alone."""
        if self.network is None:
            return None
        text, stretches = document.text, tuple(self.relevance.stretches(document.text, document.blocks))
        return Panel(votes_on(text, self.network, stretches), load_joining(), self.relevance.has_sign(text))


def explain(document: Document, settings: Settings) -> tuple[Reading, tuple[Silence, ...]]:
    """What is read in one document, and where a step gave up although the words spoke of violence."""
    engine = AutoEngine()
    extractor, panel = engine.rules.extractor, engine.panel(document)
    reading, rules = engine.read(document, settings), extractor.rules
    plain = in_mixed_case(document, rules)
    sentences = parse(plain, spot(plain, settings, rules)[0], rules.language.syntax)
    scenes = scenes_of(plain, sentences, extractor)
    return reading, as_written(tuple(silences(scenes, reading, document.text, panel)), document.text)


def in_mixed_case(document: Document, rules: Rules) -> Document:
    """The document with what is in capitals throughout in mixed case, at the same offsets; itself where nothing is."""
    language = rules.language
    known = CaseKnowledge(language.syntax, rules.places, rules.actors, language.numerals.values)
    text = truecased(document.text, known)
    return document if text == document.text else replace(document, text=text)


def spot(document: Document, settings: Settings, rules: Rules) -> tuple[Mentions, tuple[Finding, ...]]:
    """The mentions of one document, resolved as far as the document allows, and what could not be resolved."""
    text = document.text
    actors = spot_actors(text, rules.actors)
    taken = tuple(m.span for m in actors if m.actor.kind != "country")
    spoken = tuple(m.actor.country for m in actors if m.actor.country)
    places = resolve_places(spot_places(text, taken, rules.places), rules.places, settings.focus, spoken=spoken)
    countries = tuple(m.value.country for m in places.records if m.value is not None and m.value.country)
    known = resolve_actors(actors, document.published, country_in_focus(actors, countries), rules.actors)
    times = spot_times(text, rules.language.times)
    quantities = spot_quantities(text, rules.language.numerals)
    return Mentions(known.records, places.records, times, quantities), (*known.findings, *places.findings)


@cache
def load_engine(name: str) -> Engine:
    """The engine of that name. Raises `UsageError` where none is installed."""
    found = {point.name: point for point in entry_points(group="dateline.extractors")}
    if name not in found:
        known = ", ".join(sorted(found))
        raise UsageError(f"There is no engine '{name}'; choose one of: {known}.")
    engine: Engine = found[name].load()()
    return engine


def read_documents(
    paths: Sequence[str], settings: Settings, today: str | None = None, tell: Tell | None = None
) -> Iterator[Result[tuple[Document, Reading]]]:
    """Each report with its reading, in the order of the inputs; `settings.jobs` processes share the work.

    A result has findings of its own only where something failed: there is no record where the input could not be
    read, and an empty reading where the engine failed on it. Raises `UsageError` for an unknown engine. What an
    engine has to say of the run as a whole goes to `tell`.
    """
    with _reader(settings, tell) as read_all:
        yield from read_all(documents_of(paths, settings, today))


def ingest(
    paths: Sequence[str], store: "Store", settings: Settings, today: str | None = None, tell: Tell | None = None
) -> Iterator[Result[Stored]]:
    """Each report as it enters the store, in a transaction of its own; what is there is not read again.

    A report that the engine failed on is left out, with the finding, so that a later run tries it again.
    """
    version = _version(settings)
    store.introduce(version)

    def is_known(found: Result[Document]) -> bool:
        return bool(found.records) and all(
            store.has(document.id, version.key) or store.withdrawals.of(document.id) for document in found.records
        )

    def keep(found: Result[tuple[Document, Reading]]) -> Result[Stored]:
        kept = () if found.findings else found.records
        stored = tuple(Stored(d, store.add(d, reading, version.key)) for d, reading in kept)
        return Result(stored, (*found.findings, *_withdrawn(stored, store)))

    with _reader(settings, tell) as read_all:
        for known, group in groupby(documents_of(paths, settings, today), is_known):
            if known:
                for found in group:
                    stored = tuple(Stored(document, False) for document in found.records)
                    yield Result(stored, _withdrawn(stored, store))
            else:
                yield from map(keep, read_all(group))


def _withdrawn(stored: Iterable[Stored], store: "Store") -> tuple[Finding, ...]:
    """What is to be said of reports that are not taken in because they were withdrawn."""
    graves = ((one.document, store.withdrawals.of(one.document.id)) for one in stored if not one.is_new)
    return tuple(
        Finding("store", f"{_name(document)} was withdrawn on {grave.at[:10]} and is not taken in again.")
        for document, grave in graves
        if grave is not None
    )


def withdraw(store: "Store", document: str, reason: str) -> Withdrawal:
    """Take a document out of the store and work out the events without it, in one transaction.

    Its words may be in the database's files until `store.recover` is called. Raises `UsageError` where there is no
    such document, or where the reason names somebody whom it names.
    """
    with store.together() as books:
        grave = books.withdrawals.add(document, reason)
        corroborate_store(books)
    return grave


def other_copies(document: Document, store: "Store") -> tuple[Document, ...]:
    """The other documents in the store that have its text or most of it, or whose text it has; by publication."""
    from dateline.corroborate.copies import either_way

    return either_way(document, (other for other in store.documents() if other.id != document.id))


def corroborate_store(store: "Store", *, anew: bool = False) -> "Corroborated":
    """Bring the events in the store up to date with everything else in it, what people judged included.

    They keep their ids. Only what has changed since the last run is worked out, unless `anew`; the result is the same.
    What others read, judge or withdraw meanwhile is not lost: it is then done once more, with the books held.
    """
    from dateline.naming import named  # what links is not needed to read
    from dateline.reckoning import Corroborated, reckon
    from dateline.store import Snapshot  # whoever has a store has loaded it

    seen = store.last_change()
    found = reckon(store, anew=anew)
    with store.together() as books:
        if books.last_change() != seen:
            found = reckon(books, anew=anew)
        naming = named(books, found)
        books.names.put(naming.named.fresh, naming.named.redirects, naming.ids)
        books.renew(
            Snapshot(
                events=naming.named.events,
                links=found.links,
                workings=found.workings,
                replaced=naming.replaced,
                relinked=found.relinked,
                forgotten=found.forgotten,
            )
        )
        total = books.count_events()
    return Corroborated(tuple(sorted(naming.named.events, key=by_date_and_place)), total, found.findings)


def read_document(document: Document, settings: Settings, findings: Iterable[Finding] = ()) -> Reading:
    """One document's reading with what the reader found; a crash of the engine is a finding too."""
    ((_, reading),) = _read_result(Result((document,), tuple(findings)), settings).records
    return reading


def documents_of(paths: Sequence[str], settings: Settings, today: str | None) -> Iterator[Result[Document]]:
    """The reports that the inputs hold, in their order, with what was odd about each."""
    return read_inputs(paths, settings, load_rules().language.header, today)


@contextmanager
def _reader(settings: Settings, tell: Tell | None) -> Iterator[ReadAll]:
    """What reads documents in order; the knowledge is loaded before the processes part."""
    engine = load_engine(settings.engine)
    if isinstance(engine, RemoteEngine):
        with (
            engine.session(settings, tell or (lambda line: None)) as session,
            threads(partial(_read_result, settings=settings, engine=session), settings.llm.jobs) as read_all,
        ):
            yield read_all
    else:
        with workers(partial(_read_result, settings=settings), settings.jobs) as read_all:
            yield read_all


def _version(settings: Settings) -> Version:
    """What the store keeps a reading under."""
    engine = load_engine(settings.engine)
    return (
        engine.version(settings) if isinstance(engine, VersionedEngine) else Version(f"{settings.engine}@{__version__}")
    )


def _read_result(
    found: Result[Document], settings: Settings, engine: Engine | None = None
) -> Result[tuple[Document, Reading]]:
    """The readings of what one input held; the reader's findings stand first in each."""
    read = [_kept(document, *_guarded(document, settings, engine), settings) for document in found.records]
    crashes = tuple(crash for _, _, crash in read if crash)
    # of a report that was not read nobody knows whom it names: where names are withheld, so is all of it
    told = [(d, r) for d, r, crash in read if not (crash and settings.withhold_names)]
    pairs = tuple((d, replace(r, findings=(*found.findings, *r.findings))) for d, r in told)
    return Result(pairs, crashes if pairs else (*found.findings, *crashes))


def _kept(
    document: Document, reading: Reading, crash: Finding | None, settings: Settings
) -> tuple[Document, Reading, Finding | None]:
    """What is handed on: without the names of private persons where the settings say so."""
    if not settings.withhold_names:
        return document, reading, crash
    return (*withheld(document, reading, document_id), crash)


def _guarded(document: Document, settings: Settings, engine: Engine | None) -> tuple[Reading, Finding | None]:
    """One document's reading; the only place where a crash becomes a finding, so that the run goes on."""
    try:
        return (engine or load_engine(settings.engine)).read(document, settings), None
    except UsageError:
        raise  # no other document would fare better
    except UnreadError as error:
        crash = Finding("extract", f"{_name(document)} was not read: {error}")
        return Reading(project(document, DocumentHead), findings=(crash,)), crash
    except Exception as error:  # the per-document boundary of the house style
        crash = Finding("extract", f"The engine failed on {_name(document)}; please report it: {_trace(error)}")
        return Reading(project(document, DocumentHead), findings=(crash,)), crash


def _trace(error: Exception) -> str:
    """Where it happened, on one line that is the same on every machine: file, line and function of the last calls."""
    calls = traceback.extract_tb(error.__traceback__, limit=-4)
    path = " > ".join(f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in calls)
    return f"{path}: {''.join(traceback.format_exception_only(error)).strip()}"


def _name(document: Document) -> str:
    return document.path or document.title or "standard input"
