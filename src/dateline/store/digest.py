"""The digests that bind the audit log to the books: of documents, readings, judgements, and the ids of events.

A row is written as a JSON object of its columns, in the order of their names, without those that are null or an empty
list, so that a column that a later schema adds changes no digest. `docs/audit.md` says it for other languages.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table, column, literal_column, select, table

from dateline.store import tables
from dateline.store.audit_tables import withdrawals
from dateline.store.judgement_tables import event_founders, event_names, judgement_anchors, judgements

PARTS = (tables.event_mentions, tables.claims, tables.contests, tables.quotations, tables.persons, tables.findings)
AT_ONCE = 200  # documents, readings or judgements compared at a time: their rows are in memory together
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
    found = {
        Key(row["id"]): digest_of([("documents", row)]) for row in stored_rows(connection, tables.documents, "id", ids)
    }
    heads = {
        row["id"]: row
        for row in stored_rows(connection, tables.readings, "document", ids)
        if Key(row["document"], row["engine"]) in wanted
    }
    parts = _parts(connection, list(heads))
    for number, row in heads.items():
        found[Key(row["document"], row["engine"])] = digest_of([("readings", _without("id", row)), *parts[number]])
    return {key: digest for key, digest in found.items() if key in wanted}


def tombstone_digest(connection: Connection, document: str) -> str:
    """The digest of what stands where a document was withdrawn. Raises `ValueError` where there is nothing."""
    (row,) = stored_rows(connection, withdrawals, "document", [document])
    return digest_of([("withdrawals", row)])


def judgement_digests(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The digests of those of the judgements that are in the database, each with the words that it is bound to."""
    bound: dict[int, list[TableRow]] = defaultdict(list)
    for row in stored_rows(connection, judgement_anchors, "judgement", numbers):
        bound[row["judgement"]].append(("judgement_anchors", _without("judgement", row)))
    found = stored_rows(connection, judgements, "number", numbers)
    return {row["number"]: digest_of([("judgements", row), *bound[row["number"]]]) for row in found}


def names_digest(connection: Connection, first: int, last: int) -> str:
    """The digest of the ids that events were given, from one number (`born`) to another, each with its founders."""
    return digest_of(_names(connection, first, last))


def _names(connection: Connection, first: int, last: int) -> Iterator[TableRow]:
    """Their rows, each with those of its founders after it."""
    for some in several(range(first, last + 1), AT_ONCE):
        names = sorted(stored_rows(connection, event_names, "born", some), key=lambda row: str(row["born"]).zfill(20))
        founders: dict[str, list[TableRow]] = defaultdict(list)
        for row in stored_rows(connection, event_founders, "event", [name["id"] for name in names]):
            founders[row["event"]].append(("event_founders", _without("event", row)))
        for name in names:
            yield "event_names", name
            yield from founders[name["id"]]


def _parts(connection: Connection, numbers: Sequence[int]) -> dict[int, list[TableRow]]:
    """The rows of several readings, table after table, in their order."""
    found: dict[int, list[TableRow]] = defaultdict(list)
    for part in PARTS:
        for row in stored_rows(connection, part, "reading", numbers):
            found[row["reading"]].append((part.name, _without("reading", row)))
    return found


def stored_rows(
    connection: Connection, source: Table, key: str | None = None, values: Sequence[Any] = ()
) -> Iterator[Row]:
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


def digest_of(rows: Iterable[TableRow]) -> str:
    """The digest of rows, each with the name of its table on a line of its own before it."""
    digest = hashlib.sha256()
    for name, row in rows:
        digest.update(f"{name}\n{_canonical(row)}\n".encode())
    return digest.hexdigest()


def _canonical(row: Row) -> str:
    return json.dumps(
        {k: v for k, v in row.items() if v not in _EMPTY}, sort_keys=True, separators=(",", ":"), default=repr
    )


def several(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items, so many at a time."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _without(name: str, row: Row) -> Row:
    return {key: value for key, value in row.items() if key != name}
