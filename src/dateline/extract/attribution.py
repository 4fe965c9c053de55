"""Who stands behind each clause: reported speech, "according to", a speaker before a colon, the author's own doubt."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.drafts import AUTHOR, Voice
from dateline.extract.participants import PEOPLE, Participant
from dateline.extract.roles import Scene, behind
from dateline.extract.syntax.query import ancestors
from dateline.extract.syntax.types import Clause, Sentence
from dateline.model.reading import Certainty, Stance
from dateline.rules.speech_types import SpeechCue
from dateline.rules.word_sets import WordSets

_SPEAKING = frozenset(
    {"say", "claim", "deny", "doubt", "confirm", "suspect", "warn", "pretend", "accuse", "responsibility"}
)
_SPEAKER_CLASSES = PEOPLE | {"actor", "country"}


class SpeechIndex:
    """The cues of reported speech by their first lemma, the longest first."""

    def __init__(self, cues: tuple[SpeechCue, ...]) -> None:
        """Index the rows once."""
        self._verbs: dict[str, list[tuple[tuple[str, ...], SpeechCue]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], SpeechCue]]] = {}
        for cue in cues:
            pattern = tuple(cue.lemma.split())
            table = self._verbs if cue.pos == "verb" else self.phrases if cue.pos == "phrase" else None
            if table is not None:
                table.setdefault(pattern[0], []).append((pattern, cue))
        for rows in (*self._verbs.values(), *self.phrases.values()):
            rows.sort(key=lambda row: -len(row[0]))

    def verb(self, sentence: Sentence, clause: Clause) -> SpeechCue | None:
        """The cue that the verb of a clause is, the longest pattern that the words after it meet."""
        verb = clause.verb
        if verb is None:
            return None
        after = [w for t in sentence.tokens[verb.head + 1 : verb.head + 7] for w in (t.lemma,)]
        for pattern, cue in self._verbs.get(verb.lemma, []):
            if _meets(after, pattern[1:]):
                return cue
        return None


def _meets(after: list[str], pattern: tuple[str, ...]) -> bool:
    at = 0
    for step, word in enumerate(pattern):
        if word == "*":
            continue
        reach = 5 if step and pattern[step - 1] == "*" else 1
        window = after[at : at + reach]
        if word not in window:
            return False
        at += window.index(word) + 1
    return True


@dataclass(frozen=True, slots=True)
class Speech:
    """A clause that reports speech: the cue, who speaks, and the clauses that are its content."""

    clause: int
    cue: SpeechCue
    speaker: Participant | None
    content: tuple[int, ...]
    is_negated: bool
    others: tuple[Participant, ...] = ()  # who says it too: "the minister and the army said"


def find_speech(scene: Scene, index: SpeechIndex) -> tuple[Speech, ...]:
    """Every clause of a sentence that reports speech, the outermost first."""
    found: list[Speech] = []
    for number, clause in enumerate(scene.sentence.clauses):
        cue = index.verb(scene.sentence, clause)
        if cue is None or cue.kind not in _SPEAKING:
            continue
        speaker, inverted = _speaker(scene, clause)
        content = _content(scene.sentence, number, inverted, cue.kind)
        if speaker is None and cue.kind != "pretend" and not (clause.verb is not None and clause.verb.is_passive):
            continue
        negated = clause.verb is not None and clause.verb.is_negated
        others = () if inverted or speaker is None else scene.listed(clause.subject)[1:]
        found.append(Speech(number, cue, speaker, content, negated, others))
    return tuple(found)


def _speaker(scene: Scene, clause: Clause) -> tuple[Participant | None, bool]:
    """The subject, or what stands after the verb ("said Sani Garba"); whether it is inverted."""
    subject = scene.cast.at(scene.index, clause.subject)
    verb = clause.verb
    if verb is not None and verb.is_passive:
        return next(iter(behind(scene, clause, scene.sets.agent_prepositions)), None), False
    after = scene.cast.at(scene.index, clause.object)
    before = (
        "".join(t.tag for t in scene.sentence.tokens[max(0, verb.first - 2) : verb.first]) if verb is not None else ""
    )
    quoted = before.endswith(('"', '",'))
    inverts = verb is not None and before.endswith(",") and verb.lemma in scene.sets.inverting_verbs
    if (quoted or inverts) and after is not None and _can_speak(after, scene.sets):
        return after, True
    if subject is None:
        return None, False
    named = _named(scene, clause, subject)
    if named is not subject or subject.noun_class == "" or _can_speak(subject, scene.sets):
        return named, False
    return None, False


def _named(scene: Scene, clause: Clause, subject: Participant) -> Participant:
    """The subject by its name where an apposition gives one: "The ministry spokesman, Colonel Omar Dikko, doubted"."""
    if subject.actor is not None and subject.actor.kind == "person":
        return subject
    for number in clause.phrases:
        other = scene.cast.at(scene.index, number)
        phrase = scene.sentence.phrases[number]
        is_person = other is not None and other.actor is not None and other.actor.kind == "person"
        if is_person and phrase.prep is None and clause.verb is not None and phrase.last < clause.verb.first:
            return other or subject
    return subject


def _can_speak(person: Participant, sets: WordSets) -> bool:
    """Whether the participant is somebody, or something that can say things."""
    return (
        person.noun_class in _SPEAKER_CLASSES or person.head in sets.speaking_things or person.actor is not None
        or person.noun_class == "pronoun"
    )  # fmt: skip


def _content(sentence: Sentence, number: int, inverted: bool, kind: str) -> tuple[int, ...]:
    """The clauses that tell what was said."""
    clause = sentence.clauses[number]
    verb = clause.verb
    assert verb is not None
    inside = [
        i
        for i, c in enumerate(sentence.clauses)
        if i != number
        and c.first > verb.last
        and number in ancestors(sentence, i)
        and not _is_aside(sentence, i, number)
    ]
    if any(sentence.clauses[i].kind in ("complement", "infinitive") for i in inside):
        return tuple(inside)
    before = [
        i for i, c in enumerate(sentence.clauses) if c.first < clause.first and i not in ancestors(sentence, number)
    ]
    if before and _is_parenthesis(sentence, clause, inverted):
        return tuple(before)
    return tuple(inside) if kind in ("say", "claim", "pretend", "accuse", "suspect") else ()


def _is_aside(sentence: Sentence, index: int, number: int) -> bool:
    clause = sentence.clauses[index]
    return clause.kind == "relative" and clause.parent == number


def _is_parenthesis(sentence: Sentence, clause: Clause, inverted: bool) -> bool:
    """Whether the clause stands behind what it reports: "…, the army said"."""
    before = sentence.tokens[clause.first - 1].tag if clause.first else ""
    return inverted or before in (",", '"', ":") or sentence.tokens[clause.first].tag == '"'


def voices_of(scene: Scene, speech: tuple[Speech, ...], cues: SpeechIndex) -> list[Voice]:
    """The voice of each clause of a sentence."""
    voices = [AUTHOR] * len(scene.sentence.clauses)
    for clause, voice in (*_according(scene, cues), *_colon(scene)):
        voices[clause] = voice
    for item in speech:
        for clause in item.content:
            voices[clause] = _voice(item)
    return voices


def _voice(item: Speech) -> Voice:
    stance: Stance = "asserts" if item.cue.kind == "pretend" else item.cue.stance
    certainty: Certainty = item.cue.certainty
    if item.speaker is None and item.cue.kind in ("accuse", "suspect"):
        certainty = "probable"  # "is accused of": nobody in particular, but not the report itself
    if item.is_negated:
        stance, certainty = ("doubts", "possible") if stance == "asserts" else ("asserts", "possible")
    return Voice(item.speaker, stance, certainty, f"rule:speech.{item.cue.kind}@1", item.others)


def _according(scene: Scene, cues: SpeechIndex) -> Iterator[tuple[int, Voice]]:
    """The words "according to X": the clause that it stands in, or the whole sentence where that is the main one."""
    tokens = scene.sentence.tokens
    for at, token in enumerate(tokens):
        for pattern, cue in cues.phrases.get(token.lower, []):
            if cue.kind != "according" or tuple(t.lower for t in tokens[at : at + len(pattern)]) != pattern:
                continue
            number = next((n for n, p in enumerate(scene.sentence.phrases) if p.first == at + len(pattern)), None)
            speaker = scene.cast.at(scene.index, number)
            if speaker is not None:
                voice = Voice(speaker, cue.stance, cue.certainty, "rule:speech.according@1")
                yield from ((c, voice) for c in _covered(scene.sentence, at))
            break


def _covered(sentence: Sentence, at: int) -> list[int]:
    inner = [i for i, c in enumerate(sentence.clauses) if c.kind == "relative" and c.first <= at <= c.last + 1]
    return inner or list(range(len(sentence.clauses)))


def _colon(scene: Scene) -> Iterator[tuple[int, Voice]]:
    """The words "Health ministry: 12 killed": the clauses after the colon are the speaker's."""
    clauses = scene.sentence.clauses
    for number, clause in enumerate(clauses[:-1]):
        subject = scene.cast.at(scene.index, clause.subject)
        sign = scene.sentence.tokens[clauses[number + 1].first - 1].text
        is_label = clause.kind == "verbless" and subject is not None and sign == ":" and clauses[number + 1].mark == ":"
        if is_label and subject is not None and _can_speak(subject, scene.sets) and subject.noun_class != "pronoun":
            voice = Voice(subject, origin="rule:speech.colon@1")
            yield from ((later, voice) for later in range(number + 1, len(clauses)))


def toll_voice(scene: Scene, clause: int, voices: list[Voice]) -> Voice:
    """Whose toll it is: of the subject that puts, raises or counts it, else of the clause's own voice."""
    found = scene.sentence.clauses[clause]
    subject = scene.cast.at(scene.index, found.subject)
    counts = found.verb is not None and found.verb.lemma in scene.sets.toll_verbs
    if (
        counts
        and subject is not None
        and subject.head not in scene.sets.toll_nouns
        and _can_speak(subject, scene.sets)
        and voices[clause].is_author
    ):
        return Voice(subject, origin="rule:speech.toll@1")
    return voices[clause]
