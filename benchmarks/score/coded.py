"""Human-coded incident records: how many, when, where, who, claimed or not.

Gold (all but `id` and `text` optional): `date`, `date_end`, `place`, `lat`, `lon`, `killed_low`, `killed_high`,
`wounded_low`, `wounded_high`, `weapon`, `actors`, `claimed`. Prediction: `{"id", "events": [{"date_start", "date_end",
"places": [{"name", "lat", "lon"}], "killed_low", "killed_high", "wounded_low", "wounded_high", "perpetrators": […],
"weapons": […], "claimed"}]}`, every field optional.

For each record the event that fits best is scored: one point each for a compatible number of killed and of wounded, the
date, the place and the actor. Choosing with the gold in hand is generous, and the same for every system. `any_event`;
`killed` and `wounded`: `exact`, `in_range` (the ranges overlap), both over all records and over those above zero, an
unstated number read as 0 (`stated`: share with a stated number); `date`: `exact`, `near` (three days); `place`: share
within 25 and 161 km of all gold coordinates, median distance of those placed, name match; `actor` and `weapon` match;
`claimed` P/R/F1. A figure without gold is null.
"""

from collections.abc import Iterable
from datetime import date
from statistics import median

from benchmarks.score.earth import km_between
from benchmarks.score.records import Record, pair_up
from benchmarks.score.tally import Tally
from benchmarks.score.words import fold

NUMBERS = ("killed", "wounded")
_NEAR_DAYS = 3
_NEAR_KM, _TOWN_KM = 161, 25
_ENOUGH = 0.67  # of the shorter name's telling words
_COMMON = frozenset(
    ["of", "and", "in", "on", "for", "by", "al", "group", "groups", "forces", "unknown", "militia", "militants"]
)

Chosen = tuple[Record, Record]  # a gold record and the event that fits it best; {} where nothing was predicted
Range = tuple[int, int]


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    pairs = [(truth, guess.get("events") or []) for truth, guess in pair_up(gold, predicted)]
    chosen = [(truth, _best(truth, events)) for truth, events in pairs]
    is_told = [bool(events) for _, events in pairs]
    return {
        "records": len(gold),
        "any_event": _share(is_told),
        **{name: _number(name, chosen, is_told) for name in NUMBERS},
        "date": _date(chosen),
        "place": _place(chosen),
        "actor": _match("actors", chosen),
        "weapon": _match("weapon", chosen),
        "claimed": _claimed(chosen),
    }


def same_name(left: str, right: str) -> bool:
    """Whether two names may be of one thing: one inside the other, a shared acronym, or most of their telling words."""
    one, other = fold(left), fold(right)
    if not one or not other:
        return False
    if f" {one} " in f" {other} " or f" {other} " in f" {one} " or _acronyms(left) & _acronyms(right):
        return True
    mine, yours = set(one.split()) - _COMMON, set(other.split()) - _COMMON
    return bool(mine) and bool(yours) and len(mine & yours) >= _ENOUGH * min(len(mine), len(yours))


def _acronyms(text: str) -> set[str]:
    bare = text.replace("(", " ").replace(")", " ").split()
    return {fold(word) for word in bare if len(word) > 2 and word.isupper()}


def _any_same(left: Iterable[str], right: list[str]) -> bool:
    return any(same_name(one, other) for one in left for other in right)


# ---- the event that fits best
def _best(truth: Record, events: list[Record]) -> Record:
    return max(events, key=lambda event: _fit(truth, event)) if events else {}


def _fit(truth: Record, event: Record) -> int:
    counts = sum(_meet(_range(event, n) or (0, 0), _range(truth, n)) for n in NUMBERS)
    actor = bool(truth.get("actors")) and _any_same(truth["actors"], event.get("perpetrators") or [])
    return counts + _is_dated(truth, event) + _is_placed(truth, event) + actor


def _is_dated(truth: Record, event: Record) -> bool:
    wanted, start = _day(truth.get("date")), _day(event.get("date_start"))
    if wanted is None or start is None:
        return False
    return start <= wanted <= (_day(event.get("date_end")) or start)


def _is_placed(truth: Record, event: Record) -> bool:
    km = _km(truth, event)
    if km is not None and km <= _NEAR_KM:
        return True
    return bool(truth.get("place")) and _any_same([truth["place"]], _names(event))


