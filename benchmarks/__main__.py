"""`python -m benchmarks TASK DATA.jsonl --out PRED.jsonl`, and `python -m benchmarks speed FOLDER`."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from benchmarks.beside import beside_table
from benchmarks.calm import calm_table
from benchmarks.figures import figure_table
from benchmarks.own_corpus import corpus_table
from benchmarks.registry import TASKS
from benchmarks.run import Run, run_task
from benchmarks.scaling import day_table, scaling_table
from benchmarks.score.records import Record, read_lines, write_lines
from benchmarks.search import search_table
from benchmarks.sizes import size_table
from benchmarks.speed import speed_tables
from benchmarks.task import Task, given_fields, has_gold
from dateline.model import DatelineError, Settings

WIDTH = 200  # columns of a table that does not go to a terminal

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)

Engine = Annotated[str, typer.Option(metavar="NAME", help="What reads the reports.")]


def _command(task: Task) -> None:
    """Adds the command of one task."""

    def command(  # noqa: PLR0913 - each is an option of the command line
        data: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Records, one JSON object a line.")],
        out: Annotated[Path, typer.Option(help="Where the predictions go.")],
        engine: Engine = "auto",
        jobs: Annotated[int, typer.Option(min=1, max=64, help="Number of processes.")] = 1,
        limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many records.")] = None,
        fold: Annotated[str, typer.Option(metavar="K/N", help="Only every N-th record, from number K on.")] = "0/1",
    ) -> None:
        first, every = (int(part) for part in fold.split("/"))
        records = read_lines(data, limit)[first::every]
        run = _run(task, records, Settings(engine=engine, jobs=jobs))
        write_lines(out, run.predictions)
        _report(task, records, run, engine)

    app.command(task.name, help=_first_line(task))(command)


def _first_line(task: Task) -> str:
    """The first line of what the task's module says of itself."""
    return (sys.modules[task.work.__module__].__doc__ or "").split("\n")[0]


def _run(task: Task, records: list[Record], settings: Settings) -> Run:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"Reading {len(records)} records", total=len(records))
        return run_task(task, records, settings, lambda: progress.advance(bar))


def _report(task: Task, records: list[Record], run: Run, engine: str) -> None:
    console = Console()
    console = console if console.is_terminal else Console(width=WIDTH)
    if has_gold(records, task):
        console.print(figure_table(task, task.score(records, run.predictions), engine, _beside(task, records)))
    each = run.cpu_s / max(1, run.documents)
    console.print(f"{run.documents} documents, {each:.4f} s of CPU each, {run.wall_s:.1f} s in all.")


def _beside(task: Task, records: list[Record]) -> Record | None:
    """The figures of the task's peer on the same records; None where it has none or it is not installed."""
    read = task.peer[1]() if task.peer is not None else None
    return task.score(records, [read(given_fields(record, task)) for record in records]) if read is not None else None


@app.command()
def speed(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Example reports.")],
    repeat_to: Annotated[int, typer.Option(min=1, help="How many documents to read.")] = 2000,
    engine: Engine = "auto",
    profile: Annotated[bool, typer.Option("--profile", help="Say where the time goes, room by room.")] = False,
) -> None:
    """Documents for each second of CPU, peak memory, cold start."""
    console = Console()
    for part in speed_tables(folder, repeat_to, engine, profile):
        (console if console.is_terminal else Console(width=WIDTH)).print(part)


@app.command()
def scaling(
    sizes: Annotated[
        list[int] | None, typer.Argument(help="How many event mentions; default 50000 100000 200000.")
    ] = None,
    day: Annotated[
        int | None, typer.Option(help="Instead: fill a database with so many, then add one more day.")
    ] = None,
) -> None:
    """Link generated event mentions: time, peak memory and pairs at each size.

    Example: python -m benchmarks scaling 5000 10000 20000
    """
    console = Console()
    console = console if console.is_terminal else Console(width=WIDTH)
    console.print(day_table(day) if day else scaling_table(sizes or [50_000, 100_000, 200_000]))


@app.command()
def beside(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Example reports.")],
    repeat_to: Annotated[int, typer.Option(min=1, help="How many documents to read.")] = 200,
) -> None:
    """Dates and places beside dateparser and flashgeotext, in one run."""
    console = Console()
    (console if console.is_terminal else Console(width=WIDTH)).print(beside_table(folder, repeat_to))


@app.command()
def calm() -> None:
    """How many pages without any conflict yield a violent event, by the rules alone and by both votes."""
    console = Console()
    (console if console.is_terminal else Console(width=WIDTH)).print(calm_table(("rules", "auto")))


@app.command()
def corpus() -> None:
    """The test part of our own corpus: happenings, types and roles, by the rules alone and by both votes."""
    console = Console()
    (console if console.is_terminal else Console(width=WIDTH)).print(corpus_table(("rules", "auto")))


@app.command()
def search(
    documents: Annotated[
        int, typer.Option(min=1000, help="How many reports, and as many events, to make up.")
    ] = 100_000,
) -> None:
    """How long a search takes on SQLite and PostgreSQL, beside a scan in memory."""
    console = Console()
    for part in search_table(documents):
        (console if console.is_terminal else Console(width=WIDTH)).print(part)


@app.command()
def sizes(documents: Annotated[int, typer.Option(min=100, help="How many reports to make up.")] = 1000) -> None:
    """How large a database of a thousand reports is, on SQLite and PostgreSQL."""
    console = Console()
    for part in size_table(documents):
        (console if console.is_terminal else Console(width=WIDTH)).print(part)


for _task in TASKS.values():
    _command(_task)


def main() -> None:
    """Run a command; what Dateline raises on purpose is one line and an exit status."""
    try:
        app()
    except DatelineError as error:
        typer.echo(f"benchmarks: {error}", err=True)
        raise SystemExit(error.exit_status) from None


if __name__ == "__main__":
    main()
