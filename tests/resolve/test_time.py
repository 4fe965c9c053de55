"""Every form of time expression, with the days that it means (`tests/data/times.tsv`), and what cannot be resolved."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.extract.times import spot_times
from dateline.model import DateValue, Result, TimeMention, span_of
from dateline.resolve.time import TimeContext, resolve_time
from dateline.resolve.time_forms import FORMS
from dateline.rules.lang.en.times import time_grammar

PAST = TimeContext("2016-05-24")  # a Tuesday
NO_EVENT = TimeContext("2022-05-16")
UNDATED = TimeContext(None)
GRAMMAR = time_grammar()


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its time marked, and the days that it means."""

    published: str  # - where it is not known
    context: str  # future, post=DATE, after=START..END/PRECISION, country=XX, dayfirst, monthfirst, or -
    text: str
    start: str
    end: str
    precision: str
    anchor: str


def rows() -> tuple[Row, ...]:
    """The rows of the table."""
    lines = (Path(__file__).parent.parent / "data" / "times.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Row(**cells) for cells in csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()


def context_of(row: Row) -> TimeContext:
    """What the row's expression is counted from."""
    name, _, value = row.context.partition("=")
    previous = None
    if name == "after":
        days, _, precision = value.partition("/")
        previous = DateValue(*days.split(".."), precision, "text")  # type: ignore[call-arg, arg-type]  # cells of a table
    return TimeContext(
        published=None if row.published == "-" else row.published,
        previous=previous,
        is_future=name == "future",
        post=value if name == "post" else None,
        day_first={"dayfirst": True, "monthfirst": False}.get(name),
        country=value if name == "country" else None,
    )


UNRESOLVED: tuple[tuple[TimeContext, str, str], ...] = (
    (PAST, "They held the town <t>for three days</t>.", ""),
    (PAST, "They held the town <t>for some forty minutes</t>.", ""),
    (PAST, "He waited <t>for 30 seconds</t>.", ""),
    (PAST, "<t>Since 7 October 2023</t> it rages.", "says since when, but until when is not known"),
    (PAST, "It happened <t>the same evening</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>the same day</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>hours later</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>the next day</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared on <t>31 February</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>31 February 2020</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>30 February 2020</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>29 February 2021</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>03/04/2022</t>.", "can be read as two dates, day first or month first"),
    (NO_EVENT, "The banner appeared on <t>45/45/2022</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>Monday, 15 May</t>.", "names a weekday that the date does not fall on"),
    (NO_EVENT, "The banner appeared on <t>0000-00-00</t>.", "is not a date of the calendar"),
    (UNDATED, "It was hit on <t>Monday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>yesterday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit on <t>24 October</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit in <t>October</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit <t>last week</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>overnight</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>since 2009</t>.", "says since when, but until when is not known"),
    (UNDATED, "It was hit on <t>the same day</t>.", "is counted from an event whose date is not known"),
    (UNDATED, "It was hit at <t>dawn</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit on <t>3/4/2015</t>.", "can be read as two dates, day first or month first"),
    (UNDATED, "It was hit during <t>Ramadan</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>for the third day running</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>two weeks ago Tuesday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit on <t>10 Muharram</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>last quarter</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>overnight into Sunday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit in <t>the first half of June</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit in <t>the week of 2 May</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit on <t>24/10</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>32 May 2016</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>0 May 2016</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>31 April</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>29 February 2015</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>24 October 99999</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>October 24, 99999</t>.", "is not a date of the calendar"),
    (PAST, "It was hit in <t>the year 99999</t>.", "is not a date of the calendar"),
    (PAST, "It was hit in <t>the year 0</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>24/10/99999</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>31/02/2016</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>2016-13-01</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>31-02-2016</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>30 Rajab 1445</t>.", "is not a date of the calendar"),
    (PAST, "It was hit on <t>31 Mehr 1402</t>.", "is not a date of the calendar"),
    (PAST, "It was hit from <t>31 June to 2 July</t>.", "is not a date of the calendar"),
    (PAST, "It was hit <t>between 7 and 3 May</t>.", "ends before it begins"),
    (PAST, "It was hit on <t>5 Gulan</t>.", "can be read in two calendars"),
    (PAST, "It was hit on <t>Diwali 1905</t>.", "is a feast of a year that is not in the tables"),
    (PAST, "It was hit on <t>Friday 2 May</t>.", "names a weekday that the date does not fall on"),
)


def resolve_marked(text: str, context: TimeContext) -> Result[DateValue]:
    """What the marked words of a sentence resolve to; fails unless the spotter finds exactly these words."""
    plain = text.replace("<t>", "").replace("</t>", "")
    (mention,) = spot_times(plain, time_grammar())
    start = text.index("<t>")
    assert mention.span == span_of(plain, start, text.index("</t>") - 3)
    return resolve_time(mention, context)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.published} {row.context} {row.text}")
