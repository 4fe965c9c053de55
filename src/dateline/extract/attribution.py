"""Reported speech: the clauses that put something in somebody's mouth, who speaks, through whom, and what is said."""

from dataclasses import dataclass, replace

from dateline.extract.participants import PEOPLE, Participant
from dateline.extract.roles import Scene, behind
from dateline.extract.syntax.query import ancestors
from dateline.extract.syntax.types import Clause, Sentence, VerbGroup
from dateline.rules.speech_types import SpeechCue
from dateline.rules.word_sets import WordSets

_STANDING = frozenset({"main", "complement", "relative", "verbless", "reduced"})  # what can stand before ", he said"
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
        patterns = self._verbs.get(verb.lemma) if verb is not None else None
        if verb is None or patterns is None:
            return None
        after = [token.lemma for token in sentence.tokens[verb.head + 1 : verb.head + 7]]
        for pattern, cue in patterns:
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
    via: tuple[Participant, ...] = ()  # who passes the words on, the nearest first: "Reuters, citing the army, said"
    is_answer: bool = False  # "asked if …, he said they had": the content is what was asked


def find_speech(scene: Scene, index: SpeechIndex) -> tuple[Speech, ...]:
    """Every clause of a sentence that reports speech, the outermost first."""
    found: list[Speech] = []
    for number, clause in enumerate(scene.sentence.clauses):
        cue = index.verb(scene.sentence, clause)
        if cue is None or _is_told_of(scene, clause):
            continue
        speaker, inverted = _speaker(scene, clause)
        if speaker is None and cue.kind != "pretend" and not (clause.verb is not None and clause.verb.is_passive):
            continue
        others = () if inverted or speaker is None else scene.listed(clause.subject)[1:]
        speech = Speech(
            number,
            cue,
            speaker,
            _content(scene, number, inverted, cue.kind),
            clause.verb is not None and clause.verb.is_negated,
            others,
        )
        if not _only_goes_on(scene, speech):
            found.append(_answer(scene, _passed_on(scene, speech)))
    return tuple(found)


