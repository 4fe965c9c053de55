"""The engine from report to reading: passages, answers good and bad, cache, budget, threads."""

import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extract.passages import document
from tests.llm.fake_model import Asked, FakeModel, Said, answer, passage_of, serving

from dateline.codec import to_json
from dateline.corroborate import corroborate, tenures
from dateline.llm import engine as llm_engine
from dateline.llm.engine import LlmEngine, origin_of
from dateline.model import LlmSettings, Reading, Result, Settings, Span, UnreadError, UsageError
from dateline.pipeline import ingest, read_documents
from dateline.publish.compose import compose_brief
from dateline.publish.csv_export import to_csv
from dateline.rules.linking import load_linking
from dateline.store import open_store

TEXT = "Shells fell on Kharkiv on Monday and killed three people, a doctor said.\n"
EVENT: dict[str, Any] = {
    "trigger": "Shells fell",
    "sentence": TEXT.strip(),
    "type": "Shelling/artillery/missile attack",
    "values": [
        {"property": "place", "quote": "Kharkiv"},
        {"property": "date", "quote": "on Monday"},
        {"property": "killed", "quote": "three people", "of": "people", "speaker": "a doctor"},
    ],
}
GOOD = answer([EVENT])


@pytest.fixture(autouse=True)
def _waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.llm.client.WAITS", (0.0, 0.01, 0.01, 0.01))
    monkeypatch.delenv("DATELINE_LLM_KEY", raising=False)


@pytest.fixture(params=[1, 3])
def jobs(request: pytest.FixtureRequest) -> int:
    """Reports at once."""
    return int(request.param)


def _settings(model: FakeModel, folder: Path, **more: Any) -> Settings:
    return Settings(engine="llm", llm=LlmSettings(model.url, "tiny", str(folder / "answers"), **more))


def _read(model: FakeModel, folder: Path, text: str = TEXT, **more: Any) -> Reading:
    return LlmEngine().read(document(text), _settings(model, folder, **more))


def _messages(reading: Reading) -> str:
    return " | ".join(finding.message for finding in reading.findings)


def _reports(folder: Path, number: int) -> Path:
    reports = folder / "reports"
    reports.mkdir()
    for n in range(number):
        (reports / f"{n:02}.txt").write_text(f"KYIV, 14 May 2024 - Report {n}. {TEXT}", encoding="utf-8")
    return reports


