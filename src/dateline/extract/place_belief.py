"""How far a name that the gazetteer knows is believed to name a place here: by the words around it and by its fame."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from dateline.extract.place_words import Words
from dateline.model import Span
from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import PlaceKnowledge

MOST_WORDS = 5  # of a toponym
KNOWN_TOWN = 30_000  # people; a town this large is believed without a preposition before it
KNOWN_COUNTY = 500_000  # people; the same for a second-level division, whose name is seldom used alone
KNOWN_IN_CAPITALS = 15_000  # people; in a line of capitals the name itself must carry the belief
ALTERNATIVE_NAME = 200_000  # people; a name that is not the usual one is believed without more from here on
INSIDE_NAMES = 200_000  # people; a town this large is seen inside a longer name, where such names are asked for
ACRONYM = 5  # letters; a town's name of so many capitals is an abbreviation of something else
_NOT_STRICT = frozenset({"country", "division", "region", "water", "lake", "river", "capital", "mountain"})
_CONFIRMING = frozenset({"locative", "near", "direction", "city before", "province before"})
_LOCATING = _CONFIRMING | {"weak locative", "part", "outskirts", "takes"}
_CALLING = frozenset({"province after", "district after", "city after", "site after", "outskirts after"})
_LABEL_MARK = re.compile(r"[.:] (?=[^\W\d_a-z])")
_DATELINE_MARK = re.compile(r"\s*(?:[,–—(]|-\s)")
_AGENCY_MARK = re.compile(r"\s*(?:\([A-Z][\w /.]{1,24}\)\s*)?[–—-]+\s")

Belief = Literal[
    "sure",  # the words around it say that it is a place
    "known",  # nothing speaks against it, and it is famous
    "weak",  # it needs a word elsewhere in the text
    "inside",  # part of a longer name, a government, a headline's first word: a place for a geoparser only
    "person",  # somebody's name
    "no",
]
BELIEVED = frozenset({"sure", "known", "weak"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` that the gazetteer knows, or that a cue calls a town, and how far they are believed."""

    first: int
    last: int
    key: str
    belief: Belief
    candidates: tuple[Candidate, ...]


