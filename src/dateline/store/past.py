"""Earlier readings: every version of an engine that read a document has left its own."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from dateline.model import Difference, UsageError, Version
from dateline.prefixes import by_prefix
from dateline.store.difference import Read, difference
from dateline.store.readings import stored_readings
from dateline.store.rows import Row
from dateline.store.tables import documents, readings, versions

_IDS = "dateline events --format json"  # prints the ids of documents


def differences(connection: Connection, document: str | None) -> Iterator[Difference]:
    """What the last reading of each document changed, against the one before; of one document where it is named.

    A document is named by its id, the beginning of it, or its path. Raises `UsageError` where there is none of that
    name, or several.
    """
    query = select(readings.c.document).group_by(readings.c.document).having(func.count() > 1)
    if document is not None:
        query = query.where(readings.c.document == _named(connection, document))
    for key in connection.scalars(query.order_by(readings.c.document)).all():
        yield difference(*_last_two(connection, key))


def _named(connection: Connection, name: str) -> str:
    columns = documents.c
    found = connection.scalars(select(columns.id).where(columns.path == name).order_by(columns.id)).all()
    if len(found) > 1:
        raise UsageError(f"Several documents were read from {name!r} ({', '.join(found[:3])} …); give the id of one.")
    return found[0] if found else by_prefix(name, connection.scalars(select(columns.id)), "document", _IDS)


def _last_two(connection: Connection, document: str) -> tuple[Read, Read]:
    """The last reading but one, and the last, each with what made it."""
    query = select(readings.c.id, versions).join_from(readings, versions).where(readings.c.document == document)
    rows = connection.execute(query.order_by(readings.c.id.desc()).limit(2)).mappings()
    made: dict[int, Version] = {row["id"]: _version(dict(row)) for row in rows}
    before, after = ((made[number], reading) for number, reading in stored_readings(connection, tuple(made)))
    return before, after


def _version(row: Row) -> Version:
    """What a row of versions says; the key is the engine with the digest of the rest."""
    engine = row["engine"]
    if row["rules"] is not None or row["model"] is not None:
        engine = engine.rpartition("+")[0]
    return Version(engine, row["rules"], row["model"])
