"""A MUC-4 template out of the event mentions of one incident: strings, when, where, how sure, how many, what effect.

What is the set's own: a happening without a date has the report's one date, or was on or before its day; a place is
given with its country; people named by their organisation fill its slot too; a blame and a claim of responsibility fill the
perpetrator's slots.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from benchmarks.muc4_types import DOING, HARMED, LANDS, Ground, Incident, arguments
from benchmarks.muc4_words import (
    body_behind,
    is_authority,
    is_body,
    is_people,
    is_person_name,
    is_pronoun,
    without_titles,
)
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from dateline.model import Argument, Bounds, Claim, DateValue, PlaceValue
from dateline.rules.load import load_rules

_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
_EFFECT_OF_RULE = {"kill": "DEATH", "execute": "DEATH", "injure": "INJURY"}
_LINE = 70  # characters
_WEEK = timedelta(days=8)
_COUNTED = ("killed", "injured", "abducted")


def fill_template(incident: Incident, ground: Ground) -> Record:
    """The template of one incident, empty slots left out."""
    doers = [*arguments(incident, DOING), *_blamed(incident)]
    harmed = list(arguments(incident, HARMED))
    bodies, people = [a for a in doers if is_body(a)], [a for a in doers if not is_body(a) and is_people(a)]
    organisations = _bodies(bodies, people, ground)
    taken = {fold(name) for (name,) in organisations}
    template = {
        "incident_type": incident.kind,
        "PerpInd": [[words] for (words,) in _strings(people) if fold(words) not in taken],
        "PerpOrg": organisations,
        "Target": _strings(a for a in harmed if a.role == "target" and not is_people(a)),
        "Victim": _names(harmed),
        "Weapon": _strings(arguments(incident, ("instrument",))),
        "date": _date(incident, ground),
        "location": _location(incident, ground),
        "perp_confidence": _confidence(incident),
        "victim_count": _victim_count(incident),
        "effects": _effects(incident),
    }
    if not template["PerpOrg"]:  # the key says how sure only of organisations
        template["perp_confidence"] = None
    return {name: value for name, value in template.items() if value}


def _names(harmed: list[Argument]) -> list[list[str]]:
    """Those harmed whom the report names, each by the fullest name."""
    names = [without_titles(words) for (words,) in _strings(a for a in harmed if is_person_name(a))]
    names = list(dict.fromkeys(names))
    return [[name] for name in names if not any(name != other and f" {name} " in f" {other} " for other in names)]


def _bodies(bodies: list[Argument], people: list[Argument], ground: Ground) -> list[list[str]]:
    """The organisations named, and those that the people belong to."""
    behind = [name for person in people if (name := body_behind(person, ground.text)) is not None]
    named = _strings(bodies)
    return [*named, *([name] for name in dict.fromkeys(behind) if [fold(name)] not in [[fold(n)] for (n,) in named])]


def _blamed(incident: Incident) -> Iterator[Argument]:
    """Whom somebody blames, or who says it was himself: no argument of the event, but a filler of the set's slots."""
    for claim in _blame(incident):
        yield Argument("accused", str(claim.value), None, claim.span)


def _blame(incident: Incident) -> Iterator[Claim]:
    claims = (claim for told in incident.told for claim in told.claims)
    return (c for c in claims if c.property == "perpetrator" and c.stance == "asserts")


def _strings(arguments: Iterable[Argument]) -> list[list[str]]:
    """The words of each entity in the report, each once."""
    found: dict[str, list[str]] = {}
    for argument in arguments:
        words = " ".join((argument.span.quote if argument.span is not None else argument.name).split())
        words = argument.name if is_pronoun(words) else words
        if is_pronoun(words):
            continue
        found.setdefault(argument.entity_id or words.lower(), [words])
    return list({words[0].lower(): words for words in found.values()}.values())


# ---- when and where
def _date(incident: Incident, ground: Ground) -> str | None:
    """Its own date, else the one that the report gives to the others, else: on or before the day of the report."""
    return day_of(incident, ground) or ground.day or (f"../{ground.published}" if ground.published else None)


