"""Working out what is touched gives the same as working out everything, whatever comes, in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.builders import JABLEH, LINKING, Told, busy_day, mention, report, toll, who

from dateline.corroborate import block, corroborate
from dateline.judging import Desk
from dateline.model import Event
from dateline.pipeline import corroborate_store, withdraw
from dateline.store import Hand, Store, open_store

DAY = "2016-05-23"
HAND = Hand("Maya Haddad", lambda: datetime(2024, 5, 15, tzinfo=UTC))
Act = Callable[[Store, Random], None]


def busy(seed: int, size: int) -> list[Told]:
    """Reports of two busy months, some of them printed by a second outlet as well."""
    random = Random(seed)
    told = [busy_day(random, number) for number in range(size)]
    return told + [copied(one, str(number)) for number, one in enumerate(told[::5])]


def copied(told: Told, name: str) -> Told:
    """The same report under another name."""
    document = replace(told.document, id=f"{told.document.id}-{name}", source=f"Copyist {name}")
    head = replace(told.reading.document, id=document.id, source=document.source)
    mentions = tuple(replace(one, id=f"{one.id}-{name}") for one in told.reading.event_mentions)
    claims = tuple(
        replace(one, id=f"{one.id}-{name}", event_mention=f"{one.event_mention}-{name}") for one in told.reading.claims
    )
    return Told(document, replace(told.reading, document=head, event_mentions=mentions, claims=claims))


def withdrawn(store: Store, random: Random) -> None:
    """A report is taken out, and nothing is worked out yet."""
    store.withdrawals.add(random.choice(store.documents()).id, "an order of a court")


def read_anew(store: Store, random: Random) -> None:
    """Another version of the engine reads less in a report, and under other ids."""
    document = random.choice(store.documents())
    (reading,) = store.readings({document.id})
    told = tuple(replace(one, id=f"{one.id}+") for one in reading.event_mentions[1:])
    store.add(document, replace(reading, event_mentions=told, claims=()), f"later@{random.random()}")


def put_together(store: Store, random: Random) -> None:
    """Somebody says that two events are one."""
    if len(events := store.events()) > 1:
        Desk(store).pair("same", [event.id for event in random.sample(events, 2)])


def told_apart(store: Store, random: Random) -> None:
    """Somebody says that two mentions of one event are not of one happening."""
    if events := [event for event in store.events() if len(event.mentions) > 1]:
        Desk(store).pair("different", random.choice(events).mentions[:2])


def nothing(store: Store, random: Random) -> None:
    """Nobody does anything."""


ACTS: tuple[Act, ...] = (withdrawn, read_anew, put_together, told_apart, nothing)


def contents(store: Store) -> tuple[object, ...]:
    """Everything that a run brings up to date."""
    names = store.names
    return store.events(), store.links(), names.all(), names.redirects(), store.workings()


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.integers(0, 2**16), st.lists(st.sampled_from(ACTS), min_size=2, max_size=3), st.sampled_from((3, 8, 200)))
def test_what_is_touched_is_all_that_changes(seed: int, acts: list[Act], widest: int) -> None:
    """Two databases are led the same way, one works out everything each time: they hold the same, ids included."""
    random, told = Random(seed), busy(seed, 15)
    random.shuffle(told)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(block, "LARGEST_LOOSE_BLOCK", widest)
        stores = [open_store(f"sqlite:///{Path(folder)}/{name}.db", HAND) for name in ("touched", "anew")]
        for step, act in enumerate(acts):
            state = random.getstate()
            for store, anew in zip(stores, (False, True), strict=True):
                random.setstate(state)
                for one in told[step :: len(acts)]:
                    store.add(one.document, one.reading)
                act(store, random)
                corroborate_store(store, anew=anew)
            assert contents(stores[0]) == contents(stores[1])
        for store in stores:
            store.close()


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.integers(0, 2**16), st.integers(1, 4))
def test_any_split_into_days_gives_the_same_events(seed: int, days: int) -> None:
    """In whatever order the reports come, and however many at once, the events are those of one run over all."""
    told = busy(seed, 25)
    Random(seed).shuffle(told)
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder)}/books.db", HAND) as store:
        for day in range(days):
            for one in told[day::days]:
                store.add(one.document, one.reading)
            corroborate_store(store)
        found = {unnamed(event) for event in store.events()}
        whole = corroborate(store.readings(), store.documents(), LINKING).records
    assert found == {unnamed(event) for event in whole}


def unnamed(event: Event) -> Event:
    """An event without its id, which says what it was first."""
    return replace(event, id="")


def shelled(outlet: str, *, target: str = "market") -> Told:
    """A report of a shelling that killed twelve."""
    return report(outlet, DAY, mention("shelling", DAY, JABLEH, toll(12, 12), who("target", target)))


def test_a_run_after_which_nothing_changed_works_nothing_out(tmp_path: Path) -> None:
    """It looks at no event, and says how many there are."""
    with open_store(f"sqlite:///{tmp_path}/books.db", HAND) as store:
        for told in (shelled("A"), shelled("B")):
            store.add(told.document, told.reading)
        assert len(corroborate_store(store).events) == 1
        again = corroborate_store(store)
    assert (again.events, again.total) == ((), 1)


def test_nothing_is_kept_of_a_withdrawn_report(tmp_path: Path) -> None:
    """Not even the hashes that linking had made of it."""
    with open_store(f"sqlite:///{tmp_path}/books.db", HAND) as store:
        one, other = shelled("A"), shelled("B")
        for told in (one, other):
            store.add(told.document, told.reading)
        corroborate_store(store)
        withdraw(store, one.document.id, "an order of a court")
        assert [working.document for working in store.workings()] == [other.document.id]


def test_other_tables_work_everything_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out with other weights is not gone on from."""
    with open_store(f"sqlite:///{tmp_path}/books.db", HAND) as store:
        for told in (shelled("A"), shelled("B")):
            store.add(told.document, told.reading)
        corroborate_store(store)
        other = tuple(replace(row, weight=99.0) if row.name == "same" else row for row in LINKING.weights)
        monkeypatch.setattr("dateline.reckoning.load_linking", lambda: replace(LINKING, weights=other))
        assert len(corroborate_store(store).events) == 2