def test_what_a_time_means(row: Row) -> None:
    """An expression means these days, to this precision, counted from there."""
    (value,) = resolve_marked(row.text, context_of(row)).records
    assert (value.start, value.end, value.precision, value.anchor) == (row.start, row.end, row.precision, row.anchor)


def test_the_table_is_large_enough() -> None:
    """Every form that the resolver reads has its rows, and all together they are many."""
    assert len(ROWS) > 420
    texts = [row.text.replace("<t>", "").replace("</t>", "") for row in ROWS] + [text for _, text, _ in UNRESOLVED]
    read = {
        mention.form for text in texts for mention in spot_times(text.replace("<t>", "").replace("</t>", ""), GRAMMAR)
    }
    assert read == set(FORMS)


@pytest.mark.parametrize(("context", "text", "reason"), UNRESOLVED)
def test_what_is_unclear_is_a_finding(context: TimeContext, text: str, reason: str) -> None:
    """Words that cannot be resolved, or look wrong, give a finding with the reason; a mere duration gives nothing."""
    result = resolve_marked(text, context)
    assert [finding.message.partition("' ")[2] for finding in result.findings] == ([reason + "."] if reason else [])
    assert reason or not result.records


@pytest.mark.parametrize(
    ("day_first", "expected"), [(True, "2022-04-03"), (False, "2022-03-04")], ids=["day first", "month first"]
)
def test_the_documents_own_order_of_day_and_month_decides(day_first: bool, expected: str) -> None:
    """A numeric date that can be read in two ways follows the document's convention."""
    (value,) = resolve_marked(
        "Shells fell on <t>03/04/2022</t>.", TimeContext("2022-05-16", day_first=day_first)
    ).records
    assert value.start == expected


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000-00-00", "99999", "", "2016-05-24T10:00:00Z"])
@pytest.mark.parametrize(
    "text", ["a decade ago", "next year", "last week", "two weeks ago", "Monday", "Ramadan", "last winter"]
)
@pytest.mark.parametrize("is_future", [True, False])
def test_the_ends_of_the_calendar_do_not_break_it(published: str, text: str, is_future: bool) -> None:
    """A date of publication at the edge of the calendar, or none at all, gives a value or a finding, never an error."""
    (mention,) = spot_times(f"in {text}.", time_grammar())
    result = resolve_time(mention, TimeContext(published, is_future=is_future))
    assert len(result.records) + len(result.findings) == 1


def test_the_span_is_kept() -> None:
    """The value points at the words that give it."""
    (value,) = resolve_marked("The army was blamed for <t>Monday</t>’s bombings.", PAST).records
    assert value.span is not None
    assert value.span.quote == "Monday"


def test_an_unknown_form_gives_nothing() -> None:
    """A form that no reader knows gives neither a value nor an error."""
    assert resolve_time(TimeMention(span_of("soon", 0, 4), "soon"), PAST) == Result(())


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
@pytest.mark.parametrize("published", [f"2016-05-{day}" for day in range(22, 29)])
def test_a_weekday_is_never_more_than_a_week_away(weekday: str, published: str) -> None:
    """A bare weekday means one of the seven days up to publication, or the seven from it on in the future."""
    (mention,) = spot_times(weekday, time_grammar())
    (past,) = resolve_time(mention, TimeContext(published)).records
    (future,) = resolve_time(mention, TimeContext(published, is_future=True)).records
    assert 0 <= int(published[-2:]) - int(past.start[-2:]) < 7
    assert published <= future.start


@pytest.mark.parametrize(
    ("published", "country", "expected"),
    [
        ("2024-05-15T01:30:00+00:00", "MX", "2024-05-14"),
        ("2024-05-14T22:30:00Z", "SY", "2024-05-15"),
        ("2024-05-15T01:30:00+00:00", None, "2024-05-15"),
        ("2024-05-15T01:30:00", "MX", "2024-05-15"),
        ("2024-05-15", "MX", "2024-05-15"),
        ("2024-05-15T99:30:00Z", "MX", "2024-05-15"),
        ("2024-05-15T01:30:00Z", "ZZ", "2024-05-15"),
    ],
)
def test_today_is_the_day_where_it_happened(published: str, country: str | None, expected: str) -> None:
    """The clocks of the country that the report is about decide, where the capture says when it was published."""
    (value,) = resolve_marked("Shells fell <t>today</t>.", TimeContext(published, country=country)).records
    assert (value.start, value.end) == (expected, expected)
