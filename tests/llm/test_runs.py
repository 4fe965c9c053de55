"""The engine on many reports, and what may leave the house: order, budget, threads, names, what is published."""

import json
import re
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.extract.passages import document
from tests.llm.engine_runs import EVENT, GOOD, TEXT, read_by, reports_in, settings_for, spans_in
from tests.llm.fake_model import Asked, Said, answer, passage_of, serving

from dateline.codec import to_json
from dateline.corroborate import corroborate, tenures
from dateline.llm.engine import LlmEngine
from dateline.model import LlmSettings, Settings, UsageError
from dateline.pipeline import ingest, read_documents
from dateline.publish.compose import compose_brief
from dateline.publish.csv_export import to_csv
from dateline.rules.linking import load_linking
from dateline.store import open_store

pytestmark = pytest.mark.usefixtures("without_waiting")


# ---- many reports
def test_the_order_is_that_of_the_inputs(tmp_path: Path) -> None:
    """However many are asked about at once, readings come in the order of the reports, and never more at once."""
    reports = reports_in(tmp_path, 12)

    def slower_at_first(asked: Asked) -> Said:
        number = int(re.findall(r"Report (\d+)", passage_of(asked))[0])
        return replace(GOOD, delay=0.4 if number % 4 == 0 else 0.05)

    with serving(slower_at_first) as model:
        read = list(read_documents([str(reports)], settings_for(model, tmp_path, jobs=3)))
        assert 1 < model.most_at_once <= 3
        alone = list(read_documents([str(reports)], settings_for(model, tmp_path, jobs=1)))
    numbers = [re.findall(r"Report (\d+)", reading.document.text)[0] for r in read for _, reading in r.records]
    assert numbers == [str(n) for n in range(12)]
    assert read == alone


def test_only_a_few_reports_are_taken_ahead(tmp_path: Path) -> None:
    """Memory does not grow with the number of reports."""
    reports = reports_in(tmp_path, 40)
    with serving(GOOD) as model:
        results = iter(read_documents([str(reports)], settings_for(model, tmp_path, jobs=2)))
        next(results)
        results.close()  # type: ignore[attr-defined]  # a generator
    assert len(model.asked) <= 2 * 4 + 1


def test_a_spent_budget_leaves_reports_unread(tmp_path: Path, jobs: int) -> None:
    """What does not fit is left for a later run, each report with its finding; what is in the cache is read all the same."""
    reports = reports_in(tmp_path, 4)
    told: list[str] = []
    with serving(answer([EVENT], tokens=(2_000, 100))) as model:
        settings = settings_for(model, tmp_path, jobs=jobs, budget=4_500)
        first = list(read_documents([str(reports)], settings, tell=told.append))
        again = list(read_documents([str(reports)], settings))
    unread = [result for result in first if result.findings]
    assert 1 <= len(unread) < 4
    for result in unread:
        assert "was not read: the budget of 4,500 tokens is spent" in result.findings[0].message
        assert result.records[0][1].event_mentions == ()
    assert sum(bool(result.findings) for result in again) < len(unread)
    assert re.match(r"llm: \d+ requests?; \d,\d00 tokens sent", told[0])


def test_a_server_in_trouble_leaves_one_report_unread(tmp_path: Path) -> None:
    """The others are read, and ingesting again reads the rest."""
    reports = reports_in(tmp_path, 3)
    broken = True

    def second_fails(asked: Asked) -> Said:
        return Said(b"overloaded", 503) if broken and "Report 1." in passage_of(asked) else GOOD

    with serving(second_fails) as model, open_store(f"sqlite:///{tmp_path}/books.db") as store:
        settings = settings_for(model, tmp_path, jobs=1)
        results = list(ingest([str(reports)], store, settings))
        assert [len(result.records) for result in results] == [1, 0, 1]
        assert "01.txt was not read: the server answers 503: overloaded" in results[1].findings[0].message
        broken = False
        again = list(ingest([str(reports)], store, settings))
        assert [stored.is_new for result in again for stored in result.records] == [False, True, False]
        other = replace(settings, llm=replace(settings.llm, model="large"))
        assert all(s.is_new for result in ingest([str(reports)], store, other) for s in result.records)


def test_misuse_ends_the_run_with_its_cost(tmp_path: Path, jobs: int) -> None:
    """A refused key is said once, not for every report; what the run took is told all the same."""
    told: list[str] = []
    with serving(Said(b"no", 401)) as model, pytest.raises(UsageError, match="refuses the key"):
        list(read_documents([str(reports_in(tmp_path, 6))], settings_for(model, tmp_path, jobs=jobs), tell=told.append))
    assert len(told) == 1


def test_leaving_early_waits_for_nobody(tmp_path: Path) -> None:
    """Who stops after the first reading does not wait for the questions that are on their way."""
    reports = reports_in(tmp_path, 6)
    hold = threading.Event()

    def held(asked: Asked) -> Said:
        if "Report 0." not in passage_of(asked):
            hold.wait(20)
        return GOOD

    with serving(held) as model:
        results = iter(read_documents([str(reports)], settings_for(model, tmp_path, jobs=2, timeout=30)))
        next(results)
        begun = time.monotonic()
        results.close()  # type: ignore[attr-defined]  # a generator
        assert time.monotonic() - begun < 5
        hold.set()


