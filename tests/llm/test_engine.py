"""The engine on one report: passages, answers good and bad, cache."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extract.passages import document
from tests.llm.engine_runs import EVENT, GOOD, TEXT, messages_of, read_by, settings_for, spans_in
from tests.llm.fake_model import Asked, Said, answer, passage_of, serving

from dateline.codec import to_json
from dateline.llm import engine as llm_engine
from dateline.llm.engine import LlmEngine, origin_of
from dateline.model import Result, Settings, UnreadError

pytestmark = pytest.mark.usefixtures("without_waiting")


# ---- one report
def test_a_report_is_read(tmp_path: Path) -> None:
    """The model's words become an event mention and claims under the model's name."""
    with serving(GOOD) as model:
        reading = read_by(model, tmp_path)
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
        assert len(read_by(model, tmp_path).event_mentions) == 1


@pytest.mark.parametrize(
    "bad",
    [answer("I would rather not."), answer(""), Said(b"{}"), Said(b'{"choices": []}'), Said(b"\xff\xfe"), Said(b"<p>")],
    ids=["prose", "empty", "no choices", "empty choices", "bytes", "page"],
)
def test_an_unusable_answer_is_asked_for_again(tmp_path: Path, bad: Said) -> None:
    """Once; if that is no better, the report is left unread, and nothing of it is kept."""
    with serving(bad, GOOD) as model:
        assert len(read_by(model, tmp_path).event_mentions) == 1
        assert len(model.asked) == 2
    with serving(bad) as model, pytest.raises(UnreadError, match="not the JSON that it was asked for"):
        read_by(model, tmp_path, "Shells fell again.")
    assert len(list((tmp_path / "answers").rglob("*.json"))) == 1


def test_of_a_truncated_answer_the_whole_events_are_kept(tmp_path: Path) -> None:
    """An answer that ran out of room gives what it has, and says so; it is not asked for again."""
    whole = json.dumps({"events": [EVENT, {**EVENT, "trigger": "killed"}]})
    with serving(answer(whole[:-60], finish="length")) as model:
        for _ in range(2):
            reading = read_by(model, tmp_path)
            assert [mention.trigger.quote for mention in reading.event_mentions] == ["Shells fell"]
            assert "The model's answer breaks off" in messages_of(reading)
    assert len(model.asked) == 1


def test_unknown_types_and_invented_quotes_are_findings(tmp_path: Path) -> None:
    """What is not of the vocabulary or not of the text is told, and the rest is read."""
    odd = {**EVENT, "type": "Massacre"}
    invented = {**EVENT, "values": [*EVENT["values"], {"property": "victim", "quote": "forty schoolchildren"}]}
    with serving(answer([odd, invented])) as model:
        reading = read_by(model, tmp_path)
    assert "there is no sub-event type 'Massacre'" in messages_of(reading)
    assert "'forty schoolchildren': the model gives words that the report does not hold" in messages_of(reading)
    assert [c.grounding for c in reading.claims if c.property == "victim"] == ["ungrounded"]
    assert reading.event_mentions[0].arguments == ()


def test_very_many_findings_are_cut(tmp_path: Path) -> None:
    """A model that writes nothing but nonsense does not fill the reading with it."""
    events = [
        {**EVENT, "values": [{"property": "target", "quote": f"dragon {n} {m}"} for m in range(9)]} for n in range(40)
    ]
    with serving(answer(events)) as model:
        reading = read_by(model, tmp_path)
    assert len(reading.findings) == 101
    assert "more findings are left out" in reading.findings[-1].message


def test_nothing_is_asked_about_an_empty_report(tmp_path: Path) -> None:
    """A report without words is read without a model."""
    with serving(GOOD) as model:
        assert read_by(model, tmp_path, " \n ").event_mentions == ()
    assert model.asked == []


def test_a_long_report_is_read_in_passages(tmp_path: Path) -> None:
    """Each passage is asked about by itself, and every span points at its place in the whole."""
    filler = "Nothing happened in the town. " * 300
    text = f"{TEXT}\n{filler}\n\nGunmen fled from Kharkiv on Tuesday.\n\n{filler}\n\n{TEXT}"

    def by_passage(asked: Asked) -> Said:
        return answer([EVENT] if TEXT.strip() in passage_of(asked) else [])

    with serving(by_passage) as model:
        reading = read_by(model, tmp_path, text)
    assert len(model.asked) > 1
    assert "".join(map(passage_of, model.asked)) == text
    assert [mention.trigger.start for mention in reading.event_mentions] == [0, text.rindex("Shells fell")]
    assert all(text[span.start : span.end] == span.quote for span in spans_in(reading))


def test_a_passage_without_an_answer_is_a_finding(tmp_path: Path) -> None:
    """The other passages are read, and where nothing was read is told."""
    text = f"{TEXT}\n{'Nothing happened. ' * 900}"
    with serving(lambda asked: GOOD if TEXT.strip() in passage_of(asked) else answer("no")) as model:
        reading = read_by(model, tmp_path, text)
    assert len(reading.event_mentions) == 1
    assert re.search(r"no usable answer for characters \d+,?\d* to \d+,\d+", messages_of(reading))


def test_capitals_are_read_as_well(tmp_path: Path) -> None:
    """A report in capitals keeps its own words at every span."""
    text = TEXT.upper() + "TWO AMBULANCES CAME TO THE MARKET OF THE CITY AND LEFT AGAIN.\n"
    event = {**EVENT, "trigger": "SHELLS FELL", "sentence": text[: len(TEXT)].strip(), "values": [
        {"property": "place", "quote": "KHARKIV"}]}  # fmt: skip
    with serving(answer([event])) as model:
        reading = read_by(model, tmp_path, text)
    assert reading.event_mentions[0].places[0].country == "UA"
    assert all(text[span.start : span.end] == span.quote for span in spans_in(reading))


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
    assert all(told.quote(span) == span.quote and span.quote for span in spans_in(reading))
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
        first = read_by(model, tmp_path)
    assert to_json(read_by(model, tmp_path)) == to_json(first)
    assert len(model.asked) == 1


def test_another_model_is_asked_anew(tmp_path: Path) -> None:
    """Answers belong to the model that gave them."""
    with serving(GOOD) as model:
        read_by(model, tmp_path)
        other = replace(settings_for(model, tmp_path).llm, model="large")
        reading = LlmEngine().read(document(TEXT), Settings(llm=other))
    assert len(model.asked) == 2
    assert reading.claims[0].origin == "llm:large@1"


def test_a_damaged_entry_is_told_and_asked_for_again(tmp_path: Path) -> None:
    """The run goes on as if it had not been there, and the entry is whole afterwards."""
    with serving(GOOD) as model:
        read_by(model, tmp_path)
        (entry,) = (tmp_path / "answers").rglob("*.json")
        entry.write_bytes(entry.read_bytes()[:30])
        reading = read_by(model, tmp_path)
        assert "is damaged" in messages_of(reading)
        assert "is damaged" not in messages_of(read_by(model, tmp_path))
    assert len(model.asked) == 2
