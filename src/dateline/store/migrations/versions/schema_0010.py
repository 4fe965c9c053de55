"""Schema 10: what linking made of each document, so that the next run does only what has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, empty: the next run works everything out, and with it the links, which then stand inside events alone."""
    op.create_index("ix_event_members_mention", "event_members", ["mention"])
    op.create_table(
        "workings",
        sa.Column("document", KEY, primary_key=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("original", KEY, nullable=False, index=True),
        sa.Column("is_judged", sa.Boolean, nullable=False),
        sa.Column("mentions", KEY, nullable=False),
        sa.Column("groups", KEY, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.Column("heads", sa.LargeBinary, nullable=False),
        sa.Column("kinds", sa.LargeBinary, nullable=False),
        sa.Column("keys", sa.LargeBinary, nullable=False),
    )
