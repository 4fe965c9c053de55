"""Who says so and how surely: every row is whole, and its example shows the words."""

import re
from collections import Counter
from typing import get_args

import pytest
from lemminflect import getAllLemmas, getAllLemmasOOV

from dateline.model.reading import Certainty, Stance
from dateline.rules.speech_types import CuePos, Effect, ModalityCue, SpeechCue, SpeechKind
from dateline.rules.tables import read_table

SPEECH = read_table("lang/en/speech.tsv", SpeechCue)
MODALITY = read_table("lang/en/modality.tsv", ModalityCue)
CUES: list[SpeechCue | ModalityCue] = [*SPEECH, *MODALITY]
STANCES = {"deny": "denies", "doubt": "doubts", "pretend": "doubts"}  # every other kind asserts


def _marked(example: str) -> list[str]:
    return re.findall(r"<t>(.+?)</t>", example)


def _lemmas(word: str) -> set[str]:
    found = {lemma for lemmas in getAllLemmas(word).values() for lemma in lemmas}
    guessed = () if found else getAllLemmasOOV(word, "VERB").get("VERB", ())
    return {word, *found, *guessed}


def _fits(words: list[str], pattern: list[str]) -> bool:
    """Whether forms follow lemmas one by one; `*` takes one to four words."""
    if not words or not pattern:
        return not words and not pattern
    if pattern[0] == "*":
        return any(_fits(words[n:], pattern[1:]) for n in range(1, 5))
    return pattern[0] in _lemmas(words[0]) and _fits(words[1:], pattern[1:])


def _shows(example: str, pattern: str) -> bool:
    marked = _marked(example)
    return len(marked) == 1 and _fits(marked[0].lower().split(), pattern.split())


def _repeated(values: list[str]) -> list[str]:
    return [value for value, n in Counter(values).items() if n > 1]


@pytest.mark.parametrize(
    ("words", "pattern", "fits"),
    [
        ("hold the army responsible", "hold * responsible", True),
        ("holds the men of the town responsible", "hold * responsible", False),
        ("hold responsible", "hold * responsible", False),
        ("denied", "deny", True),
        ("denied that", "deny", False),
    ],
)
def test_patterns_fit_words(words: str, pattern: str, fits: bool) -> None:
    """The check that the examples go through lets nothing else pass."""
    assert _fits(words.split(), pattern.split()) is fits


def test_ids_are_unique() -> None:
    """No id stands twice, in either table."""
    assert _repeated([cue.id for cue in SPEECH]) == []
    assert _repeated([cue.id for cue in MODALITY]) == []


def test_no_cue_stands_twice() -> None:
    """A lemma has one kind for each part of speech, and words have one effect."""
    assert _repeated([f"{cue.pos} {cue.lemma}" for cue in SPEECH]) == []
    assert _repeated([cue.words for cue in MODALITY]) == []


def test_ids_name_what_they_are() -> None:
    """An id begins with the kind and the part of speech, or with the effect."""
    assert [cue.id for cue in SPEECH if not cue.id.startswith(f"{cue.kind}.{cue.pos}.")] == []
    assert [cue.id for cue in MODALITY if not cue.id.startswith(f"{cue.effect}.")] == []


def test_speech_values_are_known() -> None:
    """Every kind has rows, and every cell holds a value that its type allows."""
    assert {cue.kind for cue in SPEECH} == set(get_args(SpeechKind))
    assert {cue.pos for cue in SPEECH} == set(get_args(CuePos))
    assert {cue.stance for cue in SPEECH} == set(get_args(Stance))
    assert {cue.certainty for cue in SPEECH} == set(get_args(Certainty))
    assert {cue.distance for cue in SPEECH} == {0, 1}


def test_stance_follows_the_kind() -> None:
    """Denials deny, doubts and pretences doubt, and all else asserts."""
    assert [cue.id for cue in SPEECH if cue.stance != STANCES.get(cue.kind, "asserts")] == []


def test_claims_keep_a_distance() -> None:
    """The reporter never vouches for what is claimed or pretended."""
    assert [cue.id for cue in SPEECH if cue.kind in ("claim", "pretend") and cue.distance != 1] == []


def test_nothing_but_a_plain_word_is_a_fact() -> None:
    """Suspicions, doubts, warnings and pretences are never certain."""
    unsure = ("suspect", "doubt", "warn", "pretend")
    assert [cue.id for cue in SPEECH if cue.kind in unsure and cue.certainty == "fact"] == []


def test_effects_are_known() -> None:
    """Each of the five effects has at least ten rows, and there is no other."""
    sizes = Counter(cue.effect for cue in MODALITY)
    assert set(sizes) == set(get_args(Effect))
    assert min(sizes.values()) >= 10


def test_there_are_enough_cues() -> None:
    """The tables are no stubs."""
    assert len(SPEECH) >= 150
    assert len(MODALITY) >= 120


def test_modal_words_are_written_as_they_are_looked_up() -> None:
    """Lower case, single spaces, straight apostrophes."""
    assert [cue.words for cue in MODALITY if not re.fullmatch(r"[a-z'*-]+( [a-z'*-]+)*", cue.words)] == []


def test_rows_say_where_they_are_from() -> None:
    """Every row has its version and its source."""
    rows = [(cue.id, cue.since, cue.source) for cue in CUES]
    assert [row for row in rows if not re.fullmatch(r"\d+\.\d+", row[1]) or not row[2]] == []


def test_speech_examples_show_the_cue() -> None:
    """Each example marks exactly one stretch, and it is a form of the row's lemma."""
    assert [cue.id for cue in SPEECH if not _shows(cue.example, cue.lemma)] == []


def test_modality_examples_show_the_words() -> None:
    """Each example marks exactly one stretch, and it is the row's words, letter for letter."""
    assert [cue.id for cue in MODALITY if [text.lower() for text in _marked(cue.example)] != [cue.words]] == []


def test_no_example_stands_twice() -> None:
    """Each row has an example of its own."""
    assert _repeated([cue.example for cue in CUES]) == []
