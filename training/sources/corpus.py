"""The corpus of this folder: mentions, triggers with type and factuality, roles, counts, speakers."""

from collections.abc import Iterator

from dateline.votes.heads import MENTIONS, RELATIONS
from training.examples import CharSpan, Truth
from training.markup import Mark, Passage

_KNOWN = frozenset(RELATIONS) - {"where"}


def load(passages: tuple[Passage, ...]) -> Iterator[tuple[str, str, Truth]]:
    """Id, text and what is known, passage by passage."""
    for passage in passages:
        yield passage.id, passage.text, truth_of(passage)


def truth_of(passage: Passage) -> Truth:
    """What the marks of one passage say."""
    triggers = passage.of("trigger")
    spans: dict[str, list[CharSpan]] = {f"mention.{kind}": [_at(m) for m in passage.of(kind)] for kind in MENTIONS}
    spans["trigger"] = [_at(mark) for mark in triggers]
    classes = [
        (_at(mark), head, label)
        for mark in triggers
        for head, label in (("sub_event_type", mark.name), ("modality", mark.modality), ("polarity", mark.polarity))
    ]
    return Truth(spans, classes, (), list(_pairs(passage)), _KNOWN, {"conflict": bool(triggers)})


def _pairs(passage: Passage) -> Iterator[tuple[CharSpan, CharSpan, frozenset[str]]]:
    """Every trigger with every mention and with every other trigger."""
    links: dict[tuple[str, CharSpan], set[str]] = {}
    for mark in passage.of("link"):
        links.setdefault((mark.event, _at(mark)), set()).add(mark.name)
    voices = {mark.name: _at(mark) for mark in passage.of("voice")}
    stretches = sorted({_at(mark) for mark in passage.of(*MENTIONS, "link", "voice")})
    triggers = passage.of("trigger")
    for trigger in triggers:
        for stretch in stretches:
            found = links.get((trigger.event, stretch), set())
            if trigger.voice and voices.get(trigger.voice) == stretch:
                found = found | {"speaker"}
            yield _at(trigger), stretch, frozenset(found)
        for other in triggers:
            if other != trigger:
                yield _at(trigger), _at(other), frozenset({"same"} if other.event == trigger.event else ())


def _at(mark: Mark) -> CharSpan:
    return mark.start, mark.end
