"""What was found, as a table for a terminal; what is written from right to left keeps to its cell."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from dateline.cli.tables import event_table, plain_table, plain_text
from dateline.model import DocumentHit, EventHit, Found, Hit, QuotationHit, Snippet, Span, Subject

_FIRST, _LAST = "\u2068", "\u2069"  # what stands between them finds its own direction and turns nothing around it


def found_table(found: Found, subject: Subject) -> Iterator[RenderableType]:
    """One row for each hit, with the words found in bold."""
    if subject == "events":
        yield event_table(hit.event for hit in found.hits if isinstance(hit, EventHit))
        return
    columns = ("when", "source", "title", "words") if subject == "documents" else ("when", "source", "who", "words")
    table = plain_table(columns, ())
    for hit in found.hits:
        table.add_row(*(isolated(plain_text(cell)) for cell in _cells(hit)), marked(hit.snippet))
    yield table


def isolated(text: Text) -> Text:
    """The text with marks about it that keep its direction to itself; nothing where there is nothing."""
    return Text.assemble(_FIRST, text, _LAST) if text.plain else text


def marked(snippet: Snippet | None) -> Text:
    """The words of a snippet on one line, those that were found in bold."""
    if snippet is None:
        return Text()
    shown, at = Text(), snippet.span.start
    for mark in snippet.marks:
        shown.append_text(_between(snippet.span, at, mark.start))
        shown.append_text(Text(_line(mark.quote), "bold"))
        at = mark.end
    shown.append_text(_between(snippet.span, at, snippet.span.end))
    return isolated(shown)


def _between(span: Span, start: int, end: int) -> Text:
    return Text(_line(span.quote[start - span.start : end - span.start]))


def _line(words: str) -> str:
    """Words on one line and without what could steer a terminal; blanks at the ends stay."""
    return "".join(" " if c.isspace() else c if c.isprintable() or c in "\u200c\u200d" else "\ufffd" for c in words)


def _cells(hit: Hit) -> tuple[str, ...]:
    if isinstance(hit, DocumentHit):
        return hit.published or "", hit.source or "", hit.title or ""
    assert isinstance(hit, QuotationHit)  # events have a table of their own
    return hit.published or "", hit.source or "", hit.speaker.name if hit.speaker else ""
