"""Toponym recognition: which capitalised words name places, and what the words beside them say of it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from dateline.extract.place_context import container_links, describe
from dateline.extract.place_words import Words
from dateline.model import PlaceMention, Span, span_of
from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import PlaceKnowledge

MOST_WORDS = 5  # of a toponym
MOST_LOOKUPS = (
    40_000  # of one document; more names than that are in no report, and a hostile one must not stall the run
)
KNOWN_TOWN = 30_000  # people; a town this large is believed without a preposition before it
KNOWN_IN_CAPITALS = 15_000  # people; in a line of capitals the name itself must carry the belief
NEIGHBOUR = 2_000  # people; a town this large is believed where the text names its division or a town of it
ALTERNATIVE_NAME = 200_000  # people; a name that is not the usual one is believed without more from here on
_NOT_STRICT = frozenset({"country", "division", "region", "water", "capital", "mountain"})
_CONFIRMING = frozenset({"locative", "near", "direction", "city before", "province before"})
_LOCATING = _CONFIRMING | {"weak locative", "part", "outskirts", "takes"}
_CALLING = frozenset({"province after", "district after", "city after", "site after", "outskirts after"})
_DATELINE_MARK = re.compile(r"\s*(?:[,–—(]|-\s)")

_ARTICLES = frozenset({"al", "el"})
_AND = frozenset({" and ", " & "})
_IN_A_ROW = _AND | {", ", " or ", ", and ", ", or "}
_ENGLISH_TOO = frozenset({"as", "at", "an", "en", "ad", "es", "et"})  # Arabic articles that are words as well

Belief = Literal["sure", "weak", "no"]


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words `first` to `last` that the gazetteer knows, or that a cue calls a town, and how far they are believed."""

    first: int
    last: int
    key: str
    belief: Belief
    candidates: tuple[Candidate, ...]


