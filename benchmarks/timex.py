"""Time expressions: the spans and days that the engine finds, written as TIMEX3 types and values."""

import re
from datetime import date

from benchmarks.parts import in_source, to_document
from benchmarks.score import timex
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.extract.times import spot_times
from dateline.model import DateValue, Settings, TimeMention
from dateline.pipeline import in_mixed_case
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.load import load_rules

_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "overnight": "NI", "tonight": "NI", "noon": "12:00", "midday": "12:00", "midnight": "24:00",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_UNITS = {
    "hour": "TH", "minute": "TM", "second": "TS", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip
_LONG = ("duration", "length", "past_units")
_PART_WORDS = ("part", "hourpart", "overnight", "tonight")
_UNIT_WORDS = ("dayunit", "long", "short", "century", "often", "quarter")
_COUNTS = ("numword", "number", "day", "badday", "a")
_VAGUE = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m\b", re.IGNORECASE)
_CLOCK_24 = re.compile(r"(?P<hour>[01]?\d|2[0-4])[:.h]?(?P<minute>[0-5]\d)\b")


def predict(record: Record, settings: Settings) -> Record:
    """The time expressions of one document, lengths and frequencies among them."""
    settings = Settings(settings.engine, record["published"])
    document = to_document(record["text"], settings)
    text = in_mixed_case(document, load_rules()).text
    found, previous = [], None
    for mention in spot_times(text, load_rules().language.times, with_lengths=True):
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
    if mention.form == "set":
        return "SET", _often(parts)
    if mention.form in ("vague", "recent"):
        return "DATE", _VAGUE.get(parts.get("vague", "past"), "PAST_REF")
    if value is None:
        return "DATE", None
    if value.precision in ("hour", "part"):
        return "TIME", _hour(mention.span.quote, parts, value)
    return "DATE", _days(mention, parts, value)


def _length(parts: dict[str, str]) -> str | None:
    """`P3D`, `PT2H`; `PXD` where the words do not count."""
    unit = _unit(parts)
    letter = _UNITS.get(unit.rstrip("s"))
    if letter is None:
        return None
    if "half" in parts:
        return {"TH": "PT30M", "Y": "P6M"}.get(letter)
    singular = "1" if not unit.endswith("s") else "X"
    count = _count(parts, next((parts[name] for name in _COUNTS if name in parts), singular))
    return _period(count, letter)


def _unit(parts: dict[str, str]) -> str:
    return next((parts[name] for name in _UNIT_WORDS if name in parts), "").lower()


def _count(parts: dict[str, str], count: str) -> str:
    return "X" if "few" in parts else "2" if "couple" in parts else count


def _often(parts: dict[str, str]) -> str | None:
    """`P1D`, or `XXXX-WXX-5` for "every Friday"."""
    weekday = parts.get("weekday") or parts.get("weekdays")
    if weekday is not None:
        return f"XXXX-WXX-{weekday}"
    letter = _UNITS.get(_unit(parts).rstrip("s"))
    return _period("1", letter) if letter else None


def _period(count: str, letter: str) -> str:
    """`P3D`, and `PT2H` for what is shorter than a day."""
    return f"P{'T' * letter.startswith('T')}{count}{letter.removeprefix('T')}"


def _hour(quote: str, parts: dict[str, str], value: DateValue) -> str:
    """The day with its hour, or else with its part."""
    half, plain = _CLOCK.search(quote), _CLOCK_24.search(quote)
    if half is not None:
        hour = int(half["hour"]) % 12 + 12 * (half["half"].lower() == "p")
        return f"{value.start}T{hour:02d}:{half['minute'] or '00'}"
    if plain is not None and {"clock", "hhmm", "hyear", "dotclock"} & set(parts):
        return f"{value.start}T{int(plain['hour']):02d}:{plain['minute']}"
    part = next((parts[name] for name in _PART_WORDS if name in parts), None)
    return f"{value.start}T{_PARTS[part]}" if part in _PARTS else value.start


def _days(mention: TimeMention, parts: dict[str, str], value: DateValue) -> str:
    """The days in the shortest form that TIMEX3 has for them."""
    start = date.fromisoformat(value.start)
    written = value.start
    if value.precision == "range" and "quarter" in parts:
        written = f"{start.year}-Q{(start.month + 2) // 3}"
    elif "season" in parts and value.precision == "season":
        written = f"{start.year}-{_SEASONS.get(parts['season'], 'XX')}"
    elif mention.form == "century":
        written = f"{start.year // 100:02d}"
    elif mention.form == "decade":
        written = value.start[:3]
    elif "weekend" in parts:
        written = f"{_week(start)}-WE"
    elif value.precision == "week":
        written = _week(start)
    elif parts.get("long", "").startswith("year") and value.start.endswith("-01-01"):
        written = value.start[:4]
    elif parts.get("long", "").startswith("month") and value.start.endswith("-01"):
        written = value.start[:7]
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
