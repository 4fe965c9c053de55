"""What the network says of one document, asked by the characters of its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.votes.heads import HEADS, RELATION_WIDTH, RELATIONS
from dateline.votes.windows import Window, windows_of
from dateline.votes.wordpiece import Piece

if TYPE_CHECKING:
    from dateline.votes.network import Network

Array = NDArray[np.float32]

_LIKELY = 0.5
_NONE: Array = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class SpanVote:
    """A stretch of the text that a head finds, and how sure it is."""

    start: int
    end: int
    score: float


class Votes:
    """The outputs for every piece that was read."""

    def __init__(self, pieces: Sequence[Piece], heads: Array, left: Array, right: Array) -> None:
        """Keep the outputs as the network gave them: pieces x outputs."""
        self.pieces, self.heads, self._left, self._right = pieces, heads, left, right
        self._likely: dict[tuple[str, int], dict[str, float]] = {}  # what `shares` has worked out
        self._known: dict[str, tuple[Array, Array, Array]] = {}  # what `_span` has worked out
        self._starts = [p.start for p in pieces]
        self._ends = [p.end for p in pieces]
        # a new word begins where the text has something between two pieces, or a sign stands alone
        self._words = np.flatnonzero([n == 0 or not _are_one_word(pieces[n - 1], p) for n, p in enumerate(pieces)])

    def spans(self, head: str, least: float) -> Iterator[SpanVote]:
        """The stretches that a span head finds with a score of at least `least`, in the order of the text.

        A stretch is a run of words each likelier inside than outside, cut where one begins; where there is none, a run of words
        that are at least as likely as `least`. Its score is the mean of how likely its words are inside.
        """
        if not len(self.pieces):
            return
        begin, inside, inner = self._of_words(head)
        sure = list(_runs(begin, inside, inner, _LIKELY)) if least < _LIKELY else []
        taken = {at for first, end in sure for at in range(first, end)}
        faint = [run for run in _runs(begin, inside, inner, least) if taken.isdisjoint(range(*run))]
        ends = np.append(self._words[1:], len(self.pieces))
        for first, end in sorted((*sure, *faint)):
            start, stop = self.pieces[self._words[first]].start, self.pieces[ends[end - 1] - 1].end
            yield SpanVote(start, stop, float(inner[first:end].mean()))

    def _of_words(self, head: str) -> tuple[Array, Array, Array]:
        """The same as `_span` for words: how likely the first piece begins or goes on, and the mean of any part."""
        begin, inside, inner = self._span(head)
        sizes = np.diff(np.append(self._words, len(self.pieces)))
        means: Array = (np.add.reduceat(inner, self._words) / sizes).astype(np.float32)
        return begin[self._words], inside[self._words], means

    def has(self, start: int, end: int) -> bool:
        """Whether the network has read the characters."""
        first, last = self._rows(start, end)
        return first < last

    def inside(self, head: str, start: int, end: int) -> float:
        """How sure a span head is that the characters belong to one of its stretches: the mean over their pieces."""
        first, last = self._rows(start, end)
        return float(self._span(head)[2][first:last].mean()) if first < last else 0.0

    def highest(self, head: str, start: int, end: int) -> float:
        """The same, of the likeliest piece."""
        first, last = self._rows(start, end)
        return float(self._span(head)[2][first:last].max()) if first < last else 0.0

    def shares(self, head: str, start: int, end: int) -> dict[str, float]:
        """How likely each label of a class or set head is at the first piece of the characters; empty where none was read."""
        first, last = self._rows(start, end)
        if first >= last:
            return {}
        if (head, first) not in self._likely:
            laid = HEADS[head]
            logits = self.heads[first, laid.start : laid.end]
            found = _softmax(logits) if laid.kind == "class" else _sigmoid(logits)
            self._likely[head, first] = dict(zip(laid.labels, found.tolist(), strict=True))
        return self._likely[head, first]

    def relations(self, one: tuple[int, int], other: tuple[int, int]) -> dict[str, float]:
        """How likely each relation holds between two stretches, by their first pieces; empty where one was not read."""
        (left, left_end), (right, right_end) = self._rows(*one), self._rows(*other)
        if left >= left_end or right >= right_end:
            return {}
        found = _pairs(self._left[left : left + 1], self._right[right : right + 1])[0]
        return dict(zip(RELATIONS, found.tolist(), strict=True))

    def vector(self, start: int, end: int) -> Array:
        """What the network makes of the characters, as numbers: both sides of the relations, the mean over their pieces."""
        first, last = self._rows(start, end)
        width = 2 * len(RELATIONS) * (RELATION_WIDTH + 1)
        if first >= last:
            return np.zeros(width, np.float32)
        found: Array = np.concatenate([self._left[first:last].mean(0), self._right[first:last].mean(0)])
        return found

    def along(self, one: tuple[int, int], relation: str) -> Array:
        """How likely the relation holds between the stretch and each piece of the text."""
        first, last = self._rows(*one)
        same = np.repeat(self._left[first:last][:1], len(self.pieces), axis=0)
        return _pairs(same, self._right)[:, RELATIONS.index(relation)]

    @cached_property
    def topics(self) -> dict[str, float]:
        """What the document as a whole is about."""
        laid, pool = HEADS["topic"], HEADS["attention"].start
        if not len(self.pieces):
            return dict.fromkeys(laid.labels, 0.0)
        weights = _softmax(self.heads[:, pool])
        logits = weights @ self.heads[:, laid.start : laid.end]
        return dict(zip(laid.labels, map(float, _sigmoid(logits)), strict=True))

    def _span(self, head: str) -> tuple[Array, Array, Array]:
        """How likely each piece begins, goes on, and is any part of a stretch."""
        if not len(self.pieces):
            return _NONE, _NONE, _NONE
        if head not in self._known:
            at = HEADS[head].start
            shares = _softmax(self.heads[:, at : at + 3])
            self._known[head] = shares[:, 1], shares[:, 2], shares[:, 1] + shares[:, 2]
        return self._known[head]

    def _rows(self, start: int, end: int) -> tuple[int, int]:
        """The first piece that the characters touch, and the one behind the last: no later one where they touch none."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


