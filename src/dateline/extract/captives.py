"""Verbs that take ground or people: "captured the bridge", but "captured eleven policemen"."""

from dataclasses import replace

from dateline.extract.participants import Participant
from dateline.extract.roles import Scene
from dateline.extract.syntax.types import Clause
from dateline.extract.triggers import Hit


def as_told(scene: Scene, hit: Hit, clause: int | None) -> Hit:
    """The trigger as its object has it: whom rebels capture they abduct, whom soldiers capture they arrest.

    Who is driven out and does not fight is displaced.
    """
    found = scene.sentence.clauses[clause] if clause is not None else None
    if hit.trigger.frame == "lose" and hit.trigger.object == "holder" and found is not None:
        return _driven(scene, hit, found)
    is_verb = hit.trigger.pos == "verb" and hit.trigger.lemma in scene.sets.people_taking_verbs
    if not is_verb or found is None or found.verb is None:
        return hit
    taken = scene.listed(found.subject if found.verb.is_passive else found.object)
    if not taken or not all(_is_somebody(person) for person in taken):
        return hit
    takers = () if found.verb.is_passive else scene.listed(found.subject)
    if any(_is_of_state(person) for person in takers):
        kept = replace(hit.trigger, frame="arrest", subject="state", object="victim", measure="detained")
    else:
        kept = replace(hit.trigger, frame="abduct", subject="perpetrator", object="victim", measure="abducted")
    return replace(hit, trigger=replace(kept, strength="weak"))


def _driven(scene: Scene, hit: Hit, clause: Clause) -> Hit:
    """The words for ground that is lost, as they are told of people: "has driven 1,200 people from their hamlets"."""
    passive = clause.verb is not None and clause.verb.is_passive
    driven = scene.listed(clause.subject if passive else clause.object)
    if not driven or not all(_is_somebody(p) and not p.is_combatant and p.actor is None for p in driven):
        return hit
    kept = replace(hit.trigger, frame="displace", subject="perpetrator", object="victim", measure="displaced")
    return replace(hit, trigger=kept, first=hit.head, last=hit.head)


def _is_somebody(person: Participant) -> bool:
    """Whether it is people and no place that stands for a side: a number of them, or somebody by what he is."""
    return person.is_people and person.place is None and not person.is_pronoun and person.noun_class != "country"


def _is_of_state(person: Participant) -> bool:
    if person.actor is not None:
        return person.actor.side in ("state", "foreign")
    return person.noun_class in ("soldier", "police")
