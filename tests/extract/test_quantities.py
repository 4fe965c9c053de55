"""Where numbers are found, what they allow, and where figures say something else."""

import pytest

from dateline.extract.quantities import spot_quantities
from dateline.extract.tokens import read_phrases
from dateline.model import Quantity
from dateline.rules.lang.en.numerals import numeral_grammar
from dateline.rules.tables import read_table
from dateline.rules.time_types import TokenPattern

Bounds = tuple[int | None, int | None, bool]  # low, high, approximate

FOUND: tuple[tuple[str, tuple[Bounds, ...]], ...] = (
    ("The blast killed <q>30</q> people.", ((30, 30, False),)),
    ("The blast killed <q>1,500</q> people.", ((1500, 1500, False),)),
    ("The blast killed <q>1 500</q> people.", ((1500, 1500, False),)),
    ("The blast killed <q>30,000</q> people.", ((30000, 30000, False),)),
    ("The blast killed <q>1.500</q> people.", ((1500, 1500, False),)),
    ("The blast drove out <q>2.5 million</q> people.", ((2500000, 2500000, False),)),
    ("The blast drove out <q>1,5 million</q> people.", ((1500000, 1500000, False),)),
    ("The blast drove out <q>2 million</q> people.", ((2000000, 2000000, False),)),
    ("The blast drove out <q>1,250,000</q> people.", ((1250000, 1250000, False),)),
    ("The blast drove out <q>1 250 000</q> people.", ((1250000, 1250000, False),)),
    ("The blast drove out <q>30k</q> people.", ((30000, 30000, False),)),
    ("The blast killed <q>thirty-one</q> people.", ((31, 31, False),)),
    ("The blast killed <q>thirty one</q> people.", ((31, 31, False),)),
    ("The blast killed <q>two dozen</q> people.", ((24, 24, True),)),
    ("The blast killed <q>a dozen</q> people.", ((12, 12, True),)),
    ("The blast killed <q>half a dozen</q> people.", ((6, 6, True),)),
    ("The blast killed <q>a hundred</q> people.", ((100, 100, True),)),
    ("The blast killed <q>one hundred</q> people.", ((100, 100, False),)),
    ("The blast killed <q>one hundred and five</q> people.", ((105, 105, False),)),
    ("The blast drove out <q>ten thousand</q> people.", ((10000, 10000, False),)),
    ("The blast drove out <q>two hundred thousand</q> people.", ((200000, 200000, False),)),
    ("The blast drove out <q>three million</q> people.", ((3000000, 3000000, False),)),
    ("The blast drove out <q>half a million</q> people.", ((500000, 500000, True),)),
    ("The blast drove out <q>one thousand two hundred</q> people.", ((1200, 1200, False),)),
    ("The blast drove out <q>a thousand</q> people.", ((1000, 1000, True),)),
    ("The blast killed <q>hundreds</q> of people.", ((200, None, True),)),
    ("The blast killed <q>dozens</q> of people.", ((24, None, True),)),
    ("The blast killed <q>dozens</q>.", ((24, None, True),)),
    ("The blast killed <q>scores</q> of people.", ((40, None, True),)),
    ("The blast drove out <q>thousands</q> of people.", ((2000, None, True),)),
    ("The blast drove out <q>tens of thousands</q> of people.", ((20000, None, True),)),
    ("The blast drove out <q>hundreds of thousands</q> of people.", ((200000, None, True),)),
    ("The blast drove out <q>millions</q> of people.", ((2000000, None, True),)),
    ("The blast killed <q>several hundred</q> people.", ((200, None, True),)),
    ("The blast killed <q>several dozen</q> people.", ((24, None, True),)),
    ("The blast killed <q>a few hundred</q> people.", ((200, None, True),)),
    ("The blast killed <q>a few dozen</q> people.", ((24, None, True),)),
    ("The blast drove out <q>several thousand</q> people.", ((2000, None, True),)),
    ("The blast killed <q>several</q> people.", ((None, None, True),)),
    ("The blast killed <q>a few</q> people.", ((None, None, True),)),
    ("The blast killed <q>a handful</q> of people.", ((None, None, True),)),
    ("The blast killed <q>a couple</q> of people.", ((2, 2, True),)),
    ("The blast killed <q>seven to nine</q> people.", ((7, 9, False),)),
    ("The blast killed <q>between 15 and 20</q> people.", ((15, 20, False),)),
    ("The blast killed <q>5-7</q> people.", ((5, 7, False),)),
    ("The blast killed <q>5–7</q> people.", ((5, 7, False),)),
    ("The blast killed <q>10 or 12</q> people.", ((10, 12, False),)),
    ("The blast killed <q>two or three</q> people.", ((2, 3, False),)),
    ("The blast killed <q>12 to 17</q> people.", ((12, 17, False),)),
    ("The blast killed <q>100-150</q> people.", ((100, 150, False),)),
    ("The blast killed <q>between one hundred and two hundred</q> people.", ((100, 200, False),)),
    ("The blast killed <q>between thirty and forty-five</q> people.", ((30, 45, False),)),
    ("The blast killed <q>some 10 to 12</q> people.", ((10, 12, True),)),
    ("The blast drove out <q>2 to 3 million</q> people.", ((2000000, 3000000, False),)),
    ("The toll was raised from <q>12</q> to <q>17</q>.", ((12, 12, False), (17, 17, False))),
    ("The toll rose from <q>12</q> to <q>17</q> on Monday.", ((12, 12, False), (17, 17, False))),
    ("The toll fell from <q>at least 30</q> to <q>25</q>.", ((30, None, False), (25, 25, False))),
    ("The blast killed <q>at least 30</q> people.", ((30, None, False),)),
    ("<q>At least 30</q> people died.", ((30, None, False),)),
    ("The blast killed <q>at least a dozen</q> people.", ((12, None, False),)),
    ("The blast killed <q>at least seven to nine</q> people.", ((7, None, False),)),
    ("The blast killed <q>more than 1,000</q> people.", ((1000, None, False),)),
    ("The blast killed <q>over 100</q> people.", ((100, None, False),)),
    ("The blast killed <q>well over 100</q> people.", ((100, None, False),)),
    ("The blast killed <q>upwards of 100</q> people.", ((100, None, False),)),
    ("The blast killed <q>in excess of 100</q> people.", ((100, None, False),)),
    ("The blast killed <q>no fewer than 30</q> people.", ((30, None, False),)),
    ("The blast killed <q>no less than 30</q> people.", ((30, None, False),)),
    ("The blast killed <q>not less than 30</q> people.", ((30, None, False),)),
    ("The blast killed <q>a minimum of 30</q> people.", ((30, None, False),)),
    ("The blast killed <q>up to 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>as many as 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>fewer than 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>less than 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>no more than 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>not more than 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>at most 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>a maximum of 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>just under 50</q> people.", ((None, 50, False),)),
    ("The blast killed <q>more than two dozen</q> people.", ((24, None, False),)),
    ("The blast killed <q>more than a hundred</q> people.", ((100, None, False),)),
    ("The blast killed <q>more than twenty</q> people.", ((20, None, False),)),
    ("The blast killed <q>at least about 150</q> people.", ((150, None, True),)),
    ("The blast killed <q>about 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>around 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>some 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>roughly 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>nearly 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>almost 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>approximately 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>an estimated 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>close to 150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>150 or so</q> people.", ((150, 150, True),)),
    ("The blast killed <q>150-odd</q> people.", ((150, 150, True),)),
    ("The blast killed <q>~150</q> people.", ((150, 150, True),)),
    ("The blast killed <q>150 or more</q> people.", ((150, None, False),)),
    ("The blast killed <q>150 or fewer</q> people.", ((None, 150, False),)),
    ("The blast killed <q>150-plus</q> people.", ((150, None, False),)),
    ("The blast killed <q>150+</q> people.", ((150, None, False),)),
    ("The blast killed <q>just over 150</q> people.", ((150, None, False),)),
    ("The blast killed <q>nearly two hundred</q> people.", ((200, 200, True),)),
    ("The blast killed <q>almost a dozen</q> people.", ((12, 12, True),)),
    ("The blast killed <q>about 2000</q> people.", ((2000, 2000, True),)),
    ("The blast killed <q>2000</q> people.", ((2000, 2000, False),)),
    ("The blast killed <q>one</q> soldier.", ((1, 1, False),)),
    ("The blast killed <q>one</q> of the men.", ((1, 1, False),)),
    ("There were <q>no</q> casualties.", ((0, 0, False),)),
    ("<q>Nobody</q> was hurt.", ((0, 0, False),)),
    ("<q>None</q> was hurt.", ((0, 0, False),)),
    ("<q>No one</q> was hurt.", ((0, 0, False),)),
    ("<q>Not one</q> was hurt.", ((0, 0, False),)),
    ("There were <q>zero</q> casualties.", ((0, 0, False),)),
    ("<q>No</q> soldier was killed.", ((0, 0, False),)),
    ("<q>Not a single</q> person was hurt.", ((0, 0, False),)),
    ("In March <q>20</q> rebels were killed.", ((20, 20, False),)),
    ("It was hit at 6 p.m. by <q>two</q> men.", ((2, 2, False),)),
    (
        "<q>Three</q> soldiers, <q>two</q> women and <q>five</q> children died.",
        ((3, 3, False), (2, 2, False), (5, 5, False)),
    ),
    ("<q>Twelve</q> killed, <q>at least 30</q> wounded.", ((12, 12, False), (30, None, False))),
    ("The toll is <q>17</q> dead and <q>34</q> wounded.", ((17, 17, False), (34, 34, False))),
    ("<q>TWO</q> MEN DIED AND <q>15</q> WERE WOUNDED.", ((2, 2, False), (15, 15, False))),
    ("<q>AT LEAST TWENTY-FIVE</q> PEOPLE DIED.", ((25, None, False),)),
    ("<q>Two</q> of the <q>five</q> men died.", ((2, 2, False), (5, 5, False))),
    ("Another <q>12</q> were hurt.", ((12, 12, False),)),
    ("A further <q>12</q> were hurt.", ((12, 12, False),)),
    ("Only <q>12</q> were hurt.", ((12, 12, False),)),
    ("All <q>12</q> were hurt.", ((12, 12, False),)),
    ("The <q>12</q> men were hurt.", ((12, 12, False),)),
    ("A <q>500</q>-strong crowd marched.", ((500, 500, False),)),
    ("The second of <q>24</q> men died.", ((24, 24, False),)),
    ("They fired <q>20</q> rockets and <q>15</q> mortar rounds.", ((20, 20, False), (15, 15, False))),
    ("They drove off <q>about 300</q> cattle.", ((300, 300, True),)),
    ("<q>About 20</q> rockets were fired.", ((20, 20, True),)),
    ("Troops killed <q>ten</q> and lost <q>three</q>.", ((10, 10, False), (3, 3, False))),
    ("The dead: <q>12</q> men, <q>3</q> women.", ((12, 12, False), (3, 3, False))),
    (
        "It left <q>40</q> dead, <q>100</q> wounded and <q>1,200</q> homeless.",
        ((40, 40, False), (100, 100, False), (1200, 1200, False)),
    ),
    ("They come from <q>three</q> directions.", ((3, 3, False),)),
    ("It was the third of <q>four</q> attacks.", ((4, 4, False),)),
    ("Police held <q>21</q>.", ((21, 21, False),)),
    ("It left <q>12</q> (<q>four</q> women) dead.", ((12, 12, False), (4, 4, False))),
    ("From <q>one</q> to <q>two</q> bodies a day came.", ((1, 1, False), (2, 2, False))),
    ("It killed <q>hundreds</q> if not <q>thousands</q>.", ((200, None, True), (2000, None, True))),
    ("He counted <q>thirty- one</q> bodies.", ((31, 31, False),)),
    ("It left <q>over a thousand</q> dead.", ((1000, None, False),)),
    ("It left <q>well over two hundred</q> dead.", ((200, None, False),)),
    ("<q>Fewer than a dozen</q> died.", ((None, 12, False),)),
    ("As few as <q>five</q> died.", ((5, 5, False),)),
    ("They hit <q>two</q> villages and a market.", ((2, 2, False),)),
    ("He was shot in <q>2</q> places.", ((2, 2, False),)),
    ("The blast killed <q>two or three hundred</q> people.", ((200, 300, False),)),
    ("The blast drove out <q>five to six thousand</q> people.", ((5000, 6000, False),)),
    ("It left <q>9 to 17</q> dead.", ((9, 17, False),)),
    (
        "<q>Some 1.2 million</q> of the <q>4 million</q> residents fled.",
        ((1200000, 1200000, True), (4000000, 4000000, False)),
    ),
    ("They hold <q>20</q> of the <q>30</q> posts.", ((20, 20, False), (30, 30, False))),
    ("<q>Eight</q> people – <q>five</q> of them children – died.", ((8, 8, False), (5, 5, False))),
    ("In 2023, <q>12</q> people died.", ((12, 12, False),)),
    ("On Monday, <q>12</q> people died.", ((12, 12, False),)),
    ("At 10:30 a.m. <q>12</q> people died.", ((12, 12, False),)),
    ("It killed <q>more than 40,000</q> Palestinians.", ((40000, None, False),)),
    ("It left <q>1,000-1,500</q> dead.", ((1000, 1500, False),)),
    ("It left <q>almost 2,000</q> dead.", ((2000, 2000, True),)),
    ("It left <q>anywhere between 10 and 20</q> dead.", ((10, 20, False),)),
    ("It killed <q>20-25</q> men.", ((20, 25, False),)),
    ("It killed <q>nearly 1,000</q>, most of them men.", ((1000, 1000, True),)),
    ("A total of <q>150</q> died.", ((150, 150, False),)),
    ("The count stands at <q>150</q> killed, <q>300</q> hurt.", ((150, 150, False), (300, 300, False))),
    ("<q>Four</q> rockets hit the 12th block of 5th Street.", ((4, 4, False),)),
    ("They lost <q>12</q> and <q>15</q> men.", ((12, 12, False), (15, 15, False))),
    ("It killed <q>3</q> and <q>20</q> were hurt.", ((3, 3, False), (20, 20, False))),
)

