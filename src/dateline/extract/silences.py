"""Why a sentence that speaks of violence gave no event: which step gave up, at which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.extract.accounts import Step, step_that_gave_up
from dateline.extract.families import VIOLENT
from dateline.extract.joining import Panel
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import words
from dateline.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Silence:
    """Words that looked like violence, and the step that made no event of them (`triggers`: no row of the tables has them)."""

    span: Span
    step: Step | Literal["triggers", "discourse", "votes"]


def silences(scenes: Iterable[Scene], reading: Reading, text: str, panel: Panel | None = None) -> Iterator[Silence]:
    """Every silent word, in the order of the text; sentences that gave an event are passed over.

    The scenes are those of the rules alone, so that what the panel of votes refused can be told.
    """
    told = [mention.trigger for mention in reading.event_mentions]
    told += [claim.span for claim in reading.claims if claim.span is not None]
    for scene in scenes:
        sentence = scene.sentence
        if any(sentence.start <= span.start < sentence.end for span in told):
            continue
        found = list(_refused(scene, text, panel))
        yield from found or _unknown(scene, text)


def _refused(scene: Scene, text: str, panel: Panel | None) -> Iterator[Silence]:
    """The triggers of violence that made no event."""
    for hit in scene.hits:
        if hit.trigger.frame in VIOLENT | {"abduct", "destroy"}:
            span = words(scene.sentence, hit.first, hit.last, text)
            is_voted_down = panel is not None and not panel.stands(scene.sentence, hit)
            yield Silence(span, step_that_gave_up(scene, hit) or ("votes" if is_voted_down else "discourse"))


def _unknown(scene: Scene, text: str) -> Iterator[Silence]:
    """The first weapon of a sentence in which no word is a trigger."""
    for number in range(len(scene.sentence.phrases)):
        participant = scene.cast.at(scene.index, number)
        if participant is not None and participant.weapon is not None:
            head = scene.sentence.phrases[number].head
            yield Silence(words(scene.sentence, head, head, text), "triggers")
            return
