"""Who is said to have done it: blame, suspicion, claims of responsibility and denials, each with its speaker.

An accusation is never an argument of the event: it is a claim with a speaker and a stance.
"""

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.attribution import Speech, SpeechIndex
from dateline.extract.drafts import Accusation, Voice
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene, behind
from dateline.extract.syntax.query import phrase_at
from dateline.extract.syntax.types import Clause, VerbGroup
from dateline.extract.voices import Voices
from dateline.model import Span
from dateline.model.reading import Certainty
from dateline.rules.speech_types import SpeechCue

_REACH = 4  # sentences between an accusation and its denial


def find_accusations(
    scene: Scene, cues: SpeechIndex, voices: Voices, speech: tuple[Speech, ...]
) -> tuple[Accusation, ...]:
    """The accusations of one sentence."""
    found: list[Accusation] = []
    for number, clause in enumerate(scene.sentence.clauses):
        cue = cues.verb(scene.sentence, clause)
        speaker = next((s.speaker for s in speech if s.clause == number), None) or _subject(scene, clause)
        outer = voices.clauses[number]
        event = _event(scene, clause)
        found.extend(_by_cue(scene, clause, cue, (speaker, outer, event)))
        found.extend(_by_predicate(scene, clause, outer, event))
    return tuple(found)


def _subject(scene: Scene, clause: Clause) -> Participant | None:
    return scene.cast.at(scene.index, clause.subject)


def _event(scene: Scene, clause: Clause) -> Span | None:
    """The nominal trigger in the clause that names the happening."""
    for hit in scene.hits:
        number = phrase_at(scene.sentence, hit.last)
        if hit.trigger.pos == "noun" and number in (clause.object, clause.subject, *clause.phrases):
            token = scene.sentence.tokens[hit.last]
            return Span(token.start, token.end, token.text)
    return None


def _by_cue(
    scene: Scene, clause: Clause, cue: SpeechCue | None, given: tuple[Participant | None, Voice, Span | None]
) -> Iterator[Accusation]:
    speaker, outer, event = given
    verb = clause.verb
    if cue is None or verb is None or verb.is_negated or _is_neither(scene, verb):
        return
    if cue.lemma.split()[-1] in scene.sets.content_marks:
        return  # "charged that the troops had shot captives": the clause that follows tells who did what
    if cue.kind == "accuse" or (cue.kind == "suspect" and _suspects_somebody(scene, clause)):
        accused = _accused(scene, clause, cue)
        voice = _speaking(scene, clause, speaker, outer, cue)
        role = _charge(scene, clause, event)
        if role is not None and _is_mutual(scene, clause):
            yield from _mutual(scene, clause, voice, event, role)
        elif role is not None:
            yield from _accusation(scene, accused, voice, event, role)
    elif _takes_credit(scene, clause, (cue, speaker, event)) and speaker is not None:
        voice = Voice(speaker, origin="rule:attribution.responsibility@1")
        yield from [Accusation(scene.index, (speaker,), voice, speaker.span, event)] if _is_named(speaker) else []
    elif cue.kind == "deny" and speaker is not None and (thing := _denied_thing(scene, clause)) is not None:
        voice = Voice(speaker, "denies", origin="rule:attribution.denial@1")
        yield Accusation(scene.index, (thing,), voice, thing.span, event, "target")
    elif cue.kind in ("deny", "doubt") and speaker is not None and (said := _refers(scene, clause)) is not None:
        stance, certainty = cue.stance, cue.certainty
        voice = Voice(speaker, stance, certainty, "rule:attribution.denial@1")
        yield Accusation(scene.index, (), voice, said, event)
    elif cue.kind == "deny" and speaker is not None and _denies_part(scene, clause):
        voice = Voice(speaker, "denies", origin="rule:attribution.denial@1")
        yield from _accusation(scene, (speaker,), voice, event)


def _is_named(speaker: Participant) -> bool:
    """Whether it is somebody, by what the words say or by a mere name: "Dark Moon claims it"."""
    is_name = not speaker.noun_class and speaker.place is None and speaker.span.quote[:1].isupper()
    return is_name or speaker.is_people or speaker.actor is not None


def _is_mutual(scene: Scene, clause: Clause) -> bool:
    """Whether those who accuse accuse one another: "the army and the rebels blame each other"."""
    if clause.verb is None or clause.verb.is_passive:
        return False
    after = scene.sentence.tokens[clause.verb.last + 1 : clause.verb.last + 3]
    return " ".join(t.lower for t in after) in scene.sets.mutual_words


def _mutual(scene: Scene, clause: Clause, voice: Voice, event: Span | None, role: str) -> Iterator[Accusation]:
    """Each of two accuses the other; of more, who accuses whom is open."""
    sides = scene.listed(clause.subject)
    if len(sides) == 2:
        for accuser, accused in (sides, sides[::-1]):
            yield from _accusation(scene, (accused,), replace(voice, speaker=accuser), event, role)


