"""Accounts that are one and the same: told twice in one report, or told again in a copy of it."""

from collections.abc import Iterable

from dateline.corroborate.account import Account


def twins_of(accounts: Iterable[Account]) -> tuple[tuple[Account, ...], ...]:
    """The accounts in groups of identical ones, the earliest of each group first; most groups hold one.

    Identical means: in the same text or a copy of it, with the same trigger, type, date, places, parties and figures.
    """
    groups: dict[object, list[Account]] = {}
    for account in accounts:
        groups.setdefault(_sameness(account), []).append(account)
    return tuple(tuple(group) for group in groups.values())


def _sameness(account: Account) -> tuple[object, ...]:
    mention = account.mention
    return (
        account.report.original,
        mention.trigger.quote.casefold(),
        mention.sub_event_type,
        account.days,
        account.spots,
        tuple((a.role, a.name, a.entity_id) for a in mention.arguments),
        account.tolls,
    )
