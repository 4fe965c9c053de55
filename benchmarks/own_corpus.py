"""The corpus's own test: happenings found, their types and who takes part, by whole readings, with 95 % intervals.

A happening is found where an event mention's trigger stands at any of its triggers; a second mention of it is spurious. Of the
happenings found, an argument is right where a mark of that role overlaps it. Intervals are a bootstrap over passages.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from rich.table import Table
from training.markup import Mark, Passage, load_corpus, part_of

from benchmarks.parts import sentence_document
from dateline.model import EventMention, Settings
from dateline.pipeline import read_document

_ROLES = frozenset({"perpetrator", "victim", "target", "party", "instrument"})
_DRAWS = 1000
_QUESTIONS = ("happening", "typed", "role")

Counts = Counter[str]


def corpus_table(engines: Iterable[str]) -> Table:
    """One row an engine and question: precision, recall, F1 with its interval."""
    passages = [p for p in load_corpus() if part_of(p) == "test"]
    table = Table(title=f"the corpus's own test, {len(passages)} passages")
    for name in ("engine", "question", "precision", "recall", "F1", "95 %"):
        table.add_column(name)
    for engine in engines:
        counts = [counts_of(passage, engine) for passage in passages]
        for question in _QUESTIONS:
            precision, recall, f1 = _figures(counts, question)
            low, high = _interval(counts, question)
            table.add_row(engine, question, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", f"{low:.3f}-{high:.3f}")
    return table


def counts_of(passage: Passage, engine: str) -> Counts:
    """What is right, found and wanted of each question in one passage."""
    reading = read_document(sentence_document(passage.text), Settings(engine, passage.published))
    gold: dict[str, list[Mark]] = {}
    for mark in passage.of("trigger"):
        gold.setdefault(mark.event, []).append(mark)
    found: Counts = Counter({"happening found": len(reading.event_mentions), "happening gold": len(gold)})
    for mention, marks in _pairs(reading.event_mentions, gold):
        found["happening right"] += 1
        found["typed right"] += mention.sub_event_type == marks[0].name
        found.update(_roles(mention, [m for m in passage.of("link") if m.event == marks[0].event and m.name in _ROLES]))
    found["typed found"], found["typed gold"] = found["happening found"], found["happening gold"]
    return found


def _pairs(mentions: Iterable[EventMention], gold: dict[str, list[Mark]]) -> Iterator[tuple[EventMention, list[Mark]]]:
    """Each happening with the first mention of it."""
    left = dict(gold)
    for mention in mentions:
        at = mention.trigger
        event = next((e for e, ms in left.items() if any(m.start < at.end and at.start < m.end for m in ms)), None)
        if event is not None:
            yield mention, left.pop(event)


def _roles(mention: EventMention, links: list[Mark]) -> Counts:
    given = [(a.role, a.span) for a in mention.arguments if a.span is not None and a.role in _ROLES]
    right = sum(any(m.name == role and m.start < at.end and at.start < m.end for m in links) for role, at in given)
    return Counter(
        {"role right": right, "role found": len(given), "role gold": len({(m.name, m.start) for m in links})}
    )


def _figures(counts: Iterable[Counts], question: str) -> tuple[float, float, float]:
    total: Counts = Counter()
    for count in counts:
        total.update(count)
    right, found, gold = (total[f"{question} {side}"] for side in ("right", "found", "gold"))
    return right / max(1, found), right / max(1, gold), 2 * right / max(1, found + gold)


def _interval(counts: list[Counts], question: str) -> tuple[float, float]:
    order = np.random.default_rng(0)
    draws = (order.integers(0, len(counts), len(counts)) for _ in range(_DRAWS))
    low, high = np.quantile([_figures([counts[i] for i in draw], question)[2] for draw in draws], (0.025, 0.975))
    return float(low), float(high)
