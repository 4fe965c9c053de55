"""Who stands behind each clause: the speech that reports it, the quotation it stands in, else the author.

Where one voice passes on another ("state television quoted a commander", "according to the ministry, the army said")
the innermost speaker says it, and the others are kept as those through whom the words came.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.attribution import Speech, SpeechIndex, can_speak
from dateline.extract.drafts import AUTHOR, Voice, weaker
from dateline.extract.participants import ARMED, Participant
from dateline.extract.quotations import Quote, quotes_of
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import phrase_at, token_at
from dateline.extract.syntax.types import Clause, Sentence
from dateline.model.reading import Certainty, Stance
from dateline.rules.word_sets import WordSets

# verbs whose content is in the speaker's voice; who orders or wants something does not tell that it happened
_VOICING = frozenset(
    ["say", "claim", "deny", "doubt", "confirm", "suspect", "warn", "pretend", "accuse", "responsibility", "feel"]
)
_TELLING = frozenset({"say", "claim", "confirm"})
_MUTE = frozenset({"pronoun", "country", "place"})  # "Lebanon: gunmen fired …" tells where, not who says so
_DASHES = frozenset({"–", "—", "--"})  # one alone begins something new; two hold an aside
_DEEPEST = 4  # speakers of one chain
_NEXT = 14  # characters between a side and the name of who speaks for it, with a rank


@dataclass(frozen=True, slots=True)
class Layer:
    """A voice and the clauses that it covers."""

    voice: Voice
    clauses: frozenset[int]


@dataclass(frozen=True, slots=True)
class Voices:
    """The voice of each clause of a sentence, and of what verbs of saying have for an object: "reported 19 deaths"."""

    clauses: tuple[Voice, ...]
    objects: Mapping[int, tuple[int, Voice]]  # by clause: the token after which, and who says it

    def at(self, clause: int | None, token: int) -> Voice:
        """Who stands behind a token of a clause."""
        if clause is None:
            return AUTHOR
        start, voice = self.objects.get(clause, (token, AUTHOR))
        return voice if token > start else self.clauses[clause]


def voices_of(scene: Scene, speech: tuple[Speech, ...], cues: SpeechIndex, quotes: tuple[Quote, ...]) -> Voices:
    """Who stands behind each clause of a sentence, and behind the object of each verb of saying."""
    voices = [AUTHOR] * len(scene.sentence.clauses)
    for layer in _layers(scene, speech, cues, quotes):
        for clause in layer.clauses:
            voices[clause] = _through(layer.voice, voices[clause])
    objects = {}
    for item in speech:
        verb = scene.sentence.clauses[item.clause].verb
        if item.cue.kind in _TELLING and item.speaker is not None and verb is not None and not verb.is_passive:
            objects[item.clause] = verb.last, _through(_voice(item, scene.sets), voices[item.clause])
    return Voices(tuple(voices), objects)


def _layers(scene: Scene, speech: tuple[Speech, ...], cues: SpeechIndex, quotes: tuple[Quote, ...]) -> Iterator[Layer]:
    """The voices of a sentence, the outermost first."""
    speech = tuple(s for s in speech if s.cue.kind in _VOICING)
    near = quotes_of(scene.sentence, quotes)
    yield from _colon(scene)
    according = tuple(_according(scene, cues, speech))
    yield from (layer for at, layer in according if not _stands_in(at, near))
    inside = {s.clause for s in speech if _is_quoted(scene.sentence, s, near)}
    reported = [(s.clause in inside, _reported(s, scene.sets)) for s in sorted(speech, key=lambda s: _depth(s, speech))]
    yield from (layer for is_inside, layer in reported if not is_inside)
    yield from _quoted(scene.sentence, near)
    yield from (layer for at, layer in according if _stands_in(at, near))
    yield from (layer for is_inside, layer in reported if is_inside)


def _depth(item: Speech, speech: tuple[Speech, ...]) -> tuple[int, int]:
    return sum(item.clause in other.content for other in speech), item.clause


def _through(inner: Voice, outer: Voice) -> Voice:
    """The inner voice as the outer one passes it on; who disputes that it was said makes it no more than possible."""
    if outer.is_author or inner.is_author or inner.speaker is None or outer.speaker is None:
        return inner if not inner.is_author or outer.is_author else _blended(inner, outer)
    certainty = weaker(inner.certainty, outer.certainty) if outer.stance == "asserts" else "possible"
    own = inner.speaker.name
    passed = tuple(p for p in (*inner.via, outer.speaker, *outer.via) if p.name != own)
    return replace(inner, certainty=certainty, via=tuple({p.name: p for p in passed}.values())[:_DEEPEST])


def _blended(inner: Voice, outer: Voice) -> Voice:
    """Nobody in particular ("is believed to"), in the words of the outer speaker."""
    return replace(inner, speaker=outer.speaker, others=outer.others, via=outer.via)


def _reported(item: Speech, sets: WordSets) -> Layer:
    return Layer(_voice(item, sets), frozenset(item.content))


def _voice(item: Speech, sets: WordSets) -> Voice:
    speaker = item.speaker
    is_evidence = speaker is not None and speaker.head in sets.evidence_nouns
    speaker = None if is_evidence else speaker  # what evidence suggests is said by whoever reports it
    stance: Stance = "asserts" if item.cue.kind == "pretend" else item.cue.stance
    certainty: Certainty = item.cue.certainty
    if is_evidence or (item.speaker is None and item.cue.kind in ("accuse", "suspect")):
        certainty = "probable"  # "is accused of": nobody in particular, but not the report itself
    if item.is_answer:
        stance = "denies" if item.is_negated else "asserts"
    elif item.is_negated:
        stance, certainty = ("doubts", "possible") if stance == "asserts" else ("asserts", "possible")
    origin = f"rule:speech.{'answer' if item.is_answer else item.cue.kind}@1"
    doubted = item.cue.kind == "pretend" and speaker is not None
    return Voice(speaker, stance, certainty, origin, item.others, item.via, item.is_answer, doubted)


def _according(scene: Scene, cues: SpeechIndex, speech: tuple[Speech, ...]) -> Iterator[tuple[int, Layer]]:
    """The words "according to X": the clause that it stands in, or the whole sentence where that is the main one."""
    tokens = scene.sentence.tokens
    passing = {p.span for s in speech if s.via for p in (s.speaker, *s.via) if p is not None}
    for at, token in enumerate(tokens):
        for pattern, cue in cues.phrases.get(token.lower, []):
            if cue.kind != "according" or tuple(t.lower for t in tokens[at : at + len(pattern)]) != pattern:
                continue
            number = next((n for n, p in enumerate(scene.sentence.phrases) if p.first == at + len(pattern)), None)
            speaker = scene.cast.at(scene.index, number)
            if speaker is not None and speaker.span not in passing:
                voice = Voice(speaker, cue.stance, cue.certainty, "rule:speech.according@1")
                yield token.start, Layer(voice, frozenset(_covered(scene.sentence, at)))
            break


def _covered(sentence: Sentence, at: int) -> list[int]:
    """Which clauses "according to" is about: the relative one around it, else all up to a semicolon or lone dash."""
    inner = [i for i, c in enumerate(sentence.clauses) if c.kind == "relative" and c.first <= at <= c.last + 1]
    dashes = [n for n, token in enumerate(sentence.tokens) if token.text in _DASHES]
    ends = [n for n, token in enumerate(sentence.tokens) if token.text == ";" or dashes == [n]]
    part = bisect_right(ends, at)
    return inner or [i for i, c in enumerate(sentence.clauses) if bisect_right(ends, c.first) == part]


def _colon(scene: Scene) -> Iterator[Layer]:
    """The words "Health ministry: 12 killed": the clauses after the colon are the speaker's."""
    for number, maker in _labels(scene):
        clauses = frozenset(range(number + 1, len(scene.sentence.clauses)))
        yield Layer(Voice(maker, origin="rule:speech.colon@1"), clauses)


