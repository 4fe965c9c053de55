"""A whole database into another one, of the same engine or the other, row for row."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, func, insert, select, type_coerce
from sqlalchemy.types import Text

from dateline.model import Act, UsageError
from dateline.store.audit import Audit, Hand, account, append, writing
from dateline.store.connect import connect, viewed
from dateline.store.schema import METADATA, Tell
from dateline.store.tables import Json, dateline_schema, readings

_AT_ONCE = 500  # rows in memory together


def copy_database(source: str, target: str, tell: Tell, hand: Hand | None = None) -> int:
    """Copy everything into a database that is empty, or not there yet, and give the number of rows.

    All of it is copied or nothing. Both logs say who did it (`hand`, default: the account that runs this process): the
    source's that it was given out, the copy's besides that it came in. Raises `StoreError` where one of the two cannot
    be opened, read or written, `UsageError` where the target is not empty.
    """
    old, new = connect(source), None
    try:
        new = connect(target)
        return _copy(old, new, tell, hand or Hand(account()))
    finally:
        old.dispose()
        if new is not None:
            new.dispose()


def _copy(old: Engine, new: Engine, tell: Tell, hand: Hand) -> int:
    copied = tuple(table for table in METADATA.sorted_tables if table is not dateline_schema)
    with viewed(new) as target:
        _check_empty(target, copied)
    Audit(old, hand).note(Act("export", "database", {"to": new.dialect.name}))
    with viewed(old.execution_options(**_one_state(old))) as source, writing(new) as target:
        _check_empty(target, copied)  # another process may have been faster
        total, done = sum(_count(source, table) for table in copied), 0
        for table in copied:
            for rows in _chunks(source, table):
                target.execute(_insertion(table), rows)
                done += len(rows)
                tell(table.name, done, total)
        if target.dialect.name == "postgresql":
            _go_on_counting(target)
        append(target, hand, Act("import", "database", {"from": old.dialect.name, "rows": total}))
    return total


def _one_state(engine: Engine) -> dict[str, Any]:
    """What makes a transaction see one state of the database, whoever writes meanwhile; SQLite's always do."""
    return {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}


def _check_empty(target: Connection, copied: tuple[Table, ...]) -> None:
    full = next((table.name for table in copied if _count(target, table)), None)
    if full is not None:
        raise UsageError(f"The database to copy into is not empty: it has {full}; name one that is not there yet.")


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _chunks(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows as the database keeps them: the text of a record is copied, not read and written anew."""
    columns = (type_coerce(c, Text).label(c.name) if isinstance(c.type, Json) else c for c in table.c)
    query = select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    rows = iter(source.execute(query).mappings())
    while some := [dict(row) for row in islice(rows, _AT_ONCE)]:
        yield some


def _insertion(table: Table) -> Any:
    types = {c.name: Text if isinstance(c.type, Json) else c.type for c in table.c}
    return insert(table).values({name: bindparam(name, type_=kind) for name, kind in types.items()})


def _go_on_counting(target: Connection) -> None:
    """Have PostgreSQL number the next reading after those that came with a number."""
    last = target.scalar(select(func.max(readings.c.id)))
    if last is not None:
        target.execute(select(func.setval(func.pg_get_serial_sequence("readings", "id"), last)))
