"""Training: batches of all sources in a fixed order, a checkpoint after every stretch, a log of the losses."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.batches import Batch, batch_of, grouped
from training.examples import Example
from training.loss import loss_of
from training.network import Network

_STRETCH = 200  # steps between two checkpoints
_WARM = 0.06  # the share of the steps in which the rate rises
_AVERAGED = 0.7  # from this share of the steps on the weights are averaged


@dataclass(frozen=True, slots=True)
class Plan:
    """What is learned from, how often, how fast."""

    passes: Mapping[str, int]  # source -> how often each of its documents is seen
    seed: int = 7
    rate: float = 1e-4  # of the encoder
    head_rate: float = 1e-3
    hidden: float = 0.15  # share of the pieces that are masked
    pieces: int = 2048  # of a batch, with padding


def train(network: Network, sources: Mapping[str, Sequence[Sequence[Example]]], plan: Plan, out: Path) -> None:
    """Train in place; what an earlier run left in `out` is gone on with."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    steps = schedule(sources, plan)
    optimiser = _optimiser(network, plan)
    mean, done = _resumed(network, optimiser, out)
    order = np.random.default_rng((plan.seed, done))
    network.train()
    began = time.monotonic()
    told: dict[str, list[dict[str, float]]] = {}
    for number, (source, group) in enumerate(steps[done:], done):
        _set_rate(optimiser, plan, number / len(steps))
        losses = _step(network, optimiser, batch_of(source, group, plan.hidden, order))
        told.setdefault(source, []).append(losses)
        if number >= _AVERAGED * len(steps):
            mean = _averaged(mean, network)
        if (number + 1) % _STRETCH == 0 or number + 1 == len(steps):
            _log(out, number + 1, len(steps), told, time.monotonic() - began)
            _save(network, optimiser, mean, number + 1, out)
            told = {}
    if mean:
        network.load_state_dict(dict(mean[0].items()))
    torch.save(network.state_dict(), out / "network.pt")


def schedule(sources: Mapping[str, Sequence[Sequence[Example]]], plan: Plan) -> list[tuple[str, list[Example]]]:
    """Every batch of the run: each pass of each source, the sources mixed evenly."""
    order = np.random.default_rng(plan.seed)
    placed: list[tuple[float, str, list[Example]]] = []
    for source, documents in sources.items():
        for turn in range(plan.passes.get(source, 0)):
            groups = grouped(documents, plan.pieces, order)
            placed.extend(
                ((turn + (n + order.random()) / len(groups)) / plan.passes[source], source, g)
                for n, g in enumerate(groups)
            )
    return [(source, group) for _, source, group in sorted(placed, key=lambda p: p[0])]


def _optimiser(network: Network, plan: Plan) -> torch.optim.AdamW:
    network.words.weight.requires_grad_(False)  # 11.7 of 22 million weights, and what quantising would spoil
    heads = [p for name, p in network.named_parameters() if name.split(".")[0] in ("heads", "left", "right")]
    rest = [
        p for name, p in network.named_parameters() if name.split(".")[0] not in ("heads", "left", "right", "words")
    ]
    return torch.optim.AdamW(
        [{"params": rest, "top": plan.rate}, {"params": heads, "top": plan.head_rate}],
        lr=plan.rate,
        weight_decay=0.01,
        fused=True,
    )


def _set_rate(optimiser: torch.optim.AdamW, plan: Plan, share: float) -> None:
    factor = min(1.0, share / _WARM, max(0.03, (1 - share) / (1 - _WARM)))
    for group in optimiser.param_groups:
        group["lr"] = group["top"] * factor


def _step(network: Network, optimiser: torch.optim.AdamW, batch: Batch) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        parts = loss_of(network, batch)
    total = torch.stack(list(parts.values())).sum()
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return {name: float(part.detach()) for name, part in parts.items()}


Mean = tuple[dict[str, torch.Tensor], int]


def _averaged(mean: Mean | None, network: Network) -> Mean:
    """The mean of the weights so far (Izmailov et al. 2018)."""
    own = network.state_dict()
    if mean is None:
        return {name: value.clone() for name, value in own.items()}, 1
    values, count = mean
    for name, value in values.items():
        if name != "words.weight":
            value += (own[name] - value) / (count + 1)
    return values, count + 1


def _log(out: Path, done: int, steps: int, told: Mapping[str, list[dict[str, float]]], seconds: float) -> None:
    means = {
        source: {name: round(float(np.mean([r[name] for r in rows if name in r])), 4) for name in rows[0]}
        for source, rows in sorted(told.items())
    }
    line = {"step": done, "of": steps, "seconds": round(seconds), "loss": means}
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def _save(network: Network, optimiser: torch.optim.AdamW, mean: Mean | None, done: int, out: Path) -> None:
    state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "mean": mean, "done": done}
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").replace(out / "checkpoint.pt")


def _resumed(network: Network, optimiser: torch.optim.AdamW, out: Path) -> tuple[Mean | None, int]:
    path = out / "checkpoint.pt"
    if not path.exists():
        return None, 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return state["mean"], state["done"]
