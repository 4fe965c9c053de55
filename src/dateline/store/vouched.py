"""The books compared with the audit log: what was changed, is missing, or was put in behind Dateline's back is named."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, exists, func, select

from dateline.model import Finding
from dateline.store import tables
from dateline.store.audit_tables import audit, erasures, withdrawals
from dateline.store.digest import (
    AT_ONCE,
    Key,
    digest_of,
    digests,
    judgement_digests,
    names_digest,
    several,
    stored_rows,
)
from dateline.store.judgement_tables import event_names, judgements


def record_faults(connection: Connection) -> Iterator[Finding]:
    """Where documents, readings, judgements and ids of events are not what the log says was added.

    They may have been changed, be missing, or be put in beside it. Of what was withdrawn, the tombstones are compared.
    Some hundred records are in memory at a time.
    """
    for some in several(_stream(connection, _logged()), AT_ONCE):
        details = {Key(row.subject, _engine(row)): row for row in some}
        there = digests(connection, details)
        for key, row in details.items():
            if key not in there:
                yield Finding("store", f"{key} is missing; entry {row.number} of the log says that it was added.")
            elif there[key] != _details(row).get("sha256"):
                yield Finding("store", f"{key} was changed after entry {row.number} of the log was written.")
    yield from _put_in(connection)
    yield from _judgement_faults(connection)
    yield from _name_faults(connection)
    yield from _tombstone_faults(connection)
    yield from _erasure_faults(connection)


def _judgement_faults(connection: Connection) -> Iterator[Finding]:
    """Judgements that are not what they were when they were made, or when a withdrawal took words out of them."""
    last = select(func.max(audit.c.number)).where(audit.c.action == "judgement").group_by(audit.c.subject)
    query = select(audit.c.number, audit.c.subject, audit.c.details).where(audit.c.number.in_(last))
    logged = {row.subject: row for row in connection.execute(query.order_by(audit.c.number))}
    there: dict[str, str] = {}
    for some in several(connection.scalars(select(judgements.c.number)).all(), AT_ONCE):
        there |= {str(number): digest for number, digest in judgement_digests(connection, some).items()}
    for subject, row in logged.items():
        if subject not in there:
            yield Finding("store", f"Judgement {subject} is missing; entry {row.number} of the log says it was made.")
        elif there[subject] != _details(row).get("sha256"):
            yield Finding("store", f"Judgement {subject} was changed after entry {row.number} of the log was written.")
    for subject in there:
        if subject not in logged:
            yield Finding("store", f"Judgement {subject} is on record, and no entry of the log says who made it.")


def _name_faults(connection: Connection) -> Iterator[Finding]:
    """Ids of events that are not those which were given, or were given for other mentions."""
    given, most = 0, connection.scalar(select(func.max(event_names.c.born))) or 0
    for (first, last), row in sorted(names_entered(connection).items()):
        if names_digest(connection, first, min(last, most)) != _details(row).get("sha256"):
            which = f"{last}" if last == first else f"{first} to {last}"
            yield Finding(
                "store",
                f"Of the ids of events, number {which} changed after entry {row.number} of the log was written.",
            )
        given = max(given, last)
    for name in connection.scalars(select(event_names.c.id).where(event_names.c.born > given)):
        yield Finding("store", f"The id {name} is on record, and no entry of the log says that an event was given it.")


def names_entered(connection: Connection) -> dict[tuple[int, int], Any]:
    """The entries on ids of events, by the first and the last number of those that they are on; the last on them counts."""
    query = select(audit.c.number, audit.c.details).where(audit.c.action == "names").order_by(audit.c.number)
    found: dict[tuple[int, int], Any] = {}
    for row in connection.execute(query):
        first, last = _details(row).get("first"), _details(row).get("names")
        if isinstance(first, int) and isinstance(last, int):
            found[first, last] = row
    return found


def _erasure_faults(connection: Connection) -> Iterator[Finding]:
    """Notes that a withdrawn report is out of the files, which nobody made, or which were taken away."""
    logged = set(connection.scalars(select(audit.c.subject).where(audit.c.action == "erasure")))
    noted = set(connection.scalars(select(erasures.c.document)))
    for document in sorted(noted - logged):
        yield Finding("store", f"{document} is noted as out of the files, and no entry of the log says that it is.")
    for document in sorted(logged - noted):
        yield Finding("store", f"{document} is out of the files by the log, and the note of that is missing.")


def _tombstone_faults(connection: Connection) -> Iterator[Finding]:
    """Withdrawals that the log and the tombstones do not agree about."""
    query = select(audit).where(audit.c.action == "withdrawal")
    logged = {row.subject: row for row in connection.execute(query)}
    graves = {row["document"]: digest_of([("withdrawals", row)]) for row in stored_rows(connection, withdrawals)}
    for document, row in logged.items():
        if document not in graves:
            yield Finding("store", f"The tombstone of {document} is missing; see entry {row.number} of the log.")
        elif graves[document] != _details(row).get("sha256"):
            yield Finding("store", f"The tombstone of {document} was changed after entry {row.number} of the log.")
    for document in sorted(graves.keys() - logged, key=str):
        yield Finding("store", f"{document} has a tombstone, and no entry of the log says who withdrew it.")
    for document in stored_rows(connection, tables.documents, "id", sorted(logged)):
        yield Finding("store", f"{Key(document['id'])} was withdrawn, and is in the books again.")


def _put_in(connection: Connection) -> Iterator[Finding]:
    """Documents and readings that no entry of the log speaks of."""
    entry = select(audit.c.number).where(audit.c.subject == tables.documents.c.id, audit.c.action == "document")
    for row in _stream(connection, select(tables.documents.c.id).where(~exists(entry))):
        yield Finding("store", f"{Key(row.id)} is in the books, and no entry of the log says who added it.")
    heads = select(tables.readings.c.document, tables.readings.c.engine)
    for some in several(_stream(connection, heads), AT_ONCE):
        keys = {Key(row.document, row.engine) for row in some}
        known = select(audit).where(audit.c.subject.in_({key.document for key in keys}), audit.c.action == "reading")
        logged = {Key(row.subject, _engine(row)) for row in connection.execute(known)}
        for key in sorted(keys - logged):
            yield Finding("store", f"{key} is in the books, and no entry of the log says who added it.")


def _logged() -> Any:
    """The entries on documents and readings that should be there."""
    later = audit.alias("later")
    gone = exists().where(later.c.subject == audit.c.subject, later.c.action == "withdrawal")
    columns = (audit.c.number, audit.c.subject, audit.c.details)
    return select(*columns).where(audit.c.action.in_(("document", "reading")), ~gone).order_by(audit.c.number)


def _stream(connection: Connection, query: Any) -> Iterator[Any]:
    return iter(connection.execute(query, execution_options={"yield_per": AT_ONCE}))


def _engine(entry: Any) -> str | None:
    """The engine of a reading that was added; None of a document, or where somebody wrote over it."""
    engine = _details(entry).get("engine")
    return engine if isinstance(engine, str) else None


def _details(entry: Any) -> dict[str, Any]:
    """The details of an entry; nothing where somebody wrote over them."""
    try:
        details = json.loads(entry.details)
    except (TypeError, ValueError):
        return {}
    return details if isinstance(details, dict) else {}
