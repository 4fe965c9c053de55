"""Where words stand in a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of one document's text, in Unicode code points, with the words it covers."""

    start: int
    end: int
    quote: str

    def is_within(self, other: "Span") -> bool:
        """Whether every character of this span belongs to the other one too."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character.

        >>> Span(0, 4, "Homs").overlaps(Span(3, 5, "s "))
        True
        """
        return self.start < other.end and other.start < self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`.

    >>> span_of("Homs fell", 0, 4)
    Span(start=0, end=4, quote='Homs')
    """
    return Span(start, end, text[start:end])


def cover(text: str, spans: "tuple[Span, ...] | list[Span]") -> Span:
    """The smallest span of `text` that covers all the spans given (at least one)."""
    return span_of(text, min(s.start for s in spans), max(s.end for s in spans))
