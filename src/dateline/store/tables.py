"""The tables. Everything but `events`, `event_members` and `judgements` is only ever added to.

versions ─┐
documents ─┴─ readings ─┬─ event_mentions
                        ├─ claims
                        ├─ contests, quotations, persons, findings
events ─── event_members            events and the linker's judgements are derived from the rest: a snapshot
judgements                          that is rewritten as a whole
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
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

SCHEMA_VERSION = 4


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


metadata = MetaData()

dateline_schema = Table(
    "dateline_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text),
    Column("author", Text),
    Column("source", Text),
    Column("dateline_place", Text),
    Column("published", String, index=True),
    Column("language", String),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("path", Text),
    Column("syndicated_from", Text),
    Column("blocks", Json(tuple[Block, ...]), nullable=False),
    Column("segments", Json(tuple[Segment, ...]), nullable=False),
    Column("published_at", String),
)

versions = Table(
    "versions",
    metadata,
    Column("engine", String, primary_key=True),  # the extractor and its version: rules@0.1.0
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),  # a later reading has a higher number
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("engine", ForeignKey("versions.engine"), nullable=False),
    # what the reading's head says where the document, captured earlier, may say otherwise
    Column("title", Text),
    Column("author", Text),
    Column("source", Text),
    Column("dateline_place", Text),
    Column("published", String),
    Column("language", String),
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
    Column("id", String, nullable=False, index=True),
    Column("event_type", String, nullable=False),
    Column("sub_event_type", String, nullable=False),
    Column("trigger", Json(Span), nullable=False),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
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
    Column("id", String, nullable=False),
    Column("event_mention", String, nullable=False, index=True),  # the only index: two would be made in no fixed order
    Column("property", String, nullable=False),
    Column("value_text", Text),  # null where the value is a count
    Column("value_low", Integer),
    Column("value_high", Integer),
    Column("value_approximate", Boolean),  # null where the value is text
    Column("original", Text, nullable=False),
    Column("stance", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_entity", String),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("speaker_quote", Text),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("span_quote", Text),
    Column("grounding", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("via", Json(tuple[Speaker, ...]), nullable=False),
    Column("confidence", Float),  # null where only rules read
)

contests = Table(
    "contests",
    metadata,
    _reading(),
    _position(),
    Column("event_mention", String, nullable=False),
    Column("property", String, nullable=False),
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
    Column("name", Text, nullable=False),
    Column("standing", String, nullable=False),
    Column("span", Json(Span), nullable=False),
    Column("origin", String, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    _reading(),
    _position(),
    Column("stage", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("span", Json(Span)),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),  # in the order that corroboration gave
    Column("date_start", String),
    Column("date_end", String),
    Column("event_type", String, nullable=False),
    Column("sub_event_type", String, nullable=False),
    Column("country", String),
    Column("record", Json(Event), nullable=False),
    Index("events_by_date", "date_start", "date_end"),
)

event_members = Table(
    "event_members",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("mention", String, primary_key=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("score", Float, nullable=False),
    Column("features", Json(tuple[tuple[str, float], ...]), nullable=False),
    Column("judgement", String, nullable=False),
)
