"""`dateline db`: look after a database: verify it, move it between engines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dateline.cli.options import (
    DEFAULT_DB,
    Who,
    address_of,
    books_to_write,
    check_file,
    count,
    hand_of,
    open_existing,
    to_address,
)
from dateline.cli.output import complain, complain_of_faults, stoppable, write

db = typer.Typer(help="Look after a database: verify it, move it between engines.", no_args_is_help=True)

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
    with open_existing(database) as store, _progress() as tell:
        faults = complain_of_faults(store.check(tell))
    if faults:
        complain(f"{database} has {count(faults, 'fault')}.")
        raise typer.Exit(1)
    write(f"{database} is whole.\n".encode())


@db.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", callback=to_address, help="The database to copy.")],
    target: Annotated[
        str, typer.Argument(metavar="TO", callback=to_address, help="An empty database, or one that is not there yet.")
    ],
    who: Who = None,
) -> None:
    """Copy a whole database, row for row, to the same engine or the other. All of it is copied, or nothing.

    Both logs say so: the source's that it was given out, the copy's that it came in.

    Example: dateline db copy sqlite:///war.db postgresql+psycopg://desk@db.example/war
    """
    from dateline.store import copy_database

    check_file(target)
    with stoppable(f"{target} is empty; the same command starts over."):
        with books_to_write(source, who):  # what an earlier run left to do is done before
            pass
        with _progress() as tell:
            rows = copy_database(address_of(source), address_of(target), tell, hand_of(who))
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
