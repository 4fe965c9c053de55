"""An event from the accounts of it: every property with every value, who says so, and what most sources agree on."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.corroborate.account import Account, Spot
from dateline.corroborate.grades import Graded, best_supported, graded, responsible_parties, spread
from dateline.corroborate.judged import NO_RULINGS, Rulings
from dateline.corroborate.nearness import km_between
from dateline.corroborate.ruled import (
    choose_ruled,
    has_rejected_type,
    ruled_account,
    ruled_date,
    ruled_place,
    ruled_type,
    ruling_of,
)
from dateline.corroborate.said import Said, said_in
from dateline.corroborate.shown import graded_support, is_contested, superseded
from dateline.model import DateValue, Event, Judgement, PlaceValue, Property, Support, Value
from dateline.model.event import Grade, ShownRule
from dateline.rules.linking import Linking

FIRST_PROPERTIES = ("event_type", "date", "place", "perpetrator", "accused", "sponsor", "party", "target", "victim")
WHAT = ("event_type", "sub_event_type")
CIRCUMSTANCES = ("place", "date")
Choice = TypeVar("Choice", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Context:
    """What one property of an event has to know of the others."""

    responsible: frozenset[str]  # folded names of whom anybody names as the one who did it
    denied: frozenset[str]  # ids of the event mentions that are denied altogether


def reconcile(members: tuple[Account, ...], linking: Linking, rulings: Rulings = NO_RULINGS) -> Event:
    """The event that the accounts (at least one, in the order of publication) tell of.

    What people decided on claims and properties stands above what the reports say.
    """
    accounts = tuple(ruled_account(account, rulings, linking) for account in members)
    event_type, sub_event_type = ruled_type(_agreed_type(accounts, rulings), rulings, linking)
    return Event(
        id=event_id(accounts[0].mention.id),
        event_type=event_type,
        sub_event_type=sub_event_type,
        date=ruled_date(_agreed_date(accounts), rulings),
        place=ruled_place(_agreed_place(accounts), accounts, rulings),
        mentions=tuple(account.mention.id for account in accounts),
        documents=tuple(dict.fromkeys(account.report.id for account in accounts)),
        sources=_independent(accounts),
        properties=properties_of(said_in(members, linking, rulings), rulings),
    )


def event_id(mention: str) -> str:
    """The event's id, from the id of its earliest mention: later reports leave it as it is."""
    return "event:" + hashlib.sha256(mention.encode()).hexdigest()[:16]


def properties_of(said: tuple[Said, ...], rulings: Rulings = NO_RULINGS) -> tuple[Property, ...]:
    """Every property that anybody says anything about: what, who, when and where first, then by name."""
    by_name: dict[str, list[Said]] = {}
    for one in said:
        by_name.setdefault(one.claim.property, []).append(one)
    order = {name: place for place, name in enumerate(FIRST_PROPERTIES)}
    names = sorted(by_name.keys() | rulings.properties.keys(), key=lambda name: (order.get(name, len(order)), name))
    context = Context(responsible_parties(one for one in said if not one.is_rejected), _denied(said))
    return tuple(_property(name, tuple(by_name.get(name, ())), rulings.properties.get(name), context) for name in names)


def _denied(said: Iterable[Said]) -> frozenset[str]:
    """Ids of the event mentions of which a voice denies that they happened at all."""
    return frozenset(
        one.claim.event_mention for one in said if one.claim.property in WHAT and one.claim.stance == "denies"
    )


def _property(name: str, said: tuple[Said, ...], judged: Judgement | None, context: Context) -> Property:
    taken_back = superseded(name, tuple(one for one in said if not one.is_rejected))
    current = tuple(
        one
        for one in said
        if one.claim.id not in taken_back and not one.is_rejected and not _is_moot(one, context.denied)
    )
    shown, rule = choose_ruled(name, current, judged)
    if shown is None and all(one.is_rejected for one in said if one.claim.stance == "asserts"):
        rule = "only rejected" if any(one.is_rejected for one in said) else rule
    found = _support(said, taken_back, lambda group: graded(name, group, current, context.responsible))
    grade, reason = _shown_grade(shown, rule, found)
    whole = spread(current)
    return Property(
        name=name,
        shown=shown,
        rule=rule,
        contested=is_contested(name, current),
        support=found,
        ruling=ruling_of(judged) if judged else None,
        grade=grade,
        reason=reason,
        spread=whole,
        best_spread=spread(best_supported(name, current)) if whole is not None else None,
    )


def _is_moot(one: Said, denied: frozenset[str]) -> bool:
    """Whether it denies where or when something was of which the same voice denies that it happened at all."""
    claim = one.claim
    return claim.stance == "denies" and claim.property in CIRCUMSTANCES and claim.event_mention in denied


