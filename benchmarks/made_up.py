"""Reports and events that are made up for measuring a search: words of four scripts, as frequent as in speech."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from dateline.model import Bounds, DateValue, Document, Event, PlaceValue, Property, Support, Voice
from dateline.read.assemble import document_id

_FIRST = date(2012, 1, 1)
_DAYS = 4500
_OUTLETS = tuple(
    f"{place} {kind}" for place in ("Gusau", "Qerwan", "Coast", "Nile", "River") for kind in ("Post", "Wire")
)
_ACTS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests")
_SYLLABLES = {
    "en": "ba be bi bo da de di do ga go ka ke ki la le li lo ma me mi na ne ni pa ra re ri sa se ta te to".split(),  # noqa: SIM905  # read best as words
    "ru": "ба бе би во да де ди до га го ка ке ки ла ле ли ло ма ме ми на не ни па ра ре ри са се та те то".split(),  # noqa: SIM905
    "ar": "با بو دا دي را رو سا سي ما مي نا ني كا كو لا لي تا تو حا حي عا غا فا قا هو طا صا شا جا خا زا يا".split(),  # noqa: SIM905
    "zh": [chr(code) for code in range(0x4E00, 0x4E00 + 3000)],
}


def made_up_documents(size: int) -> Iterator[Document]:
    """Reports of about 2,500 characters in four scripts, half of them in Latin letters, their words as frequent as in speech."""
    random = Random(6)
    vocabularies = {language: _vocabulary(syllables) for language, syllables in _SYLLABLES.items()}
    weights = [1 / (rank + 1) for rank in range(30_000)]
    for number in range(size):
        language = ("en", "en", "en", "ru", "ar", "zh")[number % 6]
        words = random.choices(vocabularies[language], cum_weights=_cumulated(weights), k=350)
        text = ("" if language == "zh" else " ").join(words) + f" {number}"
        day = (_FIRST + timedelta(days=random.randrange(_DAYS))).isoformat()
        outlet = random.choice(_OUTLETS)
        yield Document(document_id(text), source=outlet, published=day, language=language, text=text)


def _vocabulary(syllables: list[str]) -> list[str]:
    """Thirty thousand words, the short ones first: they are the frequent ones."""
    two = [a + b for a in syllables[:173] for b in syllables[:173]]
    three = [a + b for a in two[:1000] for b in syllables[:32]]
    return (two + three)[:30_000]


_SUMS: list[float] = []


def _cumulated(weights: list[float]) -> list[float]:
    if not _SUMS:
        total = 0.0
        for weight in weights:
            total += weight
            _SUMS.append(total)
    return _SUMS


def made_up_events(documents: Iterable[Document]) -> Iterator[Event]:
    """One event for each report, somewhere between 20 degrees south and 40 north."""
    random = Random(7)
    for document in documents:
        day, act = document.published or "", random.choice(_ACTS)
        place = PlaceValue(
            "Gusau", random.uniform(-20, 40), random.uniform(-15, 45), radius_m=random.choice((1000, 9000, 90_000))
        )
        voice = (Voice(document.id, document.source or ""),)
        killed, name = random.randrange(60), f"Qerwan Brigade {random.randrange(3000)}"
        values = (
            ("perpetrator", name),
            ("target", f"Village {random.randrange(900)}"),
            ("killed", Bounds(killed, killed + 3)),
        )
        properties = tuple(
            Property(kind, value, "only value", random.random() < 0.1, (Support(value, "asserts", ("c",), voice),))
            for kind, value in values
        )
        date_value = DateValue(day, day, "day", "text")
        yield Event(
            f"event:{document.id[7:23]}",
            act,
            act,
            date_value,
            place,
            (),
            (document.id,),
            (document.source or "",),
            properties,
        )