NOT_QUANTITIES = (
    "The blast killed two hundred and thirty-four people.",
    "The blast killed a man.",
    "It is no longer safe.",
    "There is no doubt.",
    "No, he said.",
    "It happened in 2014.",
    "It happened on 24 October 2019.",
    "It happened on October 24, 2019.",
    "It happened on 3-4 May.",
    "It happened between 3 and 7 May.",
    "It happened on 19 AUG 89.",
    "It happened in March 1989.",
    "It happened in 1975-1990.",
    "The 2014 war went on.",
    "A 25-year-old farmer died.",
    "A boy aged 12 died.",
    "Boys aged 12 to 17 died.",
    "A boy of 12 years died.",
    "Sani Garba, 40, a farmer, hid.",
    "It was hit at 10:30.",
    "It was hit at 6 pm.",
    "It was hit at 5 o'clock.",
    "He paid $5 million.",
    "He paid US$500.",
    "He paid €1,500.",
    "He paid 500 dollars.",
    "He paid 3 million naira.",
    "It rose by 20 percent.",
    "It rose by 20%.",
    "It rose by 2.5 per cent.",
    "It fell 20 km away.",
    "It fell 5-7 kilometres away.",
    "It fell about 20 miles away.",
    "A 7.62mm rifle and a 105mm gun.",
    "A five-kilometre march.",
    "It lasted three days.",
    "It lasted 24 hours.",
    "A 24-hour curfew.",
    "A four-storey block.",
    "It lasted for some forty minutes.",
    "It lasted several hours.",
    "It lasted a couple of days.",
    "It happened two days ago.",
    "He drove on Highway 5.",
    "He held an AK-47 and a T-72.",
    "Under Resolution 2254 of 2015.",
    "He is No. 2 in the group.",
    "The first and second bombs.",
    "The G-7 and the G20 met.",
    "Call +963 11 222 3333 now.",
    "Call 555-1234 now.",
    "They beat Cairo 3-2.",
    "They had a 3-2 win.",
    "It was hit three times.",
    "He lost two-thirds of it.",
    "Unit 8200 and Brigade 36.",
    "See note [12].",
    "He is the one.",
    "They hit one another.",
    "One day it will end.",
    "The ratio is 1.5.",
    "A 12-member squad fell.",
    "Some were hurt.",
    "About them we know nothing.",
    "More than that is not known.",
    "Over the hills they came.",
    "At least they live.",
    "Up to now nothing came.",
    "Between them they know.",
    "Nine out of ten agree.",
    "It left 3-2 dead.",
    "It left 17 to 12 dead.",
    "There were many casualties.",
    "There were heavy casualties.",
    "It was hit between 24 October and 3 November.",
    "He was freed after paying $1.5 million and £20,000.",
    "They were 17 and 18 years old.",
    "He was in his 20s.",
    "The 2nd Division and the 36th Brigade advanced.",
    "It is the No. 1 cause.",
    "There were no immediate reports of casualties.",
    "A teacher and her son, 61 and 14, were hurt.",
    "It was hit around 7 in the morning.",
    "They were between 20 and 30 km away.",
)

