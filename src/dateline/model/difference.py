"""What two readings of one document have not in common."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.reading import Claim, EventMention
from dateline.model.version import Version

ChangeKind = Literal["added", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that only one reading has, or that both have with another value, speaker, stance or certainty."""

    kind: ChangeKind = doc("added, gone or changed.")
    before: Claim | None = doc("As the earlier reading has it; null where it is added.")
    after: Claim | None = doc("As the later reading has it; null where it is gone.")


@dataclass(frozen=True, slots=True)
class MentionChange:
    """An event mention that only one reading has, or that both have and show otherwise."""

    kind: ChangeKind = doc("added, gone or changed.")
    before: EventMention | None = doc("As the earlier reading has it; null where it is added.")
    after: EventMention | None = doc("As the later reading has it; null where it is gone.")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later reading of a document changed."""

    document: str = doc("The document's id.")
    title: str | None = doc("Its title.")
    before: Version = doc("What made the earlier reading.")
    after: Version = doc("What made the later one.")
    event_mentions: tuple[MentionChange, ...] = doc("In the order of the text.")
    claims: tuple[ClaimChange, ...] = doc("In the order of the text.")
