"""Schema 5: the linker's judgements are called links, readings know what made them, the record is append-only.

An event's place in the order of all is no longer kept: it follows from the event, and one more would change all others.
"""

import sqlalchemy as sa
from alembic import op

from dateline.store.migrations.guards import guard, prepare_guards

revision = "0005"
down_revision = "0004"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
APPEND_ONLY = (
    "documents",
    "versions",
    "readings",
    "event_mentions",
    "claims",
    "contests",
    "quotations",
    "persons",
    "findings",
)


def upgrade() -> None:
    """Rename, add two columns that nobody knows the value of for what was read before, and guard."""
    op.rename_table("judgements", "links")
    op.add_column("versions", sa.Column("rules", KEY))
    op.add_column("versions", sa.Column("model", KEY))
    op.drop_column("events", "position")
    op.create_table("withdrawing", sa.Column("reason", sa.Text, nullable=False))
    prepare_guards(op.get_bind())
    guard(op.get_bind(), *APPEND_ONLY)
