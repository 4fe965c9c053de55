"""`events.csv`: one line for each event, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Mapping
from dataclasses import astuple, fields

from dateline.model import Document, Event, Reading
from dateline.publish.flat import FlatEvent, flat_events

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(
    events: tuple[Event, ...], readings: Mapping[str, Reading], documents: Mapping[str, Document] | None = None
) -> str:
    """The events as comma-separated values with a header (RFC 4180); unknown is empty, lists are joined by ` | `."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(FlatEvent))
    for row in flat_events(events, readings, documents):
        writer.writerow(_cell(value) for value in astuple(row))
    return out.getvalue()


def _cell(value: object) -> str:
    """The value as text; words that a spreadsheet would take for a formula are led by an apostrophe.

    >>> _cell("=1+1"), _cell(-1.5), _cell(None)
    ("'=1+1", '-1.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
