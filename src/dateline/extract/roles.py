"""Who sits where: the roles that a trigger gives to its subject, its object and what stands behind prepositions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.coreference import Cast
from dateline.extract.drafts import Seat
from dateline.extract.participants import PEOPLE, Participant
from dateline.extract.syntax.query import apposed_name, conjuncts, following_phrases
from dateline.extract.syntax.types import Clause, NounPhrase, Sentence, Token
from dateline.extract.triggers import Hit
from dateline.model import Actor, Span
from dateline.rules.place_links import PlaceLinks
from dateline.rules.word_sets import WordSets

_OWNED_BY_VICTIM = frozenset({"kill", "injure", "abduct", "arrest", "execute", "displace", "beat", "sexual_violence"})
_STRIKES = frozenset(
    [
        "attack",
        "ambush",
        "offensive",
        "shoot",
        "kill",
        "injure",
        "bombing",
        "ied",
        "suicide_bombing",
        "air_strike",
        "shelling",
        "grenade",
        "chemical",
        "beat",
        "disperse",
        "crackdown",
        "mob",
        "riot",
        "destroy",
        "siege",
        "clash",
    ]
)
_THINGS = frozenset({"camp", "building", "infrastructure", "property", "territory", "resource", "place"})
_DOING = frozenset({"perpetrator", "taker", "agent", "state"})
_EMPTY = frozenset({"-", ""})


@dataclass(frozen=True, slots=True)
class Calm:
    """What the sentences around one tell that is no violence."""

    is_after_mishap: bool = False  # in the same block an accident is being told
    is_after_violence: bool = False  # or an attack
    is_festive: bool = False  # what explodes there explodes of itself or for joy


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its number and the document's cast."""

    index: int
    sentence: Sentence
    cast: Cast
    demonyms: Mapping[str, Actor]
    light_verbs: Mapping[str, str]  # verb -> the role of its subject in the happening that its object names
    sets: WordSets
    links: PlaceLinks
    hits: tuple[Hit, ...] = ()
    calm: Calm = Calm()

    def listed(self, phrase: int | None) -> tuple[Participant, ...]:
        """What a phrase and those listed with it stand for."""
        if phrase is None:
            return ()
        found = (self.named(p) for p in conjuncts(self.sentence, phrase, self.sets))
        return tuple(p for p in found if p is not None)

    def named(self, phrase: int, *, speaks: bool = False) -> Participant | None:
        """What a phrase stands for, by the name that follows it in commas: "the mayor, Omar Dikko, …"."""
        described = self.cast.at(self.index, phrase)
        one = (
            described is not None and described.quantity is not None and described.quantity.high == 1
        )  # "one of them, Ali"
        if described is None or (described.is_plural and not one) or described.noun_class not in PEOPLE | {"actor", ""}:
            return described
        if described.actor is not None and described.actor.kind not in ("state", "institution"):
            return described
        name = self.cast.at(self.index, apposed_name(self.sentence, phrase))
        if name is not None and _is_side_of(described, name):  # "its rival, the Lions' Brigade, …"
            return replace(described, name=name.name, span=name.span, actor=name.actor, noun_class=name.noun_class)
        if not described.is_people and (name is None or (name.actor is None and not speaks)):
            return described  # "the freighter, Blue Star": a name of something, unless it speaks
        if name is None or name.place is not None or (name.actor is not None and name.actor.kind != "person"):
            return described
        return replace(described, name=name.name, span=name.span, actor=name.actor)


def _is_side_of(described: Participant, name: Participant) -> bool:
    """Whether words that name no side of their own are told by a side's name."""
    is_open = not described.is_people or (described.actor is None and described.noun_class in ("group", "armed_group"))
    return is_open and name.place is None and name.actor is not None and name.actor.kind != "person"


