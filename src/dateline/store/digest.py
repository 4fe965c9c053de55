"""The digests that bind the audit log to the books: one for each document and each reading, over the rows as they stand.

A row is written as a JSON object of its columns, in the order of their names, without those that are null or an empty
list, so that a column that a later schema adds changes no digest. `docs/audit.md` says it for other languages.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table, column, exists, literal_column, select, table

from dateline.model import Finding
from dateline.store import tables
from dateline.store.audit_tables import audit, withdrawals

PARTS = (tables.event_mentions, tables.claims, tables.contests, tables.quotations, tables.persons, tables.findings)
_AT_ONCE = 200  # documents or readings compared at a time: their rows are in memory together
_EMPTY = (None, "[]")

Item = TypeVar("Item")
Row = Mapping[str, Any]
TableRow = tuple[str, Row]


class Key(NamedTuple):
    """A document, or what an engine read in it."""

    document: str
    engine: str | None = None

    def __str__(self) -> str:
        return f"The reading of {self.document} by {self.engine}" if self.engine else f"Document {self.document}"


def digests(connection: Connection, keys: Iterable[Key]) -> dict[Key, str]:
    """The digests (SHA-256, in hex) of those of the documents and readings that are in the database."""
    wanted = set(keys)
    ids = sorted({key.document for key in wanted})
    found = {Key(row["id"]): _digest([("documents", row)]) for row in _rows(connection, tables.documents, "id", ids)}
    heads = {
        row["id"]: row
        for row in _rows(connection, tables.readings, "document", ids)
        if Key(row["document"], row["engine"]) in wanted
    }
    parts = _parts(connection, list(heads))
    for number, row in heads.items():
        head = {name: value for name, value in row.items() if name != "id"}
        found[Key(row["document"], row["engine"])] = _digest([("readings", head), *parts[number]])
    return {key: digest for key, digest in found.items() if key in wanted}


def tombstone_digest(connection: Connection, document: str) -> str:
    """The digest of what stands where a document was withdrawn. Raises `ValueError` where there is nothing."""
    (row,) = _rows(connection, withdrawals, "document", [document])
    return _digest([("withdrawals", row)])


def record_faults(connection: Connection) -> Iterator[Finding]:
    """Where documents and readings are not what the log says was added: changed, missing, or put in beside it.

    Of what was withdrawn, the tombstones are compared. Some hundred readings are in memory at a time.
    """
    for some in _several(_stream(connection, _logged()), _AT_ONCE):
        details = {Key(row.subject, _details(row).get("engine")): row for row in some}
        there = digests(connection, details)
        for key, row in details.items():
            if key not in there:
                yield Finding("store", f"{key} is missing; entry {row.number} of the log says that it was added.")
            elif there[key] != _details(row).get("sha256"):
                yield Finding("store", f"{key} was changed after entry {row.number} of the log was written.")
    yield from _put_in(connection)
    yield from _tombstone_faults(connection)


def _tombstone_faults(connection: Connection) -> Iterator[Finding]:
    """Withdrawals that the log and the tombstones do not agree about."""
    query = select(audit).where(audit.c.action == "withdrawal")
    logged = {row.subject: row for row in connection.execute(query)}
    graves = {row["document"]: _digest([("withdrawals", row)]) for row in _rows(connection, withdrawals)}
    for document, row in logged.items():
        if document not in graves:
            yield Finding("store", f"The tombstone of {document} is missing; see entry {row.number} of the log.")
        elif graves[document] != _details(row).get("sha256"):
            yield Finding("store", f"The tombstone of {document} was changed after entry {row.number} of the log.")
    for document in sorted(graves.keys() - logged):
        yield Finding("store", f"{document} has a tombstone, and no entry of the log says who withdrew it.")
    for document in _rows(connection, tables.documents, "id", sorted(logged)):
        yield Finding("store", f"{Key(document['id'])} was withdrawn, and is in the books again.")


def _put_in(connection: Connection) -> Iterator[Finding]:
    """Documents and readings that no entry of the log speaks of."""
    entry = select(audit.c.number).where(audit.c.subject == tables.documents.c.id, audit.c.action == "document")
    for row in _stream(connection, select(tables.documents.c.id).where(~exists(entry))):
        yield Finding("store", f"{Key(row.id)} is in the books, and no entry of the log says who added it.")
    heads = select(tables.readings.c.document, tables.readings.c.engine)
    for some in _several(_stream(connection, heads), _AT_ONCE):
        keys = {Key(row.document, row.engine) for row in some}
        known = select(audit).where(audit.c.subject.in_({key.document for key in keys}), audit.c.action == "reading")
        logged = {Key(row.subject, _details(row).get("engine")) for row in connection.execute(known)}
        for key in sorted(keys - logged):
            yield Finding("store", f"{key} is in the books, and no entry of the log says who added it.")


def _logged() -> Any:
    """The entries on documents and readings that should be there."""
    later = audit.alias("later")
    gone = exists().where(later.c.subject == audit.c.subject, later.c.action == "withdrawal")
    columns = (audit.c.number, audit.c.subject, audit.c.details)
    return select(*columns).where(audit.c.action.in_(("document", "reading")), ~gone).order_by(audit.c.number)


def _parts(connection: Connection, numbers: Sequence[int]) -> dict[int, list[TableRow]]:
    """The rows of several readings, table after table, in their order."""
    found: dict[int, list[TableRow]] = defaultdict(list)
    for part in PARTS:
        for row in _rows(connection, part, "reading", numbers):
            found[row["reading"]].append((part.name, {k: v for k, v in row.items() if k != "reading"}))
    return found


def _rows(connection: Connection, source: Table, key: str | None = None, values: Sequence[Any] = ()) -> Iterator[Row]:
    """The rows with those keys (default: all) as the database gives them, whatever they mean, in their order."""
    order: list[Any] = [column(made.name) for made in source.primary_key.columns]
    query: Any = select(literal_column("*")).select_from(table(source.name)).order_by(*order)
    if key is not None:
        query = query.where(column(key).in_(values))
    stored = {name: made.type for name, made in source.c.items() if made.computed is None}
    for row in connection.execute(query).mappings():
        yield {name: _plain(value, stored[name], connection) for name, value in row.items() if name in stored}


def _plain(value: Any, kind: Any, connection: Connection) -> Any:
    """The value as every database would have it: words as in the report, true and false as 1 and 0."""
    if isinstance(kind, tables.Words):
        return kind.process_result_value(value, connection.dialect)
    return int(value) if isinstance(value, bool) else value


def _digest(rows: Iterable[TableRow]) -> str:
    """The digest of rows, each with the name of its table on a line of its own before it."""
    lines = (f"{name}\n{_canonical(row)}\n" for name, row in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _canonical(row: Row) -> str:
    return json.dumps({k: v for k, v in row.items() if v not in _EMPTY}, sort_keys=True, separators=(",", ":"))


def _stream(connection: Connection, query: Any) -> Iterator[Any]:
    return iter(connection.execute(query, execution_options={"yield_per": _AT_ONCE}))


def _details(entry: Any) -> dict[str, Any]:
    """The details of an entry; nothing where somebody wrote over them."""
    try:
        details = json.loads(entry.details)
    except (TypeError, ValueError):
        return {}
    return details if isinstance(details, dict) else {}


def _several(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
