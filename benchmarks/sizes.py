"""How large the books become: generated reports with their readings, events and indexes, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

from rich.table import Table
from sqlalchemy.engine import make_url

from benchmarks.scaling import IN_A_REPORT, generated
from benchmarks.search import addresses
from dateline.model import Document, Reading
from dateline.pipeline import corroborate_store
from dateline.store import open_store
from dateline.store.connect import connect
from dateline.store.schema import METADATA

Sizes = dict[str, int]  # bytes, by table, its indexes included; "all" is the whole database
_TOP = 8  # tables that are shown
_IN_SQLITE = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
_OF_INDEXES = "SELECT name, tbl_name FROM sqlite_master"
_IN_POSTGRESQL = (
    "SELECT relname, pg_total_relation_size(oid) FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


def size_table(documents: int) -> Iterator[Table]:
    """The bytes that a thousand reports take, all in all and in the largest tables."""
    made, readings, _ = generated(documents * IN_A_REPORT, Random(1))
    mean = sum(len(document.text) for document in made) / len(made)
    with ExitStack() as stack:
        columns = {name: _filled(address, made, readings) for name, address in addresses(stack)}
    table = Table(
        title=f"{len(made):,} reports of {mean:.0f} characters and {IN_A_REPORT} event mentions each: MB for 1,000"
    )
    for column in ("what", *columns):
        table.add_column(column, justify="left" if column == "what" else "right")
    first = next(iter(columns.values()))
    for what in sorted(first, key=lambda name: -first[name])[:_TOP]:
        table.add_row(what, *(f"{1000 * found.get(what, 0) / len(made) / 1e6:.2f}" for found in columns.values()))
    yield table


def _filled(address: str, documents: tuple[Document, ...], readings: tuple[Reading, ...]) -> Sizes:
    """Keep the reports in one transaction, work the events out, and see what that takes."""
    empty = sizes(address)
    with open_store(address) as store:
        with store.together() as books:
            for document, reading in zip(documents, readings, strict=True):
                books.add(document, reading)
        corroborate_store(store)
    full = sizes(address)
    return {name: size - empty.get(name, 0) for name, size in full.items()}


def sizes(address: str) -> Sizes:
    """Bytes of each table of ours with its indexes, of the search's index of words, and of the database."""
    engine = connect(address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")
            total = int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)
            found = {str(name): int(size) for name, size in connection.exec_driver_sql(_IN_POSTGRESQL)}
        else:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            total = Path(str(make_url(address).database)).stat().st_size
            owner = {str(name): str(table) for name, table in connection.exec_driver_sql(_OF_INDEXES)}
            found = {}
            for name, size in connection.exec_driver_sql(_IN_SQLITE):
                table = owner.get(name, name)
                found[table] = found.get(table, 0) + int(size)
    engine.dispose()
    return {"all": total, **{name: size for name, size in found.items() if name in METADATA.tables or "words" in name}}
