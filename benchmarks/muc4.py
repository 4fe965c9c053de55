"""MUC-4 templates out of event mentions and claims: the set's six types, its relevance rule and its way of counting.

The mapping knows nothing that the engine does not say. What is the set's own: only violence of six types counts; no
clash between armed sides unless others are harmed; nothing older than two months; one incident is one template,
however often it is told; a happening without a date was on or before the day of the report; a place is given with
its country.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.muc4_words import (
    body_behind,
    is_armed,
    is_authority,
    is_body,
    is_fire,
    is_people,
    is_person_name,
    is_pronoun,
    is_theft,
    told_words,
    without_titles,
)
from benchmarks.parts import mentions_of, to_document
from benchmarks.score import muc4
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from benchmarks.task import Task
from dateline.model import Argument, Bounds, Claim, DateValue, Document, EventMention, Reading, Settings
from dateline.pipeline import read_document
from dateline.rules.load import load_rules

_RECENT = timedelta(days=62)
_TYPES = {
    "Attack": "attack",
    "Armed clash": "attack",
    "Mob violence": "attack",
    "Sexual violence": "attack",
    "Excessive force against protesters": "attack",
    "Chemical weapon": "attack",
    "Air/drone strike": "attack",
    "Shelling/artillery/missile attack": "attack",
    "Remote explosive/landmine/IED": "bombing",
    "Suicide bomb": "bombing",
    "Grenade": "bombing",
    "Abduction/forced disappearance": "kidnapping",
}
_LANDS = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})  # the nine countries that the set is about
_FILED_FROM = 2  # how much more the place that a report is filed from weighs than one that it names
_PROPERTY = "Looting/property destruction"
_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
_EFFECT_OF_RULE = {"kill": "DEATH", "execute": "DEATH", "injure": "INJURY"}
_COUNTED = ("killed", "injured", "abducted")
_HARMED = ("victim", "target")
_DOING = ("perpetrator", "party")


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention that the set would count, with its claims."""

    kind: str
    mention: EventMention
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class Incident:
    """Event mentions that the set would put into one template."""

    kind: str
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the report as a whole says: its day, its text, the country that most of its places lie in."""

    published: str | None
    text: str
    country: str | None


def predict(record: Record, settings: Settings) -> Record:
    """The templates of one report."""
    settings = Settings(settings.engine, record["published"])
    document = to_document(record["text"], settings)
    reading = read_document(document, settings)
    ground = Ground(document.published or record["published"], fold(document.text), _country(document, settings))
    return {"docid": record["docid"], "templates": templates_of(reading, ground)}


def templates_of(reading: Reading, ground: Ground) -> list[Record]:
    """The templates of one reading."""
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.event_mention, []).append(claim)
    told = [_told(mention, tuple(claims.get(mention.id, ()))) for mention in reading.event_mentions]
    incidents = _joined([t for t in told if t is not None and _is_recent(t.mention.date, ground.published)])
    return [_template(incident, ground) for incident in incidents if _is_relevant(incident)]


# ---- which happenings count
def _told(mention: EventMention, claims: tuple[Claim, ...]) -> Told | None:
    if mention.polarity != "positive" or mention.modality not in ("asserted", "hedged"):
        return None
    kind = incident_type(mention)
    return Told(kind, mention, claims) if kind is not None else None


def incident_type(mention: EventMention) -> str | None:
    """One of the set's types, None where it has none for such a happening."""
    if mention.sub_event_type != _PROPERTY:
        return _TYPES.get(mention.sub_event_type)
    words = told_words(mention.trigger.quote)
    return "arson" if is_fire(words) else "robbery" if is_theft(words) else "attack"


def _is_recent(when: DateValue | None, published: str | None) -> bool:
    if when is None or published is None:
        return True
    return date.fromisoformat(when.end) >= date.fromisoformat(published[:10]) - _RECENT


def _is_relevant(incident: Incident) -> bool:
    """Whether it was in one of the set's countries, and harmed somebody or something that is no armed side."""
    lands = {p.country for told in incident.told for p in told.mention.places if p.country}
    if lands and not lands & _LANDS:
        return False
    harmed = [a for a in _arguments(incident, _HARMED) if is_people(a) or a.role == "target"]
    if harmed:
        return not all(is_armed(a) for a in harmed)
    if any(a for a in _arguments(incident, ("party",))):
        return False
    return incident.kind != "attack" or not any(t.mention.sub_event_type == "Armed clash" for t in incident.told)


# ---- which of them are one incident
def _joined(told: list[Told]) -> list[Incident]:
    """Mentions of one type whose days and places do not speak against one another, in the order of the text."""
    incidents: list[Incident] = []
    for item in told:
        fitting = (i for i in incidents if i.kind == item.kind and all(_may_be_one(item, other) for other in i.told))
        incident = next(fitting, None)
        if incident is None:
            incident = Incident(item.kind)
            incidents.append(incident)
        incident.told.append(item)
    return incidents


def _may_be_one(one: Told, other: Told) -> bool:
    first, second = one.mention, other.mention
    here, there = _towns(first), _towns(second)
    return not _are_apart(first.date, second.date) and (not here or not there or bool(here & there))


def _are_apart(one: DateValue | None, other: DateValue | None) -> bool:
    """Whether the two cannot be the same day."""
    return one is not None and other is not None and (one.end < other.start or other.end < one.start)


