"""MUC-4 templates out of event mentions and claims: its six types, its relevance rule and its way of counting.

The mapping knows nothing that the engine does not say. What is the set's own: only violence of six types, in
nine countries of Latin America; no clash between armed sides unless others are harmed; nothing older than two
months; one incident is one template, however often it is told; a happening without a date was on or before the
day of the report; a place is given with its country.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.muc4_fill import bare_template, day_of, fill_template
from benchmarks.muc4_join import joined
from benchmarks.muc4_types import HARMED, LANDS, Ground, Incident, Told, arguments
from benchmarks.muc4_victims import is_human_target
from benchmarks.muc4_votes import proposal_of
from benchmarks.muc4_words import (
    is_armed,
    is_fighter,
    is_fire,
    is_people,
    is_person_name,
    is_theft,
    is_thing,
    told_words,
    without_titles,
)
from benchmarks.parts import mentions_of, to_document
from benchmarks.score import muc4
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from benchmarks.task import Task
from dateline.model import ActorMention, Argument, Claim, DateValue, Document, EventMention, Mentions, Reading, Settings
from dateline.pipeline import read_document
from dateline.resolve.time import TimeContext, resolve_time
from dateline.votes.network import load_network
from dateline.votes.votes import votes_on

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
_WEEK = timedelta(days=7)
_SHORTEST = 40  # signs of a first sentence; what is shorter is a mark of the wire's: "[TEXT]"
_END = re.compile(r"[.?!]['\")]*\s")  # of a sentence
_VAGUE = frozenset({"attack", "attacks", "attacked", "action", "actions", "incident", "incidents", "raid", "raids"})
_OF_A_WAR = 500  # dead or hurt: more than one incident has
_FILED_FROM = 2  # how much more the place that a report is filed from weighs than one that it names
_PROPERTY = "Looting/property destruction"


def predict(record: Record, settings: Settings) -> Record:
    """The templates of one report, by the grammar alone or by both votes."""
    told = told_by_grammar(record)
    if settings.engine == "rules":
        return {"docid": record["docid"], "templates": told.templates}
    proposal = proposal_of(votes_on(record["text"], load_network()), record["text"], told.actors)
    templates = ([], []) if settings.engine == "model" else (told.templates, told.spare)
    return {"docid": record["docid"], "templates": joined(templates, proposal, told.bare)}


@dataclass(frozen=True, slots=True)
class GrammarTemplates:
    """What the grammar says of one report."""

    templates: list[Record]
    spare: list[Record]  # those that it thinks the set leaves out
    bare: Record  # what holds for every template
    actors: tuple[ActorMention, ...]


def told_by_grammar(record: Record) -> GrammarTemplates:
    """The templates of one report by the grammar alone."""
    settings = Settings("rules", record["published"])
    document = to_document(record["text"], settings)
    reading = read_document(document, settings)
    mentions, published = mentions_of(document, settings), document.published or record["published"]
    ground = Ground(
        published=published,
        text=fold(document.text),
        country=_country(document, mentions),
        ends=_ends(document.text),
        people=_people(mentions),
        rebels=_rebels(mentions),
        lead_day=_lead_day(document, mentions, published),
    )
    return GrammarTemplates(*templates_of(reading, ground), bare_template(ground), tuple(mentions.actors))


def templates_of(reading: Reading, ground: Ground) -> tuple[list[Record], list[Record]]:
    """The templates of one reading: those that the set counts, and those that it leaves out as far as the grammar can tell."""
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.event_mention, []).append(claim)
    told = [_told(mention, tuple(claims.get(mention.id, ()))) for mention in reading.event_mentions]
    incidents = _joined([t for t in told if t is not None and _is_recent(t.mention.date, ground.published)])
    relevant = [incident for incident in incidents if _is_relevant(incident)]
    days = {day for incident in relevant if (day := day_of(incident, ground)) and not day.startswith("..")}
    lead = ground.lead_day if not days else None
    ground = replace(ground, day=days.pop() if len(days) == 1 else lead)
    spare = [fill_template(incident, ground) for incident in incidents if incident not in relevant]
    return _of_one_body([fill_template(incident, ground) for incident in relevant]), spare


def _of_one_body(templates: list[Record]) -> list[Record]:
    """The one organisation that the report names as a perpetrator also for what it says nobody else did."""
    told = [template for template in templates if template.get("PerpOrg")]
    bodies = {str(template["PerpOrg"]) for template in told}
    if len(bodies) != 1 or len(told[0]["PerpOrg"]) > 1:
        return templates
    same = {name: told[0][name] for name in ("PerpOrg", "perp_confidence")}
    return [
        template if template.get("PerpOrg") or template.get("PerpInd") else {**template, **same}
        for template in templates
    ]


# ---- which happenings count
def _told(mention: EventMention, claims: tuple[Claim, ...]) -> Told | None:
    if mention.polarity != "positive" or mention.modality not in ("asserted", "hedged"):
        return None
    if any((number.low or 0) > _OF_A_WAR for number in mention.numbers):
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
    """Whether it was in one of the set's countries, harmed civilians or what is theirs, and is an incident at all."""
    lands = {p.country for told in incident.told for p in told.mention.places if p.country}
    if lands and not lands & LANDS:
        return False
    harmed = [a for a in arguments(incident, HARMED) if is_people(a) or a.role == "target"]
    is_civil = any(is_thing(a) or (is_people(a) and not is_fighter(a)) for a in harmed)
    if _is_vague_talk(incident, harmed) or (any(is_armed(a) for a in harmed) and not is_civil):
        return False
    if harmed:
        return not all(is_armed(a) for a in harmed)
    if any(a for a in arguments(incident, ("party",))):
        return False
    return incident.kind != "attack" or not any(t.mention.sub_event_type == "Armed clash" for t in incident.told)


