"""Where the grammar's vote and the network's meet: which triggers, roles, counts, places and days of a draft stand.

Each decision is a line of `rules/joining.tsv`: how likely it is right follows from the network's vote and from whether the
grammar says so too (a logistic regression, fitted by `python -m training join` on passages that the network has not seen).
What another voice than the report's says is left alone: no vote overrules the grammar of attribution.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from dateline.extract.distances import are_apart
from dateline.extract.drafts import Draft, Moment, Seat, Vote, VotedBy
from dateline.extract.families import EXPLOSIVE
from dateline.extract.participants import Participant
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import clause_of_phrase, clause_of_verb
from dateline.extract.syntax.types import Sentence
from dateline.extract.triggers import Hit
from dateline.model import PlaceMention, Span, TimeMention
from dateline.model.reading import Modality, Polarity
from dateline.rules.joining import Joining
from dateline.rules.types import PartOfSpeech, Trigger
from dateline.rules.word_sets import WordSets
from dateline.votes.votes import SpanVote, Votes

_SURE = 0.5  # from which probability on a decision of the network alone stands
_DOUBTED = 0.1  # below which a trigger, a seat or a factuality of the grammar falls: it has read the sentence
_CALM = 0.9  # of the topic: below it a page tells of no conflict; 98 of 100 passages that tell of one lie above
_SILENT = 0.999  # the same where no word of it names a side, a weapon or a deed: half the calm pages, 1 of 6 others
_CERTAIN = 0.95  # of a trigger that stands all the same
_CHANGED = 0.75  # from which a type of the network's takes the place of what the word alone stands for
_UNNAMED = 0.97  # the same of a type whose weapon is not named
_SEEN = 0.3  # score from which a stretch that the network finds is a candidate
RELATION_OF = {
    "perpetrator": "perpetrator", "agent": "perpetrator", "state": "perpetrator", "crowd": "perpetrator",
    "leaver": "perpetrator", "taker": "perpetrator", "victim": "victim", "target": "target", "holder": "target",
    "party": "party", "instrument": "instrument", "sponsor": "sponsor",
}  # fmt: skip
_ADDED = ("perpetrator", "victim", "target", "party", "instrument")
_DOING = frozenset({"perpetrator", "party"})
Circumstance = TypeVar("Circumstance", PlaceMention, TimeMention)
_WHO = ("person", "people", "org", "object", "weapon")


class Panel:
    """The network's votes on one document with the table that weighs them against the grammar's."""

    def __init__(self, votes: Votes, joining: Joining, has_sign: bool = True) -> None:
        """Find the stretches that the network sees, once; `has_sign` is whether a word of the page names a side or a weapon."""
        self.votes, self.joining, self.has_sign = votes, joining, has_sign
        self._seen: dict[tuple[int, int], SpanVote | None] = {}  # what `_mention` has found
        self.topic = votes.topics["conflict"]
        self.triggers = tuple(votes.spans("trigger", _SEEN))
        self.mentions = tuple(m for kind in _WHO for m in votes.spans(f"mention.{kind}", _SEEN))

    def of_trigger(self, share: float, is_told: bool) -> float:
        """How likely words tell of a happening; on a page that tells of no conflict none does that the network is not sure of."""
        is_calm = self.topic < _CALM and share < _CERTAIN if self.has_sign else self.topic < _SILENT
        if is_calm:
            return 0.0
        return self.joining.chance("trigger", share, is_told, self.topic)

    # ---- triggers
    def hits(self, sentence: Sentence, found: tuple[Hit, ...], sets: WordSets) -> tuple[Hit, ...]:
        """The triggers of a sentence that stand: the grammar's that the network does not refuse, and those that it alone sees."""
        kept = [hit for hit in found if self.stands(sentence, hit)]
        taken = {token for hit in found for token in range(hit.first, hit.last + 1)}
        new = (hit for hit in self._unseen(sentence) if not taken & set(range(hit.first, hit.last + 1)))
        kept.extend([hit for hit in new if not _carries(sentence, hit, kept, sets)])
        return tuple(sorted(kept, key=lambda hit: hit.first))

    def stands(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a trigger of the grammar stands against the network's vote."""
        start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
        if not self.votes.has(start, end):
            return True
        return self.of_trigger(self.votes.highest("trigger", start, end), True) >= _DOUBTED

    def _unseen(self, sentence: Sentence) -> Iterator[Hit]:
        for span in self.triggers:
            if not sentence.start <= span.start < sentence.end:
                continue
            tokens = [n for n, t in enumerate(sentence.tokens) if t.start < span.end and span.start < t.end]
            if tokens and self.of_trigger(span.score, False) >= _SURE:
                trigger = self._trigger(sentence, tokens, span)
                if trigger is not None:
                    yield Hit(trigger, tokens[0], tokens[-1], _head(sentence, tokens))

    def _trigger(self, sentence: Sentence, tokens: list[int], span: SpanVote) -> Trigger | None:
        """A row of the lexicon for words that it does not have, by the type that the network sees."""
        kinds = self.votes.shares("sub_event_type", span.start, span.end)
        row = self.joining.frames.get(max(kinds, key=lambda name: kinds[name])) if kinds else None
        if row is None:
            return None
        head = sentence.tokens[_head(sentence, tokens)]
        pos: PartOfSpeech = "verb" if head.tag in "vzdeng" else "noun"
        return Trigger(
            f"voted.{row.frame}", head.lemma, pos, row.frame, row.subject if pos == "verb" else "-",
            row.object if pos == "verb" else "-", "-" if pos == "verb" else row.of, row.measure, "strong", "0.5", "model", "",
        )  # fmt: skip

    # ---- what a draft says
    def weigh(self, draft: Draft, scene: Scene, beside: tuple[Draft, ...]) -> Draft:
        """The draft with its seats, its factuality, its places and days as both votes have it; `beside` are its sentence's."""
        at = (draft.span.start, draft.span.end)
        if draft.frame == "toll" or not self.votes.has(*at):
            return draft
        vote, kind = self._vote(draft, at), self._kind(draft, scene)
        if not draft.voice.is_author:
            seats = tuple(self._backed(draft, seat) for seat in draft.seats)
            return replace(draft, vote=vote, kind=kind, seats=seats)
        polarity, modality = self._factuality(draft)
        return replace(
            draft, vote=vote, kind=kind, polarity=polarity, modality=modality, seats=self._seats(draft, scene),
            places=draft.places or self._places(draft, scene), moments=draft.moments or self._moments(draft, scene, beside),
        )  # fmt: skip

    def _vote(self, draft: Draft, at: tuple[int, int]) -> Vote:
        """Whose trigger it is."""
        seen, is_told = self.votes.highest("trigger", *at), draft.trigger.source != "model"
        by: VotedBy = "model" if not is_told else "both" if seen >= _SURE else "rules"
        return Vote(by, self.of_trigger(seen, is_told))

    def _kind(self, draft: Draft, scene: Scene) -> str | None:
        """The sub-event type that the network sees, where it is sure enough to stand against the rules'.

        A type that names a weapon needs a word for one in the sentence or the one before, or a vote that hardly doubts, and a
        word that names no other: a page of many events lends its votes about.
        """
        kinds = self.votes.shares("sub_event_type", draft.span.start, draft.span.end)
        best = max(kinds, key=lambda name: kinds[name], default=None)
        chance = self.joining.chance("type", kinds[best], False) if best else 0.0
        if best is None or self._has_weapon(best, scene):
            return best if chance >= _CHANGED else None
        return best if chance >= _UNNAMED and draft.frame not in EXPLOSIVE - {"bombing"} else None

    def _has_weapon(self, kind: str, scene: Scene) -> bool:
        """Whether the sentence names a weapon such as the type speaks of, or a deed done with one."""
        row = self.joining.frames[kind]
        classes = row.weapons
        if not classes or any(hit.trigger.frame == row.frame for hit in scene.hits):
            return True
        people = (*scene.cast.all_of(scene.index - 1), *scene.cast.all_of(scene.index))
        if any(p.weapon is not None and p.weapon.weapon_class in classes for p in people):
            return True
        is_bombing = any(scene.sets.bombing_words & set(hit.trigger.lemma.split()) for hit in scene.hits)
        return "aerial" in classes and is_bombing

    def _factuality(self, draft: Draft) -> tuple[Polarity, Modality]:
        """As the grammar has it, unless the network is surer that the happening is asserted, or that it is not."""
        at = (draft.span.start, draft.span.end)
        modalities, polarities = self.votes.shares("modality", *at), self.votes.shares("polarity", *at)
        if not modalities:
            return draft.polarity, draft.modality
        is_plain = (draft.polarity, draft.modality) == ("positive", "asserted")
        chance = self.joining.chance("plain", modalities["asserted"] * polarities["positive"], is_plain)
        if (chance >= _DOUBTED) if is_plain else (chance <= 1 - _DOUBTED):
            return draft.polarity, draft.modality
        stands = not is_plain
        if stands:
            return "positive", "asserted"
        likeliest: Modality = max(_MODALITIES, key=lambda name: modalities[name])
        return ("negative" if polarities["negative"] > _SURE else "positive"), likeliest

    def _seats(self, draft: Draft, scene: Scene) -> tuple[Seat, ...]:
        kept = [self._backed(draft, seat) for seat in draft.seats]
        kept = [
            seat for seat in kept if seat.vote is None or seat.vote.confidence >= _DOUBTED or not seat.voice.is_author
        ]
        return (*kept, *self._missing(draft, scene))

    def _backed(self, draft: Draft, seat: Seat) -> Seat:
        """A seat of the grammar with what the network thinks of it."""
        relation = RELATION_OF.get(seat.role)
        if relation is None or seat.participant.sentence != draft.sentence or seat.participant.is_pronoun:
            return seat
        share = self.share(draft, seat.participant, relation)
        chance = self.joining.chance(relation, share, True)
        return replace(seat, vote=Vote("both" if share >= _SURE else "rules", chance))

    def _missing(self, draft: Draft, scene: Scene) -> Iterator[Seat]:
        """Those whom the network alone gives a role; a doer only from the trigger's own clause, whose voice is the draft's."""
        for number, role, person, share in self.unseated(draft, scene):
            chance = self.joining.chance(role, share, False)
            there = clause_of_phrase(scene.sentence, number)
            is_told_there = role not in _DOING or (there == draft.clause and not _is_charge(scene, there))
            if chance >= _SURE and is_told_there:
                yield Seat(role, person, draft.voice, Vote("model", chance))

    def unseated(self, draft: Draft, scene: Scene) -> Iterator[tuple[int, str, Participant, float]]:
        """Whom the network sees in the sentence without a seat: phrase, likeliest role, who, and the role's share."""
        seated = [s.participant.span for s in draft.seats]
        for number in range(len(scene.sentence.phrases)):
            person = scene.cast.at(scene.index, number)
            if person is None or person.is_pronoun or person.place is not None:
                continue
            if self._mention(person.span.start, person.span.end) is None:
                continue
            if any(person.span.overlaps(span) for span in (draft.span, *seated)):
                continue
            shares = self.votes.relations((draft.span.start, draft.span.end), self._stretch(person))
            role = max(_ADDED, key=lambda name: shares.get(name, 0.0))
            yield number, role, person, shares.get(role, 0.0)

    def share(self, draft: Draft, person: Participant, relation: str) -> float:
        """How likely the network thinks that a relation holds between a draft's trigger and a participant."""
        return self.votes.relations((draft.span.start, draft.span.end), self._stretch(person)).get(relation, 0.0)

    def _mention(self, start: int, end: int) -> SpanVote | None:
        """The mention that the network sees at these characters: of several the one that holds most of them."""
        if (start, end) not in self._seen:
            over = [m for m in self.mentions if m.start < end and start < m.end]
            best = max(over, key=lambda m: min(m.end, end) - max(m.start, start), default=None)
            self._seen[start, end] = best
        return self._seen[start, end]

    def _stretch(self, person: Participant) -> tuple[int, int]:
        """The mention as the network cuts it; relations were learned from the first piece of those."""
        seen = self._mention(person.span.start, person.span.end) or person.span
        return seen.start, seen.end

    def _places(self, draft: Draft, scene: Scene) -> tuple[PlaceMention, ...]:
        """The place of the sentence that the network gives to a draft that has none."""
        found = {t.place for t in scene.sentence.tokens if t.place is not None and t.place.value is not None}
        return tuple(self._likeliest(draft, "place", found))

    def _moments(self, draft: Draft, scene: Scene, beside: tuple[Draft, ...]) -> tuple[Moment, ...]:
        """The time of the sentence that the network gives to a draft that has none; not that of what happened elsewhere.

        Another happening, by which the sentence dates its own, has none of the sentence's.
        """
        if draft.is_background:
            return ()
        elsewhere = {m.mention for d in beside if are_apart(d.places, draft.places) for m in d.moments}
        found = {t.time for t in scene.sentence.tokens if t.time is not None} - elsewhere
        return tuple(Moment(mention) for mention in self._likeliest(draft, "date", found))

    def _likeliest(self, draft: Draft, relation: str, found: Iterable[Circumstance]) -> Iterator[Circumstance]:
        """The one for which the relation is likeliest, if it is likelier than not; of equals the first in the text."""
        chances = {
            mention: self._near(draft, relation, mention.span) for mention in sorted(found, key=lambda m: m.span)
        }
        best = max(chances, key=lambda mention: chances[mention], default=None)
        if best is not None and chances[best] >= _SURE:
            yield best

    def _near(self, draft: Draft, relation: str, span: Span) -> float:
        shares = self.votes.relations((draft.span.start, draft.span.end), (span.start, span.end))
        return self.joining.chance(relation, shares.get(relation, 0.0), False)


_MODALITIES: tuple[Modality, ...] = ("asserted", "hedged", "planned", "hypothetical", "generic")


def _is_charge(scene: Scene, clause: int | None) -> bool:
    """Whether the clause only says whom somebody holds the doer: "blamed the rebels for the killings"."""
    verb = scene.sentence.clauses[clause].verb if clause is not None else None
    return verb is not None and verb.lemma in scene.sets.charging_verbs


def _carries(sentence: Sentence, hit: Hit, told: list[Hit], sets: WordSets) -> bool:
    """Whether a verb of the network's only carries a noun that tells: "launched air strikes", "spilled into attacks"."""
    number = clause_of_verb(sentence, hit.head)
    if number is None:
        return False
    clause = sentence.clauses[number]
    found = [(n, sentence.phrases[n]) for n in (clause.object, *clause.phrases) if n is not None]
    phrases = [p for n, p in found if n == clause.object or p.prep in sets.target_prepositions]
    return any(p.first <= other.last <= p.last for p in phrases for other in told if other.trigger.pos == "noun")


def _head(sentence: Sentence, tokens: list[int]) -> int:
    """The verb of the words, else their last noun."""
    verbs = [n for n in tokens if sentence.tokens[n].tag in "vzdeng"]
    return verbs[0] if verbs else tokens[-1]
