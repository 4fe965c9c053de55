"""Whether words name a private person, by everything that is known of names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline.publish.wording import load_wording
from dateline.rules.actor_load import load_actor_knowledge
from dateline.rules.actor_types import ActorKnowledge, Country, Institution, Node, Phrase, Title
from dateline.rules.tables import read_folder
from dateline.rules.types import Noun
from dateline.rules.words import fold, name_key, words_of

_PERSONAL_CLASSES = frozenset({"person", "civilian", "professional", "source", "official", "protester", "commander"})
_COUNTED_CLASSES = _PERSONAL_CLASSES | {"vigilante", "rioter", "vehicle", "building", "camp", "territory"}
_THINGS = frozenset(
    {"territory", "building", "military_object", "infrastructure", "vehicle", "property", "resource", "camp"}
)
_LONGEST_NOUN = 3  # words
_LONGEST_ACRONYM = 6  # letters

_SPLIT = re.compile(r"['’]|,(?!\d)")  # a possessive or an apposition: two things are named, one may be a person

Found = tuple[int, int, Phrase]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What is known of names in one language."""

    knowledge: ActorKnowledge
    nouns: frozenset[str]  # common nouns for people and bodies, singular and plural
    personal: frozenset[str]  # lemmas of nouns for single persons: resident, doctor
    quantities: frozenset[str]  # words before a number or that are one: about, eleven
    people: frozenset[str]  # common nouns for single persons, singular and plural
    things: frozenset[str]  # common nouns for ground and goods, singular and plural
    single: frozenset[str]  # lemmas of nouns that want an article when they stand alone: bus, resident

    def is_impersonal(self, name: str) -> bool:
        """Whether it names no private person: an institution, an office, a people, a known actor, or nobody by name."""
        words = words_of(fold(name))
        if not words or name_key(name) in self.knowledge.by_name:
            return bool(words)
        phrases = list(self.phrases_in(words))
        if self._is_description(name, words) or any(start == 0 and is_office(phrase) for start, _, phrase in phrases):
            return True
        if "," not in name and self._is_body(words, phrases):
            return True
        covered = {i for start, end, phrase in phrases if phrase.use != "title" for i in range(start, end)}
        return all(i in covered or not is_capital(word) or self._is_common(word) for i, word in enumerate(words))

    def lowered(self, name: str, common: frozenset[str] = frozenset()) -> str:
        """A description without the capital that it has only because it opened a sentence: 'more than 30 people'.

        `common` are words that stand in lower case in the reports.
        """
        words = words_of(fold(name))
        if not words or words[0].isupper():
            return name
        counted = words[0].lower() in self.quantities or any(word.isdigit() for word in words[1:2])
        named = any(start == 0 and _is_name(phrase) for start, _, phrase in self.phrases_in(words))
        is_known = self._is_common(words[0]) or (words[0].lower() in common and words[-1].lower() in self.people)
        plain = self._is_description(name, words) and not named and is_known
        return name[0].lower() + name[1:] if counted or plain else name

    def is_single(self, name: str) -> bool:
        """Whether it is a description of one person or thing that lacks an article: 'furniture warehouse'."""
        words = words_of(fold(name))
        rest = words[1:] if self._is_of_country(words) else words
        if not rest or not all(word.islower() for word in rest) or self.knowledge.has(words[0], "opener"):
            return False
        return words[-1] in self.single or " ".join(words[-2:]) in self.single

    def _is_of_country(self, words: tuple[str, ...]) -> bool:
        """Whether the words begin with a country's adjective: 'Sudanese city'."""
        return any(start == end - 1 == 0 and isinstance(p.row, Country) for start, end, p in self.phrases_in(words))

    def is_thing(self, name: str) -> bool:
        """Whether the words end in a common noun for ground or goods: '13 strike drones', 'a village'."""
        return (words_of(fold(name)) or ("",))[-1] in self.things  # with a capital it is part of a name: 'Grey Front'

    def _is_description(self, name: str, words: tuple[str, ...]) -> bool:
        """Whether only its first word may have a capital, and it ends in a noun: 'Eleven residents', 'Gunmen'."""
        rest = words[1:]
        if not words or words[-1].lower() not in self.nouns or _SPLIT.search(name):
            return False
        return not any(is_capital(word) or self.knowledge.has(word, "connector") for word in rest)

    def personal_noun(self, name: str) -> str | None:
        """The first common noun in the name that says what kind of person it is: 'shopkeeper'."""
        words = words_of(fold(name).lower())
        ends = ((i, j) for i in range(len(words)) for j in range(min(len(words), i + _LONGEST_NOUN), i, -1))
        return next((run for run in (" ".join(words[i:j]) for i, j in ends) if run in self.personal), None)

    def phrases_in(self, words: tuple[str, ...]) -> Iterator[Found]:
        """Every known phrase in the words, with where it begins and ends."""
        for start in range(len(words)):
            node: Node | None = self.knowledge.index
            for end in range(start, len(words)):
                node = node.children.get(words[end].lower()) if node else None
                for phrase in node.phrases if node else ():
                    yield start, end + 1, phrase

    def _is_body(self, words: tuple[str, ...], phrases: list[Found]) -> bool:
        """Whether the words are the name of a body: they end in what it is, or begin with it before 'of'."""
        size = len(words)
        heads = self.knowledge.heads
        opens = {end for start, end, phrase in phrases if start == 0 and isinstance(phrase.row, Institution)}
        opens |= {1} if words[0].lower() in heads or self.knowledge.has(words[0].lower(), "not_person") else set()
        if any(end < size and self.knowledge.has(words[end].lower(), "connector") for end in opens):
            return True
        last = words[-1].lower()
        ends = any(end == size and isinstance(phrase.row, Institution) for _, end, phrase in phrases)
        return ends or last in heads or (size > 1 and self.knowledge.has(last, "not_person"))

    def _is_common(self, word: str) -> bool:
        """Whether a capital says nothing: an article, an acronym, a plain noun."""
        if word.isupper() and word.isascii() and 1 < len(word) <= _LONGEST_ACRONYM:
            return True
        return word.lower() in self.nouns or self.knowledge.has(word.lower(), "opener")


