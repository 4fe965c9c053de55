"""What the books say: what was known on a day, and what became of people's judgements."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.corroborate import Memory, Ratings, corroborate, judged_of, name_events, rated
from dateline.model import Document, Event, Outcome, Reading
from dateline.rules.linking import load_linking

if TYPE_CHECKING:  # whoever has a store has loaded what it needs
    from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was known at the end of one day."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]


def outcomes_in(store: "Store") -> tuple[Outcome, ...]:
    """What became of every judgement in the store, in the order of the record."""
    judged = judged_of(store.decisions.all(), store.readings())
    return judged.after([event.mentions for event in store.events()])


def known_by(date: str, store: "Store", ratings: Ratings | None = None) -> Known:
    """Everything that was known at the end of a day (an ISO date); a report without a date counts as known.

    With a user's list of sources, the events say how reliable their sources are held to be.
    """
    documents = tuple(d for d in store.documents() if (d.published or date)[:10] <= date)
    names = {document.id for document in documents}
    readings = tuple(reading for reading in store.readings() if reading.document.id in names)
    events = corroborate(readings, documents, load_linking(), store.decisions.all()).records
    named = name_events(events, readings, Memory(store.names.all())).events
    return Known(documents, readings, named if ratings is None else rated(named, ratings, documents))
