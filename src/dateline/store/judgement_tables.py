"""The tables of what people judged, of the names that events were given, and of where those names lead now.

judgements ── judgement_anchors      the record, and the words that it is bound to: append-only
event_names ── event_founders        every id that was ever given to an event, and the mentions it was given for: likewise
redirects                            a snapshot: where the ids lead whose events were merged or split
"""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from dateline.model import ClaimAnchor, Span, Value
from dateline.store.tables import KEY, Json, Words, metadata

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", KEY, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", KEY, nullable=False),
    Column("why", Words, nullable=False),
    Column("about", KEY),
    Column("value", Json(Value)),
    Column("target", ForeignKey("judgements.number")),
)

judgement_anchors = Table(
    "judgement_anchors",
    metadata,
    Column("judgement", ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),  # which of the judgement's groups
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", KEY, nullable=False, index=True),  # no foreign key: the document may be withdrawn
    Column("span", Json(Span), nullable=False),
    Column("nth", Integer, nullable=False),
    Column("claim", Json(ClaimAnchor)),
)

event_names = Table(
    "event_names",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("born", Integer, nullable=False, unique=True),  # an earlier one has a lower number
    Column("parted_from", KEY),
)

event_founders = Table(
    "event_founders",
    metadata,
    Column("event", ForeignKey("event_names.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),  # in the order of publication
    Column("mention", KEY, nullable=False),
    Column("document", KEY, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

redirects = Table(
    "redirects",
    metadata,
    Column("old", KEY, primary_key=True),
    Column("new", KEY, primary_key=True),
    Column("kind", KEY, nullable=False),  # merged, split
)