def is_office(phrase: Phrase) -> bool:
    """Whether the phrase is an office or a rank of a state."""
    return isinstance(phrase.row, Title) and phrase.row.is_public


def _is_name(phrase: Phrase) -> bool:
    """Whether the words name somebody by themselves: 'officials' are somebody's."""
    return phrase.use != "title" and not (isinstance(phrase.row, Institution) and phrase.row.bare == "never")


def is_capital(word: str) -> bool:
    """Whether the word may be a name: it has a capital, or its script knows none."""
    return not word[0].islower() and not word[0].isdigit()


def _forms(lemma: str, endings: list[tuple[str, ...]]) -> Iterator[str]:
    """Singular and plural, by the endings of the language (`plural.*` in `brief.tsv`)."""
    yield lemma
    yield from (lemma.removesuffix(one) + more for one, more in endings if lemma.endswith(one))
    yield f"{lemma}s"


def _last_words(rows: Iterable[Noun], classes: frozenset[str], endings: list[tuple[str, ...]]) -> frozenset[str]:
    """The last words of the nouns of some classes, singular and plural."""
    lasts = (row.lemma.split()[-1] for row in rows if row.noun_class in classes)
    return frozenset(form for last in lasts for form in _forms(last, endings))


@cache
def load_names(language: str = "en") -> Names:
    """What is known of names in one language; read once."""
    rows = read_folder(f"lang/{language}/nouns", Noun)
    wording = load_wording(language)
    endings = [tuple(pair.split()) for pair in wording.group("plural")]
    mass = wording.group("mass")
    return Names(
        knowledge=load_actor_knowledge(language),
        nouns=frozenset(form for row in rows for form in _forms(row.lemma.split()[-1], endings)),
        quantities=wording.group("quantity"),
        people=_last_words([row for row in rows if " " not in row.lemma], _PERSONAL_CLASSES, endings),
        things=_last_words(rows, _THINGS, endings),
        single=frozenset(row.lemma for row in rows if row.noun_class in _COUNTED_CLASSES and row.lemma not in mass),
        personal=frozenset(row.lemma for row in rows if row.noun_class in _PERSONAL_CLASSES),
    )
