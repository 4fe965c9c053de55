"""The tables as they are now; `migrations` brings an older database to them.

versions ─┐
documents ─┴─ readings ─┬─ event_mentions
                        ├─ claims
                        ├─ contests, quotations, persons, findings
events ─── event_members            events and the linker's links are derived from the rest: a snapshot;
links, workings                     everything above them is append-only, and triggers keep it so
withdrawing                         holds a row while a withdrawal changes what is append-only (see `migrations.guards`)
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from dateline.codec import from_json, to_json
from dateline.model import (
    Argument,
    Block,
    Control,
    DateValue,
    Event,
    Number,
    PlaceValue,
    Segment,
    Span,
    Speaker,
    Total,
)

KEY = String().with_variant(String(collation="C"), "postgresql")  # compared as bytes, whatever the server's language
NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # SQLite's integers are as long as they need to be


class Words(TypeDecorator[str]):
    """Words of a report. PostgreSQL cannot keep the character NUL, so there it is written as two others.

    U+FDD0 is no character of any script: Unicode sets it apart for such use within a program.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """From the words to what the database can keep."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\ufdd0", "\ufdd01").replace("\0", "\ufdd00")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """From what the database kept to the words."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\ufdd00", "\0").replace("\ufdd01", "\ufdd0")


class Json(TypeDecorator[Any]):
    """A record, or a tuple of records, as JSON text: the same bytes for the same record, on every database."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """From the record to the text."""
        return None if value is None else to_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the text to the record."""
        return None if value is None else from_json(value, self.kind)


class Lines(TypeDecorator[tuple[str, ...]]):
    """Ids, one a line: quicker to read than JSON."""

    impl = KEY
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """From the ids to their lines."""
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """From the lines to the ids; no line at all is no id."""
        return None if value is None else tuple(value.split("\n")) if value else ()


metadata = MetaData()

dateline_schema = Table(
    "dateline_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("title", Words),
    Column("author", Words),
    Column("source", Words),
    Column("dateline_place", Words),
    Column("published", KEY, index=True),
    Column("language", KEY),
    Column("text", Words, nullable=False),
    Column("url", Words),
    Column("path", Words),
    Column("syndicated_from", Words),
    Column("blocks", Json(tuple[Block, ...]), nullable=False),
    Column("segments", Json(tuple[Segment, ...]), nullable=False),
    Column("published_at", KEY),
)

versions = Table(
    "versions",
    metadata,
    Column("engine", KEY, primary_key=True),  # the key of a Version: rules@0.1.0+1f3a…
    Column("rules", KEY),  # null where nobody knows, as for what schema 4 had read
    Column("model", KEY),  # null where no model read
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),  # a later reading has a higher number
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("engine", ForeignKey("versions.engine"), nullable=False),
    # what the reading's head says where the document, captured earlier, may say otherwise
    Column("title", Words),
    Column("author", Words),
    Column("source", Words),
    Column("dateline_place", Words),
    Column("published", KEY),
    Column("language", KEY),
    UniqueConstraint("document", "engine"),
)


def _reading() -> Column[int]:
    return Column("reading", ForeignKey("readings.id"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


event_mentions = Table(
    "event_mentions",
    metadata,
    _reading(),
    _position(),
    Column("id", KEY, nullable=False, index=True),
    Column("event_type", KEY, nullable=False),
    Column("sub_event_type", KEY, nullable=False),
    Column("trigger", Json(Span), nullable=False),
    Column("polarity", KEY, nullable=False),
    Column("modality", KEY, nullable=False),
    Column("date", Json(DateValue)),
    Column("places", Json(tuple[PlaceValue, ...]), nullable=False),
    Column("arguments", Json(tuple[Argument, ...]), nullable=False),
    Column("numbers", Json(tuple[Number, ...]), nullable=False),
    Column("control", Json(Control)),
    Column("totals", Json(tuple[Total, ...]), nullable=False),
)

claims = Table(
    "claims",
    metadata,
    _reading(),
    _position(),
    Column("id", KEY, nullable=False),
    Column("event_mention", KEY, nullable=False, index=True),  # the only index: two would be made in no fixed order
    Column("property", KEY, nullable=False),
    Column("value_text", Words),  # null where the value is a count
    Column("value_low", NUMBER),
    Column("value_high", NUMBER),
    Column("value_approximate", Boolean),  # null where the value is text
    Column("original", Words, nullable=False),
    Column("stance", KEY, nullable=False),
    Column("certainty", KEY, nullable=False),
    Column("speaker_name", Words),
    Column("speaker_entity", KEY),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("speaker_quote", Words),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("span_quote", Words),
    Column("grounding", KEY, nullable=False),
    Column("origin", KEY, nullable=False),
    Column("via", Json(tuple[Speaker, ...]), nullable=False),
    Column("confidence", Float),  # null where only rules read
)

contests = Table(
    "contests",
    metadata,
    _reading(),
    _position(),
    Column("event_mention", KEY, nullable=False),
    Column("property", KEY, nullable=False),
    Column("values", Json(tuple[str, ...]), nullable=False),
)

quotations = Table(
    "quotations",
    metadata,
    _reading(),
    _position(),
    Column("speaker", Json(Speaker)),
    Column("span", Json(Span), nullable=False),
)

persons = Table(
    "persons",
    metadata,
    _reading(),
    _position(),
    Column("name", Words, nullable=False),
    Column("standing", KEY, nullable=False),
    Column("span", Json(Span), nullable=False),
    Column("origin", KEY, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    _reading(),
    _position(),
    Column("stage", KEY, nullable=False),
    Column("message", Words, nullable=False),
    Column("span", Json(Span)),
)

events = Table(
    "events",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("date_start", KEY),
    Column("date_end", KEY),
    Column("event_type", KEY, nullable=False),
    Column("sub_event_type", KEY, nullable=False),
    Column("country", KEY),
    Column("record", Json(Event), nullable=False),
    Index("events_by_date", "date_start", "date_end"),
)

event_members = Table(
    "event_members",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("mention", KEY, primary_key=True, index=True),
)

links = Table(
    "links",
    metadata,
    Column("left", KEY, primary_key=True),
    Column("right", KEY, primary_key=True),
    Column("score", Float, nullable=False),
    Column("features", Json(tuple[tuple[str, float], ...]), nullable=False),
    Column("judgement", KEY, nullable=False),
)

workings = Table(
    "workings",
    metadata,
    Column("document", KEY, primary_key=True),
    Column("reading", Integer, nullable=False),
    Column("version", KEY, nullable=False),
    Column("original", KEY, nullable=False, index=True),
    Column("is_judged", Boolean, nullable=False),
    Column("mentions", Lines(), nullable=False),
    Column("groups", Lines(), nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("heads", LargeBinary, nullable=False),
    Column("kinds", LargeBinary, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)

withdrawing = Table(
    "withdrawing",
    metadata,
    Column("reason", Words, nullable=False),
)
