"""`dateline control`: who holds which place, since when, and who says so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.cli.options import DEFAULT_DB, Db, open_existing
from dateline.cli.output import Form, complain, complain_of, write_records

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.model import Tenure


def control(
    db: Db = DEFAULT_DB,
    form: Form = None,
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
    write_records(found.records, form, lambda: _tables(found.records))


def _tables(found: "tuple[Tenure, ...]") -> "Iterator[RenderableType]":
    from dateline.cli.tables import tenure_table

    yield tenure_table(found)
