"""The only file that knows the order: read, spot, resolve, extract, store, corroborate."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import entry_points
from itertools import islice
from typing import Protocol

from dateline.codec import project
from dateline.extract.actors import spot_actors
from dateline.extract.places import spot_places
from dateline.extract.quantities import spot_quantities
from dateline.extract.reading import Extractor, extract, make_extractor
from dateline.extract.times import spot_times
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
    UsageError,
)
from dateline.read.sources import read_inputs
from dateline.resolve.actor import country_in_focus, resolve_actors
from dateline.resolve.place import resolve_places
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.load import Rules, load_rules

_BATCH = 8  # documents in flight for each worker


class Engine(Protocol):
    """What an extractor is: one method (entry points `dateline.extractors`)."""

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the engine reads in one document."""


class RulesEngine:
    """The engine of rules and dictionaries: no model, no network; the fallback for ever."""

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the rules read in one document."""
        extractor = _extractor()
        mentions, findings = spot(document, settings, extractor.rules)

        def read_date(mention: TimeMention, previous: DateValue | None, is_future: bool) -> DateValue | None:
            found = resolve_time(mention, TimeContext(document.published, previous, is_future)).records
            return found[0] if found else None

        reading = extract(document, mentions, read_date, extractor)
        return replace(reading, findings=(*findings, *reading.findings))


def spot(document: Document, settings: Settings, rules: Rules) -> tuple[Mentions, tuple[Finding, ...]]:
    """The mentions of one document, resolved as far as the document allows, and what could not be resolved."""
    text = document.text
    actors = spot_actors(text, rules.actors)
    taken = tuple(m.span for m in actors if m.actor.kind != "country")
    places = resolve_places(spot_places(text, taken, rules.places), rules.places, settings.focus)
    countries = tuple(m.value.country for m in places.records if m.value is not None and m.value.country)
    known = resolve_actors(actors, document.published, country_in_focus(actors, countries), rules.actors)
    times = spot_times(text, rules.language.times)
    quantities = spot_quantities(text, rules.language.numerals)
    return Mentions(known.records, places.records, times, quantities), (*known.findings, *places.findings)


@cache
def _extractor() -> Extractor:
    return make_extractor(load_rules())


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
    paths: Sequence[str], settings: Settings, today: str | None = None
) -> Iterator[Result[tuple[Document, Reading]]]:
    """Each report with its reading, in the order of the inputs; `settings.jobs` processes share the work.

    What cannot be read gives a result with findings and no record. Raises `UsageError` for an unknown engine.
    """
    load_engine(settings.engine)
    inputs = read_inputs(paths, settings, load_rules().language.header, today)
    work = partial(_read_result, settings=settings)
    if settings.jobs <= 1:
        yield from map(work, inputs)
        return
    with ProcessPoolExecutor(settings.jobs) as pool:
        while batch := list(islice(inputs, settings.jobs * _BATCH)):
            yield from pool.map(work, batch)


def _read_result(found: Result[Document], settings: Settings) -> Result[tuple[Document, Reading]]:
    """The readings of what one input held; the reader's findings stand first in each."""
    pairs = tuple((document, read_document(document, settings, found.findings)) for document in found.records)
    return Result(pairs, () if pairs else found.findings)


def read_document(document: Document, settings: Settings, findings: Iterable[Finding] = ()) -> Reading:
    """One document's reading; the only place where a crash becomes a finding, so that the run goes on."""
    try:
        reading = load_engine(settings.engine).read(document, settings)
    except Exception:  # the per-document boundary of the house style
        trace = traceback.format_exc(limit=-3).strip().replace("\n", " | ")
        crash = Finding("extract", f"The engine failed on this report; please report it: {trace}")
        return Reading(project(document, DocumentHead), findings=(*findings, crash))
    return replace(reading, findings=(*findings, *reading.findings))
