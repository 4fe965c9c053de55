"""Where and when: the places and times of the trigger's own clause or phrase, not the nearest ones on the page."""

from collections.abc import Iterable, Iterator

from dateline.extract.coreference import Cast
from dateline.extract.drafts import Moment
from dateline.extract.syntax.query import ancestors, following_phrases, own_tokens, phrase_at
from dateline.extract.syntax.types import Sentence
from dateline.model import PlaceMention

_ELSEWHERE = frozenset({"from", "to", "towards", "toward", "than", "like", "unlike", "with", "by", "for", "despite", "against"})
_ORIGIN_IS_PLACE = frozenset({"abduct", "withdraw", "displace", "arrest", "lose"})


def places_of(
    sentence: Sentence, at: tuple[int, int | None, int | None], cast: Cast, frame: str
) -> tuple[PlaceMention, ...]:
    """The places of a trigger at `(sentence, clause, phrase)`: its own phrase's, else its clause's, else further out."""
    index, clause, phrase = at
    for tokens in _rings(sentence, clause, phrase):
        found = tuple(dict.fromkeys(_places(sentence, tokens, (index, frame), cast)))
        if found:
            return found
    return ()


def moments_of(sentence: Sentence, clause: int | None, phrase: int | None) -> tuple[Moment, ...]:
    """The time expressions of a trigger, in the same order of nearness."""
    for tokens in _rings(sentence, clause, phrase):
        found = tuple(_moments(sentence, tokens))
        if found:
            return found
    return ()


def _rings(sentence: Sentence, clause: int | None, phrase: int | None) -> Iterator[list[int]]:
    """Token indices in widening rings: the nominal trigger's phrase and what hangs on it, its clause, the clauses outside."""
    if phrase is not None:
        yield _of_phrase(sentence, phrase)
    if clause is None:
        return
    yield _of_clause(sentence, clause)
    yield from (_of_clause(sentence, other) for other in _beside(sentence, clause))
    for outer in ancestors(sentence, clause):
        if sentence.clauses[outer].kind == "relative" or sentence.clauses[clause].kind in ("complement", "relative"):
            return
        yield _of_clause(sentence, outer)
        clause = outer


def _beside(sentence: Sentence, clause: int) -> Iterator[int]:
    """The clause coordinated before this one with the same subject, and the purpose clauses on it."""
    found = sentence.clauses[clause]
    for other in range(clause - 1, -1, -1):
        before = sentence.clauses[other]
        if found.subject is not None and before.subject == found.subject and before.kind == found.kind == "main":
            yield other
            break
    yield from (i for i, c in enumerate(sentence.clauses) if c.parent == clause and c.kind == "infinitive")


def _of_phrase(sentence: Sentence, phrase: int) -> list[int]:
    chain = list(following_phrases(sentence, phrase))
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


def _places(
    sentence: Sentence, tokens: Iterable[int], at: tuple[int, str], cast: Cast
) -> Iterator[PlaceMention]:
    index, frame = at
    for token in tokens:
        number = phrase_at(sentence, token)
        phrase = sentence.phrases[number] if number is not None else None
        mention = sentence.tokens[token].place
        if mention is None and phrase is not None and token == phrase.head:
            participant = cast.at(index, number)
            mention = participant.place if participant is not None else None
        if mention is None or (phrase is not None and not _is_scene(sentence, token, phrase.prep, frame)):
            continue
        yield mention


def _is_scene(sentence: Sentence, token: int, prep: str | None, frame: str) -> bool:
    """Whether the place is where it happens: not an origin, a direction, a comparison, nor an actor by its country's name."""
    found = sentence.tokens[token]
    if prep == "from":
        return frame in _ORIGIN_IS_PLACE
    if prep in _ELSEWHERE:
        return prep in ("to", "with") and frame in ("lose", "capture") and found.actor is None
    if found.actor is not None:
        return prep in ("in", "across", "inside", "near", "throughout", "outside", "at", "within", "over")
    return True


def _moments(sentence: Sentence, tokens: Iterable[int]) -> Iterator[Moment]:
    for token in tokens:
        mention = sentence.tokens[token].time
        if mention is not None:
            before = sentence.tokens[token - 1] if token else None
            yield Moment(mention, before.lower if before is not None and before.tag in "Is" else None)
