"""What changed since the brief before: values that are new on events already known, and events of earlier days."""

from collections.abc import Iterable, Iterator

from dateline.model import Event
from dateline.publish.brief import Cited, Sentence
from dateline.publish.contested import joined_sides
from dateline.publish.facts import BLAME, MEASURES, Press
from dateline.publish.grading import grade_of, note_on
from dateline.publish.ledger import Said

_WATCHED = (*MEASURES, "place", *BLAME, "control")


def before_of(event: Event, previous: Iterable[Event]) -> Event | None:
    """The same event as the brief before had it: of the same id, or holding one of its mentions."""
    mentions = set(event.mentions)
    found = [old for old in previous if old.id == event.id or mentions.intersection(old.mentions)]
    return next((old for old in found if old.id == event.id), found[0] if found else None)


def change_sentences(event: Event, before: Event, press: Press) -> tuple[Sentence, ...]:
    """What is newly said, or no longer said, of an event that was known before."""
    return tuple(sentence for name in _WATCHED for sentence in _changed(name, event, before, press))


def _changed(name: str, event: Event, before: Event, press: Press) -> Iterator[Sentence]:
    then = {
        (support.stance, support.value): support for p in before.properties if p.name == name for support in p.support
    }
    now = press.ledger.said(event, name)
    taken = {claim for support in then.values() for claim in support.superseded}
    fresh = [row for row in now if (row.stance, row.value) not in then and not row.superseded]
    known = [row for row in now if (row.stance, row.value) in then and row.citation.claim.id not in taken]
    gone = [row for row in known if row.superseded]
    if fresh:
        title = Cited(press.wording.phrase(f"property.{name}"), (fresh[0].citation,))
        new = joined_sides(event, name, fresh, press)
        old = joined_sides(event, name, known, press) if known else None
        sentence = press.wording.sentence(f"changed.{'value' if old else 'first'}", property=title, new=new, old=old)
        yield sentence.graded(grade_of(event, name, press))
    if gone:
        yield _withdrawn(name, gone, press)


def _withdrawn(name: str, rows: list[Said], press: Press) -> Sentence:
    citations = tuple(row.citation for row in rows)
    values = press.wording.listed(dict.fromkeys(press.value(name, row.value) for row in rows))
    return press.wording.sentence(
        "changed.withdrawn",
        property=Cited(press.wording.phrase(f"property.{name}"), citations),
        voices=Cited(press.voices(rows), citations),
        value=Cited(values, citations),
    )


def new_earlier(event: Event, press: Press) -> Sentence | None:
    """That an event of an earlier day is reported for the first time; None where it cannot be cited."""
    rows = press.what(event)
    what = press.cited(press.wording.phrase(f"noun.{press.kind(event)}"), rows)
    if what is None:
        return None
    where, when = press.setting(event)
    told = (("event_type", rows), ("place", press.placed(event)), ("date", press.dated(event)))
    return press.wording.sentence("changed.new", what=what, where=where, when=when).noted(note_on(event, told, press))
