"""Toponym resolution: which place in the world each name of a document means, with an honest precision.

One sense for one name in one document. A candidate's score is its fame (the logarithm of its population) plus what the
rest of the document says for it: the larger places that the text puts it in, the countries and divisions that the other
names lie in, the reader's focus, and how near the other places are. Where no candidate stands out, the name stays
unresolved and a finding lists what it may be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.model import Finding, PlaceMention, PlaceValue, Result
from dateline.resolve.place_border import place_border
from dateline.resolve.place_geo import distance_km
from dateline.resolve.place_score import Context, fame, neighbours, score, seatless
from dateline.resolve.place_value import place_value, unresolved_value
from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import PlaceKnowledge

ALONE = 1.0  # lead that settles a name without context: ten times as many people
WITH_CONTEXT = 0.25  # lead that settles it where the document speaks for the first
CLEAR_SUPPORT = 0.2  # by how much the document must speak more for the first
GIVES_NAME = 0.3  # a town that its division is named after is better known than its size tells
USUAL = 2.0  # how far behind the usual bearer of a name may be and still be meant
SAME_SPOT_KM = 40.0  # candidates this close to the first do not make a name ambiguous
MOST_COUNTED = 3  # mentions of one name that speak for its country
MOST_CONTENTS = 20  # candidates of a name that may show what holds it
MOST_ANCHORS = 200  # places that the others are measured against
STRANGER_POPULATION = 100_000  # a larger town may well be named in passing
STRANGER_ANCHORS = 3  # places that the report must name before one of them can be out of place
STRANGER_KM = 300.0
COUNTRYMAN_KM = 600.0  # the same for a town of the same country as the other place
ELSEWHERE_KM = 50.0
LOCAL = frozenset({"district", "site", "camp", "base", "airport", "crossing"})
MOST_LISTED = 4  # candidates that a finding names

Sense = tuple[
    str, bool, str
]  # a folded name, whether the text calls it a province, and a country if the text has two of the name
Wishes = tuple[tuple[str, ...], str | None, tuple[str, ...]]  # countries: in focus, the source's, otherwise spoken of

MOST_PLACED = 50  # points of a document whose country is looked up
SPOKEN: Sense = ("", False, "")  # whatever names a country without being a place
MOST_SPOKEN = 5  # times that a report speaks of a country in other words which speak for it

_Key = TypeVar("_Key")
_Ranked = tuple[float, Candidate, float]  # score, candidate, and how much of the score the document gave


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of the document: its candidates, where the text puts it, and how often it stands there."""

    sense: Sense
    candidates: tuple[Candidate, ...]
    within: frozenset[str]
    unit: str | None
    part: bool
    count: int


def resolve_places(
    mentions: tuple[PlaceMention, ...],
    knowledge: PlaceKnowledge,
    focus: tuple[str, ...] = (),
    source_country: str | None = None,
    spoken: tuple[str, ...] = (),
) -> Result[PlaceMention]:
    """The mentions of one document with their values.

    The countries are ISO 3166-1 alpha-2 codes: `focus` the reader's, `source_country` the outlet's, and `spoken` one
    for each time that the report speaks of a country in other words, as "Iraqi forces".
    """
    named = tuple(m for m in mentions if m.value is None and m.modifier != "border")
    found = _resolve_names(named, knowledge, (focus, source_country, spoken))
    if len(named) == len(mentions):
        return found
    points = _placed([mention for mention in mentions if mention.value is not None], knowledge)
    borders = [mention for mention in mentions if mention.modifier == "border"]
    weights = _weights(found.records, (*focus, *spoken)) if borders else {}
    values = [(mention, *place_border(mention, weights, knowledge)) for mention in borders]
    placed = (*found.records, *points, *(replace(mention, value=value) for mention, value, _ in values))
    findings = (finding for _, _, finding in values if finding)
    return Result(tuple(sorted(placed, key=lambda mention: mention.span)), (*found.findings, *findings))


def _weights(mentions: tuple[PlaceMention, ...], spoken: tuple[str, ...]) -> dict[str, float]:
    """How often the report, or the reader, names something of each country."""
    codes = (*(m.value.country for m in mentions if m.value and m.value.country), *spoken)
    return {code: float(codes.count(code)) for code in set(codes)}


