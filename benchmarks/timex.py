"""Time expressions: the spans and days that the engine finds, written as TIMEX3 types and values."""

from datetime import date

from benchmarks.parts import in_source, mentions_of, to_document
from benchmarks.score import timex
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.model import DateValue, Settings, TimeMention
from dateline.resolve.time import TimeContext, resolve_time

_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI", "midday": "MI",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "overnight": "NI", "tonight": "NI", "midnight": "NI",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_UNITS = {"hour": "TH", "minute": "TM", "second": "TS", "day": "D", "week": "W", "month": "M", "year": "Y"}
_LONG = ("duration", "past_units")
_PART_WORDS = ("part", "hourpart", "overnight", "tonight")


def predict(record: Record, settings: Settings) -> Record:
    """The time expressions of one document."""
    settings = Settings(settings.engine, record["published"])
    document = to_document(record["text"], settings)
    found, previous = [], None
    for mention in mentions_of(document, settings).times:
        read = resolve_time(mention, TimeContext(document.published or record["published"], previous)).records
        value = read[0] if read else None
        previous = value or previous
        span = in_source(document, mention.span.start, mention.span.end)
        if span is not None:
            kind, written = timex3(mention, value)
            found.append({"start": span[0], "end": span[1], "type": kind, "value": written})
    return {"id": record["id"], "timexes": found}


def timex3(mention: TimeMention, value: DateValue | None) -> tuple[str, str | None]:
    """The TIMEX3 type and value of a time expression, given the days that it was read as."""
    parts = dict(mention.parts)
    if mention.form in _LONG:
        return "DURATION", _length(parts)
    if mention.form == "recent":
        return "DATE", "PAST_REF"
    if value is None:
        return "DATE", None
    if value.precision in ("hour", "part"):
        return "TIME", _hour(parts, value)
    return "DATE", _days(mention, parts, value)


def _length(parts: dict[str, str]) -> str | None:
    """`P3D`, `PT2H`; `PXD` where the words do not count."""
    unit = parts.get("dayunit") or parts.get("long") or parts.get("short") or ""
    letter = _UNITS.get(unit.rstrip("s"))
    count = next((parts[name] for name in ("numword", "number", "day", "a") if name in parts), "X")
    return f"P{'T' * letter.startswith('T')}{_count(parts, count)}{letter[-1]}" if letter else None


def _count(parts: dict[str, str], count: str) -> str:
    return "X" if "few" in parts else "2" if "couple" in parts else count


def _hour(parts: dict[str, str], value: DateValue) -> str:
    part = next((parts[name] for name in _PART_WORDS if name in parts), None)
    clock = parts.get("clock")
    if clock is not None:
        hour, _, minute = clock.replace(".", ":").partition(":")
        return f"{value.start}T{int(hour):02d}:{minute or '00'}"
    return f"{value.start}T{_PARTS[part]}" if part in _PARTS else value.start


def _days(mention: TimeMention, parts: dict[str, str], value: DateValue) -> str:
    """The days in the shortest form that TIMEX3 has for them."""
    start = date.fromisoformat(value.start)
    written = value.start
    if "season" in parts and value.precision == "season":
        written = f"{start.year}-{_SEASONS.get(parts['season'], 'XX')}"
    elif mention.form == "decade":
        written = value.start[:3]
    elif "weekend" in parts:
        written = f"{_week(start)}-WE"
    elif value.precision == "week":
        written = _week(start)
    elif value.precision in ("month", "year") or mention.form in ("month", "year", "part_of_year"):
        written = value.start[:7] if value.precision == "month" or mention.form == "month" else value.start[:4]
    return written


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


TASK = Task(
    name="timex",
    work=predict,
    score=timex.score,
    gold=("timexes",),
    shown=("strict.f1", "relaxed.p", "relaxed.r", "relaxed.f1", "type.f1", "value.f1"),
)
