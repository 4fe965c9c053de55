"""Taking a report out of the books: every row with a word of it goes, a tombstone stays."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, Text, delete, func, insert, or_, select, type_coerce, update

from dateline.model import Act, UsageError, Withdrawal
from dateline.store.audit import Hand, append, writing
from dateline.store.audit_tables import erasures, withdrawals
from dateline.store.connect import Door, viewed
from dateline.store.digest import PARTS, tombstone_digest
from dateline.store.indexing import forget_document
from dateline.store.judgement_tables import event_founders, event_names, judgement_anchors, judgements
from dateline.store.judgements import judged, names_given
from dateline.store.rows import record_of, row_of
from dateline.store.tables import (
    claims,
    documents,
    event_members,
    event_mentions,
    events,
    links,
    persons,
    readings,
    withdrawing,
)
from dateline.store.vouched import names_entered

# tables that hold no word of a report: ids, numbers, digests, and what people wrote without quoting one
WORDLESS = frozenset(
    {
        "dateline_schema",
        "versions",
        "withdrawing",
        "withdrawals",
        "erasures",
        "audit",
        "event_names",
        "redirects",
    }
)


class Withdrawals:
    """The reports that were taken out of one database.

    Given a connection with an open transaction instead of an engine, everything is part of that transaction.
    """

    def __init__(self, door: Door, hand: Hand) -> None:
        self._door = door
        self._hand = hand

    def all(self) -> tuple[Withdrawal, ...]:
        """Every tombstone, the oldest first."""
        with viewed(self._door) as connection:
            rows = connection.execute(select(withdrawals).order_by(withdrawals.c.at, withdrawals.c.document)).mappings()
            return tuple(record_of(row, Withdrawal) for row in rows)

    def of(self, document: str) -> Withdrawal | None:
        """The tombstone of a document; None where it was not withdrawn."""
        with viewed(self._door) as connection:
            row = connection.execute(select(withdrawals).where(withdrawals.c.document == document)).mappings().first()
        return None if row is None else record_of(row, Withdrawal)

    def among(self, named: Iterable[str]) -> frozenset[str]:
        """Those of the documents that were withdrawn."""
        wanted = frozenset(named)
        with viewed(self._door) as connection:
            return wanted.intersection(connection.scalars(select(withdrawals.c.document)))

    def unerased(self) -> tuple[str, ...]:
        """The documents that were withdrawn, and whose words may still be in the database's files."""
        query = select(withdrawals.c.document).where(withdrawals.c.document.not_in(select(erasures.c.document)))
        with viewed(self._door) as connection:
            return tuple(connection.scalars(query.order_by(withdrawals.c.document)))

    def add(self, document: str, reason: str) -> Withdrawal:
        """Take a document out of every table, and put a tombstone in its place, in one transaction.

        The events that it told of go with it; they must be worked out anew, and then what linking kept of it goes too
        (hashes of its words: they say which other events are touched). Its words may still be in the files of
        the database until `erase`. Raises `UsageError` where there is no such document, or where the reason names
        somebody whom the document names.
        """
        with writing(self._door) as connection:
            _check(connection, document, reason)
            query = select(func.count()).select_from(claims).where(claims.c.reading.in_(_readings(document)))
            number = connection.scalar(query) or 0
            grave = Withdrawal(document, reason, self._hand.who, self._hand.now(), number)
            connection.execute(insert(withdrawals).values(row_of(grave, withdrawals)))
            cleared = _remove(connection, document)
            details: dict[str, str | int | None] = {"claims": number, "sha256": tombstone_digest(connection, document)}
            append(connection, self._hand, Act("withdrawal", document, details), *cleared)
        return grave


def _check(connection: Connection, document: str, reason: str) -> None:
    if connection.scalar(select(documents.c.id).where(documents.c.id == document)) is None:
        raise UsageError(f"There is no document {document} in the books; see that its id is written in full.")
    if not reason.strip():
        raise UsageError("A withdrawal needs a reason that can be read later; give one with --reason.")
    named = connection.scalars(select(persons.c.name).where(persons.c.reading.in_(_readings(document))))
    if any(name.casefold() in reason.casefold() for name in named):
        raise UsageError(
            "The reason names somebody whom the report names, and it stays on record; give one without names."
        )


