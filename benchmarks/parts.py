"""The engine's parts, one by one, for the sets that ask for less than a whole reading: names, times, clauses, voices."""

from dataclasses import dataclass
from functools import cache

from dateline.extract.accounts import read_accounts
from dateline.extract.attribution import Speech, find_speech
from dateline.extract.coreference import read_cast
from dateline.extract.drafts import Draft
from dateline.extract.joining import Panel
from dateline.extract.quotations import Quote, Told, find_quotes
from dateline.extract.reading import Extractor, make_extractor, scenes_of
from dateline.extract.roles import Scene
from dateline.extract.syntax.parse import parse
from dateline.extract.voices import labels_of, voices_of
from dateline.model import Block, Document, Mentions, Reading, Settings
from dateline.pipeline import AutoEngine, in_mixed_case, load_engine, read_document, spot
from dateline.read.assemble import document_id
from dateline.read.sources import read_bytes
from dateline.rules.load import load_rules


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its mentions, its sentences and what is said in them."""

    document: Document
    mentions: Mentions
    scenes: tuple[Scene, ...]
    speech: dict[int, tuple[Speech, ...]]
    quotes: tuple[Quote, ...]
    panel: Panel | None = None  # the network's votes, where the engine asks for them


@cache
def extractor() -> Extractor:
    """The rules, indexed once in each process."""
    return make_extractor(load_rules())


def to_document(text: str, settings: Settings) -> Document:
    """The text as the reading room lays it out; an empty text is an empty document."""
    (found,) = read_bytes(text.encode("utf-8", "replace"), "report.txt", settings, load_rules().language.header)
    return found.records[0] if found.records else sentence_document(text)


def sentence_document(text: str) -> Document:
    """The text as one paragraph, whatever it looks like: for sentences that stand alone."""
    return Document(document_id(text), language="en", text=text, blocks=(Block("paragraph", 0, len(text)),))


def read_text(text: str, settings: Settings) -> tuple[Document, Reading]:
    """What the engine reads in a text."""
    document = to_document(text, settings)
    return document, read_document(document, settings)


def mentions_of(document: Document, settings: Settings) -> Mentions:
    """The names, places, times and numbers of a document, resolved."""
    return spot(in_mixed_case(document, load_rules()), settings, load_rules())[0]


def panel_of(document: Document, settings: Settings) -> Panel | None:
    """The network's votes on a document; None where the rules read alone."""
    engine = load_engine(settings.engine)
    return engine.panel(document) if isinstance(engine, AutoEngine) else None


def parse_document(document: Document, settings: Settings) -> Parsed:
    """The sentences of a document, read shallowly, with who speaks in them."""
    engine = extractor()
    panel = panel_of(document, settings)
    document = in_mixed_case(document, engine.rules)
    mentions = mentions_of(document, settings)
    sentences = parse(document, mentions, engine.rules.language.syntax)
    scenes = scenes_of(document, sentences, engine, panel)
    cast = read_cast(document, sentences, engine.nouns)
    speech = {scene.index: find_speech(scene, engine.speech) for scene in scenes}
    quotes = find_quotes(document, Told(sentences, speech, cast, labels_of(scenes))) if scenes else ()
    return Parsed(document, mentions, scenes, speech, quotes, panel)


def drafts_of(parsed: Parsed) -> tuple[Draft, ...]:
    """One draft for each trigger, before any are joined to happenings."""
    engine = extractor()
    drafts: list[Draft] = []
    for scene in parsed.scenes:
        heard = voices_of(scene, parsed.speech[scene.index], engine.speech, parsed.quotes)
        told = read_accounts(scene, parsed.document.text, engine.cues, heard)
        drafts.extend(told if parsed.panel is None else (parsed.panel.weigh(draft, scene, told) for draft in told))
    return tuple(drafts)


def in_source(document: Document, start: int, end: int) -> list[int] | None:
    """Where the kept words stood in the text that was given; None where the reader put them there.

    Line breaks of two characters are kept as one, so that the two texts can differ.
    """
    first, last = document.raw_offset(start), document.raw_offset(end - 1) if end > start else None
    if not document.segments:
        return [start, end]
    return [first, last + 1] if first is not None and last is not None else None
