"""Where time expressions are found, and where words only look like them."""

import pytest

from dateline.extract.times import day_first_of, spot_times
from dateline.model import TimeMention
from dateline.rules.lang.en.times import time_grammar
from dateline.rules.tables import read_table
from dateline.rules.time_types import TokenPattern

MARKED = (
    "It was hit in <t>July</t> and again in <t>December</t>.",
    "<t>Hours later</t>, around <t>midday</t>, men burned lorries.",
    "They may have fled.",
    "May they rest.",
    "Protesters march on the square.",
    "Protesters march in the square.",
    "The march ended in blood.",
    "The second bomb was bigger.",
    "A 30-year-old man died.",
    "He drove along Highway 5.",
    "Men in their 20s died.",
    "A 7.62mm rifle was found.",
    "A 105mm shell fell.",
    "The sun set.",
    "He sat down.",
    "Theresa May spoke in London.",
    "Prime Minister May said so.",
    "He told the Sunday Times that it was hit.",
    "He preaches every Friday.",
    "They protest on Fridays.",
    "Two soldiers and 24 civilians died.",
    "About 2000 people fled.",
    "Some 1,500 people fled.",
    "Resolution 2254 was passed.",
    "The 2nd Division advanced.",
    "The AK-47 rifle and the T-72 tank.",
    "He was the first to fall.",
    "The spring offensive failed.",
    "Spring water ran out.",
    "They fall back.",
    "He is a last resort.",
    "The next target is Homs.",
    "One day it will end.",
    "These days nobody sleeps.",
    "To this day nobody knows.",
    "The day was quiet.",
    "It took years to build.",
    "The week was quiet.",
    "Minutes were kept.",
    "Flight 1930 left.",
    "Version 2.14 is out.",
    "The 12th Brigade, 24 dead, 9 wounded.",
    "The previous government fell.",
    "The last bus left.",
    "He came second.",
    "<t>March</t> and <t>April</t> were quiet.",
    "It ended <t>10 days ago</t>, on <t>May 14</t>.",
    "They left on <t>Sunday</t> and <t>Monday</t>.",
    "It happened on <t>Sunday</t>, <t>two days ago</t>.",
    "It happened in daylight.",
    "It happened on the eve of the vote.",
    "It happened three Mondays ago.",
    "It happened on <t>Monday</t> and, on <t>Wednesday</t>, again.",
    "It happened in under two hours.",
    "Two were killed on the 6 October Bridge.",
    "Six were hurt, three on <t>Monday</t> and three on <t>Tuesday</t>.",
    "Militants shelled <t>Monday</t>'s market and <t>Tuesday</t>’s funeral.",
    "<t>YESTERDAY</t>, <t>24 MAY</t>, MEN DIED.",
    "Police shot 7 night watchmen.",
    "THEY WANT TO MARCH.",
    "LEAVE NOW, AND MAY GOD BLESS YOU.",
    "THE MARCH ENDED. IT MAY GO ON.",
    "He fought in the Yom Kippur War.",
    "The Good Friday Agreement held.",
    "The Tet Offensive failed.",
    "A Christmas tree burned.",
    "Ramadan Abdullah was shot.",
    "Rajab was shot, and Safar fled.",
    "The Gulan district was shelled.",
    "It will last 45 minutes.",
    "It was the latest in a year-long surge.",
    "They gather every Friday and march daily.",
    "They are now in Homs.",
    "Within two weeks of the raid they fled.",
    "Shells fell at 1500 metres.",
    "He works at 20th Century Fox.",
    "It rose in <t>2018</t> – 4+% of it.",
    "He was shot the day before Obama spoke.",
    "He was shot <t>the day before</t>, medics said.",
    "They met on <t>Monday</t> (<t>2 May</t>) in Homs.",
    "From <t>10:30</t>, shells fell.",
    "The attack on <t>24 October</t>, 2,000 said, was bloody.",
    "On <t>24 October</t> 12000 people fled.",
    "Shells fell <t>between 2 a.m. and 4:30 a.m. Tuesday</t>.",
    "They voted in <t>2014</t> and <t>2018</t>.",
    "It was shelled on <t>19 OCT 89</t>, and <t>20 OCT</t>, too.",
)

