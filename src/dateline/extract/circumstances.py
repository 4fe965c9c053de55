"""Where and when: the places and times of the trigger's own clause or phrase, not the nearest ones on the page."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from dateline.extract.drafts import Moment
from dateline.extract.families import PUBLIC, TERRITORY
from dateline.extract.place_links import links_of, meant, place_at
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import ancestors, following_phrases, own_tokens, phrase_at
from dateline.extract.syntax.types import Sentence
from dateline.model import PlaceMention
from dateline.rules.word_sets import WordSets

_AGO = "ago"
_ORIGIN_IS_PLACE = frozenset({"abduct", "withdraw", "displace", "arrest", "lose"})


def places_of(scene: Scene, clause: int | None, phrase: int | None, frame: str) -> tuple[PlaceMention, ...]:
    """The places of a trigger: its own phrase's, else those that its sentence links to its clause, else its label's."""
    sentence = scene.sentence
    if phrase is not None:
        ring = _of_phrase(sentence, phrase, scene.sets, frame in PUBLIC)
        found = tuple(dict.fromkeys(_places(scene, ring, (frame, _verb(sentence, clause)))))
        if found:
            return without_containers(found)
    if clause is None:
        return ()
    token = sentence.phrases[phrase].head if phrase is not None else _anchor(sentence, clause)
    linked = meant(links_of(scene, clause, token, frame))
    if phrase is not None and frame in PUBLIC:
        about = _grievance(sentence, phrase, scene.sets)
        linked = tuple(place for place in linked if not about <= place.span.start)
    label = (place for token in _of_label(sentence) if (place := sentence.tokens[token].place) is not None)
    return without_containers(tuple(dict.fromkeys(linked)) or tuple(dict.fromkeys(label)))


def _grievance(sentence: Sentence, phrase: int, sets: WordSets) -> int:
    """Where the words begin that tell what a protest is about; behind the sentence where none do."""
    chain = (n for n in following_phrases(sentence, phrase) if sentence.phrases[n].prep in sets.grievance_prepositions)
    first = next(chain, None)
    return sentence.tokens[sentence.phrases[first].first].start if first is not None else sentence.end


def _anchor(sentence: Sentence, clause: int) -> int:
    """The token that a clause's happening is told by."""
    verb = sentence.clauses[clause].verb
    return verb.head if verb is not None else sentence.clauses[clause].first