class Beliefs:
    """What believing needs of one text; the questions are answered word by word."""

    def __init__(self, words: Words, taken: "Taken", knowledge: PlaceKnowledge) -> None:
        self.words = words
        self.taken = taken
        self.knowledge = knowledge

    def of(self, first: int, last: int, candidates: tuple[Candidate, ...], previous: Hit | None, key: str) -> Belief:
        """How far words `first` to `last`, which may name `candidates`, are believed; `previous` is the hit before."""
        stop = self.knowledge.stops.get(key)
        if stop == "abbreviation":
            return "sure" if self._is_after_comma(first, previous) else "no"
        if stop in ("never", "calendar") or self.knowledge.is_cue("demonym", key):
            return "no"
        if stop == "organisation":
            return "inside"
        if stop is not None and self._is_numbered(last):
            return "no"  # "Ward 9", "Sector 4"
        if self._is_acronym(first, last, candidates):
            return "no"
        refused = self._refusal(first, last, previous)
        if refused is not None:
            return "inside" if refused == "no" and stop is None and _is_famous(candidates) else refused
        if stop is not None:
            return "sure" if self._is_named(last) or self._is_confirmed_name(first, last) else "no"
        if self.words.is_strict(first):
            return self._strict(first, last, candidates)
        owned = self._follows(first, previous) and self.words.words[first - 1].is_possessive
        if self._is_named(last) or owned or self._is_explained(last) or self._is_label(first, last):
            return "sure"
        if all(candidate.is_minor for candidate in candidates):
            return "sure" if self._is_confirmed(first, last) else "weak"
        return "sure" if self.is_located(first) else self._bare(last, candidates)

    def _refusal(self, first: int, last: int, previous: Hit | None) -> Belief | None:
        """Whether the words belong to a person's or a longer name; None where nothing says so."""
        if self._is_of_a_person(first, previous):
            return "person" if self._looks_personal(first) else "no"
        if not self.words.is_strict(first) and (self._runs_on(last) or self.words.is_cut(last)):
            return None if self._is_capital_dateline(first, last) else "no"
        return None

    def _looks_personal(self, first: int) -> bool:
        """Whether a title or a first name stands before, rather than any other capitalised word."""
        before = self.words.before(first)
        named = self.knowledge.stops.get(fold(before)) == "first name"
        return named or self.knowledge.is_cue("title", before) or self.taken.ends_with(self.words.words[first].lower)

    def _is_named(self, last: int) -> bool:
        """Whether "province" or "state" follows."""
        return self.words.cues_after(last).get("province after") is not None

    def _is_numbered(self, last: int) -> bool:
        """Whether a number stands behind."""
        return self.words.text[self.words.words[last].end :][:2].strip().isdigit()

    def _is_confirmed_name(self, first: int, last: int) -> bool:
        return self._is_confirmed(first, last) and not self.words.words[last].is_possessive

    def _bare(self, last: int, candidates: tuple[Candidate, ...]) -> Belief:
        """A name with nothing before it: by what it could be, and by the word after it."""
        best = best_known(candidates)
        is_seat = any(c.feature in ("capital", "town", "seat") for c in candidates) and best.feature != "country"
        if is_seat and "speech" in self.words.cues_after(last):
            return "inside" if _is_famous(candidates) else "no"  # "Moscow denied it": a government
        if best.feature in _NOT_STRICT or best.place_id.startswith(("dateline:", "own:")):
            return "sure"
        return "known" if best.population >= _enough(best) else "weak"

    def _strict(self, first: int, last: int, candidates: tuple[Candidate, ...]) -> Belief:
        """In a headline or a line of capitals: a preposition, a dateline, or a name that is well known."""
        if self.is_located(first) or (self.words.begins_sentence(first) and self._is_dateline(last)):
            return "sure"
        best = best_known(candidates)
        known = best.is_main_name and (best.feature in _NOT_STRICT or best.population > KNOWN_IN_CAPITALS)
        return "sure" if known else "weak"

    def _is_label(self, first: int, last: int) -> bool:
        """Whether an entry is headed by the name: a line that begins "Zolochiv. Guided bombs …", and goes on."""
        words, text = self.words.words, self.words.text
        opens = text[: words[first].start].endswith("\n") or not first
        return opens and _LABEL_MARK.match(text, words[last].end) is not None

    def _is_dateline(self, last: int) -> bool:
        return _DATELINE_MARK.match(self.words.text, self.words.words[last].end) is not None

    def _is_capital_dateline(self, first: int, last: int) -> bool:
        """Whether a line begins with the name in capitals and goes on in mixed case: "LONDON Police said"."""
        words = self.words.words
        start = words[first].start
        if self.words.text[start - 1 : start] not in ("", "\n") or last + 1 >= len(words):
            return False
        following = self.words.text[words[last + 1].start : words[last + 1].end]
        return self.words.text[start : words[last].end].isupper() and not following.isupper()

    def _is_acronym(self, first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether "BA" or "NAFTA" stands in a line of mixed case, where only countries and divisions go by initials."""
        word = self.words.words[first]
        text = self.words.text[word.start : word.end]
        if first != last or len(text) > ACRONYM or not text.isupper() or self.words.is_strict(first):
            return False
        is_dateline = self.words.begins_sentence(first) and (
            _AGENCY_MARK.match(self.words.text, word.end) is not None or self._is_contained(last)
        )
        return not is_dateline and all(_is_town(c) for c in candidates)

    def is_located(self, first: int) -> bool:
        """Whether a preposition of place, a compass word or "town of" stands right before."""
        at = first - 1 if self.knowledge.is_cue("article", self.words.before(first)) else first
        return not _LOCATING.isdisjoint(self.words.cues_before(at))

    def _is_confirmed(self, first: int, last: int) -> bool:
        """What a word that is usually no place needs: "in Nice", or a country after the comma."""
        if not (_CONFIRMING | {"takes"}).isdisjoint(self.words.cues_before(first)):
            return not self.words.is_strict(first)
        return self._is_contained(last)

    def _is_contained(self, last: int) -> bool:
        """Whether a comma and a country or division follow: "Nice, France"."""
        following = last + 1
        if following >= len(self.words) or self.words.gap(last, following) not in (", ", " ("):
            return False
        if self.knowledge.is_cue("container", self.words.words[following].lower) and self.words.joins(following):
            following += 1  # "X, in Unity State"
        for end in range(self.furthest(following), following - 1, -1):
            found = self.knowledge.gazetteer.by_key(self.words.key(following, end))
            if any(c.feature in ("country", "division") and c.is_main_name for c in found):
                return True
        return False

    def _is_after_comma(self, first: int, previous: Hit | None) -> bool:
        """Whether a place, a comma and then this: "Severn, Md."."""
        return (
            previous is not None
            and previous.belief in BELIEVED
            and previous.last == first - 1
            and self.words.gap(first - 1, first) in (", ", " (")
        )

    def _is_explained(self, last: int) -> bool:
        """Whether what follows is told of places only: "X, France", "X, a town in", "X was shelled"."""
        if self._is_contained(last) or "happened" in self.words.cues_after(last):
            return True
        if last + 2 >= len(self.words) or self.words.gap(last, last + 1) != ", ":
            return False
        following, second = self.words.words[last + 1].lower, self.words.words[last + 2].lower
        return any(self.knowledge.is_cue("apposition", phrase) for phrase in (following, f"{following} {second}"))

    def runs_on(self, last: int) -> bool:
        """Whether the name is cut from a longer one."""
        return self._runs_on(last) or self.words.is_cut(last)

    def _runs_on(self, last: int) -> bool:
        """Whether a capitalised word follows that makes a longer name of it: "Kyiv Independent", "Lanao del Norte"."""
        following = self.words.after(last)
        if self.knowledge.is_cue("name particle", following) and not self.words.words[last + 1].is_capitalised:
            return self.words.joins(last + 1) and self.words.words[last + 2].is_capitalised
        if not following or not self.words.words[last + 1].is_capitalised:
            return False
        called = [cue for kind, cue in self.words.cues_after(last).items() if kind in _CALLING]
        return self._is_organisation(last + max(cue.count(" ") for cue in called) + 1) if called else True

    def _is_organisation(self, index: int) -> bool:
        """Whether the word after the cue makes an organisation of it: "Kano State Police"."""
        following = self.words.after(index)
        return self.knowledge.is_cue("organisation", following) and self.words.words[index + 1].is_capitalised

    def _is_of_a_person(self, first: int, previous: Hit | None) -> bool:
        """Whether a title, a first name or another unknown capitalised word stands right before."""
        before = self.words.before(first)
        if self.taken.ends_with(self.words.words[first].lower) and not self.is_located(first):
            return True
        if not before or self.knowledge.is_cue("article", before):
            return False
        word = self.words.words[first - 1]
        if self.knowledge.is_cue("name particle", before) and not word.is_capitalised:
            return self.words.joins(first - 2) and self.words.words[first - 2].is_capitalised
        if self.knowledge.is_cue("title", before) and (
            word.is_capitalised or self.knowledge.stops.get(fold(before)) == "title"
        ):
            return True
        if not word.is_capitalised or self.words.is_strict(first) or self._follows(first, previous):
            return False
        if self.knowledge.is_cue("opener", before) or self.knowledge.is_cue("demonym", before):
            return False
        return not any(self.knowledge.is_cue(kind, before) for kind in ("part", "locative", "weak locative"))

    def _follows(self, first: int, previous: Hit | None) -> bool:
        """Whether the word before is itself a believed place: "Nigeria's Borno"."""
        return previous is not None and previous.belief in BELIEVED and previous.last == first - 1

    def furthest(self, first: int, joiners: str = "particle") -> int:
        """The last word of the run of capitalised words and particles that begins at `first`."""
        last = end = first
        words = self.words.words
        while end + 1 < len(words) and end - first < MOST_WORDS - 1 and self.words.joins(end):
            end += 1
            if words[end].is_capitalised:
                last = end
            elif not self.knowledge.is_cue(joiners, words[end].lower):
                break
        return last


class Taken:
    """Spans that other readers have claimed, and the last words of the longer ones (surnames)."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = sorted((span.start, span.end) for span in spans)
        self.starts = [start for start, _ in self.spans]
        names = (span.quote.split() for span in spans)
        self.surnames = {
            name[-1].lower() for name in names if len(name) in (2, 3) and all(w[:1].isupper() for w in name)
        }

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the spans overlaps the characters from `start` to `end`."""
        if not self.spans:
            return False
        at = bisect_right(self.starts, start)
        return any(s < end and start < e for s, e in self.spans[max(at - 2, 0) : at + 2])

    def ends_with(self, word: str) -> bool:
        """Whether a person's name ends with the word."""
        return word in self.surnames


def best_known(candidates: tuple[Candidate, ...]) -> Candidate:
    """The candidate that most readers would think of."""
    return max(candidates, key=_fame)


def _fame(candidate: Candidate) -> tuple[bool, int]:
    return (candidate.feature in _NOT_STRICT, candidate.population)


def _enough(best: Candidate) -> int:
    """How many people a place must have for its name to be believed alone."""
    if best.feature == "county" and best.is_main_name:
        return KNOWN_COUNTY
    return KNOWN_TOWN if best.is_main_name else ALTERNATIVE_NAME


def _is_famous(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a part of a longer name would still be taken for this place: "Kano State Government"."""
    return any(
        c.is_main_name and (c.feature in ("country", "division", "capital", "region") or c.population >= INSIDE_NAMES)
        for c in candidates
    )


def _is_town(candidate: Candidate) -> bool:
    return candidate.place_id.startswith("geonames:") and candidate.feature not in (
        "country",
        "region",
        "water",
        "lake",
        "river",
    )
