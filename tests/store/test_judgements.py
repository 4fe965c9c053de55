"""The record of judgements and the ids of events, on both databases."""

from dataclasses import fields, replace

import pytest
from sqlalchemy import Table, delete, update
from sqlalchemy.exc import DBAPIError

from dateline.model import (
    Anchor,
    Bounds,
    ClaimAnchor,
    EventName,
    Founder,
    Judgement,
    Redirect,
    Span,
    StoreError,
)
from dateline.store import Store, open_store
from dateline.store.connect import connect
from dateline.store.judgement_tables import event_founders, event_names, judgement_anchors, judgements

HIT, MARKET = Anchor("sha256:1", Span(3, 6, "hit")), Anchor("sha256:2", Span(0, 4, "ha\0t"), 1)
FIVE = Anchor("sha256:1", Span(9, 13, "five"), 0, ClaimAnchor("killed", "asserts", Bounds(5, 5), HIT.span))
RECORD = (
    Judgement(1, "different", "Maya Haddad", "2024-05-14T12:00:00Z", "ŋ ‏عربي", ((HIT, MARKET), (MARKET,))),
    Judgement(2, "correct", "Omar Dikko", "2024-05-14T11:00:00Z", groups=((FIVE,),), value=Bounds(4, None)),
    Judgement(3, "correct", "Omar Dikko", "2024-05-14T11:00:00Z", groups=((HIT,),), about="place", value="Qerwan"),
    Judgement(4, "undo", "Sani Garba", "2024-05-14T12:30:00Z", target=2),
)
OLD = EventName("event:1", 1, None, (Founder("em:1", "sha256:1", 3, 6), Founder("em:0", "sha256:2", 0, 4)))
NEW = EventName("event:2", 2, "event:1", (Founder("em:2", "sha256:2", 8, 9),))


def test_what_was_judged_is_kept_to_the_last_field(url: str) -> None:
    """The record comes back as it was made, whatever script and sign is in it."""
    with open_store(url) as store:
        for judgement in RECORD:
            assert store.decide(replace(judgement, number=0)) == judgement
        assert store.decisions.all() == RECORD
        assert [(e.action, e.subject) for e in store.audit.last(4)] == [("judgement", str(n)) for n in range(1, 5)]


def test_ids_and_where_they_lead_are_kept(url: str) -> None:
    """Names only grow; redirects are those of now."""
    leads = (Redirect("event:1", "event:2", "split"), Redirect("event:9", "event:1", "merged"))
    with open_store(url) as store:
        store.names.put((OLD,), leads)
        store.names.put((NEW,), leads[:1])
        assert store.names.all() == (OLD, NEW)
        assert store.names.redirects() == leads[:1]


def test_a_number_is_given_once(url: str) -> None:
    """Two judgements never share a number, so that an undo means one of them only."""
    with open_store(url) as store:
        store.decisions.add(RECORD[0])
        with pytest.raises(StoreError):
            store.decisions.add(replace(RECORD[1], number=1))
        assert store.decisions.all() == RECORD[:1]


def test_together_is_all_or_nothing(url: str) -> None:
    """Where something fails after the judgement, the judgement is not on record either."""
    with open_store(url) as store:
        with pytest.raises(RuntimeError), store.together() as books:
            _decide_and_fail(books)
        assert store.decisions.all() == ()
        assert store.audit.head() is None


def _decide_and_fail(books: Store) -> None:
    books.decide(RECORD[0])
    assert len(books.decisions.all()) == 1
    raise RuntimeError


@pytest.mark.parametrize("table", [judgements, judgement_anchors, event_names, event_founders], ids=str)
def test_the_record_is_append_only(url: str, table: Table) -> None:
    """The database itself refuses to change or remove a judgement or a name."""
    with open_store(url) as store:
        store.decide(RECORD[0])
        store.names.put((OLD,), ())
    engine = connect(url)
    for statement in (delete(table), update(table).values({column: column for column in table.c})):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(statement)
    engine.dispose()


@pytest.mark.parametrize(
    ("record", "table", "elsewhere"),
    [
        (Judgement, judgements, {"groups"}),
        (Anchor, judgement_anchors, set()),
        (EventName, event_names, {"founders"}),
        (Founder, event_founders, set()),
    ],
)
def test_every_field_has_a_column(record: type, table: Table, elsewhere: set[str]) -> None:
    """A field that is added to a record must get a column, or its values would be lost."""
    assert {f.name for f in fields(record)} - elsewhere <= set(table.c.keys())
