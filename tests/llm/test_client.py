"""The client against a server that answers well and badly."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from tests.llm.fake_model import FakeModel, Said, answer, serving

from dateline.llm.cache import Answer
from dateline.llm.client import Client, answer_of, forms_of, retry_after
from dateline.llm.meter import Meter
from dateline.llm.server import Server
from dateline.llm.transport import MOST_BYTES, Transport
from dateline.model import DatelineError, UnreadError, UsageError

MESSAGES = [{"role": "system", "content": "Read."}, {"role": "user", "content": "Shells fell."}]
GOOD = answer([])


class Asking:
    """A client that waits for nothing, and how long it would have waited."""

    def __init__(self, model: FakeModel, timeout: float = 5.0, key: str | None = None) -> None:
        server = Server(f"{model.url}/chat/completions", "tiny", timeout, key)
        self.waits: list[float] = []
        self.meter = Meter()
        self.transport = Transport(server)
        self.client = Client(self.transport, server, self.meter, {"type": "object"}, self.waits.append)

    def ask(self) -> Answer:
        """One question."""
        return self.client.ask(MESSAGES)


def _failure(asking: Asking) -> DatelineError:
    with pytest.raises(DatelineError) as raised:
        asking.ask()
    return raised.value


def test_a_question_is_one_request() -> None:
    """It goes to the path of the interface, with model and messages, and gives the answer and what it took."""
    with serving(GOOD) as model:
        asking = Asking(model, key="sk-1")
        assert asking.ask() == Answer('{"events": []}', 100, 20)
    assert model.paths == ["/v1/chat/completions"]
    assert model.asked[0]["model"] == "tiny"
    assert model.asked[0]["messages"] == MESSAGES
    assert model.asked[0]["response_format"]["type"] == "json_schema"
    assert model.headers[0]["Authorization"] == "Bearer sk-1"
    assert (asking.meter.tally.requests, asking.meter.tally.sent, asking.meter.tally.received) == (1, 100, 20)


def test_without_a_key_none_is_sent() -> None:
    """A server at home asks for none."""
    with serving(GOOD) as model:
        Asking(model).ask()
    assert "Authorization" not in model.headers[0]


def test_a_server_that_knows_less_is_asked_for_less() -> None:
    """A field that the server refuses is left out, of this question and of those after it."""

    def picky(asked: dict[str, Any]) -> Said:
        return Said(b"no schema", 400) if "response_format" in asked else GOOD

    with serving(picky) as model:
        asking = Asking(model)
        asking.ask()
        first = len(model.asked)
        asking.ask()
    assert first == 5
    assert len(model.asked) == first + 1
    assert (model.asked[-1]["temperature"], asking.waits) == (0, [])


def test_a_question_that_no_form_saves_is_refused() -> None:
    """Where the server refuses every form, its words say why."""
    with serving(Said(b'{"error": "context length\\n exceeded"}', 400)) as model:
        asking = Asking(model)
        failure = _failure(asking)
    assert isinstance(failure, UnreadError)
    assert 'refuses the question (400: {"error": "context length\\n exceeded"})' in str(failure)
    assert len(model.asked) == len(forms_of({}))
    assert asking.meter.tally.sent == 0


# ---- what passes
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_is_passing_is_waited_out(status: int) -> None:
    """A server in trouble is asked again, each time after twice the wait."""
    with serving(Said(b"busy", status), Said(b"busy", status), GOOD) as model:
        asking = Asking(model)
        assert asking.ask().text == '{"events": []}'
    assert asking.waits == [1.0, 2.0]
    assert (asking.meter.tally.requests, asking.meter.tally.retries) == (3, 2)


def test_the_server_says_how_long_to_wait() -> None:
    """A wait that the server asks for is kept to, in seconds or as a date."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=31), usegmt=True)
    replies = [Said(b"", 429, {"Retry-After": "7"}), Said(b"", 503, {"Retry-After": later}), GOOD]
    with serving(*replies) as model:
        asking = Asking(model)
        asking.ask()
    assert asking.waits[0] == 7.0
    assert 25 < asking.waits[1] <= 31


def test_a_server_that_asks_for_hours_is_left_alone() -> None:
    """Nobody waits for an hour: the report is left for a later run."""
    with serving(Said(b"quota", 429, {"Retry-After": "3600"})) as model:
        asking = Asking(model)
        assert "answers 429: quota; try again later" in str(_failure(asking))
    assert (len(model.asked), asking.waits) == (1, [])


def test_trouble_without_end_has_an_end() -> None:
    """After five attempts the report is left unread; the next one tries once, and waits again once the server is back."""
    bad = Said(b"broken", 500)
    with serving(*[bad] * 6, GOOD, bad, GOOD) as model:
        asking = Asking(model)
        assert isinstance(_failure(asking), UnreadError)
        assert (len(model.asked), asking.waits) == (5, [1.0, 2.0, 4.0, 8.0])
        _failure(asking)
        assert len(model.asked) == 6
        asking.ask()
        asking.ask()
    assert len(model.asked) == 9


