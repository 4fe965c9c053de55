"""`dateline brief`: one day of a database as a page to read."""

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.exports import export_of
from dateline.cli.options import DEFAULT_DB, Day, Db, Sources, Who, books_to_write, ratings_of
from dateline.cli.output import complain, write
from dateline.model import UsageError

if TYPE_CHECKING:
    from dateline.books import Known
    from dateline.model import Result
    from dateline.publish.brief import Brief
    from dateline.store import Store


class Format(StrEnum):
    """What `brief` can write."""

    MD = "md"
    HTML = "html"


def brief(  # noqa: PLR0913 - the parameters are the options
    db: Db = DEFAULT_DB,
    day: Day = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; default: standard output.")
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: html where FILE ends in .html, else md.")
    ] = None,
    sources: Sources = None,
    who: Who = None,
) -> None:
    """Write the brief of one day (default: the last day with reports): every sentence cites the words behind it.

    Example: dateline brief --db sqlite:///war.db --date 2024-05-14 --out brief.html
    """
    from dateline.books import known_by

    if out is not None and out.is_dir():
        raise UsageError(f"{out} is a folder; name a file in it with --out.")
    chosen = form or (Format.HTML if out and out.suffix.lower() in (".html", ".htm") else Format.MD)
    ratings = ratings_of(sources)
    with books_to_write(db, who) as store:
        chosen_day = _day_with_reports(store, day, db)
        known = known_by(chosen_day, store, ratings)
        before = known_by(_day_before(chosen_day), store)
        page = _render(chosen_day, known, before, chosen)
        store.audit.note(export_of("brief", page, form=chosen, day=chosen_day))
    if out is None:
        write(page)
        return
    _save(page, out)
    complain(f"the brief of {chosen_day} is in {out}.")


def _day_with_reports(store: "Store", day: str | None, db: str) -> str:
    """The day asked for, else the last one with reports. Raises `UsageError` where there are no reports of it."""
    days = sorted({document.published[:10] for document in store.documents() if document.published})
    if not days:
        raise UsageError(f"{db} has no report with a date; add some with: dateline ingest REPORTS --db {db}")
    if day is not None and day not in days:
        raise UsageError(f"{db} has no report of {day}; it has reports from {days[0]} to {days[-1]}.")
    return day or days[-1]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _render(day: str, known: "Known", before: "Known", form: Format) -> bytes:
    from dateline.publish.compose import compose_brief
    from dateline.publish.html import to_html
    from dateline.publish.markdown import to_markdown

    readings = {reading.document.id: reading for reading in known.readings}
    documents = {document.id: document for document in known.documents}
    composed: Result[Brief] = compose_brief(day, known.events, readings, documents, before.events)
    (page,) = composed.records
    return (to_html(page, known.events) if form is Format.HTML else to_markdown(page)).encode()


def _save(page: bytes, out: Path) -> None:
    """Write the file, or leave the old one as it is. Raises `UsageError` where it cannot be written."""
    new = out.with_name(f".{out.name}.new")
    try:
        new.write_bytes(page)
        new.replace(out)
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}); name another file with --out.") from error