def _readings(document: str) -> Select[tuple[int]]:
    return select(readings.c.id).where(readings.c.document == document)


def _remove(connection: Connection, document: str) -> tuple[Act, ...]:
    """Every row that holds a word of the document, those that follow from it first; what the log is told of the rest."""
    connection.execute(insert(withdrawing).values(reason=document))  # what is append-only gives way
    told = select(event_mentions.c.id).where(event_mentions.c.reading.in_(_readings(document)))
    holding = select(event_members.c.event).where(event_members.c.mention.in_(told))
    quoting = select(events.c.id).where(type_coerce(events.c.record, Text).contains(document, autoescape=True))
    gone = connection.scalars(holding.union(quoting)).all()
    forget_document(connection, document, gone)
    connection.execute(delete(event_members).where(event_members.c.event.in_(gone)))
    connection.execute(delete(events).where(events.c.id.in_(gone)))
    connection.execute(delete(links).where(or_(links.c.left.in_(told), links.c.right.in_(told))))
    cleared = (*_forget_judgements(connection, document), *_forget_founders(connection, document))
    for part in PARTS:
        connection.execute(delete(part).where(part.c.reading.in_(_readings(document))))
    connection.execute(delete(readings).where(readings.c.document == document))
    connection.execute(delete(documents).where(documents.c.id == document))
    connection.execute(delete(withdrawing))
    return cleared


def _forget_founders(connection: Connection, document: str) -> tuple[Act, ...]:
    """Take out where in the document the mentions stand that ids of events were given for; the ids stay as they are.

    Returns what the log is told, so that it vouches for what is left.
    """
    named = select(event_founders.c.event).where(event_founders.c.document == document)
    born = connection.scalars(select(event_names.c.born).where(event_names.c.id.in_(named))).all()
    connection.execute(delete(event_founders).where(event_founders.c.document == document))
    return tuple(
        names_given(connection, first, last, cleared=document)
        for first, last in sorted(names_entered(connection))
        if any(first <= number <= last for number in born)
    )


def _forget_judgements(connection: Connection, document: str) -> tuple[Act, ...]:
    """Take the document's words out of what people judged; that they judged, when and who, stays on record.

    A reason given is removed where the judgement is on the document, since it may quote it. Where nothing else is
    judged, or the value that was given stands in no other document that is, the judgement is on nothing any more.
    Returns what the log is told, so that it vouches for them as they now are.
    """
    anchors = judgement_anchors.c
    bound = select(anchors.judgement).where(anchors.document == document)
    query = select(judgements.c.number, judgements.c.value).where(judgements.c.number.in_(bound))
    found = connection.execute(query).all()
    of_undone = judgements.c.target.in_([number for number, _ in found])
    undone = connection.scalars(select(judgements.c.number).where(of_undone, judgements.c.why != "")).all()
    connection.execute(update(judgements).where(of_undone).values(why=""))  # why it was taken back may quote it too
    for number, value in found:
        others = select(documents.c.text).where(
            documents.c.id.in_(select(anchors.document).where(anchors.judgement == number)), documents.c.id != document
        )
        texts = connection.scalars(others).all()
        is_bound = bool(texts) and (not isinstance(value, str) or any(value.casefold() in t.casefold() for t in texts))
        gone = delete(judgement_anchors).where(anchors.judgement == number)
        connection.execute(gone.where(anchors.document == document) if is_bound else gone)
        changes: dict[str, Any] = {"why": ""} if is_bound else {"why": "", "value": None}
        connection.execute(update(judgements).where(judgements.c.number == number).values(changes))
    changed = sorted({*undone, *(number for number, _ in found)})
    kinds = connection.execute(select(judgements.c.number, judgements.c.kind).where(judgements.c.number.in_(changed)))
    cleared = {row.number: row.kind for row in kinds}
    return tuple(judged(connection, number, cleared[number], cleared=document) for number in changed)
