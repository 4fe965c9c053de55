"""Attribution: who says what, in whose words, by the engine's reported speech and quotations."""

from collections.abc import Iterator

from benchmarks import textacy_quotes
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
        verb, tokens = scene.sentence.clauses[speech.clause].verb, scene.sentence.tokens
        if verb is None:
            continue
        content = _content(scene, speech, parsed)
        if content:
            yield _source(scene, speech), [(tokens[verb.first].start, tokens[verb.last].end)], content


def _source(scene: Scene, speech: Speech) -> Spans:
    """The whole phrase that names the speaker, with what stands between it and the verb: "X, who fled, said"."""
    if speech.speaker is None:
        return []
    clause, tokens = scene.sentence.clauses[speech.clause], scene.sentence.tokens
    span = speech.speaker.span
    number = next(
        (n for n, p in enumerate(scene.sentence.phrases) if tokens[p.first].start <= span.start < tokens[p.last].end),
        None,
    )
    if number is None or clause.verb is None:
        return [(span.start, span.end)]
    first, last = scene.sentence.phrases[number].first, scene.sentence.phrases[number].last
    last = (
        _before_verb(scene, last, clause.verb.first) if last < clause.verb.first else _with_description(scene, number)
    )
    return [(tokens[first].start, tokens[last].end)]


def _before_verb(scene: Scene, last: int, verb: int) -> int:
    """The last token of the subject: all before the verb but for signs and adverbs, unless another verb is between."""
    others = {c.verb.head for c in scene.sentence.clauses if c.verb is not None and c.kind != "relative"}
    if any(last < head < verb for head in others):
        return last
    end = verb - 1
    while end > last and scene.sentence.tokens[end].tag in ",BxY":
        end -= 1
    return end


def _with_description(scene: Scene, number: int) -> int:
    """The last token of a name with what it is: "Sani Garba, a clerk at the mill"."""
    phrases, tokens = scene.sentence.phrases, scene.sentence.tokens
    last = phrases[number].last
    for phrase in phrases[number + 1 :]:
        between = "".join(t.tag for t in tokens[last + 1 : phrase.first])
        apposed = between == "," and tokens[phrase.first].tag == "D"
        if not (apposed or (between == "I" and phrase.prep in ("of", "for", "at", "from"))):
            break
        last = phrase.last
    return last


def _content(scene: Scene, speech: Speech, parsed: Parsed) -> Spans:
    """The clauses that are the content with the quotations that they reach into; else what follows the verb."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    clauses = [sentence.clauses[n] for n in speech.content]
    spans = [(tokens[c.first].start, tokens[c.last].end) for c in clauses]
    verb = sentence.clauses[speech.clause].verb
    assert verb is not None
    at = tokens[verb.head].start
    quoted = [q.span for q in parsed.quotes if q.span.start < sentence.end and sentence.start < q.span.end]
    spans += [(q.start, q.end) for q in quoted if not q.start <= at < q.end]
    if not spans:
        spans = _object(scene, speech, verb.last)
    return _sides(scene, spans, _named_at(scene, speech, verb.first, verb.last))


def _object(scene: Scene, speech: Speech, verb: int) -> Spans:
    """What a verb has for an object where no clause is its content: "denied the report", "blamed the rebels for it"."""
    if speech.cue.kind not in ("deny", "accuse", "order", "doubt", "warn"):
        return []
    clause, tokens = scene.sentence.clauses[speech.clause], scene.sentence.tokens
    end = clause.last
    while end > verb and tokens[end].tag in ",.:c":
        end -= 1
    return [(tokens[verb + 1].start, tokens[end].end)] if end > verb else []


def _named_at(scene: Scene, speech: Speech, first: int, last: int) -> tuple[int, int]:
    """From the first to the last character of speaker and verb: no content stands there."""
    tokens = scene.sentence.tokens
    spans = [(tokens[first].start, tokens[last].end), *_source(scene, speech)]
    here = [s for s in spans if scene.sentence.start <= s[0] < scene.sentence.end]
    return min(s[0] for s in here), max(s[1] for s in here)


def _sides(scene: Scene, spans: Spans, gap: tuple[int, int]) -> Spans:
    """The content before and after who says it, without complementizers and signs at its ends."""
    if not spans:
        return []
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    sides = []
    for low, high in ((start, min(end, gap[0])), (max(start, gap[1]), end)):
        inside = [t for t in scene.sentence.tokens if low <= t.start and t.end <= high]
        while inside and (inside[0].tag in ",:" or inside[0].lower == "that"):
            inside = inside[1:]
        while inside and inside[-1].tag in ",.:":
            inside = inside[:-1]
        if inside and any(t.text[:1].isalnum() for t in inside):
            first = low if start < scene.sentence.start and low == start else inside[0].start
            last = high if end > scene.sentence.end and high == end else inside[-1].end
            sides.append((first, last))
    return sides


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
    peer=(textacy_quotes.NAME, textacy_quotes.textacy_finder),
)
