"""`dateline ingest`: reports into the database, and the events that follow from them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import typer

from dateline.cli.llm import with_llm
from dateline.cli.options import (
    DEFAULT_DB,
    Db,
    Engine,
    Focus,
    Jobs,
    Paths,
    Published,
    Sources,
    Who,
    Withhold,
    books_to_write,
    count,
    ratings_of,
    settings_of,
)
from dateline.cli.output import complain, complain_of, stoppable, write
from dateline.model import LlmSettings, Settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from dateline.corroborate import Ratings
    from dateline.model import Result
    from dateline.pipeline import Stored
    from dateline.store import Store


@dataclass(slots=True)
class Tally:
    """What became of the reports, counted as they pass."""

    new: int = 0
    known: int = 0
    failed: int = 0
    withdrawn: int = 0

    def add(self, result: "Result[Stored]") -> None:
        """Count what one input gave."""
        self.new += sum(stored.is_new for stored in result.records)
        barred = len(result.findings) if result.records else 0  # what was withdrawn is not taken in again
        self.known += sum(not stored.is_new for stored in result.records) - barred
        self.withdrawn += barred
        self.failed += bool(result.findings) and not result.records

    def __str__(self) -> str:
        failed = f", {self.failed} left out (see above)" if self.failed else ""
        withdrawn = f", {self.withdrawn} withdrawn" if self.withdrawn else ""
        return f"{count(self.new, 'new report')}, {self.known} known before{withdrawn}{failed}"


@with_llm
def ingest(  # noqa: PLR0913 - the parameters are the options
    paths: Paths,
    db: Db = DEFAULT_DB,
    published: Published = None,
    engine: Engine = "auto",
    jobs: Jobs = 1,
    focus: Focus = "",
    withhold_names: Withhold = False,
    sources: Sources = None,
    who: Who = None,
    *,
    llm: LlmSettings,
) -> None:
    """Read reports into a database and work out which of them tell of the same events.

    A report is kept as soon as it is read, and read once: give the same folder again and only what is new is read.

    Example: dateline ingest reports/ --db sqlite:///war.db
    """
    from dateline.pipeline import corroborate_store

    ratings = ratings_of(sources)
    kept = f"what was read is in {db}; the same command goes on from there."
    settings = replace(settings_of(published, engine, jobs, focus, withhold_names), llm=llm)
    with stoppable(kept), books_to_write(db, who, is_made=True) as store:
        tally = _read(paths, store, settings)
        events = corroborate_store(store)
        if ratings is not None:
            _complain_of_unrated(store, ratings, str(sources))
    complain_of(events.findings)
    write(f"{tally}; {count(events.total, 'event')} in {db}.\n".encode())
    if tally.failed:
        raise typer.Exit(1)


def _complain_of_unrated(store: "Store", ratings: "Ratings", file: str) -> None:
    """Say which outlets of the database the user's list does not name."""
    from dateline.corroborate import unrated

    if names := unrated(store.documents(), ratings):
        complain(f"{file} does not name, and so leaves at F (cannot be judged): {', '.join(names)}")


def _read(paths: list[str], store: "Store", settings: Settings) -> Tally:
    """Put the reports into the store, and say on the way what becomes of them."""
    from dateline.pipeline import ingest as ingest_reports

    tally = Tally()
    with _progress() as progress:
        step = progress.add_task("reading", total=None)
        for result in ingest_reports(paths, store, settings, date.today().isoformat(), complain):
            complain_of(result.findings)
            tally.add(result)
            progress.update(step, advance=1, description=str(tally))
    return tally


@contextmanager
def _progress() -> Iterator["Progress"]:
    """A moving bar on standard error, only where somebody looks at it, gone when the work is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), BarColumn(24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        yield progress
