"""Fitting how the grammar's votes and the network's are weighed, on passages that the network has not seen."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.event_location import spans_of, verb_places, word_shares
from benchmarks.parts import Parsed, drafts_of, parse_document, sentence_document
from sklearn.linear_model import LogisticRegression

from dateline.extract.drafts import Draft
from dateline.extract.joining import RELATION_OF, Panel
from dateline.model import EventMention, Settings
from dateline.pipeline import read_document
from dateline.rules.joining import Joining, JoiningRow, logit
from dateline.votes.votes import Votes
from training.markup import Mark, Passage

VotesOn = Callable[[str], Votes]
_LEAST = 30  # observations of a kind without which a decision is left to the grammar
_FAINT = 0.05  # score of a stretch below which nobody would look at it


@dataclass(frozen=True, slots=True)
class Seen:
    """One decision that had to be taken, and what was right."""

    decision: str
    share: float
    is_told: bool
    is_right: bool
    topic: float = 0.5


def fit(passages: Iterable[Passage], votes_on: VotesOn) -> tuple[JoiningRow, ...]:
    """One row for each decision."""
    seen: dict[str, list[Seen]] = {}
    for passage in passages:
        for one in observed(passage, votes_on(passage.text)):
            seen.setdefault(one.decision, []).append(one)
    return tuple(row for name, rows in sorted(seen.items()) if (row := _row(name, rows)) is not None)


def _row(decision: str, seen: list[Seen]) -> JoiningRow | None:
    right = np.array([s.is_right for s in seen])
    if len(seen) < _LEAST or right.all() or not right.any():
        return None
    told = np.array([s.is_told for s in seen], float)
    topics = [logit(s.topic) for s in seen]
    features = np.column_stack([[logit(s.share) for s in seen], told, 1 - told, topics])
    found = LogisticRegression(fit_intercept=False, C=10.0, max_iter=1000).fit(features, right)
    return JoiningRow(decision, *(round(float(c), 3) for c in found.coef_[0]))


def observed(passage: Passage, votes: Votes) -> Iterator[Seen]:
    """Every decision that the engine takes on a passage."""
    settings = Settings("rules", passage.published)
    document = sentence_document(passage.text)
    parsed, told = parse_document(document, settings), read_document(document, settings).event_mentions
    panel, drafts = Panel(votes, Joining({}, {})), [d for d in drafts_of(parsed) if d.frame != "toll"]
    gold = passage.of("trigger")
    for draft in drafts:
        mark = _over(gold, draft.span.start, draft.span.end)
        share = votes.highest("trigger", draft.span.start, draft.span.end)
        yield Seen("trigger", share, True, mark is not None, panel.topic)
        if mark is not None:
            yield from _on_draft(passage, parsed, (draft, mark), panel)
            yield from _on_type(draft, mark, told, votes)
    for span in votes.spans("trigger", _FAINT):
        if not any(d.span.start < span.end and span.start < d.span.end for d in drafts):
            yield Seen("trigger", span.score, False, _over(gold, span.start, span.end) is not None, panel.topic)


def _on_draft(passage: Passage, parsed: Parsed, known: tuple[Draft, Mark], panel: Panel) -> Iterator[Seen]:
    draft, mark = known
    at = (draft.span.start, draft.span.end)
    links = [m for m in passage.of("link") if m.event == mark.event]
    modalities = panel.votes.shares("modality", *at)
    if not modalities:
        return
    plain = modalities["asserted"] * panel.votes.shares("polarity", *at)["positive"]
    is_plain = (draft.polarity, draft.modality) == ("positive", "asserted")
    yield Seen("plain", plain, is_plain, (mark.polarity, mark.modality) == ("positive", "asserted"))
    for seat in draft.seats:
        relation, person = RELATION_OF.get(seat.role), seat.participant
        if relation and seat.voice.is_author and person.sentence == draft.sentence and not person.is_pronoun:
            is_right = _holds(links, relation, person.span.start, person.span.end)
            yield Seen(relation, panel.share(draft, person, relation), True, is_right)
    for _, role, person, share in panel.unseated(draft, parsed.scenes[draft.sentence]):
        yield Seen(role, share, False, _holds(links, role, person.span.start, person.span.end))
    yield from _circumstances(parsed, draft, links, panel)


def _on_type(draft: Draft, mark: Mark, told: Iterable[EventMention], votes: Votes) -> Iterator[Seen]:
    """Whether the network's type is right where the rules give another and one of the two is."""
    kinds = votes.shares("sub_event_type", draft.span.start, draft.span.end)
    best = max(kinds, key=lambda name: kinds[name], default="")
    ours = next((m.sub_event_type for m in told if m.trigger == draft.span), best)
    if best != ours and mark.name in (best, ours):
        yield Seen("type", kinds[best], False, best == mark.name)


def _circumstances(parsed: Parsed, draft: Draft, links: list[Mark], panel: Panel) -> Iterator[Seen]:
    tokens = parsed.scenes[draft.sentence].sentence.tokens
    at = (draft.span.start, draft.span.end)
    if not draft.places:
        for span in {t.place.span for t in tokens if t.place is not None and t.place.value is not None}:
            share = panel.votes.relations(at, (span.start, span.end)).get("place", 0.0)
            yield Seen("place", share, False, _holds(links, "place", span.start, span.end))
    if not draft.moments:
        for span in {t.time.span for t in tokens if t.time is not None}:
            share = panel.votes.relations(at, (span.start, span.end)).get("date", 0.0)
            yield Seen("date", share, False, _holds(links, "date", span.start, span.end))


_ALSO = {"perpetrator": {"to"}, "target": {"from", "victim"}, "victim": {"target"}, "party": {"perpetrator", "target"}}


def _holds(links: list[Mark], relation: str, start: int, end: int) -> bool:
    names = {relation, *_ALSO.get(relation, ())}
    return any(m.name in names and m.start < end and start < m.end for m in links)


def _over(marks: Iterable[Mark], start: int, end: int) -> Mark | None:
    return next((m for m in marks if m.start < end and start < m.end), None)


def seen_places(path: Path, fold: int, votes_on: VotesOn, folds: int = 10) -> tuple[JoiningRow, ...]:
    """The row for "where": is a word part of the place of a verb; on half of the fold that was kept, the rest measures."""
    seen: list[Seen] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % folds == fold:
                seen.extend(_words(json.loads(line), votes_on))
    row = _row("where", seen)
    return (row,) if row is not None else ()


def _words(record: dict[str, Any], votes_on: VotesOn) -> Iterator[Seen]:
    text, (start, end) = record["text"], record["verb"]
    told = spans_of(verb_places(parse_document(sentence_document(text), Settings("rules")), start, end), text)
    for at, share in word_shares(votes_on(text), text, (start, end)):
        is_told, is_right = (any(a < at[1] and at[0] < b for a, b in spans) for spans in (told, record["locations"]))
        yield Seen("where", share, is_told, is_right)
