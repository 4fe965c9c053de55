"""Schema 9: the log vouches for judgements and for the ids of events too; those that are there are entered in it."""

from alembic import op

from dateline.store.adopt import adopt_decisions

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Enter them as they are on record; the tables stay what they were."""
    adopt_decisions(op.get_bind())
