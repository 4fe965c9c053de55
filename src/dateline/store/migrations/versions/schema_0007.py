"""Schema 7: the audit log and the tombstones of withdrawn documents; what was there before is entered in the log."""

import sqlalchemy as sa
from alembic import op

from dateline.store.adopt import adopt
from dateline.store.migrations.guards import guard

revision = "0007"
down_revision = "0006"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, guard them, and take the documents and readings that are there into the log."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", KEY, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", KEY, nullable=False),
        sa.Column("subject", KEY, nullable=False, index=True),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", KEY, nullable=False),
        sa.Column("hash", KEY, nullable=False),
    )
    op.create_table(
        "withdrawals",
        sa.Column("document", KEY, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
    )
    op.create_table("erasures", sa.Column("document", KEY, primary_key=True), sa.Column("at", KEY, nullable=False))
    guard(op.get_bind(), "audit", "withdrawals", "erasures")
    adopt(op.get_bind())
