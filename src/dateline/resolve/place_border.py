"""Which border a report means that names one country or both, and how much of the map that is."""

from collections.abc import Mapping

from dateline.model import Finding, PlaceMention, PlaceValue
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import Border, PlaceKnowledge

LONG_KM = 50  # a border that reaches further from its middle is a stretch of land, not a spot on it


def place_border(
    mention: PlaceMention, spoken_of: Mapping[str, float], knowledge: PlaceKnowledge
) -> tuple[PlaceValue, Finding | None]:
    """The middle of the border with a radius that reaches its ends; unresolved where the other country is not known.

    Of one country's borders it is the one with the neighbour that the report speaks of most.
    """
    one, other = (_country(name, knowledge) for name in (mention.name, mention.other))
    if one is None or one.country is None:
        return PlaceValue(name=mention.span.quote, span=mention.span), None
    codes = [other.country] if other and other.country else sorted(spoken_of, key=lambda c: (-spoken_of[c], c))
    found = ((code, knowledge.borders.get(frozenset((one.country, code)))) for code in codes if code != one.country)
    best = next(((code, border) for code, border in found if border is not None), None)
    if best is None:
        reason = f"The report names no neighbour whose border with {one.name} “{mention.span.quote}” could be."
        return PlaceValue(name=mention.span.quote, span=mention.span), Finding("resolve", reason, mention.span)
    return _value(mention, best[0], best[1], both=other is not None), None


def _value(mention: PlaceMention, country: str, border: Border, *, both: bool) -> PlaceValue:
    return PlaceValue(
        name=" ".join(mention.span.quote.split()),
        lat=border.lat,
        lon=border.lon,
        country=None if both else country,
        place_id=f"dateline:border.{border.one}-{border.other}",
        geo_precision=3 if border.radius_km > LONG_KM else 2,
        radius_m=border.radius_km * 1000,
        span=mention.span,
    )


def _country(name: str | None, knowledge: PlaceKnowledge) -> Candidate | None:
    found = knowledge.gazetteer.lookup(name, loosely=False) if name else ()
    return next((candidate for candidate in found if candidate.feature == "country"), None)
