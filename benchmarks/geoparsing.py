"""Geoparsing: every place name that the engine finds, with the point that it resolves it to.

The set counts the adjectives of countries ("Turkish", "Syrians") as names of those countries; Dateline knows them as
actors, so that the mapping adds them, with the country's point.
"""

import re
from functools import cache

from benchmarks.parts import in_source, mentions_of, to_document
from benchmarks.score import geoparsing
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.model import Document, Settings
from dateline.rules.load import load_rules

_NAMED = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")

Found = tuple[int, int, float | None, float | None]  # start, end, latitude, longitude


def predict(record: Record, settings: Settings) -> Record:
    """The toponyms of one document."""
    document = to_document(record["text"], settings)
    named = [
        (m.span.start, m.span.end, m.value.lat if m.value else None, m.value.lon if m.value else None)
        for m in mentions_of(document, settings).places
    ]
    taken = {at for start, end, _, _ in named for at in range(start, end)}
    adjectives = [found for found in _adjectives(document) if not taken.intersection(range(*found[:2]))]
    toponyms = [toponym for found in sorted([*named, *adjectives]) if (toponym := _toponym(document, found))]
    return {"id": record["id"], "toponyms": toponyms}


def _toponym(document: Document, found: Found) -> Record | None:
    span = in_source(document, found[0], found[1])
    return {"start": span[0], "end": span[1], "lat": found[2], "lon": found[3]} if span else None


def _adjectives(document: Document) -> list[Found]:
    """The words for what belongs to a country, capitalised, each with the country's point."""
    points = _points()
    found: list[Found] = []
    for match in _NAMED.finditer(document.text):
        for words in dict.fromkeys((match.group(), match.group().split()[0].split("-")[0])):
            if words[0].isupper() and words.lower() in points:
                found.append((match.start(), match.start() + len(words), *points[words.lower()]))
                break
    return found


@cache
def _points() -> dict[str, tuple[float, float]]:
    """The point of the country that each demonym stands for."""
    rules = load_rules()
    points = {}
    for word, actor in rules.demonyms.items():
        country = next((c for c in rules.places.gazetteer.lookup(actor.name) if c.feature == "country"), None)
        if country is not None:
            points[word] = (country.lat, country.lon)
    return points


TASK = Task(
    name="geoparsing",
    work=predict,
    score=geoparsing.score,
    gold=("toponyms",),
    shown=(
        "exact.f1",
        "overlap.p",
        "overlap.r",
        "overlap.f1",
        "acc161",
        "acc161_placed",
        "mean_km",
        "median_km",
        "auc",
        "right_place.p",
        "right_place.r",
        "right_place.f1",
    ),
    given=("id", "text"),
)
