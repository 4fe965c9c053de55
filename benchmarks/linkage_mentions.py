"""Which mentions within a group of reports name one event: words, meaning and what stands around them, weighed.

Two mentions of one lemma are the same event more often than not; of two lemmas, where the lexicon puts them to one kind of
happening or the network that ships with Dateline reads them alike, their sentences share what is rare within the group, and
they stand in different reports. A logistic regression makes a likelihood of all that (`linkage_weights.tsv`), and groups of
mentions are joined by average linkage, as reports are. Without the network (`--engine rules`) the comparisons of meaning are
silent, and fewer mentions are joined: the weights are fitted with it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.linkage_words import frames_of, head_of, is_figure, is_name, is_speech, lemma_of
from dateline.rules.words import fold

Floats = NDArray[np.float64]
Words = frozenset[str]

FEATURES = (
    "same_lemma", "same_stem", "same_words", "lemma_rare", "lemma_widespread", "least_widespread", "most_widespread",
    "side_by_side", "meaning_here", "meaning_here_whole", "meaning", "meaning_whole", "meaning_of_widespread",
    "lemma_and_meaning_here", "lemma_and_meaning_whole", "rare_around", "words_around", "lemma_and_rare_around",
    "lemma_and_words_around", "words_before", "words_after", "words_beside", "lemma_and_words_beside", "same_figure",
    "other_figure", "same_name", "other_name", "lemma_and_other_figure", "lemma_and_other_name", "one_report",
    "lemma_in_one_report", "close_by", "lemma_close_by", "both_open", "both_open_widespread", "both_open_meaning",
    "rarest_lemma", "meaning_and_rare_around", "same_frame", "other_frame", "both_speak", "one_speaks", "lemma_of_speech",
)  # fmt: skip
STRONGEST = 50  # directions of meaning that are compared when all weigh the same
CLOSE = 200  # characters
OPENING = 150  # characters
BEFORE, AFTER = 4, 5  # words beside a mention
_RARE = 6.0  # of a word that is in no report's counts
_END = re.compile(r"[.!?]\s|\n")
_WORD = re.compile(r"[^\W_]{2,}|\d")
_COMMON = frozenset((
    "the", "a", "an", "of", "in", "to", "and", "on", "at", "for", "with", "by", "from", "as", "is", "was", "were",
    "be", "been", "are", "has", "have", "had", "it", "its", "his", "her", "their", "that", "this", "which", "who",
    "he", "she", "they", "will", "would", "after", "before", "when", "where", "not", "but", "or", "said", "say",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A mention made ready for comparison."""

    start: int
    end: int
    quote: str
    head: str
    around: Words  # of its sentence
    before: Words
    after: Words
    is_opening: bool
    here: NDArray[np.float32]  # what the network makes of it where it stands
    alone: NDArray[np.float32]  # and by itself; both empty without the network


@dataclass(frozen=True, slots=True)
class Collection:
    """What is known of all reports: how many there are, in how many each word stands and each lemma heads a mention."""

    reports: int
    words: Counter[str]
    heads: Counter[str]

    def rarity(self, word: str) -> float:
        """How rare a word is, as a logarithm."""
        return math.log(self.reports / self.words[word]) if self.words[word] else _RARE


def told(text: str, start: int, end: int, here: NDArray[np.float32], alone: NDArray[np.float32]) -> Told:
    """The mention at `[start, end)` of a text."""
    plain = fold(text)
    first = max((match.end() for match in _END.finditer(plain, 0, start)), default=0)
    stop = _END.search(plain, end)
    before = _WORD.findall(plain[first:start])
    after = _WORD.findall(plain[end : stop.start() + 1 if stop else len(plain)])
    return Told(
        start,
        end,
        text[start:end].lower(),
        head_of(text[start:end]),
        _lemmas(before + after),
        _lemmas(before[-BEFORE:]),
        _lemmas(after[:AFTER]),
        first == 0 or start < OPENING,
        here,
        alone,
    )


def _lemmas(words: Iterable[str]) -> Words:
    return frozenset(w if is_name(w) or is_figure(w) else lemma_of(w) for w in words) - _COMMON


@dataclass(frozen=True, slots=True)
class Meanings:
    """Rows of all mentions in the same order: unit vectors, so that a product of two rows is their likeness."""

    here: Floats
    here_whole: Floats
    alone: Floats
    alone_whole: Floats


