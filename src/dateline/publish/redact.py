"""The one place that decides whose name may be published: private persons are never named.

A name is printed where the dictionary knows its bearer, where it is an institution, an office or a place's people, or
where it is a description without a name ("gunmen on motorcycles"). When in doubt, it is withheld.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Reading, Span
from dateline.publish.names import Names, is_capital, is_office, load_names
from dateline.publish.wording import Wording, isolated, legible
from dateline.rules.words import fold, name_key, words_of

_NEAR = 60  # characters before and after a name in which its bearer's office is looked for

_LOWER = re.compile(r"\b[a-z]+\b")
_INITIALS = 2  # letters: shorter last words are not surnames

Named = tuple[str, str | None, Span | None]


@dataclass(frozen=True, slots=True)
class Redactor:
    """Which names of these readings may be printed, and what stands in their place where they may not."""

    public: frozenset[str]  # `name_key` of names that may be printed although their words alone do not say so
    withheld: tuple[str, ...]  # names that may not, the longest first
    places: frozenset[str]  # names of places that the readings are about
    common: frozenset[str]  # words that stand in lower case in the readings
    names: Names
    wording: Wording

    def shown(self, name: str, role: str) -> str:
        """The name if it may be printed, else a description that fits the role (`speaker`, `victim` …)."""
        if self.is_public(name):
            return self.wording.neutral(isolated(self.names.lowered(legible(name), self.common)))
        noun = self.names.personal_noun(name)
        if noun:
            return self.wording.phrase("private.noun", noun=noun)
        known = f"private.{role}"
        return self.wording.phrase(known if self.wording.has(known) else "private.speaker")

    def is_public(self, name: str) -> bool:
        """Whether the name may be printed."""
        return name_key(name) in self.public or _is_impersonal(name, self.places, self.names)

    def is_thing(self, name: str) -> bool:
        """Whether the words are ground or goods, which are taken or burned, rather than people."""
        return name in self.places or self.names.is_thing(name)

    def masked(self, text: str) -> str:
        """The text with every withheld name in it replaced."""
        return mask(text, self.withheld, self.wording)


def redactor_of(readings: Mapping[str, Reading], wording: Wording) -> Redactor:
    """What may be named of the actors and speakers of the readings (by document id)."""
    names = load_names(wording.language)
    named = [(found, reading.document.text) for _, reading in sorted(readings.items()) for found in _named(reading)]
    public = {name_key(name) for (name, entity, span), text in named if entity or _has_office(span, text, names)}
    public |= {name_key(reading.document.source) for reading in readings.values() if reading.document.source}
    places = frozenset(place for reading in readings.values() for place in _places(reading))
    forms = {form for (name, _, span), _ in named for form in (name, span.quote if span else name)}
    private = {form for form in forms if name_key(form) not in public and not _is_impersonal(form, places, names)}
    private |= set(_surnames(private, public | {name_key(place) for place in places}, names))
    for reading in readings.values():  # and whom the reading itself knows to be private
        marked = (p for p in reading.persons if p.standing == "private" and name_key(p.name) not in public)
        private |= {form for person in marked for form in (person.name, person.span.quote)}
    withheld = tuple(sorted(private, key=lambda name: (-len(name), name)))
    common = frozenset(_LOWER.findall(" ".join(reading.document.text for reading in readings.values())))
    return Redactor(frozenset(public), withheld, places, common, names, wording)


def mask(text: str, names: Iterable[str], wording: Wording) -> str:
    """The text with each of the names, where it stands as whole words, replaced."""
    return mask_parts((text,), names, wording)[0]


def mask_parts(parts: Sequence[str], names: Iterable[str], wording: Wording) -> list[str]:
    """The parts of one text with each of the names replaced, also where a name runs from one part into the next."""
    pattern = "|".join(re.escape(name) for name in names if name.strip())
    found = list(re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", "".join(parts))) if pattern else []
    masked, start = [], 0
    for part in parts:
        for match in reversed(found):
            left, right = max(0, match.start() - start), max(0, match.end() - start)
            if left < min(right, len(part)):
                part = part[:left] + wording.phrase("private.mask") + part[right:]
        masked.append(part)
        start += len(parts[len(masked) - 1])
    return masked


def _is_impersonal(name: str, places: frozenset[str], names: Names) -> bool:
    """Whether the words name nobody once the places among them are set aside ('Palmyra residents')."""
    if names.is_impersonal(name):
        return True
    rest = name
    for place in sorted((place for place in places if place in name), key=lambda place: (-len(place), place)):
        rest = re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", " ", rest)
    return rest != name and (not rest.strip() or names.is_impersonal(rest))


def _places(reading: Reading) -> Iterator[str]:
    """Every name that the reading gives a place it reports from."""
    for place in (place for mention in reading.event_mentions for place in mention.places):
        yield from (n for n in (place.name, place.admin1, place.span.quote if place.span else None) if n and n.strip())


def _named(reading: Reading) -> Iterator[Named]:
    """Every name of the reading with its entity and its words."""
    for mention in reading.event_mentions:
        yield from ((a.name, a.entity_id, a.span) for a in mention.arguments if a.role != "instrument")
    speakers = [claim.speaker for claim in reading.claims] + [quotation.speaker for quotation in reading.quotations]
    yield from ((s.name, s.entity_id, s.span) for s in speakers if s)


def _has_office(span: Span | None, text: str, names: Names) -> bool:
    """Whether the words right before the name, or in apposition after it, are an office."""
    if span is None:
        return False
    before = words_of(fold(text[max(0, span.start - _NEAR) : span.start]))
    if any(end == len(before) and is_office(phrase) for _, end, phrase in names.phrases_in(before)):
        return text[: span.start].rstrip()[-1:].isalnum()
    after = text[span.end : span.end + _NEAR]
    following = tuple(w for w in words_of(fold(after)) if not names.knowledge.has(w.lower(), "opener"))
    return after.startswith(",") and any(s == 0 and is_office(phrase) for s, _, phrase in names.phrases_in(following))


def _surnames(private: Iterable[str], public: Iterable[str], names: Names) -> Iterator[str]:
    """The last word of each withheld name of several words, unless something public is called so too."""
    taken = {word for name in public for word in name.split()}
    for name in private:
        words = words_of(name)
        last = words[-1] if len(words) > 1 else ""
        is_name = len(last) > _INITIALS and is_capital(last) and name_key(last) not in taken
        if is_name and not names.is_impersonal(last):
            yield last
