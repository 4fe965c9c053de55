"""What keeps tables append-only: triggers that refuse every change to a row that is there.

The one exception is a withdrawal. While `withdrawing` holds a row, rows may be changed and removed; it must be put
there and taken away within one transaction, so that no other transaction ever sees it and nothing stays open:

    INSERT INTO withdrawing (reason) VALUES ('…'); DELETE FROM claims WHERE …; DELETE FROM withdrawing;
"""

from collections.abc import Iterator

from sqlalchemy import Connection

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} WHEN NOT EXISTS (SELECT 1 FROM withdrawing)
BEGIN SELECT RAISE(ABORT, '{table} is append-only: {verb} refused'); END
"""
_FUNCTION = """
CREATE FUNCTION dateline_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM withdrawing) THEN
    RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused';
  END IF;
  RETURN NULL;
END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION dateline_append_only()
"""


def prepare_guards(connection: Connection) -> None:
    """Make what the guards need besides the table `withdrawing`, once for a database."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION)


def guard(connection: Connection, *tables: str) -> None:
    """Make tables append-only."""
    for table in tables:
        for statement in _statements(connection.dialect.name, table):
            connection.exec_driver_sql(statement)


def _statements(dialect: str, table: str) -> Iterator[str]:
    """One trigger for each way to change a row that is there."""
    if dialect == "sqlite":
        yield from (_SQLITE.format(table=table, verb=verb) for verb in ("update", "delete"))
    else:
        yield from (_POSTGRESQL.format(table=table, verb=verb) for verb in ("update", "delete", "truncate"))