def verb_seats(scene: Scene, hit: Hit, clause: Clause) -> tuple[Seat, ...]:
    """The seats of a verbal trigger."""
    trigger, verb = hit.trigger, clause.verb
    target = _object(scene, hit, clause)
    is_active_after_all = clause.kind == "reduced" and verb is not None and verb.is_ambiguous and bool(target)
    is_word = hit.first == hit.last  # "found three bodies" holds its object inside
    lacks_object = is_word and not target and trigger.object == "victim" and trigger.frame in _OWNED_BY_VICTIM
    lacks_target = is_word and not target and trigger.object == "target" and _is_struck(scene, clause)
    is_headline = verb is not None and verb.is_ambiguous and (lacks_object or lacks_target)
    passive = verb is not None and (verb.is_passive or is_headline) and not is_active_after_all  # "12 killed in Tyre"
    harmed_behind = _harmed_behind(scene, hit, clause)
    if harmed_behind:
        seats = [
            *_seats("victim", harmed_behind),
            *_seats("instrument", tuple(m for m in scene.listed(clause.subject) if m.weapon)),
        ]
    elif passive:
        doer = behind(scene, clause, scene.sets.agent_prepositions)
        harmed = scene.listed(clause.subject)
        role = "instrument" if trigger.object in _EMPTY and any(m.weapon for m in harmed) else trigger.object
        seats = [*_seats(role, harmed), *_seats(trigger.subject, doer)]
    else:
        seats = [*_seats(trigger.subject, scene.listed(clause.subject)), *_seats(trigger.object, target)]
    seats.extend(_inner_tool(scene, hit, clause))
    is_thrown = trigger.source == "model" and all(m.weapon for m in target)  # "dropped a charge on the post"
    has_object = passive or (bool(target) and not is_thrown)
    seats.extend(_prepositional(scene, hit, clause.phrases, has_object))
    return _weighed(seats)