def _shown_grade(shown: Value | None, rule: ShownRule, found: tuple[Support, ...]) -> tuple[Grade | None, str]:
    """The grade of the value shown; where none is, that of the best supported one."""
    graded = graded_support(shown, found)
    if graded is not None:
        return graded.grade, graded.reason
    return None, f"{rule} by a person; no report gives it" if shown is not None else ""


def _support(
    said: tuple[Said, ...], taken_back: frozenset[str], grade: Callable[[Sequence[Said]], Graded]
) -> tuple[Support, ...]:
    """Every value with its voices: those that most independent sources give first, denials and doubts last."""
    groups: dict[object, list[Said]] = {}
    for one in said:
        groups.setdefault((one.claim.stance, one.key), []).append(one)
    stances = ("asserts", "denies", "doubts")
    ordered = sorted(groups.values(), key=lambda g: (stances.index(g[0].claim.stance), -_strength(g, taken_back)))
    return tuple(_supported(group, taken_back, grade(group)) for group in ordered)


def _supported(group: Sequence[Said], taken_back: frozenset[str], found: Graded) -> Support:
    return Support(
        value=group[0].claim.value,
        stance=group[0].claim.stance,
        claims=tuple(one.claim.id for one in group),
        voices=tuple(one.voice for one in group),
        superseded=tuple(one.claim.id for one in group if one.claim.id in taken_back),
        rulings=tuple(ruling_of(o.ruling, o.claim.id, o.original) for o in group if o.ruling is not None),
        grade=found.grade,
        reason=found.reason,
        independent=found.independent,
        credibility=found.credibility,
    )


def _strength(group: list[Said], taken_back: frozenset[str]) -> int:
    return len({one.origin for one in group if one.claim.id not in taken_back and not one.is_rejected})


def _independent(accounts: Iterable[Account]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for account in accounts:
        first.setdefault(account.report.origin.casefold(), account.report.origin)
    return tuple(first.values())


def _most_given(accounts: Sequence[Account], value: Callable[[Account], Choice]) -> Choice:
    """The value that most independent sources give; the first of equals."""
    givers: dict[Choice, set[str]] = {}
    for account in accounts:
        givers.setdefault(value(account), set()).add(account.report.origin)
    return max(givers, key=lambda choice: len(givers[choice]))


def _agreed_type(accounts: Sequence[Account], rulings: Rulings) -> tuple[str, str]:
    """The type and, within it, the sub-event type that most independent sources give, and no person rejected."""
    typed = [account for account in accounts if not has_rejected_type(account, rulings)] or accounts
    event_type = _most_given(typed, lambda account: account.mention.event_type)
    of_type = [account for account in typed if account.mention.event_type == event_type]
    return event_type, _most_given(of_type, lambda account: account.mention.sub_event_type)


def _agreed_date(accounts: Sequence[Account]) -> DateValue | None:
    """The narrowest date that the most sources are compatible with; the earliest reported of equals."""
    dated = [account for account in accounts if account.days is not None]
    if not dated:
        return None
    best = min(dated, key=lambda a: (-_count(dated, lambda b: _days_meet(a, b)), _length(a)))
    return replace(best.mention.date, span=None) if best.mention.date else None


def _length(account: Account) -> int:
    return account.days[1] - account.days[0] if account.days else 0


def _days_meet(left: Account, right: Account) -> bool:
    return (
        left.days is not None
        and right.days is not None
        and left.days[0] <= right.days[1]
        and right.days[0] <= left.days[1]
    )


def _agreed_place(accounts: Sequence[Account]) -> PlaceValue | None:
    """The most precise place that the most sources are compatible with; the earliest reported of equals."""
    choices = [(spot, place) for a in accounts for spot, place in zip(a.spots, a.mention.places, strict=True)]
    if not choices:
        return None
    unlike = dict(choices)  # each spot once, in order
    best = min(unlike, key=lambda spot: (-_count(accounts, lambda a: _meets(spot, a)), spot.precision, spot.radius_km))
    return replace(unlike[best], span=None)


def _meets(spot: Spot, account: Account) -> bool:
    return any(_places_meet(spot, other) for other in account.spots)


def _places_meet(left: Spot, right: Spot) -> bool:
    if left.point and right.point:
        return km_between(left.point, right.point) <= left.radius_km + right.radius_km
    if left.name.casefold() == right.name.casefold():
        return True
    return bool(left.country) and left.country == right.country and None in (left.admin1, right.admin1)


def _count(accounts: Iterable[Account], holds: Callable[[Account], bool]) -> int:
    return len({account.report.origin.casefold() for account in accounts if holds(account)})
