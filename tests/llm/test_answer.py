"""Answers as models write them: JSON with something around it, with an end or without."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.llm.answer import Parsed, parse

EVENTS = [{"trigger": "shelled", "values": [{"property": "place", "quote": "Dara {sic}"}]}, {"trigger": "fled"}]
WHOLE = json.dumps({"events": EVENTS})


@pytest.mark.parametrize(
    "answer",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Sure! Here is what the report tells of:\n\n{WHOLE}\n\nLet me know if {{you}} need more.",
        f'<think>{{"events": []}} perhaps?</think>{WHOLE}',
        json.dumps({"notes": "none", "events": EVENTS}, indent=2),
        f"{{oops}} {WHOLE}",
    ],
)
def test_the_events_are_found_whatever_stands_around_them(answer: str) -> None:
    """Fences, prose and thoughts are passed over."""
    assert parse(answer) == Parsed(EVENTS)


@pytest.mark.parametrize(
    "answer", ["", "I cannot help with that.", "{}", "[]", '{"events": "none"}', "null", "{" * 500]
)
def test_an_answer_without_a_list_of_events_is_none(answer: str) -> None:
    """What holds no list of events holds nothing."""
    assert parse(answer) is None


@pytest.mark.parametrize("at", range(len('{"events": ['), len(WHOLE)))
def test_of_an_answer_that_breaks_off_the_whole_events_are_kept(at: int) -> None:
    """Wherever it breaks off, what was whole is there, and that it broke off is known."""
    whole = (WHOLE.index('{"trigger": "fled"}') - 2, WHOLE.rindex("]"))
    assert parse(WHOLE[:at]) == Parsed(EVENTS[: sum(at >= end for end in whole)], is_cut=True)


@given(st.text())
def test_no_text_fails(text: str) -> None:
    """Whatever is answered, there is a list of events or none."""
    assert parse(text) is None or parse('{"events": [' + text) is not None


@pytest.mark.parametrize("answer", ['{"events": [' + "[" * 100_000, '{"events": [' + "9" * 100_000, '{"a":' * 100_000])
def test_answers_without_end_take_bounded_time(answer: str) -> None:
    """Nesting and figures without end are no answers, and cost little."""
    begun = time.process_time()
    found = parse(answer)
    assert found is None or found.items == []
    assert time.process_time() - begun < 5