def meanings(mentions: Sequence[Told]) -> Meanings:
    """The network's vectors turned onto their main directions: the strongest alike, and all by the root of their strength."""
    here, alone = (_turned([getattr(m, side) for m in mentions]) for side in ("here", "alone"))
    return Meanings(*here, *alone)


def _turned(vectors: Sequence[NDArray[np.float32]]) -> tuple[Floats, Floats]:
    table = np.array(vectors, np.float64)
    if not table.size:
        silent = np.zeros((len(vectors), 1))
        return silent, silent
    turned, strengths, _ = np.linalg.svd(table - table.mean(0), full_matrices=False)
    return _unit(turned[:, :STRONGEST]), _unit(turned * np.sqrt(strengths))


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = rows / np.where(lengths == 0, 1, lengths)
    return unit


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one group of reports."""

    rows: NDArray[np.int64]  # of each mention in the whole collection
    mentions: tuple[Told, ...]
    reports: NDArray[np.int64]  # the report that each stands in
    spread: Counter[str]  # in how many of the group's reports each word stands


def compared(group: Group, meaning: Meanings, collection: Collection) -> tuple[NDArray[np.int64], Floats]:
    """All pairs of positions in the group (pairs x 2), and their `FEATURES` (pairs x features)."""
    left, right = np.triu_indices(len(group.mentions), 1)
    pairs = np.stack([left, right], 1)
    lemma = _heads(group, collection, pairs)
    parts = (
        lemma,
        _kinds_of_head(group, pairs),
        _alike(group, meaning, pairs),
        _around(group, collection, pairs),
        _placed(group, pairs),
    )
    columns = {name: column for part in parts for name, column in part.items()}
    same, other = columns["same_lemma"], 1 - columns["same_lemma"]
    widespread, whole = columns["least_widespread"], columns["meaning_whole"] * other
    columns |= {
        "meaning": columns["meaning"] * other,
        "meaning_whole": whole,
        "meaning_of_widespread": whole * widespread,
        "lemma_and_meaning_here": same * columns["meaning_here"],
        "lemma_and_meaning_whole": same * columns["meaning_here_whole"],
        "lemma_and_rare_around": same * columns["rare_around"],
        "lemma_and_words_around": same * columns["words_around"],
        "lemma_and_words_beside": same * columns["words_beside"],
        "lemma_and_other_figure": same * columns["other_figure"],
        "lemma_and_other_name": same * columns["other_name"],
        "lemma_in_one_report": same * columns["one_report"],
        "lemma_close_by": same * columns["close_by"],
        "both_open_widespread": columns["both_open"] * widespread,
        "both_open_meaning": columns["both_open"] * whole,
        "meaning_and_rare_around": whole * columns["rare_around"],
    }
    return pairs, np.stack([columns[name] for name in FEATURES], 1)


def _heads(group: Group, collection: Collection, pairs: NDArray[np.int64]) -> dict[str, Floats]:
    """What the words that head the mentions have in common, and how many of the group's reports use them."""
    left, right = pairs.T
    homes: dict[str, set[int]] = {}
    for mention, report in zip(group.mentions, group.reports, strict=True):
        homes.setdefault(mention.head, set()).add(int(report))
    heads, stems, quotes = (
        np.array(names) for names in zip(*((m.head, m.head[:5], m.quote) for m in group.mentions), strict=True)
    )
    reports = len(set(group.reports.tolist()))
    spread = np.array([len(homes[m.head]) / reports for m in group.mentions])
    rarity = np.array([math.log(collection.reports / max(1, collection.heads[m.head])) / 6 for m in group.mentions])
    long = np.array([len(m.head) > 3 for m in group.mentions])
    same = (heads[left] == heads[right]).astype(float)
    both = {
        key: len(homes[key[0]] & homes[key[1]]) / min(len(homes[key[0]]), len(homes[key[1]])) for key in _twos(homes)
    }
    beside = np.array([both.get((heads[a], heads[b]), 0.0) for a, b in pairs])
    return {
        "same_lemma": same,
        "same_stem": (stems[left] == stems[right]) * long[left] * (1 - same),
        "same_words": (quotes[left] == quotes[right]) * same,
        "lemma_rare": same * rarity[left],
        "lemma_widespread": same * spread[left],
        "least_widespread": (1 - same) * np.minimum(spread[left], spread[right]),
        "most_widespread": (1 - same) * np.maximum(spread[left], spread[right]),
        "side_by_side": beside,
        "rarest_lemma": (1 - same) * np.minimum(rarity[left], rarity[right]),
    }


