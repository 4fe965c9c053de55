"""Toponym recognition: which capitalised words name places, and what the words beside them say of it."""

from dataclasses import replace

from dateline.extract.place_belief import BELIEVED, Beliefs, Hit, Taken
from dateline.extract.place_borders import with_borders
from dateline.extract.place_context import container_links, describe, told_country
from dateline.extract.place_points import spot_points
from dateline.extract.place_unlisted import Unlisted
from dateline.extract.place_words import Words
from dateline.model import PlaceMention, Span, span_of
from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import PlaceKnowledge

MOST_LOOKUPS = (
    40_000  # of one document; more names than that are in no report, and a hostile one must not stall the run
)
NEIGHBOUR = 2_000  # people; a town this large is believed where the text names its division or a town of it
ROAD = 3.0  # degrees of latitude or longitude: no road "between A and B" is longer

_ARTICLES = frozenset({"al", "el"})
_AND = frozenset({" and ", " & "})
_ENGLISH_TOO = frozenset({"as", "at", "an", "en", "ad", "es", "et"})  # Arabic articles that are words as well


class _Spotter:
    """One text, one pass: holds what the questions share."""

    def __init__(self, text: str, taken: tuple[Span, ...], knowledge: PlaceKnowledge, inside_names: bool) -> None:
        self.text = text
        self.words = Words(text, knowledge)
        self.knowledge = knowledge
        self.taken = Taken(taken)
        self.beliefs = Beliefs(self.words, self.taken, knowledge)
        self.unlisted = Unlisted(self.beliefs)
        self._open = ("no",) if inside_names else ("no", "inside")  # beliefs that leave room for a longer name
        self.lookups = 0

    def hits(self) -> list[Hit]:
        found: list[Hit] = []
        beyond = 0
        for index, word in enumerate(self.words.words):
            if index < beyond or not (word.is_capitalised or word.lower in _ARTICLES) or not self._may_begin(index):
                continue
            previous = found[-1] if found else None
            hit = self._hit_at(index, previous)
            if hit is None or hit.belief in self._open:
                hit = self.unlisted.at(index, previous) or hit
            if hit is not None:
                found.append(hit)
                beyond = hit.last + 1
        return found

    def _may_begin(self, index: int) -> bool:
        word = self.words.words[index]
        if word.is_capitalised:
            is_english = word.lower in _ENGLISH_TOO and (
                self.words.is_strict(index) or self.words.begins_sentence(index)
            )
            return not is_english and self.lookups < MOST_LOOKUPS
        return word.lower in _ARTICLES and self.words.joins(index) and self.words.words[index + 1].is_capitalised

    def _hit_at(self, first: int, previous: Hit | None) -> Hit | None:
        """The longest run of words from `first` that the gazetteer knows; None where it knows none."""
        for last in range(self.beliefs.furthest(first), first - 1, -1):
            word = self.words.words[last]
            if not word.is_capitalised or self.taken.touches(self.words.words[first].start, word.end):
                continue
            key = self.words.key(first, last)
            self.lookups += 1
            cue = self.words.cues_after(last).get("site after")
            if cue and (candidates := self.knowledge.gazetteer.by_key(f"{key} {cue}")):
                return Hit(first, last, f"{key} {cue}", "sure", candidates)  # "the Omar oil field"
            candidates = self.knowledge.gazetteer.by_key(key)
            if candidates:
                return Hit(first, last, key, self.beliefs.of(first, last, candidates, previous, key), candidates)
        return None


def spot_places(
    text: str, taken: tuple[Span, ...], knowledge: PlaceKnowledge, *, inside_names: bool = False
) -> tuple[PlaceMention, ...]:
    """The places that the text names, in its order, with what surrounds them; nothing inside a `taken` span.

    Points in figures have their value already. A country's name is a place here; whether it acts instead is the
    caller's to decide. With `inside_names` also those that a geoparser counts and a reader of events does not: "Kano
    State Government", "the Berlin-based agency", "Moscow denied it".
    """
    spotter = _Spotter(text, taken, knowledge, inside_names)
    hits = _believed(spotter.hits(), spotter.words, inside_names)
    mentions = [_mention(hit, spotter) for hit in hits]
    joined: list[PlaceMention | None] = list(mentions)
    borders: list[PlaceMention] = []
    if not inside_names:
        joined, borders = with_borders(_pairs(hits, mentions, spotter), hits, spotter.words, knowledge)
    kept = [(hit, mention) for hit, mention in zip(hits, joined, strict=True) if mention is not None]
    links = container_links([(hit.first, hit.last, hit.candidates) for hit, _ in kept], spotter.words, knowledge)
    named = [replace(m, within=(*links[n], *m.within)) if n in links else m for n, (_, m) in enumerate(kept)]
    return _with_points(named, [*borders, *_points(text, spotter.taken)])


