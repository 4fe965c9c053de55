"""When each draft happened, by the words of its clause; the reading of time expressions is handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.drafts import Draft
from dateline.extract.syntax.types import Sentence
from dateline.model import Block, DateValue, TimeMention

# (mention, the date told last, whether the verb speaks of the future) -> the days, or None
DateReader = Callable[[TimeMention, DateValue | None, bool], DateValue | None]
_LONGEST = 21  # days; what is counted over more is a sum of many happenings
_NEAR = 2  # sentences before one in which the day is looked for that "the same day" means
_LABEL = 14  # tokens at the beginning of an entry that can head it
_ENDS_LABEL = frozenset({":", "-", "–", "—", "/"})
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


def label_date(opening: Sentence, clock: Clock) -> DateValue | None:
    """The day that an entry is headed by: "03/14/2013: …", "12 March - Goma. …", "Goma, 7 Apr: …"."""
    verbs = [c.verb.first for c in opening.clauses if c.verb is not None]
    head = opening.tokens[: min(min(verbs, default=_LABEL), _LABEL)]
    last = max((i for i, t in enumerate(head) if t.text in _ENDS_LABEL), default=-1) if verbs else len(head) - 1
    times = [t.time for t in head[: last + 1] if t.time is not None]
    days = (value for time in times if (value := clock.read(time, None, False)) is not None)
    return next((value for value in days if value.start == value.end), None)


def spoken_day(sentences: tuple[Sentence, ...], index: int, clock: Clock) -> DateValue | None:
    """The day that the sentences before one name last: "…, he said on Monday. The same day …"."""
    for sentence in reversed(sentences[max(0, index - _NEAR) : index]):
        times = [t.time for t in sentence.tokens if t.time is not None]
        values = [v for time in reversed(times) if (v := clock.read(time, None, False)) is not None]
        found = next((v for v in values if v.start == v.end), None)
        if found is not None:
            return found
    return None


def earlier_by(value: DateValue, days: int) -> DateValue | None:
    """So many days before a day; None for longer stretches, from which nothing can be counted."""
    if value.start != value.end:
        return None
    day = (date.fromisoformat(value.start) - timedelta(days)).isoformat()
    return DateValue(day, day, "day", "event")


def is_long(value: DateValue | None) -> bool:
    """Whether the days are too many for one happening: "since October", "in the past year"."""
    return value is not None and _days(value) > _LONGEST


def is_apart(left: DateValue | None, right: DateValue | None) -> bool:
    """Whether two dates cannot be the same day."""
    if left is None or right is None:
        return False
    return left.end < right.start or right.end < left.start
