"""The tables hold every field, and are made for more than one database."""

from dataclasses import fields

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from dateline.model import Contest, Document, EventMention, Finding, Link, Quotation
from dateline.store import tables


@pytest.mark.parametrize(
    ("record", "table"),
    [
        (Document, tables.documents),
        (EventMention, tables.event_mentions),
        (Contest, tables.contests),
        (Quotation, tables.quotations),
        (Finding, tables.findings),
        (Link, tables.links),
    ],
)
def test_every_field_has_a_column(record: type, table: Table) -> None:
    """A field that is added to a record must get a column, or its values would be lost."""
    assert {f.name for f in fields(record)} <= set(table.c.keys())


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: str(table.name))
def test_the_tables_can_be_made_on_both_databases(table: Table) -> None:
    """No type and no option that SQLite or PostgreSQL does not know."""
    for dialect in (sqlite.dialect(), postgresql.dialect()):  # type: ignore[no-untyped-call]  # of SQLAlchemy's own
        assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith(f"CREATE TABLE {table.name}")