# ---- figures
def _number(name: str, chosen: list[Chosen], is_told: list[bool]) -> Record:
    rows = [
        (wanted, (_range(event, name) or (0, 0)) if told else None, _range(event, name) is not None)
        for (truth, event), told in zip(chosen, is_told, strict=True)
        if (wanted := _range(truth, name)) is not None
    ]
    some = [row for row in rows if row[0][1] > 0]
    return {
        "gold": len(rows),
        "gold_above_zero": len(some),
        "exact": _share(given == wanted for wanted, given, _ in rows),
        "in_range": _share(_meet(given, wanted) for wanted, given, _ in rows),
        "exact_above_zero": _share(given == wanted for wanted, given, _ in some),
        "in_range_above_zero": _share(_meet(given, wanted) for wanted, given, _ in some),
        "stated": _share(stated for _, _, stated in rows),
    }


def _date(chosen: list[Chosen]) -> Record:
    dated = [(truth, event, day) for truth, event in chosen if (day := _day(truth.get("date"))) is not None]
    return {
        "gold": len(dated),
        "exact": _share(_days(event) == (day, _day(truth.get("date_end")) or day) for truth, event, day in dated),
        "near": _share(_is_near(_days(event), day) for _, event, day in dated),
    }


def _days(event: Record) -> tuple[date, date] | None:
    start = _day(event.get("date_start"))
    return (start, _day(event.get("date_end")) or start) if start is not None else None


def _is_near(days: tuple[date, date] | None, day: date) -> bool:
    return days is not None and (abs((days[0] - day).days) <= _NEAR_DAYS or days[0] <= day <= days[1])


def _place(chosen: list[Chosen]) -> Record:
    located = [_km(truth, event) for truth, event in chosen if _has_point(truth)]
    placed = [km for km in located if km is not None]
    named = [(truth, event) for truth, event in chosen if truth.get("place")]
    return {
        "gold": len(located),
        "within25": _share(km is not None and km <= _TOWN_KM for km in located),
        "within161": _share(km is not None and km <= _NEAR_KM for km in located),
        "median_km": median(placed) if placed else None,
        "placed": _share(km is not None for km in located),
        "gold_names": len(named),
        "name_match": _share(_any_same([truth["place"]], _names(event)) for truth, event in named),
    }


def _match(field: str, chosen: list[Chosen]) -> Record:
    asked = [(truth, event) for truth, event in chosen if truth.get(field)]
    if field == "actors":
        hits = [_any_same(truth["actors"], event.get("perpetrators") or []) for truth, event in asked]
    else:
        hits = [_is_weapon(truth["weapon"], event.get("weapons") or []) for truth, event in asked]
    return {"gold": len(asked), "match": _share(hits)}


def _is_weapon(wanted: str, given: list[str]) -> bool:
    """Whether a word of the gold's weapon is among the words given, plural or not."""
    ours = {word.rstrip("s") for weapon in given for word in fold(weapon).split()}
    return any(word.rstrip("s") in ours for word in set(fold(wanted).split()) - _COMMON)


def _claimed(chosen: list[Chosen]) -> Record | None:
    asked = [(bool(e.get("claimed")), bool(t["claimed"])) for t, e in chosen if t.get("claimed") is not None]
    tally = Tally()
    for said, is_so in asked:
        tally.add(said and is_so, said, is_so)
    return tally.figures() if asked else None


# ---- values
def _share(hits: Iterable[bool]) -> float | None:
    found = list(hits)
    return sum(found) / len(found) if found else None


def _range(item: Record, name: str) -> Range | None:
    """Low and high of a count; one missing end is the other."""
    ends = [int(end) for end in (item.get(f"{name}_low"), item.get(f"{name}_high")) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _meet(given: Range | None, wanted: Range | None) -> bool:
    return given is not None and wanted is not None and given[0] <= wanted[1] and given[1] >= wanted[0]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _has_point(item: Record) -> bool:
    return item.get("lat") is not None and item.get("lon") is not None


def _km(truth: Record, event: Record) -> float | None:
    """The distance of the nearest place given, in kilometres."""
    if not _has_point(truth):
        return None
    points = [(place["lat"], place["lon"]) for place in event.get("places") or [] if _has_point(place)]
    return min((km_between((truth["lat"], truth["lon"]), point) for point in points), default=None)


def _names(event: Record) -> list[str]:
    return [place["name"] for place in event.get("places") or [] if place.get("name")]
