"""What is older than the audit log, or than what it says of such records, taken into it: from then on it vouches for them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, func, select

from dateline.model import Act
from dateline.store import tables
from dateline.store.audit import Hand, account, append
from dateline.store.digest import Key, digests
from dateline.store.judgement_tables import event_names, judgements
from dateline.store.judgements import judged, names_given

_AT_ONCE = 200
_BEFORE = "from before the log"


def adopt(connection: Connection) -> None:
    """Enter what is in the books, in the order of its adding, marked as taken over from before there was a log."""
    hand = Hand(account())
    heads = select(tables.readings.c.document, tables.readings.c.engine).order_by(tables.readings.c.id)
    entered: set[str] = set()
    keys = iter([Key(row.document, row.engine) for row in connection.execute(heads)])
    while some := list(islice(keys, _AT_ONCE)):
        sealed = digests(connection, [*some, *(Key(key.document) for key in some)])
        append(connection, hand, *(_act(key, sealed[key]) for key in _with_documents(some, entered)))


def adopt_decisions(connection: Connection) -> None:
    """Enter every judgement, and every id that an event was given, as they are on record."""
    numbers = connection.execute(select(judgements.c.number, judgements.c.kind).order_by(judgements.c.number)).all()
    acts = [judged(connection, number, kind, taken_over=_BEFORE) for number, kind in numbers]
    if connection.scalar(select(func.count()).select_from(event_names)):
        acts.append(names_given(connection, 1, taken_over=_BEFORE))
    append(connection, Hand(account()), *acts)


def _act(key: Key, digest: str) -> Act:
    details = {"sha256": digest, "taken_over": _BEFORE}
    if key.engine is None:
        return Act("document", key.document, details)
    return Act("reading", key.document, {"engine": key.engine, **details})


def _with_documents(readings: Sequence[Key], entered: set[str]) -> Iterator[Key]:
    """The readings, each document before the first of its own."""
    for reading in readings:
        if reading.document not in entered:
            entered.add(reading.document)
            yield Key(reading.document)
        yield reading