class _Spotter:
    """One text, one pass: holds what the questions share."""

    def __init__(self, text: str, taken: tuple[Span, ...], knowledge: PlaceKnowledge) -> None:
        self.text = text
        self.words = Words(text, knowledge)
        self.knowledge = knowledge
        self.taken = _Taken(taken)
        self.lookups = 0

    def hits(self) -> list[_Hit]:
        found: list[_Hit] = []
        index = 0
        while index < len(self.words):
            hit = self._hit_at(index, found[-1] if found else None) if self._may_begin(index) else None
            if hit is not None:
                found.append(hit)
            index = hit.last + 1 if hit is not None else index + 1
        return found

    def _may_begin(self, index: int) -> bool:
        word = self.words.words[index]
        if word.is_capitalised:
            is_english = word.lower in _ENGLISH_TOO and (
                self.words.is_strict(index) or self.words.begins_sentence(index)
            )
            return not is_english and self.lookups < MOST_LOOKUPS
        return word.lower in _ARTICLES and self.words.joins(index) and self.words.words[index + 1].is_capitalised

    def _hit_at(self, first: int, previous: _Hit | None) -> _Hit | None:
        """The longest run of words from `first` that the gazetteer knows; None where it knows none."""
        for last in range(self._furthest(first), first - 1, -1):
            word = self.words.words[last]
            if not word.is_capitalised or self.taken.touches(self.words.words[first].start, word.end):
                continue
            key = fold(self.text[self.words.words[first].start : word.end])
            self.lookups += 1
            candidates = self.knowledge.gazetteer.by_key(key)
            if candidates:
                return _Hit(first, last, key, self._belief(first, last, key, candidates, previous), candidates)
        return self._unlisted(first)

    def _furthest(self, first: int, joiners: str = "particle") -> int:
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

    def _unlisted(self, first: int) -> _Hit | None:
        """A name that no table has, where the words before it say that it is a town, or a loose spelling of one."""
        last = self._furthest(first, "name particle")
        start, end = self.words.words[first].start, self.words.words[last].end
        if self.taken.touches(start, end) or self.words.is_strict(first) or self.words.begins_sentence(first):
            return None
        key, head = fold(self.text[start:end]), fold(self.words.words[first].lower)
        if key in self.knowledge.stops or head in self.knowledge.stops or self.knowledge.is_cue("demonym", head):
            return None
        if self.words.cues_before(first).get("city before"):
            return _Hit(first, last, key, "sure", self.knowledge.gazetteer.lookup(key))
        if len(key) > 4 and self._is_located(first) and not self._runs_on(last):
            candidates = self.knowledge.gazetteer.lookup(key)
            return _Hit(first, last, key, "sure", candidates) if candidates else None
        return None

    def _belief(
        self, first: int, last: int, key: str, candidates: tuple[Candidate, ...], previous: _Hit | None
    ) -> Belief:
        stop = self.knowledge.stops.get(key)
        named = self.words.cues_after(last).get("province after") is not None
        if stop == "never" or self.knowledge.is_cue("demonym", key) or self._is_of_a_person(first, previous):
            return "no"
        if self._runs_on(last) and not self.words.is_strict(first):
            return "no"
        if stop is not None:
            return (
                "sure"
                if named or (self._is_confirmed(first, last) and not self.words.words[last].is_possessive)
                else "no"
            )
        if self.words.is_strict(first):
            return self._strict_belief(first, last, candidates)
        owned = self._follows(first, previous) and self.words.words[first - 1].is_possessive
        if named or owned or self._is_located(first) or self._is_explained(last):
            return "sure"
        return self._bare_belief(last, candidates)

    def _bare_belief(self, last: int, candidates: tuple[Candidate, ...]) -> Belief:
        """How far a name with nothing before it is believed: by what it could be, and by the word after it."""
        best = max(candidates, key=lambda c: (c.feature in _NOT_STRICT, c.population))
        is_seat = any(c.feature in ("capital", "town", "seat") for c in candidates) and best.feature != "country"
        if is_seat and "speech" in self.words.cues_after(last):
            return "no"  # "Moscow denied it" is a government, not a place
        if best.feature in _NOT_STRICT or best.place_id.startswith("dateline:"):
            return "sure"
        if best.population >= (KNOWN_TOWN if best.is_main_name else ALTERNATIVE_NAME):
            return "sure"
        return "weak"

    def _strict_belief(self, first: int, last: int, candidates: tuple[Candidate, ...]) -> Belief:
        """In a headline or a line of capitals: a preposition, a dateline, or a name that is well known."""
        if self._is_located(first) or (self.words.begins_sentence(first) and self._is_dateline(last)):
            return "sure"
        best = max(candidates, key=lambda c: (c.feature in _NOT_STRICT, c.population))
        known = best.is_main_name and (best.feature in _NOT_STRICT or best.population > KNOWN_IN_CAPITALS)
        return "sure" if known else "weak"

    def _is_dateline(self, last: int) -> bool:
        return _DATELINE_MARK.match(self.text, self.words.words[last].end) is not None

    def _is_located(self, first: int) -> bool:
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
        for end in range(self._furthest(following), following - 1, -1):
            key = fold(self.text[self.words.words[following].start : self.words.words[end].end])
            if any(
                c.feature in ("country", "division") and c.is_main_name for c in self.knowledge.gazetteer.by_key(key)
            ):
                return True
        return False

    def _is_explained(self, last: int) -> bool:
        """Whether what follows is told of places only: "X, France", "X, a town in", "X was shelled"."""
        if self._is_contained(last) or "happened" in self.words.cues_after(last):
            return True
        if last + 2 >= len(self.words) or self.words.gap(last, last + 1) != ", ":
            return False
        following, second = self.words.words[last + 1].lower, self.words.words[last + 2].lower
        return any(self.knowledge.is_cue("apposition", phrase) for phrase in (following, f"{following} {second}"))

    def _runs_on(self, last: int) -> bool:
        """Whether a capitalised word follows that makes a longer name of it: "Kyiv Independent", "Lanao del Norte"."""
        following = self.words.after(last)
        if self.knowledge.is_cue("name particle", following) and not self.words.words[last + 1].is_capitalised:
            return self.words.joins(last + 1) and self.words.words[last + 2].is_capitalised
        if not following or not self.words.words[last + 1].is_capitalised:
            return False
        if not _CALLING.isdisjoint(self.words.cues_after(last)):
            return self._is_organisation(last + 1)
        return True

    def _is_organisation(self, index: int) -> bool:
        """Whether the word after the cue makes an organisation of it: "Kano State Police"."""
        following = self.words.after(index)
        return self.knowledge.is_cue("organisation", following) and self.words.words[index + 1].is_capitalised

    def _is_of_a_person(self, first: int, previous: _Hit | None) -> bool:
        """Whether a title, a first name or another unknown capitalised word stands right before."""
        before = self.words.before(first)
        if self.taken.ends_with(self.words.words[first].lower) and not self._is_located(first):
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

    def _follows(self, first: int, previous: _Hit | None) -> bool:
        """Whether the word before is itself a believed place: "Nigeria's Borno"."""
        return previous is not None and previous.belief != "no" and previous.last == first - 1