def test_nothing_is_asked_unless_the_engine_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings for a server alone reach no server."""

    def forbidden(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", forbidden)
    settings = Settings(llm=LlmSettings("http://127.0.0.1:9/v1", "tiny", str(tmp_path)))
    ((_, reading),) = next(iter(read_documents([str(reports_in(tmp_path, 1))], settings))).records
    assert reading.event_mentions


# ---- names
NAMED = "Police shot the baker Yusuf Amin in Kharkiv on Monday, his brother Tarek Amin said.\n"


def test_withheld_names_are_not_sent(tmp_path: Path) -> None:
    """What is withheld from the output is withheld from the server, from the cache and from every claim too."""
    event = {**EVENT, "trigger": "shot", "type": "Attack", "sentence": "", "values": [
        {"property": "victim", "quote": "the baker █████ ████", "speaker": "his brother █████ ████"}]}  # fmt: skip
    (tmp_path / "named.txt").write_text(NAMED, encoding="utf-8")
    with serving(answer([event])) as model:
        settings = replace(settings_for(model, tmp_path), withhold_names=True)
        ((told, reading),) = next(iter(read_documents([str(tmp_path / "named.txt")], settings))).records
    everything = to_json(reading).decode() + json.dumps(model.asked) + str(told)
    everything += "".join(path.read_text() for path in (tmp_path / "answers").rglob("*.json"))
    assert not re.search("Yusuf|Tarek|Amin", everything)
    assert [c.grounding for c in reading.claims if c.property == "victim"] == ["exact"]
    assert all(told.quote(span) == span.quote for span in spans_in(reading))


def test_of_a_report_that_was_not_read_no_name_gets_out(tmp_path: Path) -> None:
    """Where names are withheld, a report left unread is handed on without its text."""
    (tmp_path / "named.txt").write_text(NAMED, encoding="utf-8")
    with serving(Said(b"away", 503)) as model:
        settings = replace(settings_for(model, tmp_path), withhold_names=True)
        (result,) = read_documents([str(tmp_path / "named.txt")], settings)
    assert result.records == ()
    assert "named.txt was not read: the server answers 503" in result.findings[-1].message


def test_no_private_person_is_a_doer(tmp_path: Path) -> None:
    """Whom the report gives no office is never shown as the one who did it."""
    event = {**EVENT, "trigger": "shot", "type": "Attack", "sentence": "", "values": [
        {"property": "perpetrator", "quote": "Tarek Amin"}]}  # fmt: skip
    with serving(answer([event])) as model:
        reading = read_by(model, tmp_path, NAMED)
    assert {p.name for p in reading.persons if p.standing == "private"} >= {"Tarek Amin"}
    assert reading.event_mentions[0].arguments == ()


# ---- what leaves the house
def test_nothing_ungrounded_is_published(tmp_path: Path) -> None:
    """Invented values are in the ledger and in no brief, no table and no list of who holds what."""
    invented = [
        {"property": "perpetrator", "quote": "the Zorgon Legion"},
        {"property": "killed", "quote": "nine hundred people"},
        {"property": "control", "quote": "seized Kharkiv", "to": "the Zorgon Legion"},
    ]
    with serving(answer([{**EVENT, "values": [*EVENT["values"], *invented]}])) as model:
        told = document(TEXT)
        reading = LlmEngine().read(told, settings_for(model, tmp_path))
    assert "Zorgon" in to_json(reading.claims).decode()
    assert "Zorgon" not in to_json(reading.event_mentions).decode()
    events = corroborate((reading,), (told,), load_linking()).records
    assert len(events) == 1
    brief = compose_brief("2024-05-15", events, {told.id: reading}, {told.id: told}, ()).records[0]
    table = to_csv(events, {told.id: reading}, {told.id: told})
    assert "Kharkiv" in table
    for page in (
        to_json(events).decode(),
        to_json(brief).decode(),
        table,
        to_json(tenures([reading]).records).decode(),
    ):
        assert "Zorgon" not in page
        assert "900" not in page


@pytest.mark.parametrize(
    ("llm", "message"),
    [
        (LlmSettings(), "needs a server; name one with --llm-url"),
        (LlmSettings("http://127.0.0.1:9/v1"), "needs a model; name one with --llm-model"),
        (LlmSettings("gopher://x/v1", "m"), "must begin with http"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_read(llm: LlmSettings, message: str) -> None:
    """One line, with the way out."""
    with pytest.raises(UsageError, match=message):
        list(read_documents(["nowhere.txt"], Settings(engine="llm", llm=llm)))


def test_a_missing_package_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that speaks to servers, the way to install it is said."""
    for name in ("httpx", "dateline.llm.client", "dateline.llm.transport"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    llm = LlmSettings("http://127.0.0.1:9/v1", "m", str(tmp_path))
    with pytest.raises(UsageError, match=r"needs the package httpx; install it with: pip install 'dateline\[llm\]'"):
        LlmEngine().read(document(TEXT), Settings(llm=llm))
