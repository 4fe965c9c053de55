"""Which words of a sentence tell of a happening."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.syntax.query import phrase_at
from dateline.extract.syntax.types import Sentence, Token
from dateline.rules.types import Trigger
from dateline.rules.word_sets import WordSets

_VERB_TAGS = frozenset("vzdeng")
_NOUN_TAGS = frozenset("NPR")
_GAP = 4  # the most words that `*` stands for


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger at the tokens `first..last` inclusive; `head` is its verb, or the last noun of a nominal trigger."""

    trigger: Trigger
    first: int
    last: int
    head: int


class TriggerIndex:
    """The triggers by the first word of their lemma."""

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        """Index the rows once; the longest pattern of a word comes first, a full one before one with a gap."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for trigger in triggers:
            pattern = tuple(trigger.lemma.split())
            self._by_word.setdefault(pattern[0], []).append((pattern, trigger))
        for rows in self._by_word.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0].count("*")))

    def starting(self, word: str) -> list[tuple[tuple[str, ...], Trigger]]:
        """The patterns whose first word is this lemma."""
        return self._by_word.get(word, [])


def find_triggers(sentence: Sentence, index: TriggerIndex) -> tuple[Hit, ...]:
    """The triggers of a sentence, the longest at each place, none inside another."""
    found: list[Hit] = []
    for at, token in enumerate(sentence.tokens):
        if found and at <= found[-1].last:
            continue
        hit = _longest(sentence.tokens, at, index) if token.tag in "vzdengNPRACBI" else None
        if hit is not None:
            found.append(hit)
    found.extend(_turned(sentence, index, {h.head for h in found}))
    return tuple(h for h in sorted(found, key=lambda h: h.first) if not _is_modifier(sentence, h))


def _turned(sentence: Sentence, index: TriggerIndex, taken: set[int]) -> Iterator[Hit]:
    """Triggers of a verb and its object in the passive: "drop * bomb" in "bombs were dropped"."""
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or not verb.is_passive or verb.head in taken or clause.subject is None:
            continue
        noun = sentence.tokens[sentence.phrases[clause.subject].head].lemma
        for pattern, trigger in index.starting(verb.lemma):
            if trigger.pos == "verb" and pattern[-1] == noun and set(pattern[1:-1]) <= {"*"}:
                yield Hit(trigger, verb.head, verb.head, verb.head)
                break


def _longest(tokens: tuple[Token, ...], at: int, index: TriggerIndex) -> Hit | None:
    for word in dict.fromkeys((tokens[at].lemma, tokens[at].lower)):
        for pattern, trigger in index.starting(word):
            last = _match(tokens, at, pattern)
            if last is not None and _is_of_its_kind(tokens, at, last, trigger):
                return Hit(trigger, at, last, _head(tokens, at, last, trigger))
    return None


def _head(tokens: tuple[Token, ...], first: int, last: int, trigger: Trigger) -> int:
    """The full verb, the last of two that are joined ("shot and killed"), or the last noun."""
    joined = any(t.tag == "c" for t in tokens[first : last + 1])
    if trigger.pos == "verb" and not joined:
        return next((i for i in range(first, last + 1) if tokens[i].tag in _VERB_TAGS), first)  # "fatally shot"
    return last


def _match(tokens: tuple[Token, ...], at: int, pattern: tuple[str, ...]) -> int | None:
    """The last token of the pattern that begins at `at`, or None."""
    position = at
    for step, word in enumerate(pattern[1:], 1):
        if word == "*":
            continue
        reach = _GAP + 1 if pattern[step - 1] == "*" else 1
        position_found = next((p for p in _ahead(tokens, position, reach) if _is_word(tokens[p], word)), None)
        if position_found is None:
            return None
        position = position_found
    return position


def _ahead(tokens: tuple[Token, ...], position: int, reach: int) -> Iterator[int]:
    """The next tokens, as far as the pattern may reach; adverbs are passed over for nothing."""
    steps = 0
    for index in range(position + 1, len(tokens)):
        if tokens[index].tag in ".:":
            return
        yield index
        steps += tokens[index].tag not in "Bx"
        if steps >= reach:
            return


def _is_word(token: Token, word: str) -> bool:
    return word in (token.lemma, token.lower)


def _is_of_its_kind(tokens: tuple[Token, ...], first: int, last: int, trigger: Trigger) -> bool:
    if trigger.pos == "verb":
        leads = tokens[first].tag == "B" and last > first and tokens[first + 1].tag in _VERB_TAGS
        return leads or tokens[first].tag in _VERB_TAGS
    if trigger.pos == "noun":
        return tokens[last].tag in _NOUN_TAGS or (
            tokens[last].tag == "g" and last == first and _is_nominal(tokens, last)
        )
    return tokens[first].tag in "Aen" or (tokens[first].tag == "I" and last > first)


def _is_nominal(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an -ing form stands where a noun does: before 'of' or 'by'."""
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("of", "by")


def _is_modifier(sentence: Sentence, hit: Hit) -> bool:
    """Whether a nominal trigger only modifies the noun after it: "bomb attack", "protest march", "attack helicopter"."""
    if hit.trigger.pos != "noun":
        return False
    following = hit.last + 1
    return following < len(sentence.tokens) and sentence.tokens[following].tag in "NP"


def is_another(sentence: Sentence, hit: Hit, clause: int | None, sets: WordSets) -> bool:
    """Whether the noun, or the subject of the verb, is told as one more: "another raid", not "another three people"."""
    subject = sentence.clauses[clause].subject if clause is not None else None
    at = phrase_at(sentence, hit.first)
    phrases = [sentence.phrases[n] for n in ((subject,) if at is None else (at,)) if n is not None]
    told = [t for p in phrases for t in sentence.tokens[p.first : p.head]]
    return any(t.lower in sets.further_words for t in told) and not any(t.tag == "C" for t in told)
