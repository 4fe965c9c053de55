"""`dateline judge`: what a person decides on events, mentions and claims, and how it is taken back."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, Who, books_to_write, open_existing
from dateline.cli.output import Form, complain, printable, write, write_records

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.judging import Change, Desk
    from dateline.model import Outcome

judge = typer.Typer(
    help="Decide what the linker cannot: your word stands above its own, and can be taken back.", no_args_is_help=True
)


Names = Annotated[
    list[str], typer.Argument(metavar="ID ID…", help="Events (event:…) or event mentions; the first few signs will do.")
]
ClaimName = Annotated[
    str, typer.Argument(metavar="CLAIM", help="A claim's id, or EVENT/PROPERTY for what an event shows.")
]
Number = Annotated[int | None, typer.Argument(metavar="[JUDGEMENT]", help="Its number; see: dateline judge list.")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason, for whoever reads the record.")]


@judge.command()
def same(names: Names, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Say that events or mentions tell of one happening.

    Example: dateline judge same event:3f2a event:9b01 --why "both name the bridge"
    """
    _judge(db, who, why, lambda desk: desk.pair("same", names))


@judge.command()
def different(names: Names, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Say that events or mentions tell of different happenings.

    Example: dateline judge different event:3f2a event:9b01
    """
    _judge(db, who, why, lambda desk: desk.pair("different", names))


@judge.command()
def unsure(names: Names, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Say that it cannot be told whether they are one happening; it is kept on record and changes no event.

    Example: dateline judge unsure event:3f2a event:9b01
    """
    _judge(db, who, why, lambda desk: desk.pair("unsure", names))


@judge.command()
def merge(
    event: Annotated[str, typer.Argument(metavar="EVENT")],
    other: Annotated[str, typer.Argument(metavar="EVENT")],
    db: Db = DEFAULT_DB,
    who: Who = None,
    why: Why = "",
) -> None:
    """Make two events one; the older id stays, and the other leads to it.

    Example: dateline judge merge event:3f2a event:9b01
    """
    _judge(db, who, why, lambda desk: desk.merge(event, other))


@judge.command()
def split(
    event: Annotated[str, typer.Argument(metavar="EVENT")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION…", help="What belongs to another happening.")],
    db: Db = DEFAULT_DB,
    who: Who = None,
    why: Why = "",
) -> None:
    """Take mentions out of an event, as those of another happening.

    Example: dateline judge split event:3f2a 77ab01
    """
    _judge(db, who, why, lambda desk: desk.split(event, mentions))


@judge.command()
def accept(claim: ClaimName, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Say that a claim was read rightly, or that what an event shows is right.

    Example: dateline judge accept event:3f2a/killed
    """
    _judge(db, who, why, lambda desk: desk.rule("accept", claim))


@judge.command()
def reject(claim: ClaimName, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Say that a claim was read wrongly, or that what an event shows is wrong: it supports nothing from then on.

    Example: dateline judge reject 5e0c91 --why "the figure is of the wounded"
    """
    _judge(db, who, why, lambda desk: desk.rule("reject", claim))


@judge.command()
def correct(
    claim: ClaimName,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A name, a date, or a count: 12, 12-15, 12+, ~12.")],
    db: Db = DEFAULT_DB,
    who: Who = None,
    why: Why = "",
) -> None:
    """Give the value that a claim, or what an event shows, should have; what was read stays beside it.

    Example: dateline judge correct 5e0c91 12-15
    """
    _judge(db, who, why, lambda desk: desk.rule("correct", claim, value))


@judge.command()
def undo(number: Number = None, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Take a judgement back; without a number, the last one that stands. The record keeps both.

    Example: dateline judge undo 7
    """
    _judge(db, who, why, lambda desk: desk.undo(number))


@judge.command()
def redo(number: Number = None, db: Db = DEFAULT_DB, who: Who = None, why: Why = "") -> None:
    """Restore a judgement that was taken back; without a number, the last one.

    Example: dateline judge redo 7
    """
    _judge(db, who, why, lambda desk: desk.redo(number))


@judge.command(name="list")
def list_(
    db: Db = DEFAULT_DB,
    stale: Annotated[bool, typer.Option("--stale", help="Only what no longer applies, or not to everything.")] = False,
    form: Form = None,
) -> None:
    """Print the record of judgements: who decided what, whether it stands, and what no longer applies.

    Example: dateline judge list --stale
    """
    from dateline.books import outcomes_in

    with open_existing(db) as store:
        found = tuple(outcome for outcome in outcomes_in(store) if outcome.lapsed or not stale)
    if not found:
        complain(f"{db} has no judgement{' that no longer applies' if stale else ''}.")
    write_records(found, form, lambda: _tables(found))


def _tables(found: "tuple[Outcome, ...]") -> "Iterator[RenderableType]":
    from dateline.cli.tables import outcome_table

    yield outcome_table(found)


def _judge(db: str, who: str | None, why: str, decide: "Callable[[Desk], Change]") -> None:
    """Put one judgement on record and say what it changed."""
    from dateline.judging import Desk, told

    with books_to_write(db, who) as store:
        change = decide(Desk(store, why))
    for finding in change.findings:
        complain(finding)
    write(f"{printable(told(change))}.\n".encode())
