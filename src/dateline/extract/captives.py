"""Verbs that take ground or people: "captured the bridge", but "captured eleven policemen"."""

from dataclasses import replace

from dateline.extract.participants import Participant
from dateline.extract.roles import Scene
from dateline.extract.triggers import Hit


def as_told(scene: Scene, hit: Hit, clause: int | None) -> Hit:
    """The trigger as its object has it: whom rebels capture they abduct, whom police or soldiers capture they arrest."""
    found = scene.sentence.clauses[clause] if clause is not None else None
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


def _is_somebody(person: Participant) -> bool:
    """Whether it is people and no place that stands for a side: a number of them, or somebody by what he is."""
    return person.is_people and person.place is None and not person.is_pronoun and person.noun_class != "country"


def _is_of_state(person: Participant) -> bool:
    if person.actor is not None:
        return person.actor.side in ("state", "foreign")
    return person.noun_class in ("soldier", "police")
