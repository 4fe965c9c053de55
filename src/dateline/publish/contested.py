"""Contested points: one line for each property on which voices disagree, with every value and who says it."""

from collections.abc import Iterable, Iterator

from dateline.model import Event, Property
from dateline.publish.blame import blame_sides
from dateline.publish.brief import Cited, Sentence
from dateline.publish.facts import BLAME, Press
from dateline.publish.grading import reason_for
from dateline.publish.ledger import Said


def contested_sentences(event: Event, press: Press) -> tuple[Sentence, ...]:
    """A line for each contested property of the event that at least two voices can be cited on."""
    contested = {found.name: found for found in event.properties if found.contested}
    if "event_type" in contested:
        contested.pop("sub_event_type", None)  # whether it happened at all is told once
    return tuple(line for found in contested.values() for line in _line(event, found, press))


def reason_words(event: Event, found: Property, press: Press) -> str:
    """Why a property has its grade: who gives the value, and of a contested one who says what. May be empty."""
    rows = press.wholes(row for row in press.ledger.said_of(found) if not row.superseded)
    if found.contested and rows:
        return joined_sides(event, found.name, rows, press).text
    return reason_for(event, found, press)


def joined_sides(event: Event, name: str, rows: Iterable[Said], press: Press) -> Cited:
    """What is said of a property, value by value: 'the army said 12; the Red Crescent said at least 20'.

    Raises `ValueError` where there is nothing to say.
    """
    return press.joined(blame_sides(event, name, rows, press) if name in BLAME else _sides(name, rows, press))


def _line(event: Event, found: Property, press: Press) -> Iterator[Sentence]:
    rows = press.wholes(row for row in press.ledger.said_of(found) if not row.superseded)
    heading = f"property.{found.name}"
    if len({(row.stance, row.value) for row in rows}) > 1 and press.wording.has(heading):
        joined = joined_sides(event, found.name, rows, press)
        title = Cited(press.wording.phrase(heading), joined.citations)
        yield press.wording.sentence("contested.line", property=title, sides=joined)


def _sides(name: str, rows: Iterable[Said], press: Press) -> Iterator[Cited]:
    groups: dict[tuple[str, str], list[Said]] = {}
    for row in rows:
        groups.setdefault((row.stance, press.figure(row)), []).append(row)
    for (stance, value), mine in groups.items():
        own = f"side.{stance}.{name}"
        template = own if press.wording.has(own) else f"side.{stance}"
        text = press.wording.phrase(template, voices=press.voices(mine), value=value)
        yield Cited(text, tuple(row.citation for row in mine))