def labels_of(scenes: Iterable[Scene]) -> dict[int, tuple[int, Participant]]:
    """By sentence: the colon of its label, and who speaks what stands behind it."""
    found = ((s, label) for s in scenes if (label := next(_labels(s), None)) is not None)
    inside = {s.index: (s.sentence.clauses[number + 1].first - 1, maker) for s, (number, maker) in found}
    return inside | {
        s.index: (len(s.sentence.tokens) - 1, maker) for s in scenes if (maker := _announces(s)) is not None
    }


def _announces(scene: Scene) -> Participant | None:
    """Whose label a whole sentence is: "Statement of the Ministry of Defence:"."""
    clauses, tokens = scene.sentence.clauses, scene.sentence.tokens
    if len(clauses) != 1 or clauses[0].kind != "verbless" or tokens[-1].text != ":":
        return None
    maker = _maker(scene, clauses[0])
    return maker if maker is not None and can_speak(maker, scene.sets) and maker.noun_class != "pronoun" else None


def _labels(scene: Scene) -> Iterator[tuple[int, Participant]]:
    """The clauses that are labels, with whose they are."""
    clauses = scene.sentence.clauses
    for number, clause in enumerate(clauses[:-1]):
        subject = _maker(scene, clause)
        sign = scene.sentence.tokens[clauses[number + 1].first - 1].text
        is_label = clause.kind == "verbless" and subject is not None and sign == ":" and clauses[number + 1].mark == ":"
        if is_label and subject is not None and can_speak(subject, scene.sets) and subject.noun_class not in _MUTE:
            yield number, subject