def _placed(points: list[PlaceMention], knowledge: PlaceKnowledge) -> list[PlaceMention]:
    """Points in figures, with the country and division of the nearest town."""
    placed = []
    for number, mention in enumerate(points):
        value = mention.value
        if number < MOST_PLACED and value is not None and value.lat is not None and value.lon is not None:
            country, admin1 = knowledge.gazetteer.around(value.lat, value.lon)
            mention = replace(mention, value=replace(value, country=country, admin1=admin1))
        placed.append(mention)
    return placed


def _resolve_names(
    mentions: tuple[PlaceMention, ...], knowledge: PlaceKnowledge, wishes: Wishes
) -> Result[PlaceMention]:
    focus, _, spoken = wishes
    senses = _senses(mentions, knowledge)
    names = _names(mentions, senses, knowledge, {*focus, *spoken})
    context = _context(names.values(), wishes, knowledge)
    first = {sense: _ranked(name, context) for sense, name in names.items()}
    anchors = tuple(ranked[0][1] for ranked in first.values() if ranked and not ranked[0][1].is_large)[:MOST_ANCHORS]
    final = {sense: _nearest_first(ranked, anchors) for sense, ranked in first.items()}
    settled = {sense: _chosen(ranked) for sense, ranked in final.items()}
    named = {place.country for place in settled.values() if place is not None and place.is_large}
    strangers = {sense for sense, place in settled.items() if _is_stranger(place, names[sense], anchors, named)}
    chosen = {sense: None if sense in strangers else place for sense, place in settled.items()}
    first_mentions = dict(zip(reversed(senses), reversed(mentions), strict=True))
    findings = tuple(_findings(first_mentions, chosen, settled, final))
    pairs = zip(mentions, senses, strict=True)
    return Result(tuple(replace(m, value=_value(m, names[sense], chosen)) for m, sense in pairs), findings)


def _senses(mentions: tuple[PlaceMention, ...], knowledge: PlaceKnowledge) -> tuple[Sense, ...]:
    """One sense for each name, unless the text itself puts the name in two countries: "Tripoli, Libya"."""
    told = [_told_country(mention, knowledge) for mention in mentions]
    bases = [(fold(mention.name), mention.unit == "province") for mention in mentions]
    countries: dict[tuple[str, bool], set[str]] = {}
    for base, country in zip(bases, told, strict=True):
        countries.setdefault(base, set()).update({country} - {""})
    latest: dict[tuple[str, bool], str] = {}
    senses = []
    for base, country in zip(bases, told, strict=True):
        if len(countries[base]) > 1:
            latest[base] = country or latest.get(base, "")
        senses.append((*base, latest.get(base, "")))
    return tuple(senses)


def _told_country(mention: PlaceMention, knowledge: PlaceKnowledge) -> str:
    """The one country of the larger places that the text puts the mention in; empty where it names none or several."""
    larger = (place for name in mention.within for place in knowledge.gazetteer.lookup(name, loosely=False))
    found = {place.country for place in larger if place.feature == "country" and place.country}
    return found.pop() if len(found) == 1 else ""


def _names(
    mentions: tuple[PlaceMention, ...], senses: tuple[Sense, ...], knowledge: PlaceKnowledge, at_home: set[str]
) -> dict[Sense, _Name]:
    """The distinct names, the second towns of "between A and B" among them, in the order of the text.

    A name that is only known by another spelling may lie only in a country that the report or the reader names.
    """
    within: dict[Sense, set[str]] = {}
    units: dict[Sense, list[PlaceMention]] = {}
    for mention, sense in zip(mentions, senses, strict=True):
        within.setdefault(sense, set()).update(fold(name) for name in mention.within)
        units.setdefault(sense, []).append(mention)
        if mention.other:
            units.setdefault((fold(mention.other), False, ""), []).append(
                replace(mention, name=mention.other, unit="city")
            )
    found_by = {sense: knowledge.gazetteer.lookup(sense[0]) for sense in units}
    home = at_home | {c[0].country for c in found_by.values() if c and c[0].match != "loose" and c[0].country}
    home |= {country for sense in units if (country := sense[2])}
    return {
        sense: _Name(
            sense=sense,
            candidates=_at_home(found_by[sense], home if not within.get(sense) else None),
            within=frozenset(within.get(sense, ())),
            unit=next((mention.unit for mention in found if mention.unit), None),
            part=any(mention.modifier == "part" and mention.bearing is not None for mention in found),
            count=len(found),
        )
        for sense, found in units.items()
    }


