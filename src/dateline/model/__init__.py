"""The record types that every stage meets in: no input or output, no third-party types."""

from dateline.model.audit import Act, Action, Entry, Kept
from dateline.model.difference import ClaimChange, Difference, MentionChange
from dateline.model.document import Block, BlockKind, Document, Segment
from dateline.model.errors import DatelineError, RulesError, StoreError, UnreadError, UsageError
from dateline.model.event import (
    Copy,
    CopyKind,
    Event,
    EventName,
    Founder,
    Link,
    Property,
    Redirect,
    Support,
    Tenure,
    Voice,
    by_date_and_place,
)
from dateline.model.finding import Finding, Result
from dateline.model.judgement import Anchor, ClaimAnchor, Judgement, Outcome, Ruling
from dateline.model.mention import Actor, ActorMention, Mentions, PlaceMention, Quantity, TimeMention
from dateline.model.reading import (
    Bounds,
    Claim,
    Contest,
    DocumentHead,
    EventMention,
    Person,
    Quotation,
    Reading,
    Speaker,
    Total,
    Value,
)
from dateline.model.settings import LlmSettings, Settings
from dateline.model.span import Span, cover, span_of
from dateline.model.values import Argument, Control, DateValue, Number, PlaceValue
from dateline.model.version import Version
from dateline.model.withdrawal import Withdrawal

__all__ = [
    "Act",
    "Action",
    "Actor",
    "ActorMention",
    "Anchor",
    "Argument",
    "Block",
    "BlockKind",
    "Bounds",
    "Claim",
    "ClaimAnchor",
    "ClaimChange",
    "Contest",
    "Control",
    "Copy",
    "CopyKind",
    "DateValue",
    "DatelineError",
    "Difference",
    "Document",
    "DocumentHead",
    "Entry",
    "Event",
    "EventMention",
    "EventName",
    "Finding",
    "Founder",
    "Judgement",
    "Kept",
    "Link",
    "LlmSettings",
    "MentionChange",
    "Mentions",
    "Number",
    "Outcome",
    "Person",
    "PlaceMention",
    "PlaceValue",
    "Property",
    "Quantity",
    "Quotation",
    "Reading",
    "Redirect",
    "Result",
    "RulesError",
    "Ruling",
    "Segment",
    "Settings",
    "Span",
    "Speaker",
    "StoreError",
    "Support",
    "Tenure",
    "TimeMention",
    "Total",
    "UnreadError",
    "UsageError",
    "Value",
    "Version",
    "Voice",
    "Withdrawal",
    "by_date_and_place",
    "cover",
    "span_of",
]
