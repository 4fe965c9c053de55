"""Records to rows and back: a column is the field of the same name, except where a claim is spread over several."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Table

from dateline.model import Bounds, Claim, Event, Span, Speaker, Value
from dateline.store.tables import event_members

Record = TypeVar("Record")
Row = dict[str, Any]
_SPREAD = frozenset({"value", "speaker", "span"})


def row_of(record: Any, table: Table) -> Row:
    """The fields of a record that the table has columns for."""
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name in table.c}


def record_of(row: Mapping[Any, Any], kind: type[Record]) -> Record:
    """The record of the type `kind` that a row holds."""
    return kind(**{f.name: row[f.name] for f in fields(kind)})  # type: ignore[arg-type]  # kind is a dataclass


def numbered(reading: int, rows: Iterable[Row]) -> list[Row]:
    """The rows of one reading, each with its place in the reading."""
    return [{"reading": reading, "position": position, **row} for position, row in enumerate(rows)]


def row_of_claim(claim: Claim) -> Row:
    """A claim as a row: value, speaker and span in columns of their own, so that they can be searched."""
    plain = {f.name: getattr(claim, f.name) for f in fields(claim) if f.name not in _SPREAD}
    speaker = claim.speaker
    return {
        **plain,
        **_value_columns(claim.value),
        "speaker_name": speaker.name if speaker else None,
        "speaker_entity": speaker.entity_id if speaker else None,
        **_span_columns("speaker", speaker.span if speaker else None),
        **_span_columns("span", claim.span),
    }


def claim_of(row: Mapping[Any, Any]) -> Claim:
    """The claim that a row holds."""
    name = row["speaker_name"]
    spread: Row = {
        "value": _value(row),
        "speaker": None if name is None else Speaker(name, row["speaker_entity"], _span(row, "speaker")),
        "span": _span(row, "span"),
    }
    return Claim(**{f.name: spread[f.name] if f.name in _SPREAD else row[f.name] for f in fields(Claim)})


def row_of_event(event: Event) -> Row:
    """An event as a row: the whole record, and beside it what it is looked up by."""
    return {
        "id": event.id,
        "date_start": event.date.start if event.date else None,
        "date_end": event.date.end if event.date else None,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "country": event.place.country if event.place else None,
        "record": event,
    }


def rows_of_members(events: Iterable[Event]) -> list[Row]:
    """Which event holds which event mention."""
    columns = event_members.c
    return [{columns.event.name: e.id, columns.mention.name: mention} for e in events for mention in e.mentions]


def rows_of_records(records: Iterable[Any], table: Table) -> list[Row]:
    """The rows of several records of one type."""
    return [row_of(record, table) for record in records]


def _value_columns(value: Value) -> Row:
    if isinstance(value, Bounds):
        return {
            "value_text": None,
            "value_low": value.low,
            "value_high": value.high,
            "value_approximate": value.approximate,
        }
    return {"value_text": value, "value_low": None, "value_high": None, "value_approximate": None}


def _value(row: Mapping[Any, Any]) -> Value:
    if row["value_text"] is not None:
        return str(row["value_text"])
    return Bounds(row["value_low"], row["value_high"], bool(row["value_approximate"]))


def _span_columns(prefix: str, span: Span | None) -> Row:
    return {
        f"{prefix}_start": span.start if span else None,
        f"{prefix}_end": span.end if span else None,
        f"{prefix}_quote": span.quote if span else None,
    }


def _span(row: Mapping[Any, Any], prefix: str) -> Span | None:
    start = row[f"{prefix}_start"]
    return None if start is None else Span(start, row[f"{prefix}_end"], row[f"{prefix}_quote"])
