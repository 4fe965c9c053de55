"""Questions to a parsed sentence."""

from bisect import bisect_right
from collections.abc import Iterator

from dateline.extract.syntax.types import Clause, NounPhrase, Sentence, Token
from dateline.model import Span, span_of
from dateline.rules.word_sets import WordSets

_BREAKS = frozenset("vzdengbhmowst.(:")  # what ends a chain of phrases
_LIST_SIGNS = frozenset({",", "c", '"', ":"})


def clause_of(sentence: Sentence, token: int) -> int | None:
    """The innermost clause that the token belongs to: the latest to begin of those that reach it."""
    inside = [i for i, c in enumerate(sentence.clauses) if c.first <= token <= c.last]
    before = [i for i, c in enumerate(sentence.clauses) if c.first <= token]
    return max(inside or before, key=lambda i: sentence.clauses[i].first, default=None)


def clause_of_verb(sentence: Sentence, token: int) -> int | None:
    """The clause whose verb is the token."""
    return next((i for i, c in enumerate(sentence.clauses) if c.verb is not None and c.verb.head == token), None)


def phrase_at(sentence: Sentence, token: int) -> int | None:
    """The noun phrase that the token stands in."""
    at = bisect_right(sentence.phrases, token, key=_first) - 1
    return at if at >= 0 and token <= sentence.phrases[at].last else None


def token_at(sentence: Sentence, start: int) -> int:
    """The token that stands at an offset of the document, or the last one before it."""
    return max(0, bisect_right(sentence.tokens, start, key=_start) - 1)


def _start(token: Token) -> int:
    return token.start


def _first(phrase: NounPhrase) -> int:
    return phrase.first


def clause_of_phrase(sentence: Sentence, phrase: int) -> int | None:
    """The clause that holds the noun phrase as its subject, its object or behind a preposition."""
    for index, clause in enumerate(sentence.clauses):
        held = phrase in (clause.subject, clause.object) or phrase in clause.phrases
        if held and clause.first <= sentence.phrases[phrase].first:
            return index
    return clause_of(sentence, sentence.phrases[phrase].first)


def ancestors(sentence: Sentence, clause: int) -> Iterator[int]:
    """The clauses that this one hangs on, the nearest first."""
    seen = {clause}
    parent = sentence.clauses[clause].parent
    while parent is not None and parent not in seen:
        yield parent
        seen.add(parent)
        parent = sentence.clauses[parent].parent


def conjuncts(sentence: Sentence, phrase: int, sets: WordSets) -> tuple[int, ...]:
    """The phrase and what is listed with it: "A, B and C"; an apposition is not a list, nor what clause joiners join."""
    members, last = [phrase], phrase
    joined = False
    for index in range(phrase + 1, len(sentence.phrases)):
        between = between_tags(sentence, last, index, sets.clause_joiners)
        follower = sentence.phrases[index]
        if last == members[-1] and follower.prep in sets.partitive_prepositions and between == "I":
            last = index  # "the driver of the bus, a guard and two nurses"
            continue
        if last != members[-1] and sentence.tokens[follower.first].tag not in "DCS":
            break
        if not between or not set(between) <= _LIST_SIGNS or follower.prep is not None or ":" in between:
            break
        if is_subject(sentence, index):
            break
        members.append(index)
        last = index
        if "c" in between:
            joined = True
            break
    return tuple(members) if joined else (phrase,)


def apposed_name(sentence: Sentence, phrase: int) -> int | None:
    """The bare name between commas after a phrase: "the mayor (of Gusau), | Omar Dikko |, said"."""
    while phrase + 1 < len(sentence.phrases) and _continues(sentence, phrase):
        phrase += 1
    if phrase + 1 >= len(sentence.phrases):
        return None
    found, tokens, sign = sentence.phrases[phrase + 1], sentence.tokens, sentence.phrases[phrase].last + 1
    if found.first != sign + 1 or tokens[sign].tag != "," or found.prep is not None or found.owner is not None:
        return None
    first, last = tokens[found.first], tokens[found.last]
    is_name = last.tag == "R" and (first.tag == "R" or (first.tag == "D" and last.actor is not None))
    after = tokens[found.last + 1].tag if found.last + 1 < len(tokens) else "."
    return phrase + 1 if is_name and after in ",.):" else None


def _continues(sentence: Sentence, phrase: int) -> bool:
    """Whether a preposition hangs the next phrase on this one with nothing between: "a spokesman for the police"."""
    follower = sentence.phrases[phrase + 1]
    between = sentence.tokens[sentence.phrases[phrase].last + 1 : follower.first]
    return follower.prep is not None and "".join(token.tag for token in between) == "I"


def is_subject(sentence: Sentence, phrase: int) -> bool:
    """Whether the phrase is the subject of a clause that stands by itself; an antecedent is not."""
    return any(
        c.subject == phrase and c.kind not in ("relative", "reduced", "gerund", "infinitive") for c in sentence.clauses
    )


def between_tags(sentence: Sentence, left: int, right: int, joiners: frozenset[str]) -> str:
    """The tags of the tokens between two phrases; determiners passed over, `joiners` of clauses ("but") marked `s`."""
    tokens = sentence.tokens[sentence.phrases[left].last + 1 : sentence.phrases[right].first]
    return "".join("s" if t.lower in joiners else t.tag for t in tokens if t.tag not in "DB")


def following_phrases(sentence: Sentence, phrase: int) -> Iterator[int]:
    """The prepositional phrases that hang on a noun phrase: the unbroken chain after it, times and commas passed over."""
    last = sentence.phrases[phrase].last
    for index in range(phrase + 1, len(sentence.phrases)):
        follower = sentence.phrases[index]
        gap = "".join(t.tag for t in sentence.tokens[last + 1 : follower.first])
        if not _BREAKS.isdisjoint(gap) or (follower.prep is None and "c" not in gap):
            return
        if is_subject(sentence, index):
            return
        yield index
        last = follower.last


def words(sentence: Sentence, first: int, last: int, text: str) -> Span:
    """The span of the tokens `first..last`, inclusive."""
    return span_of(text, sentence.tokens[first].start, sentence.tokens[last].end)


def own_tokens(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """The tokens of a clause that belong to no clause inside it."""
    inner = [c for c in sentence.clauses if c is not clause and clause.first < c.first <= clause.last]
    taken = {index for c in inner for index in range(c.first, c.last + 1)}
    yield from (index for index in range(clause.first, clause.last + 1) if index not in taken)
