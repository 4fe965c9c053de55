"""The engine that ships: both votes where the network is there, the rules alone and a finding where it is not."""

from pathlib import Path

import pytest
from benchmarks.parts import to_document

from dateline.model import Reading, Settings
from dateline.pipeline import AutoEngine, RulesEngine
from dateline.votes.network import load_network

SETTINGS = Settings("auto", "2024-05-14")
REPORT = "Gunmen killed six farmers near Gusau on Monday, police said.\n\nThe market stayed closed."


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AutoEngine:
    """An engine whose network's file is not there."""
    load_network.cache_clear()
    monkeypatch.setenv("DATELINE_NETWORK", str(tmp_path / "network.onnx"))
    engine = AutoEngine()
    load_network.cache_clear()
    return engine


def read(text: str, engine: AutoEngine | None = None) -> Reading:
    """What the engine reads in a text."""
    return (engine or AutoEngine()).read(to_document(text, SETTINGS), SETTINGS)


def test_claims_say_whose_decision_they_are() -> None:
    """Where both votes agree the origin names both, and how likely the reading is right."""
    claims = read(REPORT).claims
    assert any(c.origin.startswith("rule:") and "+model:" in c.origin for c in claims)
    assert all(c.confidence is None or 0 <= c.confidence <= 1 for c in claims)
    assert any(c.confidence is not None and c.confidence > 0.5 for c in claims)


def test_without_its_file_the_rules_go_on(lacking: AutoEngine) -> None:
    """The reading is that of the rules, with one finding that says what is wrong."""
    found, plain = read(REPORT, lacking), RulesEngine().read(to_document(REPORT, SETTINGS), SETTINGS)
    assert found.event_mentions == plain.event_mentions
    assert found.claims == plain.claims
    assert ["rules read alone" in f.message for f in found.findings] == [True]
    assert lacking.version(SETTINGS) == RulesEngine().version(SETTINGS)


def test_a_page_without_a_word_of_conflict_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is spotted, parsed or voted on."""

    def reads(*_: object) -> Reading:
        raise AssertionError("the page was read")

    engine = AutoEngine()
    monkeypatch.setattr(engine.rules, "read_with", reads)
    assert read("Beat two eggs, add the sugar and bake for ten minutes.", engine).event_mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry claimed that the Red Falcons had carried out Monday's bombings in Gusau, which killed nine people.",
        "The bombings in Gusau killed nine people on Monday, and the governor blamed the Red Falcons.",
        "Police suspect that the Red Falcons are behind the bombing that killed nine people in Gusau on Monday.",
    ],
)
def test_the_accused_are_never_the_reports_own_doers(text: str) -> None:
    """Whom somebody else blames stays a claim with a speaker, however sure the network is."""
    reading = read(text)
    assert [a.name for m in reading.event_mentions for a in m.arguments if a.role in ("perpetrator", "party")] == []


def test_the_network_does_not_overrule_who_says_so() -> None:
    """A denied doer stays a denied claim and never becomes an argument."""
    reading = read("The army denied that its troops had shelled the market in Gusau on Monday.")
    doers = [
        a for m in reading.event_mentions for a in m.arguments if a.role == "perpetrator" and m.polarity == "positive"
    ]
    assert doers == []


@pytest.mark.parametrize(
    "text",
    [
        "killed",
        "💥" * 500 + " killed six people in Gusau 💥",
        "a\u200db\u200dc gunmen \u202e killed \u0301\u0301 six",
        "killed " * 10_000,
        "قصفت القوات حلب killed شخص 北京 bombed",
        "Gunmen attacked. " * 3_000,
    ],
    ids=["one word", "emoji", "joiners", "no sentence end", "scripts", "long"],
)
def test_odd_texts_keep_exact_spans(text: str) -> None:
    """Whatever the text, every span quotes it exactly and nothing crashes."""
    reading = read(text)
    kept = reading.document.text
    for mention in reading.event_mentions:
        assert kept[mention.trigger.start : mention.trigger.end] == mention.trigger.quote
    for claim in reading.claims:
        assert claim.span is None or kept[claim.span.start : claim.span.end] == claim.span.quote


TWO_TOWNS = (
    "The insurgents lost the town of Gusau, and the Nigerian army began its assault on the city of Maiduguri on Monday."
)


def test_a_possessive_keeps_its_doer() -> None:
    """Whom "its assault" means is the grammar's to say: the network has never seen a possessive as a doer."""
    (assault,) = [m for m in read(TWO_TOWNS).event_mentions if m.trigger.quote == "assault"]
    assert [a.entity_id for a in assault.arguments if a.role == "perpetrator"] == ["actor:ng-military"]
    assert assault.event_type == "Battles"


def test_a_day_told_of_one_town_is_not_lent_to_another() -> None:
    """What the network gives a day to has not the day of what happened elsewhere."""
    dates = {m.trigger.quote: m.date and m.date.start for m in read(TWO_TOWNS).event_mentions}
    assert dates == {"lost": None, "assault": "2024-05-13"}
