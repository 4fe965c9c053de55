"""Events keep the ids that they were given, whatever comes later; old ids lead on, and none is used twice."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.builders import JABLEH, MONDAY, TARTUS, TUESDAY, Told, events_of, mention, report, toll, who
from tests.corroborate.verdicts import at, back, different, judged_events, same

from dateline.corroborate import Memory, Named, name_events
from dateline.model import Event, EventName, Founder, Judgement, Redirect, Span

STATION = who("target", "the bus station")
LATE = report("Late", "2016-05-26", mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)))
EARLY = report("Early", TUESDAY, mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)))
OTHER = report("Other", TUESDAY, mention("clash", "2016-04-02", TARTUS, who("party", "students")))


class Books:
    """Events under their ids, as one run after the other puts them on record."""

    def __init__(self) -> None:
        self.names: tuple[EventName, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.redirects: tuple[Redirect, ...] = ()
        self.told: tuple[Told, ...] = ()

    def put(self, told: tuple[Told, ...], *judgements: Judgement) -> dict[str, set[str]]:
        """Corroborate, and return the outlets of each event by its id."""
        held = {event.id: tuple(map(self._founder, event.mentions)) for event in self.events}
        self.told = told
        found: Named = name_events(
            judged_events(told, *judgements), [t.reading for t in told], Memory(self.names, held)
        )
        assert not {name.id for name in found.fresh} & {name.id for name in self.names}
        self.names += found.fresh
        self.events, self.redirects = found.events, found.redirects
        return {event.id: set(event.sources) for event in found.events}

    def _founder(self, name: str) -> Founder:
        found = ((t, m) for t in self.told for m in t.reading.event_mentions if m.id == name)
        told, told_of = next(found)
        return Founder(name, told.document.id, told_of.trigger.start, told_of.trigger.end)


def test_an_earlier_report_that_comes_later_leaves_the_id() -> None:
    """An event keeps its id even when a report of an earlier day arrives and comes first in it."""
    books = Books()
    (first,) = books.put((LATE,))
    assert books.put((LATE, EARLY)) == {first: {"Early", "Late"}}
    assert events_of(LATE, EARLY)[0].id != first


def test_of_a_merge_the_older_id_stays_and_the_other_leads_to_it() -> None:
    """Whichever comes first in publication: the id that was given first stays."""
    books = Books()
    (old,) = books.put((LATE,))
    (new,) = books.put((LATE, OTHER)).keys() - {old}
    assert books.put((LATE, OTHER), same(1, at(LATE), at(OTHER))) == {old: {"Late", "Other"}}
    assert books.redirects == (Redirect(new, old, "merged"),)


def test_an_undone_merge_gives_the_ids_back() -> None:
    """After the undo each event has the id that it had, although the merged event had the larger part of the other."""
    books, joined = Books(), same(1, at(LATE), at(OTHER))
    before = books.put((LATE,)) | books.put((LATE, OTHER))
    books.put((LATE, OTHER), joined)
    assert books.put((LATE, OTHER), joined, back(2, "undo", 1)) == before
    assert books.redirects == ()


def test_of_a_split_most_of_the_founders_keep_the_id() -> None:
    """The part with most of what the id was given for keeps it; the other part's new id is said to be part of it."""
    third = report("Third", "2016-05-25", mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)))
    books, told = Books(), (EARLY, LATE, third)
    (old,) = books.put(told)
    parted = different(1, (at(EARLY),), (at(LATE), at(third)))
    after = books.put(told, parted)
    assert after[old] == {"Late", "Third"}
    (new,) = after.keys() - {old}
    assert books.redirects == (Redirect(old, new, "split"),)
    assert books.put(told, parted, back(2, "undo", 1)) == {old: {"Early", "Late", "Third"}}
    assert books.redirects == (Redirect(new, old, "merged"),)


def test_of_equal_parts_the_one_with_the_earliest_founder_keeps_the_id() -> None:
    """Two halves: the id stays with the earlier report."""
    books = Books()
    (old,) = books.put((EARLY, LATE))
    after = books.put((EARLY, LATE), different(1, (at(EARLY),), (at(LATE),)))
    assert after[old] == {"Early"}


