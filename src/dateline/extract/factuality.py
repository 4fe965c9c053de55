"""Whether it happened: polarity and modality of a trigger, from its verb group, its noun phrase and what governs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.drafts import Seat
from dateline.extract.syntax.query import ancestors
from dateline.extract.syntax.types import Clause, Sentence, Token
from dateline.extract.triggers import Hit
from dateline.model.reading import Modality, Polarity
from dateline.rules.speech_types import ModalityCue
from dateline.rules.word_sets import WordSets

_STRENGTH: tuple[Modality, ...] = ("asserted", "hedged", "generic", "planned", "hypothetical")


@dataclass(frozen=True, slots=True)
class Factuality:
    """What a sentence says of whether its trigger happened."""

    polarity: Polarity
    modality: Modality


class CueIndex:
    """The modality cues by their first word, the longest first."""

    def __init__(self, cues: tuple[ModalityCue, ...], sets: WordSets, light_verbs: Mapping[str, str]) -> None:
        """Index the rows once."""
        self.sets = sets
        # what these deny has not happened: "did not launch an attack", "the raid never took place"
        self.existential = frozenset(v for v, role in light_verbs.items() if role in ("perpetrator", "occurs"))
        self._modals: dict[str, Modality] = {
            **dict.fromkeys(sets.modal_hedged, "hedged"),
            **dict.fromkeys(sets.modal_generic, "generic"),
            **dict.fromkeys(sets.modal_hypothetical, "hypothetical"),
            **dict.fromkeys(sets.modal_planned, "planned"),
        }
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for cue in cues:
            pattern = tuple(cue.words.split())
            self._by_word.setdefault(pattern[0], []).append((pattern, cue.effect))
        for rows in self._by_word.values():
            rows.sort(key=lambda row: -len(row[0]))

    def of_modal(self, modal: str) -> Modality:
        """What a modal verb makes of its clause."""
        return self._modals.get(modal, "asserted")

    def at(self, sentence: Sentence, index: int) -> tuple[str, int] | None:
        """The effect of the cue that begins at a token, and its last token."""
        for pattern, effect in self._by_word.get(sentence.tokens[index].lower, []):
            words = tuple(t.lower for t in sentence.tokens[index : index + len(pattern)])
            if words == pattern:
                return effect, index + len(pattern) - 1
        return None


def factuality(
    sentence: Sentence, hit: Hit, at: tuple[int | None, int | None], given: tuple[tuple[Seat, ...], CueIndex]
) -> Factuality:
    """The polarity and modality of a trigger; `at` is its clause and, if it is a noun, its phrase."""
    clause, phrase = at
    _, cues = given
    chain = list(_governors(sentence, clause)) if clause is not None else []
    negative = _is_negative(sentence, hit, at, given)
    if phrase is not None and not (clause is not None and _is_governed(sentence, phrase, clause, cues)):
        chain = [
            c for c in chain if sentence.clauses[c].mark in cues.sets.conditional_marks
        ]  # "after Monday's bombings": taken for granted
    effects = [_of_clause(sentence, sentence.clauses[c], cues, step) for step, c in enumerate(chain)]
    effects.extend(_cued(sentence, hit, at, cues))
    if clause is not None and _is_imagined(sentence, clause, phrase, cues.sets, effects):
        effects.append("hypothetical")
    if clause is not None and _is_habit(sentence, clause, cues.sets):
        effects.append("generic")
    if clause is not None and phrase is not None and _is_awaited(sentence, phrase, clause, cues):
        effects.append("planned")
    return Factuality("negative" if negative else "positive", max(effects, key=_STRENGTH.index, default="asserted"))


def _is_imagined(sentence: Sentence, clause: int, phrase: int | None, sets: WordSets, effects: list[Modality]) -> bool:
    """Whether it would happen only if something else did, is feared to come, or is played: "rehearsed an attack"."""
    if _is_inverted(sentence, clause, sets) or _is_rehearsed(sentence, clause, phrase, sets):
        return True
    own = sentence.clauses[clause]
    modal = own.verb.modal if own.verb is not None else None
    chain = [clause, *ancestors(sentence, clause)]
    if modal is not None and modal in sets.modal_hedged and own.verb is not None and own.verb.head - own.verb.first < 2:
        hosts = (sentence.clauses[c].verb for c in chain[1:2])
        if any(verb is not None and verb.lemma in sets.fearing_verbs for verb in hosts):
            return True  # "fear that the town could fall"
    hangs = (
        c for c in sentence.clauses if c.mark in sets.conditional_marks and c.parent in chain and c.kind == "adverbial"
    )
    return "planned" in effects and next(hangs, None) is not None


def _is_rehearsed(sentence: Sentence, clause: int, phrase: int | None, sets: WordSets) -> bool:
    """Whether the clause, or the one around it, is a drill: "soldiers had to imagine that a man blew himself up"."""
    found = sentence.clauses[clause]
    around = sentence.clauses[found.parent] if found.parent is not None else None
    hosts = (found if phrase is not None else None, around if found.kind in ("complement", "infinitive") else None)
    return any(c is not None and c.verb is not None and c.verb.lemma in sets.rehearsing_verbs for c in hosts)


def _is_habit(sentence: Sentence, clause: int, sets: WordSets) -> bool:
    """Whether the clause tells of every time: "maim farmers every sowing season"."""
    tokens = sentence.tokens[sentence.clauses[clause].first : sentence.clauses[clause].last + 1]
    every = [i for i, t in enumerate(tokens) if t.lower in sets.every_words]
    return any(t.lemma in sets.span_nouns for i in every for t in tokens[i + 1 : i + 4])


def _is_inverted(sentence: Sentence, clause: int, sets: WordSets) -> bool:
    """Whether the clause is a condition without "if", or a question: "had the bomb exploded, …"."""
    opening = sentence.clauses[clause - 1] if clause else None
    if opening is None or opening.verb is None:
        return False
    first = sentence.tokens[opening.first]
    is_bare = opening.verb.first == opening.verb.last == opening.first and opening.subject is None
    is_joined = sentence.clauses[clause].first == opening.last + 1 and sentence.tokens[opening.last].tag != ","
    return first.lower in sets.inverting_conditions and is_bare and is_joined


def _is_awaited(sentence: Sentence, phrase: int, clause: int, cues: CueIndex) -> bool:
    """Whether the verb has the noun's happening still to come: "police fear an attack", "an offensive is planned"."""
    found = sentence.clauses[clause]
    verb = found.verb
    if verb is None or verb.lemma not in cues.sets.awaiting_verbs or not _is_governed(sentence, phrase, clause, cues):
        return False
    return phrase == (found.subject if verb.is_passive else found.object)


