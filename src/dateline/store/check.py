"""Every invariant of the books, verified against what the database really holds."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, exists, select
from sqlalchemy.exc import DBAPIError

from dateline.codec import Undecodable
from dateline.model import Document, Finding, Reading, Span, StoreError, Version
from dateline.store import tables
from dateline.store.check_decisions import judgement_faults, membership_faults, name_faults
from dateline.store.check_schema import file_faults, schema_faults, type_faults
from dateline.store.connect import Door
from dateline.store.digest import AT_ONCE, several
from dateline.store.index_check import index_faults, word_faults
from dateline.store.judgement_tables import judgements
from dateline.store.readings import stored_readings
from dateline.store.rows import record_of, row_of_event
from dateline.store.schema import Tell


def check(door: Door, tell: Tell) -> Iterator[Finding]:
    """What is wrong with a database, each fault a finding; nothing where all is well. It only reads."""
    opened = nullcontext(door) if isinstance(door, Connection) else door.connect()
    with opened as connection:  # and no commit at the end: a damaged file refuses even that
        try:
            yield from map(_finding, file_faults(connection))
            if not isinstance(door, Connection):
                connection.rollback()
                yield from map(_finding, word_faults(connection))
                connection.rollback()
            yield from map(_finding, schema_faults(connection))
            odd = tuple(type_faults(connection))
            yield from map(_finding, odd)
            if odd:
                yield _finding("What the records say was not looked at: first every value must be of its type.")
                return
            yield from map(_finding, _record_faults(connection, tell))
            yield from map(_finding, _search_faults(connection))
        except DBAPIError as error:
            if "locked" in str(error.orig):
                raise StoreError(
                    "The database is in use by another program; check it again when that has ended."
                ) from error
            yield _finding(f"The rest cannot be read ({error.orig}); take the database from a backup.")


def _finding(message: str) -> Finding:
    return Finding("store", message)


def _record_faults(connection: Connection, tell: Tell) -> Iterator[str]:
    """Documents, then readings, then events, then judgements, then what ties them together."""
    steps = (
        ("documents", tables.documents.c.id, partial(_document_faults, connection)),
        ("readings", tables.readings.c.id, partial(_reading_faults, connection)),
        ("events", tables.events.c.id, partial(_event_faults, connection)),
        ("judgements", judgements.c.number, partial(judgement_faults, connection)),
    )
    for what, key, look in steps:
        keys = tuple(connection.scalars(select(key).order_by(key)))
        for at in range(0, len(keys), AT_ONCE):
            tell(what, at, len(keys))
            yield from _each(what, look, keys[at : at + AT_ONCE])
    yield from _dangling(connection)
    yield from membership_faults(connection)
    yield from name_faults(connection)
    yield from _version_faults(connection)


def _each(what: str, look: Callable[[Sequence[Any]], Iterator[str]], keys: Sequence[Any]) -> Iterator[str]:
    """The faults of some records; where one cannot be read at all, those of each by itself."""
    try:
        yield from tuple(look(keys))
    except Undecodable as error:
        if len(keys) == 1:
            yield f"Of the {what}, {keys[0]} cannot be read: {error}."
        else:
            for key in keys:
                yield from _each(what, look, (key,))


def _search_faults(connection: Connection) -> tuple[str, ...]:
    """Where the search does not follow from the records; nothing where a record cannot be read, which was told before."""
    try:
        return index_faults(connection)
    except Undecodable:
        return ()


# ---- documents and readings
def _document_faults(connection: Connection, keys: Sequence[str]) -> Iterator[str]:
    query = select(tables.documents).where(tables.documents.c.id.in_(keys)).order_by(tables.documents.c.id)
    for row in connection.execute(query).mappings():
        document = record_of(row, Document)
        if document.id != "sha256:" + hashlib.sha256(document.text.encode("utf-8")).hexdigest():
            yield f"The text of {document.id} is not the one that its id was made from."
        if any(not 0 <= block.start <= block.end <= len(document.text) for block in document.blocks):
            yield f"A block of {document.id} lies outside its text."


def _reading_faults(connection: Connection, numbers: Sequence[int]) -> Iterator[str]:
    seen = set()
    for number, reading in stored_readings(connection, numbers):
        seen.add(number)
        yield from (f"Reading {number} of {reading.document.id}: {fault}" for fault in _faults(reading))
    yield from (f"Reading {number} is of a document that is not there." for number in numbers if number not in seen)


def _faults(reading: Reading) -> Iterator[str]:
    """Where a reading is not about its document's words, or points to what is not in it."""
    text = reading.document.text
    for span in _spans(reading):
        if text[span.start : span.end] != span.quote:
            yield f"the words {span.start} to {span.end} are {text[span.start : span.end]!r}, not {span.quote!r}."
    mentions = {mention.id for mention in reading.event_mentions}
    said = [(claim.property, claim.event_mention) for claim in reading.claims]
    for name, mention in (*said, *((contest.property, contest.event_mention) for contest in reading.contested)):
        if mention not in mentions:
            yield f"{name} is said of the event mention {mention}, which is not there."
    claims = {claim.id for claim in reading.claims}
    for told in reading.event_mentions:
        if any(not claims.issuperset(total.claims) for total in told.totals):
            yield f"a total of {told.id} follows from a claim that is not there."
    for claim in reading.claims:
        if (claim.span is None) != (claim.grounding == "ungrounded"):
            yield f"claim {claim.id} is {claim.grounding} and has {'no' if claim.span is None else 'a'} span."


