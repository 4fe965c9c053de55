"""Which reports are about one incident: by the words that set them apart from the reports nearest to them.

Two incidents of one kind (two arrests in one team, two quakes in one province) share most words. What tells them apart
are words that are rare *among their neighbours*: a report is therefore compared with its nearest reports once more, words
weighed by their rarity within that neighbourhood alone, over the whole text and over its opening. A logistic regression
makes a likelihood of the two (`linkage_weights.tsv`, fitted by `python -m benchmarks.fit_linkage`), and groups of reports
are joined while the mean likelihood between them stays above a threshold (average linkage, Sokal and Michener 1958).
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.linkage_words import is_figure, is_name, lemma_of
from dateline.rules.words import fold

Floats = NDArray[np.float64]
Words = tuple[str, ...]

FEATURES = ("rare_nearby", "rare_nearby_opening")
NEIGHBOURS = 20  # reports that a report is set apart from; a much reported incident and a look-alike of it fit in
LEAST_COSINE = 0.1  # reports with less in common are never about one incident
LEAST_NEIGHBOUR = 0.08
OPENING = 60  # words
_TELLING = 3.0  # how much more a name or a figure weighs than another word
_WORD = re.compile(r"[^\W_]{2,}|\d")


def words_of(text: str) -> Words:
    """The words of a report in order: names and figures as they stand, lemmas of all others."""
    return tuple(w if is_name(w) or is_figure(w) else lemma_of(w) for w in _WORD.findall(fold(text)))


def without_openers(reports: Sequence[Words]) -> list[Words]:
    """Capitals that only open sentences undone: a word that is mostly written without one is no name."""
    small = Counter(word for report in reports for word in report if word[0].islower())
    capital = Counter(word for report in reports for word in report if is_name(word))
    plain = {word: lemma_of(word.lower()) for word in capital}
    plain = {word: lemma for word, lemma in plain.items() if small[lemma] >= capital[word]}
    return [tuple(plain.get(word, word) for word in report) for report in reports]


def comparisons(reports: Sequence[Words]) -> tuple[NDArray[np.int64], Floats]:
    """The pairs of positions that may be about one incident (pairs x 2), and their `FEATURES` (pairs x features)."""
    told = without_openers(reports)
    whole, opening, telling = _tables(told)
    rarity = np.log(len(told) / np.maximum(1, (whole > 0).sum(0)))
    cosines = _cosines(whole * rarity * telling)
    nearby = [_set_apart(table * telling, whole, cosines) for table in (whole, opening)]
    pairs = np.argwhere(np.triu(cosines > LEAST_COSINE, 1))
    return pairs, np.stack([table[pairs[:, 0], pairs[:, 1]] for table in nearby], 1)


def _tables(reports: Sequence[Words]) -> tuple[Floats, Floats, Floats]:
    """How often each report says each word (log), whether its opening does, and how much each word tells."""
    spread = Counter(word for report in reports for word in set(report))
    columns = {word: n for n, word in enumerate(sorted(word for word, count in spread.items() if count > 1))}
    shape = (len(reports), max(1, len(columns)))
    whole, opening = np.zeros(shape), np.zeros(shape)
    for row, report in enumerate(reports):
        for word, count in Counter(report).items():
            if word in columns:
                whole[row, columns[word]] = 1 + np.log(count)
        opening[row, [columns[word] for word in report[:OPENING] if word in columns]] = 1.0
    telling = np.ones(shape[1])
    telling[[n for word, n in columns.items() if not word[0].islower()]] = _TELLING
    return whole, opening, telling


def _cosines(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(lengths == 0, 1, lengths)
    cosines: Floats = unit @ unit.T
    return cosines


def _set_apart(rows: Floats, whole: Floats, cosines: Floats) -> Floats:
    """The cosine of each report with its neighbours, words weighed by rarity among them; the mean of both directions."""
    found = np.zeros_like(cosines)
    for at in range(len(rows)):
        near = np.argsort(-cosines[at], kind="stable")[:NEIGHBOURS]
        near = near[cosines[at, near] > LEAST_NEIGHBOUR]
        if not len(near):
            continue
        rarity = np.log((len(near) + 1) / ((whole[near] > 0).sum(0) + 0.5))
        weighed = rows[near] * np.clip(rarity, 0, None)
        own = rows[at] * np.clip(rarity, 0, None)
        lengths = np.linalg.norm(weighed, axis=1) * np.linalg.norm(own)
        found[at, near] = (weighed @ own) / np.where(lengths == 0, 1, lengths)
    return (found + found.T) / 2


def likelihoods(size: int, pairs: NDArray[np.int64], values: Floats, weights: Any) -> Floats:
    """A square of how likely each two of `size` positions belong together: 0 where they were not compared."""
    square = np.zeros((size, size))
    if len(pairs):
        square[pairs[:, 0], pairs[:, 1]] = 1 / (1 + np.exp(-(values @ weights[:-1] + weights[-1])))
    return square + square.T


def grouped(likely: Floats, least: float) -> list[int]:
    """A label for each position: the two likeliest groups are joined until none reaches `least` (average linkage)."""
    links = likely.copy()
    np.fill_diagonal(links, -1.0)
    members = {row: [row] for row in range(len(links))}
    while len(members) > 1:
        left, right = (int(n) for n in np.unravel_index(int(links.argmax()), links.shape))
        if links[left, right] < least:
            break
        sizes = len(members[left]), len(members[right])
        merged = (links[left] * sizes[0] + links[right] * sizes[1]) / sum(sizes)
        merged[(links[left] < 0) | (links[right] < 0)] = -1.0
        links[left], links[:, left] = merged, merged
        links[right], links[:, right] = -1.0, -1.0
        members[left] += members.pop(right)
    label = {row: min(group) for group in members.values() for row in group}
    return [label[row] for row in range(len(likely))]