def _is_neither(scene: Scene, verb: VerbGroup) -> bool:
    """Whether it is one of two things that nobody does: "would neither confirm nor deny it"."""
    before = scene.sentence.tokens[max(0, verb.head - 3) : verb.head]
    return any(t.lower in scene.sets.neither_words for t in before)


def _suspects_somebody(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is suspected: "suspected of the raid", "is believed to", "police suspect the gang"."""
    verb = clause.verb
    if verb is None or verb.is_passive or behind(scene, clause, scene.sets.partitive_prepositions):
        return verb is not None
    number = scene.sentence.clauses.index(clause)
    has_content = any(c.parent == number and c.kind == "complement" for c in scene.sentence.clauses)
    named = scene.listed(clause.object)
    suspects = verb.lemma in scene.sets.suspecting_verbs and not has_content
    return suspects and any(p.is_people or p.actor is not None for p in named)


def _charge(scene: Scene, clause: Clause, event: Span | None) -> str | None:
    """The role that the accused is charged with: doer, sponsor ("accuses X of backing Y"), or none of violence."""
    number = scene.sentence.clauses.index(clause)
    deeds = [c for c in scene.sentence.clauses if c.parent == number and c.kind == "gerund" and c.verb is not None]
    if event is not None or not deeds:
        return "perpetrator"
    verb = deeds[0].verb
    if verb is not None and verb.lemma in scene.sets.sponsoring_verbs:
        return "sponsor"
    return "perpetrator" if any(verb is not None and h.head == verb.head for h in scene.hits) else None


def _speaking(scene: Scene, clause: Clause, speaker: Participant | None, outer: Voice, cue: SpeechCue) -> Voice:
    """The accuser: the subject, what stands behind `by` in the passive, else the voice around the clause."""
    verb = clause.verb
    certainty = cue.certainty if cue.kind != "suspect" else "probable"
    if verb is not None and verb.is_passive:
        speaker = next(iter(behind(scene, clause, scene.sets.agent_prepositions)), outer.speaker)
        return Voice(speaker, "asserts", "probable", "rule:attribution.blame@1")
    if cue.lemma.split()[-1] in scene.sets.partitive_prepositions:
        speaker = outer.speaker  # the attack that "bore the hallmarks of" a group says nothing itself
    if speaker is not None and speaker.head in scene.sets.proxy_nouns and outer.speaker is not None:
        speaker = outer.speaker  # "the prosecutor said that his office suspects …"
    return Voice(speaker, "asserts", certainty, "rule:attribution.blame@1")


def _accused(scene: Scene, clause: Clause, cue: SpeechCue) -> tuple[Participant, ...]:
    is_passive = clause.verb is not None and clause.verb.is_passive
    named = scene.listed(clause.subject if is_passive else clause.object) or _so_called(scene, clause)
    first, *rest = cue.lemma.split()
    attributes = first in scene.sets.attributing_verbs or scene.sets.attributing_prepositions & set(rest)
    if rest and rest[-1] in scene.sets.partitive_prepositions:  # "bore the hallmarks of"
        return behind(scene, clause, scene.sets.partitive_prepositions)
    if attributes or not any(p.is_people or p.actor is not None for p in named):  # "blamed the raid on …"
        return behind(scene, clause, scene.sets.attributing_prepositions)
    return named


def _so_called(scene: Scene, clause: Clause) -> tuple[Participant, ...]:
    """Those named in "blamed what he called armed anarchists"."""
    number, sets = scene.sentence.clauses.index(clause), scene.sets
    inner = (c for c in scene.sentence.clauses if c.parent == number and c.mark in sets.asking_words)
    return next(
        (scene.listed(c.object) for c in inner if c.verb is not None and c.verb.lemma in sets.calling_verbs), ()
    )


def _takes_credit(scene: Scene, clause: Clause, given: tuple[SpeechCue, Participant | None, Span | None]) -> bool:
    """Whether somebody, and not "no group", claims responsibility or the happening itself."""
    cue, speaker, event = given
    somebody = speaker is not None and not speaker.is_negative
    return somebody and (cue.kind == "responsibility" or _claims_event(scene, clause, event))


def _claims_event(scene: Scene, clause: Clause, event: Span | None) -> bool:
    """Whether a happening is what is claimed: "claimed the assault", "the assault was claimed by"."""
    verb = clause.verb
    if verb is None or verb.lemma not in scene.sets.claiming_verbs:
        return False
    if not verb.is_passive and _is_it(scene, clause.object):
        return True  # "a group that calls itself … claims it"
    if event is None:
        return False
    number = clause.subject if verb.is_passive else clause.object
    if number is None:
        return False
    phrase = scene.sentence.phrases[number]
    return scene.sentence.tokens[phrase.first].start <= event.start < scene.sentence.tokens[phrase.last].end


def _denies_part(scene: Scene, clause: Clause) -> bool:
    found = scene.cast.at(scene.index, clause.object)
    return found is not None and found.head in scene.sets.part_nouns


def _refers(scene: Scene, clause: Clause) -> Span | None:
    """The words for what somebody said before: "denied it", "doubts the claim", "rejected the accusation"."""
    found = scene.cast.at(scene.index, clause.object)
    if clause.object is None or found is None:
        return None
    is_said = found.is_definite and found.head in scene.sets.assertion_nouns
    return found.span if is_said or _is_it(scene, clause.object) else None


def _denied_thing(scene: Scene, clause: Clause) -> Participant | None:
    """What is said not to exist: "denies that there was a command centre in the building"."""
    number = scene.sentence.clauses.index(clause)
    for inner in scene.sentence.clauses:
        tokens = scene.sentence.tokens[inner.first : inner.last + 1]
        exists = (
            inner.verb is not None
            and inner.verb.lemma == "be"
            and any(t.lower in scene.sets.existence_words for t in tokens)
        )
        if inner.parent == number and inner.kind in ("complement", "relative") and exists:
            return scene.cast.at(scene.index, inner.object)
    return None


def _by_predicate(scene: Scene, clause: Clause, voice: Voice, event: Span | None) -> Iterator[Accusation]:
    """The words "X was behind the attacks", "X was (not) responsible", "X had taken part in the ambush"."""
    verb, sets = clause.verb, scene.sets
    if verb is None or clause.subject is None:
        return
    deeds = (sets.part_verbs, sets.joining_verbs, sets.committing_verbs, sets.involving_verbs)
    if verb.lemma != "be" and not any(verb.lemma in verbs for verbs in deeds):
        return
    stance = voice.stance
    if verb.is_negated:
        stance = "denies" if stance == "asserts" else "asserts"
    told: Certainty = "possible" if verb.modal in scene.sets.modal_hedged else voice.told
    turned = replace(voice, stance=stance, told=told)
    members = tuple(m for m in scene.listed(clause.subject) if m.is_people or m.noun_class in ("country", "group", ""))
    after = {t.lower for t in scene.sentence.tokens[verb.head + 1 : verb.head + 5]}
    if verb.lemma == "be" and sets.behind_words & after and event is not None:
        regimes = _regimes(scene, clause, members)
        by_states = any(p.noun_class == "country" for p in regimes) or regimes != members
        yield from _accusation(scene, regimes, turned, event, "sponsor" if by_states else "perpetrator")
    elif verb.lemma == "be" and sets.work_nouns & after:  # "it was the work of the gang"
        yield from _accusation(scene, behind(scene, clause, sets.partitive_prepositions), turned, event)
    elif verb.lemma in sets.part_verbs and sets.nothing_words & after and sets.part_nouns & after:
        yield from _accusation(scene, members, replace(turned, stance="denies"), event)  # "had nothing to do with it"
    elif (
        (verb.lemma == "be" and sets.responsible_words & after)
        or (verb.lemma in sets.part_verbs and sets.part_nouns & after)
        or verb.lemma in sets.joining_verbs
        or (verb.is_passive and verb.lemma in sets.involving_verbs)
        or (verb.lemma in sets.committing_verbs and _is_it(scene, clause.object))
    ):
        yield from _accusation(scene, members, turned, event)


def _is_it(scene: Scene, number: int | None) -> bool:
    """Whether the object is a pronoun for what was told before: "had done it"."""
    if number is None:
        return False
    phrase = scene.sentence.phrases[number]
    return phrase.first == phrase.last and scene.sentence.tokens[phrase.head].lower in scene.sets.deed_pronouns


def _regimes(scene: Scene, clause: Clause, members: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The words "the regimes of A, B and C": the states themselves."""
    named = tuple(p for p in behind(scene, clause, scene.sets.partitive_prepositions) if p.actor is not None)
    return named or members


def _accusation(
    scene: Scene, accused: tuple[Participant, ...], voice: Voice, event: Span | None, role: str = "perpetrator"
) -> Iterator[Accusation]:
    people = tuple(p for p in accused if p.is_people or p.actor is not None)
    if people:
        span = people[0].span
        yield Accusation(scene.index, people, voice, span, event, role)


def referred(accusations: tuple[Accusation, ...]) -> Iterator[Accusation]:
    """The accusations, those that only refer ("denied it", "doubts the claim") with whom the one before them accuses."""
    last: Accusation | None = None
    for accusation in accusations:
        if accusation.accused:
            last = accusation if accusation.voice.stance == "asserts" else last
            yield accusation
        elif last is not None and accusation.sentence - last.sentence <= _REACH:
            yield replace(accusation, accused=last.accused, event=accusation.event or last.event, role=last.role)
        elif accusation.voice.speaker is not None and accusation.voice.stance == "denies":
            yield replace(accusation, accused=(accusation.voice.speaker,))
