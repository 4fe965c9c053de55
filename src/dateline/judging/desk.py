"""A person's judgement put on record together with the events that follow from it, in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.judging.typed import typed_value
from dateline.model import (
    Anchor,
    Claim,
    Event,
    EventMention,
    Judgement,
    Property,
    Reading,
    UsageError,
    Value,
)
from dateline.model.judgement import (
    JudgementKind,
    PairKind,
    RulingKind,
    anchor_of_claim,
    anchor_of_mention,
    standing,
)
from dateline.pipeline import corroborate_store
from dateline.prefixes import by_prefix

if TYPE_CHECKING:
    from dateline.store import Store

_IDS = "dateline events --format json"  # prints the ids of events, mentions and claims


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement as it was put on record, and the events before and after it."""

    judgement: Judgement
    before: tuple[Event, ...]
    after: tuple[Event, ...]
    findings: tuple[str, ...]


class Desk:
    """What can be judged in one database, looked up by id; every judgement is one transaction.

    Who judges, and when, is what the store's audit log says; `why` is the reason given.
    """

    def __init__(self, store: "Store", why: str = "") -> None:
        self._store = store
        self._why = why

    def pair(self, kind: PairKind, names: Sequence[str]) -> Change:
        """Judge events or mentions to be one happening, or different ones, or say that it cannot be told.

        Raises `UsageError` where fewer than two are named, or one is not known.
        """

        def draft(books: _Books) -> Judgement:
            named = [books.mentions_of(name) for name in names]
            explicit = {group[0] for group in named if len(group) == 1}
            groups = [group if len(group) == 1 else [m for m in group if m not in explicit] for group in named]
            distinct = [group for i, group in enumerate(groups) if group and group not in groups[:i]]
            if len(distinct) < 2:
                raise UsageError("A judgement is on two different events or mentions; name another one.")
            return self._judgement(kind, groups=tuple(books.anchors(group) for group in distinct))

        return self._put(draft)

    def merge(self, event: str, other: str) -> Change:
        """Judge two events to be one. Raises `UsageError` where one is a mention, is not known, or both are one."""
        for name in (event, other):
            if not name.startswith("event:"):
                raise UsageError(
                    f"{name} is no event; write the event's id, as event:3f2a, or use: dateline judge same"
                )
        return self.pair("same", (event, other))

    def split(self, event: str, mentions: Sequence[str]) -> Change:
        """Judge some of an event's mentions to be of another happening than its others. Raises `UsageError`."""

        def draft(books: _Books) -> Judgement:
            members = list(books.event(event).mentions)
            parted = [books.mention_in(name, members) for name in mentions]
            rest = [name for name in members if name not in parted]
            if not parted or not rest:
                raise UsageError(f"A split leaves some mentions with {event} and takes others; name some, not all.")
            return self._judgement("different", groups=(books.anchors(parted), books.anchors(rest)))

        return self._put(draft)

    def rule(self, kind: RulingKind, name: str, value: str | None = None) -> Change:
        """Accept, reject or correct a claim, or the property of an event, named as EVENT/PROPERTY.

        Raises `UsageError` where it is not known, has no words to be bound to, or the value does not fit.
        """
        if (kind == "correct") != (value is not None):
            raise UsageError(f"{kind} takes {'a value' if kind == 'correct' else 'no value'} after {name}.")

        def draft(books: _Books) -> Judgement:
            event, _, about = name.partition("/")
            if about:
                return self._on_property(kind, books.event(event), about, value, books)
            claim, anchor = books.claim(name)
            meant = typed_value(claim.property, value) if value is not None else None
            return self._judgement(kind, groups=((anchor,),), value=meant)

        return self._put(draft)

    def undo(self, number: int | None = None) -> Change:
        """Take back a judgement; without a number the last one that stands. Raises `UsageError`."""
        return self._put(lambda books: self._judgement("undo", target=books.to_undo(number)))

    def redo(self, number: int | None = None) -> Change:
        """Restore a judgement that was taken back; without a number the last one. Raises `UsageError`."""
        return self._put(lambda books: self._judgement("redo", target=books.to_redo(number)))

    def _on_property(self, kind: RulingKind, event: Event, about: str, value: str | None, books: "_Books") -> Judgement:
        found = next((one for one in event.properties if one.name == about), None)
        meant = typed_value(about, value) if value is not None else _shown(event, about, found)
        return self._judgement(kind, groups=(books.anchors(event.mentions),), about=about, value=meant)

    def _judgement(
        self,
        kind: JudgementKind,
        *,
        groups: tuple[tuple[Anchor, ...], ...] = (),
        about: str | None = None,
        value: Value | None = None,
        target: int | None = None,
    ) -> Judgement:
        hand = self._store.audit.hand
        return Judgement(0, kind, hand.who, hand.now(), self._why, groups, about, value, target)

    def _put(self, draft: "Callable[[_Books], Judgement]") -> Change:
        with self._store.together() as store:
            if (
                store.is_behind()
            ):  # a run was cut off: what is judged are the events that follow from the books as they are
                corroborate_store(store)
            books = _Books(store)
            judgement = store.decide(draft(books))
            found = corroborate_store(store)
            return Change(judgement, books.events, store.events(), tuple(f.message for f in found.findings))


