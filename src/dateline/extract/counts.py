"""How many: the numbers in the seats of a trigger, their parts, and who is set beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import cast as as_type
from typing import get_args

from dateline.extract.drafts import Count, Seat
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import token_at
from dateline.extract.syntax.types import Clause
from dateline.extract.triggers import Hit
from dateline.model import Quantity
from dateline.model.values import Measure
from dateline.rules.types import Trigger
from dateline.rules.word_sets import WordSets

_MEASURES = frozenset(get_args(Measure))
_HARM = frozenset({"killed", "injured", "abducted", "detained"})


def seat_counts(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> tuple[Count, ...]:
    """The numbers of those harmed, of the crowd, of the devices."""
    found: list[Count] = []
    for seat in seats:
        person = seat.participant
        if seat.role == "victim" and trigger.measure in _MEASURES:
            found.extend(person_count(person, trigger.measure, sets))
        elif seat.role in ("crowd", "perpetrator") and trigger.measure == "participants":
            found.extend(person_count(person, "participants", sets))
        if person.weapon is not None and person.weapon.is_device and person.quantity is not None:
            found.extend(person_count(person, "devices", sets))
    return tuple(found)


def part_counts(scene: Scene, trigger: Trigger, seats: tuple[Seat, ...]) -> Iterator[Count]:
    """Counts of a part of those harmed: "20 people, including seven children"."""
    if trigger.measure not in _MEASURES:
        return
    harmed = {seat.participant.span for seat in seats if seat.role == "victim"}
    kind = as_type(Measure, trigger.measure)
    for number in range(len(scene.sentence.phrases) - 1):
        whole = scene.cast.at(scene.index, number)
        if whole is not None and whole.span in harmed:
            for quantity, of in included(scene, number + 1):
                yield replace(from_quantity(quantity, kind, of), is_part=True)


def included(scene: Scene, number: int) -> Iterator[tuple[Quantity, str]]:
    """The numbers and nouns of the parts that a phrase, and those listed with it, names: "among them four children"."""
    phrases, sets = scene.sentence.phrases, scene.sets
    if phrases[number].prep not in sets.including_prepositions:
        return
    is_them = scene.sentence.tokens[phrases[number].head].lower in sets.them_words
    for part in scene.listed(number + 1 if is_them and number + 1 < len(phrases) else number):
        if part.quantity is not None and part.is_people:
            yield part.quantity, part.head


def person_count(person: Participant, measure: str, sets: WordSets) -> Iterator[Count]:
    """One count of a participant: its numeral, none ("no soldier"), or one ("a soldier", "the mayor", a name)."""
    kind = as_type(Measure, measure)
    of = person.head if person.noun_class not in ("pronoun", "") else None
    if person.quantity is not None and (person.quantity.low, person.quantity.high) == (None, None):
        return  # "several": no number
    if person.quantity is not None:
        yield from_quantity(person.quantity, kind, of)
    elif person.is_negative:
        yield Count(kind, 0, 0, False, of, person.span)
    elif person.is_indefinite_one and person.is_people:
        yield Count(kind, 1, 1, False, of, person.span)
    elif measure in _HARM and _is_one(person, sets):
        yield Count(kind, 1, 1, False, of, person.span, is_implied=True)


def _is_one(person: Participant, sets: WordSets) -> bool:
    """Whether the words stand for exactly one person: a singular noun, a name, "him"; not "the family"."""
    if person.is_plural or person.head in sets.collective_nouns or person.place is not None:
        return False
    if person.is_pronoun or person.noun_class == "pronoun":
        return person.span.quote.lower() in sets.he_words
    if person.actor is not None and person.noun_class in ("actor", "group", "country"):
        return person.actor.kind == "person"
    return person.is_people or not person.noun_class  # whom no table knows is somebody if he is killed


def from_quantity(quantity: Quantity, measure: Measure, of: str | None) -> Count:
    """A count with the bounds of a numeral."""
    return Count(measure, quantity.low, quantity.high, quantity.approximate, of, quantity.span)


def beside_counts(scene: Scene, hit: Hit, counts: list[Count]) -> Iterator[Count]:
    """Those harmed who are set beside the others: "in addition to the bomber, five died", "together with his wife"."""
    if hit.trigger.measure not in _HARM or not counts:
        return
    tokens, kind = scene.sentence.tokens, as_type(Measure, hit.trigger.measure)
    for number, phrase in enumerate(scene.sentence.phrases):
        before = " ".join(t.lower for t in tokens[max(0, phrase.first - 3) : phrase.first])
        is_beside = any(before.endswith(words) for words in scene.sets.adding_phrases)
        if is_beside and _nearest_harm(scene, phrase.first, phrase.last) == hit:
            for member in scene.listed(number):
                if member.is_people or member.quantity is not None:
                    yield from (replace(c, is_implied=False) for c in person_count(member, kind, scene.sets))


def _nearest_harm(scene: Scene, first: int, last: int) -> Hit | None:
    """What became of those in a phrase: the next trigger that counts people, else the last one before it."""
    harms = [hit for hit in scene.hits if hit.trigger.measure in _HARM]
    after = [hit for hit in harms if hit.first > last]
    before = [hit for hit in harms if hit.last < first]
    return after[0] if after and not _ends_between(scene, last, after[0].first) else before[-1] if before else None


def _ends_between(scene: Scene, start: int, end: int) -> bool:
    """Whether a clause that only tells when begins between two tokens."""
    tokens = scene.sentence.tokens[start:end]
    return any(t.lower in scene.sets.simultaneous_marks for t in tokens)


def with_more(scene: Scene, counts: Iterable[Count], clause: Clause | None) -> Iterator[Count]:
    """The counts, those on top of what was told before marked: "another three", "two civilians also died"."""
    tokens = scene.sentence.tokens
    also = clause is not None and any(t.lower in scene.sets.also_words for t in tokens[clause.first : clause.last + 1])
    for count in counts:
        at = token_at(scene.sentence, count.span.start)
        around = tokens[max(0, at - 2) : at + 3]
        is_more = also or any(t.lower in scene.sets.more_words for t in around)
        was_thought = clause is not None and _was_thought(scene, clause)
        yield replace(count, is_more=is_more or count.is_more, is_superseded=was_thought or count.is_superseded)


def _was_thought(scene: Scene, clause: Clause) -> bool:
    """Whether the clause tells of what was held true before: "who was earlier thought to have died"."""
    host = scene.sentence.clauses[clause.parent] if clause.parent is not None else clause
    first, last = min(host.first, clause.first), clause.last
    tokens, sets = scene.sentence.tokens[first : last + 1], scene.sets
    pairs = pairwise(tokens)
    return any(a.lower in sets.earlier_words and b.lemma in sets.clause_taking_verbs for a, b in pairs)


def device_counts(scene: Scene, hit: Hit, clause: Clause | None) -> Iterator[Count]:
    """Counts of weapons anywhere in the clause of an explosion: "fired about 20 rockets"."""
    if clause is None:
        return
    for number in (clause.subject, clause.object, *clause.phrases):
        thing = scene.cast.at(scene.index, number)
        if thing is not None and thing.weapon is not None and thing.weapon.is_device and thing.quantity is not None:
            yield from_quantity(thing.quantity, "devices", thing.head)
