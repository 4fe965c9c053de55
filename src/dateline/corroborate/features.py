"""The comparisons: each one small function of two accounts, whose docstring is the sentence that a reviewer reads."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from math import cos, hypot, log2, radians

from dateline.corroborate.account import Account, Spot
from dateline.corroborate.block import KM_PER_DEGREE
from dateline.corroborate.telling import skeleton
from dateline.model import Bounds

Comparison = Callable[[Account, Account], float]
Objection = Callable[[Account, Account], bool | None]
MOST_DAYS = 4
MOST_KM = 50.0
HOPELESS_KM = 25.0
ELSEWHERE = 0.4  # no place is given, and the rest of the report tells of another country
MOST_WORDS = 4


def same_day(left: Account, right: Account) -> float:
    """Both date the happening to the same day (1), or to stretches of days that overlap (less, the wider they are)."""
    if left.days is None or right.days is None or _gap(left.days, right.days):
        return 0.0
    return 2 / (left.days[1] - left.days[0] + right.days[1] - right.days[0] + 2)


def next_day(left: Account, right: Account) -> float:
    """One dates it to the day after the other: the night between may be counted to either."""
    return float(_days_between(left, right) == 1)


def days_apart(left: Account, right: Account) -> float:
    """Even at their widest the dates lie two days or more apart (half where one is only taken over), or were to come."""
    if _days_between(left, right) <= 1:
        return 0.0
    return 1.0 if left.is_dated and right.is_dated else 0.5


def date_unknown(left: Account, right: Account) -> float:
    """One of them does not say when; it is taken to tell of the last days before it came out."""
    return float(left.days is None or right.days is None)


def same_place(left: Account, right: Account) -> float:
    """Both name the same place (1), places that lie within one another's reach, or the same region (less)."""
    return max([_nearness(a, b) for a in left.spots for b in right.spots], default=0.0)


def km_apart(left: Account, right: Account) -> float:
    """Even at their widest the places lie kilometres apart (1 at fifty or more), or the reports tell of other countries."""
    if left.spots and right.spots:
        return min(_distance(a, b) for a in left.spots for b in right.spots)
    return ELSEWHERE if left.countries and right.countries and not left.countries & right.countries else 0.0


def place_unknown(left: Account, right: Account) -> float:
    """One of them does not say where."""
    return float(not left.spots or not right.spots)


def place_named(left: Account, right: Account) -> float:
    """One gives no place, and its sentence holds the name of the place that the other gives."""
    if bool(left.spots) == bool(right.spots):
        return 0.0
    return float(bool(left.words & right.place_words or right.words & left.place_words))


def type_compatible(left: Account, right: Account) -> float:
    """How alike the types are: the share of families and manners that both types have; -1 where they share none."""
    return _alikeness(left.families | left.manners, right.families | right.manners)


def same_report(left: Account, right: Account) -> float:
    """Both stand in one report, which may have told two happenings apart, or one in two sentences."""
    return float(left.report.id == right.report.id)


def explicit_reference(left: Account, right: Account) -> float:
    """A later report refers back to the happening by its day."""
    return float(_looks_back(left, right) or _looks_back(right, left))


def same_sub_type(left: Account, right: Account) -> float:
    """Both tell of the same kind of happening, down to the sub-event type."""
    return float(left.mention.sub_event_type == right.mention.sub_event_type)


def same_trigger_words(left: Account, right: Account) -> float:
    """Both use the same word for what happened."""
    return _overlap(left.trigger_words, right.trigger_words)


def shared_actor(left: Account, right: Account) -> float:
    """Both name the same actor, in whatever role."""
    return float(bool(left.actors & right.actors))


def shared_role(left: Account, right: Account) -> float:
    """Both give the same named actor the same role (1 for two or more such actors, 0.5 for one)."""
    return min(2, len(left.roles & right.roles)) / 2


def shared_target_words(left: Account, right: Account) -> float:
    """Both describe what was hit in the same words, leaving aside words that fit any happening."""
    return _overlap(left.harmed_words, right.harmed_words)


def tolls_compatible(left: Account, right: Account) -> float:
    """The figures agree: equal figures count more the larger they are, overlapping or close ones less."""
    if not left.tolls or not right.tolls:
        return 0.0
    shared = [(mine, theirs) for measure, mine in left.tolls for other, theirs in right.tolls if measure == other]
    return min(1.0, sum(max(_agreement(a, b) for a, b in product(mine, theirs)) for mine, theirs in shared))


def shared_means(left: Account, right: Account) -> float:
    """Both name the same weapon or means."""
    return _overlap(left.means, right.means)


def shared_words(left: Account, right: Account) -> float:
    """The sentences share telling words, beyond the word for what happened (1 for four words or more)."""
    shared = (left.words & right.words) - (left.name_words & right.name_words)
    return min(len(shared), MOST_WORDS) / MOST_WORDS


def copied_report(left: Account, right: Account) -> float:
    """One report copies the other, and both use the same word for what happened."""
    if left.report.id == right.report.id:
        return 0.0
    return float(left.report.original == right.report.original and bool(left.trigger_words & right.trigger_words))


def conflicting_perpetrator(left: Account, right: Account) -> float:
    """Each names a perpetrator of its own, and nothing in the names is shared."""
    mine, theirs = left.perpetrators, right.perpetrators
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def different_target(left: Account, right: Account) -> float:
    """Each says what was hit, and the words have nothing in common."""
    return float(bool(left.target_words and right.target_words) and not left.target_words & right.target_words)


def tolls_far_apart(left: Account, right: Account) -> float:
    """The dead are counted so differently that a correction does not explain it."""
    if not left.dead or not right.dead:
        return 0.0
    return float(all(_is_far(a, b) for a, b in product(left.dead, right.dead)))