def _pairs(left: Array, right: Array) -> Array:
    """How likely each relation holds between the left sides and the right sides, row by row."""
    shape = (len(left), len(RELATIONS), RELATION_WIDTH + 1)
    one, other = left.reshape(shape), right.reshape(shape)
    product = np.einsum("prw,prw->pr", one[..., :-1], other[..., :-1]) / sqrt(RELATION_WIDTH)
    return _sigmoid(product + one[..., -1] + other[..., -1])


def _are_one_word(one: Piece, other: Piece) -> bool:
    """Whether two pieces belong to one word: nothing stands between them, and the second goes on with the first."""
    return one.end == other.start and not (one.is_sign or other.is_sign)


def _runs(begin: Array, inside: Array, inner: Array, least: float) -> Iterator[tuple[int, int]]:
    """Runs of pieces that are at least so likely inside, cut where a piece is likelier a beginning than a going on."""
    places = np.flatnonzero(inner >= least)
    if not places.size:
        return
    is_new = np.append(True, np.diff(places) > 1) | (begin[places] > inside[places])
    firsts = np.flatnonzero(is_new)
    lasts = np.append(firsts[1:], len(places)) - 1
    yield from zip(places[firsts].tolist(), (places[lasts] + 1).tolist(), strict=True)


NOTHING = Votes((), *(np.zeros((0, 0), np.float32),) * 3)  # of a document of which nothing was read


def votes_on(text: str, network: "Network", stretches: Sequence[tuple[int, int]] | None = None) -> Votes:
    """Read a text, or only the stretches of it that matter, in their order."""
    wanted = [(0, len(text))] if stretches is None else stretches
    windows = [window for stretch in wanted for window in _windows(text, stretch, network)]
    return Votes([piece for window in windows for piece in window], *network.read(windows))


def _windows(text: str, stretch: tuple[int, int], network: "Network") -> list[Window]:
    return windows_of(network.pieces(text, *stretch), text)


def _sigmoid(logits: Array) -> Array:
    shares: Array = (1 / (1 + np.exp(-np.minimum(np.maximum(logits, -30), 30)))).astype(np.float32)
    return shares


def _softmax(logits: Array) -> Array:
    grown = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Array = (grown / grown.sum(-1, keepdims=True)).astype(np.float32)
    return shares
