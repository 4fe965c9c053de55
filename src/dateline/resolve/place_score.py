"""How well a candidate fits a name: its own fame, and what the document says for it. Units: powers of ten of people."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.resolve.place_geo import distance_km
from dateline.rules.places.gazetteer import Candidate

IN_CONTAINER = 5.0  # the text itself puts it there
HOLDS_CONTENT = 2.0  # something that the text puts in it can lie there
IN_FOCUS = 1.5
IN_SOURCE_COUNTRY = 0.8
MOST_FOR_COUNTRY = 3.0
MOST_FOR_DIVISION = 1.2
MOST_FOR_NEIGHBOURS = 0.8
NEIGHBOURS_KM = 150.0
LARGE_FAME = 6.0  # a sea, a region that is no division
SMALL_FAME = 4.0  # a camp, a crossing, a town without a count
MINOR_FAME = 2.5  # a village without a count, a hill or a stream: only a whole dump of GeoNames has them
WORLD_CITY = 2_000_000  # people; such a town is meant more often than its size alone says
FOR_WORLD_CITY = 0.5
LEAST_SEATLESS = 100_000  # people of a division that is better known than its namesakes
NO_SEAT = 1.7  # a division that no town in it shares its name with is not mistaken for one: Wyoming, Wales
BY_RADIUS = 1.4  # a stretch of land or water is the better known the further it reaches
_BY_FEATURE = {"country": 2.5, "division": -1.2, "county": -1.5, "capital": 1.0}
_BY_MATCH = {"fold": 0.0, "bare": -0.2, "loose": -1.0}
_BY_UNIT: Mapping[str, Mapping[str, float]] = {
    "province": {"division": 3.0, "county": 2.0, "region": 1.0, "country": -3.0},
    "city": {"division": -3.0, "county": -3.0, "region": -2.0, "country": -3.0},
    "district": {"division": -1.0, "county": 3.0},
    "site": {"division": -0.5, "county": -0.5},
}
_OF_PART = {"division": 1.5, "region": 1.0, "country": 0.5}

Sense = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What one document says for each country and each division, and who wants what."""

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    country_shares: Mapping[str, Mapping[Sense, float]]  # what each name gave, so that none supports itself
    division_shares: Mapping[tuple[str, str], Mapping[Sense, float]]
    containers: Mapping[str, tuple[Candidate, ...]]
    contents: Mapping[str, tuple[Candidate, ...]]  # what the text puts in each larger place
    focus: tuple[str, ...]
    source_country: str | None


def fame(candidate: Candidate, unit: str | None, part: bool) -> float:
    """How likely the name means this place before the rest of the document is read."""
    if candidate.population:
        base = math.log10(candidate.population + 100)
    else:
        base = MINOR_FAME if candidate.is_minor else _large_fame(candidate) if candidate.is_large else SMALL_FAME
    base += (
        _BY_FEATURE.get(candidate.feature, 0.0) + _BY_MATCH[candidate.match] + (0.0 if candidate.is_main_name else -0.7)
    )
    if candidate.population >= WORLD_CITY and candidate.is_main_name and not candidate.is_large:
        base += FOR_WORLD_CITY
    if unit is not None:
        base += _BY_UNIT[unit].get(candidate.feature, 0.0)
    return base + (_OF_PART.get(candidate.feature, 0.0) if part and unit != "city" else 0.0)


def _large_fame(candidate: Candidate) -> float:
    """That of a sea or a region: from 6 for one of 100 km or less to 8 for an ocean."""
    return LARGE_FAME + BY_RADIUS * min(1.4, max(0.0, math.log10(candidate.radius_m / 100_000)))


def seatless(candidate: Candidate, namesakes: tuple[Candidate, ...]) -> float:
    """What a division gains where no town in it, no larger town and not its country's capital has its name."""
    if candidate.feature != "division" or candidate.population < LEAST_SEATLESS:
        return 0.0
    towns = [n for n in namesakes if not n.is_large and n.is_main_name]
    if any(n.population >= candidate.population for n in towns):
        return 0.0
    home = [n for n in towns if n.country == candidate.country]
    has_seat = any(n.admin1 == candidate.admin1 or n.feature == "capital" for n in home)
    return 0.0 if has_seat else NO_SEAT


def score(candidate: Candidate, sense: Sense, within: frozenset[str], context: Context) -> float:
    """What the document says for the candidate, over and above its fame and its neighbours."""
    return (
        _container(candidate, within, context)
        + _contents(candidate, sense, context)
        + _country(candidate, sense, context)
        + _division(candidate, sense, context)
        + _wish(candidate, context)
    )


def _container(candidate: Candidate, within: frozenset[str], context: Context) -> float:
    """Whether the place lies in one that the text puts it in."""
    holds = any(_holds(larger, candidate) for name in within for larger in context.containers.get(name, ()))
    return IN_CONTAINER if holds else 0.0


def _contents(candidate: Candidate, sense: Sense, context: Context) -> float:
    """Whether a place that the text puts in this one can lie in it: "Georgia's Gori"."""
    return HOLDS_CONTENT if any(_holds(candidate, inner) for inner in context.contents.get(sense[0], ())) else 0.0


def _holds(larger: Candidate, candidate: Candidate) -> bool:
    if larger.feature == "country":
        return larger.country == candidate.country and larger.place_id != candidate.place_id
    if larger.feature == "division":
        return (larger.country, larger.name) == (
            candidate.country,
            candidate.admin1,
        ) and candidate.feature != "division"
    if larger.feature in ("region", "county"):
        return distance_km((larger.lat, larger.lon), (candidate.lat, candidate.lon)) * 1000 <= larger.radius_m
    return False


def _country(candidate: Candidate, sense: Sense, context: Context) -> float:
    """How many of the other names lie in the same country."""
    if candidate.country is None:
        return 0.0
    own = context.country_shares.get(candidate.country, {}).get(sense, 0.0)
    others = context.countries.get(candidate.country, 0.0) - own
    return min(MOST_FOR_COUNTRY, math.log2(1.0 + max(others, 0.0)))


def _division(candidate: Candidate, sense: Sense, context: Context) -> float:
    """How many of the other names lie in the same first-level division."""
    key = (candidate.country or "", candidate.admin1 or "")
    own = context.division_shares.get(key, {}).get(sense, 0.0)
    others = context.divisions.get(key, 0.0) - own
    return min(MOST_FOR_DIVISION, 0.5 * math.log2(1.0 + max(others, 0.0)))


def _wish(candidate: Candidate, context: Context) -> float:
    """Whether the reader asked for the country, or the report comes from there."""
    focused = IN_FOCUS if candidate.country in context.focus else 0.0
    return focused + (IN_SOURCE_COUNTRY if candidate.country and candidate.country == context.source_country else 0.0)


def neighbours(candidate: Candidate, anchors: tuple[Candidate, ...]) -> float:
    """How near the nearest other place of the document is."""
    if candidate.is_large:
        return 0.0
    spot = (candidate.lat, candidate.lon)
    near = (a for a in anchors if a.place_id != candidate.place_id and a.country == candidate.country)
    nearest = min((distance_km(spot, (a.lat, a.lon)) for a in near), default=NEIGHBOURS_KM)
    return MOST_FOR_NEIGHBOURS * max(0.0, 1.0 - nearest / NEIGHBOURS_KM)