def _governors(sentence: Sentence, clause: int) -> Iterator[int]:
    """The clause and those that it hangs on; what only tells which one is meant stands by itself: "the men who …"."""
    yield clause
    if sentence.clauses[clause].kind == "relative":
        return
    for outer in ancestors(sentence, clause):
        yield outer
        if sentence.clauses[outer].kind == "relative":
            return


def _is_negative(
    sentence: Sentence, hit: Hit, at: tuple[int | None, int | None], given: tuple[tuple[Seat, ...], "CueIndex"]
) -> bool:
    clause, phrase = at
    seats, sets = given[0], given[1].sets
    if phrase is not None and (
        _denied_phrase(sentence, phrase, hit, sets) or _is_untrue(sentence, phrase, clause, sets)
    ):
        return True
    if any(s.participant.is_negative and s.role != "instrument" for s in seats):
        return True
    if clause is None:
        return False
    verb = sentence.clauses[clause].verb
    governs = phrase is None or _is_governed(sentence, phrase, clause, given[1])
    if verb is not None and verb.is_negated and governs:
        return phrase is None or verb.lemma not in sets.ending_verbs
    if _hangs_on_nothing(sentence, clause, sets) or _is_refuted(sentence, clause, sets):
        return True
    if phrase is None:
        return _is_failed(sentence, clause, sets)
    return governs and verb is not None and verb.lemma in sets.foiling_verbs


def _denied_phrase(sentence: Sentence, phrase: int, hit: Hit, sets: WordSets) -> bool:
    found = sentence.phrases[phrase]
    before = sentence.tokens[max(0, found.first - 2) : hit.first]
    words = [t.lower for t in (*before, *_governing(sentence, phrase, sets))]
    return any(w in sets.denying_words for w in words) and not any(w in sets.undenying_words for w in words)


def _governing(sentence: Sentence, phrase: int, sets: WordSets) -> tuple[Token, ...]:
    """The beginning of the phrase that "of" hangs this one on: "no evidence of …"."""
    if phrase == 0 or sentence.phrases[phrase].prep not in sets.partitive_prepositions:
        return ()
    return _around(sentence, sentence.phrases[phrase - 1].first)


def _leading(sentence: Sentence, phrase: int, sets: WordSets) -> tuple[Token, ...]:
    """The words from the beginning of the phrase that "of" hangs this one on: "fears of | an attack"."""
    if phrase == 0 or sentence.phrases[phrase].prep not in sets.partitive_prepositions:
        return ()
    return sentence.tokens[sentence.phrases[phrase - 1].first : sentence.phrases[phrase].first]


def _hangs_on_nothing(sentence: Sentence, clause: int, sets: WordSets) -> bool:
    """Whether the clause is the content of something that there is none of: "no sign that the place was bombed"."""
    found = sentence.clauses[clause]
    if found.mark not in sets.content_marks or found.first == 0:
        return False
    noun = next((p for p in sentence.phrases if p.last == found.first - 1), None)
    return noun is not None and any(t.lower in sets.denying_words for t in _around(sentence, noun.first))