class _Books:
    """Events, mentions, claims and judgements by their ids; of an id a unique beginning will do."""

    def __init__(self, store: "Store") -> None:
        self.events = store.events()
        self._store = store
        self._readings = store.readings()
        self._mentions = {m.id: (reading, m) for reading in self._readings for m in reading.event_mentions}

    def event(self, name: str) -> Event:
        """The event of that id, or the one that it leads to now. Raises `UsageError`."""
        now = self._store.names.lead(name)
        return next(event for event in self.events if event.id == now)

    def mentions_of(self, name: str) -> list[str]:
        """The mentions of an event, or the one mention of that id. Raises `UsageError`."""
        if name.startswith("event:"):
            return list(self.event(name).mentions)
        return [by_prefix(name, self._mentions, "event mention", _IDS)]

    def mention_in(self, name: str, members: Sequence[str]) -> str:
        """The mention of that id, one of an event's. Raises `UsageError`."""
        return by_prefix(name, members, "mention of the event", _IDS)

    def anchors(self, mentions: Iterable[str]) -> tuple[Anchor, ...]:
        """What a judgement on the mentions is bound to."""
        found = (self._mentions[name] for name in mentions)
        return tuple(anchor_of_mention(r.document.id, m, r.event_mentions) for r, m in found)

    def claim(self, name: str) -> tuple[Claim, Anchor]:
        """The claim of that id and what a judgement on it is bound to. Raises `UsageError`."""
        claims = {claim.id: (reading, claim) for reading in self._readings for claim in reading.claims}
        reading, claim = claims[by_prefix(name, claims, "claim", _IDS)]
        anchor = self._anchor(reading, claim)
        if anchor is None:
            raise UsageError(
                f"The claim {claim.id} has no words to be judged by: it is ungrounded and nothing uses it."
            )
        return claim, anchor

    def to_undo(self, number: int | None) -> int:
        """The number of a judgement that stands. Raises `UsageError`."""
        live = [judgement.number for judgement in standing(self._store.decisions.all())]
        return _numbered(number, live, "stands and can be taken back")

    def to_redo(self, number: int | None) -> int:
        """The number of a judgement that was taken back. Raises `UsageError`."""
        record = self._store.decisions.all()
        live = {judgement.number for judgement in standing(record)}
        undone = [j.target for j in record if j.kind == "undo" and j.target is not None and j.target not in live]
        return _numbered(number, undone, "was taken back and can be restored")

    def _anchor(self, reading: Reading, claim: Claim) -> Anchor | None:
        mention: EventMention | None = self._mentions[claim.event_mention][1] if claim.span is not None else None
        return anchor_of_claim(reading.document.id, claim, mention.trigger, reading.claims) if mention else None


def _shown(event: Event, about: str, found: Property | None) -> Value:
    if found is None or found.shown is None:
        known = ", ".join(one.name for one in event.properties if one.shown is not None)
        raise UsageError(f"{event.id} shows no {about} to be judged; it shows: {known}.")
    return found.shown


def _numbered(number: int | None, choices: Sequence[int], what: str) -> int:
    if number is None and choices:
        return choices[-1]
    if number is not None and number in choices:
        return number
    asked = "No judgement" if number is None else f"No judgement {number}"
    raise UsageError(f"{asked} {what}; see: dateline judge list")
