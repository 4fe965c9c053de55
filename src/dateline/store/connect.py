"""Opening a database: the only place that knows which database it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from dateline.address import shown
from dateline.model import StoreError
from dateline.store.index_check import index_all
from dateline.store.migrations import FIRST, NEWEST, migrate
from dateline.store.tables import dateline_schema
from dateline.store.wholeness import check_whole

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}
_POSTGRESQL = "postgresql+psycopg://USER@HOST/DATABASE"
_SQLITE_OPTIONS = frozenset({"timeout"})  # seconds
_ODD = (ValueError, TypeError, ArgumentError)  # what drivers raise where an option cannot be what it is set to
_WAIT = 30  # seconds that one writer waits for another on SQLite, and that a server has to answer
INDEXED = 8  # the first schema whose search is as it is now: an older database is made findable anew
_OPENING = 0x0DA7E11E  # PostgreSQL's number for the lock on bringing a database up to date


def connect(url: str) -> Engine:
    """An engine for the database at the address, with our tables in it, brought up to date where it is older.

    Raises `StoreError` where the address is none, the file or the server cannot be reached or written, or the
    database is not one of ours.
    """
    engine = _engine(url)
    try:
        _prepare(engine)
    except (DBAPIError, StoreError, *_ODD) as error:
        engine.dispose()
        if isinstance(error, StoreError):
            raise
        raise StoreError(
            _unopened(engine.url, error) if isinstance(error, DBAPIError) else _odd_value(url, error)
        ) from error
    return engine


def _odd_value(url: str, error: Exception) -> str:
    return f"An option of the address {shown(url)} has no such value ({error})."


Door = Engine | Connection  # a connection is one whose transaction is open: what is done is part of it


@contextmanager
def reported(door: Door) -> Iterator[Connection]:
    """One transaction that may write: all of it is kept, or nothing. A database that refuses raises `StoreError`.

    On SQLite it has the file to itself from its first word, so that what it reads cannot be outdated when it writes.
    """
    if isinstance(door, Connection):
        yield door
    else:
        with _transaction(door.execution_options(sqlite_begin="IMMEDIATE")) as connection:
            yield connection


@contextmanager
def viewed(door: Door) -> Iterator[Connection]:
    """One transaction that only reads, and is never in a writer's way. Raises `StoreError` as `reported` does."""
    if isinstance(door, Connection):
        yield door
    else:
        with _transaction(door) as connection:
            yield connection


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise StoreError(_refused(engine.url, error)) from error


