"""What searches and sizes are measured on: the same from the same seed, on every database the same answers."""

from itertools import islice
from pathlib import Path

from benchmarks.made_up import made_up_documents, made_up_events
from benchmarks.search import Asked, Books, filled
from benchmarks.sizes import sizes

from dateline.model import Question
from dateline.store.connect import connect
from dateline.store.index_check import index_faults
from dateline.store.search import search_documents


def test_reports_and_events_are_the_same_every_time() -> None:
    """One event for each report, in four scripts."""
    documents = list(islice(made_up_documents(12), 12))
    assert documents == list(made_up_documents(12))
    assert len({document.id for document in documents}) == 12
    assert {document.language for document in documents} == {"en", "ru", "ar", "zh"}
    assert [event.documents for event in made_up_events(documents)] == [(document.id,) for document in documents]


def test_what_is_filled_in_can_be_found(url: str) -> None:
    """The rows are those that the store itself writes: nothing is amiss in the index of the search."""
    books = Books("any", connect(url))
    assert len(list(filled([books], 60))) == 60
    with books.engine.begin() as connection:
        assert search_documents(connection, Question("baba")).hits
        assert index_faults(connection) == ()
    asked = Asked("a frequent word", Question("baba"))
    books.answer([asked, asked])
    assert books.answers[asked.name].hits
    books.engine.dispose()


def test_a_database_grows_by_what_is_put_in(tmp_path: Path) -> None:
    """The table that was written to is larger than before, and so is the whole."""
    address = f"sqlite:///{tmp_path / 'books.db'}"
    before = sizes(address)
    books = Books("any", connect(address))
    list(filled([books], 60))
    books.engine.dispose()
    after = sizes(address)
    assert after["documents"] > before["documents"]
    assert after["all"] - before["all"] > 60_000
