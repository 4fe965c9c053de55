"""What people decided on claims and properties, brought to bear on what an event shows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.corroborate.account import DEFAULT_RADIUS_KM, Account, Spot
from dateline.corroborate.anchors import is_same_value
from dateline.corroborate.judged import Rulings
from dateline.corroborate.relation import days_of
from dateline.corroborate.said import Said
from dateline.corroborate.shown import choose
from dateline.model import Claim, DateValue, Judgement, PlaceValue, Ruling, Value
from dateline.model.event import ShownRule
from dateline.rules.linking import Linking


def ruling_of(judgement: Judgement, claim: str | None = None, original: Value | None = None) -> Ruling:
    """The decision as an event shows it. Raises `ValueError` where the judgement is on no claim or property."""
    if judgement.kind not in ("accept", "reject", "correct"):
        raise ValueError(f"judgement {judgement.number} ({judgement.kind}) is no ruling")
    return Ruling(judgement.number, judgement.kind, judgement.who, judgement.when, judgement.why, claim, original)


def choose_ruled(name: str, said: Sequence[Said], judgement: Judgement | None) -> tuple[Value | None, ShownRule]:
    """The value to show: a person's if one decided on the property, else the one that the reports make.

    `said` is what nobody took back and no person rejected.
    """
    value = judgement.value if judgement is not None else None
    if judgement is not None and value is not None:
        if judgement.kind == "correct":
            return value, "corrected"
        if judgement.kind == "accept" and any(_asserts(one, value) for one in said):
            return value, "accepted"
    return choose(name, said)


def ruled_account(account: Account, rulings: Rulings, linking: Linking) -> Account:
    """The account with what people decided on its type, its date and its places."""
    for claim in account.claims:
        ruling = rulings.on(claim)
        if ruling is not None and ruling.kind != "accept" and claim.stance == "asserts":
            account = _changed(account, claim, ruling.value if ruling.kind == "correct" else None, linking)
    return account


def has_rejected_type(account: Account, rulings: Rulings) -> bool:
    """Whether a person rejected the type that the account gives."""
    rulings_on = [rulings.on(claim) for claim in account.claims if claim.property == "event_type"]
    return any(ruling is not None and ruling.kind == "reject" for ruling in rulings_on)


def ruled_date(found: DateValue | None, rulings: Rulings) -> DateValue | None:
    """The event's date as a person decided it; else as it was found."""
    value = _decided("date", rulings)
    return found if value is None else (date_value(value) or found)


def ruled_place(found: PlaceValue | None, accounts: Iterable[Account], rulings: Rulings) -> PlaceValue | None:
    """The event's place as a person decided it, with its point where an account has a place of that name."""
    value = _decided("place", rulings)
    return found if value is None else place_value(value, accounts)


def ruled_type(found: tuple[str, str], rulings: Rulings, linking: Linking) -> tuple[str, str]:
    """The event's type and sub-event type as a person decided them; else as they were found."""
    value = _decided("event_type", rulings)
    return found if value is None else (linking.event_type(value) or found[0], value)


def date_value(value: str) -> DateValue | None:
    """The interval of an ISO date, a shorter prefix or `start/end`, as a person gave it; None for other words.

    >>> date_value("2016-05").end
    '2016-05-31'
    """
    days = days_of(value)
    if days is None:
        return None
    first, last = (date.fromordinal(day).isoformat() for day in days)
    return DateValue(first, last, "day" if first == last else "range", "judgement")


def place_value(name: str, accounts: Iterable[Account]) -> PlaceValue:
    """The place of that name that one of the accounts gives; a name alone where none does."""
    known = (place for account in accounts for place in account.mention.places if is_same_value(place.name, name))
    return replace(next(known, PlaceValue(name)), span=None)


def _asserts(one: Said, value: Value) -> bool:
    return one.claim.stance == "asserts" and is_same_value(one.claim.value, value)


def _decided(name: str, rulings: Rulings) -> str | None:
    """The words that a person says are right for the property."""
    judgement = rulings.properties.get(name)
    if judgement is None or judgement.kind == "reject" or not isinstance(judgement.value, str):
        return None
    return judgement.value


def _changed(account: Account, claim: Claim, value: Value | None, linking: Linking) -> Account:
    """The account without the claim's value, or with another in its place."""
    words = value if isinstance(value, str) else None
    if claim.property == "event_type" and words is not None:
        event_type = linking.event_type(words) or account.mention.event_type
        return replace(account, mention=replace(account.mention, event_type=event_type, sub_event_type=words))
    if claim.property == "date" and account.mention.date is not None and _is_shown(claim, account.mention.date):
        found = date_value(words) if words is not None else None
        days = days_of(words) if words is not None else None
        return replace(account, mention=replace(account.mention, date=found), days=days)
    if claim.property == "place" and isinstance(claim.value, str):
        return _replaced(account, claim.value, words)
    return account


def _is_shown(claim: Claim, shown: DateValue) -> bool:
    return isinstance(claim.value, str) and days_of(claim.value) == days_of(f"{shown.start}/{shown.end}")


def _replaced(account: Account, name: str, value: str | None) -> Account:
    """The account with its place of that name taken out, or with another in its stead."""
    placed = zip(account.spots, account.mention.places, strict=True)
    kept = [(spot, place) for spot, place in placed if not is_same_value(place.name, name)]
    if value is not None and len(kept) < len(account.spots):
        kept.append((Spot(value, None, None, DEFAULT_RADIUS_KM[3], 3, None, None), PlaceValue(value)))
    spots, places = tuple(spot for spot, _ in kept), tuple(place for _, place in kept)
    return replace(account, spots=spots, mention=replace(account.mention, places=places))
