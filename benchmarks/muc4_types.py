"""What passes between choosing MUC-4's incidents and filling its templates."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model import Argument, Claim, EventMention

# the nine countries that the set is about
LANDS = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})
HARMED = ("victim", "target")
DOING = ("perpetrator", "party")


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention that the set would count, with its claims."""

    kind: str
    mention: EventMention
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class Incident:
    """Event mentions that the set would put into one template."""

    kind: str
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the report as a whole says: its day, its text, the country that most of its places lie in."""

    published: str | None
    text: str
    country: str | None
    ends: tuple[int, ...] = ()  # where its sentences end
    people: tuple[str, ...] = ()  # the names of persons in it
    rebels: str | None = None  # the one armed group that it names, as it writes it
    lead_day: str | None = None  # the day that its first sentence names
    day: str | None = None  # the one date that the report gives to incidents, where it gives no other


def arguments(incident: Incident, roles: tuple[str, ...]) -> Iterator[Argument]:
    """Everybody and everything in one of the roles, mention by mention."""
    return (a for told in incident.told for a in told.mention.arguments if a.role in roles)
