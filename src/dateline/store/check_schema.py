"""The database itself: its file, its tables, what guards them, and whether every value is of its column's type."""

from collections.abc import Iterator
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Boolean, Column, Connection, Float, Integer, LargeBinary, func, select

from dateline.store import tables
from dateline.store.schema import APPEND_ONLY, METADATA
from dateline.store.search_tables import WORD_INDEXES

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
_STORED = (((Integer, Boolean), ["integer"]), ((Float,), ["integer", "real"]), ((LargeBinary,), ["blob"]))
_VERBS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def file_faults(connection: Connection) -> Iterator[str]:
    """What SQLite says of its own file; a PostgreSQL server looks after that itself."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"The file is damaged: {said}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points to a row of {parent} that is not there."


def schema_faults(connection: Connection) -> Iterator[str]:
    """Where tables, columns and indexes are not those that this Dateline made, or a guard is missing."""
    ours = MigrationContext.configure(connection, opts={"include_name": _is_ours})
    for difference in compare_metadata(ours, METADATA):
        yield f"The tables are not those of this version: {_told(difference)}."
    there = set(connection.exec_driver_sql(_TRIGGERS[connection.dialect.name]).scalars())
    for table in APPEND_ONLY:
        for verb in _VERBS[connection.dialect.name]:
            if f"{table.name}_no_{verb}" not in there:
                yield f"Nothing keeps {table.name} from {verb}: the guard {table.name}_no_{verb} is gone."
    if connection.scalar(select(func.count()).select_from(tables.withdrawing)):
        yield "A withdrawal was left open: the table withdrawing holds a row, and nothing is guarded."


def _is_ours(name: str | None, kind: str, parents: Any) -> bool:
    """Not the index of words, which each database keeps in its own way."""
    return name in METADATA.tables if kind == "table" else name not in WORD_INDEXES


def _told(difference: Any) -> str:
    """A difference as Alembic has it, on one line."""
    kind, *parts = difference if isinstance(difference, tuple) else difference[0]
    names = (part if isinstance(part, str) else getattr(part, "name", None) for part in parts)
    return " ".join((kind, *(name for name in names if name)))


def type_faults(connection: Connection) -> Iterator[str]:
    """Columns of SQLite's that hold what is not of their type: it lets anything stand anywhere, PostgreSQL nothing."""
    if connection.dialect.name != "sqlite":
        return
    for table in METADATA.sorted_tables:
        counts = connection.execute(select(*(func.sum(_is_odd(column)) for column in table.columns))).one()
        if odd := [column.name for column, count in zip(table.columns, counts, strict=True) if count]:
            yield f"In {table.name} not every value of {' and '.join(odd)} is of its type."


def _is_odd(column: Column[Any]) -> Any:
    """Whether a value is of another type than its column."""
    allowed = next((names for kinds, names in _STORED if isinstance(column.type, kinds)), ["text"])
    return func.typeof(column).not_in([*allowed, "null"] if column.nullable else allowed)
