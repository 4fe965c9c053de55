"""Attribution: who says what, in whose words, by the engine's reported speech and quotations."""

from collections.abc import Iterator

from benchmarks.parts import Parsed, extractor, in_source, parse_document, to_document
from benchmarks.score import attribution
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.extract.attribution import Speech
from dateline.extract.quotations import Quote
from dateline.extract.roles import Scene
from dateline.model import Document, Settings

Spans = list[tuple[int, int]]
Said = tuple[Spans, Spans, Spans]  # source, cue, content


def predict(record: Record, settings: Settings) -> Record:
    """The attributions of one document."""
    settings = Settings(settings.engine, record["published"])
    parsed = parse_document(to_document(record["text"], settings), settings)
    return {"id": record["id"], "attributions": [_written(parsed.document, said) for said in attributions(parsed)]}


def attributions(parsed: Parsed) -> list[Said]:
    """Everything that somebody is said to say: reported, "according to", and quoted without either."""
    found = [said for scene in parsed.scenes for said in _reported(scene, parsed)]
    found += [said for scene in parsed.scenes for said in _according(scene)]
    told = [span for _, _, content in found for span in content]
    return sorted([*found, *(_quoted(q) for q in parsed.quotes if not _is_told(q, told))], key=lambda said: said[2])


def _reported(scene: Scene, parsed: Parsed) -> Iterator[Said]:
    for speech in parsed.speech[scene.index]:
        verb = scene.sentence.clauses[speech.clause].verb
        if verb is None:
            continue
        tokens = scene.sentence.tokens
        content = _content(scene, speech, parsed)
        source = [(speech.speaker.span.start, speech.speaker.span.end)] if speech.speaker is not None else []
        yield source, [(tokens[verb.first].start, tokens[verb.last].end)], content


def _content(scene: Scene, speech: Speech, parsed: Parsed) -> Spans:
    """The clauses that are the content, from the first to the last; else what is quoted in the sentence."""
    tokens, clauses = scene.sentence.tokens, [scene.sentence.clauses[n] for n in speech.content]
    if clauses:
        return [(tokens[min(c.first for c in clauses)].start, tokens[max(c.last for c in clauses)].end)]
    sentence = scene.sentence
    inside = [q.span for q in parsed.quotes if q.span.start < sentence.end and sentence.start < q.span.end]
    return [(span.start, span.end) for span in inside]


def _according(scene: Scene) -> Iterator[Said]:
    """Who is named by "according to X", the words themselves, and the sentence without them."""
    tokens = scene.sentence.tokens
    for at, token in enumerate(tokens):
        for pattern, cue in extractor().speech.phrases.get(token.lower, []):
            end = at + len(pattern)
            if cue.kind != "according" or tuple(t.lower for t in tokens[at:end]) != pattern:
                continue
            number = next((n for n, p in enumerate(scene.sentence.phrases) if p.first == end), None)
            speaker = scene.cast.at(scene.index, number)
            if speaker is not None:
                cue_span = (token.start, tokens[end - 1].end)
                yield [(speaker.span.start, speaker.span.end)], [cue_span], _around(scene, at, speaker.span.end)
            break


def _around(scene: Scene, first: int, end: int) -> Spans:
    """What stands before the words, and after them: the sentence's parts that hold any letter."""
    tokens = scene.sentence.tokens
    before = [t for t in tokens[:first] if t.tag not in ",:("]
    after = [t for t in tokens if t.start >= end and t.tag not in ",:."]
    return [(part[0].start, part[-1].end) for part in (before, after) if part]


def _quoted(quote: Quote) -> Said:
    source = [(quote.speaker.span.start, quote.speaker.span.end)] if quote.speaker is not None else []
    return source, [], [(quote.span.start, quote.span.end)]


def _is_told(quote: Quote, told: Spans) -> bool:
    return any(start < quote.span.end and quote.span.start < end for start, end in told)


def _written(document: Document, said: Said) -> Record:
    parts = [[s for span in spans if (s := in_source(document, *span)) is not None] for spans in said]
    return dict(zip(("source", "cue", "content"), parts, strict=True))


TASK = Task(
    name="attribution",
    work=predict,
    score=attribution.score,
    gold=("attributions",),
    shown=(
        "chars.source.f1",
        "chars.cue.f1",
        "chars.content.f1",
        "spans.source.f1",
        "spans.cue.f1",
        "spans.content.f1",
        "pairs.f1",
        "triples.f1",
    ),
)
