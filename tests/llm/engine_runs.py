"""A small report, a good answer about it, and the engine run on both."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from tests.extract.passages import document
from tests.llm.fake_model import FakeModel, answer

from dateline.llm.engine import LlmEngine
from dateline.model import LlmSettings, Reading, Settings, Span

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


def settings_for(model: FakeModel, folder: Path, **more: Any) -> Settings:
    """A run that asks this model and keeps its answers in the folder."""
    return Settings(engine="llm", llm=LlmSettings(model.url, "tiny", str(folder / "answers"), **more))


def read_by(model: FakeModel, folder: Path, text: str = TEXT, **more: Any) -> Reading:
    """What the engine reads in a text."""
    return LlmEngine().read(document(text), settings_for(model, folder, **more))


def messages_of(reading: Reading) -> str:
    """The findings of a reading, as one text."""
    return " | ".join(finding.message for finding in reading.findings)


def reports_in(folder: Path, number: int) -> Path:
    """A folder of so many short reports."""
    reports = folder / "reports"
    reports.mkdir()
    for n in range(number):
        (reports / f"{n:02}.txt").write_text(f"KYIV, 14 May 2024 - Report {n}. {TEXT}", encoding="utf-8")
    return reports


def spans_in(node: object) -> Iterator[Span]:
    """Every span of a record, however deep."""
    if isinstance(node, Span):
        yield node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from spans_in(getattr(node, field.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from spans_in(item)
