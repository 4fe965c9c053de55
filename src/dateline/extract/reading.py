"""One document to its reading: sentences, drafts, happenings, event mentions, claims."""

from dataclasses import dataclass, replace
from itertools import chain, pairwise

from dateline.codec import project
from dateline.extract.accounts import read_accounts
from dateline.extract.accusations import find_accusations, referred
from dateline.extract.attribution import Speech, SpeechIndex, find_speech
from dateline.extract.control import Holding, find_holdings
from dateline.extract.coreference import read_cast
from dateline.extract.dates import Clock, DateReader
from dateline.extract.discourse import Happening, Page, gather
from dateline.extract.drafts import Accusation, Draft
from dateline.extract.factuality import CueIndex
from dateline.extract.families import TERRITORY, VIOLENT
from dateline.extract.joining import Panel
from dateline.extract.ledger import claims_of, contests_of, to_speaker
from dateline.extract.mishaps import calm_around
from dateline.extract.participants import Nouns
from dateline.extract.persons import find_persons, without_private_doers
from dateline.extract.quotations import Quote, Told, find_quotes
from dateline.extract.roles import Scene
from dateline.extract.subtypes import TypeTables
from dateline.extract.syntax.parse import parse
from dateline.extract.syntax.types import Sentence
from dateline.extract.totals import totals_of
from dateline.extract.triggers import Hit, TriggerIndex, find_triggers
from dateline.extract.view import event_mention
from dateline.extract.voices import Voices, labels_of, voices_of
from dateline.model import (
    Document,
    DocumentHead,
    EventMention,
    Finding,
    Mentions,
    PlaceMention,
    PlaceValue,
    Quotation,
    Reading,
    Total,
)
from dateline.rules.load import Rules
from dateline.rules.types import Trigger

_BLAMED = VIOLENT | {"abduct", "destroy"}
_LABEL = 8  # tokens that a label has at most, its sign included


