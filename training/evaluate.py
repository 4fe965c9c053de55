"""How well the network alone reads passages: triggers, types, factuality, mentions and roles, against the marks."""

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from dateline.votes.heads import MENTIONS
from dateline.votes.votes import Votes
from training.markup import Passage

_ROLES = ("perpetrator", "target", "victim", "party", "instrument", "place", "date", "killed", "injured")
_SURE = 0.5
_DRAWS = 1000  # of the bootstrap

Counts = Counter[str]


def corpus_figures(passages: Iterable[Passage], votes_on: Callable[[str], Votes]) -> dict[str, list[float]]:
    """F1 of mentions, triggers, typed triggers and roles, each with the ends of its 95 % interval (bootstrap over passages)."""
    counts = [_counts(passage, votes_on(passage.text)) for passage in passages]
    order = np.random.default_rng(0)
    draws = [order.integers(0, len(counts), len(counts)) for _ in range(_DRAWS)]
    found = {}
    for name in ("mention", "trigger", "typed", "role"):
        values = [_f1([counts[i] for i in draw], name) for draw in draws]
        low, high = np.quantile(values, (0.025, 0.975))
        found[name] = [round(float(x), 3) for x in (_f1(counts, name), low, high)]
    return found


def _f1(counts: Iterable[Counts], name: str) -> float:
    total: Counts = Counter()
    for count in counts:
        total.update(count)
    sides = total[f"{name} found"] + total[f"{name} gold"]
    return 2 * total[f"{name} right"] / sides if sides else 1.0


def _counts(passage: Passage, votes: Votes) -> Counts:
    found: Counts = Counter()
    mentions = [(m.start, m.end, kind) for kind in MENTIONS for m in votes.spans(f"mention.{kind}", _SURE)]
    _add(found, "mention", mentions, [(m.start, m.end, m.kind) for m in passage.of(*MENTIONS)])
    triggers = [(t.start, t.end) for t in votes.spans("trigger", _SURE)]
    gold = {(m.start, m.end): m for m in passage.of("trigger")}
    _add(found, "trigger", triggers, gold)
    typed = []
    for at in triggers:
        shares = votes.shares("sub_event_type", *at)
        typed.append((*at, max(shares, key=lambda name: shares[name])))
    _add(found, "typed", typed, [(*at, m.name) for at, m in gold.items()])
    _add(found, "role", _roles(votes, triggers, [(s, e) for s, e, _ in mentions]), _gold_roles(passage))
    return found


def _add(found: Counts, name: str, ours: Iterable[object], theirs: Iterable[object]) -> None:
    one, other = set(ours), set(theirs)
    found[f"{name} right"] += len(one & other)
    found[f"{name} found"] += len(one)
    found[f"{name} gold"] += len(other)


Role = tuple[tuple[int, int], tuple[int, int], str]


def _roles(votes: Votes, triggers: Iterable[tuple[int, int]], mentions: list[tuple[int, int]]) -> Iterable[Role]:
    for trigger in triggers:
        for mention in dict.fromkeys(mentions):
            shares = votes.relations(trigger, mention)
            yield from ((trigger, mention, role) for role in _ROLES if shares.get(role, 0.0) >= _SURE)


def _gold_roles(passage: Passage) -> Iterable[Role]:
    links = [m for m in passage.of("link") if m.name in _ROLES]
    for trigger in passage.of("trigger"):
        yield from (((trigger.start, trigger.end), (m.start, m.end), m.name) for m in links if m.event == trigger.event)