def without_containers(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places without those that only say where another one lies: "Laredo, Texas", "Ramadi, west of Baghdad"."""
    return tuple(p for p in places if not any(_contains(p, q) or _locates(p, q) for q in places if q is not p))


def are_inside(finer: tuple[PlaceMention, ...], coarser: tuple[PlaceMention, ...]) -> bool:
    """Whether each of the places lies in one of the others: the towns of "western Syria"."""
    return all(any(_contains(outer, inner) for outer in coarser) for inner in finer)


def _contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether one place is the country or the first-level division that the other lies in."""
    big, small = outer.value, inner.value
    if big is None or small is None or big.country is None or big.country != small.country:
        return False
    is_country = big.admin1 is None and big.geo_precision != 1
    is_division = big.name == big.admin1 == small.admin1
    return (is_country and small.admin1 is not None) or (is_division and small.name != small.admin1)


def _locates(landmark: PlaceMention, place: PlaceMention) -> bool:
    """Whether one place is a landmark by which the other, named before it, is found."""
    return landmark.bearing is not None and place.bearing is None and place.span.end <= landmark.span.start


def _verb(sentence: Sentence, clause: int | None) -> str:
    """The lemma of the clause's verb."""
    verb = sentence.clauses[clause].verb if clause is not None else None
    return verb.lemma if verb is not None else ""


def moments_of(scene: Scene, clause: int | None, phrase: int | None) -> tuple[Moment, ...]:
    """The time expressions of a trigger, in the same order of nearness; the one inside its own phrase alone."""
    if phrase is not None and (inside := _inside(scene.sentence, phrase)) is not None:
        return (inside,)
    for tokens in _rings(scene.sentence, clause, phrase, scene.sets):
        found = tuple(_moments(scene.sentence, tokens))
        if found:
            return found
    return ()


def _inside(sentence: Sentence, phrase: int) -> Moment | None:
    """The time between a determiner and the noun: "the 1994 massacre"."""
    before = sentence.phrases[phrase].first - 1
    if before < 1 or sentence.tokens[before - 1].tag not in ("D", "S"):
        return None
    mention = sentence.tokens[before].time
    return Moment(mention, None) if mention is not None else None


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
            break
        yield _of_clause(sentence, outer)
        clause = outer
    yield from (_of_clause(sentence, later) for later in _under(sentence, clause, sets))


def _under(sentence: Sentence, clause: int, sets: WordSets) -> Iterator[int]:
    """The clauses that tell what else happened then and there: "was shot as he stepped out of …"."""
    for index, found in enumerate(sentence.clauses):
        if found.parent == clause and found.kind == "adverbial" and found.mark in sets.simultaneous_marks:
            yield index


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
    after = clause + 1
    if after < len(sentence.clauses) and _is_joined(sentence, clause, after):
        yield after
    yield from (i for i, c in enumerate(sentence.clauses) if c.parent == clause and c.kind == "infinitive")


def _is_joined(sentence: Sentence, clause: int, after: int) -> bool:
    """Whether the next clause goes on with "and" before anything else is said: "were killed and nine wounded in …"."""
    first = sentence.clauses[after].first
    kinds = sentence.clauses[clause].kind, sentence.clauses[after].kind
    between = "".join(t.tag for t in sentence.tokens[max(0, first - 2) : first])
    return between.endswith("c") and "," not in between and (kinds[0] == kinds[1] or kinds[1] == "reduced")


def _is_utterance(sentence: Sentence, phrase: int, sets: WordSets) -> bool:
    """Whether a phrase names a message: "claimed the raid in a statement on Friday"."""
    return sentence.tokens[sentence.phrases[phrase].head].lemma in sets.utterance_nouns


def _of_phrase(sentence: Sentence, phrase: int, sets: WordSets, is_public: bool = False) -> list[int]:
    """The tokens of a phrase and of what hangs on it, up to a message or to what a protest is about."""

    def is_other(number: int) -> bool:
        is_grievance = is_public and sentence.phrases[number].prep in sets.grievance_prepositions
        return is_grievance or _is_utterance(sentence, number, sets)

    chain = list(takewhile(lambda n: not is_other(n), following_phrases(sentence, phrase)))
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


def _places(scene: Scene, tokens: Iterable[int], deed: tuple[str, str]) -> Iterator[PlaceMention]:
    sentence = scene.sentence
    for token in tokens:
        number = phrase_at(sentence, token)
        phrase = sentence.phrases[number] if number is not None else None
        mention = place_at(scene, token)
        if mention is not None and (phrase is None or _is_scene(scene, token, phrase.prep, deed)):
            yield mention


def _is_scene(scene: Scene, token: int, prep: str | None, deed: tuple[str, str]) -> bool:
    """Whether the place is where it happens: not an origin, a direction, a comparison, nor an actor by its country's name."""
    found, sets = scene.sentence.tokens[token], scene.sets
    frame, verb = deed
    if prep in sets.goal_prepositions and verb in sets.motion_verbs:
        return True
    if prep in sets.origin_prepositions:
        return frame in _ORIGIN_IS_PLACE
    if prep in sets.elsewhere_prepositions:
        return prep in sets.goal_prepositions and frame in ("lose", "capture") and found.actor is None
    if found.actor is not None:
        return prep in sets.scene_prepositions or (frame in TERRITORY and prep in sets.partitive_prepositions)
    return True


def _moments(sentence: Sentence, tokens: Iterable[int]) -> Iterator[Moment]:
    for token in tokens:
        mention = sentence.tokens[token].time
        shifting = sentence.tokens[token - 1].time if token else None
        if mention is not None and shifting is not None and shifting.form == _AGO and mention.form != _AGO:
            continue  # "a year ago | this week" is not this week
        if mention is not None:
            before = sentence.tokens[token - 1] if token else None
            yield Moment(mention, before.lower if before is not None and before.tag in "Is" else None)