def _engine(url: str) -> Engine:
    """What connects to the address; nothing is opened yet."""
    parsed = _parsed(url)
    try:
        engine = create_engine(parsed, connect_args=_arguments(parsed))
    except _ODD as error:
        raise StoreError(_odd_value(url, error)) from error
    except ImportError as error:
        raise StoreError(
            f"The package that speaks to {shown(url)} is not installed; install it with: pip install 'dateline[postgres]'"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _parsed(url: str) -> URL:
    """The address in its parts. Raises `StoreError` where it is none of a database that Dateline can use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        name = Path(url).name or "day.db"
        raise StoreError(f"{shown(url)!r} is no database address; write sqlite:///{name}.") from error
    if parsed.drivername not in _DRIVERS:
        raise StoreError(f"There is no driver for {shown(url)}; use sqlite:///FILE or {_POSTGRESQL}.")
    if "@" in (parsed.host or ""):
        raise StoreError(f"{shown(url)} has an @ too many; in a name or a password write it as %40.")
    parsed = parsed.set(drivername=_DRIVERS[parsed.drivername])
    _check_parts(parsed, shown(url))
    return parsed


def _check_parts(url: URL, address: str) -> None:
    """Raise `StoreError` where a part of the address would be passed over, or cannot be meant."""
    if url.get_backend_name() != "sqlite":
        if not url.database and "dbname" not in url.query and "service" not in url.query:
            raise StoreError(f"{address} names no database; write it as {_POSTGRESQL}.")
        return
    odd = next((option for option in url.query if option not in _SQLITE_OPTIONS), None)
    if odd is not None:
        raise StoreError(
            f"{address} has an option that SQLite does not know ({odd!r}); leave out what stands behind the ?."
        )
    if url.host or url.port or url.username or url.password:
        raise StoreError(
            f"{address} names a server, and SQLite has none; write a file as sqlite:///{Path(address).name}."
        )


def _arguments(url: URL) -> dict[str, Any]:
    """What the driver is told: SQLite to wait for another writer, PostgreSQL not to wait for ever for the server."""
    waiting = "timeout" if url.get_backend_name() == "sqlite" else "connect_timeout"
    return {} if waiting in url.query else {waiting: _WAIT}


def _prepare(engine: Engine) -> None:
    """Check whose database it is, before anything is written to it; bring it to the newest schema."""
    with engine.connect() as connection:
        if path := file_of(engine.url):
            check_whole(connection, path)
        version = _version(connection)
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    if version != NEWEST:
        with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_OPENING)))
            version = _version(connection)  # another process may have been faster
            if version != NEWEST:
                migrate(connection, version)
                if version is not None and version < INDEXED:
                    index_all(connection)


def file_of(url: URL) -> Path | None:
    """The file of a database of SQLite's; None where it has none, or is on a server."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    path = Path(str(url.database))
    return path if is_file and path.is_file() else None


def _version(connection: Connection) -> int | None:
    """The schema of a database, None where it is empty. Raises `StoreError` where it is none that we can use."""
    place = _place(connection.engine.url)
    names = inspect(connection).get_table_names()
    if not names:
        return None
    if dateline_schema.name not in names:
        raise StoreError(f"{place} is a database, but not one of Dateline's; name another one.")
    version = connection.scalar(select(dateline_schema.c.version))
    if version is None or not FIRST <= version <= NEWEST:
        raise StoreError(
            f"{place} has schema {version} and this Dateline writes {NEWEST}; "
            f"use the Dateline that wrote it, or ingest the reports again into a new database."
        )
    return int(version)


def _set_up(connection: Any, _record: Any) -> None:
    """What every SQLite connection is told: keep references whole, and let us say where a transaction begins."""
    connection.isolation_level = None  # the driver's own transactions leave out CREATE TABLE
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA recursive_triggers = ON")  # or INSERT OR REPLACE would slip past the guards
    cursor.close()


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _write_ahead(engine: Engine) -> None:
    """Let readers read while one writes; the setting stays with the file. Raises `StoreError` where it cannot be written."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    except engine.dialect.loaded_dbapi.Error as error:
        raise StoreError(
            f"{_place(engine.url)} cannot be written ({error}); see that it and its folder are writable and no other "
            "program holds it."
        ) from error
    finally:
        connection.close()


def _place(url: URL) -> str:
    """The database as a person is told of it."""
    is_file = url.get_backend_name() == "sqlite" and url.database
    return str(url.database) if is_file else shown(url.render_as_string(hide_password=True))


def _reason(error: DBAPIError) -> str:
    """What the database said, its first line only: PostgreSQL goes on with the rows that it was about."""
    return next((line.strip() for line in str(error.orig).splitlines() if line.strip()), "no reason given")


def _refused(url: URL, error: DBAPIError) -> str:
    """What went wrong in the middle of the work, with the way out."""
    if error.connection_invalidated:
        return (
            f"The connection to {_place(url)} was lost ({_reason(error)}); "
            "what was reported as kept is there: when the server answers again, give the same command again."
        )
    if _is_damaged(error):
        return _damaged(url, error)
    return (
        f"The database {_place(url)} refused ({_reason(error)}); "
        "see that it is writable, not full and not in use, and try again."
    )


def _is_damaged(error: DBAPIError) -> bool:
    return "malformed" in str(error.orig)


def _damaged(url: URL, error: DBAPIError) -> str:
    return (
        f"{_place(url)} is damaged, or was not copied whole ({_reason(error)}); copy it again, with its -wal file where "
        "there is one, while nothing writes to it."
    )


def _unopened(url: URL, error: DBAPIError) -> str:
    if "connection option" in str(error.orig):
        return f"{_place(url)} is no address of a server ({_reason(error)}); write it as {_POSTGRESQL}."
    if url.get_backend_name() != "sqlite":
        return f"{_place(url)} cannot be opened ({_reason(error)}); see that the server runs and lets this user in."
    if "not a database" in str(error.orig):
        return f"{url.database} is not a database; name another file."
    if _is_damaged(error):
        return _damaged(url, error)
    return f"{url} cannot be opened or written ({error.orig}); see that the folder exists and is writable."
