"""`dateline copies`: which reports are copies, of which other, and how far that can be known."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, open_existing
from dateline.cli.output import complain, is_terminal, write, write_table


class Format(StrEnum):
    """What `copies` can print."""

    TABLE = "table"
    JSON = "json"


def copies(
    db: Db = DEFAULT_DB,
    form: Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, else json.")] = None,
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
    if (form or (Format.TABLE if is_terminal() else Format.JSON)) is Format.TABLE:
        from dateline.cli.tables import copy_table

        write_table(copy_table(found, documents))
    else:
        from dateline.codec import to_json

        write(to_json(found, indent=2) + b"\n")
