"""How wrong the network is about a batch: what is unknown counts for nothing."""

import torch
from torch import Tensor
from torch.nn import functional

from dateline.votes.heads import HEADS
from training.batches import Batch
from training.examples import SPANS, UNKNOWN
from training.network import Network, pair_scores

_WEIGHTS = {"spans": 1.0, "classes": 0.3, "sets": 0.3, "pairs": 8.0, "topics": 0.5}


def loss_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Each part's loss, weighted; their sum is what training makes small."""
    outputs, left, right = network(batch.ids)
    outputs = outputs.float()
    parts = {
        "spans": _spans(outputs, batch),
        "classes": _classes(outputs, batch),
        "sets": _sets(outputs, batch),
        "pairs": _pairs(left.float(), right.float(), batch),
        "topics": _topics(outputs, batch),
    }
    return {name: _WEIGHTS[name] * part for name, part in parts.items() if part is not None}


def _spans(outputs: Tensor, batch: Batch) -> Tensor | None:
    """Cross-entropy of outside, begin and inside, summed over the heads that are known, a mean over the pieces."""
    heads = (batch.spans != UNKNOWN).flatten(0, 1).any(0).nonzero()[:, 0].tolist()
    if not heads:
        return None
    columns = torch.tensor([[HEADS[SPANS[h]].start + step for step in range(3)] for h in heads]).flatten()
    logits = outputs[..., columns].reshape(-1, 3)
    labels = batch.spans[..., torch.tensor(heads)].reshape(-1)
    total = functional.cross_entropy(logits, labels, ignore_index=UNKNOWN, reduction="sum")
    return total / (labels != UNKNOWN).sum() * len(heads)


def _classes(outputs: Tensor, batch: Batch) -> Tensor | None:
    found = [
        functional.cross_entropy(_at(outputs, places, head), labels) for head, (places, labels) in batch.classes.items()
    ]
    return torch.stack(found).sum() if found else None


def _sets(outputs: Tensor, batch: Batch) -> Tensor | None:
    found = []
    for head, (places, labels) in batch.sets.items():
        logits = _at(outputs, places, head)
        truth = torch.zeros_like(logits)
        for row, held in enumerate(labels):
            truth[row, list(held)] = 1.0
        found.append(functional.binary_cross_entropy_with_logits(logits, truth))
    return torch.stack(found).sum() if found else None


def _at(outputs: Tensor, places: Tensor, head: str) -> Tensor:
    return outputs[places[:, 0], places[:, 1], HEADS[head].start : HEADS[head].end]


def _pairs(left: Tensor, right: Tensor, batch: Batch) -> Tensor | None:
    if not len(batch.pairs):
        return None
    rows, one, other = batch.pairs.unbind(1)
    logits = pair_scores(left[rows, one], right[rows, other])
    known = ~batch.held.isnan()
    losses = functional.binary_cross_entropy_with_logits(logits[known], batch.held[known], reduction="sum")
    return losses / known.sum()


def _topics(outputs: Tensor, batch: Batch) -> Tensor | None:
    known = ~batch.topics.isnan()
    if not known.any():
        return None
    pooled = topics_of(outputs, batch.ids, batch.documents, len(batch.topics))
    return functional.binary_cross_entropy_with_logits(pooled[known], batch.topics[known])


def topics_of(outputs: Tensor, ids: Tensor, documents: Tensor, count: int) -> Tensor:
    """The topics' logits of each document: a mean over its pieces, weighted by the attention head."""
    weights = outputs[..., HEADS["attention"].start].masked_fill(ids == 0, -30.0)
    weights = (weights - weights.detach().max()).exp()
    topics = outputs[..., HEADS["topic"].start : HEADS["topic"].end]
    top = torch.zeros(count, topics.shape[-1]).index_add(0, documents, (weights[..., None] * topics).sum(1))
    return top / torch.zeros(count).index_add(0, documents, weights.sum(1))[:, None]