def test_a_connection_that_breaks_is_tried_again() -> None:
    """A reply that ends before its end is no reply."""
    with serving(Said(GOOD.body, stops_at=20), Said(GOOD.body, stops_at=0), GOOD) as model:
        asking = Asking(model)
        assert asking.ask().tokens_in == 100
    assert asking.waits == [1.0, 2.0]


def test_a_slow_server_is_tried_twice() -> None:
    """Who is too slow is too slow the next time: the report is left unread in bounded time."""
    with serving(Said(GOOD.body, delay=30.0)) as model:
        asking = Asking(model, timeout=0.2)
        begun = time.monotonic()
        assert "it took longer than 0.2 s (see --llm-timeout)" in str(_failure(asking))
    assert time.monotonic() - begun < 10
    assert len(model.asked) == 2


def test_a_reply_that_drips_has_an_end() -> None:
    """A server that never stops sending runs into the same bound."""
    with serving(GOOD) as model:
        asking = Asking(model, timeout=0.3)
        original = Transport.post

        def dripping(_: Any) -> Iterator[bytes]:
            while True:
                time.sleep(0.05)
                yield b" "

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("httpx.Response.iter_raw", dripping)
            assert "it took longer" in str(_failure(asking))
        assert Transport.post is original


# ---- what does not pass
@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said(b"bad key sk-1", 401), r"refuses the key \(401: bad key …\); set DATELINE_LLM_KEY"),
        (Said(b"", 403), r"refuses the key \(403\)"),
        (Said(b"no model 'tiny'", 404), r"knows no such address or model \(404: no model 'tiny'\)"),
        (Said(b"", 302, {"Location": "http://127.0.0.1:1/"}), r"sends elsewhere \(302\), which is not followed"),
        (Said(b"", 307, {"Location": "/v2/chat/completions"}), "which is not followed"),
    ],
)
def test_what_no_report_would_change_ends_the_run(said: Said, message: str) -> None:
    """A wrong key, model or address is misuse, said once; no redirect is followed, and the key is not repeated."""
    with serving(said) as model, pytest.raises(UsageError, match=message):
        Asking(model, key="sk-1").ask()
    assert len(model.asked) == 1


def test_a_server_that_is_not_there_ends_the_run() -> None:
    """One more attempt, and then one line with the way out."""
    with serving(GOOD) as model:
        asking = Asking(model)
    failure = _failure(asking)
    assert isinstance(failure, UsageError)
    assert "cannot be reached" in str(failure)
    assert "start it, or name another with --llm-url" in str(failure)
    assert asking.waits == [1.0]


def test_a_server_that_has_gone_leaves_reports_unread() -> None:
    """Where it was there before, the run goes on."""
    with serving(GOOD) as model:
        asking = Asking(model)
        asking.ask()
    assert isinstance(_failure(asking), UnreadError)


def test_a_huge_reply_is_not_read_to_its_end() -> None:
    """There is a bound to what is taken in."""
    with serving(Said(b" " * (MOST_BYTES + 1))) as model:
        assert "larger than 8 MiB" in str(_failure(Asking(model)))


# ---- replies
@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>502</html>", b"\xff\xfe\x00", b"[]", b'{"choices": []}', b'{"choices": [{}]}', b'{"choices": null}',
        b'{"choices": [{"message": {"content": null}}]}', b'{"error": "x"}', b"[" * 200_000, GOOD.body[:40],
    ],
)  # fmt: skip
def test_a_body_that_is_not_the_interfaces_is_an_empty_answer(body: bytes) -> None:
    """Another kind of content, no choices, bytes that are no text: nothing is answered, and nothing fails."""
    assert answer_of(body, MESSAGES).text == ""


def test_answers_come_in_several_forms() -> None:
    """Words in parts are put together, an answer that ran out of room says so, bad bytes are replaced."""
    parts = [{"type": "text", "text": "a"}, "?", {"type": "image"}, {"type": "text", "text": "b"}]
    body = {"choices": [{"message": {"content": parts}, "finish_reason": "length"}]}
    found = answer_of(json.dumps(body).encode(), MESSAGES)
    assert (found.text, found.is_full) == ("ab", True)
    assert answer_of(b'{"choices": [{"message": {"content": "x\xff"}}]}', MESSAGES).text == "x\ufffd"


@pytest.mark.parametrize(
    "usage", [None, {}, {"prompt_tokens": "many"}, {"prompt_tokens": -1}, {"prompt_tokens": 10**12}, 7]
)
def test_tokens_are_estimated_where_the_server_does_not_count(usage: Any) -> None:
    """A count that is missing, or cannot be one, is replaced by one from the length of the texts."""
    body = {"choices": [{"message": {"content": "x" * 40}}], "usage": usage}
    found = answer_of(json.dumps(body).encode(), MESSAGES)
    assert (found.tokens_in, found.tokens_out) == (6, 11)


@pytest.mark.parametrize(("header", "expected"), [("0", 0.0), ("-3", 0.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)])
def test_a_wait_is_never_negative(header: str, expected: float) -> None:
    """What is past is no wait."""
    assert retry_after(header) == expected
