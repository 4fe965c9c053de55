"""The brief's own words: how numbers and dates are written, and that no template takes sides."""

import string

import pytest

from dateline.model import Bounds
from dateline.publish.wording import legible, load_wording
from dateline.rules.tables import read_table
from dateline.rules.types import SubEventType

SENTENCE_SLOTS = "what by against of between where when place from to name names new old property noun words"
VALUE_SLOTS = "start end month year day first last low high source speaker voices value sources sides figure"
GRADE_SLOTS = "letter code reason values"
PAGE_SLOTS = "reports outlets events contested single findings n date located km"
SLOTS = frozenset(" ".join((SENTENCE_SLOTS, VALUE_SLOTS, GRADE_SLOTS, PAGE_SLOTS)).split())


@pytest.mark.parametrize(
    ("low", "high", "approximate", "expected"),
    [
        (12, None, False, "at least 12"),
        (7, 9, False, "7 to 9"),
        (150, 150, True, "about 150"),
        (12, 12, False, "12"),
        (None, 30, False, "up to 30"),
        (40, 50, True, "about 40 to 50"),
        (50_000, 50_000, False, "50,000"),
        (None, None, True, "an unstated number"),
    ],
)
def test_counts_keep_their_bounds(low: int | None, high: int | None, approximate: bool, expected: str) -> None:
    """Each kind of bound has its own wording."""
    assert load_wording().figure(Bounds(low, high, approximate)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-05-23", "23 May 2016"),
        ("2016-05", "May 2016"),
        ("2016", "2016"),
        ("2016-03-20/2016-03-31", "20 to 31 March 2016"),
        ("2016-03-30/2016-04-02", "30 March 2016 to 2 April 2016"),
        ("2016-03-30/2016-03-30", "30 March 2016"),
    ],
)
def test_dates_are_as_fine_as_their_claims(value: str, expected: str) -> None:
    """An ISO prefix is never made finer than it is."""
    assert load_wording().span_of_days(value) == expected


def test_every_sub_event_type_has_its_words() -> None:
    """No type that the engine can give is without a sentence, a noun and a label."""
    wording = load_wording()
    for row in read_table("acled.tsv", SubEventType):
        assert all(wording.has(f"{kind}.{row.sub_event_type}") for kind in ("what", "noun", "label"))


def test_templates_ask_only_for_known_slots() -> None:
    """A template with a misspelt slot would fail in the middle of a brief."""
    for name, template in load_wording().templates.items():
        slots = {slot for _, slot, _, _ in string.Formatter().parse(template) if slot is not None}
        assert slots <= SLOTS, name


def test_no_template_takes_sides() -> None:
    """The brief's own sentences hold none of the words that it only quotes."""
    wording = load_wording()
    own = {name: text for name, text in wording.templates.items() if not name.startswith("loaded.")}
    assert [name for name, text in own.items() if wording.loaded.search(text)] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Health", "the Ministry of Health"),
        ("Grey Front", "the Grey Front"),
        ("Islamic State", "Islamic State"),
        ("a spokesman", "a spokesman"),
        ("the army", "the army"),
        ("local monitors", "local monitors"),
    ],
)
def test_names_have_the_article_that_they_need(name: str, expected: str) -> None:
    """Bodies take the article, proper names and descriptions do not."""
    assert load_wording().with_article(name) == expected


@pytest.mark.parametrize(("words", "expected"), [("the terrorists", "“the terrorists”"), ("gunmen", "gunmen")])
def test_words_that_take_sides_are_quoted(words: str, expected: str) -> None:
    """A loaded word is the report's, and is shown to be."""
    assert load_wording().neutral(words) == expected


def test_marks_of_direction_are_not_printed() -> None:
    """A title cannot turn the page around, and letters of other scripts stay."""
    assert legible("\u202eabc\u2067 دمشق\n\x07 x") == "abc دمشق x"