def _is_told_of(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is told of and does not tell: "26 civilians reported killed"."""
    verb, tokens = clause.verb, scene.sentence.tokens
    if verb is None or not verb.is_ambiguous or verb.last + 1 >= len(tokens):
        return False
    sets, after = scene.sets, tokens[verb.last + 1]
    fates = sets.fate_killed | sets.fate_injured | sets.fate_missing
    return tokens[verb.head].lower in sets.fate_auxiliaries and after.lower in fates


def _only_goes_on(scene: Scene, speech: Speech) -> bool:
    """Whether the verb tells of speech only behind what was said: ", the statement continued"."""
    clause = scene.sentence.clauses[speech.clause]
    is_behind = bool(speech.content) and all(scene.sentence.clauses[n].first < clause.first for n in speech.content)
    return _verb(clause) in scene.sets.resuming_verbs and not is_behind


def _passed_on(scene: Scene, speech: Speech) -> Speech:
    """The speech by its first speaker, where the subject only passes it on: "the agency, citing the army, said"."""
    clauses, sets = scene.sentence.clauses, scene.sets
    if _verb(clauses[speech.clause]) in sets.quoting_verbs:
        return _quoted_by(scene, speech)
    inner = [c for c in clauses if c.parent == speech.clause and c.verb is not None and c.first != speech.clause]
    cited = next(
        (p for c in inner if c.kind == "gerund" and _verb(c) in sets.quoting_verbs for p in scene.listed(c.object)),
        None,
    )
    if cited is not None and speech.speaker is not None and can_speak(cited, sets):
        return replace(speech, speaker=cited, others=(), via=(speech.speaker,))
    carried = (c for c in inner if c.kind == "reduced" and _verb(c) in sets.relaying_verbs)
    carriers = (p for c in carried for p in behind(scene, c, sets.agent_prepositions) if can_speak(p, sets))
    return replace(speech, via=tuple(carriers)[:1] or speech.via)


def _quoted_by(scene: Scene, speech: Speech) -> Speech:
    """Who is quoted, through who quotes: "the radio quoted a colonel as saying", "was quoted by the radio"."""
    clause = scene.sentence.clauses[speech.clause]
    is_passive = clause.verb is not None and clause.verb.is_passive
    quoted = scene.listed(clause.subject if is_passive else clause.object)
    if not quoted or not can_speak(quoted[0], scene.sets):
        return speech
    via = (speech.speaker,) if speech.speaker is not None else ()
    return replace(speech, speaker=quoted[0], others=quoted[1:], via=via)


def _verb(clause: Clause) -> str:
    return clause.verb.lemma if clause.verb is not None else ""


def _answer(scene: Scene, speech: Speech) -> Speech:
    """The speech with what was asked for its content: "asked if troops had fired, he said they had not"."""
    sentence, sets = scene.sentence, scene.sets
    said = [sentence.clauses[n] for n in speech.content]
    is_short = len(said) == 1 and _verb(said[0]) in sets.answering_verbs and said[0].object is None
    asked = [
        n
        for n, c in enumerate(sentence.clauses)
        if n < speech.clause and c.mark in sets.conditional_marks and c.parent is not None
        and _verb(sentence.clauses[c.parent]) in sets.questioning_verbs
    ]  # fmt: skip
    if not (is_short and asked):
        return speech
    content = tuple(n for n in range(asked[-1], speech.clause) if n == asked[-1] or asked[-1] in ancestors(sentence, n))
    verb = said[0].verb
    return replace(speech, content=content, is_answer=True, is_negated=verb is not None and verb.is_negated)


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
    spoken = quoted and verb is not None and verb.lemma in scene.sets.inverting_verbs  # '"We ran," said the caretaker'
    if (quoted or inverts) and after is not None and (spoken or can_speak(after, scene.sets)):
        return (scene.named(clause.object, speaks=True) if clause.object is not None else None) or after, True
    if subject is None:
        return None, False
    named = _named(scene, clause, subject)
    is_capital = subject.noun_class == "place" and subject.span.quote[:1].isupper()  # "Moscow denied"
    if named is not subject or subject.noun_class == "" or is_capital or can_speak(subject, scene.sets):
        return named, False
    return _right_before(scene, clause), False


def _right_before(scene: Scene, clause: Clause) -> Participant | None:
    """Whoever stands right before the verb and can speak: "three dead, the mayor says"."""
    if clause.verb is None:
        return None
    ends = {phrase.last: number for number, phrase in enumerate(scene.sentence.phrases)}
    found = scene.cast.at(scene.index, ends.get(clause.verb.first - 1))
    return found if found is not None and can_speak(found, scene.sets) else None


def _named(scene: Scene, clause: Clause, subject: Participant) -> Participant:
    """The subject by its name where an apposition gives one: "The ministry spokesman, Colonel Omar Dikko, doubted"."""
    if subject.actor is not None and subject.actor.kind == "person":
        return subject
    apposed = scene.named(clause.subject, speaks=True) if clause.subject is not None else None
    if apposed is not None and apposed.name != subject.name:
        return apposed
    for number in clause.phrases:
        other = scene.cast.at(scene.index, number)
        phrase = scene.sentence.phrases[number]
        is_person = other is not None and other.actor is not None and other.actor.kind == "person"
        if is_person and phrase.prep is None and clause.verb is not None and phrase.last < clause.verb.first:
            return other or subject
    return subject


def can_speak(person: Participant, sets: WordSets) -> bool:
    """Whether the participant is somebody, or something that can say things; the dead cannot."""
    return person.head not in sets.silent_nouns and (
        person.noun_class in _SPEAKER_CLASSES or person.head in sets.speaking_things or person.actor is not None
        or person.noun_class == "pronoun"
    )  # fmt: skip


def _content(scene: Scene, number: int, inverted: bool, kind: str) -> tuple[int, ...]:
    """The clauses that tell what was said."""
    sentence = scene.sentence
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
    added = [i for i in inside if _is_added(sentence, i)]  # ", saying that …" speaks for itself
    inside = [i for i in inside if i not in added and not any(a in ancestors(sentence, i) for a in added)]
    if any(sentence.clauses[i].kind in ("complement", "infinitive") for i in inside):
        return tuple(inside)
    above = set() if inverted else set(ancestors(sentence, number))
    start = verb.first if inverted else clause.first
    stops = [i for i, t in enumerate(sentence.tokens[:start]) if t.text in scene.sets.part_signs]
    since = stops[-1] + 1 if stops else 0  # "they were seized on Monday; two were freed, a relative said"
    before = [i for i, c in enumerate(sentence.clauses) if i != number and since <= c.first < start and i not in above]
    if any(sentence.clauses[i].kind in _STANDING for i in before) and _is_parenthesis(scene, clause, inverted):
        after = [i for i, c in enumerate(sentence.clauses) if c.first > verb.last] if _goes_on(sentence, verb) else []
        return (*before, *after)
    if kind in ("say", "claim", "pretend", "accuse", "suspect"):
        return tuple(inside)
    denied = [i for i in inside if sentence.clauses[i].kind == "gerund" and sentence.clauses[i].first == verb.last + 1]
    return tuple(i for i in inside if denied and (i in denied or denied[0] in ancestors(sentence, i)))


def _is_added(sentence: Sentence, index: int) -> bool:
    """Whether the clause is a gerund behind a comma."""
    clause = sentence.clauses[index]
    return clause.kind == "gerund" and clause.first > 0 and sentence.tokens[clause.first - 1].tag == ","


def _goes_on(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether what is said goes on behind the verb: "it was the army, he said, that had fired"."""
    after = sentence.tokens[verb.last + 1 : verb.last + 3]
    return len(after) > 1 and after[0].tag == "," and after[1].tag not in 'gB"c'


def _is_aside(sentence: Sentence, index: int, number: int) -> bool:
    clause = sentence.clauses[index]
    return clause.kind == "relative" and clause.parent == number


def _is_parenthesis(scene: Scene, clause: Clause, inverted: bool) -> bool:
    """Whether the clause stands behind what it reports: "…, the army said"."""
    sentence, sets = scene.sentence, scene.sets
    before = sentence.tokens[clause.first - 1].tag if clause.first else ""
    if clause.first and sentence.tokens[clause.first - 1].text == ";":
        return False
    opens = sentence.tokens[clause.first].lower  # a coordinated clause has the mark of the one before it, not its word
    if clause.mark == opens and opens not in sets.parenthesis_marks:
        return False  # "…, though the army lists 52"
    return inverted or before in (",", '"', ":") or sentence.tokens[clause.first].tag == '"'
