"""What keeps two accounts apart, whatever else they share: each says one point on which they may be at odds."""

from collections.abc import Callable
from itertools import product

from dateline.corroborate.account import Account
from dateline.corroborate.columns import Reads
from dateline.corroborate.counts import do_overlap
from dateline.corroborate.features import conflicting_perpetrator, km_apart
from dateline.corroborate.nearness import MOST_KM, days_between
from dateline.model import Bounds

Objection = Callable[[Account, Account], bool | None]
HOPELESS_DAYS = 4  # so many days apart, nothing else is worth looking at
HOPELESS_KM = 25.0
HOPELESS_READS = ("window", "spots", "countries")  # what `is_hopeless` reads of an account


def is_hopeless(left: Account, right: Account) -> bool:
    """Whether the two places lie so far apart, or one is so much older, that nothing else is worth looking at."""
    return days_between(left, right) >= HOPELESS_DAYS or km_apart(left, right) * MOST_KM > HOPELESS_KM


def are_days_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the days that the two give lie two or more apart; None where one gives none of its own."""
    return days_between(left, right) > 1 if left.is_dated and right.is_dated else None


def are_places_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the places lie too far apart for one happening; None where one gives none, within one country."""
    far = km_apart(left, right) * MOST_KM > HOPELESS_KM
    return far if far or (left.spots and right.spots) else None


def are_counts_at_odds(left: Account, right: Account) -> bool | None:
    """Whether one voice in one report counts the same thing differently for each: it then tells two happenings apart."""
    if left.report.id != right.report.id:
        return None
    theirs = _counts_by_voice(right)
    shared = [(counts, theirs[key]) for key, counts in _counts_by_voice(left).items() if key in theirs]
    if not shared:
        return None
    return any(not any(do_overlap(a, b) for a, b in product(one, other)) for one, other in shared)


def _counts_by_voice(account: Account) -> dict[tuple[str, str | None], list[Bounds]]:
    found: dict[tuple[str, str | None], list[Bounds]] = {}
    for claim in account.claims:
        if isinstance(claim.value, Bounds) and claim.stance == "asserts":
            speaker = claim.speaker.name.casefold() if claim.speaker is not None else None
            found.setdefault((claim.property, speaker), []).append(claim.value)
    return found


def are_manners_at_odds(left: Account, right: Account) -> bool | None:
    """Whether the two tell of things that are done in different ways; None where a type leaves that open.

    What shares its means may have been given another type by mistake: that is left open, too.
    """
    if not left.manners or not right.manners:
        return None
    if not left.manners.isdisjoint(right.manners):
        return False
    return None if not left.means.isdisjoint(right.means) else True


def are_culprits_at_odds(left: Account, right: Account) -> bool | None:
    """Whether each report names another known perpetrator in its own voice; None where one names none."""
    if not left.culprits or not right.culprits:
        return None
    return bool(conflicting_perpetrator(left, right)) and not any(
        _is_part_of(a, b) or _is_part_of(b, a) for a, b in product(left.culprits, right.culprits)
    )


def _is_part_of(part: str, whole: str) -> bool:
    """Whether an actor's id says that it is another's: `actor:ru-navy` is part of `actor:ru`."""
    return part.startswith(whole + "-")


# What is asked before two groups join, and what each objection reads of two accounts that stand in two reports.
OBJECTIONS: dict[Objection, Reads] = {
    are_days_at_odds: ("window", "is_dated"),
    are_places_at_odds: ("spots", "countries"),
    are_counts_at_odds: (),
    are_manners_at_odds: ("manners", "means"),
    are_culprits_at_odds: ("culprits", "perpetrators"),
}
