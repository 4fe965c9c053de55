"""Schema 6: what people judged, the words that it is bound to, the names of events, and where they went."""

import sqlalchemy as sa
from alembic import op

from dateline.store.migrations.guards import guard

revision = "0006"
down_revision = "0005"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables; what is on record is append-only, where ids lead to now is not."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("when", KEY, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("about", KEY),
        sa.Column("value", sa.Text),
        sa.Column("target", sa.Integer, sa.ForeignKey("judgements.number")),
    )
    op.create_table(
        "judgement_anchors",
        sa.Column("judgement", sa.Integer, sa.ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", KEY, nullable=False, index=True),
        sa.Column("span", sa.Text, nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("claim", sa.Text),
    )
    op.create_table(
        "event_names",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("born", sa.Integer, nullable=False, unique=True),
        sa.Column("parted_from", KEY),
    )
    op.create_table(
        "event_founders",
        sa.Column("event", KEY, sa.ForeignKey("event_names.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mention", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False, index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_table(
        "redirects",
        sa.Column("old", KEY, primary_key=True),
        sa.Column("new", KEY, primary_key=True),
        sa.Column("kind", KEY, nullable=False),
    )
    guard(op.get_bind(), "judgements", "judgement_anchors", "event_names", "event_founders")
