"""How rows get into the tables: what is there already is never an error and never changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    true,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import Text

from dateline.store.rows import Row
from dateline.store.tables import Json

_AT_ONCE = 1000  # rows that one statement takes, and that are held in memory
_INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_unless_there(connection: Connection, table: Table, row: Row) -> Any:
    """The row's key where it was added; None where a row of that key, or of another unique one, is there already.

    Where another writer is adding the same row just now, this waits for what becomes of it.
    """
    columns = tuple(table.primary_key)
    statement = _INSERTS[connection.dialect.name](table).values(row).on_conflict_do_nothing().returning(*columns)
    return connection.scalar(statement)


def insert_rows(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Add the rows, of which none may be there."""
    for at in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(table), rows[at : at + _AT_ONCE])


class Change:
    """What must be done so that a table of the snapshot holds these rows and no others: a row that is right stays."""

    def __init__(
        self, connection: Connection, rows: Iterable[Row], column: Column[Any], among: Collection[str] | None = None
    ) -> None:
        """Compare the rows with those that are there, as the database keeps them.

        `among`: look only at the rows of the column's table that have one of these values in the column.
        """
        self._connection, self._table, self._column, self._among = connection, column.table, column, among
        self._keys = tuple(self._table.primary_key.columns)
        wanted = {tuple(row[column.name] for column in self._keys): row for row in rows}
        self._gone: list[tuple[Any, ...]] = []
        self._changed: list[Row] = []
        for key, old in self._known():
            new = wanted.pop(key, None)
            if new is None:
                self._gone.append(key)
            elif old != self._kept(new):
                self._changed.append(new)
        self._added = list(wanted.values())

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self._gone or self._changed or self._added)

    def remove(self) -> None:
        """Remove what is there and should not be."""
        matches = and_(*(column == bindparam(f"key_{column.name}") for column in self._keys))
        if self._gone:
            self._connection.execute(delete(self._table).where(matches), [self._named(key) for key in self._gone])

    def write(self) -> None:
        """Change what is there otherwise, and add what is missing."""
        matches = and_(*(column == bindparam(f"key_{column.name}") for column in self._keys))
        if self._changed:
            rows = [row | self._named(tuple(row[c.name] for c in self._keys)) for row in self._changed]
            values: Row = {c.name: bindparam(c.name) for c in self._table.c if c not in self._keys}
            self._connection.execute(update(self._table).where(matches).values(values), rows)
        insert_rows(self._connection, self._table, self._added)

    def _known(self) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        """Key and values of each row that is looked at."""
        if self._among is None:
            return self._there(true())
        values = sorted(self._among)
        some = (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
        return (row for batch in some for row in self._there(self._column.in_(batch)))

    def _there(self, condition: ColumnElement[bool]) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        """Key and values of the rows that meet it, records as their text: comparing texts is quicker than reading them."""
        columns = (type_coerce(c, Text) if isinstance(c.type, Json) else c for c in self._table.c)
        size = len(self._keys)
        found = self._connection.execute(
            select(*self._keys, *columns).where(condition).execution_options(yield_per=_AT_ONCE)
        )
        return ((tuple(row[:size]), tuple(row[size:])) for row in found)

    def _kept(self, row: Row) -> tuple[Any, ...]:
        dialect = self._connection.dialect
        return tuple(
            c.type.process_bind_param(row[c.name], dialect) if isinstance(c.type, Json) else row[c.name]
            for c in self._table.c
        )

    def _named(self, key: tuple[Any, ...]) -> Row:
        return {f"key_{column.name}": value for column, value in zip(self._keys, key, strict=True)}