def _spans(node: object) -> Iterator[Span]:
    """Every span in a record, at any depth."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _spans(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _spans(getattr(node, field.name))


def _version_faults(connection: Connection) -> Iterator[str]:
    """Where a reading's version is not made of the rules and the model that its key was made from."""
    for row in connection.execute(select(tables.versions).order_by(tables.versions.c.engine)):
        made = Version(row.engine.rpartition("+")[0], row.rules, row.model)
        if (row.rules, row.model) != (None, None) and made.key != row.engine:
            yield f"The version {row.engine} is not made of the rules and the model that are noted."


# ---- events
def _event_faults(connection: Connection, keys: Sequence[str]) -> Iterator[str]:
    members: dict[str, set[str]] = {}
    held = tables.event_members.c
    for event, mention in connection.execute(select(held.event, held.mention).where(held.event.in_(keys))):
        members.setdefault(event, set()).add(mention)
    columns = tables.events.c
    known = _claims_of(connection, {mention for held in members.values() for mention in held})
    for row in connection.execute(select(tables.events).where(columns.id.in_(keys)).order_by(columns.id)).mappings():
        event = row["record"]
        told = {claim for found in event.properties for support in found.support for claim in support.claims}
        for claim in sorted(told - known):
            yield f"{row['id']} follows from claim {claim}, which none of its event mentions has."
        if members.get(row["id"], set()) != set(event.mentions):
            yield f"The members of {row['id']} are not those that its record names."
        if dict(row) != row_of_event(event):
            yield f"What {row['id']} is looked up by is not what its record says."


def _claims_of(connection: Connection, mentions: set[str]) -> set[str]:
    """The claims on event mentions."""
    columns = tables.claims.c
    found: set[str] = set()
    for some in several(sorted(mentions), AT_ONCE):
        found.update(connection.scalars(select(columns.id).where(columns.event_mention.in_(some))))
    return found


def _dangling(connection: Connection) -> Iterator[str]:
    """What points to an event mention that no reading has."""
    members, links = tables.event_members, tables.links
    for table, column in ((members, members.c.mention), (links, links.c.left), (links, links.c.right)):
        is_known = exists().where(tables.event_mentions.c.id == column)
        for mention in connection.scalars(select(column).distinct().where(~is_known).order_by(column)):
            yield f"The event mention {mention} in {table.name} is in no reading."
