"""`dateline db`: look after a database: verify it, move it between engines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_DB, address_of, check_exists, count, open_existing, to_address
from dateline.cli.output import complain, stoppable, write

db = typer.Typer(help="Look after a database: verify it, move it between engines.", no_args_is_help=True)

MOST_FAULTS = 100  # lines that are printed; the rest is counted

Tell = Callable[[str, int, int], None]


@db.command()
def check(
    database: Annotated[
        str,
        typer.Argument(metavar="DB", callback=to_address, help="The database, as for --db.", show_default=True),
    ] = DEFAULT_DB,
) -> None:
    """Verify that a database is whole: the file, the tables, every id, every quote, everything that points to something.

    Each fault is a line on standard error, and makes the exit status 1. Nothing is changed.

    Example: dateline db check sqlite:///war.db
    """
    faults = 0
    with open_existing(database) as store, _progress() as tell:
        for faults, found in enumerate(store.check(tell), 1):
            if faults <= MOST_FAULTS:
                complain(found.message)
    if faults:
        more = f" ({faults - MOST_FAULTS:,} more are not shown)" if faults > MOST_FAULTS else ""
        complain(f"{database} has {count(faults, 'fault')}{more}.")
        raise typer.Exit(1)
    write(f"{database} is whole.\n".encode())


@db.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", callback=to_address, help="The database to copy.")],
    target: Annotated[
        str, typer.Argument(metavar="TO", callback=to_address, help="An empty database, or one that is not there yet.")
    ],
) -> None:
    """Copy a whole database, row for row, to the same engine or the other. All of it is copied, or nothing.

    Example: dateline db copy sqlite:///war.db postgresql+psycopg://desk@db.example/war
    """
    from dateline.store import copy_database

    check_exists(source)
    with stoppable(f"{target} is empty; the same command starts over."), _progress() as tell:
        rows = copy_database(address_of(source), address_of(target), tell)
    write(f"{count(rows, 'row')} of {source} are in {target}.\n".encode())


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar on standard error, only where somebody looks at it, gone when the work is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(32), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        step = progress.add_task("starting", total=None)

        def tell(what: str, done: int, total: int) -> None:
            progress.update(step, description=what, completed=done, total=total or None)

        yield tell