def _at_home(candidates: tuple[Candidate, ...], home: set[str] | None) -> tuple[Candidate, ...]:
    """Those under the very name; of other spellings only those in the countries given, all of them where None are."""
    if home is None or not candidates or candidates[0].match != "loose":
        return candidates
    return tuple(candidate for candidate in candidates if candidate.country in home)


def _context(names: Iterable[_Name], wishes: Wishes, knowledge: PlaceKnowledge) -> Context:
    """How much the names of the document, each by its share of fame, speak for each country and each division."""
    countries: dict[str, dict[Sense, float]] = {}
    divisions: dict[tuple[str, str], dict[Sense, float]] = {}
    containers: dict[str, tuple[Candidate, ...]] = {}
    contents: dict[str, tuple[Candidate, ...]] = {}
    for name in names:
        containers.update({key: knowledge.gazetteer.lookup(key) for key in name.within})
        contents.update({key: contents.get(key, ()) + name.candidates[:MOST_CONTENTS] for key in name.within})
        for candidate, share in _shares(name):
            weight = share * min(name.count, MOST_COUNTED)
            if candidate.country:
                _add(countries, candidate.country, name.sense, weight)
                if candidate.admin1:
                    _add(divisions, (candidate.country, candidate.admin1), name.sense, weight)
    focus, source_country, spoken = wishes
    for country in set(spoken):
        _add(countries, country, SPOKEN, float(min(spoken.count(country), MOST_SPOKEN)))
    sums = _totals(countries), _totals(divisions)
    return Context(*sums, countries, divisions, containers, contents, focus, source_country)


def _add(table: dict[_Key, dict[Sense, float]], key: _Key, sense: Sense, weight: float) -> None:
    by_name = table.setdefault(key, {})
    by_name[sense] = by_name.get(sense, 0.0) + weight


def _totals(table: Mapping[_Key, Mapping[Sense, float]]) -> dict[_Key, float]:
    return {key: sum(by_name.values()) for key, by_name in table.items()}


def _shares(name: _Name) -> list[tuple[Candidate, float]]:
    """Each candidate with its share of the name's fame; all of them together have 1."""
    fames = [(candidate, 10 ** fame(candidate, name.unit, name.part)) for candidate in name.candidates]
    total = sum(weight for _, weight in fames)
    return [(candidate, weight / total) for candidate, weight in fames if weight >= total / 1000]


def _ranked(name: _Name, context: Context) -> list[_Ranked]:
    """The candidates by score, the best first: score, candidate, and how much of the score the document gave."""
    rows = []
    for candidate in name.candidates:
        own = fame(candidate, name.unit, name.part) + seatless(candidate, name.candidates)
        support = score(candidate, name.sense, name.within, context)
        rows.append((own + support, candidate, support))
    return sorted(rows, key=_order)


def _nearest_first(ranked: list[_Ranked], anchors: tuple[Candidate, ...]) -> list[_Ranked]:
    """The same rows with what the places nearby say for each."""
    near = [neighbours(candidate, anchors) for _, candidate, _ in ranked]
    rows = [
        (total + more, candidate, given + more) for (total, candidate, given), more in zip(ranked, near, strict=True)
    ]
    return sorted(rows, key=_order)


def _order(row: _Ranked) -> tuple[float, str]:
    return -row[0], row[1].place_id


def _chosen(ranked: list[_Ranked]) -> Candidate | None:
    """The best candidate where it stands out from all that lie elsewhere; None where choosing would be guessing."""
    if not ranked:
        return None
    best_score, best, support = _usual(ranked)
    others = (row for row in ranked if row[1] is not best)
    rival = next((row for row in others if not _is_same_spot(best, row[1]) and not _is_namesake(best, row[1])), None)
    if rival is None:
        return best
    named_after = any(
        row[1].feature == "division" and _is_same_spot(best, row[1]) for row in ranked if row[1] is not best
    )
    lead = best_score - rival[0] + (GIVES_NAME if named_after else 0.0)
    return best if lead >= (WITH_CONTEXT if support > rival[2] + CLEAR_SUPPORT else ALONE) else None


