"""Direct speech: what stands between quotation marks or in a block of its own, and who speaks it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from dateline.extract.attribution import Speech
from dateline.extract.coreference import Cast
from dateline.extract.participants import Participant
from dateline.extract.syntax.types import Sentence
from dateline.model import Block, Document, Span

_CLOSING = {"“": "”", "„": "”", "«": "»", '"': '"'}
_OPENING = re.compile(f"[{''.join(_CLOSING)}]")
_FEWEST_WORDS = 3  # fewer are scare quotes, unless speech is reported in the same sentence
_MOST_IN_ONE = 40  # quotations of one sentence that are looked at
_LONGEST = 4000  # characters; a quotation that is never closed ends with its paragraph


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in somebody's mouth."""

    span: Span
    speaker: Participant | None


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a document with what was found out about each."""

    sentences: tuple[Sentence, ...]
    speech: Mapping[int, tuple[Speech, ...]]
    cast: Cast
    labels: Mapping[int, tuple[int, Participant]]  # by sentence: the colon of a label, and whose label it is
    calling_verbs: frozenset[str] = frozenset()  # what somebody does who calls a thing by the words between the marks


def find_quotes(document: Document, told: Told) -> tuple[Quote, ...]:
    """Every quotation of the document in the order of the text."""
    quotes: list[Quote] = []
    for index, block in enumerate(document.blocks):
        if block.kind in ("title", "heading", "byline", "dateline"):
            continue
        speaker = _block_speaker(document, index, told)
        marked = [
            Quote(s, _speaker_of(s, told) or _announced(s, index, document, told)) for s in _marked(document, block)
        ]
        if (block.kind == "quotation" or speaker is not None) and not marked:
            quotes.append(Quote(document.span(block.start, block.end), speaker))
        quotes.extend(q for q in marked if _is_speech(q))
    return tuple(quotes)


def _is_speech(quote: Quote) -> bool:
    return len(quote.span.quote.split()) >= _FEWEST_WORDS or quote.speaker is not None


def _marked(document: Document, block: Block) -> Iterator[Span]:
    """What stands between marks; a quotation that is not closed runs to the end of its block."""
    text, at = document.text, block.start
    while opening := _OPENING.search(text, at, block.end):
        at, closing = opening.start(), _CLOSING[opening.group()]
        end = text.find(closing, at + 1, min(block.end, at + _LONGEST))
        end = min(block.end, at + _LONGEST) if end < 0 else end
        first, last = _trimmed(text, at + 1, end)
        if first < last:
            yield document.span(first, last)
        at = end + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _block_speaker(document: Document, index: int, told: Told) -> Participant | None:
    """Who speaks a block of its own: the subject of the sentence before it, where that ends with a colon."""
    before = index - 1
    while before >= 0 and document.blocks[before].kind in ("heading", "caption"):
        before -= 1
    if before < 0 or not document.text[: document.blocks[before].end].rstrip().endswith(":"):
        return None
    last = next((i for i in range(len(told.sentences) - 1, -1, -1) if told.sentences[i].block == before), None)
    return _main_subject(last, told) if last is not None else None


def _announced(span: Span, index: int, document: Document, told: Told) -> Participant | None:
    """Who speaks a quotation that opens a block, by the label that is the block before: "Statement of the army:"."""
    is_first = not document.text[document.blocks[index].start : span.start].strip('"“„« ')
    before = [i for i, s in enumerate(told.sentences) if s.block == index - 1]
    label = told.labels.get(before[-1]) if before and is_first else None
    is_whole = label is not None and label[0] == len(told.sentences[before[-1]].tokens) - 1
    return label[1] if label is not None and is_whole else None


def _main_subject(index: int, told: Told) -> Participant | None:
    said = told.speech.get(index, ())
    if said and said[-1].speaker is not None:
        return said[-1].speaker
    clauses = told.sentences[index].clauses
    return next((p for c in clauses if c.kind == "main" and (p := told.cast.at(index, c.subject)) is not None), None)


def _speaker_of(span: Span, told: Told) -> Participant | None:
    """Who says it: the speech in its own sentence outside the marks, else in the sentence after or before."""
    first = max(0, bisect_right(told.sentences, span.start, key=lambda s: s.start) - 1)
    reach = takewhile(lambda i: told.sentences[i].start < span.end, range(first, len(told.sentences)))
    inside = [i for i in reach if span.start < told.sentences[i].end]
    for index in inside:
        found = _outside(index, span, told)
        if found is not None:
            return found
    if not inside:
        return None
    label = told.labels.get(inside[0])
    if label is not None and told.sentences[inside[0]].tokens[label[0]].end <= span.start:
        return label[1]
    return _caller(inside[0], span, told) or _beside(inside, span, told)


def _caller(index: int, span: Span, told: Told) -> Participant | None:
    """Who calls a thing by the quoted words: 'the spokesman called the claim "a lie …"'."""
    sentence = told.sentences[index]
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.is_passive or verb.lemma not in told.calling_verbs:
            continue
        start, end = sentence.tokens[verb.head].end, sentence.tokens[clause.last].end
        caller = told.cast.at(index, clause.subject)
        if start <= span.start <= end and caller is not None and caller.is_people:
            return caller
    return None


def _outside(index: int, span: Span, told: Told) -> Participant | None:
    """The speaker of a speech clause whose verb stands outside the quotation."""
    sentence = told.sentences[index]
    for item in reversed(told.speech.get(index, ())):
        verb = sentence.clauses[item.clause].verb
        if verb is None or item.speaker is None:
            continue
        at = sentence.tokens[verb.head].start
        if not span.start <= at < span.end:
            return item.speaker
    return None


def _beside(inside: list[int], span: Span, told: Told) -> Participant | None:
    """The speaker named right after the closing mark, or in the sentence before in the same paragraph."""
    after, before = inside[-1] + 1, inside[0] - 1
    block = told.sentences[inside[0]].block
    if after < len(told.sentences) and told.sentences[after].block == block:
        starts_with_speech = [s for s in told.speech.get(after, ()) if s.clause == 0 and not s.content]
        if starts_with_speech and told.sentences[after].start - span.end < 4:
            return starts_with_speech[0].speaker
    sentence = told.sentences[inside[0]]
    is_whole = span.start - sentence.start < 3 and sentence.end - span.end < 3
    if is_whole and before >= 0 and told.sentences[before].block == block:
        said = told.speech.get(before, ())
        return said[-1].speaker if said else None
    return None


def quotes_of(sentence: Sentence, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations that reach into a sentence, of all those of the document in their order."""
    upto = bisect_right(quotes, sentence.end, key=lambda q: q.span.start)
    return tuple(q for q in quotes[max(0, upto - _MOST_IN_ONE) : upto] if q.span.end > sentence.start)
