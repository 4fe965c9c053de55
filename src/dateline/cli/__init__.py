"""The command line: builds the settings once, calls the rest, and turns what goes wrong into one line and a status."""

import gc
from collections.abc import Sequence
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.audit import audit
from dateline.cli.brief import brief
from dateline.cli.control import control
from dateline.cli.copies import copies
from dateline.cli.db import db
from dateline.cli.diff import diff
from dateline.cli.events import events
from dateline.cli.explain import explain
from dateline.cli.extract import extract
from dateline.cli.gazetteer import gazetteer
from dateline.cli.ingest import ingest
from dateline.cli.judge import judge
from dateline.cli.output import complain, write
from dateline.cli.schema import schema
from dateline.cli.search import search
from dateline.cli.withdraw import withdraw
from dateline.model import DatelineError

EXIT_CODES = {
    0: "done",
    1: "done, but some reports could not be read, or a check found faults",
    2: "the call cannot be carried out as asked",
    3: "a knowledge file of Dateline's own is damaged",
    4: "the database refuses",
    130: "stopped by Ctrl-C; what was finished is kept",
}

_SELDOM = (
    100_000,
    50,
    100,
)  # Python's collector after so many records: knowledge loads a tenth sooner, and stays anyway

app = typer.Typer(
    name="dateline",
    epilog="Exit status: " + "; ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items()) + ".",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (extract, explain, ingest, events, search, control, copies, brief, diff, withdraw, schema):
    app.command()(command)
app.add_typer(audit, name="audit")
app.add_typer(db, name="db")
app.add_typer(judge, name="judge")
app.add_typer(gazetteer, name="gazetteer")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every error is one line on standard error that names the way out."""
    gc.set_threshold(*_SELDOM)
    try:
        status = typer.main.get_command(app).main(arguments, prog_name="dateline", standalone_mode=False)
    except DatelineError as error:
        complain(str(error))
        return error.exit_status
    except UnicodeEncodeError as error:  # what the shell gave is not UTF-8, and is wanted where only that can stand
        complain(f"{error.object[error.start : error.end]!a} in an argument is not UTF-8; write it in UTF-8.")
        return 2
    except typer.TyperException as error:
        if reason := _reason(error):  # without one, the help has been printed
            complain(f"{reason}; {_way_out(error)}")
        return 2
    return status if isinstance(status, int) else 0


def _reason(error: typer.TyperException) -> str:
    return error.format_message().replace("Value error, ", "").rstrip(".")


def _way_out(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path if context else 'dateline'} --help"


def _print_version(is_asked: bool) -> None:
    if is_asked:
        write(f"dateline {__version__}\n".encode())
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _dateline(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads conflict reporting and keeps the books: what happened, where, when, to whom, and who says so.

    Start with: dateline extract REPORT.txt --published 2024-05-14
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
