"""What hurts and is no violence between people: accidents, animals, hunts, deaths in bed, what explodes of itself.

A mishap is believed only where nothing in the sentence speaks of violence: no armed doer, no weapon, no word for it.
"""

from collections.abc import Iterator
from itertools import pairwise

from dateline.extract.drafts import Seat
from dateline.extract.families import EXPLOSIVE, HARM, VIOLENT
from dateline.extract.roles import Calm, Scene, behind
from dateline.extract.syntax.query import following_phrases, phrase_at
from dateline.extract.syntax.types import Clause, Sentence
from dateline.extract.triggers import Hit
from dateline.rules.types import Trigger
from dateline.rules.word_sets import WordSets

_HARMED = frozenset({"victim", "target", "place"})
_BLAST = frozenset({"bombing", "chemical"})
_SHOT = frozenset({"shoot"})
_THROWN = frozenset({"shelling", "attack"})  # what can be done with words
_FOUGHT = frozenset({"clash", "offensive"})  # or against what is nobody
_REACH = 2  # sentences after an accident in which those harmed are its own


def calm_around(sentences: tuple[Sentence, ...], hits: tuple[tuple[Hit, ...], ...], sets: WordSets) -> tuple[Calm, ...]:
    """For each sentence whether its block is telling of an accident, and whether fireworks or a boiler stand near."""
    violent = [_has_violence(h, sets) for h in hits]
    crashes = [not is_violent and _names_accident(s, sets) for s, is_violent in zip(sentences, violent, strict=True)]
    festive = [_has(s, sets.harmless_explosives) for s in sentences]

    def near(number: int, told: list[bool], reach: range) -> bool:
        block = sentences[number].block
        around = (number + step for step in reach if 0 <= number + step < len(sentences))
        return any(told[n] and sentences[n].block == block for n in around)

    before, numbers = range(-_REACH, 0), range(len(sentences))
    return tuple(
        Calm(near(n, crashes, before), near(n, violent, before), near(n, festive, range(-1, 2))) for n in numbers
    )


def is_mishap(scene: Scene, trigger: Trigger, clause: int | None, seats: tuple[Seat, ...]) -> bool:
    """Whether a trigger tells of a mishap."""
    if trigger.frame in VIOLENT | {"destroy"} and _is_played(scene, trigger, seats):
        return True
    if trigger.measure == "missing" and not _has_violence(scene.hits, scene.sets, trigger):
        return _names_accident(scene.sentence, scene.sets)
    if trigger.frame not in VIOLENT:
        return False
    found = scene.sentence.clauses[clause] if clause is not None else None
    if (
        _is_by_animals(scene, found)
        or _is_hunt(trigger, seats, scene.sets)
        or _is_to_himself(trigger, seats, scene.sets)
        or _is_figurative(scene, trigger, found)
        or _is_outcry(trigger, seats, scene.sets)
        or (trigger.frame in _BLAST and _is_explained(scene, trigger, clause))
    ):
        return True
    is_hurt = trigger.frame in HARM | _BLAST | _SHOT or trigger.source == "model"
    if is_hurt and not _fights(seats) and (_has(scene.sentence, scene.sets.accident_words) or _is_leak(scene)):
        return True
    is_armed = any(s.participant.weapon and s.participant.noun_class != "vehicle" for s in seats)
    if is_armed or _fights(seats):
        return False
    if is_hurt and _is_of_accident(scene, clause):
        return True
    if any(s.participant.weapon for s in seats):
        return False
    if trigger.frame in EXPLOSIVE and scene.calm.is_festive:
        return True
    is_own = _has_violence(scene.hits, scene.sets, trigger)
    if is_hurt and not is_own and _is_of_itself(scene, trigger):
        return True
    is_violent = is_own or scene.calm.is_after_violence
    is_accident = _names_accident(scene.sentence, scene.sets) or scene.calm.is_after_mishap
    return is_hurt and not is_violent and (is_accident or _is_natural(scene, trigger))


