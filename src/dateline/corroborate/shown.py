"""Which value the brief shows, by a rule that has a name; nothing where rivals are equally well supported."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import inf

from dateline.corroborate.relation import days_of, range_of, relation
from dateline.corroborate.said import Said, same_words
from dateline.model import Bounds, Support, Value
from dateline.model.event import ShownRule

Rank = tuple[float, ...] | str


def superseded(name: str, said: tuple[Said, ...]) -> frozenset[str]:
    """Ids of the claims that the same voice took back: a later report of the same source gives a rival value."""
    spoken: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        if one.claim.stance == "asserts":
            spoken.setdefault(one.speaker, []).append(one)
    return frozenset(one.claim.id for group in spoken.values() for one in group if _is_taken_back(name, one, group))


def is_contested(name: str, said: Iterable[Said]) -> bool:
    """Whether different voices assert values of which none agree, or any voice denies."""
    current = tuple(said)
    spoken: dict[tuple[str, str], list[Said]] = {}
    for one in current:
        if one.claim.stance == "asserts" and (one.is_named or name != "perpetrator"):
            spoken.setdefault(one.speaker, []).append(one)
    has_rivals = any(_are_at_odds(name, a, b) for a, b in combinations(spoken.values(), 2))
    return has_rivals or any(one.claim.stance == "denies" for one in current)


def choose(name: str, said: Iterable[Said]) -> tuple[Value | None, ShownRule]:
    """The value to show and the rule that chose it.

    Most independent sources (those that give the value or one that agrees with it), then the most precise, then the
    latest. Where rivals of different voices are equally well supported, nothing is shown.
    """
    current = tuple(said)
    asserted = _distinct(one for one in current if one.claim.stance == "asserts")
    fit = [one for one in asserted if name != "perpetrator" or _is_own_word(one, current)]
    if not fit:
        return None, "only attributed" if asserted else "only denied"
    counts = {one.claim.id: len(_agreeing(name, one, current)) for one in fit}
    if len(asserted) == 1 and not _is_balanced(fit[0], counts[fit[0].claim.id], current):
        return fit[0].claim.value, "only value"
    best = [one for one in fit if counts[one.claim.id] == max(counts.values())]
    if _has_tie(name, best) or _is_balanced(best[0], counts[best[0].claim.id], current):
        return None, "tie between rivals"
    return _narrowed(best, current)


def graded_support(shown: Value | None, support: Sequence[Support]) -> Support | None:
    """The value whose grade a property has: the one shown; where none is, the best supported.

    None where a person put a value there that no report gives.
    """
    if shown is None:
        return next(iter(support), None)
    return next((one for one in support if one.stance == "asserts" and _folded(one.value) == _folded(shown)), None)


def _folded(value: Value) -> Value:
    return value if isinstance(value, Bounds) else same_words(value)


def _narrowed(best: list[Said], current: tuple[Said, ...]) -> tuple[Value, ShownRule]:
    """Among the best supported: one alone, else the most precise, else the latest, else the first."""
    if len(best) == 1:
        return best[0].claim.value, "most independent sources"
    steps: tuple[tuple[ShownRule, Callable[[Said], Rank]], ...] = (
        ("most precise", lambda one: tuple(-part for part in _width(one))),
        ("latest", lambda one: max(other.published for other in current if other.key == one.key)),
    )
    for rule, rank in steps:
        top = max(rank(one) for one in best)
        best = [one for one in best if rank(one) == top]
        if len(best) == 1:
            return best[0].claim.value, rule
    return best[0].claim.value, "first named"


def _is_taken_back(name: str, one: Said, group: list[Said]) -> bool:
    later = [other for other in group if other.published > one.published]
    return any(relation(name, one, other) == "rival" for other in later) and all(
        relation(name, one, other) != "agree" for other in later
    )


def _are_at_odds(name: str, mine: list[Said], theirs: list[Said]) -> bool:
    relations = {relation(name, a, b) for a in mine for b in theirs}
    return "rival" in relations and "agree" not in relations


def _distinct(said: Iterable[Said]) -> list[Said]:
    """The first of each value."""
    first: dict[Value, Said] = {}
    for one in said:
        first.setdefault(one.key, one)
    return list(first.values())


def _is_own_word(one: Said, current: tuple[Said, ...]) -> bool:
    """Whether a report says in its own voice, or somebody says of himself, that this is who did it."""
    said = (other for other in current if other.key == one.key and other.claim.stance == "asserts")
    return any(_is_plain(other) or (other.voice.speaker or "").casefold() == other.key for other in said)


def _is_plain(one: Said) -> bool:
    return one.voice.speaker is None and one.claim.certainty != "possible"


def _agreeing(name: str, one: Said, current: tuple[Said, ...]) -> frozenset[str]:
    others = (other for other in current if other.claim.stance == "asserts")
    return frozenset(other.origin for other in others if relation(name, one, other) == "agree")


def _is_balanced(one: Said, supporters: int, current: tuple[Said, ...]) -> bool:
    """Whether as many sources carry a denial of the value as carry the value."""
    denying = {other.origin for other in current if other.claim.stance == "denies" and other.key == one.key}
    return len(denying) >= supporters


def _has_tie(name: str, best: list[Said]) -> bool:
    return any(relation(name, a, b) == "rival" and a.speaker != b.speaker for a, b in combinations(best, 2))


def _width(one: Said) -> tuple[float, ...]:
    """How imprecise a value is: the smaller, the more it says."""
    if isinstance(one.key, Bounds):
        low, high = range_of(one.key)
        return (float(bool(one.of)), inf if high == inf else high - low)
    if one.claim.property == "date":
        days = days_of(one.key)
        return (float(days[1] - days[0]) if days else inf,)
    if one.spot is not None:
        return (float(one.spot.precision), one.spot.radius_km)
    return (0.0 if one.is_named else 1.0,)
