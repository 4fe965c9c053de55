"""Whom the actor mentions of a document mean: the row of the right years, the full form of a short one, whose army."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dateline.model import Actor, ActorMention, Finding, Result, Span
from dateline.rules.actor_types import ActorKnowledge, Institution
from dateline.rules.types import ActorRow
from dateline.rules.words import fold, name_key

_PLACE_WEIGHT = 3  # a place that the report is set in says more about its country …
_COUNTRY_WEIGHT = 2  # … than a country named as an actor …
_ACTOR_WEIGHT = 1  # … and that more than an actor from it


@dataclass(slots=True)
class _Memory:
    """What earlier mentions of the document have settled; lives as long as one call."""

    knowledge: ActorKnowledge
    published: str | None
    focus: str | None
    settled: dict[str, Actor] = field(default_factory=dict)  # entity as spotted -> as resolved
    surnames: dict[str, Actor | None] = field(default_factory=dict)  # None: two persons bear it
    owners: dict[str, str] = field(default_factory=dict)  # an institution's words -> the country last named with them
    bodies: dict[str, str] = field(default_factory=dict)  # an entity pattern -> the country last named with it
    findings: dict[str, Finding] = field(default_factory=dict)  # one for each wording

    def note(self, message: str, span: Span) -> None:
        self.findings.setdefault(message, Finding("resolve", message, span))


def resolve_actors(
    mentions: tuple[ActorMention, ...], published: str | None, focus: str | None, knowledge: ActorKnowledge
) -> Result[ActorMention]:
    """The same mentions, in the same order and at the same spans, with the actors they mean.

    `published` is an ISO date, `focus` the ISO code of the country that the document is mostly about. A name that
    several actors share, and an institution whose country is not clear, stay as written and give one finding each.
    """
    memory = _Memory(knowledge, published, focus)
    records = tuple(replace(mention, actor=_resolve(mention, memory)) for mention in mentions)
    return Result(records, tuple(memory.findings.values()))


def _resolve(mention: ActorMention, memory: _Memory) -> Actor:
    actor = mention.actor
    if actor.entity_id in memory.knowledge.by_id:
        actor = _known(mention, memory)
    elif actor.kind == "person":
        actor = _full_form(actor, memory)
    elif actor.entity_id is None and actor.country is None:
        actor = _owned(mention, memory)
    _remember(actor, memory)
    return actor


def _remember(actor: Actor, memory: _Memory) -> None:
    words = name_key(actor.name).split()
    if actor.kind == "person" and len(words) > 1:
        same = memory.surnames.setdefault(words[-1], actor)
        if same != actor:
            memory.surnames[words[-1]] = None
    elif actor.country and actor.entity_id:
        prefix = f"actor:{actor.country.lower()}-"
        if actor.entity_id.startswith(prefix):
            memory.bodies["actor:{cc}-" + actor.entity_id.removeprefix(prefix)] = actor.country
        for i in range(1, len(words)):
            row = memory.knowledge.institutions.get(" ".join(words[i:]))
            if row and row.entity_in(actor.country) == actor.entity_id:
                memory.owners[" ".join(words[i:])] = actor.country


def _known(mention: ActorMention, memory: _Memory) -> Actor:
    """The row of the dictionary that the words mean here; a short form means what its full form meant."""
    spotted, quote = str(mention.actor.entity_id), mention.span.quote
    rows = memory.knowledge.by_name.get(name_key(quote), ())
    if len(rows) < 2:
        return memory.settled.setdefault(spotted, mention.actor)
    row = _choose(rows, quote, memory)
    if row is None:
        names = " or ".join(dict.fromkeys(r.name for r in rows))
        memory.note(f"“{quote}” can mean {names}; it is left as written.", mention.span)
        return Actor(quote, None, mention.actor.kind, mention.actor.side if _agree(rows) else "none")
    actor = Actor(row.name, row.id, row.kind, row.side, row.country)
    memory.settled[spotted] = actor
    return actor


def _agree(rows: Sequence[ActorRow]) -> bool:
    return len({row.side for row in rows}) == 1


def _choose(rows: Sequence[ActorRow], quote: str, memory: _Memory) -> ActorRow | None:
    """The one row left after asking, in turn, for spelling, earlier mentions, years, country and name."""
    settled = {actor.entity_id for actor in memory.settled.values()}
    tests: tuple[Callable[[ActorRow], bool], ...] = (
        lambda row: fold(quote) in {fold(name) for name in (row.name, *row.aliases)},
        lambda row: row.id in settled,
        lambda row: _covers(row, memory.published),
        lambda row: memory.focus in (row.country or "").split(","),
        lambda row: name_key(row.name) == name_key(quote),
    )
    for test in tests:
        rows = [row for row in rows if test(row)] or rows
        if len(rows) == 1:
            return rows[0]
    return None


def _covers(row: ActorRow, published: str | None) -> bool:
    """Whether the row's years hold the date; years and months are as long as they are written."""
    if published is None:
        return True
    since, until = row.start or "", row.end or "9999"
    return published[: len(since)] >= since and published[: len(until)] <= until


