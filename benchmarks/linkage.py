"""Incident linkage: reports grouped by the words that set them apart, mentions by the event that they name within a group.

The news of this set is of every kind; the linker of conflict reports (`dateline.corroborate`) has no say in it. What is
compared is said in `linkage_documents.py` and `linkage_mentions.py`; weights and thresholds stand in `linkage_weights.tsv`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from benchmarks import linkage_documents, linkage_mentions
from benchmarks.linkage_documents import grouped, likelihoods, words_of
from benchmarks.linkage_mentions import Collection, Group, Told, compared, meanings, told
from benchmarks.score import linkage
from benchmarks.score.records import Record
from benchmarks.tables import read_rows
from benchmarks.task import Task
from dateline.model import Settings
from dateline.votes.network import load_network
from dateline.votes.votes import votes_on

Floats = NDArray[np.float64]
Vector = NDArray[np.float32]
NO_VECTOR: Vector = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fit gives: the weights of the comparisons, the constant last, and the least mean likelihood of a group."""

    values: Floats
    least: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """One report, read."""

    id: str
    words: tuple[str, ...]
    mentions: tuple[Told, ...]


def prepare(record: Record, settings: Settings) -> Prepared:
    """The words of one report, and its mentions; with what the network makes of them where the engine has one."""
    text, has_network = record["text"], settings.engine != "rules"
    votes = votes_on(text, load_network()) if has_network and record["mentions"] else None
    mentions = tuple(
        told(
            text,
            m["start"],
            m["end"],
            votes.vector(m["start"], m["end"]) if votes else NO_VECTOR,
            _alone(text[m["start"] : m["end"]]) if votes else NO_VECTOR,
        )
        for m in record["mentions"]
    )
    return Prepared(record["id"], words_of(text), mentions)


@lru_cache(maxsize=65_536)
def _alone(words: str) -> Vector:
    """What the network makes of the words by themselves."""
    return votes_on(words, load_network()).vector(0, len(words))


def weights_of(question: str, features: Sequence[str]) -> Weights:
    """The fitted weights of one of the two questions, "report" or "mention"."""
    rows = {
        row["feature"]: float(row["weight"]) for row in read_rows("linkage_weights.tsv") if row["question"] == question
    }
    return Weights(np.array([rows[name] for name in (*features, "constant")]), rows["least"])


def gather(reports: list[Prepared]) -> list[Record]:
    """The predictions: each report with its cluster, each mention with its cluster inside that."""
    homes = report_groups(reports, weights_of("report", linkage_documents.FEATURES))
    return labelled(reports, homes, compare_mentions(reports, homes), weights_of("mention", linkage_mentions.FEATURES))


def report_groups(reports: Sequence[Prepared], weights: Weights) -> list[int]:
    """A label for each report."""
    pairs, values = linkage_documents.comparisons([report.words for report in reports])
    return grouped(likelihoods(len(reports), pairs, values, weights.values), weights.least)


@dataclass(frozen=True, slots=True)
class Compared:
    """The mentions of one group of reports, pair by pair."""

    home: int  # the group's label
    rows: NDArray[np.int64]  # of each mention in the whole collection
    pairs: NDArray[np.int64]  # positions in the group
    values: Floats


def compare_mentions(reports: Sequence[Prepared], homes: Sequence[int]) -> list[Compared]:
    """Every pair of mentions within each group of reports."""
    everything, meaning = collection_of(reports), meanings([m for report in reports for m in report.mentions])
    groups = mention_groups(reports, homes)
    return [Compared(home, group.rows, *compared(group, meaning, everything)) for home, group in groups.items()]


def labelled(
    reports: Sequence[Prepared], homes: Sequence[int], mentions: Sequence[Compared], weights: Weights
) -> list[Record]:
    """The predictions, once the reports have their labels and the mentions are compared."""
    names: dict[int, str] = {}
    for one in mentions:
        labels = grouped(likelihoods(len(one.rows), one.pairs, one.values, weights.values), weights.least)
        names |= {int(row): f"{one.home}:{label}" for row, label in zip(one.rows, labels, strict=True)}
    rows = iter(range(len(names)))
    return [
        {
            "id": report.id,
            "cluster": home,
            "mentions": [{"start": m.start, "end": m.end, "cluster": names[next(rows)]} for m in report.mentions],
        }
        for report, home in zip(reports, homes, strict=True)
    ]


def collection_of(reports: Sequence[Prepared]) -> Collection:
    """How many reports there are, and how many say each word and head a mention with each lemma."""
    words = Counter(word for report in reports for word in set(report.words))
    heads = Counter(head for report in reports for head in {m.head for m in report.mentions})
    return Collection(len(reports), words, heads)


def mention_groups(reports: Sequence[Prepared], homes: Sequence[int]) -> dict[int, Group]:
    """The mentions of each group of reports, by the group's label."""
    found: dict[int, list[tuple[int, Told, int]]] = {}
    spread: dict[int, Counter[str]] = {}
    row = 0
    for number, (report, home) in enumerate(zip(reports, homes, strict=True)):
        spread.setdefault(home, Counter()).update(set(report.words) if report.mentions else ())
        for mention in report.mentions:
            found.setdefault(home, []).append((row, mention, number))
            row += 1
    return {
        home: Group(
            np.array([n for n, _, _ in told]),
            tuple(m for _, m, _ in told),
            np.array([r for *_, r in told]),
            spread[home],
        )
        for home, told in found.items()
    }


TASK = Task(
    name="linkage",
    work=prepare,
    score=linkage.score,
    gold=("subtopic",),
    shown=(
        "docs.pairwise.p",
        "docs.pairwise.r",
        "docs.pairwise.f1",
        "docs.b3.f1",
        "docs.ari",
        "docs.conll",
        "docs.pred_clusters",
        "events.b3.f1",
        "events.conll",
        "events_within_topic.conll",
    ),
    given=("id", "text"),
    inner={"mentions": ("start", "end")},
    gather=gather,
)
