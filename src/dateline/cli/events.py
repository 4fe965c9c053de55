"""`dateline events`: the events of a database, for a person, a program, a spreadsheet or a map."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.exports import export_of
from dateline.cli.options import DEFAULT_DB, Day, Db, Sources, Who, open_existing, ratings_of
from dateline.cli.output import complain, is_terminal, write, write_table

if TYPE_CHECKING:
    from dateline.model import Event
    from dateline.store import Store


class Format(StrEnum):
    """What `events` can print."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


def events(
    db: Db = DEFAULT_DB,
    day: Day = None,
    form: Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, else json.")] = None,
    sources: Sources = None,
    who: Who = None,
) -> None:
    """Print the events of a database, of all days or of one.

    Example: dateline events --db sqlite:///war.db --date 2024-05-14 --format csv > events.csv
    """
    chosen = form or (Format.TABLE if is_terminal() else Format.JSON)
    ratings = ratings_of(sources)
    with open_existing(db, who) as store:
        found = store.events(day)
        if ratings is not None:
            from dateline.corroborate import rated

            found = rated(found, ratings, store.documents())
        if not found:
            complain(
                f"{db} has no events{f' on {day}' if day else ''}; add reports with: dateline ingest REPORTS --db {db}"
            )
        _print(found, chosen, store, day)


def _print(found: "tuple[Event, ...]", form: Format, store: "Store", day: str | None) -> None:
    if form is Format.TABLE:
        from dateline.cli.tables import event_table

        write_table(event_table(found))
    elif form is Format.JSON:
        from dateline.codec import to_json

        write(to_json(found, indent=2) + b"\n")
    else:
        data = _exported(found, form, store)
        store.audit.note(export_of("events", data, form=form, day=day, events=len(found)))
        write(data)


def _exported(found: "tuple[Event, ...]", form: Format, store: "Store") -> bytes:
    """The events in a format that leaves the house: nothing in it is ungrounded, and no private person is named."""
    readings = {reading.document.id: reading for reading in store.readings()}
    documents = {document.id: document for document in store.documents()}
    if form is Format.CSV:
        from dateline.publish.csv_export import to_csv

        return to_csv(found, readings, documents).encode()
    from dateline.publish.geojson import to_geojson

    return to_geojson(found, readings, documents) + b"\n"
