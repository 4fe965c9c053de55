"""On which day a report was published: by its own words, the run's setting, its file's name, or as the only day left."""

import datetime
import re
from dataclasses import dataclass
from pathlib import PurePath

from dateline.model import Finding, Span, span_of
from dateline.read.dates import WrittenDate, first_date
from dateline.read.page import Run

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 7  # days by which a report may be older than the day that the run gives for it
_NO_DATE = (
    "The report gives no day of publication, so words such as “yesterday” cannot be placed; "
    "give it with --published YYYY-MM-DD."
)


@dataclass(frozen=True, slots=True)
class Published:
    """The day as an ISO date, or None, what was odd about it, and the instant where the capture gives one."""

    day: str | None
    findings: tuple[Finding, ...] = ()
    instant: str | None = None


def settle_published(
    text: str, written: WrittenDate | None, metadata: str | None, run: Run, path: str | None = None
) -> Published:
    """The day of publication: the capture's metadata, a full date in the head, the run's setting, an inferred year.

    Where none of them gives it, the day that the name of the report's file begins with, as `2024-05-14-wire.txt`.
    """
    given = _to_day(run.settings.published)
    stated, findings = _from_metadata(metadata, run)
    if stated is None and written is not None:
        stated, more = _from_head(text, written, given)
        findings += more
    day = stated or given
    if day is None and (day := _named_day(path)) is not None:
        message = f"The report gives no full date; that of its file's name was taken: {day.isoformat()}."
        return Published(day.isoformat(), (Finding("read", message), *_too_late(day, None, run.today)))
    if day is None:
        return Published(None, (*findings, Finding("read", _NO_DATE)))
    instant = _to_instant(metadata) if stated is not None else None
    return Published(day.isoformat(), (*findings, *_too_late(day, given, run.today)), instant)


def _named_day(path: str | None) -> datetime.date | None:
    """The day that the file's name begins with; None for a collection, whose name says when it was put together."""
    if path is None or PurePath(path).suffix.lower() == ".jsonl":
        return None
    return _to_day(PurePath(path).name)


def _from_metadata(words: str | None, run: Run) -> tuple[datetime.date | None, tuple[Finding, ...]]:
    if not words or not words.strip():
        return None, ()
    day = _to_day(words)
    written = None if day else first_date(words[:100], run.header)
    if written and written.year:
        day = written.in_year(written.year)
    if day is None:
        return None, (Finding("read", f"The capture's date “{words[:60]}” is no date and was not used."),)
    return day, ()


def _from_head(
    text: str, written: WrittenDate, given: datetime.date | None
) -> tuple[datetime.date | None, tuple[Finding, ...]]:
    if written.year is not None:
        day = written.in_year(written.year)
        return day, _weekday_finding(text, written, day)
    return _near_setting(text, written, given) if given else _inferred(text, written)


def _near_setting(
    text: str, written: WrittenDate, given: datetime.date
) -> tuple[datetime.date | None, tuple[Finding, ...]]:
    """The head's day in the year that puts it on, or a few days before, the day that the run gives."""
    for year in (given.year, given.year - 1):
        day = written.in_year(year)
        if day and 0 <= (given - day).days <= _NEAR:
            return day, _weekday_finding(text, written, day)
    message = f"The report's head gives another day than --published ({given.isoformat()}), which was used."
    return given, (Finding("read", message, _span(text, written)),)


def _inferred(text: str, written: WrittenDate) -> tuple[datetime.date | None, tuple[Finding, ...]]:
    """The one year named in the text in which weekday and date agree."""
    span = _span(text, written)
    named = sorted({int(year) for year in _YEAR.findall(text[:200_000])})
    days = [day for year in named if (day := written.in_year(year)) and day.weekday() == written.weekday]
    if len(days) == 1:
        message = (
            f"The head names no year; {days[0].year} was taken, as weekday and date agree in it and the text names it."
        )
        return days[0], (Finding("read", message, span),)
    return None, (Finding("read", "The head gives a day without its year, and the year cannot be inferred.", span),)


def _weekday_finding(text: str, written: WrittenDate, day: datetime.date | None) -> tuple[Finding, ...]:
    if day is None or written.weekday is None or written.weekday == day.weekday():
        return ()
    return (
        Finding(
            "read", f"Weekday and date disagree: {day.isoformat()} is not the weekday named.", _span(text, written)
        ),
    )


def _too_late(day: datetime.date, given: datetime.date | None, today: str | None) -> tuple[Finding, ...]:
    now = _to_day(today)
    if given and day > given:
        return (Finding("read", f"The report is dated {day.isoformat()}, after --published ({given.isoformat()})."),)
    if now and day > now:
        return (Finding("read", f"The report is dated {day.isoformat()}, which is in the future."),)
    return ()


def _to_day(words: str | None) -> datetime.date | None:
    """The day that a string begins with in ISO form, such as "2023-06-05T10:00:00Z"; None for anything else."""
    match = _ISO.match(words.strip()) if words else None
    try:
        return datetime.date.fromisoformat(match.group(0)) if match else None
    except ValueError:
        return None


def _to_instant(words: str | None) -> str | None:
    """An ISO date and time with its offset, as it stands; None for anything less."""
    try:
        found = datetime.datetime.fromisoformat(words.strip()) if words else None
    except ValueError:
        return None
    return found.isoformat() if found is not None and found.tzinfo is not None else None


def _span(text: str, written: WrittenDate) -> Span:
    return span_of(text, written.start, written.end)
