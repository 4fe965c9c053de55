"""Who and what takes part: a noun phrase read as a known actor, a described one, a thing or a place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.extract.syntax.query import following_phrases, words
from dateline.extract.syntax.types import NounPhrase, Sentence, Token
from dateline.model import Actor, PlaceMention, Quantity, Span
from dateline.rules.types import Noun, Weapon
from dateline.rules.word_sets import WordSets

Row = TypeVar("Row")

PEOPLE = frozenset(
    [
        "armed_group",
        "vigilante",
        "soldier",
        "police",
        "civilian",
        "person",
        "official",
        "professional",
        "peacekeeper",
        "protester",
        "rioter",
        "commander",
        "source",
        "group",
    ]
)
_STATE_CLASSES = frozenset({"soldier", "police", "official", "group"})
_OPENING, _CLOSING = '"“', '"”'
ARMED = frozenset({"armed_group", "vigilante", "soldier", "police", "peacekeeper", "commander"})


@dataclass(frozen=True, slots=True)
class Participant:
    """What a noun phrase stands for."""

    span: Span
    name: str
    noun_class: str  # of the head noun; "actor" for a bare name, "pronoun", "place", or "" where the noun is not known
    head: str  # lemma of the head noun, lower case
    actor: Actor | None = None
    place: PlaceMention | None = None
    quantity: Quantity | None = None
    measure: str = "-"  # what a bare count of the noun counts
    is_plural: bool = False
    is_definite: bool = False
    is_negative: bool = False  # "no soldier"
    is_indefinite_one: bool = False  # "a soldier": exactly one
    weapon: Weapon | None = None
    is_ranked: bool = False  # the name has a rank of those who fight: "Colonel Omar Dikko"
    is_military: bool = False  # a thing of an armed side: "army post", "police station", "rebel camp"
    is_distanced: bool = False  # "so-called", or in scare quotes: the report does not call it so
    sentence: int = 0
    is_pronoun: bool = False  # the words are a pronoun, the rest is what it stands for

    @property
    def is_people(self) -> bool:
        """Whether it is somebody rather than something."""
        return self.noun_class in PEOPLE or (self.noun_class == "actor" and self.actor is not None)

    @property
    def is_armed(self) -> bool:
        """Whether it is a side that fights."""
        by_actor = self.actor is not None and self.actor.side in ("armed", "state", "foreign")
        return self.noun_class in ARMED or (by_actor and self.noun_class in ("actor", "group", "armed_group"))

    @property
    def is_combatant(self) -> bool:
        """Whether who kills it fights a side: a minister or a president stands for a state and does not fight for it."""
        is_office = self.actor is not None and self.actor.kind == "person" and self.actor.side != "armed"
        # "rebel commander Ali Modu", "an army driver"
        is_armed = self.is_armed or (self.is_ranked and self.noun_class in ("", "actor", "professional"))
        return is_armed and (self.is_ranked or self.noun_class in ARMED or not is_office)


@dataclass(frozen=True, slots=True)
class Nouns:
    """The noun and weapon lexicons by lemma, and the actors that demonyms stand for."""

    nouns: Mapping[str, Noun]
    weapons: Mapping[str, Weapon]
    demonyms: Mapping[str, Actor]
    happenings: frozenset[str]  # lemmas of nominal triggers: what they head is no participant
    sets: WordSets


def read_participant(sentence: Sentence, number: int, at: tuple[int, str], nouns: Nouns) -> Participant:
    """The noun phrase `number` of a sentence; `at` is the sentence's index and the document's text."""
    _, text = at
    phrase = sentence.phrases[number]
    whole = _partitive(sentence, number, nouns)
    read = _read(sentence, phrase, at, nouns)
    if whole is None:
        return _of_actor(sentence, number, read, nouns)
    inner = _read(sentence, sentence.phrases[whole], at, nouns)
    span = words(sentence, phrase.first, sentence.phrases[whole].last, text)
    quantity = read.quantity or inner.quantity
    measure = read.measure if read.measure != "-" else inner.measure  # "31 bodies of men" are 31 dead
    told = replace(inner, span=span, quantity=quantity, measure=measure)
    return replace(told, is_negative=read.is_negative, is_definite=read.is_definite)


def _of_actor(sentence: Sentence, number: int, read: Participant, nouns: Nouns) -> Participant:
    """Armed people by the side that they belong to: "fighters of the M23 rebel group"."""
    following = next(following_phrases(sentence, number), None)
    if read.noun_class not in ARMED or read.actor is not None or following is None:
        return read
    after = sentence.phrases[following]
    actor = sentence.tokens[after.head].actor or next(
        (t.actor for t in sentence.tokens[after.first : after.last + 1] if t.actor is not None), None
    )
    if after.prep not in nouns.sets.partitive_prepositions or actor is None or actor.actor.kind == "country":
        return read
    return replace(read, actor=actor.actor, name=actor.actor.name)


def _partitive(sentence: Sentence, number: int, nouns: Nouns) -> int | None:
    """The phrase that a counting phrase counts: "five members of the National Guard", "two of the attackers"."""
    phrase = sentence.phrases[number]
    head = sentence.tokens[phrase.head]
    if head.lemma not in nouns.sets.partitive_nouns and head.tag not in "CD":
        return None
    if head.actor is not None or head.place is not None:
        return None
    following = next(following_phrases(sentence, number), None)
    if (
        following is None
        or sentence.phrases[following].prep not in nouns.sets.partitive_prepositions
        or sentence.phrases[following].first != phrase.last + 2
    ):
        return None
    return following


def _read(sentence: Sentence, phrase: NounPhrase, at: tuple[int, str], nouns: Nouns) -> Participant:
    index, text = at
    tokens, sets = sentence.tokens, nouns.sets
    head = tokens[phrase.head]
    first = phrase.owner[1] + 2 if phrase.owner is not None else phrase.first
    inside = tokens[first : phrase.last + 1]
    lowers = {t.lower for t in inside}
    is_toponym = head.place is not None and head.actor is None  # Tyre is no tyre
    before = tuple(t.lower for t in tokens[max(first, phrase.head - 3) : phrase.head])
    noun = None if is_toponym else _entry(before, head, nouns.nouns)
    weapon = _entry(before, head, nouns.weapons)
    names_event = noun is None and weapon is None and head.lemma in nouns.happenings
    actor = None if names_event else _actor(inside, head, noun, nouns)
    span = _closed(words(sentence, _without_determiner(tokens, first, phrase.last), phrase.last, text), text)
    return Participant(
        span=span,
        name=actor.name if actor is not None and _names(head, noun) else _as_inside(span.quote, tokens[0]),
        noun_class="happening" if names_event else _class(head, noun, actor),
        head=noun.lemma if noun is not None else head.lemma,
        actor=actor,
        place=head.place,
        quantity=next((t.quantity for t in inside if t.quantity is not None), None),
        measure=noun.measure if noun is not None else "-",
        is_plural=head.tag == "P" or head.lower in nouns.sets.they_words,
        is_definite=not (lowers.isdisjoint(sets.definite_words) and lowers.isdisjoint(sets.possessive_words)),
        is_negative=not lowers.isdisjoint(sets.nobody_words),
        is_indefinite_one=head.tag == "N" and not lowers.isdisjoint(sets.indefinite_articles | sets.one_words),
        weapon=weapon,
        is_ranked=any(_is_rank(t, nouns) for t in _around(inside, noun)),
        is_military=_is_military(inside, head, noun, nouns),
        is_distanced=not lowers.isdisjoint(sets.distancing_words) or (noun is not None and _is_scare(inside, text)),
        sentence=index,
    )


def _as_inside(words: str, opening: Token) -> str:
    """The words as they would stand inside a sentence: "Security officers" at its beginning are security officers."""
    is_common = opening.tag != "R" and opening.actor is None and opening.place is None and opening.text[1:].islower()
    return words[:1].lower() + words[1:] if is_common and words.startswith(opening.text) else words


def _closed(span: Span, text: str) -> Span:
    """The span with the mark that closes the one it holds: 'five "terrorists"'."""
    opened = sum(span.quote.count(mark) for mark in _OPENING)
    if opened == 1 and text[span.end : span.end + 1] in _CLOSING and span.end < len(text):
        return Span(span.start, span.end + 1, text[span.start : span.end + 1])
    return span


def _is_scare(inside: tuple[Token, ...], text: str) -> bool:
    """Whether marks around the words keep a distance from the common noun that they name."""
    common = (t for t in inside[:3] if t.start and t.text[:1].islower() and t.actor is None)
    return any(text[t.start - 1] in _OPENING for t in common)


def _is_military(inside: tuple[Token, ...], head: Token, noun: Noun | None, nouns: Nouns) -> bool:
    """Whether the phrase names a thing of an armed side, by the thing itself or by whose it is."""
    if noun is None or noun.noun_class in PEOPLE:
        return False
    owners = (nouns.nouns.get(t.lemma) for t in inside if t is not head)
    return noun.noun_class == "military_object" or any(n is not None and n.noun_class in ARMED for n in owners)


def _around(inside: tuple[Token, ...], noun: Noun | None) -> tuple[Token, ...]:
    """The words beside a noun of several: the "leader" of "social leader" is no rank."""
    own = noun.lemma.split() if noun is not None else []
    return tuple(t for t in inside if len(own) < 2 or t.lemma not in own)


def _is_rank(token: Token, nouns: Nouns) -> bool:
    known = nouns.nouns.get(token.lower)
    return known is not None and known.noun_class in ARMED


def _entry(before: tuple[str, ...], head: Token, table: Mapping[str, Row]) -> Row | None:
    """The longest entry of a lexicon that ends with the head noun, with the words before it."""
    lasts = (head.lemma,) if head.lemma == head.lower else (head.lemma, head.lower)
    for start in range(len(before) + 1):
        lead = "".join(f"{word} " for word in before[start:])
        for last in lasts:
            entry = table.get(lead + last)
            if entry is not None:
                return entry
    return None


def _actor(inside: tuple[Token, ...], head: Token, noun: Noun | None, nouns: Nouns) -> Actor | None:
    """The actor that the phrase names, or whose people it names: "Hamas", "Islamic State fighters", "Israeli jets"."""
    named = [t.actor.actor for t in inside if t.actor is not None]
    if head.actor is not None:
        return head.actor.actor
    if noun is not None and noun.noun_class not in PEOPLE and noun.lemma not in nouns.sets.aircraft_nouns:
        return None
    if named:
        return named[-1]
    if noun is not None and noun.noun_class not in _STATE_CLASSES and noun.lemma not in nouns.sets.aircraft_nouns:
        return None  # "Russian mercenaries" are not Russia
    adjectives = (t.lower for t in inside if t is not head and t.text[:1].isupper())
    return next((nouns.demonyms[word] for word in adjectives if word in nouns.demonyms), None)


def _names(head: Token, noun: Noun | None) -> bool:
    """Whether the phrase names the actor itself and not merely somebody of its."""
    return head.actor is not None or (noun is not None and noun.noun_class in ("armed_group", "group", "soldier"))


def _class(head: Token, noun: Noun | None, actor: Actor | None) -> str:
    if head.actor is not None and head.place is None:
        return "actor"
    if head.tag == "O":
        return "pronoun"
    if noun is not None:
        return noun.noun_class
    if head.place is not None:
        return "place" if head.actor is None else "country"
    return "actor" if actor is not None and head.tag == "R" else ""


def _without_determiner(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The first token that is not an article, a possessive or a bare 'some'."""
    while first < last and tokens[first].tag in "DSx" and tokens[first].quantity is None:
        first += 1
    return first