def _spans(node: object) -> Iterator[Span]:
    if isinstance(node, Span):
        yield node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from _spans(getattr(node, field.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _spans(item)


# ---- one report
def test_a_report_is_read(tmp_path: Path) -> None:
    """The model's words become an event mention and claims under the model's name."""
    with serving(GOOD) as model:
        reading = _read(model, tmp_path)
    (mention,) = reading.event_mentions
    assert (mention.sub_event_type, mention.trigger.quote) == (EVENT["type"], "Shells fell")
    assert [(place.name, place.country) for place in mention.places] == [("Kharkiv", "UA")]
    assert mention.date is not None
    assert mention.date.start == "2024-05-13"
    assert [(number.low, number.of) for number in mention.numbers] == [(3, "people")]
    assert {claim.origin for claim in reading.claims} == {origin_of("tiny")}
    assert reading.document.text == TEXT
    assert passage_of(model.asked[0]) == TEXT


@pytest.mark.parametrize(
    "said",
    [
        answer(f"```json\n{json.dumps({'events': [EVENT]})}\n```"),
        answer(f"Here it is: {json.dumps({'events': [EVENT]})} I hope that helps!"),
        answer([EVENT], tokens=None),
        replace(GOOD, headers={"Content-Type": "text/plain"}),
    ],
    ids=["fences", "prose", "no usage", "content type"],
)
def test_what_stands_around_the_answer_does_not_matter(tmp_path: Path, said: Said) -> None:
    """Fences, prose, another kind of content and missing counts change nothing."""
    with serving(said) as model:
        assert len(_read(model, tmp_path).event_mentions) == 1


@pytest.mark.parametrize(
    "bad",
    [answer("I would rather not."), answer(""), Said(b"{}"), Said(b'{"choices": []}'), Said(b"\xff\xfe"), Said(b"<p>")],
    ids=["prose", "empty", "no choices", "empty choices", "bytes", "page"],
)
def test_an_unusable_answer_is_asked_for_again(tmp_path: Path, bad: Said) -> None:
    """Once; if that is no better, the report is left unread, and nothing of it is kept."""
    with serving(bad, GOOD) as model:
        assert len(_read(model, tmp_path).event_mentions) == 1
        assert len(model.asked) == 2
    with serving(bad) as model, pytest.raises(UnreadError, match="not the JSON that it was asked for"):
        _read(model, tmp_path, "Shells fell again.")
    assert len(list((tmp_path / "answers").rglob("*.json"))) == 1


def test_of_a_truncated_answer_the_whole_events_are_kept(tmp_path: Path) -> None:
    """An answer that ran out of room gives what it has, and says so; it is not asked for again."""
    whole = json.dumps({"events": [EVENT, {**EVENT, "trigger": "killed"}]})
    with serving(answer(whole[:-60], finish="length")) as model:
        for _ in range(2):
            reading = _read(model, tmp_path)
            assert [mention.trigger.quote for mention in reading.event_mentions] == ["Shells fell"]
            assert "The model's answer breaks off" in _messages(reading)
    assert len(model.asked) == 1


def test_unknown_types_and_invented_quotes_are_findings(tmp_path: Path) -> None:
    """What is not of the vocabulary or not of the text is told, and the rest is read."""
    odd = {**EVENT, "type": "Massacre"}
    invented = {**EVENT, "values": [*EVENT["values"], {"property": "victim", "quote": "forty schoolchildren"}]}
    with serving(answer([odd, invented])) as model:
        reading = _read(model, tmp_path)
    assert "there is no sub-event type 'Massacre'" in _messages(reading)
    assert "'forty schoolchildren': the model gives words that the report does not hold" in _messages(reading)
    assert [c.grounding for c in reading.claims if c.property == "victim"] == ["ungrounded"]
    assert reading.event_mentions[0].arguments == ()


def test_very_many_findings_are_cut(tmp_path: Path) -> None:
    """A model that writes nothing but nonsense does not fill the reading with it."""
    events = [
        {**EVENT, "values": [{"property": "target", "quote": f"dragon {n} {m}"} for m in range(9)]} for n in range(40)
    ]
    with serving(answer(events)) as model:
        reading = _read(model, tmp_path)
    assert len(reading.findings) == 101
    assert "more findings are left out" in reading.findings[-1].message


def test_nothing_is_asked_about_an_empty_report(tmp_path: Path) -> None:
    """A report without words is read without a model."""
    with serving(GOOD) as model:
        assert _read(model, tmp_path, " \n ").event_mentions == ()
    assert model.asked == []


def test_a_long_report_is_read_in_passages(tmp_path: Path) -> None:
    """Each passage is asked about by itself, and every span points at its place in the whole."""
    filler = "Nothing happened in the town. " * 300
    text = f"{TEXT}\n{filler}\n\nGunmen fled from Kharkiv on Tuesday.\n\n{filler}\n\n{TEXT}"

    def by_passage(asked: Asked) -> Said:
        return answer([EVENT] if TEXT.strip() in passage_of(asked) else [])

    with serving(by_passage) as model:
        reading = _read(model, tmp_path, text)
    assert len(model.asked) > 1
    assert "".join(map(passage_of, model.asked)) == text
    assert [mention.trigger.start for mention in reading.event_mentions] == [0, text.rindex("Shells fell")]
    assert all(text[span.start : span.end] == span.quote for span in _spans(reading))


def test_a_passage_without_an_answer_is_a_finding(tmp_path: Path) -> None:
    """The other passages are read, and where nothing was read is told."""
    text = f"{TEXT}\n{'Nothing happened. ' * 900}"
    with serving(lambda asked: GOOD if TEXT.strip() in passage_of(asked) else answer("no")) as model:
        reading = _read(model, tmp_path, text)
    assert len(reading.event_mentions) == 1
    assert re.search(r"no usable answer for characters \d+,?\d* to \d+,\d+", _messages(reading))


def test_capitals_are_read_as_well(tmp_path: Path) -> None:
    """A report in capitals keeps its own words at every span."""
    text = TEXT.upper() + "TWO AMBULANCES CAME TO THE MARKET OF THE CITY AND LEFT AGAIN.\n"
    event = {**EVENT, "trigger": "SHELLS FELL", "sentence": text[: len(TEXT)].strip(), "values": [
        {"property": "place", "quote": "KHARKIV"}]}  # fmt: skip
    with serving(answer([event])) as model:
        reading = _read(model, tmp_path, text)
    assert reading.event_mentions[0].places[0].country == "UA"
    assert all(text[span.start : span.end] == span.quote for span in _spans(reading))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {"trigger": st.sampled_from(["Shells fell", "killed", "hit", "\ud800", ""]) | st.text(max_size=9)},
            optional={
                "type": st.sampled_from([EVENT["type"], "Attack", "x"]),
                "sentence": st.text(max_size=9) | st.just(TEXT),
                "modality": st.sampled_from(["planned", "asserted", 3, None]),
                "speaker": st.sampled_from(["a doctor", "nobody", None]),
                "values": st.lists(
                    st.fixed_dictionaries(
                        {
                            "property": st.sampled_from(
                                ["killed", "place", "date", "control", "victim", "sponsor", "?"]
                            ),
                            "quote": st.sampled_from(["three", "Kharkiv", "on Monday", "a doctor", TEXT]) | st.text(),
                        },
                        optional={
                            "to": st.sampled_from(["people", "x"]),
                            "of": st.text(max_size=3),
                            "speaker": st.text(),
                        },
                    ),
                    max_size=4,
                ),
            },
        ),
        max_size=4,
    )
)
def test_whatever_is_answered_every_span_quotes_the_report(tmp_path: Path, events: list[Any]) -> None:
    """Nothing that a model can write gets anything into a reading but words of the report, and nothing fails."""
    session = _session_that_answers(json.dumps({"events": events}), tmp_path)
    told = document(TEXT)
    reading = session.read(told, Settings())
    assert all(told.quote(span) == span.quote and span.quote for span in _spans(reading))
    ungrounded = [claim for claim in reading.claims if claim.span is None]
    assert all(claim.grounding == "ungrounded" for claim in ungrounded)
    assert len({mention.id for mention in reading.event_mentions}) == len(reading.event_mentions)
    assert to_json(session.read(told, Settings())) == to_json(reading)


