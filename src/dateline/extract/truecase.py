"""Truecasing: text in capitals throughout as it would stand in mixed case, letter for letter at the same offsets.

Agency wires, telexes and headlines in capitals hide what a capital tells elsewhere: which words are names. A word keeps
its capital where the dictionary does not have it, where a table knows it as a name, alone or with its neighbours, and at
the head of a sentence. What the text itself writes is never changed: `as_written` puts its words back into a reading.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from dateline.model import Span, span_of
from dateline.rules.actor_types import ActorKnowledge, Country
from dateline.rules.places.knowledge import PlaceKnowledge
from dateline.rules.syntax_types import SyntaxKnowledge

Record = TypeVar("Record")

LEAST_WORDS = 4  # of a stretch in capitals; fewer are a dateline, an acronym or a signature
SHOUTED_SHARE = 0.9  # of the letters of a stretch that are capitals
KNOWN_TOWN = 100_000  # people; a town this large is meant where its name is also a word of the language
KNOWN_PHRASE = 50_000  # people; the same for a name of several words
LONGEST_NAME = 4  # words of a toponym
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"[ \t]*\n?[ \t]*-?")  # what may stand between two words of one name
_HEAD = re.compile(r"(?:^|[.!?:]['\"”)\]]*\s|--\s(?:\[[^\]]*\])?|\n\s*\n)\s*[\[(\"'“]*$")
_BEFORE = 40  # characters in which the end of the sentence before is sought
_OWNED = re.compile(r"['’]s$")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"\d\s+$"), re.compile(r"\s+\d")
_LEAST_ACRONYM, _LONGEST_ACRONYM = 2, 8  # letters
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class CaseKnowledge:
    """What tells a name from a word: the dictionary of forms, the places and the actors."""

    syntax: SyntaxKnowledge
    places: PlaceKnowledge
    actors: ActorKnowledge
    numerals: Container[str]  # the words for numbers


def truecased(text: str, knowledge: CaseKnowledge) -> str:
    """The text with its stretches in capitals in mixed case, as long as it was; itself where it has none."""
    if not any(line.isupper() for line in text.splitlines()):
        return text
    letters = list(text)
    for start, end in _shouted(text):
        for at, written in _Stretch(text, start, end, knowledge).rewritten():
            letters[at : at + len(written)] = written
    return "".join(letters)


def as_written(record: Record, text: str) -> Record:
    """The record with the words of `text` at every span, at any depth."""
    if isinstance(record, Span):
        return span_of(text, record.start, record.end)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(as_written(item, text) for item in record)  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        values: dict[str, Any] = {field.name: getattr(record, field.name) for field in fields(record)}
        changed = {name: new for name, old in values.items() if (new := as_written(old, text)) is not old}
        return replace(record, **changed) if changed else record
    return record


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of neighbouring lines that are in capitals and long enough to be read."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        lines.append((start, start + len(line), _is_shouted(line)))
        start += len(line)
    for is_shouted, group in groupby(lines, key=lambda line: line[2] or not text[line[0] : line[1]].strip()):
        found = list(group)
        if is_shouted and len(_WORD.findall(text[found[0][0] : found[-1][1]])) >= LEAST_WORDS:
            yield found[0][0], found[-1][1]


def _is_shouted(line: str) -> bool:
    cased = [letter for letter in line if letter.isupper() or letter.islower()]
    return bool(cased) and sum(map(str.isupper, cased)) >= SHOUTED_SHARE * len(cased)


class _Stretch:
    """One stretch in capitals: its words, and which of them are names."""

    def __init__(self, text: str, start: int, end: int, knowledge: CaseKnowledge) -> None:
        self.text = text
        self.knowledge = knowledge
        self.spans = [match.span() for match in _WORD.finditer(text, start, end)]
        self.words = [text[first:last].lower() for first, last in self.spans]
        self.bare = [_OWNED.sub("", word) for word in self.words]
        self.acronyms = {word for n, word in enumerate(self.words) if self._is_bracketed(n)}

    def rewritten(self) -> Iterator[tuple[int, str]]:
        """Each word's offset and how it stands in mixed case."""
        names = self._names()
        for n, (start, end) in enumerate(self.spans):
            written = self.text[start:end]
            if n in names and (names[n] or self._is_acronym(n)):
                yield start, written
            elif n in names or self._heads(n) or self._is_initial(n):
                yield start, written[0] + _lower(written[1:])
            else:
                yield start, _lower(written)

    def _names(self) -> dict[int, bool]:
        """The words that are names, and whether a table writes them in capitals."""
        found = {n: False for n in range(len(self.words)) if self._is_name(n)}
        found |= dict.fromkeys(self._in_places(), False)
        found |= dict(self._in_actors())
        for n in range(len(self.words) - 1, 0, -1):
            if n not in found and n + 1 in found and self._is_part(n) and self._follows(n):
                found[n] = False
        return found

    def _is_name(self, n: int) -> bool:
        """Whether the word by itself is a name rather than a word of the language."""
        word = self.bare[n]
        stop = self.knowledge.places.stops.get(word)
        if stop == "calendar":
            return not self.knowledge.syntax.knows(word) or self._is_dated(n)
        if word in self.knowledge.syntax.closed or word in self.knowledge.numerals or len(word) == 1:
            return False
        if self._is_of_country(word) or not self.knowledge.syntax.knows(word):
            return True
        return stop is None and self._people(word) >= KNOWN_TOWN

    def _is_dated(self, n: int) -> bool:
        """Whether a number stands beside a month that is also a word: "3 MAY", but not "0030 TODAY"."""
        if self.knowledge.syntax.forms(self.bare[n]).is_adverb:
            return False
        start, end = self.spans[n]
        before, after = self.text[max(0, start - 4) : start], self.text[end : end + 4]
        return bool(_NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after))

    def _is_of_country(self, word: str) -> bool:
        """Whether it is the name of a country, or of its people."""
        node = self.knowledge.actors.index.children.get(word)
        names = [phrase.words[0] for phrase in node.phrases if isinstance(phrase.row, Country)] if node else []
        is_short_form = all(map(str.isupper, names))  # "CAR", which is a vehicle as well
        return bool(names) and not (is_short_form and self.knowledge.syntax.knows(word))

    def _people(self, key: str) -> int:
        """How many people the largest town has that usually bears the name; -1 where none does."""
        candidates = self.knowledge.places.gazetteer.by_key(key)
        return max((c.population for c in candidates if c.is_main_name), default=-1)

    def _in_places(self) -> Iterator[int]:
        """The words of toponyms of several words."""
        for n in range(len(self.words)):
            for last in range(min(n + LONGEST_NAME, len(self.words)) - 1, n, -1):
                if self._are_joined(n, last) and self._is_toponym(n, last):
                    yield from range(n, last + 1)
                    break

    def _is_toponym(self, first: int, last: int) -> bool:
        words = self.bare[first : last + 1]
        if words[0] in self.knowledge.syntax.closed and self.knowledge.syntax.knows(words[-1]):
            return False  # "THE CITY"
        people = self._people(" ".join(words))
        return people >= KNOWN_PHRASE or (people >= 0 and not all(map(self.knowledge.syntax.knows, words)))

    def _in_actors(self) -> Iterator[tuple[int, bool]]:
        """The words of known actors, and whether the table writes each in capitals."""
        for n in range(len(self.words)):
            node, last, best = self.knowledge.actors.index.children.get(self.bare[n]), n, None
            while node is not None:
                named = (p for p in node.phrases if p.use == "actor" and any(word[0].isupper() for word in p.words))
                best = next(((last, phrase.words) for phrase in named), best)
                last += 1
                is_on = last < len(self.words) and self._are_joined(last - 1, last)
                node = node.children.get(self.bare[last]) if is_on else None
            if best is not None and not (best[0] == n and self._is_word(n)):
                yield from (
                    (k, len(word) > 1 and word.isupper())
                    for k, word in zip(range(n, best[0] + 1), best[1], strict=False)
                    if word[0].isupper()
                )

    def _is_word(self, n: int) -> bool:
        """Whether the word is one of the language, or a day or month that an acronym looks like."""
        word = self.bare[n]
        return self.knowledge.syntax.knows(word) or self.knowledge.places.stops.get(word) == "calendar"

    def _is_part(self, n: int) -> bool:
        """Whether the word belongs to the name after it: an article or a saint, a title, a first name."""
        word = self.bare[n]
        is_particle = self.knowledge.places.is_cue("name particle", word) or self.knowledge.places.is_cue(
            "place prefix", word
        )
        return is_particle or self.knowledge.places.stops.get(word) in ("title", "first name", "surname")

    def _follows(self, n: int) -> bool:
        """Whether nothing but space stands between the word and the next."""
        return self._are_joined(n, n + 1)

    def _are_joined(self, first: int, last: int) -> bool:
        pairs = zip(self.spans[first:last], self.spans[first + 1 : last + 1], strict=True)
        return all(_INSIDE.fullmatch(self.text, left[1], right[0]) for left, right in pairs)

    def _is_acronym(self, n: int) -> bool:
        word = self.bare[n]
        return word in self.acronyms or _VOWELS.isdisjoint(word)

    def _is_bracketed(self, n: int) -> bool:
        """Whether the word stands alone in brackets, as the short form of a name does."""
        start, end = self.spans[n]
        fits = _LEAST_ACRONYM <= end - start <= _LONGEST_ACRONYM
        return fits and self.text[start - 1 : start] in ("(", "[") and self.text[end : end + 1] in (")", "]")

    def _heads(self, n: int) -> bool:
        """Whether a sentence begins with the word."""
        start = self.spans[n][0]
        return _HEAD.search(self.text[max(0, start - _BEFORE) : start]) is not None

    def _is_initial(self, n: int) -> bool:
        """Whether it is one letter and a full stop."""
        start, end = self.spans[n]
        return end - start == 1 and self.text[end : end + 1] == "."


def _lower(written: str) -> str:
    """The letters in lower case, those apart that would become two."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in written)