def _full_form(actor: Actor, memory: _Memory) -> Actor:
    """The person whom an earlier mention named in full, if this one is a surname alone."""
    words = name_key(actor.name).split()
    earlier = memory.surnames.get(words[-1]) if words else None
    return earlier if earlier and words == name_key(earlier.name).split()[-len(words) :] else actor


def _owned(mention: ActorMention, memory: _Memory) -> Actor:
    """The institution with its country: the one last named with the same words, else the one in focus."""
    quote = mention.span.quote
    row = memory.knowledge.institutions.get(name_key(quote))
    if row is None or row.entity is None or row.kind != mention.actor.kind:
        return mention.actor
    focus = memory.knowledge.countries.get(memory.focus or "")
    at_home = memory.focus if focus is None or row.entity not in focus.lacks else None
    code = memory.owners.get(name_key(quote)) or at_home or memory.bodies.get(row.entity)
    land = memory.knowledge.countries.get(code or "")
    if land is None:
        memory.note(f"The report does not make clear which country's “{_plain(quote)}” is meant.", mention.span)
        return mention.actor
    return Actor(f"{land.adjective} {_plain(quote)}", row.entity_in(land.code), row.kind, row.side, land.code)


def _plain(quote: str) -> str:
    """The words as written inside a sentence: 'Health ministry' loses its capital, 'Foreign Ministry' keeps both."""
    words = quote.split()
    is_opening = not any(word[0].isupper() for word in words[1:])
    return " ".join([words[0].lower() if is_opening else words[0], *words[1:]])


def canonical_name(actor: Actor, knowledge: ActorKnowledge) -> str:
    """The name that all reports share: 'Military Forces of Syria' for 'Syrian troops'; else the actor's own."""
    land = knowledge.countries.get(actor.country or "")
    row = _institution_of(actor, knowledge) if land else None
    if land is None or row is None or row.canonical is None:
        return actor.name
    return row.canonical.replace("{country}", land.name)


def _institution_of(actor: Actor, knowledge: ActorKnowledge) -> Institution | None:
    words = name_key(actor.name).split()
    rows = (knowledge.institutions.get(" ".join(words[i:])) for i in range(1, len(words)))
    return next((r for r in rows if r and actor.country and r.entity_in(actor.country) == actor.entity_id), None)


def country_in_focus(mentions: tuple[ActorMention, ...], place_countries: tuple[str, ...]) -> str | None:
    """The ISO code of the country that most places and actors of a document belong to; None where none leads."""
    weights: Counter[str] = Counter()
    for code in place_countries:
        weights[code] += _PLACE_WEIGHT
    for mention in mentions:
        actor = mention.actor
        if actor.country and "," not in actor.country and actor.kind != "outlet":
            weights[actor.country] += _COUNTRY_WEIGHT if actor.kind == "country" else _ACTOR_WEIGHT
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
