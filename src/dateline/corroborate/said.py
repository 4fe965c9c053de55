"""One claim in its setting: whose voice, how late, and what exactly is counted or located."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dateline.corroborate.account import Account, Spot, part_counted
from dateline.corroborate.judged import NO_RULINGS, Rulings
from dateline.corroborate.sources import UNDATED
from dateline.corroborate.telling import is_named
from dateline.model import Bounds, Claim, Judgement, Value, Voice
from dateline.rules.linking import Linking


@dataclass(frozen=True)  # without slots: what is asked of it again and again is kept with it
class Said:
    """A claim, who makes it, and what the event mention knows about its value."""

    claim: Claim
    voice: Voice
    published: str
    of: frozenset[str] = frozenset()  # folded words for the part that is counted; empty where it is everybody
    spot: Spot | None = None
    is_named: bool = True
    ruling: Judgement | None = None  # what a person decided on it
    original: Value | None = None  # the value as it was read, where a person corrected it

    @property
    def is_rejected(self) -> bool:
        """Whether a person rejected it: it then supports nothing."""
        return self.ruling is not None and self.ruling.kind == "reject"

    @cached_property
    def key(self) -> Value:
        """What makes two values the same one: names are compared without case and spacing."""
        value = self.claim.value
        return value if isinstance(value, Bounds) else same_words(value)

    @cached_property
    def speaker(self) -> tuple[str, str]:
        """The voice, as an outlet and the speaker that it quotes: the same in every report of that outlet."""
        return (self.voice.source.casefold(), (self.voice.speaker or "").casefold())

    @cached_property
    def origin(self) -> str:
        """The independent source, folded for counting."""
        return (self.voice.origin or self.voice.source).casefold()


def said_in(accounts: Iterable[Account], linking: Linking, rulings: Rulings = NO_RULINGS) -> tuple[Said, ...]:
    """Every claim of the accounts, in the order of publication and, within a report, of the text."""
    return tuple(
        _judged(_said(claim, account, linking), rulings.on(claim))
        for account in accounts
        for claim in _in_text_order(account.claims)
    )


def _judged(said: Said, ruling: Judgement | None) -> Said:
    """The claim with a person's decision on it, and with a person's value where it is corrected."""
    if ruling is None or ruling.kind != "correct" or ruling.value is None:
        return replace(said, ruling=ruling) if ruling is not None else said
    claim = replace(said.claim, value=ruling.value)
    return replace(said, claim=claim, ruling=ruling, original=said.claim.value, spot=None, is_named=True)


@lru_cache(maxsize=65_536)
def same_words(words: str) -> str:
    """What two spellings of one value have in common: no case, single spaces."""
    return " ".join(words.casefold().split())


def _in_text_order(claims: tuple[Claim, ...]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.span.start if claim.span else -1, claim.id))


def _said(claim: Claim, account: Account, linking: Linking) -> Said:
    report = account.report
    origin = report.origin if report.origin.casefold() != report.outlet.casefold() else None
    speaker = claim.speaker.name if claim.speaker else None
    voice = Voice(report.id, report.outlet, speaker, origin, None if report.published == UNDATED else report.published)
    value = claim.value
    return Said(
        claim=claim,
        voice=voice,
        published=report.published,
        of=_counted(claim, account, linking) if isinstance(value, Bounds) else frozenset(),
        spot=next((spot for spot in account.spots if spot.name == value), None),
        is_named=isinstance(value, str) and (is_named(value) or _has_entity(value, account)),
    )


def _counted(claim: Claim, account: Account, linking: Linking) -> frozenset[str]:
    """The words for those counted, as the mention's number of the same measure and figures has them."""
    for number in account.mention.numbers:
        if number.measure == claim.property and Bounds(number.low, number.high, number.approximate) == claim.value:
            return part_counted(number.of, linking)
    return frozenset()


def _has_entity(name: str, account: Account) -> bool:
    return any(argument.name == name and argument.entity_id for argument in account.mention.arguments)