@dataclass(frozen=True, slots=True, eq=False)
class Extractor:
    """The rules, indexed once, ready for any number of documents."""

    rules: Rules
    triggers: TriggerIndex
    speech: SpeechIndex
    cues: CueIndex
    tables: TypeTables
    nouns: Nouns


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with who says what in it."""

    scene: Scene
    speech: tuple[Speech, ...]
    voices: Voices


def make_extractor(rules: Rules) -> Extractor:
    """Index the rules."""
    sets = rules.language.syntax.sets
    return Extractor(
        rules,
        TriggerIndex(rules.triggers),
        SpeechIndex(rules.speech),
        CueIndex(rules.modality, sets, rules.light_verbs),
        TypeTables(rules.frames, rules.subtypes, rules.types, rules.weapons, sets),
        Nouns(rules.nouns, rules.weapons, rules.demonyms, _heads(rules.triggers), sets),
    )


def _heads(triggers: tuple[Trigger, ...]) -> frozenset[str]:
    """The lemmas of the nouns that name happenings."""
    return frozenset(t.lemma.split()[-1] for t in triggers if t.pos == "noun" and "*" not in t.lemma)


def extract(
    document: Document, mentions: Mentions, read_date: DateReader, extractor: Extractor, panel: Panel | None = None
) -> Reading:
    """Everything that is read in one document whose mentions are spotted and resolved; by the rules alone without a panel."""
    sentences = parse(document, mentions, extractor.rules.language.syntax)
    scenes = scenes_of(document, sentences, extractor, panel)
    speech = {scene.index: find_speech(scene, extractor.speech) for scene in scenes}
    calling = extractor.nouns.sets.calling_verbs
    told = Told(sentences, speech, scenes[0].cast, labels_of(scenes), calling) if scenes else None
    quotes = find_quotes(document, told) if told is not None else ()
    heard = tuple(_heard(scene, speech[scene.index], quotes, extractor) for scene in scenes)
    drafts = tuple(d for h in heard for d in _drafts(h, document.text, extractor, panel))
    page = Page(sentences, document.blocks, _sections(document, mentions, sentences))
    happenings = gather(drafts, page, Clock(read_date, document.published))
    happenings = [h for h in happenings if not all(d.frame == "toll" for d in h.drafts)]
    accused = tuple(a for h in heard for a in find_accusations(h.scene, extractor.speech, h.voices, h.speech))
    holdings = tuple(x for h in heard for x in find_holdings(h.scene, h.voices, document.text))
    persons = (
        find_persons(
            document, sentences, scenes[0].cast, drafts, (extractor.nouns, extractor.rules.language.syntax.knows)
        )
        if scenes
        else ()
    )
    blocks = tuple(sentence.block for sentence in sentences)
    reading = _reading(document, happenings, (accused, quotes, holdings), (extractor, blocks))
    shown = tuple(without_private_doers(mention, persons) for mention in reading.event_mentions)
    return replace(reading, event_mentions=shown, persons=persons)


def _sections(document: Document, mentions: Mentions, sentences: tuple[Sentence, ...]) -> dict[int, PlaceMention]:
    """The one town or region that the heading over each block names, or the label that the block begins with.

    "**Zolochiv.** Guided bombs were dropped on the outskirts."
    """
    found: dict[int, PlaceMention] = {}
    heading: PlaceMention | None = None
    labels = _labels(sentences)
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            named = [p for p in mentions.places if block.start <= p.span.start < block.end and p.value is not None]
            heading = named[0] if len(named) == 1 else None
        elif (place := labels.get(index, heading)) is not None:
            found[index] = place
    return found


def _labels(sentences: tuple[Sentence, ...]) -> dict[int, PlaceMention]:
    """The first place in the first sentence of a block, where that is short and has no verb and another follows."""
    found: dict[int, PlaceMention] = {}
    seen: set[int] = set()
    for sentence, following in pairwise(sentences):
        is_first = sentence.block not in seen
        seen.add(sentence.block)
        is_label = len(sentence.tokens) <= _LABEL and all(clause.verb is None for clause in sentence.clauses)
        named = [t.place for t in sentence.tokens if t.place is not None and t.place.value is not None]
        if is_first and is_label and named and following.block == sentence.block:
            found[sentence.block] = named[0]
    return found


def _drafts(heard: Heard, text: str, extractor: Extractor, panel: Panel | None) -> tuple[Draft, ...]:
    """What one sentence tells."""
    drafts = read_accounts(heard.scene, text, extractor.cues, heard.voices)
    return drafts if panel is None else tuple(panel.weigh(draft, heard.scene, drafts) for draft in drafts)


def scenes_of(
    document: Document, sentences: tuple[Sentence, ...], extractor: Extractor, panel: Panel | None = None
) -> tuple[Scene, ...]:
    """The sentences with what the document knows of them."""
    rules = extractor.rules
    cast = read_cast(document, sentences, extractor.nouns)
    hits = tuple(_hits(s, extractor, panel) for s in sentences)
    around = calm_around(sentences, hits, extractor.nouns.sets)
    return tuple(
        Scene(
            i,
            s,
            cast,
            rules.demonyms,
            rules.light_verbs,
            extractor.nouns.sets,
            rules.place_links,
            hits[i],
            around[i],
        )
        for i, s in enumerate(sentences)
    )


def _hits(sentence: Sentence, extractor: Extractor, panel: Panel | None) -> tuple[Hit, ...]:
    """The triggers of a sentence."""
    found = find_triggers(sentence, extractor.triggers)
    return found if panel is None else panel.hits(sentence, found, extractor.nouns.sets)


def _heard(scene: Scene, speech: tuple[Speech, ...], quotes: tuple[Quote, ...], extractor: Extractor) -> Heard:
    """The voice of each clause."""
    return Heard(scene, speech, voices_of(scene, speech, extractor.speech, quotes))


def _reading(
    document: Document,
    happenings: list[Happening],
    given: tuple[tuple[Accusation, ...], tuple[Quote, ...], tuple[Holding, ...]],
    read_with: tuple[Extractor, tuple[int, ...]],
) -> Reading:
    accusations, quotes, holdings = given
    extractor, blocks = read_with
    mentions = tuple(event_mention(h, document.id, extractor.tables) for h in happenings)
    bound, loose = _bind(accusations, happenings, blocks)
    pairs = tuple(zip(happenings, mentions, strict=True))
    held = _held(holdings, happenings)
    claims = [claims_of(h, m, (bound.get(n, ()), held.get(n, ())), extractor.tables) for n, (h, m) in enumerate(pairs)]
    mentions = tuple(_summed(m, totals_of(h, own)) for (h, m), own in zip(pairs, claims, strict=True))
    contests = tuple(x for (h, m), own in zip(pairs, claims, strict=True) for x in contests_of(h, m, own))
    quotations = tuple(Quotation(to_speaker(q.speaker), q.span) for q in quotes)
    findings = tuple(Finding("extract", "Blame without a happening that it could be about.", a.span) for a in loose)
    return Reading(
        project(document, DocumentHead), mentions, tuple(chain.from_iterable(claims)), contests, quotations, findings
    )


def _summed(mention: EventMention, totals: tuple[Total, ...]) -> EventMention:
    return replace(mention, totals=totals) if totals else mention


def _bind(
    accusations: tuple[Accusation, ...], happenings: list[Happening], blocks: tuple[int, ...]
) -> tuple[dict[int, tuple[Accusation, ...]], list[Accusation]]:
    """Which happening each accusation is about: the one that its words name, else the last violent one told before it."""
    bound: dict[int, tuple[Accusation, ...]] = {}
    loose: list[Accusation] = []
    for accusation in referred(accusations):
        number = _named(accusation, happenings)
        if number is None:
            number = _last_before(accusation, happenings, blocks)
        if number is None:
            loose.append(accusation)
        else:
            bound[number] = (*bound.get(number, ()), accusation)
    return bound, loose


def _held(holdings: tuple[Holding, ...], happenings: list[Happening]) -> dict[int, tuple[Holding, ...]]:
    """Which happening each holding is told beside: the last one at its place that is told before it, else after it."""
    found: dict[int, tuple[Holding, ...]] = {}
    for holding in holdings:
        at = holding.place.place.value if holding.place.place is not None else None
        near = [n for n, h in enumerate(happenings) if _is_where(h, at)]
        before = [n for n in near if happenings[n].main.span < holding.span]
        number = before[-1] if before else next(iter(near), None)
        if number is not None:
            found[number] = (*found.get(number, ()), holding)
    return found


def _is_where(happening: Happening, at: PlaceValue | None) -> bool:
    """Whether a happening is at the place; "it" is where ground has changed hands."""
    if at is None:
        return happening.main.frame in TERRITORY
    return any(_is_at(place, at) for place in happening.places)


def _is_at(place: PlaceMention, value: PlaceValue) -> bool:
    return place.value is not None and (place.value.place_id, place.value.name) == (value.place_id, value.name)


def _named(accusation: Accusation, happenings: list[Happening]) -> int | None:
    if accusation.role == "target":
        heads = {p.head for p in accusation.accused}
        return next(
            (
                n
                for n, h in enumerate(happenings)
                if any(s.participant.head in heads for d in h.drafts for s in d.seats)
            ),
            None,
        )
    if accusation.event is None:
        return None
    return next((n for n, h in enumerate(happenings) if any(d.span.overlaps(accusation.event) for d in h.drafts)), None)


def _last_before(accusation: Accusation, happenings: list[Happening], blocks: tuple[int, ...]) -> int | None:
    """The violent happening told most recently before the accusation, in its own paragraph if the report tells of one there."""
    own = blocks[accusation.sentence]

    def told(draft: Draft) -> bool:
        return draft.sentence <= accusation.sentence and draft.frame in _BLAMED

    candidates = [
        (
            any(told(d) and d.voice.is_author and blocks[d.sentence] == own for d in h.drafts),
            len(h.drafts) > 1,
            max(d.span for d in h.drafts if told(d)),
            n,
        )
        for n, h in enumerate(happenings)
        if h.main.modality in ("asserted", "hedged") and any(told(d) for d in h.drafts)
    ]
    return max(candidates)[3] if candidates else None