def _towns(mention: EventMention) -> set[str]:
    return {p.name for p in mention.places if p.geo_precision == 1}


# ---- the template
def _template(incident: Incident, ground: Ground) -> Record:
    doers = [*_arguments(incident, _DOING), *_blamed(incident)]
    harmed = list(_arguments(incident, _HARMED))
    bodies, people = [a for a in doers if is_body(a)], [a for a in doers if not is_body(a) and is_people(a)]
    organisations = _bodies(bodies, people, ground)
    taken = {fold(name) for (name,) in organisations}
    template = {
        "incident_type": incident.kind,
        "PerpInd": [[words] for (words,) in _strings(people) if fold(words) not in taken],
        "PerpOrg": organisations,
        "Target": _strings(a for a in harmed if a.role == "target" and not is_people(a)),
        "Victim": [[without_titles(words)] for (words,) in _strings(a for a in harmed if is_person_name(a))],
        "Weapon": _strings(_arguments(incident, ("instrument",))),
        "date": _date(incident, ground),
        "location": _location(incident, ground),
        "perp_confidence": _confidence(incident),
        "victim_count": _victim_count(incident),
        "effects": _effects(incident),
    }
    if not template["PerpOrg"]:  # the key says how sure only of organisations
        template["perp_confidence"] = None
    return {name: value for name, value in template.items() if value}


def _bodies(bodies: list[Argument], people: list[Argument], ground: Ground) -> list[list[str]]:
    """The organisations named, and those that the people belong to."""
    behind = [name for person in people if (name := body_behind(person, ground.text)) is not None]
    named = _strings(bodies)
    return [*named, *([name] for name in dict.fromkeys(behind) if [fold(name)] not in [[fold(n)] for (n,) in named])]


def _arguments(incident: Incident, roles: tuple[str, ...]) -> Iterator[Argument]:
    return (a for told in incident.told for a in told.mention.arguments if a.role in roles)


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
    """The narrowest of its dates, else: on or before the day of the report."""
    dates = [told.mention.date for told in incident.told if told.mention.date is not None]
    if dates:
        best = min(dates, key=lambda d: (_length(d), d.start))
        return best.start if best.start == best.end else f"{best.start}/{best.end}"
    return f"../{ground.published}" if ground.published else None


def _length(when: DateValue) -> timedelta:
    return date.fromisoformat(when.end) - date.fromisoformat(when.start)


def _location(incident: Incident, ground: Ground) -> list[str]:
    """Country, division where the report names it, and place of the most precise of its places."""
    places = [p for told in incident.told for p in told.mention.places]
    best = min(places, key=lambda p: (p.country not in _LANDS, p.geo_precision or 9), default=None)
    country = _country_name(best.country if best is not None and best.country else ground.country)
    if best is None:
        return [country] if country else []
    division = [best.admin1] if best.admin1 and fold(best.admin1) in ground.text else []
    names = [country or "", *division, best.name]
    return [name for name in dict.fromkeys(names) if name]


def _country(document: Document, settings: Settings) -> str | None:
    """Which of the set's countries the report is about: where most of its places lie, where it was filed from first."""
    places = [m for m in mentions_of(document, settings).places if m.value is not None and m.value.country in _LANDS]
    header = max((b.end for b in document.blocks if b.kind == "dateline"), default=0)
    counted: Counter[str] = Counter()
    for place in places:
        if place.value is not None and place.value.country:
            counted[place.value.country] += 1 + _FILED_FROM * (place.span.start < header)
    return counted.most_common(1)[0][0] if counted else None


def _country_name(code: str | None) -> str | None:
    known = load_rules().actors.countries.get(code) if code is not None else None
    return known.name if known is not None else None


# ---- how sure, how many, with what effect
def _confidence(incident: Incident) -> list[str]:
    """How sure the report is of who did it, in the set's words; the surest."""
    if any(a.role == "perpetrator" and is_body(a) for a in _arguments(incident, _DOING)):
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
    named = _strings(a for a in _arguments(incident, _HARMED) if is_person_name(a))
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
    has_victim = any(is_people(a) for a in _arguments(incident, _HARMED))
    found = [_EFFECTS[m] for m in counted if m in _EFFECTS]
    unharmed = any(n.high == 0 for told in incident.told for n in told.mention.numbers)
    found += ["NO INJURY OR DEATH"] if unharmed and not found else []
    found += [_EFFECT_OF_RULE[k] for k in kinds if k in _EFFECT_OF_RULE and has_victim]
    return sorted(set(found))


TASK = Task(
    name="muc4",
    work=predict,
    score=muc4.score,
    gold=("templates", "gtt_templates"),
    shown=(
        "gtt.p",
        "gtt.r",
        "gtt.f1",
        "gtt_unique.f1",
        "incident_type_f1",
        "rme_phi3.f1",
        "ree.PerpInd.f1",
        "ree.PerpOrg.f1",
        "ree.Target.f1",
        "ree.Victim.f1",
        "ree.Weapon.f1",
        "detection.f1",
        "slots.date.all_f1",
        "slots.location.all_f1",
        "slots.location_finest.all_f1",
        "slots.perp_confidence.all_f1",
        "slots.victim_count.all_f1",
        "slots.effects.all_f1",
    ),
    given=("docid", "text", "published"),
)