def _is_struck(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is a thing that does not strike: "convoy ambushed near …"; but "the court struck down the law"."""
    verb, tokens = clause.verb, scene.sentence.tokens
    if verb is None or (verb.last + 1 < len(tokens) and tokens[verb.last + 1].lower in scene.sets.verb_particles):
        return False
    things = scene.listed(clause.subject)
    struck = ("vehicle", "building", "camp", "infrastructure", "military_object", "property")
    return bool(things) and all(p.noun_class in struck and p.weapon is None for p in things)


def _harmed_behind(scene: Scene, hit: Hit, clause: Clause) -> tuple[Participant, ...]:
    """Those harmed who stand behind a verb that has no place for them there: "there died six people", "were killed 20 people"."""
    verb = clause.verb
    if verb is None or clause.object is None or scene.sentence.phrases[clause.object].first != verb.last + 1:
        return ()
    behind_it = scene.listed(clause.object)
    if not behind_it or not all(p.is_people and p.quantity is not None for p in behind_it):
        return ()
    subject = scene.cast.at(scene.index, clause.subject)
    is_there = scene.sentence.tokens[verb.first - 1].lower in scene.sets.existence_words if verb.first else False
    is_turned = verb.is_passive and hit.trigger.object == "victim" and (subject is None or not subject.is_people)
    return behind_it if (is_there and hit.trigger.subject == "victim") or is_turned else ()


def _object(scene: Scene, hit: Hit, clause: Clause) -> tuple[Participant, ...]:
    """The object: not the noun inside a phrasal trigger ("open fire"), but what follows it."""
    words = hit.trigger.lemma.split()
    sentence = scene.sentence
    after = [n for n in clause.phrases if sentence.phrases[n].first == hit.last + 1]
    candidates = [*after, clause.object] if hit.last > hit.head else [clause.object, *after]
    for number in candidates:
        if number is None or _is_part_of_verb(scene, sentence.phrases[number], words):
            continue
        if sentence.phrases[number].prep is None or sentence.phrases[number].prep in words:
            return _after_trigger(scene, hit, scene.listed(number))
    return _shared_object(scene, clause)


def _is_part_of_verb(scene: Scene, phrase: NounPhrase, trigger: list[str]) -> bool:
    """Whether the noun only completes the verb: the "fire" of "open fire", the "place" of "take place"."""
    head = scene.sentence.tokens[phrase.head].lemma
    return head in trigger[1:] or (phrase.first == phrase.head and head in scene.sets.light_objects)


def _inner_tool(scene: Scene, hit: Hit, clause: Clause) -> list[Seat]:
    """The weapon that a phrasal trigger names: "fired 20 rockets"."""
    number = clause.object
    inside = number is not None and hit.first < scene.sentence.phrases[number].head <= hit.last
    return _seats("instrument", tuple(m for m in scene.listed(number) if m.weapon)) if inside else []


def _after_trigger(scene: Scene, hit: Hit, members: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The object without words that belong to the trigger: "shot dead | 81 people"."""
    end = scene.sentence.tokens[hit.last].end
    return tuple(_cut(m, end) for m in members)


def _cut(person: Participant, end: int) -> Participant:
    span = person.span
    if not span.start < end < span.end:
        return person
    rest = span.quote[end - span.start :]
    start = end + len(rest) - len(rest.lstrip())
    kept = Span(start, span.end, rest.lstrip())
    return replace(person, span=kept, name=kept.quote if person.name == span.quote else person.name)


def _shared_object(scene: Scene, clause: Clause) -> tuple[Participant, ...]:
    """The object of the coordinated verb that follows at once: "killed and wounded five"."""
    verb = clause.verb
    if verb is None or clause.object is not None or verb.is_passive:
        return ()
    after = next((c for c in scene.sentence.clauses if c.first == verb.last + 2 and c.verb is not None), None)
    joined = verb.last + 1 < len(scene.sentence.tokens) and scene.sentence.tokens[verb.last + 1].tag == "c"
    return scene.listed(after.object) if after is not None and joined else ()


def behind(scene: Scene, clause: Clause, prepositions: frozenset[str]) -> tuple[Participant, ...]:
    """What stands behind the first of the prepositions in the clause."""
    for number in clause.phrases:
        if scene.sentence.phrases[number].prep in prepositions:
            return scene.listed(number)
    return ()


def _prepositional(scene: Scene, hit: Hit, phrases: tuple[int, ...], has_object: bool) -> Iterator[Seat]:
    frame, trigger, sets = hit.trigger.frame, hit.trigger, scene.sets
    is_struck = frame in _STRIKES and not has_object and trigger.subject != "victim"  # "died on the pavement"
    for number in phrases:
        prep = scene.sentence.phrases[number].prep
        members = scene.listed(number)
        if prep in sets.instrument_prepositions and any(m.weapon for m in members):
            yield from _seats("instrument", members)
        elif prep in sets.opponent_prepositions and ("party" in (trigger.subject, trigger.object) or frame == "clash"):
            yield from _seats("party", tuple(m for m in members if m.is_people))
        elif prep in sets.target_prepositions and is_struck:
            yield from _seats(
                "target", tuple(m for m in members if m.place is None or m.noun_class not in ("place", "country"))
            )
        elif prep in sets.origin_prepositions and frame in ("capture", "withdraw", "hand_over"):
            yield from _seats("holder" if frame == "capture" else "place", members)
        elif prep in sets.goal_prepositions and frame in ("lose", "capture", "hand_over"):
            yield from _seats("taker", members)


def noun_seats(scene: Scene, hit: Hit, phrase: int, clause: Clause | None) -> tuple[Seat, ...]:
    """The seats of a nominal trigger: possessor, modifiers, what follows it, and the subject of a light verb."""
    seats = [*_owner(scene, hit, phrase), *_modifiers(scene, hit, phrase)]
    for step, number in enumerate(following_phrases(scene.sentence, phrase)):
        if not _is_blamed(scene, number, phrase, clause):
            seats.extend(_after_noun(scene, hit, number, step))
    if clause is not None and clause.verb is not None:
        role = scene.light_verbs.get(clause.verb.lemma, "-")
        seated = any(s.role in (role, "party") for s in seats)
        seats.extend(
            _seats(
                "-" if seated or role in ("occurs", "hits", "harms") else _doer(hit) if role == "perpetrator" else role,
                _light_subject(scene, phrase, clause, role),
            )
        )
        seats.extend(_seats("target", _struck(scene, phrase, clause) if role == "hits" else ()))
    return _weighed(seats)


def _struck(scene: Scene, phrase: int, clause: Clause) -> tuple[Participant, ...]:
    """What the happening hits: "the shelling struck the port", "the port was hit by shelling"."""
    passive = clause.verb is not None and clause.verb.is_passive
    governed = scene.sentence.phrases[phrase].prep in scene.sets.agent_prepositions
    if (phrase == clause.subject) == passive or passive != governed:
        return ()
    members = scene.listed(clause.subject if passive else clause.object)
    return tuple(m for m in members if m.place is None or m.noun_class not in ("place", "country"))


def _is_blamed(scene: Scene, number: int, phrase: int, clause: Clause | None) -> bool:
    """Whether a phrase after the noun names the accused and no target: "blamed the attack on rebels"."""
    verb = clause.verb if clause is not None and clause.object == phrase else None
    blames = verb is not None and verb.lemma in scene.sets.blaming_verbs
    return blames and scene.sentence.phrases[number].prep in scene.sets.attributing_prepositions


def _doer(hit: Hit) -> str:
    return "party" if hit.trigger.frame in ("clash", "agree") else "perpetrator"


def _owner(scene: Scene, hit: Hit, phrase: int) -> Iterator[Seat]:
    owner = scene.cast.owners.get((scene.index, phrase))
    if owner is not None and (owner.is_people or owner.noun_class == "country") and owner.place is None:
        yield Seat("victim" if hit.trigger.frame in _OWNED_BY_VICTIM else _doer(hit), owner)
    elif owner is not None and owner.actor is not None and owner.noun_class == "country":
        yield Seat(_doer(hit), owner)


def _modifiers(scene: Scene, hit: Hit, phrase: int) -> Iterator[Seat]:
    """Actors and demonyms before the noun: "Islamic State bombings", "Israeli air strikes"."""
    tokens = scene.sentence.tokens
    found = scene.cast.at(scene.index, phrase)
    if found is None:
        return
    for index in range(scene.sentence.phrases[phrase].first, hit.first):
        token = tokens[index]
        actor = token.actor.actor if token.actor is not None and token.place is None else _demonym(scene, token)
        if actor is not None and not (index + 1 < len(tokens) and tokens[index + 1].tag == "p"):
            span = found.span if token.actor is None else token.actor.span
            words = type(found.span)(token.start, token.end, token.text) if token.actor is None else span
            yield Seat(_doer(hit), Participant(words, actor.name, "actor", token.lower, actor, sentence=scene.index))


def _demonym(scene: Scene, token: Token) -> Actor | None:
    """The country of a demonym; with a capital, so that "car bombs" are nobody's."""
    return scene.demonyms.get(token.lower) if token.text[:1].isupper() else None


def _after_noun(scene: Scene, hit: Hit, number: int, step: int) -> Iterator[Seat]:
    prep, members, frame = scene.sentence.phrases[number].prep, scene.listed(number), hit.trigger.frame
    people, sets = tuple(m for m in members if m.is_people), scene.sets
    if prep in sets.partitive_prepositions and step == 0:
        yield from _seats(hit.trigger.of, members)
    elif prep in sets.agent_prepositions:
        yield from _seats(_doer(hit), people)
    elif prep in sets.opponent_prepositions and frame in ("clash", "agree", "ambush", "offensive"):
        yield from _seats("party" if frame != "ambush" else "target", people)
    elif prep in sets.target_prepositions and frame in _STRIKES:
        yield from _seats(
            "target", tuple(m for m in members if m.noun_class not in ("place", "country") or m.place is None)
        )
    elif prep in sets.goal_prepositions and frame in ("lose", "capture", "hand_over"):
        yield from _seats("taker", people)
    elif prep in sets.instrument_prepositions and any(m.weapon for m in members):
        yield from _seats("instrument", members)


def _light_subject(scene: Scene, phrase: int, clause: Clause, role: str) -> tuple[Participant, ...]:
    """The subject of "carried out the raid"; behind `by` in "the raid was carried out by …"; of "fought back with attacks"."""
    verb = clause.verb
    if verb is None or role == "-":
        return ()
    governed = scene.sentence.phrases[phrase].prep
    if role == "victim":  # "sustained injuries", "was treated for wounds"
        return tuple(p for p in scene.listed(clause.subject) if p.is_people and (governed or phrase == clause.object))
    if verb.is_passive and phrase == clause.subject:
        return tuple(p for p in behind(scene, clause, scene.sets.agent_prepositions) if p.is_people)
    if not verb.is_passive and (phrase == clause.object or governed in scene.sets.instrument_prepositions):
        return tuple(p for p in scene.listed(clause.subject) if p.is_people)
    return ()


def _seats(role: str, members: tuple[Participant, ...]) -> list[Seat]:
    return [] if role in _EMPTY else [Seat(role, member) for member in members]


def _weighed(seats: list[Seat]) -> tuple[Seat, ...]:
    """Weapons and machines in a doer's seat are instruments; nobody sits twice."""
    is_aimed = any(s.role == "target" and s.participant.weapon is None for s in seats)
    tools = {"perpetrator", "party", *(["target"] if is_aimed else [])}  # "dropped an explosive on the station"
    settled = (
        Seat("instrument", s.participant, s.voice) if s.role in tools and _is_tool(s.participant) else s for s in seats
    )
    unique = {(s.role, s.participant.span): s for s in settled if not _is_idle(s)}
    return tuple(unique.values())


def _is_tool(person: Participant) -> bool:
    return person.weapon is not None and person.actor is None and not person.is_people


def _is_idle(seat: Seat) -> bool:
    """Whether a doer's seat holds what cannot do: a happening ("the attack killed three"), or a thing that no table knows."""
    person = seat.participant
    if person.is_negative:
        return False  # "nobody has looted the mall"
    if seat.role in _DOING and person.noun_class in _THINGS and person.actor is None:
        return True
    if seat.role not in ("perpetrator", "party", "taker", "state", "crowd", "agent"):
        return False
    unknown = person.noun_class == "" and person.actor is None and not person.name[:1].isupper()
    return person.noun_class == "happening" or unknown
