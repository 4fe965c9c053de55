"""What a time expression says, and what it is counted from, in the shape that its readers ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dateline.model.values import Precision
from dateline.resolve.calendar import Interval

_MONTHS = ("month", "ambmonth", "uppermonth", "mabbr", "lowmonth", "levant")
_ANY_MONTHS = (*_MONTHS, "hijri", "rabi", "jumada", "dhu", "shaban", "ramadan", "solar", "kurdish")
_UNITS = ("short", "dayunit", "long", "quarter", "century")
_PARTS = ("part", "hourpart", "tonight", "overnight")
_CLOCKS = ("clock", "dotclock", "hhmm", "hyear", "oldyear", "meridiem", "pointm", "oclock")
_COUNTS = ("numword", "day", "number", "badday", "couple")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that say when, but not clearly enough; `reason` follows the quoted words in a finding."""

    reason: str


Reading = Interval | Unclear | None
UNDATED = Unclear("cannot be resolved without a date of publication")
NO_EVENT = Unclear("is counted from an event whose date is not known")
_HOUR_SIGNS = frozenset({"meridiem", "pointm", "part", "oclock"})
STEP: Mapping[str, int] = MappingProxyType({"last": -1, "this": 0, "next": 1})


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that expressions are counted from."""

    base: date | None  # of the post or of publication
    name: str  # which of the two
    previous: Interval | None
    is_future: bool
    day_first: bool | None
    is_southern: bool = False


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
        """Days of the month as written, without the hours of clock times ("6 pm", "between 2 and 5 pm")."""
        said = [part for part in self.parts if part[0] not in ("a", "at")]
        found: list[str] = []
        after, is_hour = "", False
        for at in range(len(said) - 1, -1, -1):
            name, value = said[at]
            before = said[at - 1][0] if at else ""
            is_hour = name == "day" and before not in _ANY_MONTHS and (after in _HOUR_SIGNS or is_hour)
            is_offset = before == "zone" and after not in _ANY_MONTHS  # "10:30 UTC+3"
            if name == "dayth" or (name == "day" and not is_hour and not is_offset):
                found.append(value)
            after = name
        return found[::-1]

    @property
    def months(self) -> list[int]:
        """Months by number."""
        return [int(value) for value in self.all(*_MONTHS)]

    @property
    def years(self) -> list[int]:
        """Years written out; not the times of day that look like one ("at 1930 on 24 October")."""
        return [int(self.parts[at][1]) for at in self._places("year") if not self._is_hour(at)]

    @property
    def written_years(self) -> list[int]:
        """Years, with those before 1900, which are years only where the pattern leaves no other reading."""
        return self.years or [int(value) for value in self.all("oldyear")]

    def _places(self, name: str) -> list[int]:
        return [at for at, part in enumerate(self.parts) if part[0] == name]

    def _is_hour(self, at: int) -> bool:
        """Whether four digits are a time of day: after "at", or before the day of the month."""
        before = self.parts[at - 1][0] if at else ""
        after = self.parts[at + 1][0] if at + 1 < len(self.parts) else ""
        return before == "at" or (not at and after in ("day", "dayth", "weekday", "deictic"))

    def split(self) -> tuple["TimeWords", "TimeWords"]:
        """The part and the whole: of "the last week of last May", "the last week" and "last May"."""
        kinds = (*_UNITS, "half", "weekend", "weekday")
        place = next((at for at, part in enumerate(self.parts) if part[0] in kinds), len(self.parts) - 1) + 1
        return TimeWords(self.parts[:place]), TimeWords(self.parts[place:])

    @property
    def order(self) -> str | None:
        """Which of several: "1" for the first, "last" for the last."""
        said = self.one("ord", "qtr") or "".join(filter(str.isdigit, self.one("dayth") or ""))
        return said or ("last" if self.one("rel") == "last" else None)

    @property
    def half(self) -> int:
        """How many halves of the unit go beyond the count: 1 in "a year and a half", -1 in "half a year"."""
        names = [name for name, _ in self.parts if name in ("half", *_UNITS)]
        return 0 if "half" not in names else -1 if names[0] == "half" else 1

    @property
    def weekdays(self) -> list[int]:
        """Weekdays, Monday is 0."""
        return [int(value) - 1 for value in self.all("weekday", "wdabbr")]

    @property
    def unit(self) -> str | None:
        """The last unit of time named, in the singular."""
        return self._units[-1].removesuffix("s").replace("centurie", "century") if self._units else None

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
        return self.one("mod", "edge", "small")

    @property
    def relation(self) -> str | None:
        """Last, this or next; "this past" is last, "this coming" next."""
        if self.one("rel") == "this" and self.has("pastrel", "coming"):
            return "last" if self.has("pastrel") else "next"
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
        if self.has(*_CLOCKS) or any(self._is_hour(at) for at in self._places("year")):
            return "hour"
        return "part" if self.has(*_PARTS, "mod", "small", "edge", "shift", "short") else "day"

    @property
    def step(self) -> int:
        """Which way the words count from an event: -1 before it, 0 the same, 1 after it."""
        said = self.one("eventrel", "before", "after", "shift")
        return int(said) if said else STEP[self.relation or "this"]
