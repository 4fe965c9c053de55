"""A model's answer to the list of events in it, whatever stands around them; it is parsed as data and never obeyed."""

import json
import re
from dataclasses import dataclass
from typing import Any

_MOST_TRIES = 20  # braces at which an object is looked for
_THOUGHT_ENDS = "</think>"
_LIST = re.compile(r'"events"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The events of an answer as they were written; is_cut: the list does not end, and its last event is missing."""

    items: list[Any]
    is_cut: bool = False


def parse(answer: str) -> Parsed | None:
    """The events of an answer, of one that breaks off those that are whole; None where there is no list of events.

    >>> parse('Here you are: {"events": [{"trigger": "shelled"}]}')
    Parsed(items=[{'trigger': 'shelled'}], is_cut=False)
    >>> parse('{"events": [{"trigger": "shelled"}, {"trig')
    Parsed(items=[{'trigger': 'shelled'}], is_cut=True)
    """
    words = answer.rpartition(_THOUGHT_ENDS)[2]
    at = words.find("{")
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        found = _decoded(words, at)
        if found is not None and isinstance(found[0], dict) and isinstance(found[0].get("events"), list):
            return Parsed(found[0]["events"])
        at = words.find("{", at + 1)
    return _whole_ones(words)


def _whole_ones(words: str) -> Parsed | None:
    """The events before the place where the answer breaks off or stops being JSON."""
    opening = _LIST.search(words)
    if opening is None:
        return None
    items: list[Any] = []
    at = opening.end()
    while (found := _decoded(words, at)) is not None:
        items.append(found[0])
        at = _after(words, found[1])
    return Parsed(items, is_cut=True)


def _after(words: str, at: int) -> int:
    between = _BETWEEN.match(words, at)
    return between.end() if between else at


def _decoded(words: str, at: int) -> tuple[Any, int] | None:
    """The JSON value that begins there and where it ends; None where there is none."""
    try:
        return _DECODER.raw_decode(words, at)
    except (ValueError, RecursionError):  # no JSON; figures or nesting without end
        return None
