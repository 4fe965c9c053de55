"""The tables that prove and remember: the audit log, and what stands where a report was withdrawn."""

from sqlalchemy import Column, Integer, String, Table, Text

from dateline.store.tables import metadata

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("details", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("document", String, primary_key=True),  # no foreign key: the document is gone
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("claims", Integer, nullable=False),
)

erasures = Table(  # a withdrawal without one is not out of the database's files yet
    "erasures",
    metadata,
    Column("document", String, primary_key=True),
    Column("at", String, nullable=False),
)
