"""`dateline diff`: what a newer reading of a document changed."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_DB, Db, open_existing
from dateline.cli.output import Form, complain, write_records

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.model import Claim, Difference, EventMention


def diff(
    document: Annotated[
        str | None, typer.Argument(help="Its id, how the id begins, or its path; without it, every document.")
    ] = None,
    db: Db = DEFAULT_DB,
    form: Form = None,
) -> None:
    """Show what the last reading of a document changed, against the one before: what a newer engine reads otherwise.

    Both readings are in the database and stay there.

    Example: dateline diff reports/monday.txt --db sqlite:///war.db
    """
    with open_existing(db) as store:
        found = store.differences(document)
    if not found:
        complain("nothing was read twice: a newer Dateline, other rules or another model would read it again.")
    write_records(found, form, lambda: (part for difference in found for part in _tables(difference)))


def _tables(difference: "Difference") -> "Iterator[RenderableType]":
    """The document's name, which versions are compared, and a row for each change."""
    from dateline.cli.tables import plain_table, plain_text

    yield plain_text(difference.title or difference.document, "bold")
    yield plain_text(f"{difference.before.key} → {difference.after.key}", "dim")
    mentions = (
        (c.kind, _trigger(c.before, c.after), "event mention", _mention(c.before), _mention(c.after))
        for c in difference.event_mentions
    )
    claims = (
        (c.kind, _words(c.before, c.after), _property(c.before, c.after), _said(c.before), _said(c.after))
        for c in difference.claims
    )
    rows = (*mentions, *claims)
    if rows:
        yield plain_table(("change", "words", "of", "before", "after"), rows)
    else:
        yield plain_text("Both read the same.")


def _either(pair: "Iterable[Claim | None]") -> "Claim":
    return next(claim for claim in pair if claim is not None)


def _trigger(before: "EventMention | None", after: "EventMention | None") -> str:
    return next(mention.trigger.quote for mention in (before, after) if mention is not None)


def _mention(mention: "EventMention | None") -> str:
    """What a mention shows, in a few words."""
    if mention is None:
        return ""
    marks = (mention.polarity if mention.polarity != "positive" else "", mention.modality)
    date = mention.date.start if mention.date else ""
    return ", ".join(part for part in (mention.sub_event_type, *marks, date, *(p.name for p in mention.places)) if part)


def _words(before: "Claim | None", after: "Claim | None") -> str:
    return _either((before, after)).original


def _property(before: "Claim | None", after: "Claim | None") -> str:
    return _either((before, after)).property


def _said(claim: "Claim | None") -> str:
    """What a claim says, and who says it where it is not the report itself."""
    if claim is None:
        return ""
    from dateline.cli.tables import figure

    value = claim.value
    told = value if isinstance(value, str) else figure(value.low, value.high, value.approximate)
    stance = "" if claim.stance == "asserts" else f" ({claim.stance})"
    return f"{told}{stance}{f', {claim.speaker.name}' if claim.speaker else ''}"
