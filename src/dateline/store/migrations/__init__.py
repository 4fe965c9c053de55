"""How a database comes to the schema of this Dateline: one revision after the other, all of them or none.

The revisions are in `versions/`, a file each, named after the schema that they lead to; the newest is what this
Dateline writes. They run when a database is opened, in one transaction that no other process can enter: what breaks
off leaves the database as it was. A revision that was released is never changed again.

For whoever writes one: it describes its tables in its own words, since those of `tables` move on; it runs on both
databases; and on SQLite a table that others refer to is altered in place (`op.add_column`, `op.rename_table`), never
copied (`op.batch_alter_table`), which would lose the triggers that `guards` has put on it.
"""

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent
FIRST = 4  # the oldest schema that can be brought up to date
NEWEST = max(int(file.stem.removeprefix("schema_")) for file in FOLDER.glob("versions/schema_*.py"))


def migrate(connection: Connection, version: int | None) -> None:
    """Bring a database of that schema (None: an empty one) to the newest, in the transaction that is open."""
    from alembic import command  # a fifth of a second that a database of the newest schema does not need
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    if version == FIRST:  # written before there were revisions
        command.stamp(config, f"{FIRST:04}")
    command.upgrade(config, "head")
