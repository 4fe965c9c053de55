"""The adapter for textacy's quotation finder, on a stand-in for its two modules: the real ones are on no index CI reads."""

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest
from benchmarks.textacy_quotes import textacy_finder

TEXT = 'Omar Dikko said: "They came at noon."'


def _token(word: str) -> SimpleNamespace:
    return SimpleNamespace(idx=TEXT.index(word), text=word)


def _quotations(doc: str) -> Iterator[tuple[list[SimpleNamespace], list[SimpleNamespace], SimpleNamespace]]:
    content = SimpleNamespace(start_char=doc.index('"'), end_char=len(doc))
    yield [_token("Omar"), _token("Dikko")], [_token("said")], content


def test_without_a_model_there_is_no_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is downloaded: where the modules are not there, the column says so."""
    monkeypatch.setitem(sys.modules, "spacy", None)  # what makes an import fail
    assert textacy_finder() is None


def test_its_triples_become_attributions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speaker, cue and content by their offsets."""
    spacy, extract = ModuleType("spacy"), ModuleType("textacy.extract")
    spacy.load = lambda name: lambda text: text  # type: ignore[attr-defined]  # a module made up for the test
    extract.direct_quotations = _quotations  # type: ignore[attr-defined]  # the same
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    monkeypatch.setitem(sys.modules, "textacy.extract", extract)
    find = textacy_finder()
    assert find is not None
    (said,) = find({"id": "d1", "text": TEXT})["attributions"]
    assert [TEXT[a:b] for part in ("source", "cue", "content") for a, b in said[part]] == [
        "Omar Dikko",
        "said",
        '"They came at noon."',
    ]
