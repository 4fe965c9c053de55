"""Over-generation: how many pages without any conflict yield a violent event that is asserted and positive."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.table import Table
from training.markup import load_corpus, part_of

from benchmarks.parts import read_text
from dateline.model import Reading, Settings

PAGES = Path(__file__).parent / "data"
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"})


def calm_pages(folder: Path = PAGES) -> Iterator[tuple[str, str]]:
    """Kind and text of every page, and of the corpus's lures that no model was trained on."""
    yield from ((p.lure, p.text) for p in load_corpus() if p.lure and not p.of("trigger") and part_of(p) != "train")
    for path in sorted(folder.glob("calm_pages*.txt")):
        for page in path.read_text(encoding="utf-8").split("\n----\n"):
            head, _, text = page.strip().strip("-").strip().partition("\n")
            if text.strip():
                yield head.removeprefix("#").strip(), text.strip()


def is_violent(reading: Reading) -> bool:
    """Whether the reading asserts that violence happened."""
    return any(
        m.event_type in _VIOLENT and m.polarity == "positive" and m.modality == "asserted"
        for m in reading.event_mentions
    )


def calm_table(engines: Iterable[str]) -> Table:
    """One row an engine: pages, those with an asserted violent event, those with any event, and what was read into them."""
    pages = list(calm_pages())
    table = Table(title="pages without conflict")
    for name in ("engine", "pages", "violent", "share", "any event", "read into them"):
        table.add_column(name)
    for engine in engines:
        readings = [read_text(text, Settings(engine))[1] for _, text in pages]
        violent = sum(map(is_violent, readings))
        words = Counter(m.trigger.quote.lower() for r in readings if is_violent(r) for m in r.event_mentions)
        common = ", ".join(f"{word} {count}" for word, count in words.most_common(8))
        some = sum(bool(r.event_mentions) for r in readings)
        table.add_row(engine, str(len(pages)), str(violent), f"{violent / len(pages):.1%}", str(some), common)
    return table
