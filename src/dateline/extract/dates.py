"""When each draft happened, by the words of its clause; the reading of time expressions is handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.extract.drafts import Draft
from dateline.model import Block, DateValue, TimeMention

# (mention, the date told last, whether the verb speaks of the future) -> the days, or None
DateReader = Callable[[TimeMention, DateValue | None, bool], DateValue | None]
_TIME_OF_DAY = "clock"  # the form of what names no day


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from."""

    read: DateReader
    published: str | None


def date_of(draft: Draft, previous: DateValue | None, clock: Clock) -> DateValue | None:
    """The draft's own date: the finest of its time expressions, an interval of days before a mere time of day.

    What is counted from another happening ("30 minutes later") gives way to what is not.
    """
    if draft.modality in ("planned", "hypothetical", "generic"):
        return None
    read = [(m.mention.form, clock.read(m.mention, previous, not draft.is_past)) for m in draft.moments]
    found = [value for _, value in read if value is not None]
    days = [value for form, value in read if value is not None and form != _TIME_OF_DAY] or found
    return min([value for value in days if value.anchor != "event"] or days, key=_days, default=None)


def _days(value: DateValue) -> int:
    """How many days the interval has, so that the finest of several wins and the first of those that are even."""
    return (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days


def post_date(block: Block, clock: Clock) -> DateValue | None:
    """What a live post without a date of its own tells of: the day of the page."""
    if block.kind != "post" or clock.published is None:
        return None
    return DateValue(clock.published, clock.published, "day", "post")


def is_apart(left: DateValue | None, right: DateValue | None) -> bool:
    """Whether two dates cannot be the same day."""
    if left is None or right is None:
        return False
    return left.end < right.start or right.end < left.start
