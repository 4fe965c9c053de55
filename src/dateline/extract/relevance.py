"""Whether a text can tell of a conflict at all, by its words alone: what decides that is read before anything dear is done."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from dateline.extract.families import HARM, VIOLENT
from dateline.extract.participants import ARMED
from dateline.model import Block
from dateline.rules.load import Rules
from dateline.rules.syntax_types import Forms

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CROWDS = frozenset({"protester", "rioter"})

Stretch = tuple[int, int]
_USED_IN_PEACE = frozenset({"vehicle", "blade", "mine", "fire", "aerial", "chemical"})  # classes of weapons
_OF_ACCIDENTS = HARM | {"bombing", "chemical"}


class Relevance:
    """The lexicon by the words that its entries cannot do without."""

    def __init__(self, rules: Rules) -> None:
        """Index the triggers, the weapons and the nouns for those who fight or protest."""
        self._forms: Callable[[str], Forms] = rules.language.syntax.forms
        patterns = [(t.strength, frozenset(t.lemma.split()) - {"*"}) for t in rules.triggers]
        strong = {word for strength, words in patterns for word in words if strength == "strong" and len(words) == 1}
        sides = {lemma for lemma, noun in rules.nouns.items() if noun.noun_class in ARMED | _CROWDS}
        self._telling = strong | sides | set(rules.weapons)
        self._phrases: dict[str, set[frozenset[str]]] = {}  # by one of their words, which a text must have
        for words in (words for _, words in patterns if len(words) > 1):
            self._phrases.setdefault(max(words, key=lambda word: (len(word), word)), set()).add(words)
        self._violence = frozenset(_signs(rules))
        self._lemmas = lru_cache(maxsize=1 << 16)(self._lemmas_of)
        self._words = lru_cache(maxsize=2)(self._words_of)  # of a page more than one question is asked

    def is_relevant(self, text: str) -> bool:
        """Whether the words of the text, wherever they stand, could tell of a happening."""
        found = self._words(text)
        if not found.isdisjoint(self._telling):
            return True
        return any(words <= found for word in found & self._phrases.keys() for words in self._phrases[word])

    def has_sign(self, text: str) -> bool:
        """Whether a word of the text names a side, a weapon or a deed: "killed" and "blast" alone may tell of an accident."""
        return not self._violence.isdisjoint(self._words(text))

    def stretches(self, text: str, blocks: Iterable[Block]) -> Iterator[Stretch]:
        """The blocks that could, each with the one before and the one after, joined where they touch."""
        listed = list(blocks)
        wanted = {
            n + step
            for n, block in enumerate(listed)
            if self.is_relevant(text[block.start : block.end])
            for step in (-1, 0, 1)
        }
        first: int | None = None
        for number in range(len(listed) + 1):
            if number < len(listed) and number in wanted:
                first = number if first is None else first
            elif first is not None:
                yield listed[first].start, listed[number - 1].end
                first = None

    def _words_of(self, text: str) -> frozenset[str]:
        return frozenset(chain.from_iterable(map(self._lemmas, set(_WORD.findall(text.lower())))))

    def _lemmas_of(self, word: str) -> tuple[str, ...]:
        forms = self._forms(word)
        parts = word.split("-") if "-" in word else ()
        inner = (lemma for part in parts if part for lemma in self._lemmas_of(part))
        return tuple(dict.fromkeys((*(lemma for lemma in (word, forms.verb, forms.noun) if lemma), *inner)))


def _signs(rules: Rules) -> Iterator[str]:
    """The words of one lemma that are at home in conflicts alone."""
    sets = rules.language.syntax.sets
    sides = (noun for noun in rules.nouns.values() if noun.noun_class in (ARMED | _CROWDS) - {"police"})
    yield from (noun.lemma for noun in sides if noun.lemma not in sets.peaceful_sides)
    yield from (w.lemma for w in rules.weapons.values() if w.weapon_class not in _USED_IN_PEACE)
    deeds = VIOLENT - _OF_ACCIDENTS | {"abduct", "demonstrate", "displace", "destroy"}
    yield from (t.lemma for t in rules.triggers if t.strength == "strong" and t.frame in deeds)
    yield from sets.deliberate_words
