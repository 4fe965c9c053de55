"""The steps of `make train`, each of which can be run alone and goes on where it was interrupted."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import matplotlib

from dateline.rules.joining import JoiningRow
from dateline.votes.network import FILE, Network
from dateline.votes.votes import Votes, votes_on
from training.evaluate import corpus_figures
from training.export import export
from training.join import fit, seen_places
from training.markup import load_corpus, part_of
from training.recipe import SEED, Keep, train_on_corpus, train_stages, vocabulary

JOINING = Path(__file__).parents[1] / "src/dateline/rules/joining.tsv"
FOLD = 0
_SHARES = (0.25, 0.5, 0.75, 1.0)


def train(data: Path | None, out: Path) -> None:
    """Train on everything, export, and put the file into the package with its checksum."""
    _made(data, Keep(), out / "full", FILE)


def fold(data: Path | None, out: Path) -> None:
    """Train on everything but a fold."""
    _made(data, Keep(fold=FOLD), out / "fold", out / "fold" / "network.onnx")


def _made(data: Path | None, keep: Keep, out: Path, path: Path) -> None:
    network = train_stages(data, keep, out)
    picture(out)
    told = {"id": f"network@{_version(path)}", "seed": str(SEED), "date": date.today().isoformat()}
    export(network, vocabulary(), told, path)
    write_checksum(path)


def _version(path: Path) -> str:
    """Of the weights: the first letters of what they hash to would change with every run, the date does not lie."""
    return date.today().strftime("%Y.%m.%d") if path == FILE else "fold"


def write_checksum(path: Path) -> None:
    """The file's sha256 beside it, as `sha256sum` writes it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")


def join(data: Path | None, out: Path) -> None:
    """Fit the table of `rules/joining.py` with the network of `fold`, which has not seen what is fitted on."""
    network = Network(out / "fold" / "network.onnx")
    passages = [p for p in load_corpus() if part_of(p) == "dev"]
    rows = list(fit(passages, lambda text: votes_on(text, network)))
    if data is not None:
        rows.extend(seen_places(data / "event_location" / "dev.jsonl", FOLD, lambda text: votes_on(text, network)))
    write_rows(rows)


def write_rows(rows: Iterable[JoiningRow]) -> None:
    """The table, one decision a line."""
    lines = ["# Fitted by `python -m training join`: how likely a decision is right; see rules/joining.py."]
    lines.append("decision\tslope\ttold\tuntold\ttopic")
    lines.extend(f"{r.decision}\t{r.slope}\t{r.told}\t{r.untold}\t{r.topic}" for r in rows)
    JOINING.write_text("\n".join(lines) + "\n", encoding="utf-8")


def curve(data: Path | None, out: Path) -> None:
    """Train on shares of the corpus and say how well each reads the development part."""
    passages = [p for p in load_corpus() if part_of(p) == "dev"]
    found = {}
    for share in _SHARES:
        path = out / f"share-{share}" / "network.onnx"
        if not path.exists():
            network = train_on_corpus(Keep(share=share), path.parent)
            export(network, vocabulary(), {"id": f"network@{share}"}, path)
            write_checksum(path)
        found[share] = corpus_figures(passages, _reader(path))
    (out / "curve.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def _reader(path: Path) -> Callable[[str], Votes]:
    network = Network(path)
    return lambda text: votes_on(text, network)


def picture(out: Path) -> None:
    """The losses of all stages as a picture, `curves.png`."""
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 5))
    lines = [json.loads(line) for stage in sorted(out.glob("*/log.jsonl")) for line in stage.read_text().splitlines()]
    names = sorted({(source, part) for line in lines for source, parts in line["loss"].items() for part in parts})
    for source, part in names:
        values = [line["loss"].get(source, {}).get(part) for line in lines]
        axes.plot([n for n, v in enumerate(values) if v], [v for v in values if v], label=f"{source} {part}")
    axes.set(xlabel="stretches of 200 steps", ylabel="loss", yscale="log", title="Training losses by source and part")
    axes.legend(fontsize=7, ncols=2)
    figure.savefig(out / "curves.png", dpi=120)
    pyplot.close(figure)


STEPS: dict[str, Callable[[Path | None, Path], None]] = {"train": train, "fold": fold, "join": join, "curve": curve}
