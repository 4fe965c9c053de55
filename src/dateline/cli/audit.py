"""`dateline audit`: the log of everything that was done to a database, and the proof that nobody changed it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, count, open_existing
from dateline.cli.output import Form, complain, complain_of_faults, write, write_records

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.model import Entry, Kept
    from dateline.store import Audit

audit = typer.Typer(
    help="The log of everything that was done to a database: prove it whole, print its head, list it.",
    no_args_is_help=True,
)
_HEAD = re.compile(r"(?:(?P<number>\d+)(?::(?P<seal>[0-9a-f]{64}))?|(?P<only>[0-9a-f]{64}))")


def check_head(text: str | None) -> str | None:
    """The head as given. Raises a usage error where it is none."""
    if text is not None and not _HEAD.fullmatch(text.strip()):
        raise typer.BadParameter("write what 'dateline audit head' printed: NUMBER:HASH, or one of the two")
    return text and text.strip()


@audit.command()
def verify(
    db: Db = DEFAULT_DB,
    head: Annotated[
        str | None,
        typer.Option(metavar="HEAD", callback=check_head, help="What `audit head` printed when it was kept elsewhere."),
    ] = None,
    chain_only: Annotated[
        bool, typer.Option("--chain-only", help="Check the log alone, not the books against it.")
    ] = False,
) -> None:
    """Prove that nobody changed the record: recompute the log's chain, then compare the books with what it says.

    Each fault is a line on standard error, and makes the exit status 1.

    Example: dateline audit verify --db sqlite:///war.db --head 412:9f86d081884c7d659a2feaa0c55ad015...
    """
    with open_existing(db) as store:
        found = _told(store.audit, _kept(head), chain_only)
        last = store.audit.head()
    if found:
        complain(f"{db} is not as it was written: {count(found, 'fault')}.")
        raise typer.Exit(1)
    compared = "" if chain_only else ", and everything in the books is as it was added"
    write(f"{count(last.number if last else 0, 'entry', ['entries'])}, the chain is whole{compared}.\n".encode())


@audit.command(name="head")
def print_head(db: Db = DEFAULT_DB) -> None:
    """Print the number and the hash of the last entry: kept elsewhere, they prove later that nothing was cut off.

    Example: dateline audit head --db sqlite:///war.db >> /media/stick/war.heads
    """
    with open_existing(db) as store:
        last = store.audit.head()
    if last is None:
        complain(f"the log of {db} is empty.")
        return
    write(f"{last.number}:{last.hash}\n".encode())


@audit.command()
def show(
    db: Db = DEFAULT_DB,
    last: Annotated[int, typer.Option(metavar="N", min=1, max=1_000_000, help="Number of entries.")] = 20,
    form: Form = None,
) -> None:
    """Print the last entries of the log, the latest last.

    Example: dateline audit show --db sqlite:///war.db --last 50
    """
    with open_existing(db) as store:
        entries = store.audit.last(last)
    write_records(entries, form, lambda: _tables(entries))


def _tables(entries: "tuple[Entry, ...]") -> "Iterator[RenderableType]":
    from dateline.cli.tables import audit_table

    yield audit_table(entries)


def _kept(head: str | None) -> "Kept | None":
    from dateline.model import Kept

    if head is None:
        return None
    found = _HEAD.fullmatch(head)
    assert found  # check_head has seen it
    return Kept(int(found["number"]) if found["number"] else None, found["seal"] or found["only"])


def _told(audit: "Audit", kept: "Kept | None", chain_only: bool) -> int:
    """Print what is wrong, and say how much it is."""
    found = complain_of_faults(audit.faults(kept))
    return (
        found if found or chain_only else complain_of_faults(audit.record_faults())
    )  # a broken log is no measure for the books
