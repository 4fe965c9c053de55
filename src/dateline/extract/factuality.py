"""Whether it happened: polarity and modality of a trigger, from its verb group, its noun phrase and what governs it."""

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

    def __init__(self, cues: tuple[ModalityCue, ...], sets: WordSets) -> None:
        """Index the rows once."""
        self.sets = sets
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
    seats, cues = given
    chain = [] if clause is None else [clause, *ancestors(sentence, clause)]
    negative = _is_negative(sentence, hit, at, (seats, cues.sets))
    if phrase is not None and not (clause is not None and _is_light(sentence, phrase, clause)):
        chain = [
            c for c in chain if sentence.clauses[c].mark in cues.sets.conditional_marks
        ]  # "after Monday's bombings": taken for granted
    effects = [_of_clause(sentence, sentence.clauses[c], cues, step) for step, c in enumerate(chain)]
    effects.extend(_cued(sentence, hit, at, cues))
    return Factuality("negative" if negative else "positive", max(effects, key=_STRENGTH.index, default="asserted"))


def _is_negative(
    sentence: Sentence, hit: Hit, at: tuple[int | None, int | None], given: tuple[tuple[Seat, ...], WordSets]
) -> bool:
    clause, phrase = at
    seats, sets = given
    if phrase is not None and _denied_phrase(sentence, phrase, hit, sets):
        return True
    if any(s.participant.is_negative and s.role != "instrument" for s in seats):
        return True
    if clause is None:
        return False
    verb = sentence.clauses[clause].verb
    governs = phrase is None or _is_light(sentence, phrase, clause)
    if verb is not None and verb.is_negated and governs:
        return phrase is None or verb.lemma not in sets.ending_verbs
    if _hangs_on_nothing(sentence, clause, sets):
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


def _around(sentence: Sentence, first: int) -> tuple[Token, ...]:
    """The first word of a phrase and the one before it."""
    return sentence.tokens[max(0, first - 1) : first + 1]


def _is_light(sentence: Sentence, phrase: int, clause: int) -> bool:
    return phrase in (sentence.clauses[clause].object, sentence.clauses[clause].subject)


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
        return "asserted" if host is not None and host.lemma in cues.sets.implicative_verbs else "planned"
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
    return token.tag != "m"  # of a modal the verb group has told already
