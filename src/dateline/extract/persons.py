"""Persons named in a document: public actors, who hold an office or a command or speak for one, and private persons.

Whoever the text gives no office is private: a victim, a witness, a relative, a source. Nothing else is kept of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.extract.coreference import Cast, Key
from dateline.extract.drafts import Draft
from dateline.extract.participants import Nouns, Participant
from dateline.extract.syntax.query import apposed_name, between_tags, conjuncts
from dateline.extract.syntax.types import Clause, NounPhrase, Sentence
from dateline.extract.view import DOING
from dateline.model import Document, EventMention, Person
from dateline.model.reading import Standing

_MOST = 1000  # names of one document
_SHORTEST = 3  # letters of a last name that stands for the whole
_OFFICES = frozenset({"official", "commander"})
_PRIVATE = frozenset({"civilian", "person", "professional", "protester"})


def find_persons(
    document: Document,
    sentences: tuple[Sentence, ...],
    cast: Cast,
    drafts: Iterable[Draft],
    known_words: tuple[Nouns, Callable[[str], bool]],
) -> tuple[Person, ...]:
    """Every place at which a person is named, in the order of the text."""
    nouns, knows = known_words
    known: dict[str, tuple[Standing, str]] = {}
    for name, standing, origin in (
        *_known(sentences, cast, nouns, knows),
        *_harmed(drafts),
        *_listed(sentences, cast, nouns),
    ):
        if name not in known or standing == "public":
            known[name] = standing, origin
    outlet = (document.source or "").casefold()
    known = {name: found for name, found in known.items() if name.casefold() not in outlet}
    known = dict(sorted(known.items())[:_MOST])
    return tuple(_occurrences(document, known, _taken(cast)))


def _known(
    sentences: tuple[Sentence, ...], cast: Cast, nouns: Nouns, knows: Callable[[str], bool]
) -> Iterator[tuple[str, Standing, str]]:
    """Whom the spotter knows to be persons, and names behind a common noun for a person: "the baker Yusuf Amin"."""
    for key, person in sorted(cast.participants.items()):
        if person.actor is not None and person.actor.kind == "person" and not person.is_pronoun:
            public = person.actor.entity_id is not None or person.actor.side == "state"
            held = public or _holds_office(sentences[key[0]], key, cast, nouns)
            yield person.actor.name, "public" if held else "private", "rule:person.named@1"
        elif (name := _bare_name(person)) and not all(knows(word.lower()) for word in name.split()):
            yield name, "private", "rule:person.unknown@1"  # when in doubt, withhold
        elif (name := _behind_noun(person, nouns) or _apposed(sentences[key[0]], key, cast, nouns)) and not knows(
            name.lower()
        ):
            yield name, "private", "rule:person.noun@1"


def _holds_office(sentence: Sentence, key: Key, cast: Cast, nouns: Nouns) -> bool:
    """Whether the words before the name, or what stands beside it in commas, are an office, a command or a mouthpiece."""
    index, number = key
    tokens = sentence.tokens
    phrase = sentence.phrases[number]
    words = " ".join(t.lower for t in tokens[phrase.first : phrase.last + 1]).split()
    if any(_is_office(word, nouns) for word in words):
        return True
    for other in (number - 1, number + 1):
        beside = cast.at(index, other) if 0 <= other < len(sentence.phrases) else None
        left, right = sorted((number, other))
        is_apposed = beside is not None and between_tags(sentence, left, right, frozenset()) == ","
        if is_apposed and beside is not None and _is_office(beside.head, nouns):
            return True
    return False


def _is_office(word: str, nouns: Nouns) -> bool:
    noun = nouns.nouns.get(word)
    return (noun is not None and noun.noun_class in _OFFICES) or word in nouns.sets.mouthpiece_nouns


def _behind_noun(person: Participant, nouns: Nouns) -> str | None:
    """The name in "baker Yusuf Amin": what follows the last word in lower case, if that is a noun for a person."""
    words = person.span.quote.split()
    if person.noun_class or person.place is not None or person.actor is not None:
        return None
    lower = [i for i, word in enumerate(words) if not word[:1].isupper()]
    if not lower or lower[-1] + 1 >= len(words):
        return None
    noun = nouns.nouns.get(words[lower[-1]])
    return " ".join(words[lower[-1] + 1 :]) if noun is not None and noun.noun_class in _PRIVATE else None


def _apposed(sentence: Sentence, key: Key, cast: Cast, nouns: Nouns) -> str | None:
    """The name in commas after a noun for a person: "his brother, Tarek Amin, was hurt"."""
    index, number = key
    described, name = cast.at(index, number), cast.at(index, apposed_name(sentence, number))
    is_one = described is not None and described.noun_class in _PRIVATE and not described.is_plural
    return _bare_name(name) if is_one and name is not None else None


def _harmed(drafts: Iterable[Draft]) -> Iterator[tuple[str, Standing, str]]:
    """Names of nobody known among those harmed: "Maya Haddad and Ali Zein were shot"."""
    for draft in drafts:
        for seat in draft.seats:
            if seat.role == "victim" and (name := _bare_name(seat.participant)):
                yield name, "private", "rule:person.harmed@1"


def _bare_name(person: Participant) -> str | None:
    """The words, where all of several are capitalised and stand for nobody and nothing known."""
    words = person.span.quote.split()
    is_name = len(words) > 1 and all(word[:1].isupper() and word.isalpha() for word in words)
    return " ".join(words) if is_name and not person.noun_class and not (person.actor or person.place) else None


def _listed(sentences: tuple[Sentence, ...], cast: Cast, nouns: Nouns) -> Iterator[tuple[str, Standing, str]]:
    """The names that somebody is given: "the dead were named as Peter Okoro, Grace Okoro and John Ade"."""
    for index, sentence in enumerate(sentences):
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.lemma not in nouns.sets.identifying_verbs:
                continue
            for number in _behind_as(sentence, clause, nouns):
                for member in conjuncts(sentence, number, nouns.sets):
                    person = cast.at(index, member)
                    if person is not None and (name := _bare_name(person)):
                        yield name, "private", "rule:person.identified@1"


def _behind_as(sentence: Sentence, clause: Clause, nouns: Nouns) -> list[int]:
    def is_behind(phrase: NounPhrase) -> bool:
        return phrase.prep in nouns.sets.naming_prepositions

    return [n for n in (clause.object, *clause.phrases) if n is not None and is_behind(sentence.phrases[n])]


def _taken(cast: Cast) -> frozenset[str]:
    """Last words that something other than a person is called by: no name may be cut down to one."""
    others = (p for p in cast.participants.values() if p.actor is None or p.actor.kind != "person")
    return frozenset(p.name.split()[-1] for p in others if (p.place or p.actor) and p.name.split())


def _occurrences(
    document: Document, known: Mapping[str, tuple[Standing, str]], taken: frozenset[str]
) -> Iterator[Person]:
    forms: dict[str, str] = {}
    for name in known:
        last = name.split()[-1]
        if len(last) >= _SHORTEST and last not in taken and last[:1].isupper():
            forms.setdefault(last, name)
    forms |= {name: name for name in known}
    if not forms:
        return
    whole = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(known, key=_longest_first))
    last = "|".join(map(re.escape, sorted(forms.keys() - known.keys(), key=_longest_first))) or "(?!)"
    # a last name that another name begins with is somebody else's first
    for found in re.finditer(rf"(?<!\w)(?:(?:{whole})|(?:{last})(?!\s+[A-Z]))(?!\w)", document.text):
        name = forms[" ".join(found.group().split())]
        standing, origin = known[name]
        yield Person(name, standing, document.span(found.start(), found.end()), origin)


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def without_private_doers(mention: EventMention, persons: tuple[Person, ...]) -> EventMention:
    """The event mention whose doers are public: of a private person no list of actors is kept."""
    private = {person.name for person in persons if person.standing == "private"}
    shown = tuple(a for a in mention.arguments if a.role not in DOING or a.name not in private)
    return mention if len(shown) == len(mention.arguments) else replace(mention, arguments=shown)