def _is_refuted(sentence: Sentence, clause: int, sets: WordSets) -> bool:
    """Whether the clause is the content of something that is said to be untrue: "the report that … is unfounded"."""
    found = sentence.clauses[clause]
    noun = next((p for p in sentence.phrases if p.last == found.first - 1), None)
    if (
        found.mark not in sets.content_marks
        or noun is None
        or sentence.tokens[noun.head].lemma not in sets.content_nouns
    ):
        return False
    return _takes_back(sentence.tokens[found.first :], sets)


def _is_untrue(sentence: Sentence, phrase: int, clause: int | None, sets: WordSets) -> bool:
    """Whether the noun's happening, or a report of it, is said to be untrue: "the bombing was a hoax"."""
    if clause is None:
        return False
    subject, number = sentence.clauses[clause].subject, phrase
    if number != subject and number and sentence.phrases[number].prep in sets.partitive_prepositions:
        number -= 1  # "reports of an attack were false"
        if sentence.tokens[sentence.phrases[number].head].lemma not in sets.content_nouns:
            return False
    return number == subject and _takes_back(sentence.tokens[sentence.phrases[phrase].last :], sets)


def _takes_back(tokens: tuple[Token, ...], sets: WordSets) -> bool:
    """Whether "is" and a word such as "false" follow closely on each other."""
    copulas = (n for n, token in enumerate(tokens) if token.tag == "b")
    return any(token.lower in sets.refuting_words for n in copulas for token in tokens[n + 1 : n + 4])


def _around(sentence: Sentence, first: int) -> tuple[Token, ...]:
    """The first word of a phrase and the one before it."""
    return sentence.tokens[max(0, first - 1) : first + 1]


def _is_light(sentence: Sentence, phrase: int, clause: int) -> bool:
    return phrase in (sentence.clauses[clause].object, sentence.clauses[clause].subject)


def _is_governed(sentence: Sentence, phrase: int, clause: int, cues: CueIndex) -> bool:
    """Whether the verb tells if the noun's happening happened: a light verb does; of a known one no other does."""
    found, verb = sentence.phrases[phrase], sentence.clauses[clause].verb
    inside = sentence.tokens[found.first : found.last + 1]
    known = found.owner is not None or any(t.lower in cues.sets.definite_words for t in inside)
    is_light = verb is None or verb.lemma in cues.existential or verb.lemma in cues.sets.foiling_verbs
    return _is_light(sentence, phrase, clause) and (is_light or not known)


def _is_failed(sentence: Sentence, clause: int, sets: WordSets) -> bool:
    """Whether the verb hangs on "failed to" and the like."""
    found = sentence.clauses[clause]
    if found.kind not in ("infinitive", "gerund") or found.parent is None:
        return False
    verb = sentence.clauses[found.parent].verb
    return verb is not None and verb.lemma in sets.failing_verbs


def _of_clause(sentence: Sentence, clause: Clause, cues: CueIndex, step: int) -> Modality:
    """What the clause of the trigger, or one that it hangs on, adds."""
    verb = clause.verb
    if clause.mark in cues.sets.conditional_marks:
        return "hypothetical"
    if step == 0 and clause.kind == "infinitive" and clause.parent is not None:
        host = sentence.clauses[clause.parent].verb
        is_after = host is not None and host.last < clause.first  # "an attempt to kill him came to nothing"
        if verb is not None and any(token.tag == "h" for token in sentence.tokens[verb.first : verb.last + 1]):
            return "asserted"  # "claims to have retaken the town": it is over
        told = cues.sets.implicative_verbs | cues.sets.failing_verbs
        return "asserted" if host is not None and is_after and host.lemma in told else "planned"
    if (
        verb is not None
        and verb.modal is not None
        and (step == 0 or clause.kind in ("main", "complement"))
        and step < 2
    ):
        return cues.of_modal(verb.modal)
    return "asserted"


def _cued(sentence: Sentence, hit: Hit, at: tuple[int | None, int | None], cues: CueIndex) -> list[Modality]:
    """Lexical cues before the trigger in its clause; an adjective only inside the trigger's own phrase."""
    clause, phrase = at
    first = sentence.clauses[clause].first if clause is not None else 0
    if phrase is not None and not (clause is not None and _is_light(sentence, phrase, clause)):
        first = sentence.phrases[phrase].first - len(_leading(sentence, phrase, cues.sets))
    found: list[Modality] = []
    index = first
    while index < hit.first:
        cue = cues.at(sentence, index)
        if cue is not None:
            effect, last = cue
            if effect != "negative" and _bears(sentence, index, phrase, hit) and effect in _STRENGTH:
                found.append(next(m for m in _STRENGTH if m == effect))
            index = last
        index += 1
    return found


def _bears(sentence: Sentence, index: int, phrase: int | None, hit: Hit) -> bool:
    token = sentence.tokens[index]
    if token.tag in "AenNP":
        inside = phrase is not None and sentence.phrases[phrase].first <= index <= sentence.phrases[phrase].last
        return inside or (sentence.tokens[index].tag in "NP" and hit.first - index <= 3)
    return token.tag not in "mYR"  # of a modal the verb group has told already; the month is no "may"
