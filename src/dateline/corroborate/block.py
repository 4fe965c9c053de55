"""Which accounts are worth comparing: those that share a day, a patch of the map and a family of types.

An account whose place is a region, or unknown, is compared with those of its days that share an actor, a target, a
figure or a region with it; one that cannot be dated at all with those that share an actor, a target or a district.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import ceil, cos, floor, radians

from dateline.corroborate.account import Account, Spot
from dateline.model import Finding

SLACK_DAYS = 1  # on either side: reports that date a happening up to two days apart are compared
WIDE_DAYS = 31  # a date wider than this says too little to look things up by
CELL_DEGREES = 0.25
LEAST_RADIUS_KM = 10.0
WIDE_RADIUS_KM = 60.0
KM_PER_DEGREE = 111.2
LEAST_FIGURE = 3  # ones and twos are in every report
LARGEST_LOOSE_BLOCK = 200  # an actor or a country shared by more accounts than this narrows nothing down

Key = tuple[object, ...]
Pair = tuple[int, int]


def candidates(accounts: tuple[Account, ...]) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """Pairs of positions worth comparing, in order, and what was left out."""
    loose, findings = _loose_pairs(accounts)
    return tuple(sorted(_tight_pairs(accounts) | loose)), findings


def is_loose(account: Account) -> bool:
    """Whether the account lacks a usable date or a usable place."""
    return not _buckets(account) or not _cells(account)


def _tight_pairs(accounts: tuple[Account, ...]) -> set[Pair]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, account in enumerate(accounts):
        for key in _product(_buckets(account), _cells(account), account.families):
            blocks[key].append(position)
    return {(a, b) for members in blocks.values() for i, a in enumerate(members) for b in members[i + 1 :]}


def _loose_pairs(accounts: tuple[Account, ...]) -> tuple[set[Pair], tuple[Finding, ...]]:
    asked = _index((position, _questions(a)) for position, a in enumerate(accounts) if is_loose(a))
    found = _index((position, _answers(a)) for position, a in enumerate(accounts))
    answers = {key: found[key] for key in asked if key in found}
    narrow = {key for key, members in answers.items() if len(members) <= LARGEST_LOOSE_BLOCK}
    pairs = {(min(a, b), max(a, b)) for key in narrow for a in asked[key] for b in answers[key] if a != b}
    return pairs, tuple(_too_wide(key, len(answers[key])) for key in sorted(set(answers) - narrow, key=repr))


def _index(keyed: Iterable[tuple[int, Iterable[Key]]]) -> dict[Key, list[int]]:
    positions: dict[Key, list[int]] = defaultdict(list)
    for position, keys in keyed:
        for key in keys:
            positions[key].append(position)
    return positions


def _questions(account: Account) -> Iterator[Key]:
    """Where a loose account looks for others: by days if it has any, else by what it is about."""
    if days := _buckets(account):
        yield from _product(days, _anchors(account) | _regions(account) | _names(account), account.families)
    else:
        yield from _product({None}, _anchors(account) | _cells(account) | _divisions(account), account.families)


def _answers(account: Account) -> Iterator[Key]:
    """Where an account can be found by loose ones."""
    named: set[Key] = {("named", word) for word in account.place_words}
    yield from _product(_buckets(account), _anchors(account) | _regions(account) | named, account.families)
    yield from _product({None}, _anchors(account) | _cells(account) | _divisions(account), account.families)


def _product(*parts: set[Key] | set[int] | set[None] | frozenset[str]) -> Iterator[Key]:
    keys: list[Key] = [()]
    for part in parts:
        keys = [(*key, value) for key in keys for value in part]
    return iter(keys)


def _buckets(account: Account) -> set[int]:
    """The days that it can have been, with slack where the report names them; none where wider than a month."""
    if account.window is None or account.window[1] - account.window[0] >= WIDE_DAYS:
        return set()
    slack = 0 if account.days is None else SLACK_DAYS
    return set(range(account.window[0] - slack, account.window[1] + slack + 1))


def _cells(account: Account) -> set[Key]:
    """The patches of the map that the places' circles touch; a whole region touches none."""
    return {cell for spot in account.spots for cell in _patches(spot)}


def _patches(spot: Spot) -> Iterator[Key]:
    if spot.point is None or spot.precision > 2 or spot.radius_km > WIDE_RADIUS_KM:
        return
    (lat, lon), reach = spot.point, max(spot.radius_km, LEAST_RADIUS_KM) / KM_PER_DEGREE
    width = reach / max(0.05, cos(radians(lat)))
    for row in _steps(lat, reach):
        for column in _steps(lon, width):
            yield ("cell", row, column)


def _steps(centre: float, reach: float) -> range:
    return range(floor((centre - reach) / CELL_DEGREES), ceil((centre + reach) / CELL_DEGREES))


def _anchors(account: Account) -> set[Key]:
    actors: set[Key] = {("actor", actor) for actor in account.actors}
    targets: set[Key] = {("target", word) for word in account.harmed_words}
    figures: set[Key] = {
        ("figure", measure, size)
        for measure, counts in account.tolls
        for b in counts
        for size in (b.low, b.high)
        if (size or 0) >= LEAST_FIGURE
    }
    return actors | targets | figures


def _names(account: Account) -> set[Key]:
    """The words of a sentence without a resolved place: one of them may name another account's place."""
    return set() if account.spots else {("named", word) for word in account.words}


def _divisions(account: Account) -> set[Key]:
    return {("admin1", spot.country, spot.admin1) for spot in account.spots if spot.admin1}


def _regions(account: Account) -> set[Key]:
    countries: set[Key] = {("country", country) for country in account.countries}
    return countries | _divisions(account)


def _too_wide(key: Key, members: int) -> Finding:
    shared = " ".join(str(part) for part in key)
    return Finding(
        "corroborate", f"{members} accounts share only '{shared}'; those without date or place were not compared."
    )
