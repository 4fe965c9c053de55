"""What a judgement changed, as a person is told."""

from collections.abc import Sequence

from dateline.judging.desk import Change
from dateline.judging.typed import written
from dateline.model import Event


def told(change: Change) -> str:
    """What a judgement changed, in one line.

    >>> from dateline.model import Judgement
    >>> told(Change(Judgement(1, "unsure", "Maya Haddad", "2016-05-25T12:00:00Z"), (), (), ()))
    'judgement 1 (unsure) is on record; no event changes'
    """
    before = {event.id: event for event in change.before}
    after = {event.id: event for event in change.after}
    gone = [event for name, event in before.items() if name not in after or after[name].mentions != event.mentions]
    come = [event for name, event in after.items() if name not in before or before[name].mentions != event.mentions]
    parts = [f"{_events(len(gone))} became {len(come)}"] if gone or come else []
    parts += [f"{one.id} now is {_heir(one, come)}" for one in gone if one.id not in after and come]
    parts += [f"part of {_heir(one, gone)} now is {one.id}" for one in come if one.id not in before and gone]
    parts += [line for name in sorted(before.keys() & after.keys()) for line in _shows(before[name], after[name])]
    number, kind = change.judgement.number, change.judgement.kind
    on = f" of judgement {change.judgement.target}" if change.judgement.target is not None else ""
    return f"judgement {number} ({kind}{on}) is on record; {'; '.join(parts) or 'no event changes'}"


def _heir(one: Event, others: Sequence[Event]) -> str:
    """The id of the event that shares most with it."""
    return max(others, key=lambda other: len(set(other.mentions) & set(one.mentions))).id


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


def _shows(before: Event, after: Event) -> list[str]:
    """The properties whose value changed although the event holds what it held."""
    old = {one.name: one.shown for one in before.properties}
    new = {one.name: one.shown for one in after.properties}
    changed = [name for name in new if old.get(name) != new[name]] if before.mentions == after.mentions else []
    return [f"{after.id} {name}: {written(old.get(name))} became {written(new[name])}" for name in changed]