PATTERNS = [row for row in read_table("lang/en/numerals/patterns.tsv", TokenPattern) if not row.form.startswith("$")]


def marked(text: str, spans: list[tuple[int, int]], tag: str) -> str:
    """The text with every span between an opening and a closing tag."""
    for start, end in reversed(spans):
        text = f"{text[:start]}<{tag}>{text[start:end]}</{tag}>{text[end:]}"
    return text


def _example(row: TokenPattern) -> str:
    """The row's example, in which a line break is written as in Python."""
    return row.example.replace("\\n", "\n")


def spotted(text: str) -> tuple[Quantity, ...]:
    """The quantities in the text."""
    return spot_quantities(text, numeral_grammar())


@pytest.mark.parametrize(("expected", "bounds"), FOUND, ids=[text for text, _ in FOUND])
def test_what_is_found(expected: str, bounds: tuple[Bounds, ...]) -> None:
    """Exactly the marked words are found, with their floor, their ceiling, and whether they are approximate."""
    text = expected.replace("<q>", "").replace("</q>", "")
    found = spotted(text)
    assert marked(text, [(q.span.start, q.span.end) for q in found], "q") == expected
    assert tuple((q.low, q.high, q.approximate) for q in found) == bounds


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_what_is_no_quantity(text: str) -> None:
    """Dates, ages, times, money, shares, distances and names with figures count nothing."""
    assert [quantity.span.quote for quantity in spotted(text)] == []


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row.pattern)
def test_every_pattern_matches_its_example(row: TokenPattern) -> None:
    """Every row of the grammar matches the marked words of its own example; rows of the form `-` pass them over."""
    text = _example(row).replace("<t>", "").replace("</t>", "")
    phrases = list(read_phrases(text, numeral_grammar()))
    expected = text if row.form == "-" else _example(row)
    assert marked(text, [(p.start, p.end) for p in phrases], "t").startswith(expected.split("</t>")[0])
    assert row.form == "-" or row.form in {phrase.form for phrase in phrases}


@pytest.mark.parametrize(
    "piece", ["1", "1 ", " ", "one ", "thirty-", "at least ", "1-", "1,", "no ", "hundred and ", "from 1 to "]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Two hundred thousand characters of one kind are read like any other text."""
    text = piece * (200_000 // len(piece)) + "\n\nThe blast killed 30 people."
    assert spotted(text)[-1].span.quote == "30"


def test_numbers_of_a_list_are_no_quantities() -> None:
    """The number that opens an item of a list counts nothing."""
    assert [q.span.quote for q in spotted("Monday:\n1. Two men died.\n2. Clashes.")] == ["Two"]


def test_spans_quote_the_text_in_any_script() -> None:
    """Spans count code points, whatever stands around them."""
    text = "في حلب 🚀 “at least 30” – конец, 12\u00a0000"
    assert [(q.span.quote, q.low) for q in spotted(text)] == [("at least 30", 30), ("12\u00a0000", 12000)]
    assert all(text[q.span.start : q.span.end] == q.span.quote for q in spotted(text))
