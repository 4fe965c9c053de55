"""How fast dates and places are read beside their peers, in one run on the same documents.

The peers are `dateparser.search.search_dates` (dates) and flashgeotext (names of places, without coordinates); those that
are not installed (`pip install '.[peers]'`) are left out and said to be. What is counted of Dateline is everything that its
own reading needs: finding the words, and resolving them to an interval or to a point.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from rich.table import Table

from dateline.extract.actors import spot_actors
from dateline.extract.places import spot_places
from dateline.extract.times import spot_times
from dateline.model import Document, Settings
from dateline.read.sources import read_inputs
from dateline.resolve.place import resolve_places
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.load import Rules, load_rules

Found = list[str]
Reader = Callable[[Document], Found]


@dataclass(frozen=True, slots=True)
class Timed:
    """One reader on all the documents: CPU for each and how many expressions it found in all."""

    name: str
    what: str
    milliseconds: float | None  # None: it is not installed
    found: int = 0


def beside_table(folder: Path, repeat_to: int) -> Table:
    """The figures of every reader, ours first."""
    documents = [
        d for result in read_inputs([str(folder)], Settings(), load_rules().language.header) for d in result.records
    ]
    many = list(islice(cycle(documents), repeat_to))
    length = sum(len(d.text) for d in many) // max(1, len(many))
    table = Table(title=f"{len(many)} documents of {length} characters each")
    for column in ("reader", "reads", "CPU for each, ms", "found"):
        table.add_column(column, justify="left" if column in ("reader", "reads") else "right")
    for timed in _all(many):
        ms = "not installed" if timed.milliseconds is None else f"{timed.milliseconds:.2f}"
        table.add_row(timed.name, timed.what, ms, str(timed.found))
    return table


def _all(documents: list[Document]) -> Iterator[Timed]:
    rules = load_rules()
    yield _timed("Dateline", "dates, as intervals", lambda d: _our_times(d, rules), documents)
    yield _timed_peer("dateparser", "dates, as points", _dateparser, documents)
    taken = {d.id: tuple(m.span for m in spot_actors(d.text, rules.actors)) for d in documents}
    yield _timed("Dateline", "places, with points", lambda d: _our_places(d, taken[d.id], rules), documents)
    yield _timed_peer("flashgeotext", "names of places", _flashgeotext, documents)


def _timed_peer(module: str, what: str, make: Callable[[Any], Reader], documents: list[Document]) -> Timed:
    try:
        peer = import_module(f"{module}.search" if module == "dateparser" else f"{module}.geotext")
    except ModuleNotFoundError:
        return Timed(module, what, None)
    return _timed(module, what, make(peer), documents)


def _timed(name: str, what: str, read: Reader, documents: list[Document]) -> Timed:
    read(documents[0])  # what is loaded at first does not count
    began = time.process_time()
    found = sum(len(read(document)) for document in documents)
    return Timed(name, what, 1000 * (time.process_time() - began) / len(documents), found)


def _our_times(document: Document, rules: Rules) -> Found:
    found, context = [], TimeContext(document.published)
    for mention in spot_times(document.text, rules.language.times):
        read = resolve_time(mention, context).records
        if read:
            context = replace(context, previous=read[0])
            found.append(mention.span.quote)
    return found


def _our_places(document: Document, taken: tuple[Any, ...], rules: Rules) -> Found:
    mentions = resolve_places(spot_places(document.text, taken, rules.places), rules.places).records
    return [m.span.quote for m in mentions]


def _dateparser(module: Any) -> Reader:
    def read(document: Document) -> Found:
        return [words for words, _ in module.search_dates(document.text, languages=["en"]) or ()]

    return read


def _flashgeotext(module: Any) -> Reader:
    geotext = module.GeoText()

    def read(document: Document) -> Found:
        found = geotext.extract(document.text)
        return [name for kind in ("cities", "countries") for name in found[kind]]

    return read
