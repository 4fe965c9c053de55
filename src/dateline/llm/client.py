"""Asks the server and asks again: what is passing is waited out, what is final is told with the way out."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dateline.llm.cache import Answer
from dateline.llm.meter import Meter, tokens_in
from dateline.llm.prompt import Message
from dateline.llm.server import KEY, Server
from dateline.llm.transport import NoReplyError, Reply, Transport
from dateline.model import UnreadError, UsageError

WAITS = (1.0, 2.0, 4.0, 8.0)  # seconds before each further attempt; always the same, so that runs can be compared
LONGEST_WAIT = 120.0  # seconds; a server that asks for more is asked again by a later run
MOST_TOKENS = 8_192  # of one answer; the densest passage needs about half
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_MUCH_ASKED = frozenset({400, 415, 422, 501})  # what servers say to a field that they do not know
_SHOWN = 200  # characters of the server's own words in a message


class Client:
    """The one that asks; it remembers which form of question the server takes. Threads may share it."""

    def __init__(
        self,
        transport: Transport,
        server: Server,
        meter: Meter,
        schema: Mapping[str, Any],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._transport, self._server, self._meter = transport, server, meter
        self._forms = forms_of(schema)
        self._form = 0
        self._sleep = sleep
        self._was_there = False  # whether the server has replied to anything
        self._is_down = False  # whether it was given up on last time: then it is tried once, not waited for

    def ask(self, messages: list[Message]) -> Answer:
        """The model's answer. Raises `UnreadError` where there is none now, `UsageError` where there will be none."""
        reply = self._ask_in_form(messages)
        if reply.status != 200:
            raise self._refusal(reply)
        answer = answer_of(reply.data, messages)
        self._meter.settle(0, answer.tokens_in, answer.tokens_out)
        return answer

    def _ask_in_form(self, messages: list[Message]) -> Reply:
        """The reply to the richest form of the question that the server takes."""
        for number in range(self._form, len(self._forms)):
            body = {"model": self._server.model, "messages": messages, "stream": False, **self._forms[number]}
            reply = self._persist(body, sum(tokens_in(message["content"]) for message in messages))
            if reply.status not in _TOO_MUCH_ASKED:
                self._form = max(self._form, number)
                break
        return reply

    def _persist(self, body: Mapping[str, Any], tokens: int) -> Reply:
        """The reply to one form of the question, waited for where the server is busy or away. Raises `UnreadError`."""
        self._meter.reserve(tokens)
        try:
            for wait in self._waits():
                last = self._attempt(body)
                if isinstance(last, Reply) and last.status not in _PASSING:
                    self._is_down = False
                    return last
                if wait is None or not self._wait(last, wait):
                    break
            self._is_down = True
            raise self._given_up(last)
        finally:
            self._meter.settle(tokens)

    def _waits(self) -> Iterator[float | None]:
        """How long to wait after each attempt; None after the last."""
        if not self._is_down:
            yield from WAITS
        yield None

    def _attempt(self, body: Mapping[str, Any]) -> Reply | NoReplyError:
        self._meter.add("requests")
        try:
            reply = self._transport.post(body)
        except NoReplyError as error:
            return error
        self._was_there = True
        return reply

    def _wait(self, last: Reply | NoReplyError, wait: float) -> bool:
        """Wait before the next attempt; False where there is no sense in one."""
        if isinstance(last, NoReplyError):
            # who was never there may just be starting; who is slow is slow again
            if (last.is_away and not self._was_there and wait > WAITS[0]) or (last.is_slow and wait > WAITS[0]):
                return False
        else:
            wait = max(wait, retry_after(last.headers.get("retry-after")) or 0)
        if wait > LONGEST_WAIT:
            return False
        self._meter.add("retries")
        self._sleep(wait)
        return True

    def _given_up(self, last: Reply | NoReplyError) -> Exception:
        """What is raised where no attempt was any good."""
        if isinstance(last, Reply):
            return UnreadError(f"the server answers {self._said(last)}; try again later.")
        if last.is_away and not self._was_there:
            return UsageError(
                f"The server at {self._server.address} cannot be reached ({last}); start it, or name another with --llm-url."
            )
        return UnreadError(f"the server gave no reply: {last}; try again later.")

    def _refusal(self, reply: Reply) -> Exception:
        """What is raised for a reply that another attempt would not change."""
        said = self._said(reply)
        if reply.status in (401, 403):
            return UsageError(f"The server refuses the key ({said}); set {KEY} to one that it takes.")
        if reply.status == 404:
            return UsageError(f"The server knows no such address or model ({said}); see --llm-url and --llm-model.")
        if 300 <= reply.status < 400:
            return UsageError(
                f"The server sends elsewhere ({said}), which is not followed; give that address with --llm-url."
            )
        return UnreadError(f"the server refuses the question ({said}); see --llm-model.")

    def _said(self, reply: Reply) -> str:
        """The status and the server's own words, on one line and without the key."""
        words = reply.data[:10_000].decode("utf-8", "replace")
        if self._server.key:
            words = words.replace(self._server.key, "…")
        line = " ".join(words.split())
        shown = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
        return f"{reply.status}: {shown}" if shown else str(reply.status)


def forms_of(schema: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """What is asked for beside the messages, from most to least: a server that knows less answers 400 and is asked for less."""
    same, short = {"temperature": 0}, {"max_tokens": MOST_TOKENS}
    held = {"response_format": {"type": "json_schema", "json_schema": {"name": "events", "schema": dict(schema)}}}
    loose = {"response_format": {"type": "json_object"}}
    return ({**same, **short, **held}, {**same, **held}, held, {**same, **short, **loose}, {**same, **short}, {})


def answer_of(data: bytes, messages: list[Message]) -> Answer:
    """The answer in the body of a reply; an empty one where the body is none of the interface's."""
    try:
        body = json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        body = None
    match body:
        case {"choices": [{"message": {"content": content}, **choice}, *_]}:
            text, is_full = _text(content), choice.get("finish_reason") == "length"
        case _:
            text, is_full = "", False
    sent = sum(tokens_in(message["content"]) for message in messages)
    usage = body.get("usage") if isinstance(body, dict) else None
    return Answer(
        text, _used(usage, "prompt_tokens", sent), _used(usage, "completion_tokens", tokens_in(text)), is_full
    )


def _text(content: Any) -> str:
    """The words of a content that is a text or, as some servers have it, a list of parts."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _used(usage: Any, name: str, otherwise: int) -> int:
    """The server's own count of tokens, where it has one that can be."""
    told = usage.get(name) if isinstance(usage, dict) else None
    return told if isinstance(told, int) and 0 <= told < 10**9 else otherwise


def retry_after(header: str | None) -> float | None:
    """The seconds that a server asks to wait, given as a number or as a date; None where it does not say.

    >>> retry_after("7"), retry_after("soon"), retry_after(None)
    (7.0, None, None)
    """
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # no date; a date without a zone
        return None
