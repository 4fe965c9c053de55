"""Which events a brief leads with: by the toll that is asserted, the number of independent sources, and the type."""

from dataclasses import dataclass
from functools import cache
from math import log2

from dateline.corroborate import graded_support
from dateline.model import Bounds, Event
from dateline.rules.tables import read_table

LEAST_HEADLINES = 3
MOST_HEADLINES = 6
_SHARE = 0.35  # of the first headline's weight: below it, an event is a headline only to fill up
_KNOWN_SHARE = 0.7  # of its weight: what an event has that was told the day before
_INJURED_SHARE = 0.25  # how much one injured person weighs beside one killed


@dataclass(frozen=True, slots=True)
class TypeWeight:
    """How much a type of event weighs among the headlines (`brief_weights.tsv`)."""

    event_type: str
    weight: float
    since: str
    source: str


def importance(event: Event) -> float:
    """The weight of an event: no unit, larger is more important.

    Tolls and sources count by their logarithm; a toll that only one source gives counts half, so that a large figure
    from a single source does not outrank what many report.
    """
    toll = _count(event, "killed") + _INJURED_SHARE * _count(event, "injured")
    sources = max(1, len(event.sources))
    trust = 1.0 if sources > 1 and _givers(event, "killed") != 1 else 0.5
    return trust * log2(1 + toll) + 2 * log2(sources) + _weights().get(event.event_type, 0.0)


def headlines(events: tuple[Event, ...], known: frozenset[str] = frozenset()) -> tuple[Event, ...]:
    """The three to six events that lead the brief, the most important first; fewer where there are no more.

    `known` are ids of events that the brief before told of: they are less important than news.
    """

    def weight(event: Event) -> float:
        return importance(event) * (_KNOWN_SHARE if event.id in known else 1.0)

    ranked = sorted(events, key=lambda event: (-weight(event), event.id))[:MOST_HEADLINES]
    floor = _SHARE * weight(ranked[0]) if ranked else 0.0
    return tuple(e for n, e in enumerate(ranked) if n < LEAST_HEADLINES or weight(e) >= floor)


def by_importance(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, the most important first; equals in the order of their ids."""
    return tuple(sorted(events, key=lambda event: (-importance(event), event.id)))


def _count(event: Event, measure: str) -> int:
    """The count that is shown, else the least that anybody asserts; at its lower bound; 0 where there is none."""
    found = next((p for p in event.properties if p.name == measure), None)
    if found is None:
        return 0
    asserted = (support.value for support in found.support if support.stance == "asserts" and not support.is_rejected)
    figures = [found.shown] if found.shown is not None else list(asserted)
    return min((_least(figure) for figure in figures if isinstance(figure, Bounds)), default=0)


def _givers(event: Event, measure: str) -> int | None:
    """How many independent sources give the count; None where nobody does, or nobody counted them."""
    found = next((p for p in event.properties if p.name == measure), None)
    graded = graded_support(found.shown, found.support) if found else None
    return graded.independent if graded else None


def _least(figure: Bounds) -> int:
    return figure.low or 0  # "up to 150" promises nobody


@cache
def _weights() -> dict[str, float]:
    return {row.event_type: row.weight for row in read_table("brief_weights.tsv", TypeWeight)}
