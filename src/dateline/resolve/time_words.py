"""What a time expression says, and what it is counted from, in the shape that its readers ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dateline.model.values import Precision
from dateline.resolve.calendar import Interval

_MONTHS = ("month", "ambmonth", "mabbr", "lowmonth")
_UNITS = ("short", "dayunit", "long")
_PARTS = ("part", "hourpart", "tonight", "overnight")
_CLOCKS = ("clock", "dotclock", "hhmm", "meridiem", "pointm")
_COUNTS = ("numword", "day", "number", "couple")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that say when, but not clearly enough; `reason` follows the quoted words in a finding."""

    reason: str


Reading = Interval | Unclear | None
UNDATED = Unclear("cannot be resolved without a date of publication")
NO_EVENT = Unclear("is counted from an event whose date is not known")
STEP: Mapping[str, int] = MappingProxyType({"last": -1, "this": 0, "next": 1})


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that expressions are counted from."""

    base: date | None  # of the post or of publication
    name: str  # which of the two
    previous: Interval | None
    is_future: bool
    day_first: bool | None


class TimeWords:
    """The parts of one time expression, by class."""

    def __init__(self, parts: tuple[tuple[str, str], ...]) -> None:
        self.parts = parts
        self.note = ""  # something that looks wrong, though the words could be resolved

    def all(self, *names: str) -> list[str]:
        """What the words of these classes say, in the order of the text."""
        return [value for name, value in self.parts if name in names]

    def one(self, *names: str) -> str | None:
        """What the first word of these classes says."""
        return next((value for name, value in self.parts if name in names), None)

    def has(self, *names: str) -> bool:
        """Whether there is a word of one of these classes."""
        return any(name in names for name, _ in self.parts)

    @property
    def days(self) -> list[int]:
        """Days of the month, "24" and "24th"."""
        return [int("".join(filter(str.isdigit, value))) for value in self.dates()]

    def dates(self) -> list[str]:
        """Days of the month as written, without the hours of clock times ("6 pm", "7 in the morning")."""
        said = [("", ""), *(part for part in self.parts if part[0] != "a"), ("", "")]
        return [
            value
            for (before, _), (name, value), (after, _) in zip(said, said[1:], said[2:], strict=False)
            if name == "dayth" or (name == "day" and not _is_hour(before, after))
        ]

    @property
    def months(self) -> list[int]:
        """Months by number."""
        return [int(value) for value in self.all(*_MONTHS)]

    @property
    def years(self) -> list[int]:
        """Years written out."""
        return [int(value) for value in self.all("year")]

    @property
    def weekdays(self) -> list[int]:
        """Weekdays, Monday is 0."""
        return [int(value) - 1 for value in self.all("weekday", "wdabbr")]

    @property
    def unit(self) -> str | None:
        """The last unit of time named."""
        return self._units[-1].removesuffix("s") if self._units else None

    @property
    def is_plural(self) -> bool:
        """Whether the last unit of time is named in the plural."""
        return bool(self._units) and self._units[-1].endswith("s")

    @property
    def _units(self) -> list[str]:
        return self.all(*_UNITS)

    @property
    def third(self) -> str | None:
        """Early, mid or late."""
        return self.one("mod", "edge")

    @property
    def relation(self) -> str | None:
        """Last, this or next."""
        return self.one("rel", "coming", "current")

    @property
    def count(self) -> int | None:
        """How many units; None where the words do not say ("a few", "days")."""
        if self.has("few"):
            return None
        numbers = [int(value) for value in self.all(*_COUNTS)]
        if not numbers:
            return int(self.one("a") or 0) or None
        return sum(numbers[:2]) if len(numbers) > 1 and numbers[0] >= 20 else numbers[-1]

    @property
    def fineness(self) -> Precision:
        """The precision of a day as far as the words go beyond it: hour, part of the day, or day."""
        if self.has(*_CLOCKS):
            return "hour"
        return "part" if self.has(*_PARTS, "mod", "edge", "shift", "short") else "day"

    @property
    def step(self) -> int:
        """Which way the words count from an event: -1 before it, 0 the same, 1 after it."""
        said = self.one("eventrel", "before", "after", "shift")
        return int(said) if said else STEP[self.relation or "this"]


def _is_hour(before: str, after: str) -> bool:
    """Whether a number between words of these classes is an hour, not a day of the month."""
    return after in ("meridiem", "pointm") or (after == "part" and before not in _MONTHS)
