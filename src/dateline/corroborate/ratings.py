"""How reliable a user holds the sources to be: the Admiralty code (NATO AJP-2.1), shown beside what the sources say.

The list is the user's own; what it says of a source is never guessed, and changes nothing of what is put together, shown
or graded. `docs/books.md` has the rules.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlsplit

from dateline.corroborate.said import same_words
from dateline.corroborate.shown import graded_support
from dateline.corroborate.sources import outlet_of
from dateline.model import Document, Event, Property, Rating, Reliability, Support, UsageError, Voice
from dateline.rules.words import name_key

COLUMNS = ("name", "reliability", "credibility", "note")
_NEEDED = 2  # of the columns, from the left
_LETTERS: tuple[Reliability, ...] = get_args(Reliability)
_NUMBERS = "123456"
UNJUDGED: Reliability = "F"


@dataclass(frozen=True, slots=True)
class Ratings:
    """A user's list of sources, by everything that they are known by."""

    by_name: Mapping[str, Rating]  # folded names
    by_domain: Mapping[str, Rating]

    def of(self, voice: Voice, document: Document | None) -> Rating | None:
        """What the list says of a voice: of the speaker, else of the outlet whose words it is."""
        return self.of_speaker(voice) or self.of_original(voice, document)

    def of_speaker(self, voice: Voice) -> Rating | None:
        """What the list says of who is quoted."""
        return self.by_name.get(_key(voice.speaker)) if voice.speaker else None

    def of_original(self, voice: Voice, document: Document | None) -> Rating | None:
        """What the list says of the outlet whose words it is: of a copy, that of the original."""
        return self.of_outlet(voice.origin or voice.source, None if voice.origin else document)

    def of_outlet(self, name: str, document: Document | None) -> Rating | None:
        """What the list says of an outlet: by its name, else by the address of a report of its own."""
        host = (urlsplit(document.url).hostname or "") if document and document.url else ""
        parts = (host or name).casefold().split(".")
        hosts = (".".join(parts[i:]) for i in range(len(parts)))
        return self.by_name.get(_key(name)) or next((r for h in hosts if (r := self.by_domain.get(h))), None)


def read_ratings(text: str, file: str) -> Ratings:
    """The list that a file holds: tab-separated lines under a header; `#` opens a comment.

    Raises `UsageError`, with the number of the line, for whatever is not as it should be.
    """
    lines = [(n, line) for n, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if _is_meant(line)]
    cells = list(csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = [cell.strip().casefold() for cell in cells[0]] if cells else []
    if header != list(COLUMNS[: max(_NEEDED, len(header))]):
        at = f"{file}, line {lines[0][0]}" if lines else file
        raise UsageError(f"{at}: the first line must be the header, with tabs between: {', '.join(COLUMNS)}.")
    by_name: dict[str, Rating] = {}
    by_domain: dict[str, Rating] = {}
    for (number, _), row in zip(lines[1:], cells[1:], strict=True):
        where = f"{file}, line {number}"
        rating = _rating([cell.strip() for cell in row], len(header), where)
        for name in rating.names:
            known, key = (by_domain, _domain(name)) if _domain(name) else (by_name, _key(name))
            if key in known:
                raise UsageError(f"{where}: {name!r} has a line above already; keep one of the two.")
            known[key] = rating
    return Ratings(by_name, by_domain)


def rated(events: Iterable[Event], ratings: Ratings, documents: Iterable[Document]) -> tuple[Event, ...]:
    """The events with a letter beside each voice and a code beside each value; nothing else of them is changed."""
    by_id = {document.id: document for document in documents}
    return tuple(_rated(event, ratings, by_id) for event in events)


def unrated(documents: Iterable[Document], ratings: Ratings) -> tuple[str, ...]:
    """The outlets that the list does not name, in the order of the alphabet."""
    names = {outlet_of(d) for d in documents if ratings.of_outlet(outlet_of(d), d) is None}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _is_meant(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _rating(cells: list[str], columns: int, where: str) -> Rating:
    """One line of the list. Raises `UsageError` where a cell is not as it should be."""
    if not _NEEDED <= len(cells) <= columns:
        raise UsageError(f"{where}: {len(cells)} cells with tabs between, where the header has {columns}.")
    name, letter, number, note = (*cells, "", "")[: len(COLUMNS)]
    names = tuple(part.strip() for part in name.split("|"))
    if not all(_key(part) for part in names):
        raise UsageError(f"{where}: a name is missing.")
    if letter.upper() not in _LETTERS:
        raise UsageError(f"{where}: the reliability is {letter!r}; it must be a letter from A to F.")
    if number and (len(number) > 1 or number not in _NUMBERS):
        raise UsageError(f"{where}: the credibility is {number!r}; it must be a number from 1 to 6, or nothing.")
    reliability = next(one for one in _LETTERS if one == letter.upper())
    return Rating(names, reliability, int(number) if number else None, note)


def _key(name: str) -> str:
    """What two spellings of one name share; names in which there is no letter or digit share nothing."""
    return name_key(name) or same_words(name)


def _domain(name: str) -> str:
    """The domain that the words are, without `www`; nothing where they are a name.

    >>> _domain("www.Coast.example"), _domain("Coast Wire"), _domain("St. Mary")
    ('coast.example', '', '')
    """
    host = name.casefold().removeprefix("www.")
    return host if "." in host.strip(".") and not set(host) & set(" /:@|") else ""


def _rated(event: Event, ratings: Ratings, documents: Mapping[str, Document]) -> Event:
    return replace(
        event,
        properties=tuple(_rated_property(found, ratings, documents) for found in event.properties),
        reliability=tuple(_letter(_of_source(name, event, ratings, documents)) for name in event.sources),
    )


def _of_source(name: str, event: Event, ratings: Ratings, documents: Mapping[str, Document]) -> Rating | None:
    """What the list says of one of an event's sources, whose own reports have its name as their outlet's."""
    own = (documents[d] for d in event.documents if d in documents)
    return ratings.of_outlet(name, next((d for d in own if outlet_of(d).casefold() == name.casefold()), None))


def _rated_property(found: Property, ratings: Ratings, documents: Mapping[str, Document]) -> Property:
    support = tuple(_rated_support(one, ratings, documents) for one in found.support)
    graded = graded_support(found.shown, support)
    return replace(found, support=support, admiralty=graded.admiralty if graded else None)


def _rated_support(one: Support, ratings: Ratings, documents: Mapping[str, Document]) -> Support:
    known = [ratings.of(voice, documents.get(voice.document)) for voice in one.voices]
    voices = tuple(_rated_voice(voice, ratings, documents.get(voice.document)) for voice in one.voices)
    standing = [r for claim, r in zip(one.claims, known, strict=True) if _stands(claim, one)]
    best = min(standing, key=_letter, default=None)
    given = best.credibility if best and one.grade == "single source" else None
    number = given or one.credibility
    return replace(one, voices=voices, admiralty=f"{_letter(best)}{number}" if number else None)


def _rated_voice(voice: Voice, ratings: Ratings, document: Document | None) -> Voice:
    speaker, outlet = ratings.of_speaker(voice), ratings.of_original(voice, document)
    return replace(voice, reliability=_letter(outlet), speaker_reliability=speaker.reliability if speaker else None)


def _stands(claim: str, one: Support) -> bool:
    return claim not in one.superseded and claim not in one.rejected


def _letter(rating: Rating | None) -> Reliability:
    return rating.reliability if rating else UNJUDGED
