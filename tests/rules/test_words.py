"""The compiled dictionary says what it is compiled from, and a damaged one is said to be so."""

from pathlib import Path

import lemminflect
import pytest

from dateline.model import RulesError
from dateline.rules.lang.en.words import compile as recipe
from dateline.rules.lang.en.words import dictionary


def test_it_is_compiled_and_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """What the package holds is what its recipe makes."""
    assert recipe.is_current()
    assert recipe.compile_words(tmp_path / "words.sqlite").read_bytes() == recipe.TARGET.read_bytes()


@pytest.mark.parametrize("form", ["found", "wounded", "left", "troops", "militants", "burnt", "heavily", "dead"])
def test_an_entry_is_what_the_tables_say(form: str) -> None:
    """Nouns, verbs, adjectives and adverbs."""
    entry, lemmas = dictionary.entry_of(form), lemminflect.getAllLemmas(form)
    assert entry is not None
    assert [verb for verb, _ in entry.verbs][:1] == list(lemmas.get("VERB", ()))[:1]
    assert (entry.noun,) == lemmas.get("NOUN", (None,))[:1]
    assert (entry.is_adjective, entry.is_adverb) == ("ADJ" in lemmas, "ADV" in lemmas)


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00 and then nothing"])
def test_a_damaged_dictionary_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """Absent, empty or cut: one line with the way out."""
    target = tmp_path / "words.sqlite"
    if content is not None:
        target.write_bytes(content)
    monkeypatch.setattr(dictionary, "TARGET", target)
    with pytest.raises(RulesError, match="install Dateline again"):
        dictionary.entry_of("attacked")
