"""From the kind of happening and its arguments to ACLED's event and sub-event types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.extract.discourse import Happening
from dateline.extract.drafts import Seat
from dateline.extract.families import GROUND, HARM, PUBLIC, TERRITORY, VIOLENT, is_compatible
from dateline.extract.participants import Participant
from dateline.rules.types import Frame, SubEventType, SubTypeRule, Weapon
from dateline.rules.word_sets import WordSets

_DOER = frozenset({"perpetrator", "agent", "state", "taker", "party", "crowd"})
_CROWD = frozenset({"protester", "rioter", "civilian", "vigilante"})
_UNARMED = frozenset({"civilian", "professional", "person", "official"})
_HARMED = frozenset({"victim", "target"})
_FIGHTERS = frozenset({"soldier", "armed_group", "vigilante", "peacekeeper"})
_OF_GROUND = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_OF_ARMS = frozenset(  # of what a crowd does, not believed
    {
        "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
        "Chemical weapon", "Grenade", "Armed clash",
    }
)  # fmt: skip
_LEAST = "Attack"  # the type that says least: a vote for it is none
_OPEN = HARM | {"attack", "shoot", "beat", "mob"}  # frames whose words leave open how, and against whom
_SURE = (VIOLENT | PUBLIC | {"abduct"}) - _OPEN
VOTED = "voted"  # in place of a rule where the network is surer
Predicate = Callable[[Happening], bool]


@dataclass(frozen=True, slots=True)
class TypeTables:
    """The vocabulary and the rules that decide."""

    frames: Mapping[str, Frame]
    rules: tuple[SubTypeRule, ...]
    types: Mapping[str, SubEventType]
    weapons: Mapping[str, Weapon]
    sets: WordSets


def type_of(happening: Happening, tables: TypeTables) -> tuple[str, str, str]:
    """`(event type, sub-event type, id of the rule)`."""
    frame = happening.main.frame if happening.main.frame != "toll" else "kill"
    for rule in tables.rules:
        if rule.frame == frame and all(_holds(name, happening, tables) for name in rule.conditions):
            return tables.types[rule.sub_event_type].event_type, rule.sub_event_type, rule.id
    voted, sub = happening.main.kind, tables.frames[frame].sub_event_type
    if voted not in (None, sub) and _can_be(str(voted), frame, happening, tables):
        return tables.types[voted].event_type, voted, VOTED  # says more than what a word alone stands for
    return tables.types[sub].event_type, sub, f"{frame}.default"


def _can_be(voted: str, frame: str, happening: Happening, tables: TypeTables) -> bool:
    """Whether it may be of the type that the network sees: an ambush is no abduction, nobody clashes with the unarmed."""
    if voted in _OF_GROUND:
        return frame in TERRITORY | GROUND
    is_of_civilians = voted == "Armed clash" and frame in GROUND | HARM and PREDICATES["harmed_unarmed"](happening)
    if is_of_civilians or (frame in PUBLIC and voted in _OF_ARMS):
        return False
    meant = {f.id for f in tables.frames.values() if f.sub_event_type == voted}
    is_taking = frame == "abduct" and "arrest" in meant
    return frame not in _SURE or is_taking or any(is_compatible(frame, other) for other in meant)


def _holds(name: str, happening: Happening, tables: TypeTables) -> bool:
    if name.startswith("weapon_"):
        return name.removeprefix("weapon_") in _weapon_classes(happening, tables)
    if name.startswith("says_"):
        words: frozenset[str] = getattr(tables.sets, name.removeprefix("says_"))
        return any(words & set(draft.trigger.lemma.split()) for draft in happening.drafts)
    return PREDICATES[name](happening)


def _weapon_classes(happening: Happening, tables: TypeTables) -> set[str]:
    """The classes of the weapons in the seats, of the words before a weapon, and of the doer's machines."""
    found = set()
    for seat in _seats(happening):
        if seat.participant.weapon is not None and seat.role in ("instrument", "perpetrator", "party"):
            found.add(seat.participant.weapon.weapon_class)
        if seat.role in ("instrument", "perpetrator"):
            words = seat.participant.span.quote.lower().split()
            found.update(
                tables.weapons[w].weapon_class for w in (*words, *(w.rstrip("s") for w in words)) if w in tables.weapons
            )
            found.update({"suicide"} if tables.sets.suicide_words & set(words) else ())
    return found


