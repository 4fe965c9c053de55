"""re3d entities and relations: who, what, where, when and how many, in that set's types."""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.parts import Parsed, drafts_of, in_source, parse_document, to_document
from benchmarks.score import re3d
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.extract.drafts import Draft
from dateline.extract.participants import Participant
from dateline.model import Document, Settings
from dateline.rules.load import load_rules
from dateline.votes.heads import ENTITIES
from dateline.votes.network import load_network
from dateline.votes.votes import Votes, votes_on

_BY_ACTOR = {"person": "Person", "group": "Organisation", "state": "Organisation", "institution": "Organisation",
             "coalition": "Organisation", "outlet": "Organisation", "community": "Organisation"}  # fmt: skip
_BY_NOUN = {
    "armed_group": "Organisation", "vigilante": "Organisation", "soldier": "Organisation", "police": "Organisation",
    "group": "Organisation", "peacekeeper": "Organisation", "official": "Person", "commander": "Person",
    "source": "Person", "vehicle": "Vehicle", "territory": "Location",
}  # fmt: skip
_HARM = frozenset({"victim", "target", "party", "holder"})
_DOERS = frozenset({"perpetrator", "taker", "party", "agent", "state"})
_FIGHTING = frozenset(
    ["clash", "ambush", "offensive", "siege", "attack", "shoot", "kill", "injure", "bombing", "air_strike", "shelling",
     "capture", "destroy", "ied", "suicide_bombing", "grenade"]
)  # fmt: skip

_FOUND, _REFUSED = 0.5, 0.25  # shares from which the network finds an entity, and below which it refuses the rules'

Entity = tuple[int, int, str]
Relation = tuple[str, tuple[int, int], tuple[int, int]]


def predict(record: Record, settings: Settings) -> Record:
    """The entities and relations of one document."""
    parsed = parse_document(to_document(record["text"], settings), replace(settings, engine="rules"))
    document = parsed.document
    entities = sorted({*_mentioned(parsed), *_described(parsed)})
    if settings.engine != "rules":
        entities = joined(entities, votes_on(document.text, load_network()))
    relations = sorted({relation for draft in drafts_of(parsed) for relation in _relations(draft)})
    return {
        "id": record["id"],
        "entities": [e for entity in entities if (e := _entity(document, entity))],
        "relations": [r for relation in relations if (r := _relation(document, relation))],
    }


def joined(told: list[Entity], votes: Votes) -> list[Entity]:
    """The entities by both votes: what the network finds, and what the rules find that it does not refuse."""
    seen = {(s.start, s.end, name) for name in ENTITIES for s in votes.spans(f"entity.{name}", _FOUND)}
    kept = {e for e in told if e[2] not in ENTITIES or votes.inside(f"entity.{e[2]}", e[0], e[1]) >= _REFUSED}
    spare = {e for e in kept if not any(e[2] == s[2] and e[0] < s[1] and s[0] < e[1] for s in seen)}
    return sorted(seen | spare)


def _mentioned(parsed: Parsed) -> Iterator[Entity]:
    """What stands in the text by name or by number."""
    mentions = parsed.mentions
    for actor in mentions.actors:
        if actor.actor.kind in _BY_ACTOR:
            yield actor.span.start, actor.span.end, _BY_ACTOR[actor.actor.kind]
    for place in mentions.places:
        yield place.span.start, place.span.end, "Location"
    for time in mentions.times:
        yield time.span.start, time.span.end, "Temporal"
    for quantity in mentions.quantities:
        yield quantity.span.start, quantity.span.end, "Quantity"
    demonyms = load_rules().demonyms
    for scene in parsed.scenes:
        for token in scene.sentence.tokens:
            if token.text[:1].isupper() and token.lower in demonyms:
                yield token.start, token.end, "Nationality"


def _described(parsed: Parsed) -> Iterator[Entity]:
    """What stands in the text by a noun: "militants", "armoured vehicles", "mortars"."""
    for scene in parsed.scenes:
        for number in range(len(scene.sentence.phrases)):
            person = scene.cast.at(scene.index, number)
            kind = _kind(person) if person is not None else None
            if person is not None and kind is not None and scene.sentence.start <= person.span.start:
                yield person.span.start, person.span.end, kind


def _kind(person: Participant) -> str | None:
    if person.weapon is not None:
        return "MilitaryPlatform" if person.weapon.weapon_class == "aerial" else "Weapon"
    return _BY_NOUN.get(person.noun_class)


def _relations(draft: Draft) -> Iterator[Relation]:
    """Who fights whom, and who and what is where."""
    doers = [s.participant for s in draft.seats if s.role in _DOERS]
    harmed = [s.participant for s in draft.seats if s.role in _HARM]
    if draft.frame in _FIGHTING:
        pairs = ((one, other) for one in doers for other in harmed if one.span != other.span)
        yield from (("FightingAgainst", _at(one), _at(other)) for one, other in pairs)
    for place in draft.places:
        end = (place.span.start, place.span.end)
        yield from (("CoLocated", _at(person), end) for person in (*doers, *harmed))


def _at(person: Participant) -> tuple[int, int]:
    return person.span.start, person.span.end


def _entity(document: Document, entity: Entity) -> Record | None:
    span = in_source(document, entity[0], entity[1])
    return {"start": span[0], "end": span[1], "type": entity[2]} if span else None


def _relation(document: Document, relation: Relation) -> Record | None:
    source, target = in_source(document, *relation[1]), in_source(document, *relation[2])
    return {"type": relation[0], "source": source, "target": target} if source and target else None


TASK = Task(
    name="re3d",
    work=predict,
    score=re3d.score,
    gold=("entities",),
    shown=(
        "entities_exact.p",
        "entities_exact.r",
        "entities_exact.f1",
        "entities_overlap.f1",
        "span_only.f1",
        "by_type_overlap_f1.Organisation",
        "by_type_overlap_f1.Location",
        "by_type_overlap_f1.Person",
        "by_type_overlap_f1.Temporal",
        "by_type_overlap_f1.Quantity",
        "relations.f1",
        "relations_overlap.f1",
    ),
    given=("id", "text"),
)
