"""The known actors: every row is whole, no id stands twice, and no name means two actors of one place and time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import get_args

import lemminflect

from dateline.model.mention import ActorKind, Side
from dateline.rules.tables import read_folder
from dateline.rules.types import ActorRow
from dateline.rules.words import name_key

ACTORS = read_folder("actors", ActorRow)
ID = re.compile(r"actor:[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
COUNTRIES = re.compile(r"[A-Z]{2}(?:,[A-Z]{2})*")


def _names(row: ActorRow) -> tuple[str, ...]:
    return (row.name, *row.aliases)


def _lowest(date: str | None) -> str:
    return f"{date}-01-01"[:10] if date else "0000-01-01"


def _highest(date: str | None) -> str:
    return date + "-12-31"[len(date) - 4 :] if date else "9999-12-31"


def _overlap(one: ActorRow, other: ActorRow) -> bool:
    return _lowest(one.start) < _highest(other.end) and _lowest(other.start) < _highest(one.end)


def _same_place(one: ActorRow, other: ActorRow) -> bool:
    ours, theirs = (set((row.country or "").split(",")) for row in (one, other))
    return bool(ours & theirs)


def _repeated(words: Iterable[str]) -> list[str]:
    return [word for word, n in Counter(words).items() if n > 1]


def test_there_are_enough_actors() -> None:
    """The dictionary covers the conflicts of the world, not a sample of them."""
    assert len(ACTORS) >= 1500


def test_ids_are_well_formed_and_stand_once() -> None:
    """An id is `actor:` and kebab-case, and leads to one row."""
    assert [row.id for row in ACTORS if not ID.fullmatch(row.id)] == []
    assert _repeated(row.id for row in ACTORS) == []


def test_kinds_and_sides_are_known() -> None:
    """Every row is of a kind and on a side that the records of mentions know."""
    assert {row.kind for row in ACTORS} <= set(get_args(ActorKind))
    assert {row.side for row in ACTORS} <= set(get_args(Side))


def test_countries_are_codes() -> None:
    """Countries are ISO 3166-1 alpha-2 codes, separated by commas, none twice."""
    codes = [(row.id, row.country) for row in ACTORS if row.country is not None]
    assert [pair for pair in codes if not COUNTRIES.fullmatch(pair[1])] == []
    assert [pair for pair in codes if _repeated(pair[1].split(","))] == []


def test_years_are_dates_in_order() -> None:
    """A row begins and ends at an ISO year, month or day, and never ends before it begins."""
    dates = [(row.id, date) for row in ACTORS for date in (row.start, row.end) if date]
    assert [pair for pair in dates if not DATE.fullmatch(pair[1])] == []
    assert [row.id for row in ACTORS if _lowest(row.start) > _highest(row.end)] == []


def test_no_name_means_two_actors_of_one_place_and_time() -> None:
    """Two rows may share a name only where their countries or their years tell them apart."""
    by_name: dict[str, list[ActorRow]] = defaultdict(list)
    for row in ACTORS:
        for key in {name_key(name) for name in _names(row)}:
            by_name[key].append(row)
    pairs = ((key, pair) for key, rows in by_name.items() for pair in combinations(rows, 2))
    assert [(k, a.id, b.id) for k, (a, b) in pairs if _same_place(a, b) and _overlap(a, b)] == []


def test_no_spelling_stands_twice_in_a_row() -> None:
    """A spelling is listed once in its row."""
    assert [row.id for row in ACTORS if _repeated(_names(row))] == []


def test_names_are_long_enough_and_no_common_words() -> None:
    """A name has two characters or more, and no name is an English word in lower case (contras is none)."""
    names = [(row.id, name) for row in ACTORS for name in _names(row)]
    assert [pair for pair in names if len(pair[1]) < 2] == []
    single = [pair for pair in names if pair[1].isalpha() and pair[1].islower()]
    assert [pair for pair in single if lemminflect.getAllLemmas(pair[1])] == []


def test_units_belong_to_rows_or_military_forces() -> None:
    """An office that is an id leads to another row, or to the armed forces that the table of institutions names."""
    known = {row.id for row in ACTORS}
    owners = {row.office for row in ACTORS if row.office and row.office.startswith("actor:")}
    assert [owner for owner in owners - known if not re.fullmatch(r"actor:[a-z]{2}-military", owner)] == []


def test_rows_say_where_they_are_from() -> None:
    """Every row has its version and its source."""
    assert [row.id for row in ACTORS if not re.fullmatch(r"\d+\.\d+", row.since) or not row.source] == []