def _seats(happening: Happening) -> list[Seat]:
    """Every seat; who finds the bodies is not who killed."""
    told = ((draft, seat) for draft in happening.drafts for seat in draft.seats)
    return [seat for draft, seat in told if not (seat.role == "agent" and draft.frame in HARM)]


def _any(happening: Happening, roles: frozenset[str], test: Callable[[Participant], bool]) -> bool:
    return any(seat.role in roles and test(seat.participant) for seat in _seats(happening))


def _is_at_home(person: Participant, happening: Happening) -> bool:
    """Whether a state's forces act in their own country, as far as the place is known."""
    lands = {p.value.country for p in happening.places if p.value is not None and p.value.country}
    own = set((person.actor.country or "").split(",")) if person.actor is not None else set()
    return not lands or not own - {""} or bool(lands & own)


def _is_state(person: Participant) -> bool:
    by_actor = person.actor is not None and person.actor.side in ("state", "foreign")
    return by_actor or (person.actor is None and person.noun_class in ("soldier", "police"))


def _is_non_state(person: Participant) -> bool:
    by_actor = person.actor is not None and person.actor.side == "armed"
    return by_actor or (person.actor is None and person.noun_class in ("armed_group", "vigilante"))


def _is_unarmed(person: Participant) -> bool:
    is_person = person.noun_class == "actor" and person.actor is not None and person.actor.kind == "person"
    return (is_person or person.noun_class in _UNARMED) and not person.is_combatant


def _is_fighter(person: Participant) -> bool:
    """Whether who attacks him fights: soldiers and the armed, and whoever serves with them ("an army driver")."""
    return person.is_combatant and (person.noun_class in _FIGHTERS or person.is_ranked)


PREDICATES: dict[str, Predicate] = {
    "doer_state": lambda h: _any(h, _DOER, _is_state),
    "doer_armed": lambda h: _any(h, _DOER, lambda p: p.is_armed),
    "doer_non_state": lambda h: _any(h, _DOER, _is_non_state) and not _any(h, _DOER, _is_state),
    "doer_crowd": lambda h: (
        _any(h, _DOER, lambda p: p.noun_class in _CROWD and (p.is_plural or p.noun_class in ("protester", "rioter")))
        and not _any(h, _DOER, lambda p: p.noun_class in ("armed_group", "soldier", "police") or p.actor is not None)
    ),
    "doer_protester": lambda h: _any(h, _DOER, lambda p: p.noun_class == "protester"),
    "harmed_fighters": lambda h: (
        _any(h, _HARMED, _is_fighter) and not _any(h, _HARMED, lambda p: p.is_people and not p.is_combatant)
    ),
    "harmed_armed": lambda h: _any(h, _HARMED, lambda p: p.is_combatant),
    "harmed_unarmed": lambda h: _any(h, _HARMED, _is_unarmed) and not _any(h, _HARMED, lambda p: p.is_combatant),
    "harmed_protester": lambda h: _any(h, _HARMED, lambda p: p.noun_class == "protester"),
    "is_retaken": lambda h: any(d.is_retaken for d in h.drafts) and not _any(h, frozenset({"taker"}), _is_non_state),
    "taker_state": lambda h: _any(h, frozenset({"taker"}), lambda p: _is_state(p) and _is_at_home(p, h)),
    "taker_armed": lambda h: _any(
        h, frozenset({"taker"}), lambda p: _is_non_state(p) or (_is_state(p) and not _is_at_home(p, h))
    ),
    "holder_armed": lambda h: (
        _any(h, frozenset({"holder"}), _is_non_state) and not _any(h, frozenset({"taker"}), lambda p: True)
    ),
    "holder_state": lambda h: _any(h, frozenset({"holder"}), _is_state),
    "target_ground": lambda h: _any(h, _HARMED, lambda p: p.noun_class in ("territory", "military_object", "place")),
    "target_military": lambda h: _any(h, _HARMED, lambda p: p.is_military),
    "is_unvoted": lambda h: h.main.kind in (None, _LEAST),
    "is_unvoted_crowd": lambda h: h.main.kind is None or h.main.kind in _OF_ARMS,
    "target_aloft": lambda h: _any(
        h, frozenset({"target"}), lambda p: p.weapon is not None and p.weapon.weapon_class == "aerial"
    ),
    "has_bombing": lambda h: any(d.frame == "bombing" for d in h.drafts),
}