def day_of(incident: Incident, ground: Ground) -> str | None:
    """The narrowest of its dates; of one longer than a week the set's key keeps the end alone."""
    dates = [told.mention.date for told in incident.told if told.mention.date is not None]
    if not dates:
        return None
    best = min(dates, key=lambda d: (_length(d), d.start))
    if _length(best) > _WEEK and ground.published:
        return f"../{min(best.end, ground.published)}"
    return best.start if best.start == best.end else f"{best.start}/{best.end}"


def _length(when: DateValue) -> timedelta:
    return date.fromisoformat(when.end) - date.fromisoformat(when.start)


def _location(incident: Incident, ground: Ground) -> list[str]:
    """Country, division where the report names it, and place of the most precise of its places."""
    places = [p for told in incident.told for p in told.mention.places if p.country is not None or p.lat is None]
    best = min(places, key=lambda p: (p.country not in LANDS, p.geo_precision or 9), default=None)
    country = _country_name(best.country if best is not None and best.country else ground.country)
    if best is None:
        return [country] if country else []
    division = [best.admin1] if best.admin1 and _are_told_together(best, best.admin1, ground.text) else []
    names = [country or "", *division, best.name]
    return [name for name in dict.fromkeys(names) if name]


def _are_told_together(place: PlaceValue, division: str, text: str) -> bool:
    """Whether the report names the division within a line of the place."""
    names = {fold(place.name), fold(place.span.quote if place.span is not None else place.name)}
    near = (
        text[max(0, at.start() - _LINE) : at.end() + _LINE]
        for name in names
        for at in re.finditer(re.escape(name), text)
    )
    return any(fold(division) in around for around in near)


def _country_name(code: str | None) -> str | None:
    known = load_rules().actors.countries.get(code) if code is not None else None
    return known.name if known is not None else None


# ---- how sure, how many, with what effect
def _confidence(incident: Incident) -> list[str]:
    """How sure the report is of who did it, in the set's words; the surest."""
    if any(a.role == "perpetrator" and is_body(a) for a in arguments(incident, DOING)):
        return ["REPORTED AS FACT"]
    said = {_sureness(claim) for claim in _blame(incident)}
    order = ("CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", "POSSIBLE")
    return [next((name for name in order if name in said), "REPORTED AS FACT")]


def _sureness(claim: Claim) -> str:
    if claim.speaker is None:
        return "REPORTED AS FACT" if claim.certainty == "fact" else "POSSIBLE"
    if claim.speaker.name.lower() == str(claim.value).lower():
        return "CLAIMED OR ADMITTED"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if is_authority(claim.speaker) else "SUSPECTED OR ACCUSED"


def _victim_count(incident: Incident) -> Record | None:
    """All human targets: the dead, the injured and the abducted, else the people named."""
    totals = [b for measure in _COUNTED if (b := _widest(incident, measure)) is not None]
    if any(high for _, high in totals):
        return {"low": sum(low for low, _ in totals), "high": sum(high for _, high in totals)}
    named = _strings(a for a in arguments(incident, HARMED) if is_person_name(a))
    return {"low": len(named), "high": len(named)} if named else None


def _widest(incident: Incident, measure: str) -> tuple[int, int] | None:
    """Both ends of the largest count of a measure that the incident's mentions show."""
    counts = [
        Bounds(n.low, n.high)
        for told in incident.told
        for n in told.mention.numbers
        if n.measure == measure and (n.low is not None or n.high is not None)
    ]
    ends = [(c.low if c.low is not None else c.high or 0, c.high if c.high is not None else c.low or 0) for c in counts]
    return max(ends, default=None)


def _effects(incident: Incident) -> list[str]:
    """What became of the human targets, by what was counted and by the rules that gave the type."""
    counted = [n.measure for told in incident.told for n in told.mention.numbers if n.low or n.high]
    rules = (c.origin for told in incident.told for c in told.claims if c.property == "sub_event_type")
    kinds = [origin.removeprefix("rule:type.").split(".")[0] for origin in rules]
    has_victim = any(is_people(a) for a in arguments(incident, HARMED))
    found = [_EFFECTS[m] for m in counted if m in _EFFECTS]
    unharmed = any(n.high == 0 for told in incident.told for n in told.mention.numbers)
    found += ["NO INJURY OR DEATH"] if unharmed and not found else []
    found += [_EFFECT_OF_RULE[k] for k in kinds if k in _EFFECT_OF_RULE and has_victim]
    return sorted(set(found))
