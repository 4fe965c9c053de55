"""What stands at the words that a model quotes: Dateline's own actors, places, days and figures, or nothing."""

import pytest
from tests.llm.reading import known

from dateline.llm.known import actor_at, count_at, date_at, places_at, says_the_same, without_article
from dateline.model import Span, span_of

TEXT = (
    "The Rapid Support Forces (RSF) shelled Nyala in South Darfur on Monday, killing at least 12 civilians and 3 soldiers. "
    "RSF fighters left the next day. Fighters of the RSF and two of the 30 police officers were hurt in the market."
)


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return span_of(TEXT, at, at + len(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rapid Support Forces", "Rapid Support Forces"),
        ("RSF", "Rapid Support Forces"),
        ("RSF fighters", "Rapid Support Forces"),
        ("Fighters of the RSF", None),
        ("RSF fighters left the", None),
        ("soldiers", None),
    ],
)
def test_an_actor_is_known_by_its_name(words: str, expected: str | None) -> None:
    """A name, alone or before one more word, is the actor; a name deeper within the words is somebody else's."""
    actor = actor_at(_span(words), known(TEXT))
    assert (actor and actor.name) == expected


def test_places_are_the_gazetteers() -> None:
    """Words that name a place give its point; the region that a town lies in is left out beside it; others give none."""
    (nyala,) = places_at(_span("Nyala in South Darfur"), known(TEXT))
    assert (nyala.name, nyala.country, nyala.span) == ("Nyala", "SD", _span("Nyala"))
    assert [place.name for place in places_at(_span("South Darfur"), known(TEXT))] == ["South Darfur"]
    assert places_at(_span("the market"), known(TEXT)) == ()


def test_a_figure_is_read_where_there_is_one() -> None:
    """One figure is read with its bounds; of two, none is chosen."""
    figure = count_at(_span("12 civilians"), known(TEXT))
    assert figure is not None
    assert (figure.low, figure.high, figure.span.quote) == (12, None, "at least 12")
    assert count_at(_span("12 civilians and 3 soldiers"), known(TEXT)) is None
    assert count_at(_span("soldiers"), known(TEXT)) is None
    assert says_the_same("at least twelve", figure, known(TEXT))
    assert not says_the_same("at least 20", figure, known(TEXT))


def test_days_are_counted_from_the_report() -> None:
    """A day of the week is that of the report's week; "the next day" follows what was told before."""
    (monday,) = date_at(_span("on Monday"), None, known(TEXT)).records
    assert (monday.start, monday.end) == ("2024-05-13", "2024-05-13")
    (tuesday,) = date_at(_span("the next day"), monday, known(TEXT)).records
    assert tuesday.start == "2024-05-14"
    assert date_at(_span("the market"), None, known(TEXT)).records == ()


@pytest.mark.parametrize(("words", "expected"), [("the next day", "next day"), ("The Rapid", "Rapid"), ("the", "the")])
def test_an_article_is_no_part_of_a_name(words: str, expected: str) -> None:
    """Articles and demonstratives are left out, unless they are all there is."""
    assert without_article(_span(words), known(TEXT)).quote == expected
