"""What the words beside a toponym say: near it, part of it, so far from it, a province, inside a larger place."""

import re
from dataclasses import replace

from dateline.extract.place_words import Words
from dateline.model import PlaceMention
from dateline.model.mention import PlaceUnit
from dateline.rules.places.gazetteer import Candidate
from dateline.rules.places.knowledge import PlaceKnowledge

Reading = tuple[Words, PlaceKnowledge]
Place = tuple[int, int, tuple[Candidate, ...]]  # first word, last word, what it may be

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_BETWEEN = 7  # words between a town and the larger place it is put in
_LEVELS = {"country": 3, "division": 2, "region": 2, "county": 2}
_CALLED = frozenset({"district after", "city after", "site after", "feature after"})
_UNITS_AFTER: tuple[tuple[str, PlaceUnit], ...] = (
    ("province after", "province"),
    ("district after", "district"),
    ("city after", "city"),
    ("site after", "site"),
)
_UNITS_BEFORE: tuple[tuple[str, PlaceUnit], ...] = (
    ("city before", "city"),
    ("province before", "province"),
    ("site before", "site"),
)


def describe(mention: PlaceMention, first: int, last: int, reading: Reading) -> PlaceMention:
    """The mention with the modifier, the unit, the bearing and the distance that its neighbours give it."""
    mention = replace(mention, unit=_unit(first, last, reading))
    words, knowledge = reading
    at = _before_unit(first, reading)
    if words.cues_after(last).get("outskirts after"):
        return replace(mention, modifier="outskirts")
    part, direction = words.cues_before(at).get("part"), words.cues_before(at).get("direction")
    if direction is not None and not (part and part.endswith(f" {direction}")):
        return _directed(mention, at - direction.count(" ") - 1, direction, reading)
    if words.cues_before(at).get("outskirts"):
        return replace(mention, modifier="outskirts")
    distance = _distance_from(at, reading)
    if distance is not None:
        return replace(mention, modifier="distance", distance_km=distance)
    if words.cues_before(at).get("near"):
        return replace(mention, modifier="near")
    part = words.cues_before(first).get("part") or part
    if part is not None:
        return replace(mention, modifier="part", bearing=knowledge.cues["part"][part])
    return mention


def told_country(first: int, reading: Reading) -> str | None:
    """The country that an adjective puts it in: "the Syrian border town of Azaz"."""
    words, knowledge = reading
    at = first
    for kind in ("city before", "site before"):
        if (cue := words.cues_before(at).get(kind)) is not None:
            at -= cue.count(" ") + 1
            return knowledge.demonyms.get(words.before(at))
    return None


def _unit(first: int, last: int, reading: Reading) -> PlaceUnit | None:
    words, _ = reading
    after = next((unit for kind, unit in _UNITS_AFTER if words.cues_after(last).get(kind)), None)
    if after is not None and not names_next(last, reading):
        return after
    return next((unit for kind, unit in _UNITS_BEFORE if words.cues_before(first).get(kind)), None)


def names_next(last: int, reading: Reading) -> bool:
    """Whether the noun after the name is that of the place which "of" brings: "the Algiers suburb of Oued Kniss"."""
    words, knowledge = reading
    cue = words.cues_after(last).get("city after")
    if cue is None:
        return False
    of = last + cue.count(" ") + 2
    is_linked = of + 1 < len(words) and knowledge.is_cue("genitive", words.words[of].lower)
    return is_linked and words.joins(of - 1) and words.joins(of) and words.words[of + 1].is_capitalised


def _before_unit(first: int, reading: Reading) -> int:
    """Where the words before the whole phrase end: "near the town of" Gubio is near it all the same."""
    words, knowledge = reading
    at = first
    for kind in ("city before", "province before", "site before"):
        cue = words.cues_before(at).get(kind)
        if cue is not None:
            at -= cue.count(" ") + 1
            break
    while at > 0 and (knowledge.is_cue("demonym", before := words.before(at)) or knowledge.is_cue("article", before)):
        at -= 1
        if knowledge.is_cue("demonym", before) and knowledge.is_cue("part", words.before(at)):
            at -= 1  # "the northern Syrian town of" says where in Syria
    return at


def _directed(mention: PlaceMention, before: int, cue: str, reading: Reading) -> PlaceMention:
    """A point for "20 km south of X"; somewhere near it for "south of X"."""
    bearing = reading[1].cues["direction"][cue]
    distance = _kilometres_before(before, reading)
    return replace(mention, modifier="near" if distance is None else "distance", bearing=bearing, distance_km=distance)


