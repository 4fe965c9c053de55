"""What Alembic runs, once for each time a database is brought up to date: every revision that it lacks."""

from collections.abc import Collection
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy import Connection, column, insert, table, update

_SCHEMA = table("dateline_schema", column("version"))


def _note(ctx: MigrationContext, step: MigrationInfo, heads: Collection[str], run_args: Any) -> None:
    """Say in our own table which schema it is now: what every Dateline, older ones too, looks at first."""
    version = {"version": int(max(heads))}
    if not _connection.execute(update(_SCHEMA).values(version)).rowcount:
        _connection.execute(insert(_SCHEMA).values(version))


_connection: Connection = context.config.attributes["connection"]
context.configure(connection=_connection, on_version_apply=_note)
context.run_migrations()
