"""The audit log in the database: entries are added in the transaction of what they record, one after the other."""

import getpass
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from dateline.model import Act, Entry, Finding, Kept, UsageError
from dateline.store.audit_tables import audit
from dateline.store.chain import GENESIS, faults, seal
from dateline.store.connect import Door, reported, viewed
from dateline.store.rows import record_of, row_of
from dateline.store.vouched import record_faults

_AT_ONCE = 2000  # entries fetched at a time: the log may be larger than the memory
_COLUMNS = [audit.c[field.name] for field in fields(Entry)]


def account() -> str:
    """The name of the account that runs this process; its number where the system knows no name."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except ImportError:  # not a Unix
        return getpass.getuser()
    except KeyError:
        return f"uid {os.getuid()}"


def system_clock() -> datetime:
    """The time now, by the machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes into the books, and by which clock. Raises `UsageError` for a name that would not stand on one line."""

    who: str
    clock: Callable[[], datetime] = system_clock

    def __post_init__(self) -> None:
        if not self.who.strip() or not self.who.isprintable():
            raise UsageError(f"{self.who!r} is no name that can stand in the log; give one with --who.")

    def now(self) -> str:
        """The time by the clock, in UTC, as the log has it."""
        return self.clock().astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def append(connection: Connection, hand: Hand, *acts: Act) -> Entry | None:
    """Add entries, in the transaction that `writing` opened: nobody else can add any meanwhile.

    Returns the last one, the new head of the log.
    """
    head = last_entry(connection)
    entries: list[Entry] = []
    for act in acts:
        head = _entry(act, hand, head)
        entries.append(head)
    if entries:
        connection.execute(insert(audit), [row_of(entry, audit) for entry in entries])
    return head


def _entry(act: Act, hand: Hand, head: Entry | None) -> Entry:
    """The entry that follows on the head."""
    entry = Entry(
        number=head.number + 1 if head else 1,
        at=hand.now(),
        who=hand.who,
        action=act.action,
        subject=act.subject,
        details=json.dumps(dict(act.details), sort_keys=True, separators=(",", ":")),
        previous=head.hash if head else GENESIS,
        hash="",
    )
    return replace(entry, hash=seal(entry))


def last_entry(connection: Connection) -> Entry | None:
    """The head of the log; None while it is empty."""
    row = connection.execute(select(*_COLUMNS).order_by(audit.c.number.desc()).limit(1)).mappings().first()
    return None if row is None else record_of(row, Entry)


@contextmanager
def writing(door: Door) -> Iterator[Connection]:
    """One transaction that no other writer can enter, so that the log stays one chain.

    All of it is kept, or nothing. Raises `StoreError` where the database refuses.
    """
    with reported(door) as connection:  # on SQLite it has the file to itself
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE audit IN EXCLUSIVE MODE")  # who only reads is let through
        yield connection


class Audit:
    """The audit log of one database."""

    def __init__(self, engine: Door, hand: Hand) -> None:
        self._engine = engine
        self.hand = hand

    def note(self, act: Act) -> Entry:
        """Add an entry by itself: for what changes no other table, such as an export or a login."""
        with writing(self._engine) as connection:
            entry = append(connection, self.hand, act)
        assert entry is not None  # one was added
        return entry

    def head(self) -> Entry | None:
        """The last entry; None while the log is empty."""
        with viewed(self._engine) as connection:
            return last_entry(connection)

    def last(self, count: int) -> tuple[Entry, ...]:
        """The last entries, the latest last."""
        query = select(*_COLUMNS).order_by(audit.c.number.desc()).limit(count)
        with viewed(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(record_of(row, Entry) for row in reversed(rows))

    def faults(self, kept: Kept | None = None) -> Iterator[Finding]:
        """What is wrong with the log itself, one entry in memory at a time; nothing where the chain is whole."""
        with self._still() as connection:
            yield from faults(_entries(connection), kept)

    def record_faults(self) -> Iterator[Finding]:
        """Where the books are not what the log says was added: changed, missing, or put in beside it."""
        with self._still() as connection:
            yield from record_faults(connection)

    @contextmanager
    def _still(self) -> Iterator[Connection]:
        """One state of the database, however long it is looked at and whoever writes meanwhile."""
        with viewed(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection


def _entries(connection: Connection) -> Iterator[Entry]:
    rows = connection.execute(select(*_COLUMNS).order_by(audit.c.number), execution_options={"yield_per": _AT_ONCE})
    return (Entry(*row) for row in rows)
