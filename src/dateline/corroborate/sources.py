"""Whose words a report carries: its outlet, and the outlet that it copies where it is a copy."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from dateline.corroborate.copies import copy_groups
from dateline.model import Document, Reading

_WORD = re.compile(r"\w+")
UNDATED = "9999"  # a report without a date counts as the last


@dataclass(frozen=True, slots=True)
class Report:
    """A document as the books see it: when it came out, under whose name, and whose words it carries."""

    id: str
    published: str
    published_day: int | None  # its number in the calendar
    outlet: str
    origin: str  # the outlet itself, or the one that it copies
    original: str  # id of the earliest document with near-identical text
    cites: frozenset[str] = frozenset()  # other outlets of the collection that its text names, folded


def reports_of(
    readings: Iterable[Reading], documents: Iterable[Document], originals: Mapping[str, str] | None = None
) -> dict[str, Report]:
    """The reports by document id; a reading whose document is not given is known by its head alone.

    `originals`: for each document the id of the one that it copies, where that is known; of each group of copies all are
    given then.
    """
    known = {reading.document.id: _headed(reading) for reading in readings} | {d.id: d for d in documents}
    ordered = in_order(known.values())
    originals = copy_groups(ordered) if originals is None else originals
    agencies = _agencies(ordered, originals)
    outlets = {d.id: outlet_of(d) for d in ordered}
    shelf = _shelf_of((*outlets.values(), *filter(None, (d.syndicated_from for d in ordered))))
    return {
        d.id: Report(
            id=d.id,
            published=d.published or UNDATED,
            published_day=ordinal(d.published or ""),
            outlet=outlets[d.id],
            origin=d.syndicated_from or agencies.get(originals[d.id]) or outlets[originals[d.id]],
            original=originals[d.id],
            cites=_named(d.text, shelf) - {outlets[d.id].casefold()},
        )
        for d in ordered
    }


def _shelf_of(outlets: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of each outlet's name, under the first of them."""
    shelf: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in dict.fromkeys(outlets):
        words = tuple(_WORD.findall(name))
        if words and words[0][0].isupper():
            shelf[words[0]] = (*shelf.get(words[0], ()), words)
    return shelf


def _named(text: str, shelf: dict[str, tuple[tuple[str, ...], ...]]) -> frozenset[str]:
    """The outlets that the text names, written as they write themselves."""
    words = _WORD.findall(text)
    return frozenset(
        " ".join(name).casefold()
        for at, word in enumerate(words)
        for name in shelf.get(word, ())
        if tuple(words[at : at + len(name)]) == name
    )


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents in the order of publication: the undated last, those of one day by id."""
    return tuple(sorted(documents, key=lambda d: (d.published or UNDATED, d.id)))


def outlet_of(document: Document) -> str:
    """The outlet's name; where the report names none, the file's name, the web address's host, or the document's id.

    >>> outlet_of(Document("sha256:1", path="day/wire-3.txt"))
    'wire-3.txt'
    """
    host = urlsplit(document.url).netloc if document.url else ""
    return document.source or (PurePath(document.path).name if document.path else "") or host or document.id


def ordinal(iso: str) -> int | None:
    """The day's number in the calendar; None where the words are no full ISO date."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def _agencies(ordered: tuple[Document, ...], originals: Mapping[str, str]) -> dict[str, str]:
    """For each group of copies the agency that one of them names as its source."""
    found: dict[str, str] = {}
    for document in ordered:
        if document.syndicated_from:
            found.setdefault(originals[document.id], document.syndicated_from)
    return found


def _headed(reading: Reading) -> Document:
    head = reading.document
    return Document(id=head.id, source=head.source, published=head.published, text=head.text)
