"""The values that an event mention shows: dates, places, arguments, numbers, control."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.span import Span

Precision = Literal["hour", "part", "day", "week", "month", "season", "year", "range"]
Role = Literal["perpetrator", "target", "victim", "party", "instrument", "sponsor", "accused"]
Measure = Literal[
    "killed",
    "injured",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "released",
    "casualties",
    "devices",
    "participants",
]


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days."""

    start: str = doc("ISO date, the first day that it can have been.")
    end: str = doc("ISO date, the last day that it can have been.")
    precision: Precision = doc("How fine the words are: day, week, month, year, range …")
    anchor: str = doc("What the words were counted from: published, text (they are absolute), event, post, inherited.")
    span: Span | None = doc("The words that give the date; null where it is inherited.", default=None)


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A toponym resolved to a point with an honest precision."""

    name: str = doc("The place's name as reports in English spell it.")
    lat: float | None = doc("Latitude in degrees, WGS 84; null where the place could not be resolved.", default=None)
    lon: float | None = doc("Longitude in degrees, WGS 84.", default=None)
    admin1: str | None = doc("The first-level division it lies in.", default=None)
    country: str | None = doc("ISO 3166-1 alpha-2 code.", default=None)
    place_id: str | None = doc("`geonames:` and the identifier, or the id of a row of Dateline's own.", default=None)
    geo_precision: int | None = doc(
        "After ACLED: 1 the town or closer, 2 near it or part of a region, 3 larger.", default=None
    )
    radius_m: int | None = doc(
        "Radius in metres within which the happening lies, as far as the words say.", default=None
    )
    span: Span | None = doc("The words that name the place.", default=None)


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what took part, and how."""

    role: Role = doc("perpetrator, target, victim, party, instrument, sponsor.")
    name: str = doc("The canonical name of a known actor, else the words themselves.")
    entity_id: str | None = doc("The actor's id in the dictionary; null where it is not known there.", default=None)
    span: Span | None = doc("The words.", default=None)


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its bounds."""

    measure: Measure = doc("What is counted: killed, injured, displaced, abducted, detained, devices, participants …")
    low: int | None = doc("The least it can be; null where the words give no floor ('up to 30').", default=None)
    high: int | None = doc("The most it can be; null where the words give no ceiling ('at least 30').", default=None)
    approximate: bool = doc("Whether the words say that it is not exact ('about', 'some').", default=False)
    of: str | None = doc("Of whom, in the report's words: soldiers, civilians, children.", default=None)
    span: Span | None = doc("The words that give the number.", default=None)


@dataclass(frozen=True, slots=True)
class Control:
    """Territory that changes hands."""

    place: str = doc("The place, by the name that `places` gives it.")
    from_: str | None = doc("Who held it before, as far as the text says.", default=None)
    to: str | None = doc("Who holds it after, as far as the text says.", default=None)
    is_part: bool = doc("Whether only a part of the place changes hands: a quarter, the outskirts.", default=False)
