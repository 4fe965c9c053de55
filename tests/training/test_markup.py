"""The corpus's markup: what it says is read exactly, what the guide does not allow is refused."""

import pytest
from training.check import near_pairs, odd_lengths
from training.markup import MarkupError, load_corpus, parse, read_passage

HEAD = "# wire; Sahel\n"


def test_marks_stand_at_their_words() -> None:
    """Brackets leave the text, labels keep their characters, inner ones too."""
    text, marks = parse(
        "[[Six|number; killed>1:6] farmers|people; victim>1] were [killed|=1 Attack, negative] in [Qerwan|place]."
    )
    assert text == "Six farmers were killed in Qerwan."
    assert [(text[m.start : m.end], m.kind, m.name) for m in marks] == [
        ("Six farmers", "people", ""),
        ("Six farmers", "link", "victim"),
        ("Six", "number", ""),
        ("Six", "link", "killed"),
        ("killed", "trigger", "Attack"),
        ("Qerwan", "place", ""),
    ]
    assert [m.polarity for m in marks if m.kind == "trigger"] == ["negative"]


def test_a_voice_and_its_stance_are_read() -> None:
    """Who says so, and how, stands behind the at sign."""
    _, marks = parse(
        "[The army|org; voice A] denied that [its men|people; perpetrator>1 @A denies] [fired|=1 Attack @A]."
    )
    assert [(m.voice, m.stance) for m in marks if m.name == "perpetrator"] == [("A", "denies")]


@pytest.mark.parametrize(
    "body",
    [
        "[Gunmen|people; perpetrator>1] fled.",
        "[Gunmen|soldiers] fled.",
        "[fired|=1 Shooting] at noon.",
        "[fired|=1 Attack @A] at noon.",
        "[six|number; killed>1:six] [died|=1 Attack]",
        "[six|number; killed>1] [died|=1 Attack]",
        "an [open bracket",
        "a bracket] that never opened",
        "[|people] nobody",
        "[fired|=1 Attack] and [burned|=1 Looting/property destruction]",
        "[fired|=1 Attack, perhaps] at noon",
    ],
)
def test_what_the_guide_does_not_allow_is_refused(body: str) -> None:
    """Links without triggers, unknown labels, bad values, open brackets, two types for one happening."""
    with pytest.raises(MarkupError):
        read_passage("x-1", HEAD + body)


def test_a_first_line_without_a_style_is_refused() -> None:
    """A passage says what it is."""
    with pytest.raises(MarkupError):
        read_passage("x-1", "# novel; Sahel\nNothing happened.")


def test_near_duplicates_are_found() -> None:
    """The same words with another town are a near-duplicate; another report of as many words is none."""
    body = "Gunmen on motorcycles stormed the grain market of {} before noon prayers and drove off with nine sacks of millet."
    other = "Nobody saw who lit the fire; by the time the pump arrived only two walls of the old depot were standing."
    passages = [
        read_passage(f"x-{n}", HEAD + text)
        for n, text in enumerate((body.format("Gusau"), body.format("Qerwan"), other))
    ]
    assert [(one, two) for one, two, _ in near_pairs(passages)] == [("x-0", "x-1")]


def test_the_corpus_is_as_the_guide_says() -> None:
    """Every passage is well-formed, of the right length, and no near-duplicate of another; there are 1,500 and more."""
    passages = load_corpus()
    assert len(passages) >= 1500
    assert list(odd_lengths(passages)) == []
    assert list(near_pairs(passages)) == []
    types = {m.name for p in passages for m in p.of("trigger")}
    assert len(types) == 25
