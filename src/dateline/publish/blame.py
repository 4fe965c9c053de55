"""Who is blamed by whom, who claims it, who denies it."""

from collections.abc import Iterable, Iterator

from dateline.model import Event
from dateline.publish.brief import Cited, Sentence
from dateline.publish.facts import BLAME, Press
from dateline.publish.grading import grades_of
from dateline.publish.ledger import Said

_ATTACKS = ("Explosions/Remote violence", "Violence against civilians", "Riots")


def blame_sentences(event: Event, press: Press) -> Iterator[Sentence]:
    """One sentence with everybody's account, unless it is settled and the account of the event has said it."""
    told = {name: tuple(_open(event, name, press)) for name in BLAME}
    sides = [side for name, rows in told.items() for side in blame_sides(event, name, rows, press)]
    if sides:
        note = grades_of(event, told, press)
        yield press.wording.sentence("blame.sentence", sides=press.joined(sides)).graded(note)


def blame_sides(event: Event, name: str, rows: Iterable[Said], press: Press) -> Iterator[Cited]:
    """What is said of a property of blame, value by value: 'the army blamed X', 'X denied responsibility'.

    Where the happening is no attack, nobody is blamed and nobody claims responsibility: other words are used.
    """
    manner = "" if event.event_type in _ATTACKS else "_act"
    groups: dict[tuple[str, str], list[Said]] = {}
    for row in rows:
        groups.setdefault((_kind(row, name), str(row.value)), []).append(row)
    for (kind, value), mine in groups.items():
        slots = {"value": press.value(name, value), "voices": press.voices(mine), "sources": press.sources(mine)}
        own = f"blame.{kind}{manner}"
        template = own if press.wording.has(own) else f"blame.{kind}"
        yield Cited(press.wording.phrase(template, **slots), tuple(row.citation for row in mine))


def _open(event: Event, name: str, press: Press) -> Iterator[Said]:
    """What is not yet said by naming the settled value."""
    settled = press.settled(event, name)
    for row in press.ledger.said(event, name):
        if not row.superseded and not (settled and _kind(row, name) == "named"):
            yield row


def _kind(row: Said, name: str) -> str:
    """Which template of `blame.*` tells of it."""
    himself = row.voice.speaker is not None and row.voice.speaker.casefold() == str(row.value).casefold()
    if row.stance == "doubts":
        return "doubted"
    if row.stance == "denies":
        return "denied_own" if himself else "denied"
    if name == "sponsor":
        return "sponsor"
    if himself:
        return "claimed"
    return "named" if row.is_own and name == "perpetrator" and row.citation.claim.certainty == "fact" else "blamed"
