"""Readings and events as tables for a terminal."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.options import count
from dateline.cli.output import printable
from dateline.model import (
    Bounds,
    Copy,
    DateValue,
    Document,
    Entry,
    Event,
    EventMention,
    Number,
    Outcome,
    Reading,
    Tenure,
    Value,
)

_HASH = re.compile(r"([0-9a-f]{10})[0-9a-f]{54}")
_ACTING = frozenset({"perpetrator", "party", "sponsor", "instrument"})


def reading_table(reading: Reading) -> Iterator[RenderableType]:
    """The document's head, its event mentions, and how much more there is."""
    head = reading.document
    known = (head.title or "(no title)", head.source, head.published)
    yield plain_text(" · ".join(part for part in known if part), "bold")
    if reading.event_mentions:
        columns = ("when", "what", "where", "who", "to whom", "how many", "words")
        yield plain_table(columns, (_mention_cells(mention) for mention in reading.event_mentions))
    yield plain_text(_rest(reading), "dim")
    yield Text()


def event_table(events: Iterable[Event]) -> Table:
    """One row for each event, contested values marked."""
    columns = ("when", "what", "where", "who", "to whom", "how many", "contested", "sources")
    return plain_table(columns, (_event_cells(event) for event in events))


def tenure_table(tenures: Iterable[Tenure]) -> Table:
    """One row for each place."""
    cells = ((t.place, t.holder or "nobody known", t.since or "?", t.status, t.voice or "the report") for t in tenures)
    return plain_table(("place", "held by", "since", "how sure", "says"), cells)


def copy_table(copies: Iterable[Copy], documents: Iterable[Document]) -> Table:
    """One row for each report that is a copy."""
    from dateline.corroborate import outlet_of

    known = {document.id: document for document in documents}
    cells = (
        (
            outlet_of(known[c.document]),
            known[c.document].published or "?",
            "?" if c.of is None else outlet_of(known[c.of]),
            c.agency or "",
            c.kind if c.order_known else f"{c.kind}, either way",
            "" if c.share is None else f"{c.share:.0%}",
        )
        for c in copies
    )
    return plain_table(("report", "published", "copy of", "agency", "how", "shared"), cells)


def audit_table(entries: Iterable[Entry]) -> Table:
    """One row for each entry of the audit log, every hash by its beginning."""
    columns = ("number", "when", "who", "what", "of", "details", "hash")
    fields = ((str(e.number), e.at[:19] + "Z", e.who, e.action, e.subject, e.details, e.hash) for e in entries)
    return plain_table(columns, (tuple(_HASH.sub(r"\1…", field) for field in row) for row in fields))


def outcome_table(outcomes: Iterable[Outcome]) -> Table:
    """One row for each judgement on record."""
    columns = ("nr", "when", "who", "judgement", "on", "why", "state")
    return plain_table(columns, (_outcome_cells(outcome) for outcome in outcomes))


def figure(low: int | None, high: int | None, approximate: bool) -> str:
    """A count as a person writes it.

    >>> figure(30, None, False), figure(7, 9, False), figure(150, 150, True), figure(None, None, False)
    ('30+', '7-9', '~150', '?')
    """
    if low is None and high is None:
        return "?"
    exact = str(low) if low == high else f"{low}+" if high is None else f"≤{high}" if low is None else f"{low}-{high}"
    return f"~{exact}" if approximate else exact


def _rest(reading: Reading) -> str:
    parts = (
        count(len(reading.event_mentions), "event mention"),
        count(len(reading.claims), "claim"),
        count(len(reading.contested), "contested value"),
        count(len(reading.findings), "finding"),
    )
    return ", ".join(parts) + ("".join(f"\n  {finding.message}" for finding in reading.findings))


def _mention_cells(mention: EventMention) -> tuple[str, ...]:
    names = [(a.role in _ACTING, f"{a.name} ({a.role})") for a in mention.arguments]
    return (
        _date(mention.date),
        mention.sub_event_type + _status(mention),
        ", ".join(place.name for place in mention.places),
        ", ".join(name for is_acting, name in names if is_acting),
        ", ".join(name for is_acting, name in names if not is_acting),
        ", ".join(_number(number) for number in mention.numbers),
        mention.trigger.quote,
    )


def _status(mention: EventMention) -> str:
    """What keeps a mention from being a plain statement, such as "(not, planned)"."""
    marks = ["not"] if mention.polarity == "negative" else []
    marks += [mention.modality] if mention.modality != "asserted" else []
    return f" ({', '.join(marks)})" if marks else ""


def _number(number: Number) -> str:
    whom = f" ({number.of})" if number.of else ""
    return f"{figure(number.low, number.high, number.approximate)} {number.measure}{whom}"


def _event_cells(event: Event) -> tuple[str, ...]:
    roles = [p for p in event.properties if isinstance(p.shown, str)]
    return (
        _date(event.date),
        event.sub_event_type,
        event.place.name if event.place else "",
        ", ".join(str(p.shown) for p in roles if p.name in _ACTING - {"instrument"}),
        ", ".join(str(p.shown) for p in roles if p.name in ("target", "victim")),
        ", ".join(_counts(event)),
        ", ".join(p.name for p in event.properties if p.contested),
        ", ".join(_rated(event)),
    )


def _rated(event: Event) -> Iterator[str]:
    """The event's sources, each with its letter where a list of sources was given."""
    for source, letter in zip_longest(event.sources, event.reliability):
        yield f"{source} ({letter})" if letter else source


def _outcome_cells(outcome: Outcome) -> tuple[str, ...]:
    one = outcome.judgement
    on = one.about or ", ".join(a.claim.property if a.claim else "" for a in one.anchors if a.claim)
    words = " | ".join(", ".join(f"“{anchor.span.quote}”" for anchor in group) for group in one.groups)
    meant = f" → {_value(one.value)}" if one.kind == "correct" and one.value is not None else ""
    target = f" {one.target}" if one.target is not None else ""
    parts = filter(None, (on, words))
    return (
        str(one.number),
        one.when,
        one.who,
        f"{one.kind}{target}{meant}",
        ": ".join(parts),
        one.why,
        _state(outcome),
    )


def _value(value: Value) -> str:
    return figure(value.low, value.high, value.approximate) if isinstance(value, Bounds) else value


def _state(outcome: Outcome) -> str:
    """Whether a judgement stands, and if not, or not in full, why; of an undo or a redo nothing."""
    if outcome.judgement.target is not None:
        return ""
    if outcome.is_undone:
        return "taken back"
    overruled = [f"overruled by {', '.join(map(str, outcome.overruled))}"] if outcome.overruled else []
    return "; ".join([*overruled, *(f"no longer applies: {why}" for why in outcome.lapsed)]) or "stands"


def _counts(event: Event) -> Iterator[str]:
    """Every count that is shown; of a contested one, which is never one figure, the range of all that stand."""
    for found in event.properties:
        bounds = found.spread if found.contested else found.shown
        if isinstance(bounds, Bounds):
            contested = " (contested)" if found.contested else ""
            yield f"{figure(bounds.low, bounds.high, bounds.approximate)} {found.name}{contested}"


def _date(date: DateValue | None) -> str:
    if date is None:
        return ""
    return date.start if date.start == date.end else f"{date.start} – {date.end}"


def plain_table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    """A table of cells that are words of a report; the column `when` is never broken."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "when")
    for row in rows:
        table.add_row(*(plain_text(cell) for cell in row))
    return table


def plain_text(words: str, style: str = "") -> Text:
    """Words of a report, never taken for markup or for the terminal's control codes."""
    return Text("\n".join(printable(line) for line in words.split("\n")), style)