COMPARISONS: tuple[Comparison, ...] = (
    same_day,
    next_day,
    days_apart,
    date_unknown,
    same_place,
    km_apart,
    place_unknown,
    place_named,
    type_compatible,
    same_report,
    explicit_reference,
    same_sub_type,
    same_trigger_words,
    shared_actor,
    shared_role,
    shared_target_words,
    shared_means,
    shared_words,
    tolls_compatible,
    copied_report,
    conflicting_perpetrator,
    different_target,
    tolls_far_apart,
)


def is_hopeless(left: Account, right: Account) -> bool:
    """Whether the two places lie so far apart, or one is so much older, that nothing else is worth looking at."""
    return _days_between(left, right) >= MOST_DAYS or km_apart(left, right) * MOST_KM > HOPELESS_KM


def are_days_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the days that the two give lie two or more apart; None where one gives none of its own."""
    return _days_between(left, right) > 1 if left.is_dated and right.is_dated else None


def are_places_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the places lie too far apart for one happening; None where one gives none, within one country."""
    far = km_apart(left, right) * MOST_KM > HOPELESS_KM
    return far if far or (left.spots and right.spots) else None


def are_counts_at_odds(left: Account, right: Account) -> bool | None:
    """Whether one report counts the same thing differently for each: it then tells two happenings apart."""
    if left.report.id != right.report.id:
        return None
    shared = [(mine, theirs) for measure, mine in left.tolls for other, theirs in right.tolls if measure == other]
    return any(not any(_overlap_counts(a, b) for a, b in product(mine, theirs)) for mine, theirs in shared)


def are_manners_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the two tell of things that are done in different ways; None where a type leaves that open."""
    return left.manners.isdisjoint(right.manners) if left.manners and right.manners else None


def are_culprits_at_odds(left: Account, right: Account) -> bool | None:
    """Whether each report names another known perpetrator in its own voice; None where one names none."""
    if not left.culprits or not right.culprits:
        return None
    return bool(conflicting_perpetrator(left, right)) and not any(
        _is_part_of(a, b) or _is_part_of(b, a) for a, b in product(left.culprits, right.culprits)
    )


OBJECTIONS: tuple[Objection, ...] = (
    are_days_at_odds,
    are_places_at_odds,
    are_counts_at_odds,
    are_manners_at_odds,
    are_culprits_at_odds,
)


def km_between(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, on a plane: good to a percent over the distances that matter here.

    >>> round(km_between((35.36, 35.92), (34.89, 35.89)))
    52
    """
    north = left[0] - right[0]
    east = ((left[1] - right[1] + 180) % 360 - 180) * cos(radians((left[0] + right[0]) / 2))
    return hypot(north, east) * KM_PER_DEGREE


def _is_part_of(part: str, whole: str) -> bool:
    """Whether an actor's id says that it is another's: `actor:ru-navy` is part of `actor:ru`."""
    return part.startswith(whole + "-")


@lru_cache(maxsize=1024)
def _alikeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    shared = len(mine & theirs)
    return shared / len(mine | theirs) if shared else -1.0


def _gap(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(0, left[0] - right[1], right[0] - left[1])


def _days_between(left: Account, right: Account) -> int:
    """The days between the last that one can have been and the first that the other can have been."""
    return _gap(left.window, right.window) if left.window and right.window else 0


def _looks_back(late: Account, other: Account) -> bool:
    published, date = late.report.published_day, late.mention.date
    if late.days is None or late.days != other.days or published is None or published - late.days[1] < 2:
        return False
    return date is not None and date.span is not None and date.anchor != "inherited" and late.days[0] == late.days[1]


def _nearness(left: Spot, right: Spot) -> float:
    coarse = max(left.precision, right.precision)
    if left.place_id and left.place_id == right.place_id:
        return 1.0 if coarse < 3 else 0.3
    if left.point and right.point:
        within = km_between(left.point, right.point) <= left.radius_km + right.radius_km
        return {1: 0.7, 2: 0.5}.get(coarse, 0.3) if within else 0.0
    if skeleton(left.name) == skeleton(right.name):
        return 0.7
    return 0.3 if left.admin1 and (left.admin1, left.country) == (right.admin1, right.country) else 0.0


def _distance(left: Spot, right: Spot) -> float:
    if left.place_id and left.place_id == right.place_id:
        return 0.0
    if left.point and right.point:
        beyond = km_between(left.point, right.point) - left.radius_km - right.radius_km
        return min(max(0.0, beyond), MOST_KM) / MOST_KM
    return float(bool(left.country and right.country) and left.country != right.country)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter set the other shares."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _size(bounds: Bounds) -> int:
    return (bounds.low if bounds.low is not None else bounds.high) or 0


def _ratio(left: Bounds, right: Bounds) -> float:
    small, large = sorted((_size(left), _size(right)))
    return small / large if large else 1.0


def _agreement(left: Bounds, right: Bounds) -> float:
    size = _size(left)
    if left == right and left.low == left.high and not left.approximate:
        return min(1.0, 0.3 + 0.2 * log2(size)) if size else 0.2
    if _ratio(left, right) < 0.5:
        return 0.0
    return 0.5 if _overlap_counts(left, right) else 0.3 * (min(size, _size(right)) >= 5)


def _overlap_counts(left: Bounds, right: Bounds) -> bool:
    return (left.low or 0) <= _high(right) and (right.low or 0) <= _high(left)


def _high(bounds: Bounds) -> float:
    return float("inf") if bounds.high is None else bounds.high


def _is_far(left: Bounds, right: Bounds) -> bool:
    return _ratio(left, right) < 1 / 3 and abs(_size(left) - _size(right)) > 5
