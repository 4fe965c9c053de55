"""The store: documents and readings are added and stay; events are a snapshot derived from them."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, or_, select

from dateline import __version__
from dateline.model import (
    Act,
    Difference,
    Document,
    DocumentHead,
    Event,
    Finding,
    Found,
    Judgement,
    Link,
    Question,
    Reading,
    StoreError,
    Subject,
    UsageError,
    Version,
    Working,
    by_date_and_place,
)
from dateline.store import tables
from dateline.store.audit import Audit, Hand, account, append, writing
from dateline.store.audit_tables import withdrawals
from dateline.store.connect import Door, connect, reported, viewed
from dateline.store.digest import Key, digests
from dateline.store.erasure import erase
from dateline.store.index import batches
from dateline.store.judgements import Decisions, Names, judged
from dateline.store.past import differences
from dateline.store.readings import insert_reading, latest_readings, stored_readings
from dateline.store.recovery import behind, cut_off, last_change, recovered
from dateline.store.rows import record_of, row_of
from dateline.store.schema import Tell
from dateline.store.search import search_documents, search_events, search_quotations
from dateline.store.snapshot import Snapshot, events_holding, events_of, put_events, stored_workings
from dateline.store.withdrawal import Withdrawals
from dateline.store.writing import insert_unless_there

DEFAULT_ENGINE = f"rules@{__version__}"


def open_store(url: str, hand: Hand | None = None) -> "Store":
    """The store at an address such as `sqlite:///day.db`, made if there is none yet. Raises `StoreError`.

    What is done to it is written into its audit log under the name and the clock of `hand`; default: the account that
    runs this process, and the machine's clock.
    """
    found = cut_off(url)
    return Store(connect(url), hand or Hand(account()), found)


class Store:
    """A database of documents, what was read in them, and the events that follow; use it in a `with` statement."""

    def __init__(self, engine: Door, hand: Hand, found: tuple[Finding, ...] = ()) -> None:
        """Keep the books behind that door; `found` is what was cut off in its files before it was opened."""
        self._engine = engine
        self._found = found
        self.audit = Audit(engine, hand)
        self.withdrawals = Withdrawals(engine, hand)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if isinstance(self._engine, Engine):
            self._engine.dispose()

    @property
    def decisions(self) -> Decisions:
        """What people judged."""
        return Decisions(self._engine)

    @property
    def names(self) -> Names:
        """The ids that events were given, and where they lead."""
        return Names(self._engine, self.audit.hand)

    @contextmanager
    def together(self) -> Iterator[Self]:
        """The store with one transaction open: whatever is done to it is kept together, or not at all."""
        with writing(self._engine) as connection:
            yield type(self)(connection, self.audit.hand)

    def recover(self) -> tuple[Finding, ...]:
        """Finish what an earlier run was cut off in, as far as that can be done here, and say what was found."""
        found, self._found = self._found, ()
        return (*found, *recovered(self._engine, self.audit.hand))

    def erase(self) -> tuple[str, ...]:
        """Make what was withdrawn unreadable in the database's files. Returns the ids of the documents that now are.

        Raises `StoreError` where somebody else holds the database open; it can be done again at any time.
        """
        return erase(self._engine, self.audit.hand)

    def is_behind(self) -> bool:
        """Whether something was read, judged or withdrawn since the events were last worked out."""
        with viewed(self._engine) as connection:
            return bool(behind(connection))

    def last_change(self) -> int:
        """The number of the last entry of the log from which other events may follow."""
        with viewed(self._engine) as connection:
            return last_change(connection)

    def decide(self, judgement: Judgement) -> Judgement:
        """Put a judgement on record under the next number, and into the log; returns it as it is kept."""
        with writing(self._engine) as connection:
            decisions = Decisions(connection)
            kept = replace(judgement, number=decisions.next_number())
            decisions.add(kept)
            append(connection, self.audit.hand, judged(connection, kept.number, kept.kind))
        return kept

    def has(self, document: str, engine: str = DEFAULT_ENGINE) -> bool:
        """Whether this version of the engine has already read the document of that id."""
        with viewed(self._engine) as connection:
            return _has(connection, document, engine)

    def add(self, document: Document, reading: Reading, engine: str = DEFAULT_ENGINE) -> bool:
        """Keep a document and what one version of the engine read in it, in one transaction.

        Returns False, and changes nothing, where it is there already or was withdrawn. Raises `UsageError` where the
        reading is of another document, `StoreError` where the database refuses.
        """
        if (reading.document.id, reading.document.text) != (document.id, document.text):
            raise UsageError(
                f"The reading of {reading.document.id} is not one of {document.id}; read the document again."
            )
        with writing(self._engine) as connection:
            if Withdrawals(connection, self.audit.hand).of(document.id):
                return False
            is_new = insert_unless_there(connection, tables.documents, row_of(document, tables.documents)) is not None
            insert_unless_there(connection, tables.versions, {"engine": engine})
            if not insert_reading(connection, reading, engine):
                return False
            self._log_added(connection, reading, engine, is_new)
        return True

    def introduce(self, version: Version) -> None:
        """Keep what a version of an engine is made of, before its first reading is kept under its key."""
        row = {"engine": version.key, "rules": version.rules, "model": version.model}
        with reported(self._engine) as connection:
            insert_unless_there(connection, tables.versions, row)

    def _log_added(self, connection: Connection, reading: Reading, engine: str, is_new: bool) -> None:
        """Write a reading, and its document where that is new too, into the log, each with its digest."""
        document, read = Key(reading.document.id), Key(reading.document.id, engine)
        sealed = digests(connection, (document, read))
        counts = {"claims": len(reading.claims), "event_mentions": len(reading.event_mentions)}
        details: dict[str, str | int | None] = {"engine": engine, "sha256": sealed[read], **counts}
        acts = (
            Act("document", document.document, {"sha256": sealed[document]}),
            Act("reading", read.document, details),
        )
        append(connection, self.audit.hand, *(acts if is_new else acts[1:]))

    def documents(self, among: Collection[str] | None = None) -> tuple[Document, ...]:
        """Every document, or every one `among` some ids, in the order of publication, then by id."""
        with viewed(self._engine) as connection:
            query = select(tables.documents)
            ids = batches(sorted(among)) if among is not None else None
            asked = [query] if ids is None else [query.where(tables.documents.c.id.in_(some)) for some in ids]
            rows = [row for one in asked for row in connection.execute(one).mappings()]
        return tuple(sorted((record_of(row, Document) for row in rows), key=_publication))

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents."""
        with viewed(self._engine) as connection:
            return tuple(connection.scalars(select(tables.documents.c.id).order_by(tables.documents.c.id)))

    def document(self, key: str) -> Document:
        """The document of that id. Raises `UsageError` where there is none."""
        with viewed(self._engine) as connection:
            row = connection.execute(select(tables.documents).where(tables.documents.c.id == key)).mappings().first()
        if row is None:
            raise UsageError(f"There is no document {key!r} in the books.")
        return record_of(row, Document)

    def readings(self, among: Collection[str] | None = None) -> tuple[Reading, ...]:
        """The latest reading of every document, or of every one `among` some, in the order of the documents."""
        with viewed(self._engine) as connection:
            latest = latest_readings(connection)
            numbers = tuple(number for document, number in latest.items() if among is None or document in among)
            read = tuple(reading for _, reading in stored_readings(connection, numbers))
        return tuple(sorted(read, key=lambda reading: _publication(reading.document)))

    def latest_readings(self) -> dict[str, int]:
        """The number of the latest reading of each document."""
        with viewed(self._engine) as connection:
            return latest_readings(connection)

    def workings(self) -> tuple[Working, ...]:
        """What linking made of each document, in the order of their ids."""
        with viewed(self._engine) as connection:
            return tuple(stored_workings(connection))

    def events_holding(self, mentions: Collection[str]) -> dict[str, str]:
        """The ids of the events that hold these event mentions, by mention."""
        with viewed(self._engine) as connection:
            return events_holding(connection, mentions)

    def events_of(self, ids: Collection[str]) -> tuple[Event, ...]:
        """The events with these ids, in the order of their ids."""
        with viewed(self._engine) as connection:
            return events_of(connection, ids)

    def count_events(self) -> int:
        """How many events there are."""
        with viewed(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(tables.events)) or 0

    def differences(self, document: str | None = None) -> tuple[Difference, ...]:
        """What the last reading of each document changed, against the one before; see `past.differences`."""
        with viewed(self._engine) as connection:
            return tuple(differences(connection, document))

    def check(self, tell: Tell = lambda what, done, total: None) -> Iterator[Finding]:
        """What is wrong with the database, each fault a finding; nothing where all is well."""
        from dateline.store.check import check  # compares schemas with Alembic, which takes a while to load

        return check(self._engine, tell)

    def replace_events(self, events: Iterable[Event], links: Iterable[Link] = ()) -> None:
        """Put a new snapshot of events and links in the place of the old one, in one transaction; what is equal stays."""
        self.renew(Snapshot(tuple(events), tuple(links)))

    def renew(self, snapshot: Snapshot) -> None:
        """Change what has changed of the snapshot of events, in one transaction."""
        with writing(self._engine) as connection:
            _check_present(connection, snapshot.events)
            if put_events(connection, snapshot) or behind(connection):
                number = connection.scalar(select(func.count()).select_from(tables.events))
                append(connection, self.audit.hand, Act("events", "", {"events": number}))

    def events(self, date: str | None = None) -> tuple[Event, ...]:
        """The events by date, place and id; with an ISO date, those that may have been on that day."""
        columns = tables.events.c
        query = select(columns.record)
        if date is not None:
            query = query.where(columns.date_start <= date, columns.date_end >= date)
        with viewed(self._engine) as connection:
            return tuple(sorted(connection.scalars(query), key=by_date_and_place))

    def links(self, mention: str | None = None) -> tuple[Link, ...]:
        """The linker's links, those on one event mention if its id is given."""
        columns = tables.links.c
        query = select(tables.links).order_by(columns.left, columns.right)
        if mention is not None:
            query = query.where(or_(columns.left == mention, columns.right == mention))
        with viewed(self._engine) as connection:
            return tuple(record_of(row, Link) for row in connection.execute(query).mappings())

    def search(self, question: Question, subject: Subject = "documents") -> Found:
        """One page of what the books hold: reports, quotations or events, the latest first."""
        with viewed(self._engine) as connection:
            return _SEARCHES[subject](connection, question)


_SEARCHES = {"documents": search_documents, "quotations": search_quotations, "events": search_events}


def _check_present(connection: Connection, events: Iterable[Event]) -> None:
    """Raises `StoreError` where a report that an event was made from has been withdrawn meanwhile."""
    gone = set(connection.scalars(select(withdrawals.c.document)))
    if gone and any(not gone.isdisjoint(event.documents) for event in events):
        raise StoreError("A report was withdrawn while the events were worked out; give the same command again.")


def _has(connection: Connection, document: str, engine: str) -> bool:
    columns = tables.readings.c
    query = select(columns.id).where(columns.document == document, columns.engine == engine)
    return connection.scalar(query) is not None


def _publication(document: Document | DocumentHead) -> tuple[str, str]:
    return (document.published or "9999", document.id)
