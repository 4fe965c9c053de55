"""`dateline control`: who holds which place, since when, and who says so."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, open_existing
from dateline.cli.output import complain, complain_of, is_terminal, write, write_table


class Format(StrEnum):
    """What `control` can print."""

    TABLE = "table"
    JSON = "json"


def control(
    db: Db = DEFAULT_DB,
    form: Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, else json.")] = None,
) -> None:
    """Print who holds each place that changed hands, since when, and who says so.

    What cannot have been (a place taken from somebody who did not hold it) is complained of on standard error.

    Example: dateline control --db sqlite:///war.db
    """
    from dateline.corroborate import tenures

    with open_existing(db) as store:
        found = tenures(store.readings())
    complain_of(found.findings)
    if not found.records:
        complain(f"No report in {db} tells of a place that changed hands or of who holds one.")
    if (form or (Format.TABLE if is_terminal() else Format.JSON)) is Format.TABLE:
        from dateline.cli.tables import tenure_table

        write_table(tenure_table(found.records))
    else:
        from dateline.codec import to_json

        write(to_json(found.records, indent=2) + b"\n")