def _is_outcry(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether it is people who burst: "the fans exploded with joy"."""
    bursts = trigger.frame in _BLAST and bool(sets.blast_words & set(trigger.lemma.split()))
    return bursts and any(s.role == "instrument" and s.participant.is_people for s in seats)


def _is_played(scene: Scene, trigger: Trigger, seats: tuple[Seat, ...]) -> bool:
    """Whether a match or a film is told of: no weapon, nobody who fights, and a word for who plays, or for a game alone."""
    if any(s.participant.weapon for s in seats) or _fights(seats):
        return False
    words = [t.lower for t in scene.sentence.tokens]
    told = {*words, *(f"{a} {b}" for a, b in pairwise(words)), *(t.lemma for t in scene.sentence.tokens)}
    is_calm = bool(seats) and not any(s.participant.is_armed for s in seats)
    is_calm = is_calm and not _has_violence(scene.hits, scene.sets, trigger)
    return bool(told & scene.sets.playful_words) or (is_calm and _has(scene.sentence, scene.sets.sport_words))


def is_calm_toll(scene: Scene) -> bool:
    """Whether the dead that a sentence only counts are those of an accident: "the boiler that burst (1 dead): an accident"."""
    if scene.calm.is_after_violence or _has_violence(scene.hits, scene.sets):
        return False
    return _names_accident(scene.sentence, scene.sets) or _has(scene.sentence, scene.sets.accident_words)


def _fights(seats: tuple[Seat, ...]) -> bool:
    """Whether an armed side does it: troops who shoot somebody by mistake have shot him."""
    return any(s.participant.is_armed and s.role not in _HARMED for s in seats)


def _names_accident(sentence: Sentence, sets: WordSets) -> bool:
    """Whether the sentence names a crash or a flood."""
    nouns = any(t.lemma in sets.accident_nouns and t.tag in "NP" for t in sentence.tokens)
    return nouns or any(_is_accident(sentence, clause, sets) for clause in sentence.clauses)


def _is_accident(sentence: Sentence, clause: Clause, sets: WordSets) -> bool:
    """Whether a clause tells of an accident by its verb, or a fire does it: "the lorry overturned", "a blaze killed two"."""
    if clause.verb is None:
        return False
    verb = sentence.tokens[clause.verb.head]
    if verb.lemma in sets.accident_verbs or verb.lower in sets.accident_verbs:
        return True
    head = _lone_head(sentence, clause.subject)
    rides = verb.lemma in sets.accident_intransitives and clause.object is None and not clause.verb.is_passive
    return rides or (head in sets.accident_subjects and not clause.verb.is_passive)


def _lone_head(sentence: Sentence, phrase: int | None) -> str:
    """The lemma of a phrase's noun where no other noun tells its kind: "a fire", but nothing of "mortar fire"."""
    if phrase is None:
        return ""
    found = sentence.phrases[phrase]
    lone = all(token.tag in "DACB" for token in sentence.tokens[found.first : found.head])
    return sentence.tokens[found.head].lemma if lone else ""


def _is_of_accident(scene: Scene, clause: int | None) -> bool:
    """Whether the clause, or the one that a gerund hangs on, is an accident: "plunged into a ravine, killing 18"."""
    if clause is None:
        return False
    found = scene.sentence.clauses[clause]
    around = found.parent if found.kind == "gerund" else None
    own = (found, scene.sentence.clauses[around]) if around is not None else (found,)
    return any(_is_accident(scene.sentence, c, scene.sets) for c in own)


def _is_explained(scene: Scene, trigger: Trigger, clause: int | None) -> bool:
    """Whether the clause says that a blast was an accident: "turned out to be a leak", "came from a boiler"."""
    sentence, sets = scene.sentence, scene.sets
    hit = next((h for h in scene.hits if h.trigger is trigger), None)
    found = sentence.clauses[clause] if clause is not None else None
    if trigger.pos != "noun" or hit is None or found is None or found.verb is None or found.subject is None:
        return False
    subject = sentence.phrases[found.subject]
    told = [found, *(c for c in sentence.clauses if c.parent == clause and c.kind in ("infinitive", "reduced"))]
    proves = [c.verb.lemma in sets.proving_verbs for c in told if c.verb is not None]
    if not subject.first <= hit.last <= subject.last or not (any(proves) or found.verb.lemma in sets.copular_verbs):
        return False
    harmless = sets.accident_nouns | sets.accident_subjects | sets.harmless_explosives
    tokens = [t for c in told if c.verb is not None for t in sentence.tokens[c.verb.head + 1 : c.last + 1]]
    return any(t.lemma in harmless and t.tag in "NPA" for t in tokens)


def _is_figurative(scene: Scene, trigger: Trigger, clause: Clause | None) -> bool:
    """Whether only words rain down, or nobody is fought: "a barrage of criticism", "a battle against cholera"."""
    if trigger.frame not in _THROWN | _FOUGHT:
        return False
    told = behind(scene, clause, scene.sets.opponent_prepositions) if clause and trigger.pos == "verb" else ()
    hit = next((h for h in scene.hits if h.trigger is trigger), None)
    number = phrase_at(scene.sentence, hit.last) if hit is not None and trigger.pos == "noun" else None
    after = next(following_phrases(scene.sentence, number), None) if number is not None else None
    of_it = scene.cast.at(scene.index, after)
    heads = {p.head.rpartition(" ")[2] for p in (*told, *((of_it,) if of_it is not None else ()))}
    return bool(heads & scene.sets.figurative_nouns)


def _is_leak(scene: Scene) -> bool:
    """Whether a poison gets out by itself."""
    for clause in scene.sentence.clauses:
        what = scene.cast.at(scene.index, clause.subject)
        if clause.verb is not None and clause.verb.lemma in scene.sets.leaking_verbs and what is not None:
            return what.weapon is not None and what.weapon.weapon_class == "chemical"
    return False


def _is_natural(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody dies of age or illness, or is told to have been so old: "died in Gusau at ninety-three"."""
    if not set(trigger.lemma.split()) & scene.sets.dying_words:
        return False
    tokens = scene.sentence.tokens
    is_aged = any(a.lower == "at" and b.quantity is not None for a, b in pairwise(tokens))
    return is_aged or _has(scene.sentence, scene.sets.natural_words)


def _is_of_itself(scene: Scene, trigger: Trigger) -> bool:
    """Whether an illness or the like brings the death: "died of malaria", "killed by lightning", "when the lorry overturned"."""
    sentence, words = scene.sentence, scene.sets.illness_words
    if set(trigger.lemma.split()) & scene.sets.dying_words:
        return _has(sentence, words)
    by = (sentence.tokens[p.head].lemma for p in sentence.phrases if p.prep in scene.sets.agent_prepositions)
    verbs = (c.verb.lemma for c in sentence.clauses if c.verb is not None)
    return bool(words & {*by, *verbs})


def _has_violence(hits: tuple[Hit, ...], sets: WordSets, besides: Trigger | None = None) -> bool:
    """Whether another trigger of the sentence tells of violence and not merely of harm or of a blast."""
    others = (h.trigger for h in hits if h.trigger is not besides and h.trigger.strength == "strong")
    told = (t for t in others if t.source != "model" and not sets.blast_words & set(t.lemma.split()))
    return any(t.frame in VIOLENT - HARM for t in told)


def _is_hunt(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether only beasts are shot or killed."""
    harmed = [s.participant for s in seats if s.role in ("victim", "target")]
    hunted = [p for p in harmed if p.head.rpartition(" ")[2] in sets.hunted_nouns]
    return trigger.frame in HARM | _SHOT and bool(hunted) and len(hunted) == len(harmed)


def _is_to_himself(trigger: Trigger, seats: tuple[Seat, ...], sets: WordSets) -> bool:
    """Whether somebody shoots or kills nobody but himself; who blows himself up is another matter."""
    harmed = [s.participant for s in seats if s.role in ("victim", "target")]
    is_own = bool(harmed) and all(p.span.quote.lower() in sets.reflexive_words for p in harmed)
    return trigger.frame in HARM | _SHOT and is_own


def _is_by_animals(scene: Scene, clause: Clause | None) -> bool:
    """Whether who does it fights on no side: "a pack of dogs killed a girl"."""
    if clause is None or clause.verb is None:
        return False
    if clause.verb.is_passive:
        return any(
            p.head.rpartition(" ")[2] in scene.sets.sideless_nouns
            for p in behind(scene, clause, scene.sets.agent_prepositions)
        )
    return bool(scene.sets.sideless_nouns & set(_named(scene, clause.subject)))


def _named(scene: Scene, phrase: int | None) -> Iterator[str]:
    """The head of a phrase, and of what "of" hangs on a pack."""
    if phrase is None:
        return
    sentence = scene.sentence
    head = sentence.tokens[sentence.phrases[phrase].head].lemma
    yield head
    after = next(following_phrases(sentence, phrase), None)
    if (
        head in scene.sets.pack_nouns
        and after is not None
        and sentence.phrases[after].prep in scene.sets.partitive_prepositions
    ):
        yield sentence.tokens[sentence.phrases[after].head].lemma


def _has(sentence: Sentence, words: frozenset[str]) -> bool:
    return any(t.lemma in words or t.lower in words for t in sentence.tokens)
