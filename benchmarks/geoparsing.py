"""Geoparsing: every place name that the engine finds, with the point that it resolves it to.

The set counts the adjectives of countries ("Turkish", "Syrians"), and countries inside the names of bodies ("Bank of
Mexico"), as names of those countries; Dateline knows them as actors, so that the mapping adds them, with the
country's point.
"""

import re
from functools import cache

from benchmarks.parts import in_source, mentions_of, to_document
from benchmarks.score import geoparsing
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.model import Document, Settings
from dateline.rules.load import load_rules

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+")
_MOST_WORDS = 4
_SHORT = 5  # names with fewer letters are read only as they are written: US, but not us
_CONTINENTS = {"Europe": ["european", "europeans"], "Africa": ["african", "africans"], "Asia": ["asian", "asians"]}

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
    """The words for countries and for what belongs to them, capitalised, each with the country's point."""
    points, text = _points(), document.text
    found: list[Found] = []
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        if found and match.start() < found[-1][1]:
            continue
        for last in reversed(words[number : number + _MOST_WORDS]):
            name = text[match.start() : last.end()]
            point = points.get(name if name.isupper() and len(name) < _SHORT else name.lower())
            if name[0].isupper() and point is not None:
                found.append((match.start(), last.end(), *point))
                break
    return found


@cache
def _points() -> dict[str, tuple[float, float]]:
    """The point of the country or continent that each word stands for; short names ("US") only in capitals."""
    rules = load_rules()
    lookup = rules.places.gazetteer.lookup
    lands = {name: list(words) for name, words in _CONTINENTS.items()}
    for word, actor in rules.demonyms.items():
        lands.setdefault(actor.name, []).append(word)
    for country in rules.actors.countries.values():
        names = (country.name, *country.aliases)
        lands.setdefault(country.name, []).extend(n if len(n) < _SHORT else n.lower() for n in names)
    points = {}
    for name, words in lands.items():
        land = next((c for c in lookup(name) if c.feature in ("country", "region")), None)
        points.update(dict.fromkeys(words, (land.lat, land.lon)) if land is not None else {})
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
