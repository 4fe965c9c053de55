"""The tables that prove and remember: the audit log, and what stands where a report was withdrawn."""

from sqlalchemy import Column, Integer, Table, Text

from dateline.store.tables import KEY, metadata

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", KEY, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", KEY, nullable=False),
    Column("subject", KEY, nullable=False, index=True),
    Column("details", Text, nullable=False),
    Column("previous", KEY, nullable=False),
    Column("hash", KEY, nullable=False),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("document", KEY, primary_key=True),  # no foreign key: the document is gone
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", KEY, nullable=False),
    Column("claims", Integer, nullable=False),
)

erasures = Table(  # a withdrawal without one is not out of the database's files yet
    "erasures",
    metadata,
    Column("document", KEY, primary_key=True),
    Column("at", KEY, nullable=False),
)
