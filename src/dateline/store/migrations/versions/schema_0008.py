"""Schema 8: what a search looks things up in, and the database's own index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# The words are cut by ourselves, at blanks: of ASCII nothing is left but letters, digits and the sign of a break, and
# this tokenizer takes everything beyond ASCII for a letter.
SQLITE = (
    "CREATE VIRTUAL TABLE {words} USING fts5(folded, content='{texts}', content_rowid='number', "
    "tokenize=\"ascii tokenchars '='\")",
    "CREATE TRIGGER {words}_in AFTER INSERT ON {texts} BEGIN "
    "INSERT INTO {words}(rowid, folded) VALUES (new.number, new.folded); END",
    "CREATE TRIGGER {words}_out AFTER DELETE ON {texts} BEGIN "
    "INSERT INTO {words}({words}, rowid, folded) VALUES ('delete', old.number, old.folded); END",
)
# a tsvector ends at a megabyte: a longer text has the one term that every search looks for too
POSTGRESQL = (
    "ALTER TABLE {texts} ADD COLUMN terms tsvector GENERATED ALWAYS AS (CASE WHEN octet_length(folded) <= 1000000 "
    "THEN array_to_tsvector(string_to_array(btrim(folded), ' ')) ELSE array_to_tsvector(ARRAY['==']) END) STORED",
    "CREATE INDEX {words} ON {texts} USING gin (terms) WITH (fastupdate = off)",
    "ALTER TABLE {texts} ALTER COLUMN folded SET STATISTICS 0, ALTER COLUMN terms SET STATISTICS 0",
)
# what it was built with decides whether the server has the compression that is five times as fast to undo
FASTER = (
    "ALTER TABLE {texts} ALTER COLUMN folded SET COMPRESSION lz4",
    "ALTER TABLE {texts} ALTER COLUMN terms SET COMPRESSION lz4",
)
# statistics would keep the words of a withdrawn report where it leaves a table empty
UNCOUNTED = (
    "ALTER TABLE searched_documents ALTER COLUMN source SET STATISTICS 0",
    "ALTER TABLE searched_event_actors ALTER COLUMN name SET STATISTICS 0",
    "ALTER TABLE searched_event_sources ALTER COLUMN source SET STATISTICS 0",
)
_HAS_LZ4 = "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"


def upgrade() -> None:
    """Make the tables; whoever opens the database fills them."""
    _rows()
    _event_parts()
    if op.get_bind().dialect.name == "postgresql":
        for statement in UNCOUNTED:
            op.get_bind().exec_driver_sql(statement)
    for texts, words in (
        ("searched_document_texts", "document_words"),
        ("searched_quotation_texts", "quotation_words"),
        ("searched_event_texts", "event_words"),
    ):
        op.create_table(texts, _number(), sa.Column("folded", sa.Text, nullable=False))
        for statement in _statements():
            op.get_bind().exec_driver_sql(statement.format(texts=texts, words=words))


def _statements() -> tuple[str, ...]:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return SQLITE
    return POSTGRESQL + (FASTER if connection.exec_driver_sql(_HAS_LZ4).scalar() else ())


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=False)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _rows() -> None:
    op.create_table(
        "searched_documents",
        _number(),
        sa.Column("document", KEY, nullable=False, unique=True),
        sa.Column("source", KEY, index=True),
        sa.Column("language", KEY),
    )
    op.create_table(
        "searched_quotations",
        _number(),
        sa.Column("document", KEY, nullable=False, index=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "searched_events",
        _number(),
        sa.Column("event", KEY, nullable=False, unique=True),
        sa.Column("digest", KEY, nullable=False),
        sa.Column("first_day", sa.Integer),
        sa.Column("last_day", sa.Integer),
        sa.Column("type", KEY, nullable=False),
        sa.Column("contested", sa.Boolean, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("polarities", KEY, nullable=False),
        sa.Column("modalities", KEY, nullable=False),
        sa.Column("passages", sa.Text, nullable=False),
    )


def _event_parts() -> None:
    reals = ("x", "y", "z", "cosine", "sine", "angle")
    op.create_table(
        "searched_event_places",
        _number(),
        _position(),
        *(sa.Column(name, sa.Float(53), nullable=False) for name in reals),
    )
    op.create_table(
        "searched_event_actors",
        _number(),
        sa.Column("role", KEY, primary_key=True),
        sa.Column("name", KEY, primary_key=True),
    )
    op.create_table(
        "searched_event_tolls",
        _number(),
        _position(),
        sa.Column("measure", KEY, nullable=False),
        sa.Column("low", NUMBER, nullable=False),
        sa.Column("high", NUMBER),
        sa.Index("searched_event_tolls_by_measure", "measure", "low"),
    )
    op.create_table(
        "searched_event_sources",
        sa.Column("source", KEY, primary_key=True),
        _number(),
    )
    op.create_table(
        "searched_event_documents",
        sa.Column("document", KEY, primary_key=True),
        _number(),
        sa.Index("searched_event_documents_by_number", "number"),
    )