def _kinds_of_head(group: Group, pairs: NDArray[np.int64]) -> dict[str, Floats]:
    """Whether the lexicon puts the two heads to one kind of happening, and whether they are words of speech."""
    left, right = pairs.T
    heads = [m.head for m in group.mentions]
    frames, speaks = [frames_of(head) for head in heads], np.array([is_speech(head) for head in heads])
    same = np.array([heads[a] == heads[b] for a, b in pairs], float)
    known = np.array([bool(frames[a] and frames[b]) for a, b in pairs], float)
    shared = np.array([bool(frames[a] & frames[b]) for a, b in pairs], float)
    both = (speaks[left] & speaks[right]).astype(float)
    return {
        "same_frame": shared * (1 - same),
        "other_frame": known * (1 - shared),
        "both_speak": both * (1 - same),
        "one_speaks": (speaks[left] != speaks[right]).astype(float),
        "lemma_of_speech": both * same,
    }


def _twos(homes: dict[str, set[int]]) -> list[tuple[str, str]]:
    return [(one, other) for one in homes for other in homes if one != other]


def _alike(group: Group, meaning: Meanings, pairs: NDArray[np.int64]) -> dict[str, Floats]:
    """How alike the network reads them."""
    left, right = group.rows[pairs].T
    tables = {
        "meaning_here": meaning.here,
        "meaning_here_whole": meaning.here_whole,
        "meaning": meaning.alone,
        "meaning_whole": meaning.alone_whole,
    }
    return {name: np.einsum("pd,pd->p", table[left], table[right]) for name, table in tables.items()}


def _around(group: Group, collection: Collection, pairs: NDArray[np.int64]) -> dict[str, Floats]:
    """What the sentences, and the words beside the mentions, have in common."""
    reports = len(set(group.reports.tolist()))
    told = group.mentions

    def nearby(word: str) -> float:
        return max(0.0, math.log((reports + 1) / (group.spread[word] + 0.5)))

    def named(kind: Any) -> list[Words]:
        return [frozenset(word for word in m.around if kind(word)) for m in told]

    figures, names = (_kinds(named(kind), pairs) for kind in (is_figure, is_name))
    return {
        "rare_around": _shared([m.around for m in told], nearby, pairs),
        "words_around": _shared([m.around for m in told], collection.rarity, pairs),
        "words_before": _shared([m.before for m in told], collection.rarity, pairs),
        "words_after": _shared([m.after for m in told], collection.rarity, pairs),
        "words_beside": _shared([m.before | m.after for m in told], collection.rarity, pairs),
        "same_figure": figures[0],
        "other_figure": figures[1],
        "same_name": names[0],
        "other_name": names[1],
    }


def _shared(sets: Sequence[Words], weigh: Any, pairs: NDArray[np.int64]) -> Floats:
    """The cosine of each pair of sets, words weighed."""
    columns = {word: n for n, word in enumerate(sorted(frozenset().union(*sets)))}
    table = np.zeros((len(sets), max(1, len(columns))))
    weights = {word: weigh(word) for word in columns}
    for row, words in enumerate(sets):
        for word in words:
            table[row, columns[word]] = weights[word]
    unit = _unit(table)
    cosines: Floats = (unit @ unit.T)[pairs[:, 0], pairs[:, 1]]
    return cosines


def _kinds(sets: Sequence[Words], pairs: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Whether the two share one, and whether each has some and they share none."""
    shared = _shared(sets, lambda _: 1.0, pairs) > 0
    some = np.array([bool(words) for words in sets])
    both = some[pairs[:, 0]] & some[pairs[:, 1]]
    return shared.astype(float), (both & ~shared).astype(float)


def _placed(group: Group, pairs: NDArray[np.int64]) -> dict[str, Floats]:
    """Where they stand: in one report, close by, in its opening."""
    left, right = pairs.T
    starts = np.array([m.start for m in group.mentions])
    opening = np.array([m.is_opening for m in group.mentions])
    one = group.reports[left] == group.reports[right]
    close = one & (np.abs(starts[left] - starts[right]) < CLOSE)
    both = opening[left] & opening[right]
    return {"one_report": one.astype(float), "close_by": close.astype(float), "both_open": both.astype(float)}
