"""Opening a database: the only place that knows which database it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dateline.model import StoreError
from dateline.store.tables import SCHEMA_VERSION, dateline_schema, metadata


def connect(url: str) -> Engine:
    """An engine for the database at the address, with our tables in it.

    Raises `StoreError` where the address is none, the file cannot be opened or written, or it is not one of ours.
    """
    parsed = _parsed(url)
    try:
        engine = create_engine(parsed)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"There is no driver for {url} ({error}); install it or use sqlite:///FILE.") from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
    try:
        _prepare(engine, parsed)
    except (DBAPIError, StoreError) as error:
        engine.dispose()
        if isinstance(error, StoreError):
            raise
        raise StoreError(_unopened(url, parsed, error)) from error
    return engine


@contextmanager
def reported(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is kept, or nothing. A database that refuses raises `StoreError`."""
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        place = engine.url.render_as_string(hide_password=True)
        raise StoreError(
            f"The database {place} refused ({error.orig}); "
            "see that it is writable, not full and not in use, and try again."
        ) from error


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no database address; write sqlite:///{Path(url).name or 'day.db'}.") from error


def _prepare(engine: Engine, url: URL) -> None:
    """Check whose database it is, before anything is written to it; give an empty one our tables."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        if dateline_schema.name in names:
            _check_version(connection, url)
        elif names:
            raise StoreError(f"{url.database} is a database, but not one of Dateline's; name another file.")
    if url.get_backend_name() == "sqlite":
        _write_ahead(engine)
    with engine.begin() as connection:
        metadata.create_all(connection)
        if connection.scalar(select(dateline_schema.c.version)) is None:
            connection.execute(dateline_schema.insert().values(version=SCHEMA_VERSION))


def _check_version(connection: Connection, url: URL) -> None:
    version = connection.scalar(select(dateline_schema.c.version))
    if version is not None and version != SCHEMA_VERSION:
        raise StoreError(
            f"{url.database} has schema {version} and this Dateline writes {SCHEMA_VERSION}; "
            f"use the Dateline that wrote it, or ingest the reports again into a new file."
        )


def _set_pragmas(connection: Any, _record: Any) -> None:
    """What every SQLite connection is told: keep references whole, and wait for another writer, 30 seconds at most."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.close()


def _write_ahead(engine: Engine) -> None:
    """Let readers read while one writes; the setting stays with the file."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _unopened(url: str, parsed: URL, error: DBAPIError) -> str:
    if "not a database" in str(error.orig):
        return f"{parsed.database} is not a database; name another file."
    return f"{url} cannot be opened or written ({error.orig}); see that the folder exists and is writable."
