"""Documents: quoting, and the way back to the raw capture."""

from dateline.model import Document, Segment

DOCUMENT = Document("sha256:1", text="Goma fell.\n\nIt rained.", segments=(Segment(0, 5, 10), Segment(12, 40, 10)))


def test_quote_and_span() -> None:
    """A span made by the document quotes the document."""
    span = DOCUMENT.span(0, 4)
    assert (span.quote, DOCUMENT.quote(span)) == ("Goma", "Goma")


def test_the_way_back_to_the_capture() -> None:
    """Kept text maps to where it stood; what the reader put there stood nowhere."""
    assert DOCUMENT.raw_offset(0) == 5
    assert DOCUMENT.raw_offset(9) == 14
    assert DOCUMENT.raw_offset(10) is None
    assert DOCUMENT.raw_offset(12) == 40
    assert DOCUMENT.raw_offset(99) is None
