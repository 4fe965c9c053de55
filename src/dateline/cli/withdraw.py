"""`dateline withdraw`: a report out of the books, for a legal demand or somebody's safety."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, Who, count, open_existing
from dateline.cli.output import complain, complain_of, printable, write
from dateline.model import Document, UsageError

if TYPE_CHECKING:
    from dateline.model import Withdrawal
    from dateline.store import Store

LEAST_ID = 8  # digits of an id that name a document, where no other begins with them


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

    with open_existing(db, who) as store:
        if grave := _tombstone(document, store):
            complain_of(store.recover())
            write(f"{grave.document} was withdrawn on {grave.at[:10]} by {grave.who}.\n".encode())
            return
        found = _found(document, store)
        copies = other_copies(found, store)
        _ask(found, yes)
        grave = take_out(store, found.id, reason)
        for copy in copies:
            told = f"{copy.id} ({copy.source or 'no source'}, {copy.published or 'no date'})"
            complain(f"a copy stays in the books: {told}")
        store.erase()
    write(f"{grave.document} is withdrawn, with {count(grave.claims, 'claim')}; the audit log has it.\n".encode())


def _tombstone(document: str, store: "Store") -> "Withdrawal | None":
    """The tombstone that the id or its beginning means, where no document does."""
    graves = [grave for grave in store.withdrawals.all() if _is_meant(document, grave.document)]
    return graves[0] if len(graves) == 1 and not _meant(document, store) else None


def _found(document: str, store: "Store") -> Document:
    """The one document that is meant. Raises `UsageError` where there is none, or more than one."""
    found = _meant(document, store)
    if not found:
        raise UsageError(f"There is no document {document!r}; its id is in: dateline events --format json")
    if len(found) > 1:
        raise UsageError(f"{len(found)} documents have an id that begins with {document!r}; write more of it.")
    return found[0]


def _meant(document: str, store: "Store") -> list[Document]:
    return [found for found in store.documents() if _is_meant(document, found.id)]


def _is_meant(written: str, document: str) -> bool:
    digits = written.removeprefix("sha256:")
    return len(digits) >= LEAST_ID and document.removeprefix("sha256:").startswith(digits)


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
