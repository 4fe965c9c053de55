"""One capture of one report."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.span import Span, span_of

BlockKind = Literal["title", "heading", "byline", "dateline", "paragraph", "quotation", "item", "post", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text that stands by itself on the page."""

    kind: BlockKind
    start: int
    end: int
    label: str | None = None  # a live post's clock time as written ("18:40"), a situation report's section


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of kept text and where it stood in the raw capture; `length` code points on both sides."""

    kept: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One capture of one report: text that never changes, under the hash of its content.

    The fields up to `text` are what the contract prints.
    """

    id: str = doc("`sha256:` and the hex digest of the text, encoded in UTF-8.")
    title: str | None = doc("The headline.", default=None)
    author: str | None = doc("The byline.", default=None)
    source: str | None = doc("The outlet or agency that the report itself names.", default=None)
    dateline_place: str | None = doc("The place that the report was filed from, as written.", default=None)
    published: str | None = doc("ISO date of publication.", default=None)
    language: str | None = doc("ISO 639-1 code of the language.", default=None)
    text: str = doc("The kept text; every span counts its Unicode code points.", default="")
    url: str | None = doc("Where the report was found.", default=None)
    path: str | None = doc("The file it was read from.", default=None)
    syndicated_from: str | None = doc("The outlet that a republished report came from.", default=None)
    blocks: tuple[Block, ...] = doc("The page's structure, in the order of the text.", default=())
    segments: tuple[Segment, ...] = doc("From kept text back to the raw capture.", default=())
    published_at: str | None = doc(
        "ISO date and time of publication with its offset, where the capture has it.", default=None
    )

    def quote(self, span: Span) -> str:
        """The words at the span; always equal to the quote that the span carries."""
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this document's text."""
        return span_of(self.text, start, end)

    def raw_offset(self, offset: int) -> int | None:
        """Where the kept character at `offset` stood in the raw capture; None where the reader put it there."""
        for segment in self.segments:
            if segment.kept <= offset < segment.kept + segment.length:
                return segment.raw + offset - segment.kept
        return None
