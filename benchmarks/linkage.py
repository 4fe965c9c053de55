"""Incident linkage: documents clustered by the words that they share, mentions by their head word within a cluster.

An honest baseline that knows nothing of incidents: TF-IDF with names and figures counted twice, average link.
"""

import math
import re
from collections import Counter
from typing import Any

import numpy as np

from benchmarks.score import linkage
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.model import Settings
from dateline.rules.lang.en.lexicon import forms_of
from dateline.rules.words import fold

LEAST_LIKENESS = 0.2  # mean cosine at which two groups are joined; chosen on the development set
_TELLING = 2.0  # how much more a name or a figure weighs than another word
_WORD = re.compile(r"[^\W_]{2,}")
_PARTICLES = frozenset(
    ["in", "into", "out", "up", "down", "off", "on", "over", "away", "back", "of", "to", "by", "with"]
)

Vector = dict[str, float]


def prepare(record: Record, settings: Settings) -> Record:
    """The words of one document, and the head words of its mentions."""
    text = record["text"]
    words = Counter(_telling_words(fold(text)))
    heads = [(m["start"], m["end"], head_of(text[m["start"] : m["end"]])) for m in record["mentions"]]
    return {"id": record["id"], "words": words, "heads": heads}


def _telling_words(text: str) -> list[str]:
    """The lemmas of the words; a name or a figure is marked, so that it weighs more."""
    return [w if w[0].isupper() or w[0].isdigit() else lemma_of(w) for w in _WORD.findall(text)]


def lemma_of(word: str) -> str:
    """The verb's lemma, else the noun's, else the word.

    >>> lemma_of("fired"), lemma_of("attacks")
    ('fire', 'attack')
    """
    forms = forms_of(word.lower())
    return forms.verb or forms.noun or word.lower()


def head_of(words: str) -> str:
    """The lemma of the word that names the event in a mention: the first that is no particle.

    >>> head_of("checked into")
    'check'
    """
    found = [w for w in _WORD.findall(words) if w.lower() not in _PARTICLES] or words.split() or [words]
    return lemma_of(found[0])


def gather(documents: list[Any]) -> list[Record]:
    """The predictions: each document with its cluster, each mention with its cluster inside that."""
    labels = cluster(likeness([d["words"] for d in documents]))
    return [
        {
            "id": document["id"],
            "cluster": label,
            "mentions": [{"start": s, "end": e, "cluster": f"{label}:{head}"} for s, e, head in document["heads"]],
        }
        for document, label in zip(documents, labels, strict=True)
    ]


def likeness(documents: list[Counter[str]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The cosine of every two documents, words weighed by rarity."""
    spread = Counter(word for words in documents for word in words)
    columns = {word: n for n, word in enumerate(sorted(w for w, count in spread.items() if count > 1))}
    table = np.zeros((len(documents), max(1, len(columns))))
    for row, words in enumerate(documents):
        for word, count in words.items():
            if word in columns:
                rarity = math.log(len(documents) / spread[word])
                weight = _TELLING if not word[0].islower() else 1.0
                table[row, columns[word]] = (1 + math.log(count)) * rarity * weight
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths == 0, 1, lengths)
    cosines: np.ndarray[Any, np.dtype[np.float64]] = table @ table.T
    return cosines


def cluster(cosines: np.ndarray[Any, np.dtype[np.float64]]) -> list[int]:
    """A label for each document: the two likest groups are joined until none are like enough (average link)."""
    links = cosines.copy()
    np.fill_diagonal(links, -1.0)
    members = {row: [row] for row in range(len(links))}
    while len(members) > 1:
        left, right = (int(n) for n in np.unravel_index(int(links.argmax()), links.shape))
        if links[left, right] < LEAST_LIKENESS:
            break
        sizes = len(members[left]), len(members[right])
        merged = (links[left] * sizes[0] + links[right] * sizes[1]) / sum(sizes)
        gone = links[left] < 0
        merged[gone | (links[right] < 0)] = -1.0
        links[left], links[:, left] = merged, merged
        links[right], links[:, right] = -1.0, -1.0
        members[left] += members.pop(right)
    label = {row: min(group) for group in members.values() for row in group}
    return [label[row] for row in range(len(cosines))]


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