def _session_that_answers(text: str, folder: Path) -> llm_engine.Session:
    from tests.extract.passages import engine

    from dateline.llm.cache import Answer, Cache
    from dateline.llm.meter import Meter

    class Forgetful(Cache):
        def get(self, key: str) -> Any:
            return Result(())

    interview = llm_engine.Interview(lambda _: Answer(text, 1, 1), Forgetful(folder), Meter(), "m")
    return llm_engine.Session(engine(), interview)


# ---- cache
def test_no_question_is_paid_for_twice(tmp_path: Path) -> None:
    """The second run asks nothing, needs no server, and reads the same."""
    with serving(GOOD) as model:
        first = _read(model, tmp_path)
    assert to_json(_read(model, tmp_path)) == to_json(first)
    assert len(model.asked) == 1


def test_another_model_is_asked_anew(tmp_path: Path) -> None:
    """Answers belong to the model that gave them."""
    with serving(GOOD) as model:
        _read(model, tmp_path)
        other = replace(_settings(model, tmp_path).llm, model="large")
        reading = LlmEngine().read(document(TEXT), Settings(llm=other))
    assert len(model.asked) == 2
    assert reading.claims[0].origin == "llm:large@1"


def test_a_damaged_entry_is_told_and_asked_for_again(tmp_path: Path) -> None:
    """The run goes on as if it had not been there, and the entry is whole afterwards."""
    with serving(GOOD) as model:
        _read(model, tmp_path)
        (entry,) = (tmp_path / "answers").rglob("*.json")
        entry.write_bytes(entry.read_bytes()[:30])
        reading = _read(model, tmp_path)
        assert "is damaged" in _messages(reading)
        assert "is damaged" not in _messages(_read(model, tmp_path))
    assert len(model.asked) == 2


# ---- many reports
def test_the_order_is_that_of_the_inputs(tmp_path: Path) -> None:
    """However many are asked about at once, readings come in the order of the reports, and never more at once."""
    reports = _reports(tmp_path, 12)

    def slower_at_first(asked: Asked) -> Said:
        number = int(re.findall(r"Report (\d+)", passage_of(asked))[0])
        return replace(GOOD, delay=0.4 if number % 4 == 0 else 0.05)

    with serving(slower_at_first) as model:
        read = list(read_documents([str(reports)], _settings(model, tmp_path, jobs=3)))
        assert 1 < model.most_at_once <= 3
        alone = list(read_documents([str(reports)], _settings(model, tmp_path, jobs=1)))
    numbers = [re.findall(r"Report (\d+)", reading.document.text)[0] for r in read for _, reading in r.records]
    assert numbers == [str(n) for n in range(12)]
    assert read == alone


