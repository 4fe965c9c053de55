"""One row for each event, of values that can be cited and may be published: what the table and the map files hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from dateline.model import Bounds, Document, Event, Property, Reading
from dateline.model.values import Measure
from dateline.publish.contested import reason_words
from dateline.publish.facts import Press
from dateline.publish.ledger import ledger_of
from dateline.publish.redact import redactor_of
from dateline.publish.wording import legible, load_wording

_NAMES = ("perpetrator", "target", "victim", "party", "instrument", "accused", "sponsor")
_COUNTED: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class FlatEvent:
    """An event on one line; None where nothing that can be cited says so."""

    id: str
    date_start: str | None
    date_end: str | None
    date_precision: str | None
    event_type: str
    sub_event_type: str
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geo_precision: int | None
    radius_m: int | None
    perpetrator: str | None
    target: str | None
    victim: str | None
    party: str | None
    instrument: str | None
    accused: str | None
    sponsor: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    missing_low: int | None
    missing_high: int | None
    abducted_low: int | None
    abducted_high: int | None
    detained_low: int | None
    detained_high: int | None
    displaced_low: int | None
    displaced_high: int | None
    released_low: int | None
    released_high: int | None
    casualties_low: int | None
    casualties_high: int | None
    devices_low: int | None
    devices_high: int | None
    participants_low: int | None
    participants_high: int | None
    control_from: str | None
    control_to: str | None
    sources: tuple[str, ...]
    reliability: tuple[str, ...]  # the letters of the sources, in their order, where a list of sources was given
    n_sources: int
    contested: tuple[str, ...]  # names of the properties on which voices disagree
    grades: tuple[str, ...]  # property: the grade of its value
    reasons: tuple[str, ...]  # property: who gives the value, and of a contested one who says what
    admiralty: tuple[str, ...]  # property: the Admiralty code of its value, where a list of sources was given
    shown_rules: tuple[str, ...]  # property: the rule that chose its value
    status: str  # asserted, hedged, or not_asserted (planned, supposed, general, said not to have happened)
    mentions: tuple[str, ...]


def flat_events(
    events: tuple[Event, ...], readings: Mapping[str, Reading], documents: Mapping[str, Document] | None = None
) -> tuple[FlatEvent, ...]:
    """The rows of the events whose type can be cited, in the order given; readings are by document id.

    Without `documents`, the texts are those that the readings carry.
    """
    texts = documents or {name: _document(reading) for name, reading in readings.items()}
    wording = load_wording("en")
    press = Press(ledger_of(readings, texts), redactor_of(readings, wording), wording)
    return tuple(_flat(event, press) for event in events if press.what(event))


def _document(reading: Reading) -> Document:
    head = reading.document
    return Document(id=head.id, title=head.title, source=head.source, published=head.published, text=head.text)


def _flat(event: Event, press: Press) -> FlatEvent:
    place = event.place if press.spot(event) else None
    date = event.date if press.day(event) else None
    before, after = _control(event, press)
    graded = [p for p in event.properties if p.grade and press.ledger.said_of(p)]
    return FlatEvent(
        id=event.id,
        date_start=date.start if date else None,
        date_end=date.end if date else None,
        date_precision=date.precision if date else None,
        event_type=event.event_type,
        sub_event_type=event.sub_event_type,
        place=legible(place.name) if place else None,
        admin1=legible(place.admin1) if place and place.admin1 else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        geo_precision=place.geo_precision if place else None,
        radius_m=place.radius_m if place else None,
        **{name: _name(event, name, press) for name in _NAMES},  # type: ignore[arg-type]  # fields by their names
        **dict(pair for name in _COUNTED for pair in _count(event, name, press)),  # type: ignore[arg-type]
        control_from=before,
        control_to=after,
        sources=tuple(legible(source) for source in event.sources),
        reliability=event.reliability,
        n_sources=len(event.sources),
        contested=tuple(p.name for p in event.properties if p.contested),
        grades=tuple(f"{p.name}: {p.grade}" for p in graded),
        reasons=tuple(f"{p.name}: {reason}" for p in graded if (reason := reason_words(event, p, press))),
        admiralty=tuple(f"{p.name}: {p.admiralty}" for p in graded if p.admiralty),
        shown_rules=tuple(f"{p.name}: {p.rule}" for p in event.properties),
        status=_status(event, press),
        mentions=event.mentions,
    )


def _status(event: Event, press: Press) -> str:
    if not press.ledger.is_told(event):
        return "not_asserted"
    return "hedged" if press.ledger.is_hedged(event) else "asserted"


def _shown(event: Event, name: str, press: Press) -> Property | None:
    """The property, if the value it shows can be cited."""
    found = next((p for p in event.properties if p.name == name and p.shown is not None), None)
    return found if found and any(row.value == found.shown for row in press.asserted(event, name)) else None


def _name(event: Event, name: str, press: Press) -> str | None:
    found = _shown(event, name, press)
    return press.redactor.shown(found.shown, name) if found and isinstance(found.shown, str) else None


def _count(event: Event, name: str, press: Press) -> Iterator[tuple[str, int | None]]:
    """The count that is shown; of a contested one, which is never one figure, the range of all that stand."""
    contested = any(p.name == name and p.contested for p in event.properties)
    found = _shown(event, name, press)
    shown = found.shown if found and isinstance(found.shown, Bounds) else Bounds(None, None)
    figure = _range(event, name, press) if contested else shown
    yield from ((f"{name}_low", figure.low), (f"{name}_high", figure.high))


def _range(event: Event, name: str, press: Press) -> Bounds:
    """From the least to the most that anybody gives of everybody concerned; open where a figure is."""
    whole = press.wholes(press.asserted(event, name))
    figures = [row.value for row in whole if isinstance(row.value, Bounds)]
    lows, highs = [value.low for value in figures], [value.high for value in figures]
    known = [low for low in lows if low is not None], [high for high in highs if high is not None]
    return Bounds(
        min(known[0]) if known[0] and len(known[0]) == len(lows) else None,
        max(known[1]) if known[1] and len(known[1]) == len(highs) else None,
    )


def _control(event: Event, press: Press) -> tuple[str | None, str | None]:
    found = _shown(event, "control", press)
    return press.ends(found.shown) if found and isinstance(found.shown, str) else (None, None)
