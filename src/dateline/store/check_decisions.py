"""What must hold of people's judgements, of the ids that events were given, and of where those lead."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from sqlalchemy import Connection, exists, func, select

from dateline.model import Anchor, Judgement, Span
from dateline.model.event import RedirectKind
from dateline.model.judgement import JudgementKind, PairKind
from dateline.store import tables
from dateline.store.audit_tables import withdrawals
from dateline.store.judgement_tables import event_founders, event_names, judgements, redirects
from dateline.store.judgements import Decisions

_TAKE_BACK = ("undo", "redo")


def judgement_faults(connection: Connection, numbers: Sequence[int]) -> Iterator[str]:
    """Where judgements are not what a person can have decided, or are bound to what is not in the books."""
    kinds = {row.number: row.kind for row in connection.execute(select(judgements.c.number, judgements.c.kind))}
    withdrawn = frozenset(connection.scalars(select(withdrawals.c.document)))
    found = Decisions(connection).all(numbers)
    texts = _texts(connection, {anchor.document for one in found for anchor in one.anchors})
    for one in found:
        is_cleared = bool(withdrawn) and not one.why  # a withdrawal may have taken out what it was bound to
        for fault in (*_place_faults(one, kinds), *(() if is_cleared else _content_faults(one))):
            yield f"Judgement {one.number} {fault}."
        for anchor in one.anchors:
            yield from (f"Judgement {one.number} {fault}." for fault in _bound_faults(anchor, texts, withdrawn))


def _texts(connection: Connection, documents: set[str]) -> dict[str, str]:
    columns = tables.documents.c
    return {
        row.id: row.text
        for row in connection.execute(select(columns.id, columns.text).where(columns.id.in_(sorted(documents))))
    }


def _place_faults(one: Judgement, kinds: Mapping[int, str]) -> Iterator[str]:
    """Where it does not fit among the others on record."""
    if one.number > 1 and one.number - 1 not in kinds:
        yield f"is on record, and judgement {one.number - 1} before it is not"
    if one.kind not in get_args(JudgementKind):
        yield f"is of no kind that there is: {one.kind}"
    if one.kind in _TAKE_BACK:
        if one.target is None or one.target not in kinds:
            yield f"({one.kind}) is of judgement {one.target}, which is not there"
        elif one.target >= one.number or kinds[one.target] in _TAKE_BACK:
            yield f"({one.kind}) is of judgement {one.target}, which cannot be taken back or restored"
    elif one.target is not None:
        yield f"({one.kind}) names judgement {one.target}, which only an undo or a redo does"


def _content_faults(one: Judgement) -> Iterator[str]:
    """Where it judges nothing."""
    if one.kind in get_args(PairKind) and len(one.groups if one.kind == "different" else one.anchors) < 2:
        yield f"({one.kind}) is on fewer than two things"
    if one.kind not in (*get_args(PairKind), *_TAKE_BACK) and not one.anchors:
        yield f"({one.kind}) is on nothing"
    if one.kind == "correct" and one.value is None:
        yield "(correct) has no value"


def _bound_faults(anchor: Anchor, texts: Mapping[str, str], withdrawn: frozenset[str]) -> Iterator[str]:
    """Where the words that it is bound to are not those of a document in the books."""
    if anchor.document in withdrawn:
        yield f"is bound to words of {anchor.document}, which was withdrawn"
    elif anchor.document not in texts:
        yield f"is bound to words of {anchor.document}, which is not in the books"
    else:
        for span in _spans(anchor):
            words = texts[anchor.document][span.start : span.end]
            if words != span.quote:
                where = f"the words {span.start} to {span.end} of {anchor.document}"
                yield f"is bound to {where}, which are {words!r} and not {span.quote!r}"


def _spans(anchor: Anchor) -> tuple[Span, ...]:
    return (anchor.span, anchor.claim.trigger) if anchor.claim else (anchor.span,)


def name_faults(connection: Connection) -> Iterator[str]:
    """Where the ids of events are not one to each, or lead to what is no event."""
    names = connection.execute(select(event_names.c.id, event_names.c.born).order_by(event_names.c.born)).all()
    for place, (name, born) in enumerate(names, 1):
        if born != place:
            yield f"The id {name} is number {born} of those that events were given, and the {place}th on record."
            break  # all later ones are off by the same
    may_lack = connection.scalar(select(func.count()).select_from(withdrawals))  # a withdrawal takes founders out
    is_founded = exists().where(event_founders.c.event == event_names.c.id)
    lacking = select(event_names.c.id).where(~is_founded).order_by(event_names.c.id)
    for name in () if may_lack else connection.scalars(lacking):
        yield f"The id {name} was given for no mention."
    if names:  # what an older Dateline wrote has none until the events are worked out anew
        is_named = exists().where(event_names.c.id == tables.events.c.id)
        for event in connection.scalars(select(tables.events.c.id).where(~is_named).order_by(tables.events.c.id)):
            yield f"The event {event} has an id that was never given."
    yield from _redirect_faults(connection)


def _redirect_faults(connection: Connection) -> Iterator[str]:
    """An old id leads to one event that there is, and an event's own id leads nowhere else but to its parts."""
    live = frozenset(connection.scalars(select(tables.events.c.id)))
    rows = connection.execute(select(redirects).order_by(redirects.c.old, redirects.c.new)).all()
    merged = Counter(row.old for row in rows if row.kind == "merged")
    for old, new, kind in rows:
        if new not in live:
            yield f"The old id {old} leads to {new}, which is no event."
        if kind not in get_args(RedirectKind) or old == new:
            yield f"The old id {old} leads to {new} in a way that there is none of: {kind}."
        if kind == "merged" and old in live:
            yield f"The id {old} is an event's own and is said to be one that was merged."
    for old, count in merged.items():
        if count > 1:
            yield f"The old id {old} leads to {count} events."


def membership_faults(connection: Connection) -> Iterator[str]:
    """Event mentions that are in more than one event."""
    held = tables.event_members.c
    twice = select(held.mention).group_by(held.mention).having(func.count() > 1).order_by(held.mention)
    for mention in connection.scalars(twice):
        yield f"The event mention {mention} is in more than one event."
