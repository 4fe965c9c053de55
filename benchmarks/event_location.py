"""Event-location linking: where in a sentence the event of a given verb happened, by the engine's clauses."""

from benchmarks.parts import Parsed, parse_document, sentence_document
from benchmarks.score import event_location
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.extract.circumstances import places_of
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import clause_of, clause_of_verb, phrase_at
from dateline.model import PlaceMention, Settings


def predict(record: Record, settings: Settings) -> Record:
    """The spans of the places of one sentence's verb."""
    parsed = parse_document(sentence_document(record["text"]), settings)
    start, end = record["verb"]
    spans = {(p.span.start, p.span.end) for p in verb_places(parsed, start, end)}
    return {"id": record["id"], "locations": [list(span) for span in sorted(spans)]}


def verb_places(parsed: Parsed, start: int, end: int) -> tuple[PlaceMention, ...]:
    """The places that the engine would give to a happening named by the words `[start, end)`."""
    found = _token_at(parsed, start, end)
    if found is None:
        return ()
    scene, token = found
    verb = clause_of_verb(scene.sentence, token)
    clause = verb if verb is not None else clause_of(scene.sentence, token)
    phrase = phrase_at(scene.sentence, token) if verb is None else None
    return places_of(scene, clause, phrase, _frame(scene, token))


def _token_at(parsed: Parsed, start: int, end: int) -> tuple[Scene, int] | None:
    """The sentence and the token that the words are."""
    for scene in parsed.scenes:
        for number, token in enumerate(scene.sentence.tokens):
            if token.start < end and start < token.end:
                return scene, number
    return None


def _frame(scene: Scene, token: int) -> str:
    """The kind of happening that the verb names, where it names one that the engine knows."""
    return next((hit.trigger.frame for hit in scene.hits if hit.first <= token <= hit.last), "other")


TASK = Task(
    name="event_location",
    work=predict,
    score=event_location.score,
    gold=("locations",),
    shown=(
        "token.p",
        "token.r",
        "token.f1",
        "span.p",
        "span.r",
        "span.f1",
        "exact_set",
        "exact_set_some",
        "exact_set_none",
    ),
    given=("id", "text", "verb"),
)
