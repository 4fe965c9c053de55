"""What each sentence tells: one draft for each trigger, and for each toll that stands without one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from dateline.extract.captives import as_told
from dateline.extract.circumstances import moments_of, places_of
from dateline.extract.counts import beside_counts, device_counts, part_counts, seat_counts, with_more
from dateline.extract.drafts import Count, Draft, Seat, Voice
from dateline.extract.factuality import CueIndex, factuality
from dateline.extract.families import EXPLOSIVE, HARM, PUBLIC, TERRITORY
from dateline.extract.mishaps import is_calm_toll, is_mishap
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene, noun_seats, verb_seats
from dateline.extract.syntax.query import clause_of, clause_of_phrase, clause_of_verb, phrase_at, token_at, words
from dateline.extract.timing import placed_in_time
from dateline.extract.tolls import find_tolls
from dateline.extract.triggers import Hit, is_another
from dateline.extract.voices import Voices, by_us, toll_voice
from dateline.model import PlaceMention, Span
from dateline.model.reading import Certainty, Modality, Polarity
from dateline.rules.types import Trigger
from dateline.rules.word_sets import WordSets

# what can make no happening of a word: it heads no clause, its people and things are no sides of a conflict, it only
# asks or tells the circumstances of another, or it tells of an accident
Step = Literal["syntax", "roles", "question", "accident"]

_FIRMNESS: dict[Modality, Certainty] = {
    "hedged": "probable",
    "planned": "possible",
    "hypothetical": "possible",
    "generic": "possible",
}
TOLL = Trigger("toll", "toll", "noun", "toll", "-", "-", "-", "-", "strong", "0.1", "own", "")
_HIT = frozenset({"vehicle", "building", "camp", "military_object"})
_NEEDS_SIDES = frozenset({"agree", "regroup", "other", "establish_base", "siege", "withdraw", "hand_over"})


def read_accounts(scene: Scene, text: str, cues: CueIndex, voices: Voices) -> tuple[Draft, ...]:
    """The drafts of one sentence in the order of the text."""
    drafts = [draft for hit in scene.hits for draft in _draft(scene, hit, text, (cues, voices))]
    if is_calm_toll(scene):
        return tuple(sorted(drafts, key=lambda d: d.span.start))
    taken = frozenset((c.measure, c.span) for d in drafts for c in d.counts)
    drafts.extend(_tolls(scene, text, voices, taken))
    return tuple(sorted(drafts, key=lambda d: d.span.start))


def _draft(scene: Scene, hit: Hit, text: str, given: tuple[CueIndex, Voices]) -> Iterator[Draft]:
    cues, voices = given
    at = _place_in_sentence(scene, hit)
    if at is None:
        return
    clause, phrase = at
    hit = as_told(scene, hit, clause)
    seats = _seats(scene, hit, clause, phrase)
    if _refusal(scene, hit.trigger, at, seats) is not None:
        return
    ring = clause if phrase is None or not _is_definite(scene, hit) or _tells_of(scene, clause) else None
    fact = factuality(scene.sentence, hit, (clause, phrase), (seats, cues))
    voice = _as_told(
        scene,
        clause if phrase is None or _tells_of(scene, clause) else None,
        voices.at(clause, hit.first if phrase is not None else -1),
        fact.modality,
    )
    draft = Draft(
        hit.trigger,
        words(scene.sentence, hit.first, hit.last, text),
        scene.index,
        clause,
        phrase,
        tuple(replace(s, voice=voice, participant=by_us(scene, s.participant, voice.speaker)) for s in seats),
        _counts(scene, hit, clause, (seats, voice)),
        _part_of(scene, hit, clause) or places_of(scene, ring, phrase, hit.trigger.frame) or _ground(hit, seats),
        moments_of(scene, ring, phrase),
        _polarity(fact.polarity, voice),
        "asserted" if voice.is_answer and fact.modality == "hypothetical" else fact.modality,
        voice=voice,
        is_past=_is_past(scene, clause),
        is_definite=phrase is not None and _is_definite(scene, hit),
        is_plural=scene.sentence.tokens[hit.last].tag == "P",
        is_further=is_another(scene.sentence, hit, clause, scene.sets),
        is_retaken=hit.trigger.lemma in scene.sets.retaking_verbs,
        is_entry=hit.trigger.lemma in scene.sets.entering_verbs,
    )
    yield placed_in_time(scene, draft)


def _part_of(scene: Scene, hit: Hit, clause: int | None) -> tuple[PlaceMention, ...]:
    """The town of which a part changes hands: "recaptured Gusau's northern quarter"."""
    found = scene.sentence.clauses[clause] if clause is not None and hit.trigger.frame in TERRITORY else None
    if found is None or found.verb is None or hit.trigger.pos != "verb":
        return ()
    number = found.subject if found.verb.is_passive else found.object
    owner = scene.cast.owners.get((scene.index, number)) if number is not None else None
    place = owner.place if owner is not None and owner.noun_class == "place" else None
    return (place,) if place is not None and place.value is not None else ()


def _ground(hit: Hit, seats: tuple[Seat, ...]) -> tuple[PlaceMention, ...]:
    """The place that changes hands, where no other words say where."""
    if hit.trigger.frame not in TERRITORY:
        return ()
    held = (s.participant.place for s in seats if s.role == "place" and not s.participant.is_pronoun)
    return tuple(place for place in held if place is not None and place.value is not None)


def _as_told(scene: Scene, clause: int | None, voice: Voice, modality: Modality) -> Voice:
    """The voice with the firmness of the clause: "may have" is possible, "reportedly" probable."""
    if voice.is_answer:
        return voice
    verb = scene.sentence.clauses[clause].verb if clause is not None else None
    told = _FIRMNESS.get(modality, "fact")
    if modality == "hedged" and verb is not None and verb.modal in scene.sets.modal_hedged:
        told = "possible"
    return voice if voice.told == told else replace(voice, told=told)


def step_that_gave_up(scene: Scene, hit: Hit) -> Step | None:
    """Which step makes no happening of a trigger; None where it makes one."""
    at = _place_in_sentence(scene, hit)
    if at is None:
        return "syntax"
    hit = as_told(scene, hit, at[0])
    return _refusal(scene, hit.trigger, at, _seats(scene, hit, *at))


def _refusal(scene: Scene, trigger: Trigger, at: tuple[int | None, int | None], seats: tuple[Seat, ...]) -> Step | None:
    clause, phrase = at
    is_told = _is_event(trigger, seats, scene.sets) or _is_set_free(scene, trigger, seats)
    if not is_told and not _is_made(scene, trigger, at):
        return "roles"
    if _is_against(scene, trigger, phrase):
        return "roles"
    if _is_asked(scene, clause):
        return "question"
    return "accident" if is_mishap(scene, trigger, clause, seats) else None


def _is_set_free(scene: Scene, trigger: Trigger, seats: tuple[Seat, ...]) -> bool:
    """Whether those let go are told in the sentence to have been taken: "a nurse who had been abducted was freed"."""
    taken = any(h.trigger.frame in ("abduct", "arrest") for h in scene.hits)
    return (
        trigger.measure == "released" and taken and any(s.role == "victim" and s.participant.is_people for s in seats)
    )


def _is_made(scene: Scene, trigger: Trigger, at: tuple[int | None, int | None]) -> bool:
    """Whether a truce is made by nobody who is named: "a truce was struck on Wednesday"."""
    clause = scene.sentence.clauses[at[0]] if at[0] is not None else None
    if trigger.frame != "agree" or trigger.pos != "noun" or clause is None or clause.verb is None:
        return False
    return clause.verb.is_passive and clause.subject == at[1] and clause.verb.lemma in scene.sets.agreeing_verbs


def _is_against(scene: Scene, trigger: Trigger, phrase: int | None) -> bool:
    """Whether a noun only names a grievance: "marched in protest against kidnappings"."""
    sentence, sets = scene.sentence, scene.sets
    found = sentence.phrases[phrase] if phrase is not None else None
    if found is None or found.prep not in sets.grievance_prepositions or trigger.frame in PUBLIC:
        return False
    is_bare = found.first == found.last and sentence.tokens[found.head].tag == "P"
    return is_bare and any(h.trigger.frame in PUBLIC and h.last < found.first for h in scene.hits)


def _tells_of(scene: Scene, clause: int | None) -> bool:
    """Whether the clause tells of the happening that its noun names, and not merely something about it."""
    verb = scene.sentence.clauses[clause].verb if clause is not None else None
    return verb is None or verb.lemma in scene.light_verbs


def _polarity(told: Polarity, voice: Voice) -> Polarity:
    """A happening that its only voice denies did not happen, as far as that voice goes."""
    return "negative" if (told == "negative") != (voice.stance == "denies") else "positive"


def _place_in_sentence(scene: Scene, hit: Hit) -> tuple[int | None, int | None] | None:
    """The clause and, for a noun, the phrase that the trigger stands in; None where a verb heads no clause."""
    if hit.trigger.pos == "noun":
        phrase = phrase_at(scene.sentence, hit.last)
        if phrase is None:
            return clause_of(scene.sentence, hit.last), None
        return clause_of_phrase(scene.sentence, phrase), phrase
    clause = clause_of_verb(scene.sentence, hit.head)
    if clause is None and hit.trigger.pos == "verb":
        clause = next(
            (c for t in range(hit.first, hit.last + 1) if (c := clause_of_verb(scene.sentence, t)) is not None), None
        )
        return (clause, None) if clause is not None else None
    return (clause if clause is not None else clause_of(scene.sentence, hit.first)), None


def _seats(scene: Scene, hit: Hit, clause: int | None, phrase: int | None) -> tuple[Seat, ...]:
    found = scene.sentence.clauses[clause] if clause is not None else None
    if hit.trigger.pos == "noun":
        return noun_seats(scene, hit, phrase, found) if phrase is not None else ()
    if found is None:
        return ()
    if hit.trigger.pos == "adj" and (found.verb is None or found.verb.lemma not in scene.sets.copular_verbs):
        return ()
    if hit.trigger.pos == "adj":
        subject = scene.listed(found.subject) if found.subject is not None else ()
        return tuple(Seat(hit.trigger.subject, p) for p in subject if hit.trigger.subject != "-")
    return verb_seats(scene, hit, found)


def _counts(scene: Scene, hit: Hit, clause: int | None, given: tuple[tuple[Seat, ...], Voice]) -> tuple[Count, ...]:
    seats, voice = given
    found = [*seat_counts(hit.trigger, seats, scene.sets), *part_counts(scene, hit.trigger, seats)]
    found.extend(beside_counts(scene, hit, found))
    found = list(with_more(scene, found, scene.sentence.clauses[clause] if clause is not None else None))
    if hit.trigger.frame in EXPLOSIVE and clause is not None:
        found.extend(device_counts(scene, hit, scene.sentence.clauses[clause]))
    totals = scene.sets.total_nouns
    unique = {(c.measure, c.span): replace(c, voice=voice, is_total=c.of is None or c.of in totals) for c in found}
    return tuple(unique.values())


def _is_asked(scene: Scene, clause: int | None) -> bool:
    """Whether the clause is an indirect question about who or how many, or a circumstance of another ("as they fled")."""
    if clause is None:
        return False
    found = scene.sentence.clauses[clause]
    subject = scene.sentence.phrases[found.subject] if found.subject is not None else None
    if (
        subject is not None
        and subject.first
        and scene.sentence.tokens[subject.first - 1].lower in scene.sets.degree_questions
    ):
        return True
    if found.kind == "relative" and found.mark in scene.sets.asking_words and found.subject is None:
        return True
    return found.kind == "adverbial" and found.mark in scene.sets.circumstance_marks


def _is_event(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether the trigger tells of a happening here: ground that changes hands is named, a bare noun has its sides."""
    if trigger.frame in TERRITORY and trigger.pos == "verb" and not _is_of_ground(trigger, seats, sets):
        return False
    if trigger.pos == "adj" and not seats:
        return False
    if trigger.frame in ("withdraw", "hand_over") and not any(s.participant.is_armed for s in seats):
        return False
    if trigger.frame == "displace" and any(s.role == "victim" and s.participant.is_combatant for s in seats):
        return False  # "the gunmen fled": no displacement
    if trigger.frame in _NEEDS_SIDES and trigger.pos == "noun" and not seats:
        return False
    return trigger.strength != "weak" or _is_of_conflict(trigger, seats, sets)


