"""What geoparsing knows: the gazetteer, and one language's words that stand beside places or only look like them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Gazetteer, open_gazetteer
from dateline.rules.tables import read_table


@dataclass(frozen=True, slots=True)
class PlaceCue:
    """A word or phrase beside a place name and what it says of it (`lang/<xx>/place_cues.tsv`)."""

    phrase: str
    kind: str
    value: float | None  # a bearing in degrees from north, or the kilometres in one unit
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class PlaceStop:
    """A word that is a town somewhere but usually something else (`lang/<xx>/place_stops.tsv`)."""

    word: str
    kind: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class CountryWords:
    """What one language calls a country and its people (`lang/<xx>/countries.tsv`); the columns that places need."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    since: str
    source: str
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """The land border of two countries, as a point in its middle and how far it reaches (`places/borders.tsv`)."""

    one: str  # ISO 3166-1 alpha-2, the earlier letters first
    other: str
    lat: float  # degrees, WGS 84
    lon: float
    radius_km: int
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class PlaceKnowledge:
    """Everything that spotting and resolving places needs to know."""

    gazetteer: Gazetteer
    cues: Mapping[str, Mapping[str, float | None]]  # kind -> phrase -> value
    kinds: Mapping[str, tuple[str, ...]]  # phrase -> the kinds of cue that it is
    openings: frozenset[str]  # the first words of all cues …
    endings: frozenset[str]  # … and the last ones
    stops: Mapping[str, str]  # folded word -> kind
    demonyms: Mapping[str, str]  # "syrian" -> the name of the country
    borders: Mapping[frozenset[str], Border]  # the codes of the two countries -> their border

    def is_cue(self, kind: str, phrase: str) -> bool:
        """Whether the phrase (lower case) is a cue of that kind."""
        return kind in self.kinds.get(phrase, ())


@cache
def load_place_knowledge(language: str = "en") -> PlaceKnowledge:
    """The gazetteer and the cues and stops of one language; loaded once. Raises `RulesError` where a file is unfit."""
    cues: dict[str, dict[str, float | None]] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    for cue in read_table(f"lang/{language}/place_cues.tsv", PlaceCue):
        cues.setdefault(cue.kind, {})[cue.phrase] = cue.value
        kinds[cue.phrase] = (*kinds.get(cue.phrase, ()), cue.kind)
    stops = {fold(row.word): row.kind for row in read_table(f"lang/{language}/place_stops.tsv", PlaceStop)}
    countries = read_table(f"lang/{language}/countries.tsv", CountryWords)
    demonyms = {word.lower(): country.name for country in countries for word in country.demonyms}
    borders = {frozenset((row.one, row.other)): row for row in read_table("places/borders.tsv", Border)}
    openings = frozenset(phrase.split()[0] for phrase in kinds)
    endings = frozenset(phrase.split()[-1] for phrase in kinds)
    return PlaceKnowledge(open_gazetteer(), cues, kinds, openings, endings, stops, demonyms, borders)
