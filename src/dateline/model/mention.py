"""Spans read as a time, a place, an actor or a quantity: before and after they are resolved."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span
from dateline.model.values import PlaceValue

ActorKind = Literal["person", "group", "state", "institution", "country", "community", "coalition", "outlet"]
PlaceModifier = Literal["near", "outskirts", "part", "distance", "between", "border"]
PlaceUnit = Literal["province", "district", "city", "site"]
Side = Literal["state", "armed", "political", "civilian", "foreign", "none"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; `form` and `parts` are what the grammar made of it (see `rules/lang/en/times/patterns.tsv`)."""

    span: Span
    form: str
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with its bounds, not yet a count of anything: 'at least 30', 'seven to nine', 'dozens of'."""

    span: Span
    low: int | None
    high: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that may name a place; `value` is None while it is unresolved or if it turned out to be none.

    The span covers the toponym alone; what the words around it say is kept in the fields after `value`.
    """

    span: Span
    name: str
    value: PlaceValue | None = None
    modifier: PlaceModifier | None = None  # how the happening lies to the toponym; None: in it
    unit: PlaceUnit | None = None  # what the words call it: "Aleppo province", "the town of Gubio"
    bearing: float | None = None  # degrees from north: "south of Baalbek", "northern Aleppo"
    distance_km: float | None = None  # "20 km south of"
    other: str | None = None  # the second town of "between A and B", the second country of a border
    within: tuple[str, ...] = ()  # larger places that the text puts it in: "Gubio in … Borno state"


@dataclass(frozen=True, slots=True)
class Actor:
    """A known or described actor: an entry of the dictionary, a state's institution, or a person named in the text."""

    name: str
    entity_id: str | None
    kind: ActorKind
    side: Side
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor, and the actor they name."""

    span: Span
    actor: Actor


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything spotted in one document, resolved as far as the document allows, each kind in the order of the text."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
