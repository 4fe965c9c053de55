"""Schema 4: documents, readings and the snapshot of events; the first that can be brought up to date."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = None

# PostgreSQL compares these as bytes, whatever the language of the server; SQLite always does
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables in an empty database."""
    op.create_table("dateline_schema", sa.Column("version", sa.Integer, primary_key=True, autoincrement=False))
    _documents()
    _readings()
    _mentions_and_claims()
    _other_parts()
    _snapshot()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("dateline_place", sa.Text),
        sa.Column("published", KEY, index=True),
        sa.Column("language", KEY),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text),
        sa.Column("syndicated_from", sa.Text),
        sa.Column("blocks", sa.Text, nullable=False),
        sa.Column("segments", sa.Text, nullable=False),
        sa.Column("published_at", KEY),
    )


def _readings() -> None:
    op.create_table("versions", sa.Column("engine", KEY, primary_key=True))
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", KEY, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("engine", KEY, sa.ForeignKey("versions.engine"), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("dateline_place", sa.Text),
        sa.Column("published", KEY),
        sa.Column("language", KEY),
        sa.UniqueConstraint("document", "engine"),
    )


def _part(name: str, *columns: sa.Column[object]) -> None:
    """A table of what one reading holds, in its order."""
    op.create_table(
        name,
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
    )


def _mentions_and_claims() -> None:
    _part(
        "event_mentions",
        sa.Column("id", KEY, nullable=False, index=True),
        sa.Column("event_type", KEY, nullable=False),
        sa.Column("sub_event_type", KEY, nullable=False),
        sa.Column("trigger", sa.Text, nullable=False),
        sa.Column("polarity", KEY, nullable=False),
        sa.Column("modality", KEY, nullable=False),
        sa.Column("date", sa.Text),
        sa.Column("places", sa.Text, nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("numbers", sa.Text, nullable=False),
        sa.Column("control", sa.Text),
        sa.Column("totals", sa.Text, nullable=False),
    )
    _part(
        "claims",
        sa.Column("id", KEY, nullable=False),
        sa.Column("event_mention", KEY, nullable=False, index=True),
        sa.Column("property", KEY, nullable=False),
        sa.Column("value_text", sa.Text),
        sa.Column("value_low", NUMBER),
        sa.Column("value_high", NUMBER),
        sa.Column("value_approximate", sa.Boolean),
        sa.Column("original", sa.Text, nullable=False),
        sa.Column("stance", KEY, nullable=False),
        sa.Column("certainty", KEY, nullable=False),
        sa.Column("speaker_name", sa.Text),
        sa.Column("speaker_entity", KEY),
        sa.Column("speaker_start", sa.Integer),
        sa.Column("speaker_end", sa.Integer),
        sa.Column("speaker_quote", sa.Text),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("span_quote", sa.Text),
        sa.Column("grounding", KEY, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float),
    )


def _other_parts() -> None:
    _part(
        "contests",
        sa.Column("event_mention", KEY, nullable=False),
        sa.Column("property", KEY, nullable=False),
        sa.Column("values", sa.Text, nullable=False),
    )
    _part("quotations", sa.Column("speaker", sa.Text), sa.Column("span", sa.Text, nullable=False))
    _part(
        "persons",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("standing", KEY, nullable=False),
        sa.Column("span", sa.Text, nullable=False),
        sa.Column("origin", KEY, nullable=False),
    )
    _part(
        "findings",
        sa.Column("stage", KEY, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("span", sa.Text),
    )


def _snapshot() -> None:
    op.create_table(
        "events",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("date_start", KEY),
        sa.Column("date_end", KEY),
        sa.Column("event_type", KEY, nullable=False),
        sa.Column("sub_event_type", KEY, nullable=False),
        sa.Column("country", KEY),
        sa.Column("record", sa.Text, nullable=False),
        sa.Index("events_by_date", "date_start", "date_end"),
    )
    op.create_table(
        "event_members",
        sa.Column("event", KEY, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("mention", KEY, primary_key=True),
    )
    op.create_table(
        "judgements",
        sa.Column("left", KEY, primary_key=True),
        sa.Column("right", KEY, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("features", sa.Text, nullable=False),
        sa.Column("judgement", KEY, nullable=False),
    )
