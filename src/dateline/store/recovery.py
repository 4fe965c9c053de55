"""What a run that was cut off left to do: found by the next one, finished, and said in a line."""

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from dateline.model import Finding, StoreError
from dateline.store.audit import Hand
from dateline.store.audit_tables import audit
from dateline.store.connect import Door, file_of, viewed
from dateline.store.erasure import erase
from dateline.store.wholeness import written_ahead

_CHANGES = ("reading", "judgement", "withdrawal")  # what events follow from
_TAKEN_OVER = '"taken_over":'  # in the details of what was there before: no event changes with it


def cut_off(url: str) -> tuple[Finding, ...]:
    """What a transaction that was cut off left in the files of the database, looked at before it is opened."""
    try:
        path = file_of(make_url(url)) if url.startswith("sqlite") else None
    except (ArgumentError, ValueError):  # no address: who opens it says so
        return ()
    if path is None or not written_ahead(path).is_cut:
        return ()
    return (
        Finding(
            "store",
            f"{path.name}-wal ends within a transaction that was cut off, or is being written just now: nothing of it "
            "had been reported as done, and none of it is taken over.",
        ),
    )


def recovered(door: Door, hand: Hand) -> tuple[Finding, ...]:
    """Finish what can be finished here, and say what was found, and what cannot be finished now: the next run tries again."""
    try:
        said = [
            f"The withdrawal of {document} had been cut off; its words are out of the files now."
            for document in erase(door, hand)
        ]
    except (
        StoreError
    ) as error:  # who reads the books just now keeps them from being written anew, not from being added to
        said = [str(error)]
    found = [Finding("store", line) for line in said]
    with viewed(door) as connection:
        number = behind(connection)
    if number:
        entries = "an entry" if number == 1 else f"{number} entries"
        found.append(
            Finding(
                "store",
                f"An earlier run was cut off, or is still running: {entries} of the log came after the events were "
                "last worked out. What it had read is kept; 'dateline ingest' works the events out.",
            )
        )
    return tuple(found)


def last_change(connection: Connection) -> int:
    """The number of the last entry of the log from which other events may follow; 0 where there is none."""
    return connection.scalar(select(func.max(audit.c.number)).where(audit.c.action.in_(_CHANGES))) or 0


def behind(connection: Connection) -> int:
    """How much was read, judged or withdrawn since the events were last worked out, in entries of the log."""
    latest = select(func.coalesce(func.max(audit.c.number), 0)).where(audit.c.action == "events").scalar_subquery()
    changes = audit.c.action.in_(_CHANGES) & ~audit.c.details.contains(_TAKEN_OVER)
    later = select(func.count()).where(changes, audit.c.number > latest)
    return connection.scalar(later) or 0
