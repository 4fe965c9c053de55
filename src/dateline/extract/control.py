"""Ground that changes hands, and who is said to hold it: by whom from whom, each with the voice that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.extract.drafts import Draft, Voice
from dateline.extract.families import TERRITORY
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import words
from dateline.extract.syntax.types import Clause
from dateline.extract.view import is_nameable, name_of
from dateline.extract.voices import Voices
from dateline.model import Span

_TAKERS = ("taker",)
_LOSERS = ("holder", "leaver")


@dataclass(frozen=True, slots=True)
class Shift:
    """A place that goes from one to another, as one clause tells it; None where it does not say."""

    from_: str | None
    to: str | None
    span: Span
    voice: Voice

    @property
    def value(self) -> str:
        """The way a claim writes it."""
        return f"{self.from_ or '?'} -> {self.to or '?'}"


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody is said to hold a place: nothing changes, but it is a claim about who is there."""

    sentence: int
    place: Participant
    holder: Participant
    span: Span
    voice: Voice


def shifts_of(drafts: Iterable[Draft]) -> tuple[Shift, ...]:
    """The changes of hands that the drafts of one happening tell, in the order of the text."""
    found = (_shift(d) for d in sorted(drafts, key=lambda d: d.span) if d.frame in TERRITORY and not d.is_entry)
    return tuple(shift for shift in found if shift.from_ or shift.to)


def _shift(draft: Draft) -> Shift:
    return Shift(_named(draft, _LOSERS), _named(draft, _TAKERS), draft.span, draft.voice)


def _named(draft: Draft, roles: tuple[str, ...]) -> str | None:
    people = (s.participant for s in draft.seats if s.role in roles and is_nameable(s.participant))
    return next((name_of(p) for p in people if p.noun_class != "place"), None)


def find_holdings(scene: Scene, voices: Voices, text: str) -> Iterator[Holding]:
    """Who holds what: "the army still holds the town", "Goma is in the hands of the rebels"."""
    for clause in scene.sentence.clauses:
        verb = clause.verb
        if verb is None or verb.is_negated or verb.is_future or verb.modal is not None:
            continue
        pair = _active(scene, clause) or _in_hands(scene, clause)
        if pair is None:
            continue
        place, holder = pair
        number = scene.sentence.clauses.index(clause)
        span = words(scene.sentence, verb.head, verb.head, text)
        yield Holding(scene.index, place, holder, span, voices.clauses[number])


def _active(scene: Scene, clause: Clause) -> tuple[Participant, Participant] | None:
    verb = clause.verb
    if verb is None or verb.is_passive or verb.lemma not in scene.sets.holding_verbs:
        return None
    place, holder = scene.cast.at(scene.index, clause.object), scene.cast.at(scene.index, clause.subject)
    is_there = place is not None and (is_ground(place) or place.span.quote.lower() in scene.sets.it_words)
    return (place, holder) if place and holder and is_there and _is_side(holder) else None


def _in_hands(scene: Scene, clause: Clause) -> tuple[Participant, Participant] | None:
    """The words "is under the control of X", "remains in X's hands"."""
    verb = clause.verb
    if verb is None or verb.lemma not in scene.sets.remaining_verbs:
        return None
    place = scene.cast.at(scene.index, clause.subject)
    for number in clause.phrases:
        phrase = scene.sentence.phrases[number]
        if (
            scene.sentence.tokens[phrase.head].lemma not in scene.sets.hand_nouns
            or place is None
            or not is_ground(place)
        ):
            continue
        after = scene.cast.at(scene.index, number + 1) if number + 1 < len(scene.sentence.phrases) else None
        held = scene.cast.owners.get((scene.index, number)) or after
        if held is not None and _is_side(held):
            return place, held
    return None


def is_ground(person: Participant) -> bool:
    """Whether it is a place that can be held: a toponym, a town told before, a base."""
    return person.place is not None or person.noun_class in ("territory", "military_object", "camp", "infrastructure")


def _is_side(person: Participant) -> bool:
    return person.is_armed or (
        person.actor is not None and person.actor.kind in ("group", "state", "country", "coalition")
    )
