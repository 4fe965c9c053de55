"""Spans read as a time, a place, an actor or a quantity: before and after they are resolved."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span
from dateline.model.values import PlaceValue

ActorKind = Literal["person", "group", "state", "institution", "country", "community", "coalition", "outlet"]
Side = Literal["state", "armed", "political", "civilian", "foreign", "none"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; `form` and `parts` are what the grammar made of it (see `rules/lang/en/times.py`)."""

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
    """Words that may name a place; `value` is None while it is unresolved or if it turned out to be none."""

    span: Span
    name: str
    value: PlaceValue | None = None


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
