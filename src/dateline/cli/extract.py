"""`dateline extract`: reports in, readings out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from typing import Annotated

import typer

from dateline.cli.llm import with_llm
from dateline.cli.options import Engine, Focus, Jobs, Paths, Published, Withhold, settings_of
from dateline.cli.output import complain, complain_of, is_terminal, stoppable, write
from dateline.model import DatelineError, Document, DocumentHead, Finding, LlmSettings, Reading, Result


class Format(StrEnum):
    """What `extract` can print."""

    JSON = "json"
    JSONL = "jsonl"
    TABLE = "table"


class Readings:
    """The readings to print, in the order of the inputs; what failed is told on standard error as it passes."""

    def __init__(self, results: Iterator[Result[tuple[Document, Reading]]]) -> None:
        self._results = results
        self.has_failed = False

    def __iter__(self) -> Iterator[Reading]:
        for result in self._results:
            self.has_failed |= bool(result.findings)
            complain_of(result.findings)
            if result.records:
                yield from (reading for _, reading in result.records)
            else:
                yield empty_reading(result.findings)


@with_llm
def extract(  # noqa: PLR0913 - the parameters are the options
    paths: Paths,
    published: Published = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Default: a table on a terminal; else json for one report, jsonl for several."),
    ] = None,
    engine: Engine = "auto",
    jobs: Jobs = 1,
    focus: Focus = "",
    withhold_names: Withhold = False,
    *,
    llm: LlmSettings,
) -> None:
    """Print what reports say: events and claims, each with the exact words it was read from.

    Example: dateline extract report.txt --published 2024-05-14 --format json
    """
    from dateline.pipeline import read_documents  # loads the engine: not before it is needed

    settings = replace(settings_of(published, engine, jobs, focus, withhold_names), llm=llm)
    with stoppable("every reading printed so far is whole."):
        readings = Readings(read_documents(paths, settings, date.today().isoformat(), complain))
        _print(iter(readings), form)
    if readings.has_failed:
        raise typer.Exit(1)


def empty_reading(findings: tuple[Finding, ...]) -> Reading:
    """The reading of an input that gave no document: nothing but the findings that say why."""
    head = DocumentHead(f"sha256:{sha256().hexdigest()}", None, None, None, None, None, None, text="")
    return Reading(head, findings=findings)


def _print(readings: Iterator[Reading], form: Format | None) -> None:
    if form is Format.TABLE or (form is None and is_terminal()):
        _print_tables(readings)
    elif form is Format.JSONL:
        _print_lines(readings)
    else:
        _print_json(readings, form)


def _print_json(readings: Iterator[Reading], form: Format | None) -> None:
    """One object where there is one reading; of several, an array if JSON was asked for by name, else lines."""
    first = next(readings, None)
    if first is None:
        write(b"[]\n")
        return
    try:
        second = next(readings, None)
    except (KeyboardInterrupt, DatelineError):
        _print_object(first)  # it was finished
        raise
    if second is None:
        _print_object(first)
    else:
        print_all = _print_array if form is Format.JSON else _print_lines
        print_all(chain((first, second), readings))


def _print_object(reading: Reading) -> None:
    from dateline.codec import to_json

    write(to_json(reading, indent=2) + b"\n")


def _print_lines(readings: Iterator[Reading]) -> None:
    from dateline.codec import to_json

    for reading in readings:
        write(to_json(reading) + b"\n")


def _print_array(readings: Iterator[Reading]) -> None:
    """A JSON array that is whole even where the run is stopped half-way."""
    from dateline.codec import to_json

    write(b"[")
    try:
        for number, reading in enumerate(readings):
            write((b",\n" if number else b"\n") + to_json(reading, indent=2))
    finally:
        write(b"\n]\n")


def _print_tables(readings: Iterator[Reading]) -> None:
    from dateline.cli.output import write_table
    from dateline.cli.tables import reading_table

    for reading in readings:
        write_table(*reading_table(reading))