def _is_vague_talk(incident: Incident, harmed: list[Argument]) -> bool:
    """Whether nothing tells this incident from others: nobody and nothing harmed, no day, no town, no number."""
    mentions = [told.mention for told in incident.told]
    is_placed = any(m.date is not None or _towns(m) or m.numbers for m in mentions)
    return not is_placed and not any(is_thing(a) or is_human_target(a) for a in harmed)


# ---- which of them are one incident
def _joined(told: list[Told]) -> list[Incident]:
    """Mentions of one type whose days, places and victims do not speak against one another, in the order of the text."""
    incidents: list[Incident] = []
    for item in sorted(told, key=_is_vague):
        fitting = (
            i
            for i in incidents
            if (i.kind == item.kind or (i.kind == "bombing" and _is_vague(item)))
            and all(_may_be_one(item, other) for other in i.told)
        )
        incident = next(fitting, None)
        if incident is None:
            incident = Incident(item.kind)
            incidents.append(incident)
        incident.told.append(item)
    return incidents


def _is_vague(told: Told) -> bool:
    """Whether the word fits any of the types: "the attack" of a report on a bombing."""
    words = told.mention.trigger.quote.lower().split()
    return told.kind == "attack" and words[-1] in _VAGUE


def _may_be_one(one: Told, other: Told) -> bool:
    first, second = one.mention, other.mention
    here, there = _towns(first), _towns(second)
    one_town, one_victim = not here or not there or here & there, _share_victims(first, second)
    return not _are_apart(first.date, second.date) and bool(one_town) and one_victim


def _share_victims(one: EventMention, other: EventMention) -> bool:
    """Whether the persons named as victims do not tell the two apart."""
    ours, theirs = _victims(one), _victims(other)
    return not ours or not theirs or bool(ours & theirs)


def _victims(mention: EventMention) -> set[str]:
    named = (a.name for a in mention.arguments if a.role == "victim" and is_person_name(a))
    return {fold(word) for name in named for word in without_titles(name).split()}


def _are_apart(one: DateValue | None, other: DateValue | None) -> bool:
    """Whether the two cannot be the same day."""
    return one is not None and other is not None and (one.end < other.start or other.end < one.start)


def _towns(mention: EventMention) -> set[str]:
    return {p.name for p in mention.places if p.geo_precision == 1}


def _ends(text: str) -> tuple[int, ...]:
    return tuple(at.start() for at in _END.finditer(text))


def _people(mentions: Mentions) -> tuple[str, ...]:
    names = (without_titles(" ".join(m.span.quote.split())) for m in mentions.actors if m.actor.kind == "person")
    return tuple(dict.fromkeys(names))


def _rebels(mentions: Mentions) -> str | None:
    """The one armed group that the report names, without its short form in brackets; None where it names more."""
    groups = [m for m in mentions.actors if m.actor.kind == "group" and m.actor.side == "armed"]
    ids = {group.actor.entity_id for group in groups}
    return " ".join(groups[0].span.quote.partition("(")[0].split()) if len(ids) == 1 else None


def _lead_day(document: Document, mentions: Mentions, published: str | None) -> str | None:
    """The day that the first sentence of the report names first, if it is in the week before the report."""
    header = max((b.end for b in document.blocks if b.kind == "dateline"), default=0)
    end = min((at for at in _ends(document.text) if at > header + _SHORTEST), default=len(document.text))
    for mention in mentions.times:
        if header <= mention.span.start < end and published:
            found = resolve_time(mention, TimeContext(published, None)).records
            if found and found[0].start == found[0].end and _is_this_week(found[0], published):
                return found[0].start
    return None


def _is_this_week(when: DateValue, published: str) -> bool:
    return timedelta(0) <= date.fromisoformat(published[:10]) - date.fromisoformat(when.start) <= _WEEK


def _country(document: Document, mentions: Mentions) -> str | None:
    """Which of the set's countries the report is about: where most of its places lie, where it was filed from first."""
    places = [m for m in mentions.places if m.value is not None and m.value.country in LANDS]
    header = max((b.end for b in document.blocks if b.kind == "dateline"), default=0)
    counted: Counter[str] = Counter()
    for place in places:
        if place.value is not None and place.value.country:
            counted[place.value.country] += 1 + _FILED_FROM * (place.span.start < header)
    if not counted:
        counted.update(m.actor.country for m in mentions.actors if m.actor.country in LANDS)
    return counted.most_common(1)[0][0] if counted else None


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
