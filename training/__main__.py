"""`make train` and its parts: check, agreement, train, join, curve. Each says what it does with --help."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

OUT = Path("build/training")


def main(arguments: Sequence[str]) -> int:
    """Run one part; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    check = parts.add_parser("check", help="what the corpus has that the annotation guide does not allow")
    check.add_argument("files", nargs="*", type=Path)
    parts.add_parser("agreement", help="how far two annotators agree on what was annotated twice, blind")
    for name, what in _TRAINING.items():
        part = parts.add_parser(name, help=what)
        part.add_argument(
            "--data", type=Path, help="folder of the public sets (muc4, event_location, re3d), if you have them"
        )
        part.add_argument("--out", type=Path, default=OUT, help="where checkpoints, log and picture go (%(default)s)")
    given = parser.parse_args(arguments)
    try:
        return _run(given)
    except (FileNotFoundError, ImportError) as error:
        print(f"training: {error}; run `make train`, which installs what is needed", file=sys.stderr)
        return 1


_TRAINING = {
    "train": "the network that ships: train, export, put into the package",
    "fold": "one that has not seen a fold of the public sets, for measuring and for fitting how votes are weighed",
    "join": "fit how the grammar's and the network's votes are weighed, with the network of `fold`",
    "curve": "the learning curve: the corpus's part for development after 25, 50, 75 and 100 %% of it",
}


def _run(given: argparse.Namespace) -> int:
    """Each part brings what it needs: checking the corpus needs no torch."""
    if given.part == "check":
        from training.check import report

        return report(given.files)
    if given.part == "agreement":
        from training.agreement import measured

        print(json.dumps(measured(), indent=1))
        return 0
    from training import steps

    steps.STEPS[given.part](given.data, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
