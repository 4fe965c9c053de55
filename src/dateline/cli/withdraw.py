"""`dateline withdraw`: a report out of the books, for a legal demand or somebody's safety."""

import sys
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, Who, books_to_write, count
from dateline.cli.output import complain, printable, write
from dateline.model import Document, UsageError
from dateline.prefixes import by_prefix


def withdraw(
    document: Annotated[str, typer.Argument(help="The document's id, or its first digits.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays on record, so it names nobody.")],
    db: Db = DEFAULT_DB,
    who: Who = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Take a report out of the books for ever: text, names and quotes go from every table and file, a tombstone stays.

    It is not taken in again. Copies of it in the books are named, and stay.

    Example: dateline withdraw sha256:9f86d081 --db sqlite:///war.db --reason "order of a court, 12 May 2024"
    """
    from dateline.pipeline import other_copies
    from dateline.pipeline import withdraw as take_out

    with books_to_write(db, who) as store:
        graves = {grave.document: grave for grave in store.withdrawals.all()}
        meant = by_prefix(document, {*store.ids(), *graves}, "document", "dateline events --format json")
        if grave := graves.get(meant):
            write(f"{grave.document} was withdrawn on {grave.at[:10]} by {grave.who}.\n".encode())
            return
        found = store.document(meant)
        copies = other_copies(found, store)
        _ask(found, yes)
        grave = take_out(store, found.id, reason)
        for copy in copies:
            told = f"{copy.id} ({copy.source or 'no source'}, {copy.published or 'no date'})"
            complain(f"a copy stays in the books: {told}")
        store.erase()
    write(f"{grave.document} is withdrawn, with {count(grave.claims, 'claim')}; the audit log has it.\n".encode())


def _ask(document: Document, is_sure: bool) -> None:
    """Have the person confirm. Raises `UsageError` where nobody can be asked."""
    if is_sure:
        return
    if not sys.stdin.isatty():
        raise UsageError("A withdrawal cannot be undone; add --yes where nobody can be asked.")
    title = (
        f"{document.title or 'without a title'}, {document.source or 'no source'}, {document.published or 'no date'}"
    )
    if not typer.confirm(f"Take {document.id} ({printable(title)}) out of the books for ever?", err=True):
        raise UsageError("Nothing was withdrawn.")