def _is_of_ground(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether ground is named, by a name if need be; who withdraws leaves where he was told to be."""
    if any(_is_ground(s, sets) for s in seats):
        return True
    leavers = [s for s in seats if s.role == "leaver" and s.participant.is_armed]
    if trigger.frame == "withdraw" and leavers:
        elsewhere = [s for s in seats if s.role == "place"]
        names = all(s.participant.span.quote[:1].isupper() for s in elsewhere)
        is_they = leavers[0].participant.is_pronoun and trigger.strength == "strong"  # "they left" tells of no ground
        return names and (bool(elsewhere) or is_they)
    return False


def _is_ground(seat: Seat, sets: WordSets) -> bool:
    person = seat.participant
    if seat.role == "place" and person.span.quote.lower() in sets.it_words:
        return True  # "retook it": where, the clause before has told
    is_name = not person.noun_class and person.actor is None and person.span.quote[:1].isupper()
    if seat.role == "place" and is_name and " " not in person.span.quote:
        return True  # a town that no gazetteer has
    return person.place is not None or person.noun_class in (
        "territory",
        "military_object",
        "resource",
        "infrastructure",
        "camp",
    )


def _is_of_conflict(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether a common word ("hit", "march") stands among armed sides, weapons, crowds or contested ground."""
    if trigger.frame == "agree":
        return sum(_sides(s.participant) for s in seats if s.role == "party") > 1
    if trigger.frame == "attack" and _is_of_states(seats):
        return True
    return any(_is_telling(trigger, s, len(seats) == 1, sets) for s in seats)


def _sides(party: Participant) -> int:
    """How many agree: "the two clans" are two."""
    return (party.quantity.low or 1 if party.quantity is not None else 1) if party.is_people else 0


def _is_of_states(seats: tuple[Seat, ...]) -> bool:
    """Whether a country strikes something that can be struck: "Russia hit Kharkiv", not "China struck a deal"."""
    by_country = any(s.role == "perpetrator" and s.participant.noun_class == "country" for s in seats)
    struck = [s.participant for s in seats if s.role == "target"]
    things = _HIT | {"infrastructure"}
    return by_country and any(p.is_people or p.place is not None or p.noun_class in things for p in struck)


def _is_telling(trigger: Trigger, seat: Seat, alone: bool, sets: WordSets) -> bool:
    person: Participant = seat.participant
    if trigger.frame in PUBLIC and person.quantity is not None and person.actor is not None:
        return person.actor.side not in ("armed", "foreign")  # "some 400 Palestinians marched"
    if trigger.frame in PUBLIC:
        return person.noun_class in ("protester", "rioter", "civilian", "person", "professional") and (
            person.is_plural or person.quantity is not None
        )
    if trigger.frame in TERRITORY and seat.role in ("place", "target"):
        return _is_ground(seat, sets)
    if trigger.frame == "destroy" and seat.role == "target":
        return person.noun_class in ("property", "building", "vehicle", "camp", "infrastructure") or person.is_armed
    if trigger.frame == "agree":
        return False  # "signed", "agreed": only with two sides, see _is_of_conflict
    if trigger.frame == "displace" and seat.role == "victim" and person.quantity is not None:
        return person.is_people and not person.is_armed  # "430 families left their villages"
    if trigger.frame == "execute" and seat.role == "victim" and person.quantity is not None:
        return person.is_people
    if trigger.frame in HARM and seat.role == "victim":
        return person.is_people or person.is_negative or person.quantity is not None
    if trigger.frame == "attack" and seat.role == "target" and person.noun_class in _HIT and alone:
        return True  # "a minibus has been hit"
    is_side = person.is_armed and person.head.rpartition(" ")[2] not in sets.unarmed_bodies
    return is_side or person.weapon is not None


def _is_past(scene: Scene, clause: int | None) -> bool:
    verb = scene.sentence.clauses[clause].verb if clause is not None else None
    return verb is None or not verb.is_future


def _is_definite(scene: Scene, hit: Hit) -> bool:
    """Whether the first noun of the trigger has a definite determiner or a time before it: "Saturday's attack"."""
    number = phrase_at(scene.sentence, hit.first)
    if number is None:
        return False
    found = scene.sentence.phrases[number]
    before = scene.sentence.tokens[found.first : hit.first]
    return any(t.lower in scene.sets.definite_words for t in before) or any(t.time is not None for t in before)


def _tolls(scene: Scene, text: str, voices: Voices, taken: frozenset[tuple[str, Span]]) -> Iterator[Draft]:
    """Drafts that only count: "put the dead at eight", "31 bodies"."""
    yield from _target_lists(scene, text, voices)
    for toll in find_tolls(scene, taken):
        said = [(_toll_voice(scene, toll.clause, c, voices), c) for c in toll.counts]
        yield _toll(scene, toll.clause, tuple(replace(count, voice=voice) for voice, count in said))


def _toll_voice(scene: Scene, clause: int | None, count: Count, voices: Voices) -> Voice:
    """Whose figure it is; an alleged one is no more than probable."""
    at = token_at(scene.sentence, count.span.start)
    voice = toll_voice(scene, clause, at, voices)
    is_alleged = any(t.lower in scene.sets.alleging_words for t in scene.sentence.tokens[max(0, at - 2) : at])
    return replace(voice, told="probable") if is_alleged else voice


def _target_lists(scene: Scene, text: str, voices: Voices) -> Iterator[Draft]:
    """The words "Targets included a station and a hospital": seats for the happening told before."""
    for index, clause in enumerate(scene.sentence.clauses):
        subject = scene.cast.at(scene.index, clause.subject)
        verb = clause.verb
        if (
            subject is None
            or subject.head not in scene.sets.target_nouns
            or verb is None
            or verb.lemma not in scene.sets.listing_verbs
        ):
            continue
        seats = tuple(Seat("target", p, voices.clauses[index]) for p in scene.listed(clause.object))
        if seats:
            span = words(scene.sentence, verb.head, verb.head, text)
            yield Draft(TOLL, span, scene.index, index, seats=seats, voice=voices.clauses[index])


def _toll(scene: Scene, clause: int | None, counts: tuple[Count, ...]) -> Draft:
    return Draft(
        TOLL,
        counts[0].span,
        scene.index,
        clause,
        counts=counts,
        places=places_of(scene, clause, None, "toll"),
        moments=moments_of(scene, clause, None),
        voice=counts[0].voice,
    )