def _points(text: str, taken: Taken) -> list[PlaceMention]:
    """The points that the text gives in figures."""
    return [point for point in spot_points(text) if not taken.touches(point.span.start, point.span.end)]


def _with_points(named: list[PlaceMention], others: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The names and, in their places, the points and borders."""
    if not others:
        return tuple(named)
    blocked = Taken(tuple(other.span for other in others))
    kept = (mention for mention in named if not blocked.touches(mention.span.start, mention.span.end))
    return tuple(sorted((*kept, *others), key=lambda mention: mention.span))


def _believed(hits: list[Hit], words: Words, inside_names: bool) -> list[Hit]:
    """The sure ones, and the weak ones that are sure elsewhere in the text or that a sure one speaks for."""
    parts = {hit.key for hit in hits if hit.belief in ("person", "no")}  # of somebody's name, or of a longer one
    sure = {h.key for h in hits if h.belief == "sure" or (h.belief == "known" and h.key not in parts)}
    refused = {hit.key for hit in hits if hit.belief in ("no", "inside", "person")}
    divisions = {_division(hit.candidates) for hit in hits if hit.belief in ("sure", "known")} - {None}
    kept = [
        hit.key in sure or (hit.key not in refused and _division(hit.candidates, town=True) in divisions)
        for hit in hits
    ]
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        for n in order:
            beside = n - 1 if order.step > 0 else n + 1
            is_open = hits[n].belief in BELIEVED
            kept[n] = kept[n] or (is_open and kept[beside] and _in_a_row(hits[n], hits[beside], words))
    return [
        hit
        for hit, is_kept in zip(hits, kept, strict=True)
        if (is_kept and hit.belief in BELIEVED) or (inside_names and hit.belief == "inside")
    ]


def _division(candidates: tuple[Candidate, ...], town: bool = False) -> tuple[str | None, str] | None:
    """The division of the most populous candidate; with `town`, only of a town of some size and that usual name."""
    best = candidates[0] if candidates else None
    if best is None or best.admin1 is None or (town and not (best.is_main_name and best.population >= NEIGHBOUR)):
        return None
    return best.country, best.admin1


def _in_a_row(one: Hit, other: Hit, words: Words) -> bool:
    left, right = (one, other) if one.first < other.first else (other, one)
    return words.is_row(left.last, right.first)


def _mention(hit: Hit, spotter: _Spotter) -> PlaceMention:
    words = spotter.words.words
    span = span_of(spotter.text, words[hit.first].start, words[hit.last].end)
    name = " ".join(span.quote.split())
    site = hit.key.removeprefix(fold(name)) if hit.candidates else ""
    bare = PlaceMention(span=span, name=f"{name}{site}")
    reading = (spotter.words, spotter.knowledge)
    country = told_country(hit.first, reading)
    return describe(replace(bare, within=(country,)) if country else bare, hit.first, hit.last, reading)


def _pairs(hits: list[Hit], mentions: list[PlaceMention], spotter: _Spotter) -> list[PlaceMention | None]:
    """Joins "between A and B" into one mention, and gives A its unit in "A and B provinces"."""
    joined: list[PlaceMention | None] = list(mentions)
    for n in range(len(mentions) - 1):
        left, right = joined[n], mentions[n + 1]
        if left is None or spotter.words.gap(hits[n].last, hits[n + 1].first) not in _AND:
            continue
        between = spotter.knowledge.is_cue("between", spotter.words.before(hits[n].first))
        if between and right.unit is None and _are_ends(hits[n], hits[n + 1]):
            span = span_of(spotter.text, left.span.start, right.span.end)
            joined[n] = replace(left, span=span, modifier="between", other=right.name)
            joined[n + 1] = None
        elif right.unit is not None and left.unit is None and _is_plural(hits[n + 1].last, spotter):
            joined[n] = replace(left, unit=right.unit)
    return joined


def _are_ends(left: Hit, right: Hit) -> bool:
    """Whether both may be the towns at the ends of a road: "between Israel and Lebanon" there is none."""
    if any(c.feature in ("country", "water", "lake", "river") for hit in (left, right) for c in hit.candidates):
        return False
    return any(
        abs(a.lat - b.lat) <= ROAD and abs(a.lon - b.lon) <= ROAD for a in left.candidates for b in right.candidates
    )


def _is_plural(last: int, spotter: _Spotter) -> bool:
    after = spotter.words.cues_after(last).get("province after")
    return after is not None and after.endswith("s")
