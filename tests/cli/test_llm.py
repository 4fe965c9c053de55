"""`--engine llm` on the command line: a model of the user's own, its cost, and what happens when it is not there."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import COMMAND, REPORT, Dateline, Ran
from tests.llm.fake_model import Asked, FakeModel, Said, answer, passage_of, serving

EVENT = {
    "trigger": "Shells hit",
    "sentence": "Shells hit a bakery in Aleppo on Monday and killed three people",
    "type": "Shelling/artillery/missile attack",
    "values": [{"property": "place", "quote": "Aleppo"}, {"property": "killed", "quote": "three people"}],
}
GOOD = answer([EVENT], tokens=(1_000, 200))
VARIABLES = ("DATELINE_LLM_URL", "DATELINE_LLM_MODEL", "DATELINE_LLM_KEY")


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A server that reads the report as it should be read."""
    with serving(GOOD) as found:
        yield found


def _options(model: FakeModel) -> list[str]:
    return ["--engine", "llm", "--llm-url", model.url, "--llm-model", "tiny"]


def test_extract_prints_what_the_model_read(dateline: Dateline, report: Path, model: FakeModel) -> None:
    """The contract is the same; what it took is the last line on standard error."""
    ran = dateline("extract", report, *_options(model), "--llm-price", "0.5", "1", "--format", "json")
    assert ran.status == 0
    assert [mention["trigger"]["quote"] for mention in ran.reading["event_mentions"]] == ["Shells hit"]
    assert ran.reading["claims"][0]["origin"] == "llm:tiny@1"
    assert re.fullmatch(
        r"dateline: llm: 1 request; 1,000 tokens sent, 200 received; 0 answers from the cache; 0 retries; [\d.]+ s; "
        r"cost 0\.0007\.\n",
        ran.err,
    )


def test_ingest_keeps_what_the_model_read(dateline: Dateline, report: Path, model: FakeModel, tmp_path: Path) -> None:
    """A report is read by a model once; the rules have not read it yet."""
    db = tmp_path / "books.db"
    first = dateline("ingest", report, "--db", db, *_options(model))
    assert first.out.decode() == f"1 new report, 0 known before; 1 event in {db}.\n"
    assert b"0 new reports, 1 known before" in dateline("ingest", report, "--db", db, *_options(model)).out
    assert b"1 new report, 0 known before" in dateline("ingest", report, "--db", db).out
    assert len(model.asked) == 1


def test_server_and_model_may_come_from_the_environment(
    dateline: Dateline, report: Path, model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is always the same need not be typed, and the key is never typed."""
    for name, value in zip(VARIABLES, (model.url, "tiny", "sk-secret"), strict=True):
        monkeypatch.setenv(name, value)
    ran = dateline("extract", report, "--engine", "llm")
    assert ran.status == 0
    assert model.headers[0]["Authorization"] == "Bearer sk-secret"
    assert "secret" not in ran.out.decode() + ran.err
    assert "secret" not in dateline("extract", "--help").out.decode()


def test_the_environment_alone_asks_nobody(
    dateline: Dateline, report: Path, model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `--engine llm` no server is asked, whatever is set."""
    monkeypatch.setenv("DATELINE_LLM_URL", model.url)
    monkeypatch.setenv("DATELINE_LLM_MODEL", "tiny")
    assert dateline("extract", report, "--llm-model", "tiny").reading["claims"][0]["origin"].startswith("rule:")
    assert model.asked == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "needs a server; name one with --llm-url or DATELINE_LLM_URL, as http://localhost:8080/v1."),
        (["--llm-url", "http://127.0.0.1:9/v1"], "needs a model; name one with --llm-model or DATELINE_LLM_MODEL."),
        (["--llm-url", "file:///x", "--llm-model", "m"], "must begin with http:// or https://"),
        (["--llm-budget", "0"], "--llm-budget"),
        (["--llm-jobs", "0"], "--llm-jobs"),
        (["--llm-price", "1", "x"], "--llm-price"),
    ],
)
def test_misuse_is_one_line(dateline: Dateline, report: Path, options: list[str], message: str) -> None:
    """A call that cannot be carried out says the way out and nothing else."""
    ran = dateline("extract", report, "--engine", "llm", *options)
    assert (ran.status, ran.out) == (2, b"")
    assert re.fullmatch(r"dateline: .+\n", ran.err)
    assert message in ran.err


def test_a_server_that_is_not_there_is_one_line(
    dateline: Dateline, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again once, and then the way out is said."""
    monkeypatch.setattr("dateline.llm.client.WAITS", (0.0, 0.01))
    with serving(GOOD) as gone:
        pass
    ran = dateline("extract", report, *_options(gone))
    assert (ran.status, ran.out) == (2, b"[]\n" if ran.out else b"")
    cost, reason = ran.err.splitlines()
    assert cost.startswith("dateline: llm: 2 requests; 0 tokens")
    assert re.search(r"cannot be reached \(.+\); start it, or name another with --llm-url\.$", reason)


def test_a_spent_budget_makes_the_status_1(dateline: Dateline, report: Path, model: FakeModel) -> None:
    """Reports that nothing was left for are printed with their finding and nothing else."""
    second = report.with_name("second.txt")
    second.write_text(REPORT.replace("Aleppo", "Idlib"), encoding="utf-8")
    options = [*_options(model), "--llm-budget", "2300", "--llm-jobs", "1", "--format", "jsonl"]
    ran = dateline("extract", report, second, *options)
    assert ran.status == 1
    assert [len(reading["event_mentions"]) for reading in ran.readings] == [1, 0]
    assert "second.txt was not read: the budget of 2,300 tokens is spent" in ran.err


def test_ctrl_c_loses_nothing_that_was_paid_for(report: Path, tmp_path: Path) -> None:
    """What was answered is in the cache; the run ends at once, though the server has not answered the rest."""
    second, cache = report.with_name("slow.txt"), tmp_path / "answers"
    second.write_text(REPORT.replace("Aleppo", "Idlib"), encoding="utf-8")

    def slow_on_the_second(asked: Asked) -> Said:
        return Said(GOOD.body, delay=30) if "Idlib" in passage_of(asked) else GOOD

    with serving(slow_on_the_second) as model:
        process = subprocess.Popen(
            [*COMMAND, "extract", report, second, *_options(model), "--llm-cache", cache, "--format", "jsonl"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
        )
        end = time.monotonic() + 60
        while not (len(model.asked) == 2 and list(cache.rglob("*.json"))) and time.monotonic() < end:
            time.sleep(0.05)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert time.monotonic() - begun < 10
        assert process.returncode == 130
        assert err.decode().splitlines()[-1] == "dateline: stopped; every reading printed so far is whole."
        assert "llm: 2 requests" in err.decode()
        assert len(Ran(130, out, "").readings) <= 1
        again = subprocess.run(
            [*COMMAND, "extract", report, *_options(model), "--llm-cache", cache],
            env=os.environ, capture_output=True, check=True,
        )  # fmt: skip
        assert len(json.loads(again.stdout)["event_mentions"]) == 1
        assert len(model.asked) == 2


def test_the_rules_do_without_the_package() -> None:
    """Nothing that speaks to a network is loaded unless it is asked for."""
    code = "import sys, dateline.cli, dateline.pipeline; print(*sys.modules)"
    ran = subprocess.run([COMMAND[0], "-c", code], capture_output=True, check=True, text=True)
    assert not {"httpx", "dateline.llm.client", "dateline.llm.engine"} & set(ran.stdout.split())
