"""What the network says of each piece, in the order of its outputs.

A `span` head says outside, begin or inside of its name (so that spans of different names may overlap), a `class` head which of
its names, a `set` head how likely each of them is. Relations hold between two pieces: a trigger and a mention.
"""

from dataclasses import dataclass
from typing import Literal

MODEL = "model:network@1"  # the origin of what the network alone decides
FORMAT = "1"  # of what the network says; a file of another one is not read

MENTIONS = ("person", "people", "org", "place", "time", "weapon", "object", "number")
ENTITIES = (
    "Organisation", "Location", "Person", "Temporal", "Quantity", "Nationality", "Weapon", "Vehicle",
    "MilitaryPlatform", "DocumentReference", "Money",
)  # fmt: skip
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "VictimDesc", "Weapon", "Location")
SUB_EVENT_TYPES = (
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Chemical weapon",
    "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest", "Protest with intervention",
    "Excessive force against protesters", "Violent demonstration", "Mob violence", "Agreement", "Arrests",
    "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
)  # fmt: skip
MODALITIES = ("asserted", "hedged", "planned", "hypothetical", "generic")
POLARITIES = ("positive", "negative")
INCIDENTS = ("arson", "attack", "bombing", "forced work stoppage", "kidnapping", "robbery")
SURENESS = (
    "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE",
)  # fmt: skip
EFFECTS = ("DEATH", "INJURY", "NO INJURY OR DEATH", "REGAINED FREEDOM")
TOPICS = ("conflict", "relevant", *INCIDENTS)
RELATIONS = (
    "perpetrator", "target", "victim", "party", "instrument", "sponsor", "place", "date", "from", "to",
    "killed", "injured", "missing", "abducted", "detained", "displaced", "released", "devices", "participants",
    "speaker", "same", "where",
)  # fmt: skip
RELATION_WIDTH = 24  # of the two vectors whose product says how likely a relation is


@dataclass(frozen=True, slots=True)
class Head:
    """A stretch of the network's outputs for each piece."""

    name: str
    kind: Literal["span", "class", "set", "pool"]
    start: int
    labels: tuple[str, ...]

    @property
    def end(self) -> int:
        """Behind its last output."""
        return self.start + len(self.labels)


def _laid_out() -> dict[str, Head]:
    spans = (
        *(("mention." + name, "span") for name in MENTIONS),
        *(("entity." + name, "span") for name in ENTITIES),
        *(("filler." + name, "span") for name in FILLERS),
        ("trigger", "span"),
    )
    rows: list[tuple[str, Literal["span", "class", "set", "pool"], tuple[str, ...]]] = [
        *((name, "span", ("O", "B", "I")) for name, _ in spans),
        ("sub_event_type", "class", SUB_EVENT_TYPES),
        ("modality", "class", MODALITIES),
        ("polarity", "class", POLARITIES),
        ("incident", "set", INCIDENTS),
        ("sureness", "class", SURENESS),
        ("effect", "set", EFFECTS),
        ("attention", "pool", ("weight",)),  # of the piece in what the document as a whole is about
        ("topic", "set", TOPICS),
    ]
    found, at = {}, 0
    for name, kind, labels in rows:
        found[name] = Head(name, kind, at, labels)
        at += len(labels)
    return found


HEADS = _laid_out()
WIDTH = max(head.end for head in HEADS.values())
