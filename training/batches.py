"""Examples in batches: documents stay together, windows are padded to the longest of their batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.examples import SPANS, UNKNOWN, Example

MASK = 103  # the piece that stands for a hidden word


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side."""

    source: str
    ids: Tensor  # windows x pieces, 0 is padding
    documents: Tensor  # windows: the number of the document within the batch
    spans: Tensor  # windows x pieces x span heads
    classes: dict[str, tuple[Tensor, Tensor]]  # head -> (rows of window and piece, labels)
    sets: dict[str, tuple[Tensor, tuple[tuple[int, ...], ...]]]
    pairs: Tensor  # pairs x 3: window, left piece, right piece
    held: Tensor  # pairs x relations
    topics: Tensor  # documents x topics


def grouped(documents: Sequence[Sequence[Example]], most: int, order: np.random.Generator) -> list[list[Example]]:
    """The windows of the documents, in a new order, in groups of about `most` pieces; no document is torn apart."""
    noise = order.permutation(len(documents))
    by_length = sorted(noise, key=lambda n: sum(len(e.ids) for e in documents[n]) + 40 * order.random())
    groups: list[list[Example]] = [[]]
    for number in by_length:
        windows = list(documents[number])
        widest = max(len(e.ids) for e in (*groups[-1], *windows))
        if groups[-1] and widest * (len(groups[-1]) + len(windows)) > most:
            groups.append([])
        groups[-1].extend(windows)
    order.shuffle(groups)
    return groups


def batch_of(source: str, group: Sequence[Example], hidden: float, order: np.random.Generator) -> Batch:
    """One batch; a share `hidden` of the pieces is masked."""
    length = max(len(e.ids) for e in group)
    ids = np.zeros((len(group), length), np.int64)
    spans = np.full((len(group), length, len(SPANS)), UNKNOWN, np.int64)
    for row, example in enumerate(group):
        ids[row, : len(example.ids)] = _masked(example.ids, hidden, order)
        spans[row, : len(example.ids)] = example.spans
    names = {name: number for number, name in enumerate(dict.fromkeys(e.document for e in group))}
    first = {e.document: e for e in reversed(group)}
    pairs = [np.column_stack([np.full(len(e.pairs), row), e.pairs]) for row, e in enumerate(group)]
    return Batch(
        source,
        torch.from_numpy(ids),
        torch.tensor([names[e.document] for e in group]),
        torch.from_numpy(spans),
        dict(_classes(group)),
        dict(_sets(group)),
        torch.from_numpy(np.concatenate(pairs)),
        torch.from_numpy(np.concatenate([e.held for e in group])),
        torch.from_numpy(np.stack([first[name].topics for name in names])),
    )


def _masked(ids: np.ndarray, hidden: float, order: np.random.Generator) -> np.ndarray:
    hide = order.random(len(ids)) < hidden
    hide[[0, -1]] = False
    return np.where(hide, MASK, ids)


def _classes(group: Iterable[Example]) -> Iterator[tuple[str, tuple[Tensor, Tensor]]]:
    rows = [(row, *known) for row, example in enumerate(group) for known in example.classes]
    for head in dict.fromkeys(head for _, _, head, _ in rows):
        own = [(row, at, label) for row, at, name, label in rows if name == head]
        yield head, (torch.tensor([r[:2] for r in own]), torch.tensor([r[2] for r in own]))


def _sets(group: Iterable[Example]) -> Iterator[tuple[str, tuple[Tensor, tuple[tuple[int, ...], ...]]]]:
    rows = [(row, *known) for row, example in enumerate(group) for known in example.sets]
    for head in dict.fromkeys(head for _, _, head, _ in rows):
        own = [(row, at, labels) for row, at, name, labels in rows if name == head]
        yield head, (torch.tensor([r[:2] for r in own]), tuple(r[2] for r in own))
