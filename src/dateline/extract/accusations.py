"""Who is said to have done it: blame, suspicion, claims of responsibility and denials, each with its speaker.

An accusation is never an argument of the event: it is a claim with a speaker and a stance.
"""

from collections.abc import Iterator

from dateline.extract.attribution import Speech, SpeechIndex
from dateline.extract.drafts import Accusation, Voice
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene, behind
from dateline.extract.syntax.query import phrase_at
from dateline.extract.syntax.types import Clause
from dateline.extract.voices import Voices
from dateline.model import Span
from dateline.rules.speech_types import SpeechCue


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
    if cue is None or verb is None or verb.is_negated:
        return
    if cue.kind == "accuse" or (
        cue.kind == "suspect" and (behind(scene, clause, scene.sets.partitive_prepositions) or verb.is_passive)
    ):
        accused = _accused(scene, clause, cue)
        voice = _speaking(scene, clause, speaker, outer, cue)
        role = _charge(scene, clause, event)
        if role is not None:
            yield from _accusation(scene, accused, voice, event, role)
    elif _takes_credit(scene, clause, (cue, speaker, event)) and speaker is not None:
        yield from _accusation(scene, (speaker,), Voice(speaker, origin="rule:attribution.responsibility@1"), event)
    elif cue.kind == "deny" and speaker is not None and (thing := _denied_thing(scene, clause)) is not None:
        voice = Voice(speaker, "denies", origin="rule:attribution.denial@1")
        yield Accusation(scene.index, (thing,), voice, thing.span, event, "target")
    elif cue.kind == "deny" and speaker is not None and _denies_part(scene, clause):
        voice = Voice(speaker, "denies", origin="rule:attribution.denial@1")
        yield from _accusation(scene, (speaker,), voice, event)


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
    named = scene.listed(clause.subject if is_passive else clause.object)
    first, *rest = cue.lemma.split()
    attributes = first in scene.sets.attributing_verbs or scene.sets.attributing_prepositions & set(rest)
    if rest and rest[-1] in scene.sets.partitive_prepositions:  # "bore the hallmarks of"
        return behind(scene, clause, scene.sets.partitive_prepositions)
    if attributes or not any(p.is_people or p.actor is not None for p in named):  # "blamed the raid on …"
        return behind(scene, clause, scene.sets.attributing_prepositions)
    return named


def _takes_credit(scene: Scene, clause: Clause, given: tuple[SpeechCue, Participant | None, Span | None]) -> bool:
    """Whether somebody, and not "no group", claims responsibility or the happening itself."""
    cue, speaker, event = given
    somebody = speaker is not None and not speaker.is_negative
    return somebody and (cue.kind == "responsibility" or _claims_event(scene, clause, event))


def _claims_event(scene: Scene, clause: Clause, event: Span | None) -> bool:
    """Whether a happening is what is claimed: "claimed the assault", "the assault was claimed by"."""
    verb = clause.verb
    if verb is None or verb.lemma not in scene.sets.claiming_verbs or event is None:
        return False
    number = clause.subject if verb.is_passive else clause.object
    if number is None:
        return False
    phrase = scene.sentence.phrases[number]
    return scene.sentence.tokens[phrase.first].start <= event.start < scene.sentence.tokens[phrase.last].end


def _denies_part(scene: Scene, clause: Clause) -> bool:
    found = scene.cast.at(scene.index, clause.object)
    return found is not None and found.head in scene.sets.part_nouns


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
    verb = clause.verb
    if verb is None or clause.subject is None:
        return
    stance = voice.stance
    if verb.is_negated:
        stance = "denies" if stance == "asserts" else "asserts"
    turned = Voice(voice.speaker, stance, voice.certainty, voice.origin)
    members = tuple(m for m in scene.listed(clause.subject) if m.is_people or m.noun_class in ("country", "group", ""))
    after, sets = {t.lower for t in scene.sentence.tokens[verb.head + 1 : verb.head + 5]}, scene.sets
    if verb.lemma == "be" and sets.behind_words & after and event is not None:
        yield from _accusation(scene, _regimes(scene, clause, members), turned, event, "sponsor")
    elif (
        (verb.lemma == "be" and sets.responsible_words & after)
        or (verb.lemma in sets.part_verbs and sets.part_nouns & after)
        or verb.lemma in sets.joining_verbs
    ):
        yield from _accusation(scene, members, turned, event)


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