def _distance_from(at: int, reading: Reading) -> float | None:
    """How far from it the words put the happening: "15 kilometres from X"."""
    words, knowledge = reading
    return _kilometres_before(at - 1, reading) if words.before(at) in knowledge.cues["distance from"] else None


def _kilometres_before(index: int, reading: Reading) -> float | None:
    """The distance whose unit is the last word before word `index`, in kilometres."""
    words, knowledge = reading
    unit = words.before(index).partition(" ")[0]
    factor = knowledge.cues["unit"].get(unit)
    if factor is None or index < 2:
        fused = re.fullmatch(r"(\d+)(km|m)", unit)  # "20km south of"
        return float(fused.group(1)) * (1.0 if fused.group(2) == "km" else 0.001) if fused else None
    number = words.words[index - 2].lower
    if (spelled := knowledge.cues["number"].get(number)) is not None:
        return spelled * factor
    return float(number.replace(",", "")) * factor if _NUMBER.fullmatch(number) else None


def container_links(places: list[Place], words: Words, knowledge: PlaceKnowledge) -> dict[int, tuple[str, ...]]:
    """For each place, by its number, the larger places that the words put it in: "Gubio in … Borno state"."""
    next_up: dict[int, int] = {}
    for n in range(len(places) - 1):
        left, right = places[n], places[n + 1]
        if _is_container(left, right, words, knowledge):
            next_up[n] = n + 1
        elif _owns(left, right, words, knowledge):
            next_up[n + 1] = n
            if next_up.get(n - 1) == n and _level(right) > _lowest(places[n - 1]):
                next_up[n - 1] = n + 1  # "Gubio in Nigeria's Borno state" is in both
    names = {n: words.text[words.words[f].start : words.words[t].end] for n, (f, t, _) in enumerate(places)}
    return {n: tuple(names[m] for m in _chain(n, next_up)) for n in next_up}


def _chain(start: int, next_up: dict[int, int]) -> list[int]:
    """Follows the links upward; a town in a country's division is in both."""
    found: list[int] = []
    at = start
    while at in next_up and next_up[at] not in found and len(found) < len(_LEVELS):
        at = next_up[at]
        found.append(at)
    return found


def _after_unit(last: int, words: Words) -> int:
    """The last word of the name with its unit: "the Azaz district of Aleppo", "Tishreen dam, Syria"."""
    cues = [cue for kind, cue in words.cues_after(last).items() if kind in _CALLED]
    return last + max((cue.count(" ") + 1 for cue in cues), default=0)


def _is_country(place: Place) -> bool:
    """Whether the name is first of all a country's."""
    return any(candidate.feature == "country" and candidate.is_main_name for candidate in place[2])


def _level(place: Place) -> int:
    return max((_LEVELS.get(candidate.feature, 1) for candidate in place[2]), default=1)


def _lowest(place: Place) -> int:
    return min((_LEVELS.get(candidate.feature, 1) for candidate in place[2]), default=1)


def _is_container(left: Place, right: Place, words: Words, knowledge: PlaceKnowledge) -> bool:
    """Whether only "in", a comma, compass words or "the … state of" stand between a place and a larger one."""
    if _level(right) < 2 or _lowest(left) >= _level(right) or right[0] - left[1] - 1 > _MOST_BETWEEN:
        return False
    last = min(_after_unit(left[1], words), right[0] - 1)
    between, gap = words.words[last + 1 : right[0]], words.gap(last, right[0])
    if gap[:1] == "," and _is_country(left) and _is_country(right):
        return False  # "Mexico, the US and Canada" is a list
    if not between:
        return gap in (", ", " (")
    linked = knowledge.is_cue("container", between[0].lower) or gap.startswith(", ")
    unmarked = not any(mark in gap for mark in ".;:!?\n") and "," not in gap[1:]
    return linked and unmarked and all(_is_link(word.lower, knowledge) for word in between)


def _owns(left: Place, right: Place, words: Words, knowledge: PlaceKnowledge) -> bool:
    """Whether the larger place comes first and owns the other: "Nigeria's northeastern Borno state"."""
    between = words.words[left[1] + 1 : right[0]]
    if names_next(left[1], (words, knowledge)) and len(between) == 2:
        return True
    if not words.words[left[1]].is_possessive or _level(left) < 2 or _lowest(right) >= _level(left):
        return False
    return len(between) <= _MOST_BETWEEN and all(_is_link(word.lower, knowledge) for word in between)


def _is_link(word: str, knowledge: PlaceKnowledge) -> bool:
    kinds = (
        "container",
        "article",
        "part",
        "province after",
        "district after",
        "city after",
        "province before",
        "city before",
        "demonym",
    )
    return any(knowledge.is_cue(kind, word) for kind in kinds)
