"""`dateline copies`: which reports are copies, of which other, and how far that can be known."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.cli.options import DEFAULT_DB, Db, open_existing
from dateline.cli.output import Form, complain, write_records

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.model import Copy, Document


def copies(
    db: Db = DEFAULT_DB,
    form: Form = None,
) -> None:
    """Print which reports are copies of which others: word for word, with another opening, cut, or nearly so.

    However many copies a report has, they count as one source.

    Example: dateline copies --db sqlite:///war.db
    """
    from dateline.corroborate import copies_of, in_order

    with open_existing(db) as store:
        documents = in_order(store.documents())
    found = copies_of(documents)
    if not found:
        complain(f"No report in {db} is a copy of another, or names an agency that it comes from.")
    write_records(found, form, lambda: _tables(found, documents))


def _tables(found: "tuple[Copy, ...]", documents: "tuple[Document, ...]") -> "Iterator[RenderableType]":
    from dateline.cli.tables import copy_table

    yield copy_table(found, documents)
