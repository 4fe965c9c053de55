"""How the linker grows with its load: generated event mentions, several reports for each happening, timed and weighed.

The generator is seeded and knows nothing of the linker: happenings on days and in towns of four countries, more of them in
some towns than in others; each is told in one to eight reports that round its toll, name another party, leave out day or
place, or date it to the night before. A report tells of several happenings. More mentions mean more days, as in a year that
goes on, and not more on each day.
"""

import gc
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.table import Table

from dateline.corroborate import accounts_of, assemble, judge
from dateline.model import (
    Argument,
    Bounds,
    Claim,
    DateValue,
    Document,
    DocumentHead,
    EventMention,
    Number,
    PlaceValue,
    Reading,
    Span,
)
from dateline.pipeline import corroborate_store
from dateline.rules.linking import load_linking
from dateline.store import Store, open_store

DAILY = 550  # event mentions told on one day
TOWNS = 3000
COUNTRIES = ("AA", "BB", "CC", "DD")
FIRST_DAY = date(2020, 1, 1)
MOST_REPORTS = 8  # of one happening
IN_A_REPORT = 5  # happenings that a report tells of
UNDATED, UNPLACED, UNNAMED, NEXT_DAY, ROUNDED = 0.1, 0.1, 0.3, 0.08, 0.2  # shares of the accounts
KINDS = (
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", "bombing"),
    ("Explosions/Remote violence", "Air/drone strike", "strike"),
    ("Battles", "Armed clash", "clash"),
    ("Violence against civilians", "Attack", "attack"),
    ("Violence against civilians", "Abduction/forced disappearance", "abduction"),
    ("Protests", "Peaceful protest", "protest"),
)
TARGETS = (
    "market", "bus station", "school", "checkpoint", "clinic", "bakery", "police post", "bridge", "farm", "convoy",
    "power plant", "mosque", "church", "camp", "court", "warehouse", "radio mast", "petrol station", "barracks", "well",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the generated world."""

    name: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, before anybody tells of it."""

    number: int
    day: date
    town: Town
    kind: tuple[str, str, str]
    actor: str
    target: str
    killed: int


@dataclass(frozen=True, slots=True)
class Load:
    """What linking so many mentions took."""

    mentions: int
    pairs: int  # that score enough to count
    events: int
    happenings: int
    seconds: float
    megabytes: float  # at most, of the whole process


@dataclass(frozen=True, slots=True)
class Grown:
    """What a run over a database took."""

    events: int  # in the database
    touched: int  # that were worked out
    seconds: float
    megabytes: float  # at most, of the whole process until then


def measured(mentions: int, seed: int = 1) -> Load:
    """Generate, link, and say what linking took (processor time and the process's greatest memory)."""
    linking = load_linking()
    documents, readings, happenings = generated(mentions, Random(seed))
    gc.collect()
    began = time.process_time()
    accounts = accounts_of(readings, documents, linking).records
    ties = judge(accounts, linking).records
    events = assemble(accounts, ties, linking)
    seconds = time.process_time() - began
    return Load(len(accounts), len(ties.left), len(events), happenings, seconds, _peak())


def one_more_day(mentions: int, folder: Path, seed: int = 1) -> tuple[Grown, Grown]:
    """What it takes to work out the events of a database of so many event mentions, and then to add a day's reports."""
    documents, readings, _ = generated(mentions, Random(seed))
    earlier = len(documents) - DAILY // IN_A_REPORT
    with open_store(f"sqlite:///{folder}/books.db") as store:
        _add(store, documents[:earlier], readings[:earlier])
        everything = _grown(store)
        _add(store, documents[earlier:], readings[earlier:])
        return everything, _grown(store)


def _add(store: Store, documents: Sequence[Document], readings: Sequence[Reading]) -> None:
    with store.together() as books:
        for document, reading in zip(documents, readings, strict=True):
            books.add(document, reading)


def _grown(store: Store) -> Grown:
    gc.collect()
    began = time.process_time()
    found = corroborate_store(store)
    return Grown(found.total, len(found.events), time.process_time() - began, _peak())


def day_table(size: int) -> Table:
    """A database of that size: all of it worked out, then one more day."""
    table = Table(title=f"the events of a database of {size} generated event mentions")
    for column in ("run", "events", "worked out", "CPU, s", "memory, MB"):
        table.add_column(column, justify="right")
    with TemporaryDirectory() as folder:
        for name, run in zip(("everything", "one more day"), one_more_day(size, Path(folder)), strict=True):
            table.add_row(name, str(run.events), str(run.touched), f"{run.seconds:.1f}", f"{run.megabytes:.0f}")
    return table


def scaling_table(sizes: Sequence[int]) -> Table:
    """Linking at each size, the smallest first: the memory is the process's greatest until then."""
    table = Table(title="linking generated event mentions")
    for column in ("event mentions", "happenings", "events", "links", "CPU, s", "ms each", "memory, MB"):
        table.add_column(column, justify="right")
    for size in sorted(sizes):
        load = measured(size)
        figures = (load.mentions, load.happenings, load.events, load.pairs)
        each = 1000 * load.seconds / load.mentions
        table.add_row(*map(str, figures), f"{load.seconds:.1f}", f"{each:.2f}", f"{load.megabytes:.0f}")
    return table


def generated(mentions: int, random: Random) -> tuple[tuple[Document, ...], tuple[Reading, ...], int]:
    """Reports with about so many event mentions, and of how many happenings they tell."""
    towns = [_town(number, random) for number in range(TOWNS)]
    days = max(1, round(mentions / DAILY))
    documents: list[Document] = []
    readings: list[Reading] = []
    told = happened = 0
    for offset in range(days):
        day = FIRST_DAY + timedelta(offset)
        accounts: list[Happening] = []
        while told + len(accounts) < mentions * (offset + 1) / days:
            accounts += [_happening(happened, day, towns, random)] * _times(random)
            happened += 1
        told += len(accounts)
        random.shuffle(accounts)
        for start in range(0, len(accounts), IN_A_REPORT):
            document, reading = _report(len(documents), day, accounts[start : start + IN_A_REPORT], random)
            documents.append(document)
            readings.append(reading)
    return tuple(documents), tuple(readings), happened


def _peak() -> float:
    """The greatest memory of this process so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _times(random: Random) -> int:
    """How many reports tell of a happening: many of few, few of many."""
    return min(MOST_REPORTS, 1 + int(random.expovariate(0.4)))


def _town(number: int, random: Random) -> Town:
    country = number % len(COUNTRIES)
    return Town(f"Town{number}", COUNTRIES[country], 10 + country * 8 + random.random() * 6, 20 + random.random() * 8)


def _happening(number: int, day: date, towns: Sequence[Town], random: Random) -> Happening:
    town = towns[int(len(towns) * random.random() ** 2)]  # some towns see more than others
    actor = f"{town.country} Front {random.randrange(25)}"
    return Happening(
        number, day, town, random.choice(KINDS), actor, random.choice(TARGETS), int(random.paretovariate(0.9))
    )


def _report(number: int, day: date, told: Sequence[Happening], random: Random) -> tuple[Document, Reading]:
    """One outlet's report of several happenings, published on their day or on the next."""
    published, name = (day + timedelta(random.random() < 0.5)).isoformat(), f"sha256:{number:064x}"
    text = ""
    mentions: list[EventMention] = []
    claims: list[Claim] = []
    for part, happening in enumerate(told):
        mention, sentence = _mention(f"{number}-{part}", happening, len(text), random)
        text += sentence
        mentions.append(mention)
        claims += _claims(mention)
    source = f"Outlet {random.randrange(400)}"
    document = Document(name, source=source, published=published, language="en", text=text)
    head = DocumentHead(name, None, None, source, None, published, "en", text)
    return document, Reading(head, tuple(mentions), tuple(claims))


def _mention(name: str, happening: Happening, start: int, random: Random) -> tuple[EventMention, str]:
    """One account of the happening, and its sentence."""
    event_type, sub_event_type, trigger = happening.kind
    is_named, is_placed = random.random() >= UNNAMED, random.random() >= UNPLACED
    killed = (
        round(happening.killed, -1) or 1 if random.random() < ROUNDED and happening.killed > 9 else happening.killed
    )
    day = happening.day - timedelta(random.random() < NEXT_DAY)
    opening = f"A {trigger} hit the {happening.target} in {happening.town.name}"
    sentence = (
        f"{opening}, killing {killed}, witness {random.randrange(10**6)} of house {random.randrange(10**6)} said. "
    )
    at = start + 2
    arguments = [Argument("target", happening.target)]
    if is_named:
        arguments.append(Argument("perpetrator", happening.actor, f"actor:{happening.actor}"))
    mention = EventMention(
        id=name,
        event_type=event_type,
        sub_event_type=sub_event_type,
        trigger=Span(at, at + len(trigger), trigger),
        date=DateValue(day.isoformat(), day.isoformat(), "day", "text") if random.random() >= UNDATED else None,
        places=(_place(happening.town),) if is_placed else (),
        arguments=tuple(arguments),
        numbers=(Number("killed", killed, killed, False, None),),
    )
    return mention, sentence


def _place(town: Town) -> PlaceValue:
    return PlaceValue(town.name, town.lat, town.lon, None, town.country, f"place:{town.name}", 1, 5000)


def _claims(mention: EventMention) -> Iterator[Claim]:
    """What the account says, each as a claim in the report's own voice."""
    said: list[tuple[str, str | Bounds]] = [("event_type", mention.sub_event_type)]
    said += [(a.role, a.name) for a in mention.arguments]
    said += [(n.measure, Bounds(n.low, n.high, n.approximate)) for n in mention.numbers]
    said += [("place", place.name) for place in mention.places]
    for name, value in said:
        yield Claim(
            f"{mention.id}/{name}", mention.id, name, value, str(value), "asserts", "fact", None, mention.trigger, "exact",
            "rule:generated@1",
        )  # fmt: skip
