"""Sentence-level events: every trigger that the engine reads, before any are joined, in the types of WikiEvents."""

from collections.abc import Iterator
from functools import cache

from benchmarks.parts import drafts_of, in_source, parse_document, to_document
from benchmarks.score import events
from benchmarks.score.records import Record
from benchmarks.tables import Row, read_rows
from benchmarks.task import Task
from dateline.extract.drafts import Draft
from dateline.model import Document, Settings, Span

_SEATS = {
    "doer": frozenset({"perpetrator", "agent", "state", "taker", "party", "crowd", "leaver"}),
    "harmed": frozenset({"victim", "target", "holder"}),
    "instrument": frozenset({"instrument"}),
}
_PLACE = "Place"


def predict(record: Record, settings: Settings) -> Record:
    """The events of one document; one of a kind that WikiEvents does not have is left out."""
    settings = Settings(settings.engine, record["published"])
    parsed = parse_document(to_document(record["text"], settings), settings)
    told = ((draft, _types().get(draft.frame)) for draft in drafts_of(parsed))
    found = [_event(parsed.document, draft, row) for draft, row in told if row is not None]
    return {"id": record["id"], "events": [event for event in found if event is not None]}


@cache
def _types() -> dict[str, Row]:
    return {row["frame"]: row for row in read_rows("event_types.tsv")}


def _event(document: Document, draft: Draft, row: Row) -> Record | None:
    trigger = in_source(document, draft.span.start, draft.span.end)
    if trigger is None:
        return None
    spans = dict.fromkeys((role, span.start, span.end) for role, span in _arguments(draft, row))
    placed = [(role, in_source(document, start, end)) for role, start, end in spans]
    arguments = [{"role": role, "start": at[0], "end": at[1]} for role, at in placed if at is not None]
    return {"type": row["type"], "trigger": trigger, "arguments": arguments}


def _arguments(draft: Draft, row: Row) -> Iterator[tuple[str, Span]]:
    for seat in draft.seats:
        side = next((side for side, roles in _SEATS.items() if seat.role in roles), None)
        if side is not None and row[side] != "-":
            yield row[side], seat.participant.span
    for place in draft.places:
        yield _PLACE, place.span


TASK = Task(
    name="events",
    work=predict,
    score=events.score,
    gold=("events",),
    shown=(
        "trigger.p",
        "trigger.r",
        "trigger.f1",
        "trigger_overlap.f1",
        "trigger_type.f1",
        "trigger_top.f1",
        "argument_span.f1",
        "argument_role.f1",
    ),
)
