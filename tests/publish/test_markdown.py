"""The brief as Markdown."""

import re

from tests.publish.newsroom import DAY, Newsroom, brief_of, two_accounts

from dateline.publish.compose import compose_brief
from dateline.publish.markdown import to_markdown

NOTE = r" \*\([^()]+(\([^()]+\)[^()]*)*\)\*(\[\d+\])*"
ENDING = re.compile(rf"\[\d+\]({NOTE})?$")


def test_every_sentence_ends_in_numbers_that_the_list_has() -> None:
    """Each line closes with citation numbers and the grade, and each number is an entry with its offsets and grade."""
    text = to_markdown(brief_of(*two_accounts()))
    body, listed = text.split("## Sources and quoted words")
    entries = {
        int(n) for n in re.findall(r"^(\d+)\. .* \(characters \d+ to \d+; cited for .*\)$", listed, re.MULTILINE)
    }
    assert all(
        re.search(r"\[\d+\]( \*\([^()]+(\([^()]+\)[^()]*)*\)\*(\[\d+\])*)?$", line)
        for line in body.splitlines()
        if line.startswith("- ")
    )
    assert {int(n) for n in re.findall(r"\[(\d+)\]", body)} == entries == set(range(1, len(entries) + 1))


def test_the_quoted_words_stand_in_the_list() -> None:
    """The list of sources gives outlet, title, date, the words and their offsets."""
    assert "Post, News, 24 May 2016: “At least 20” (characters 0 to 11; cited for killed: contested)" in to_markdown(
        brief_of(*two_accounts())
    )


def test_titles_cannot_become_markup() -> None:
    """A title with Markdown or HTML in it stays a title."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing in Karsa.", title="[x](http://evil) <img src=x> | *bold*")
    room.story("e1", wire, "Suicide bomb", "bombing")
    text = to_markdown(brief_of(room, (room.event("e1"),)))
    assert r"\[x\](http://evil) \<img src=x\> \| \*bold\*" in text


def test_the_same_day_gives_the_same_text() -> None:
    """Twice the same input, twice the same bytes."""
    assert to_markdown(brief_of(*two_accounts())) == to_markdown(brief_of(*two_accounts()))


def test_an_empty_day_says_so() -> None:
    """A day without reports is a page of one sentence."""
    text = to_markdown(compose_brief(DAY, (), {}, {}, ()).records[0])
    assert "No report read so far tells of an event on this day." in text
    assert "##" not in text
