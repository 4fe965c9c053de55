"""A MUC-4 template out of the event mentions of one incident: strings, when, where, how sure, how many, what effect.

What is the set's own: a happening without a date has the report's one date, or was on or before its day; a place is
given with its country; people named by their organisation fill its slot too; a blame and a claim of responsibility fill the
perpetrator's slots.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from benchmarks.muc4_doers import confidence_of, doers_of, individual_of, organisation_of, organisations_of, unique
from benchmarks.muc4_types import HARMED, LANDS, Ground, Incident, arguments
from benchmarks.muc4_victims import victim_count
from benchmarks.muc4_words import (
    bare_words,
    is_people,
    is_person_name,
    is_pronoun,
    is_thing,
    weapon_in,
    weapon_kind,
    weapon_of_trigger,
    without_titles,
)
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from dateline.model import Argument, DateValue, PlaceValue
from dateline.rules.load import load_rules

_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
_EFFECT_OF_RULE = {"kill": "DEATH", "execute": "DEATH", "injure": "INJURY"}
_LINE = 70  # characters
_WEEK = timedelta(days=8)


def fill_template(incident: Incident, ground: Ground) -> Record:
    """The template of one incident, empty slots left out."""
    doers = doers_of(incident)
    harmed = list(arguments(incident, HARMED))
    template = {
        "incident_type": incident.kind,
        "PerpInd": unique(individual_of(doer, organisation_of(doer, ground)) for doer in doers),
        "PerpOrg": organisations_of(doers, ground),
        "Target": _strings(a for a in harmed if is_thing(a)),
        "Victim": _names(harmed, ground),
        "Weapon": _weapons(incident),
        "date": _date(incident, ground),
        "location": _location(incident, ground),
        "perp_confidence": confidence_of(incident, ground),
        "victim_count": victim_count(incident, ground),
        "effects": _effects(incident),
    }
    if not template["PerpOrg"]:  # the key says how sure only of organisations
        template["perp_confidence"] = None
    return {name: value for name, value in template.items() if value}


def bare_template(ground: Ground) -> Record:
    """When and where, as far as the report as a whole says it."""
    country = _country_name(ground.country)
    day = ground.day or (f"../{ground.published}" if ground.published else None)
    return {name: value for name, value in (("date", day), ("location", [country] if country else [])) if value}


def _weapons(incident: Incident) -> list[list[str]]:
    """The weapons named, each once by its fullest name, also those in the words for the happening: "a bomb attack"."""
    used = [weapon_in(words) for (words,) in _strings(arguments(incident, ("instrument",)))]
    used += [weapon_of_trigger(told.mention.trigger.quote) for told in incident.told]
    found: dict[str, str] = {}
    for words in used:
        if words is not None and len(words.split()) > len(found.get(weapon_kind(words), "").split()):
            found[weapon_kind(words)] = words
    return [[words] for words in found.values()]


def _names(harmed: list[Argument], ground: Ground) -> list[list[str]]:
    """Those harmed whom the report names, each by the fullest name that it gives."""
    names = [without_titles(words) for (words,) in _strings(a for a in harmed if is_person_name(a))]
    return unique(_in_full(name, ground.people) for name in names)


def _in_full(name: str, people: tuple[str, ...]) -> str:
    """The longest name of the report that the name is part of."""
    return max((full for full in (name, *people) if f" {name.lower()} " in f" {full.lower()} "), key=len)


def _strings(arguments: Iterable[Argument]) -> list[list[str]]:
    """The words of each entity in the report, each once."""
    found: dict[str, list[str]] = {}
    for argument in arguments:
        words = " ".join((argument.span.quote if argument.span is not None else argument.name).split())
        words = argument.name if is_pronoun(words) else words
        if is_pronoun(words):
            continue
        words = bare_words(words)
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
def _effects(incident: Incident) -> list[str]:
    """What became of the human targets, by what was counted and by the rules that gave the type."""
    counted = [n.measure for told in incident.told for n in told.mention.numbers if n.low or n.high]
    rules = (c.origin for told in incident.told for c in told.claims if c.property == "sub_event_type")
    kinds = [origin.removeprefix("rule:type.").split(".")[0] for origin in rules]
    has_victim = any(is_people(a) for a in arguments(incident, HARMED))
    found = [_EFFECTS[m] for m in counted if m in _EFFECTS]
    unharmed = any(n.high == 0 for told in incident.told for n in told.mention.numbers)
    found += [_EFFECT_OF_RULE[k] for k in kinds if k in _EFFECT_OF_RULE and has_victim]
    found += ["NO INJURY OR DEATH"] if unharmed and not found else []
    return sorted(set(found))
