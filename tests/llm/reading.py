"""A model's answer bound to a text, as the tests of binding and showing want it."""

from functools import cache
from typing import Any

from tests.extract.passages import PUBLISHED, document, engine

from dateline.llm.align import Page
from dateline.llm.ground import Desk, Happening, ground
from dateline.llm.known import Known, know
from dateline.llm.told import told_of
from dateline.model import Claim, Finding, Result, Settings, Value

Told = dict[str, Any]


@cache
def known(text: str) -> Known:
    """What Dateline knows of a text of the day that the tests have."""
    (found,) = know(document(text, PUBLISHED), Settings(), engine().extractor.rules).records
    return found


def bind(text: str, *events: Told) -> Result[Happening]:
    """The events of an answer, bound to the text."""
    types = engine().extractor.rules.types
    desk = Desk(Page(text), known(text), "llm:m@1", {name: kind.event_type for name, kind in types.items()})
    told = told_of(list(events), types)
    assert told.findings == ()
    return ground(told.records, None, desk)


def event(trigger: str, *values: Told, **fields: Any) -> Told:
    """An event as a model writes it."""
    return {"trigger": trigger, "type": "Attack", "values": list(values), **fields}


def value(name: str, quote: str, **fields: Any) -> Told:
    """A value as a model writes it."""
    return {"property": name, "quote": quote, **fields}


def claims(found: Result[Happening], name: str) -> list[tuple[Value, str, str | None, str | None]]:
    """The claims about one property: value, grounding, words and speaker."""
    return [_said(b.claim) for h in found.records for b in h.bound if b.claim.property == name]


def messages(findings: tuple[Finding, ...]) -> list[str]:
    """What the findings say."""
    return [finding.message for finding in findings]


def _said(claim: Claim) -> tuple[Value, str, str | None, str | None]:
    speaker = claim.speaker.name if claim.speaker else None
    return claim.value, claim.grounding, claim.span.quote if claim.span else None, speaker
