"""How fast and how large: documents for each second of CPU, peak memory, cold start, and where the time goes."""

import cProfile
import pstats
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from rich.table import Table

from benchmarks.calm import calm_pages
from dateline.model import Document, Settings
from dateline.pipeline import AutoEngine, load_engine, read_document
from dateline.read.assemble import document_id
from dateline.read.sources import read_inputs
from dateline.rules.load import load_rules
from dateline.votes.network import load_network
from dateline.votes.windows import windows_of

_TOP = 25  # functions of the profile that are shown
_KB_PER_MB = 1024
_TURNS, _SAMPLE = 5, 60
_COLD = "import sys; from dateline.cli import main; sys.argv = ['dateline', 'extract', {path!r}, '--format', 'json']; main()"


def speed_tables(folder: Path, repeat_to: int, engine: str, profile: bool) -> Iterator[Table]:
    """The figures, and with `profile` the time by room and by function."""
    settings = Settings(engine=engine)
    documents = _documents(folder, settings)
    cold = _cold_start(folder)
    load_engine(engine)
    many = list(islice(cycle(documents), repeat_to))
    seconds = _read_all(many, settings)
    yield _figures(many, seconds, cold)
    if engine != "rules":
        yield _beside_encoder(many, settings)
    if profile:
        yield from _profile(many[: min(len(many), 10 * len(documents))], settings)


def _beside_encoder(documents: list[Document], settings: Settings) -> Table:
    """The whole reading beside the encoder's own time on the same words, and beside a page without conflict; medians of turns."""
    network, turns = load_network(), _TURNS
    sample = documents[: min(len(documents), _SAMPLE)]
    windows = [windows_of(network.pieces(d.text), d.text) for d in sample]
    calm = [Document(document_id(text), language="en", text=text) for _, text in calm_pages()]
    engine = load_engine(settings.engine)
    whole, alone, quiet = [], [], []
    for _ in range(turns):  # in turns, so that a slower minute is slower for both
        whole.append(_read_all(sample, settings))
        alone.append(_seconds(lambda: [network.read(w) for w in windows]))
        plain = [d for d in calm if not _is_relevant(engine, d)]
        quiet.append(_seconds(partial(_read_all, plain, settings)) / max(1, len(plain)))
    table = Table("figure", "value", title="beside the encoder alone, one thread")
    table.add_row("reading, ms a document", f"{1000 * median(whole) / len(sample):.1f}")
    table.add_row("encoder alone, ms a document", f"{1000 * median(alone) / len(sample):.1f}")
    table.add_row("ratio", f"{median(whole) / median(alone):.2f}")
    table.add_row(
        "pages without a word of conflict", f"{sum(not _is_relevant(engine, d) for d in calm)} of {len(calm)}"
    )
    table.add_row("ms for one of those", f"{1000 * median(quiet):.2f}")
    return table


def _is_relevant(engine: object, document: Document) -> bool:
    return not isinstance(engine, AutoEngine) or engine.relevance.is_relevant(document.text)


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _documents(folder: Path, settings: Settings) -> list[Document]:
    results = read_inputs([str(folder)], settings, load_rules().language.header)
    return [document for result in results for document in result.records]


def _cold_start(folder: Path) -> float:
    """Seconds from nothing to the first reading printed, in a process of its own."""
    path = next(p for p in sorted(folder.rglob("*.txt")))
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COLD.format(path=str(path))], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _read_all(documents: list[Document], settings: Settings) -> float:
    """Seconds of CPU for reading every document."""
    began = time.process_time()
    for document in documents:
        read_document(document, settings)
    return time.process_time() - began


def _figures(documents: list[Document], seconds: float, cold: float) -> Table:
    characters = sum(len(d.text) for d in documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    table = Table("figure", "value", title="speed")
    rows = [
        ("documents", f"{len(documents)}"),
        ("characters a document, mean", f"{characters / len(documents):.0f}"),
        ("documents for each second of CPU", f"{len(documents) / seconds:.1f}"),
        ("CPU for a document, ms", f"{1000 * seconds / len(documents):.1f}"),
        ("CPU for 3,100 characters, ms", f"{1000 * seconds / characters * 3100:.1f}"),
        ("peak memory, MB", f"{peak:.0f}"),
        ("cold start to the first reading, s", f"{cold:.2f}"),
    ]
    for row in rows:
        table.add_row(*row)
    return table


def _profile(documents: list[Document], settings: Settings) -> Iterator[Table]:
    profiler = cProfile.Profile()
    profiler.runcall(_read_all, documents, settings)
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]  # (file, line, name) -> calls, own time …
    rooms: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for (file, line, name), (_, _, spent, _, _) in stats.items():
        rooms[_room(file)] += spent
        own[f"{Path(file).name}:{line} {name}"] += spent
    yield _shares("time by room", rooms, len(rooms))
    yield _shares("time by function", own, _TOP)


def _room(file: str) -> str:
    """The room of the house that a file stands in; other packages by their name.

    >>> _room("/x/src/dateline/extract/syntax/tags.py"), _room("/x/site-packages/syntok/tokenizer.py"), _room("~")
    ('extract/syntax', 'syntok', 'built in')
    """
    parts = Path(file).parts
    if "dateline" in parts[:-1]:
        inside = parts[len(parts) - parts[::-1].index("dateline") : -1]
        return "/".join(inside) or "pipeline"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return "built in" if file.startswith(("~", "<")) else "standard library"


def _shares(title: str, spent: Counter[str], count: int) -> Table:
    table = Table("where", "share", "seconds", title=title)
    total = sum(spent.values())
    for name, seconds in spent.most_common(count):
        table.add_row(name, f"{seconds / total:.1%}", f"{seconds:.2f}")
    return table