def by_us(scene: Scene, person: Participant, speaker: Participant | None) -> Participant:
    """Somebody as the speaker's own side, where the speaker says "we" or "our fighters"; else as he is."""
    side = _side_of(scene, speaker) if speaker is not None else None
    number = phrase_at(scene.sentence, token_at(scene.sentence, person.span.start))
    if side is None or number is None or (person.actor is not None and not person.is_pronoun):
        return person
    phrase = scene.sentence.phrases[number]
    words = scene.sentence.tokens[phrase.first : phrase.last + 1]
    is_ours = any(t.lower in scene.sets.us_words for t in words) and (person.noun_class in ARMED | {"group", "pronoun"})
    return replace(person, name=side.name, actor=side.actor, noun_class="actor") if is_ours else person


def _side_of(scene: Scene, speaker: Participant) -> Participant | None:
    """The side that somebody speaks for: itself, or what is named right before the speaker's name."""
    kind = speaker.actor.kind if speaker.actor is not None else None
    if kind not in (None, "person"):
        return speaker
    for (index, _), other in scene.cast.participants.items():
        gap = speaker.span.start - other.span.end
        is_body = other.actor is not None and other.actor.kind != "person"
        if index == speaker.sentence and 0 < gap <= _NEXT and is_body:
            return other
    return None


def _maker(scene: Scene, clause: Clause) -> Participant | None:
    """Whose label it is: the words themselves, or who made what they name: "update from the governor:"."""
    number = _title(scene, clause)
    named = scene.cast.at(scene.index, number)
    if named is None or named.head not in scene.sets.paper_nouns | scene.sets.notice_nouns:
        return named
    sources = (n for n in clause.phrases if scene.sentence.phrases[n].prep in scene.sets.source_prepositions)
    source = next((n for n in sources if number is not None and n > number), None)
    maker = scene.named(source) if source is not None else None
    return maker or scene.cast.owners.get((scene.index, number or 0)) or named


def _title(scene: Scene, clause: Clause) -> int | None:
    """The phrase that a label is about: not the number that a list gives it, "2. Statement of the ministry:"."""
    subject = scene.cast.at(scene.index, clause.subject)
    is_numeral = subject is not None and subject.quantity is not None and not subject.noun_class
    after = (n for n in clause.phrases if scene.sentence.phrases[n].prep is None)
    return next(after, clause.subject) if is_numeral else clause.subject


def _quoted(sentence: Sentence, quotes: tuple[Quote, ...]) -> Iterator[Layer]:
    """The clauses whose verb stands inside a quotation, in its speaker's voice."""
    held: dict[Quote, set[int]] = {}
    for number, clause in enumerate(sentence.clauses):
        at = sentence.tokens[clause.verb.head if clause.verb is not None else clause.first].start
        quote = next((q for q in quotes if q.span.start <= at < q.span.end and q.speaker is not None), None)
        if quote is not None:
            held.setdefault(quote, set()).add(number)
    for quote, clauses in held.items():
        yield Layer(Voice(quote.speaker, origin="rule:speech.quotation@1"), frozenset(clauses))


def _is_quoted(sentence: Sentence, speech: Speech, quotes: tuple[Quote, ...]) -> bool:
    """Whether the verb of saying itself stands inside a quotation."""
    verb = sentence.clauses[speech.clause].verb
    if verb is None:
        return False
    return _stands_in(sentence.tokens[verb.head].start, quotes)


def _stands_in(at: int, quotes: tuple[Quote, ...]) -> bool:
    return any(q.span.start <= at < q.span.end for q in quotes)


def toll_voice(scene: Scene, clause: int | None, token: int, voices: Voices) -> Voice:
    """Whose toll it is: of the subject that puts, raises or counts it, else of the clause's own voice."""
    if clause is None:
        return AUTHOR
    found = scene.sentence.clauses[clause]
    subject = scene.cast.at(scene.index, found.subject)
    counts = found.verb is not None and found.verb.lemma in scene.sets.toll_verbs
    if (
        counts
        and subject is not None
        and subject.head not in scene.sets.toll_nouns
        and can_speak(subject, scene.sets)
        and voices.clauses[clause].is_author
    ):
        return Voice(subject, origin="rule:speech.toll@1")
    return voices.at(clause, token)
