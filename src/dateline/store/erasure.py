"""What was withdrawn is taken out of the database's files too, where deleted rows leave their words behind.

SQLite keeps them in free pages and in the write-ahead file: VACUUM writes the file anew, and a checkpoint empties the
other. PostgreSQL keeps them in dead rows, and the commonest values of a column in its statistics: VACUUM FULL writes the
tables anew, ANALYZE the statistics.
"""

from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DBAPIError

from dateline.model import Act, StoreError
from dateline.store.audit import Hand, append, writing
from dateline.store.audit_tables import erasures
from dateline.store.connect import Door
from dateline.store.tables import metadata
from dateline.store.withdrawal import WORDLESS, Withdrawals

_PATIENCE = "30s"  # how long PostgreSQL waits for those who use a table
_READERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
AND backend_type = 'client backend' AND backend_xmin IS NOT NULL
"""


def erase(engine: Door, hand: Hand) -> tuple[str, ...]:
    """Make what was withdrawn unreadable in the database's files, and note that it is done. Returns the documents' ids.

    Raises `StoreError` where somebody else holds the database open; it can be done again at any time.
    """
    waiting = Withdrawals(engine, hand).unerased()
    if not waiting or isinstance(engine, Connection):  # a transaction that is open can rewrite no file
        return ()
    try:
        is_done = _rewrite_file(engine) if engine.dialect.name == "sqlite" else _rewrite_tables(engine)
    except DBAPIError as error:
        raise StoreError(_unerased(str(error.orig))) from error
    except engine.dialect.loaded_dbapi.Error as error:
        raise StoreError(_unerased(str(error))) from error
    if not is_done:
        raise StoreError(_unerased("somebody else is reading it"))
    with writing(engine) as connection:
        again = Withdrawals(connection, hand).unerased()
        done = tuple(document for document in waiting if document in again)
        for document in done:
            connection.execute(insert(erasures).values(document=document, at=hand.now()))
        append(connection, hand, *(Act("erasure", document) for document in done))
    return done


def _unerased(reason: str) -> str:
    return (
        f"What was withdrawn is out of the tables, but still in the files of the database ({reason.splitlines()[0]}); "
        "end what else uses it, see that the disk has room, and give the same command again."
    )


def _rewrite_file(engine: Engine) -> bool:
    """Write SQLite's file anew, and empty its write-ahead file; False where a reader still needs that."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("VACUUM")
        is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    finally:
        connection.close()


def _rewrite_tables(engine: Engine) -> bool:
    """Write PostgreSQL's tables anew; False where an older transaction may still see the deleted rows."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.scalar(text(_READERS)):
            return False
        connection.detach()  # what is set here is of no concern to who uses the connection next
        connection.execute(text(f"SET lock_timeout = '{_PATIENCE}'"))
        for table in metadata.sorted_tables:
            if table.name not in WORDLESS:
                connection.execute(text(f'VACUUM (FULL, ANALYZE) "{table.name}"'))
    return True
