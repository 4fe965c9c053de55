"""What the network learns from: windows of pieces with what is known of them; what is not known teaches nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.votes.heads import HEADS, RELATIONS, WIDTH
from dateline.votes.windows import SIZE, Window, windows_of
from dateline.votes.wordpiece import WordPieces

SPANS = tuple(name for name, head in HEADS.items() if head.kind == "span")
UNKNOWN = -100

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
CharSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one text, by characters."""

    spans: Mapping[str, Iterable[CharSpan]] = field(default_factory=dict)  # head -> every span that it should find
    classes: Iterable[tuple[CharSpan, str, str]] = ()  # where, class head, label
    sets: Iterable[tuple[CharSpan, str, frozenset[str]]] = ()  # where, set head, labels that hold
    pairs: Iterable[tuple[CharSpan, CharSpan, frozenset[str]]] = ()  # one, other, relations that hold
    relations: frozenset[str] = frozenset()  # which the pairs know about
    topics: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One window; arrays over its pieces, the mark of beginning first."""

    document: str
    ids: Ints  # pieces
    spans: Ints  # pieces x span heads: 0 outside, 1 begin, 2 inside, -100 unknown
    classes: tuple[tuple[int, str, int], ...]  # piece, head, label
    sets: tuple[tuple[int, str, tuple[int, ...]], ...]
    pairs: Ints  # pairs x 2
    held: Floats  # pairs x relations: 1 holds, 0 does not, NaN unknown
    topics: Floats  # NaN unknown


def examples_of(name: str, text: str, truth: Truth, pieces: WordPieces, size: int = SIZE) -> list[Example]:
    """The windows of one text with what is known of each."""
    return [_example(name, window, truth, pieces) for window in windows_of(pieces(text), text, size)]


def _example(name: str, window: Window, truth: Truth, pieces: WordPieces) -> Example:
    ids = np.array([pieces.start, *(p.id for p in window), pieces.end], np.int64)
    index = _Index(window)
    spans = np.full((len(ids), len(SPANS)), UNKNOWN, np.int64)
    for head, found in truth.spans.items():
        spans[:, SPANS.index(head)] = _tags(len(ids), (index.range(span) for span in found))
    held, pairs = _held(truth, index)
    topics = HEADS["topic"].labels
    return Example(
        name,
        ids,
        spans,
        tuple(
            (at[0], head, HEADS[head].labels.index(label))
            for span, head, label in truth.classes
            if (at := index.range(span))
        ),
        tuple(
            (at[0], head, tuple(HEADS[head].labels.index(label) for label in sorted(labels)))
            for span, head, labels in truth.sets
            if (at := index.range(span))
        ),
        pairs,
        held,
        np.array([float(truth.topics[t]) if t in truth.topics else np.nan for t in topics], np.float32),
    )


def _held(truth: Truth, index: "_Index") -> tuple[Floats, Ints]:
    known = np.array([relation in truth.relations for relation in RELATIONS])
    rows: dict[tuple[int, int], Floats] = {}
    for one, other, relations in truth.pairs:
        left, right = index.range(one), index.range(other)
        if left and right:
            holds = np.array([float(relation in relations) for relation in RELATIONS], np.float32)
            row = np.where(known, holds, np.nan).astype(np.float32)
            at = (left[0], right[0])  # "six" and "six farmers" begin alike: what holds of either holds there
            rows[at] = np.fmax(rows[at], row) if at in rows else row
    if not rows:
        return np.zeros((0, len(RELATIONS)), np.float32), np.zeros((0, 2), np.int64)
    return np.stack(list(rows.values())), np.array(list(rows), np.int64)


class _Index:
    """From characters to the places of pieces in the window, counted from 1 (0 is the mark of beginning)."""

    def __init__(self, window: Window) -> None:
        self.starts = np.array([p.start for p in window], np.int64)
        self.ends = np.array([p.end for p in window], np.int64)

    def range(self, span: CharSpan) -> tuple[int, int] | None:
        """The pieces that the characters touch, half-open; None where they lie outside of the window."""
        first = int(np.searchsorted(self.ends, span[0], "right"))
        last = int(np.searchsorted(self.starts, span[1], "left"))
        return (first + 1, last + 1) if first < last else None


def _tags(length: int, ranges: Iterable[tuple[int, int] | None]) -> Ints:
    tags = np.zeros(length, np.int64)
    for found in sorted(
        (r for r in ranges if r), key=lambda r: r[0] - r[1]
    ):  # the longest first: inner ones write over
        tags[found[0]] = 1
        tags[found[0] + 1 : found[1]] = 2
    return tags


assert len(SPANS) * 3 <= WIDTH