def test_only_a_few_reports_are_taken_ahead(tmp_path: Path) -> None:
    """Memory does not grow with the number of reports."""
    reports = _reports(tmp_path, 40)
    with serving(GOOD) as model:
        results = iter(read_documents([str(reports)], _settings(model, tmp_path, jobs=2)))
        next(results)
        results.close()  # type: ignore[attr-defined]  # a generator
    assert len(model.asked) <= 2 * 4 + 1


def test_a_spent_budget_leaves_reports_unread(tmp_path: Path, jobs: int) -> None:
    """What does not fit is left for a later run, each report with its finding; what is in the cache is read all the same."""
    reports = _reports(tmp_path, 4)
    told: list[str] = []
    with serving(answer([EVENT], tokens=(2_000, 100))) as model:
        settings = _settings(model, tmp_path, jobs=jobs, budget=4_500)
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
    reports = _reports(tmp_path, 3)
    broken = True

    def second_fails(asked: Asked) -> Said:
        return Said(b"overloaded", 503) if broken and "Report 1." in passage_of(asked) else GOOD

    with serving(second_fails) as model, open_store(f"sqlite:///{tmp_path}/books.db") as store:
        settings = _settings(model, tmp_path, jobs=1)
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
        list(read_documents([str(_reports(tmp_path, 6))], _settings(model, tmp_path, jobs=jobs), tell=told.append))
    assert len(told) == 1


def test_leaving_early_waits_for_nobody(tmp_path: Path) -> None:
    """Who stops after the first reading does not wait for the questions that are on their way."""
    reports = _reports(tmp_path, 6)
    hold = threading.Event()

    def held(asked: Asked) -> Said:
        if "Report 0." not in passage_of(asked):
            hold.wait(20)
        return GOOD

    with serving(held) as model:
        results = iter(read_documents([str(reports)], _settings(model, tmp_path, jobs=2, timeout=30)))
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
    ((_, reading),) = next(iter(read_documents([str(_reports(tmp_path, 1))], settings))).records
    assert reading.event_mentions


# ---- names
NAMED = "Police shot the baker Yusuf Amin in Kharkiv on Monday, his brother Tarek Amin said.\n"


def test_withheld_names_are_not_sent(tmp_path: Path) -> None:
    """What is withheld from the output is withheld from the server, from the cache and from every claim too."""
    event = {**EVENT, "trigger": "shot", "type": "Attack", "sentence": "", "values": [
        {"property": "victim", "quote": "the baker █████ ████", "speaker": "his brother █████ ████"}]}  # fmt: skip
    (tmp_path / "named.txt").write_text(NAMED, encoding="utf-8")
    with serving(answer([event])) as model:
        settings = replace(_settings(model, tmp_path), withhold_names=True)
        ((told, reading),) = next(iter(read_documents([str(tmp_path / "named.txt")], settings))).records
    everything = to_json(reading).decode() + json.dumps(model.asked) + str(told)
    everything += "".join(path.read_text() for path in (tmp_path / "answers").rglob("*.json"))
    assert not re.search("Yusuf|Tarek|Amin", everything)
    assert [c.grounding for c in reading.claims if c.property == "victim"] == ["exact"]
    assert all(told.quote(span) == span.quote for span in _spans(reading))


def test_of_a_report_that_was_not_read_no_name_gets_out(tmp_path: Path) -> None:
    """Where names are withheld, a report left unread is handed on without its text."""
    (tmp_path / "named.txt").write_text(NAMED, encoding="utf-8")
    with serving(Said(b"away", 503)) as model:
        settings = replace(_settings(model, tmp_path), withhold_names=True)
        (result,) = read_documents([str(tmp_path / "named.txt")], settings)
    assert result.records == ()
    assert "named.txt was not read: the server answers 503" in result.findings[-1].message


def test_no_private_person_is_a_doer(tmp_path: Path) -> None:
    """Whom the report gives no office is never shown as the one who did it."""
    event = {**EVENT, "trigger": "shot", "type": "Attack", "sentence": "", "values": [
        {"property": "perpetrator", "quote": "Tarek Amin"}]}  # fmt: skip
    with serving(answer([event])) as model:
        reading = _read(model, tmp_path, NAMED)
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
        reading = LlmEngine().read(told, _settings(model, tmp_path))
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
