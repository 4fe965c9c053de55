"""Where and when: the places and times of the trigger's own clause or phrase, not the nearest ones on the page."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from dateline.extract.drafts import Moment
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import ancestors, following_phrases, own_tokens, phrase_at
from dateline.extract.syntax.types import Sentence
from dateline.model import PlaceMention
from dateline.rules.word_sets import WordSets

_ORIGIN_IS_PLACE = frozenset({"abduct", "withdraw", "displace", "arrest", "lose"})


def places_of(scene: Scene, clause: int | None, phrase: int | None, frame: str) -> tuple[PlaceMention, ...]:
    """The places of a trigger: its own phrase's, else its clause's, else further out."""
    for tokens in _rings(scene.sentence, clause, phrase, scene.sets):
        found = tuple(dict.fromkeys(_places(scene, tokens, frame)))
        if found:
            return found
    return ()


def moments_of(scene: Scene, clause: int | None, phrase: int | None) -> tuple[Moment, ...]:
    """The time expressions of a trigger, in the same order of nearness."""
    for tokens in _rings(scene.sentence, clause, phrase, scene.sets):
        found = tuple(_moments(scene.sentence, tokens))
        if found:
            return found
    return ()


def _rings(sentence: Sentence, clause: int | None, phrase: int | None, sets: WordSets) -> Iterator[list[int]]:
    """Token indices in widening rings: the nominal trigger's phrase and what hangs on it, its clause, the clauses outside."""
    if phrase is not None:
        yield _of_phrase(sentence, phrase, sets)
    if clause is None:
        return
    yield _of_clause(sentence, clause)
    yield from (_of_clause(sentence, other) for other in _beside(sentence, clause))
    yield _of_label(sentence)
    for outer in ancestors(sentence, clause):
        if sentence.clauses[outer].kind == "relative" or _is_closed(sentence, clause):
            return
        yield _of_clause(sentence, outer)
        clause = outer


def _is_closed(sentence: Sentence, clause: int) -> bool:
    """Whether a clause has nothing of the one that it hangs on: what was said, or what only tells which one is meant."""
    found = sentence.clauses[clause]
    noun = sentence.phrases[found.subject] if found.subject is not None else None
    is_attribute = found.kind == "reduced" and noun is not None and noun.last == found.first - 1
    return is_attribute or found.kind in ("complement", "relative")


def _of_label(sentence: Sentence) -> list[int]:
    """What stands before a colon at the head of the sentence: "Nyala: an air raid …"."""
    first = sentence.clauses[0]
    is_label = first.kind == "verbless" and len(sentence.clauses) > 1 and sentence.clauses[1].mark == ":"
    return list(range(first.first, first.last + 1)) if is_label else []


def _beside(sentence: Sentence, clause: int) -> Iterator[int]:
    """The clause coordinated before this one with the same subject, and the purpose clauses on it."""
    found = sentence.clauses[clause]
    for other in range(clause - 1, -1, -1):
        before = sentence.clauses[other]
        if found.subject is not None and before.subject == found.subject and before.kind == found.kind == "main":
            yield other
            break
    yield from (i for i, c in enumerate(sentence.clauses) if c.parent == clause and c.kind == "infinitive")


def _is_utterance(sentence: Sentence, phrase: int, sets: WordSets) -> bool:
    """Whether a phrase names a message: "claimed the raid in a statement on Friday"."""
    return sentence.tokens[sentence.phrases[phrase].head].lemma in sets.utterance_nouns


def _of_phrase(sentence: Sentence, phrase: int, sets: WordSets) -> list[int]:
    chain = list(takewhile(lambda n: not _is_utterance(sentence, n, sets), following_phrases(sentence, phrase)))
    last = max([sentence.phrases[phrase].last, *(sentence.phrases[n].last for n in chain)])
    after = last + 1
    while after < len(sentence.tokens) and sentence.tokens[after].tag in "IYB" and after - last < 3:
        after += 1
    return list(range(sentence.phrases[phrase].first, after))


def _of_clause(sentence: Sentence, clause: int) -> list[int]:
    """The clause's own tokens, and a fronted phrase that belongs to it."""
    own = list(own_tokens(sentence, sentence.clauses[clause]))
    before = sentence.clauses[clause - 1] if clause else None
    if before is not None and before.kind == "verbless" and before.mark is None and before.subject is None:
        return [*range(before.first, before.last + 1), *own]
    return own


def _places(scene: Scene, tokens: Iterable[int], frame: str) -> Iterator[PlaceMention]:
    sentence = scene.sentence
    for token in tokens:
        number = phrase_at(sentence, token)
        phrase = sentence.phrases[number] if number is not None else None
        mention = sentence.tokens[token].place
        if mention is None and phrase is not None and token == phrase.head:
            participant = scene.cast.at(scene.index, number)
            mention = participant.place if participant is not None else None
        if mention is None or (phrase is not None and not _is_scene(scene, token, phrase.prep, frame)):
            continue
        yield mention


def _is_scene(scene: Scene, token: int, prep: str | None, frame: str) -> bool:
    """Whether the place is where it happens: not an origin, a direction, a comparison, nor an actor by its country's name."""
    found, sets = scene.sentence.tokens[token], scene.sets
    if prep in sets.origin_prepositions:
        return frame in _ORIGIN_IS_PLACE
    if prep in sets.elsewhere_prepositions:
        return prep in sets.goal_prepositions and frame in ("lose", "capture") and found.actor is None
    if found.actor is not None:
        return prep in sets.scene_prepositions
    return True


def _moments(sentence: Sentence, tokens: Iterable[int]) -> Iterator[Moment]:
    for token in tokens:
        mention = sentence.tokens[token].time
        if mention is not None:
            before = sentence.tokens[token - 1] if token else None
            yield Moment(mention, before.lower if before is not None and before.tag in "Is" else None)
