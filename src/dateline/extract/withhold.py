"""A document and its reading without the names of private persons: blacked out in the text and wherever they are repeated.

Every offset stays what it was, so that the words beside a name can still be pointed at; the document's id is that of the
text as it is kept, so that nothing of the name can be had from it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from dateline.model import Document, Reading, Span

_BLACK = "█"

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Blackout:
    """What is blacked out: the text as it is kept, the names, and the document's old and new id."""

    text: str
    names: re.Pattern[str]
    old: str
    new: str

    def of(self, value: Any) -> Any:
        """The value with every name in it blacked out, at any depth."""
        if isinstance(value, Span):
            return Span(value.start, value.end, self.text[value.start : value.end])
        if isinstance(value, str):
            return self.new if value == self.old else self.names.sub(_blacked, value)
        if isinstance(value, tuple):
            return tuple(self.of(part) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self.of(getattr(value, f.name)) for f in fields(value)})
        return value


def withheld(document: Document, reading: Reading, identify: Callable[[str], str]) -> tuple[Document, Reading]:
    """Both without private names; as they are where there is none. `identify` gives a text its id."""
    private = [person for person in reading.persons if person.standing == "private"]
    if not private:
        return document, reading
    text = _without(document.text, (person.span for person in private))
    forms = {form for person in private for form in (person.name, person.span.quote)}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    blackout = Blackout(text, names, document.id, identify(text))
    kept: Document = replace(blackout.of(document), text=text)
    told: Reading = blackout.of(reading)
    return kept, replace(told, document=replace(told.document, text=text))


def _without(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = _black(text[span.start : span.end])
    return "".join(letters)


def _blacked(match: re.Match[str]) -> str:
    return _black(match.group())


def _black(words: str) -> str:
    """As many black boxes as there are letters; the spaces stay."""
    return "".join(sign if sign.isspace() else _BLACK for sign in words)