PATTERNS = [row for row in read_table("lang/en/times/patterns.tsv", TokenPattern) if not row.form.startswith("$")]


def marked(text: str, mentions: tuple[TimeMention, ...]) -> str:
    """The text with every mention between `<t>` and `</t>`."""
    for mention in reversed(mentions):
        span = mention.span
        text = f"{text[: span.start]}<t>{span.quote}</t>{text[span.end :]}"
    return text


@pytest.mark.parametrize("expected", MARKED)
def test_what_is_found(expected: str) -> None:
    """Exactly the marked words are found, and none where none are marked; single ones are in the resolver's table."""
    text = expected.replace("<t>", "").replace("</t>", "")
    assert marked(text, spot_times(text, time_grammar())) == expected


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row.pattern)
def test_every_pattern_matches_its_example(row: TokenPattern) -> None:
    """Every row of the grammar finds the marked words of its own example; those that pass words over find nothing."""
    text = row.example.replace("<t>", "").replace("</t>", "")
    found = spot_times(text, time_grammar(), with_lengths=True)
    assert marked(text, found) == (text if row.form == "-" else row.example)
    assert {mention.form for mention in found} == (set() if row.form == "-" else {row.form})


def test_spans_quote_the_text_in_any_script() -> None:
    """Spans count code points, whatever stands around them."""
    text = "في حلب 🚀 “Monday”, то есть 23 May – конец"
    for mention in spot_times(text, time_grammar()):
        assert text[mention.span.start : mention.span.end] == mention.span.quote
    assert [mention.span.quote for mention in spot_times(text, time_grammar())] == ["Monday", "23 May"]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "1 ",
        "Monday ",
        "the ",
        "in the ",
        "24-",
        "1.",
        "late ",
        "\n",
        "-",
        "May ",
        "a few ",
        "by ",
        "1 1 1 May ",
    ],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Two hundred thousand characters of one kind are read like any other text."""
    text = piece * (200_000 // len(piece)) + "\n\nShells fell on 24 October."
    assert spot_times(text, time_grammar())[-1].span.quote == "24 October"


def test_expressions_do_not_cross_paragraphs() -> None:
    """A paragraph's end is an end."""
    text = "They left on Monday\n\nnight fell. It was 24\n\nMay is warm."
    assert marked(text, spot_times(text, time_grammar())) == text.replace("Monday", "<t>Monday</t>")


def test_a_line_may_break_within_an_expression() -> None:
    """Wrapped lines are read as one."""
    (mention,) = spot_times("He was shot on 24\nOctober\n2013.", time_grammar())
    assert mention.span.quote == "24\nOctober\n2013"


def test_lengths_are_found_where_they_are_asked_for() -> None:
    """How long, how often and vaguely when are found only on request, for they date nothing."""
    text = "For two weeks they have marched every Friday; now it takes three days."
    assert [m.span.quote for m in spot_times(text, time_grammar())] == ["For two weeks"]
    found = spot_times(text, time_grammar(), with_lengths=True)
    assert [(m.form, m.span.quote) for m in found[1:]] == [
        ("set", "every Friday"),
        ("vague", "now"),
        ("length", "three days"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelled on 03/04/2022 and on 24/04/2022.", True),
        ("Shelled on 03/04/2022 and on 04/24/2022.", False),
        ("Shelled on 24.4.22.", True),
        ("Shelled on 24-04-2022.", True),
        ("Shelled on 04-24-2022.", False),
        ("Shelled on 24/04/2022 and on 04/24/2022.", None),
        ("Shelled on 03/04/2022.", None),
        ("Shelled on 45/46/2022.", None),
        ("Shelled on 2022-04-24, and on 24 April.", None),
        ("", None),
    ],
)
def test_the_order_of_day_and_month(text: str, expected: bool | None) -> None:
    """The dates of a document that can be read in one way only tell how it writes the others."""
    assert day_first_of(spot_times(text, time_grammar())) is expected