class _Taken:
    """Spans that other readers have claimed, and the last words of the longer ones (surnames)."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = sorted((span.start, span.end) for span in spans)
        self.starts = [start for start, _ in self.spans]
        names = (span.quote.split() for span in spans)
        self.surnames = {
            name[-1].lower() for name in names if len(name) in (2, 3) and all(w[:1].isupper() for w in name)
        }

    def touches(self, start: int, end: int) -> bool:
        if not self.spans:
            return False
        at = bisect_right(self.starts, start)
        return any(s < end and start < e for s, e in self.spans[max(at - 2, 0) : at + 2])

    def ends_with(self, word: str) -> bool:
        return word in self.surnames


def spot_places(text: str, taken: tuple[Span, ...], knowledge: PlaceKnowledge) -> tuple[PlaceMention, ...]:
    """The places that the text names, in its order, with what surrounds them; nothing inside a `taken` span.

    A country's name is a place here; whether it acts instead is the caller's to decide.
    """
    spotter = _Spotter(text, taken, knowledge)
    hits = _believed(spotter.hits(), spotter.words)
    mentions = [_mention(hit, spotter) for hit in hits]
    joined = _pairs([(hit.first, hit.last) for hit in hits], mentions, spotter)
    kept = [(hit, mention) for hit, mention in zip(hits, joined, strict=True) if mention is not None]
    links = container_links([(hit.first, hit.last, hit.candidates) for hit, _ in kept], spotter.words, knowledge)
    return tuple(replace(m, within=links.get(n, ())) if n in links else m for n, (_, m) in enumerate(kept))


def _believed(hits: list[_Hit], words: Words) -> list[_Hit]:
    """The sure ones, and the weak ones that are sure elsewhere in the text or that a sure one speaks for."""
    sure = {hit.key for hit in hits if hit.belief == "sure"}
    people = {hit.key for hit in hits if hit.belief == "no"}
    divisions = {_division(hit.candidates) for hit in hits if hit.belief == "sure"} - {None}
    kept = [
        hit.key in sure or (hit.key not in people and _division(hit.candidates, town=True) in divisions) for hit in hits
    ]
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        for n in order:
            beside = n - 1 if order.step > 0 else n + 1
            kept[n] = kept[n] or (hits[n].belief != "no" and kept[beside] and _in_a_row(hits[n], hits[beside], words))
    return [hit for hit, is_kept in zip(hits, kept, strict=True) if is_kept and hit.belief != "no"]


def _division(candidates: tuple[Candidate, ...], town: bool = False) -> tuple[str | None, str] | None:
    """The division of the most populous candidate; with `town`, only of a town of some size and that usual name."""
    best = candidates[0] if candidates else None
    if best is None or best.admin1 is None or (town and not (best.is_main_name and best.population >= NEIGHBOUR)):
        return None
    return best.country, best.admin1


def _in_a_row(one: _Hit, other: _Hit, words: Words) -> bool:
    left, right = (one, other) if one.first < other.first else (other, one)
    return words.gap(left.last, right.first) in _IN_A_ROW


def _mention(hit: _Hit, spotter: _Spotter) -> PlaceMention:
    words = spotter.words.words
    span = span_of(spotter.text, words[hit.first].start, words[hit.last].end)
    bare = PlaceMention(span=span, name=" ".join(span.quote.split()))
    return describe(bare, hit.first, hit.last, (spotter.words, spotter.knowledge))


def _pairs(places: list[tuple[int, int]], mentions: list[PlaceMention], spotter: _Spotter) -> list[PlaceMention | None]:
    """Joins "between A and B" into one mention, and gives A its unit in "A and B provinces"."""
    joined: list[PlaceMention | None] = list(mentions)
    for n in range(len(mentions) - 1):
        left, right = joined[n], mentions[n + 1]
        if left is None or spotter.words.gap(places[n][1], places[n + 1][0]) not in _AND:
            continue
        if spotter.knowledge.is_cue("between", spotter.words.before(places[n][0])) and _are_spots(left, right, spotter):
            span = span_of(spotter.text, left.span.start, right.span.end)
            joined[n] = replace(left, span=span, modifier="between", other=right.name)
            joined[n + 1] = None
        elif right.unit is not None and left.unit is None and _is_plural(places[n + 1][1], spotter):
            joined[n] = replace(left, unit=right.unit)
    return joined


def _are_spots(left: PlaceMention, right: PlaceMention, spotter: _Spotter) -> bool:
    """Whether both may be towns: fighting "between Israel and Lebanon" is no road."""
    found = (spotter.knowledge.gazetteer.lookup(mention.name) for mention in (left, right))
    return right.unit is None and all(c and not any(x.feature in ("country", "water") for x in c) for c in found)


def _is_plural(last: int, spotter: _Spotter) -> bool:
    after = spotter.words.cues_after(last).get("province after")
    return after is not None and after.endswith("s")