def _usual(ranked: list[_Ranked]) -> _Ranked:
    """The first row; or, where that only also goes by the name, one of the same division that usually does."""
    first = ranked[0]
    if first[1].is_main_name:
        return first
    return next((row for row in ranked if _is_namesake(row[1], first[1]) and first[0] - row[0] <= USUAL), first)


def _is_same_spot(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same place for a reader: close together, or one in the other."""
    if distance_km((one.lat, one.lon), (other.lat, other.lon)) <= SAME_SPOT_KM:
        return True
    if one.country != other.country:
        return False
    features = (one.feature, other.feature)
    in_division = one.admin1 == other.admin1 and not {"division", "county"}.isdisjoint(features)
    return "country" in features or in_division


def _is_stranger(place: Candidate | None, name: _Name, anchors: tuple[Candidate, ...], named: set[str | None]) -> bool:
    """Whether a small town lies far from everything else in the report: the right one is probably in no table.

    None is a stranger where the report names its country or a part of that.
    """
    if place is None or place.is_large or name.within or place.population > STRANGER_POPULATION:
        return False
    if place.country in named:
        return False
    others = [anchor for anchor in anchors if anchor.place_id != place.place_id]
    if len(others) < STRANGER_ANCHORS:
        return False
    spot = (place.lat, place.lon)
    return all(
        distance_km(spot, (other.lat, other.lon)) > (STRANGER_KM if other.country != place.country else COUNTRYMAN_KM)
        for other in others
    )


def _is_namesake(best: Candidate, other: Candidate) -> bool:
    """Whether the other only also goes by the name, in the division where the best one usually does."""
    return best.is_main_name and not other.is_main_name and (best.country, best.admin1) == (other.country, other.admin1)


def _value(mention: PlaceMention, name: _Name, chosen: Mapping[Sense, Candidate | None]) -> PlaceValue:
    candidate, container = chosen.get(name.sense), _container(mention, chosen)
    if candidate is not None and not _is_elsewhere(candidate, container):
        other = chosen.get((fold(mention.other), False, "")) if mention.other else None
        return place_value(mention, candidate, other)
    return unresolved_value(mention, None if candidate is None and name.candidates else container)


def _container(mention: PlaceMention, chosen: Mapping[Sense, Candidate | None]) -> Candidate | None:
    """The first resolved place that the text puts the mention in."""
    found = (chosen.get((fold(name), is_province, "")) for name in mention.within for is_province in (True, False))
    return next((place for place in found if place is not None), None)


def _is_elsewhere(candidate: Candidate, container: Candidate | None) -> bool:
    """Whether the only quarter or camp of that name lies in another town than the text's: "Kabul's Green Zone"."""
    if container is None or candidate.feature not in LOCAL:
        return False
    away = distance_km((candidate.lat, candidate.lon), (container.lat, container.lon))
    return away > ELSEWHERE_KM + container.radius_m / 1000


def _findings(
    first_mentions: Mapping[Sense, PlaceMention],
    chosen: Mapping[Sense, Candidate | None],
    settled: Mapping[Sense, Candidate | None],
    ranked: Mapping[Sense, list[_Ranked]],
) -> Iterable[Finding]:
    """One finding for each name that could not be resolved, at its first mention."""
    for sense, mention in sorted(first_mentions.items(), key=lambda item: item[1].span):
        if chosen.get(sense) is not None:
            continue
        most = 1 if settled.get(sense) is not None else MOST_LISTED
        listed = ", ".join(_described(row[1]) for row in ranked[sense][:most])
        if not listed:
            reason = "is in no gazetteer"
        elif settled.get(sense) is not None:
            reason = f"is only known as {listed}, far from the other places of the report"
        else:
            reason = f"may be {listed}; nothing in the report decides"
        yield Finding("resolve", f"The place “{mention.name}” {reason}.", mention.span)


def _described(candidate: Candidate) -> str:
    where = ", ".join(part for part in (candidate.admin1, candidate.country) if part and part != candidate.name)
    return f"{candidate.name} ({where})" if where else candidate.name
