"""What a report's head says of the report, gathered line by line."""

from dataclasses import dataclass, fields

from dateline.read.dates import WrittenDate


@dataclass(frozen=True, slots=True)
class Facts:
    """What one line, or all lines so far, say; None where they are silent."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    place: str | None = None
    date: WrittenDate | None = None
    syndicated_from: str | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """These facts, completed by the other ones where these are silent; a date of issue beats one of an update."""
        merged = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        if self.date and self.date.is_update and other.date and not other.date.is_update:
            merged["date"] = other.date
        return Facts(**merged)

    def is_empty(self) -> bool:
        """Whether nothing at all is said."""
        return self == Facts()
