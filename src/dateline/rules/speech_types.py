"""The rows of the files on who says so and how surely: what each column means.

Every row carries `since`, `source` and an `example` in which the match is marked `<t>…</t>`, as in `rules/types.py`.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.model.reading import Certainty, Stance

CuePos = Literal["verb", "noun", "phrase"]
SpeechKind = Literal[
    "say",
    "claim",
    "accuse",
    "responsibility",
    "deny",
    "doubt",
    "suspect",
    "confirm",
    "warn",
    "feel",
    "want",
    "order",
    "according",
    "pretend",
]
Effect = Literal["negative", "hedged", "planned", "hypothetical", "generic"]


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word or phrase that puts what is reported in somebody's mouth (`lang/<xx>/speech.tsv`)."""

    id: str  # kind.pos.lemma, unique
    lemma: str  # lemmas of a verb or noun; a phrase as written; `*` stands for up to four words ("hold * responsible")
    pos: CuePos
    kind: SpeechKind  # see the table's head
    stance: Stance  # what the speaker takes to the thing said (`pretend`: what the author takes to it)
    certainty: Certainty  # in the speaker's own terms
    distance: int  # 1 where the reporter does not vouch for the words, else 0
    since: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ModalityCue:
    """Words that take a happening out of the plain past: denied, hedged, planned … (`lang/<xx>/modality.tsv`)."""

    id: str  # effect.words, with `_` between the words; unique
    words: str  # lower case, as written; a straight apostrophe stands for the curly one too
    effect: Effect  # see the table's head
    since: str
    source: str
    example: str