def test_an_id_survives_another_reading() -> None:
    """A newer engine gives the mention another id and a longer trigger: the event keeps its own."""
    books = Books()
    (old,) = books.put((LATE,))
    assert set(books.put((_read_anew(LATE),))) == {old}


def test_an_id_whose_founders_are_no_longer_read_goes_with_what_the_event_held() -> None:
    """Where the first report's mention is gone, the event that grew from it is still the same event."""
    books = Books()
    (old,) = books.put((LATE,))
    books.put((LATE, EARLY))
    silent = Told(LATE.document, replace(LATE.reading, event_mentions=(), claims=()))
    assert books.put((silent, EARLY)) == {old: {"Early"}}


def test_an_id_is_never_given_twice() -> None:
    """A mention that comes to stand alone after its id went with others gets an id that nobody had."""
    third = report("Third", "2016-05-25", mention("bombing", MONDAY, JABLEH, STATION, toll(12, 12)))
    books, told = Books(), (EARLY, LATE, third)
    (old,) = books.put(told)
    assert old == events_of(*told)[0].id
    after = books.put(told, different(1, (at(EARLY),), (at(LATE), at(third))))
    (alone,) = (name for name, sources in after.items() if sources == {"Early"})
    assert alone != old == events_of(EARLY)[0].id


def _read_anew(told: Told) -> Told:
    mentions = tuple(
        replace(m, id=f"new:{m.id}", trigger=Span(m.trigger.start, m.trigger.end + 2, m.trigger.quote + "xx"))
        for m in told.reading.event_mentions
    )
    claims = tuple(replace(c, event_mention=f"new:{c.event_mention}") for c in told.reading.claims)
    return Told(told.document, replace(told.reading, event_mentions=mentions, claims=claims))


# ---- properties that always hold
PARTS = st.lists(
    st.sampled_from([STATION, who("target", "market"), toll(12, 12), toll(40, 40)]), max_size=2, unique_by=repr
)
MENTIONS = st.builds(
    lambda trigger, date, place, rest: mention(trigger, date, place, *rest),
    st.sampled_from(["bombing", "attack", "clash"]),
    st.sampled_from([MONDAY, TUESDAY, None]),
    st.sampled_from([JABLEH, TARTUS, None]),
    PARTS,
)
DAYS = ["2016-05-23", TUESDAY, "2016-05-25"]
NEWSROOMS = st.lists(st.tuples(st.sampled_from(DAYS), st.lists(MENTIONS, max_size=2)), min_size=1, max_size=6).map(
    lambda told: [report(f"Outlet {i}", day, *one) for i, (day, one) in enumerate(told)]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(NEWSROOMS, st.randoms(use_true_random=False))
def test_any_order_and_any_batches_give_the_same_books(told: list[Told], random: object) -> None:
    """However the reports come, the events are the same but for their ids, and every id ever given leads to one event."""
    order, books, seen = list(told), Books(), set[str]()
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    arrived: tuple[Told, ...] = ()
    while order:
        size = random.randint(1, len(order))  # type: ignore[attr-defined]
        arrived, order = (*arrived, *order[:size]), order[size:]
        books.put(arrived)
        seen |= {event.id for event in books.events}
    assert [replace(event, id="") for event in books.events] == [replace(event, id="") for event in events_of(*told)]
    leads = {redirect.old: redirect.new for redirect in books.redirects if redirect.kind == "merged"}
    assert {leads.get(name, name) for name in seen} == {event.id for event in books.events}
    assert len({event.id for event in books.events}) == len(books.events)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(NEWSROOMS)
def test_a_second_run_changes_no_id(told: list[Told]) -> None:
    """The same reports once more: the same ids, nothing new."""
    books = Books()
    first = books.put(tuple(told))
    names = books.names
    assert (books.put(tuple(told)), books.names) == (first, names)
