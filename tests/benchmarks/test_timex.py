"""What the engine reads as times, written in the manner of TIMEX3."""

import pytest
from benchmarks.timex import predict

from dateline.model import Settings

PUBLISHED = "2024-05-15"  # a Wednesday
ROWS: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    ("The army struck at 3 a.m. on Monday.", [("3 a.m. on Monday", "TIME", "2024-05-13T03:00")]),
    ("It began at 3am today.", [("3am today", "TIME", "2024-05-15T03:00")]),
    ("The siege lasted three months.", [("three months", "DURATION", "P3M")]),
    ("He was held for 45 days.", [("45 days", "DURATION", "P45D")]),
    ("In the past two years the war has spread.", [("the past two years", "DURATION", "P2Y")]),
    ("Nine died last week.", [("last week", "DATE", "2024-W19")]),
    ("Nine died last month.", [("last month", "DATE", "2024-04")]),
    ("Nine died last year.", [("last year", "DATE", "2023")]),
    ("Fighting goes on now.", [("now", "DATE", "PRESENT_REF")]),
    ("Talks have recently failed.", [("recently", "DATE", "PAST_REF")]),
    ("It is currently calm.", [("currently", "DATE", "PRESENT_REF")]),
    ("The rebels will soon return.", [("soon", "DATE", "FUTURE_REF")]),
    ("They meet every day.", [("every day", "SET", "P1D")]),
    ("They meet every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("He was shot on Tuesday night.", [("Tuesday night", "TIME", "2024-05-14TNI")]),
    ("It fell in the summer of 2014.", [("the summer of 2014", "DATE", "2014-SU")]),
    ("The first quarter of 2023 was calm.", [("The first quarter of 2023", "DATE", "2023-Q1")]),
    ("In the 1990s it was calm.", [("the 1990s", "DATE", "199")]),
    ("Two days ago a bomb went off.", [("Two days ago", "DATE", "2024-05-13")]),
    ("He was killed in March.", [("March", "DATE", "2024-03")]),
    ("He was killed on 3 March 2011.", [("3 March 2011", "DATE", "2011-03-03")]),
    ("A ceasefire of 72 hours was agreed.", [("72 hours", "DURATION", "PT72H")]),
    ("It was hit yesterday evening.", [("yesterday evening", "TIME", "2024-05-14TEV")]),
    ("It has been shelled since January.", [("January", "DATE", "2024-01")]),
    ("He ruled for years.", [("years", "DURATION", "PXY")]),
    ("A year-long siege ended.", [("year-long", "DURATION", "P1Y")]),
    ("The 24-hour truce held.", [("24-hour", "DURATION", "PT24H")]),
    ("Early this year they fled.", [("Early this year", "DATE", "2024")]),
    ("In late April it rained.", [("late April", "DATE", "2024-04")]),
    ("They are paid 300 dollars a month.", [("a month", "SET", "P1M")]),
    ("It fell on September 11, 2001.", [("September 11, 2001", "DATE", "2001-09-11")]),
    ("The 20th century was bloody.", [("The 20th century", "DATE", "19")]),
    ("A week ago it fell.", [("A week ago", "DATE", "2024-05-08")]),
    ("This morning it was hit.", [("This morning", "TIME", "2024-05-15TMO")]),
    ("They plan to leave next month.", [("next month", "DATE", "2024-06")]),
    ("The 14-year-old boy died.", []),
    ("At the time he was in Rome.", []),
    ("The previous year it fell.", [("The previous year", "DATE", "2023")]),
    ("At midnight the truce began.", [("midnight", "TIME", "2024-05-15T24:00")]),
    ("At noon on Friday it was hit.", [("noon on Friday", "TIME", "2024-05-10T12:00")]),
    ("at about 10:30 p.m. on May 2", [("10:30 p.m. on May 2", "TIME", "2024-05-02T22:30")]),
    ("The toll is the worst in decades.", [("decades", "DURATION", "PXDE")]),
    ("It was hit overnight.", [("overnight", "TIME", "2024-05-14TNI")]),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_types_and_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The type and the value are those that TIMEX3 has; the words overlap."""
    found = predict({"id": "x", "text": text, "published": PUBLISHED}, Settings())["timexes"]
    assert [(one["type"], one["value"]) for one in found] == [row[1:] for row in expected]
    for one, (words, _, _) in zip(found, expected, strict=True):
        start = text.index(words)
        assert one["start"] < start + len(words) and start < one["end"]
