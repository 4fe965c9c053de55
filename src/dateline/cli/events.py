"""`dateline events`: the events of a database, for a person, a program, a spreadsheet or a map."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.exports import export_of
from dateline.cli.options import DEFAULT_DB, Day, Db, Sources, Who, books_to_write, open_existing, ratings_of
from dateline.cli.output import complain, is_terminal, write, write_table

if TYPE_CHECKING:
    from dateline.corroborate import Ratings
    from dateline.model import Event
    from dateline.store import Store


class Format(StrEnum):
    """What `events` can print."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


def events(  # noqa: PLR0913 - the parameters are the options of the command line
    db: Db = DEFAULT_DB,
    day: Day = None,
    event: Annotated[
        str | None,
        typer.Option("--id", metavar="EVENT", help="One event, by its id or how it begins; an old id is followed."),
    ] = None,
    form: Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, else json.")] = None,
    sources: Sources = None,
    who: Who = None,
) -> None:
    """Print the events of a database, of all days, of one, or one event.

    Example: dateline events --db sqlite:///war.db --date 2024-05-14 --format csv > events.csv
    """
    chosen = form or (Format.TABLE if is_terminal() else Format.JSON)
    ratings = ratings_of(sources)
    if chosen is Format.TABLE:
        from dateline.cli.tables import event_table

        with open_existing(db) as store:
            found = _rated(_found(store, day, event, db), ratings, store)
        write_table(event_table(found))
        return
    with books_to_write(db, who) as store:
        found = _rated(_found(store, day, event, db), ratings, store)
        data = _exported(found, chosen, store)
        store.audit.note(export_of("events", data, form=chosen, day=day, events=len(found)))
    write(data)


def _found(store: "Store", day: str | None, event: str | None, db: str) -> "tuple[Event, ...]":
    """The events that are asked for; where there is none, or an id leads elsewhere, that is said."""
    found = store.events(day)
    if event is not None:
        now = store.names.lead(event)
        if not now.startswith(event) and not now.partition(":")[2].startswith(event):
            complain(f"{event} was merged, and now is {now}.")
        parts = [lead.new for lead in store.names.redirects() if lead.kind == "split" and lead.old == now]
        if parts:
            complain(f"a part of {now} now is {' and '.join(parts)}.")
        found = tuple(one for one in found if one.id == now)
    if not found:
        complain(
            f"{db} has no {'such event' if event else 'events'}{f' on {day}' if day else ''}; "
            f"add reports with: dateline ingest REPORTS --db {db}"
        )
    return found


def _rated(found: "tuple[Event, ...]", ratings: "Ratings | None", store: "Store") -> "tuple[Event, ...]":
    """The events with the letters of a user's list of sources, where one is given."""
    if ratings is None:
        return found
    from dateline.corroborate import rated

    return rated(found, ratings, store.documents())


def _exported(found: "tuple[Event, ...]", form: Format, store: "Store") -> bytes:
    """The events in a format that leaves the house; in a table or a map nothing is ungrounded, and nobody private is named."""
    if form is Format.JSON:
        from dateline.codec import to_json

        return to_json(found, indent=2) + b"\n"
    readings = {reading.document.id: reading for reading in store.readings()}
    documents = {document.id: document for document in store.documents()}
    if form is Format.CSV:
        from dateline.publish.csv_export import to_csv

        return to_csv(found, readings, documents).encode()
    from dateline.publish.geojson import to_geojson

    return to_geojson(found, readings, documents) + b"\n"
