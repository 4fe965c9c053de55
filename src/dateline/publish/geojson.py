"""`events.geojson`: a feature for each event (RFC 7946); geometry is null where the place is not established."""

from collections.abc import Mapping
from typing import Any

from dateline.codec import to_json, to_plain
from dateline.model import Document, Event, Reading
from dateline.publish.flat import FlatEvent, flat_events


def to_geojson(
    events: tuple[Event, ...], readings: Mapping[str, Reading], documents: Mapping[str, Document] | None = None
) -> bytes:
    """The events as a FeatureCollection in UTF-8; precision class and radius are among the properties."""
    features = [_feature(row) for row in flat_events(events, readings, documents)]
    return to_json({"type": "FeatureCollection", "features": features}, indent=1)


def _feature(row: FlatEvent) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(row)
    properties = {name: value for name, value in plain.items() if name not in ("id", "lat", "lon")}
    located = row.lat is not None and row.lon is not None
    geometry = {"type": "Point", "coordinates": [row.lon, row.lat]} if located else None
    return {"type": "Feature", "id": row.id, "geometry": geometry, "properties": properties}
