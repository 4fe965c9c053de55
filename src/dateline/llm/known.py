"""What Dateline's own stages know of a document: which actor, place, day and figure stand at the words that a model quotes.

No coordinate, no day and no figure is ever a model's: it points at words, and these are resolved here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from dateline.extract.quantities import spot_quantities
from dateline.extract.times import day_first_of
from dateline.model import (
    Actor,
    DateValue,
    Document,
    Finding,
    Mentions,
    PlaceValue,
    Quantity,
    Result,
    Settings,
    Span,
)
from dateline.pipeline import in_mixed_case, spot
from dateline.resolve.actor import country_in_focus
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.load import Rules
from dateline.rules.time_types import Numerals


class Located(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where."""


Found = TypeVar("Found", bound=Located)
_LARGE = 3  # ACLED's precision of a region


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The mentions of a document, resolved, and what its dates are counted from."""

    document: Document
    mentions: Mentions
    clock: TimeContext
    articles: frozenset[str]
    numerals: Numerals


def know(document: Document, settings: Settings, rules: Rules) -> Result[Known]:
    """What is known of a document, and what could not be resolved."""
    plain = in_mixed_case(document, rules)
    mentions, findings = spot(plain, settings, rules)
    spoken = tuple(p.value.country for p in mentions.places if p.value is not None and p.value.country)
    clock = TimeContext(
        document.published_at or document.published,
        day_first=day_first_of(mentions.times),
        country=country_in_focus(mentions.actors, spoken),
    )
    sets = rules.language.syntax.sets
    articles = sets.definite_words | sets.indefinite_articles
    return Result((Known(document, mentions, clock, articles, rules.language.numerals),), findings)


def without_article(span: Span, known: Known) -> Span:
    """The words without the article or demonstrative that they begin with."""
    first, *rest = span.quote.split(maxsplit=1)
    if not rest or first.casefold() not in known.articles:
        return span
    return Span(span.end - len(rest[0]), span.end, rest[0])


def actor_at(span: Span, known: Known) -> Actor | None:
    """The actor that the words name: alone, or with one word behind the name of a body ("RSF fighters")."""
    for mention in known.mentions.actors:
        if mention.span.start != span.start or not mention.span.is_within(span):
            continue
        rest = span.quote[len(mention.span.quote) :].split()
        if not rest or (len(rest) == 1 and mention.actor.kind not in ("person", "country")):
            return mention.actor
    return None


def places_at(span: Span, known: Known) -> tuple[PlaceValue, ...]:
    """The places named within the words; what a town among them lies in is left out."""
    values = [m.value for m in _overlapping(known.mentions.places, span) if m.value is not None]
    containers = {value.admin1 for value in values if value.admin1 not in (None, value.name)}
    small = [v for v in values if v.name not in containers and (v.geo_precision or 1) < _LARGE]
    unique = {v.place_id or v.name: v for v in small or values}
    return tuple(unique.values())


def count_at(span: Span, known: Known) -> Quantity | None:
    """The one figure within the words; None where there is none or more than one."""
    found = _overlapping(known.mentions.quantities, span)
    return found[0] if len(found) == 1 else None


def says_the_same(quote: str, figure: Quantity, known: Known) -> bool:
    """Whether the words of a quote hold the same figure as those of the text: "thirty" is nearly "three", and is not."""
    told = [(q.low, q.high, q.approximate) for q in spot_quantities(quote, known.numerals)]
    return told == [(figure.low, figure.high, figure.approximate)]


def date_at(span: Span, previous: DateValue | None, known: Known) -> Result[DateValue]:
    """The finest of the dates within the words; "the next day" is counted from the date that was told last."""
    clock = replace(known.clock, previous=previous)
    read = [resolve_time(mention, clock) for mention in _overlapping(known.mentions.times, span)]
    findings: tuple[Finding, ...] = tuple(finding for result in read for finding in result.findings)
    dates = [value for result in read for value in result.records]
    return Result((min(dates, key=_days),) if dates else (), findings)


def is_time(span: Span, known: Known) -> bool:
    """Whether the words hold a time expression, even one that gives no day."""
    return bool(_overlapping(known.mentions.times, span))


def _days(value: DateValue) -> int:
    return (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days


def _overlapping(mentions: Iterable[Found], span: Span) -> list[Found]:
    return [mention for mention in mentions if mention.span.overlaps(span)]
