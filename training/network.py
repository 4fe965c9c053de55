"""The network: a small BERT encoder with one linear layer of heads and two of relations."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.votes.heads import HEADS, RELATION_WIDTH, RELATIONS, WIDTH

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    """Self-attention and a feed-forward layer, each added to its input and normed (Vaswani et al. 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.joint = nn.Linear(HIDDEN, 3 * HIDDEN)  # query, key, value
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """`hidden` is batch x pieces x 384, `mask` batch * 12 x 1 x pieces: 0 for a piece, a large negative for padding."""
        batch, length, _ = hidden.shape
        size = HIDDEN // ATTENTION_HEADS
        joint = self.joint(hidden).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        query, key, value = joint.reshape(3, batch * ATTENTION_HEADS, length, size).unbind(0)
        weights = torch.bmm(query * (1 / math.sqrt(size)), key.transpose(1, 2)) + mask.to(query.dtype)
        mixed = torch.bmm(weights.softmax(-1, dtype=weights.dtype), value)
        joined = self.out(
            mixed.view(batch, ATTENTION_HEADS, length, size).transpose(1, 2).reshape(batch, length, HIDDEN)
        )
        hidden = self.norm_out(hidden + joined)
        return self.norm(hidden + self.narrow(functional.gelu(self.widen(hidden))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.Linear(HIDDEN, WIDTH)
        self.left = nn.Linear(HIDDEN, len(RELATIONS) * (RELATION_WIDTH + 1))
        self.right = nn.Linear(HIDDEN, len(RELATIONS) * (RELATION_WIDTH + 1))
        self._expect_little()

    def _expect_little(self) -> None:
        """Begin with nothing found: else the first steps only teach how rare everything is, and spoil the encoder."""
        with torch.no_grad():
            self.heads.weight.mul_(0.2)
            self.heads.bias.zero_()
            for head in HEADS.values():
                if head.kind == "span":
                    self.heads.bias[head.start] = 4.0
                elif head.kind == "set":
                    self.heads.bias[head.start : head.end] = -1.5
            self.left.bias.zero_()
            self.right.bias.view(len(RELATIONS), RELATION_WIDTH + 1)[:, -1] = -2.5

    def encode(self, ids: Tensor) -> Tensor:
        """The vectors of the pieces, batch x pieces x 384; id 0 is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.drop(self.norm(self.words(ids) + self.positions(places) + self.segment))
        mask = ((ids == 0).to(hidden.dtype) * -10000.0).repeat_interleave(ATTENTION_HEADS, 0)[:, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Outputs of the heads (batch x pieces x WIDTH), and of both sides of the relations."""
        hidden = self.drop(self.encode(ids))
        return self.heads(hidden), self.left(hidden), self.right(hidden)


def pair_scores(left: Tensor, right: Tensor) -> Tensor:
    """Logits of every relation for pairs of pieces: `left` and `right` are pairs x relations * (width + 1)."""
    one = left.view(-1, len(RELATIONS), RELATION_WIDTH + 1)
    other = right.view(-1, len(RELATIONS), RELATION_WIDTH + 1)
    product = (one[..., :-1] * other[..., :-1]).sum(-1) / math.sqrt(RELATION_WIDTH)
    return product + one[..., -1] + other[..., -1]


def load_encoder(network: Network, path: Path) -> None:
    """Put the weights of a BERT checkpoint (safetensors, Hugging Face's names) into the network."""
    given = load_file(path)
    with torch.no_grad():
        network.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        network.segment.copy_(given["embeddings.token_type_embeddings.weight"][0])
        _copy(network.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            _copy_layer(layer, given, f"encoder.layer.{number}")


def _copy_layer(layer: nn.Module, given: dict[str, Tensor], name: str) -> None:
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    joint = layer.get_submodule("joint")
    joint.get_parameter("weight").copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
    joint.get_parameter("bias").copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
    for ours, theirs in _NAMES.items():
        _copy(layer.get_submodule(ours), given, f"{name}.{theirs}")


_NAMES = {
    "out": "attention.output.dense",
    "norm_out": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.get_parameter("weight").copy_(given[f"{name}.weight"])
    module.get_parameter("bias").copy_(given[f"{name}.bias"])
