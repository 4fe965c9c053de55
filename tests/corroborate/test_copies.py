"""Copies of one report are found, independent reports are not."""

from dataclasses import replace

import pytest
from tests.corroborate.builders import JABLEH, events_of, mention, prop, report, toll, who

from dateline.corroborate.copies import copies_of, copy_groups, resemblance, shingles_of
from dateline.model import Document

DAY = "2016-05-23"
STORY = (
    "A bomb hid in a minibus went off at the bus station of the coastal town on Monday morning, hospital doctors "
    "said. Shops were closed for the rest of the day and soldiers kept people away from the square while the wounded "
    "were taken to two hospitals in the provincial capital, half an hour away by road."
)
OTHER = (
    "Officials in the provincial capital spoke on Monday of an explosion at a station used by buses. The governor "
    "visited the wounded and promised an inquiry; residents complained that nobody had searched cars at the entrance."
)


def test_a_copy_with_another_headline_is_a_copy() -> None:
    """The same words under another first line, or cut by a sentence, are one report; other words are another."""
    copied = "OUR CORRESPONDENT WRITES: " + STORY.replace("half an hour away by road", "far away")
    documents = [Document("1", text=STORY), Document("2", text=copied), Document("3", text=OTHER), Document("4")]
    assert copy_groups(documents) == {"1": "1", "2": "1", "3": "3", "4": "4"}


def test_resemblance_of_a_text_with_itself_is_whole() -> None:
    """A text resembles itself fully and an empty text nothing."""
    assert resemblance(shingles_of(STORY), shingles_of(STORY)) == 1
    assert resemblance(shingles_of(STORY), shingles_of(STORY + OTHER)) < 1
    assert resemblance(shingles_of(""), shingles_of("")) == 0


def test_copies_count_as_one_source() -> None:
    """Three outlets with one text are one independent source, and do not outvote another."""
    bombing = [mention("bombing", DAY, JABLEH, who("target", "bus station"), toll(n, n)) for n in (12, 17)]
    copies = [report(name, DAY, bombing[0], text=f"{name}. {STORY}") for name in ("A", "B", "C")]
    rival = report("D", DAY, bombing[1], text=OTHER)
    (event,) = events_of(*copies, rival)
    assert (len(event.documents), event.sources) == (4, ("A", "D"))
    assert prop(event, "killed").rule == "tie between rivals"


def test_syndicated_reports_count_as_their_agency() -> None:
    """Reports that name the agency they come from are that agency's, whatever their text."""
    one = mention("bombing", DAY, JABLEH, who("target", "bus station"), toll(12, 12))
    told = [report(name, DAY, one) for name in ("A", "B")]
    agency = [replace(t, document=replace(t.document, syndicated_from="Coast Wire")) for t in told]
    (event,) = events_of(*agency, report("Coast Wire", DAY, one))
    assert event.sources == ("Coast Wire",)
    assert {v.origin for s in prop(event, "killed").support for v in s.voices} == {"Coast Wire", None}


MORE = (
    "\n\nThe mayor, Omar Dikko, said that the vehicle had come from the north and had been left beside the ticket office "
    "by two men whom nobody knew. He asked everybody who had seen them to come forward."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STORY + MORE, "exact"),
        ("Blast shakes coast\n\nJABLEH, 23 May (Coast Wire) - " + STORY + MORE, "opening"),
        (STORY, "cut"),
        ((STORY + MORE).replace("whom nobody knew", "who were strangers there"), "near"),
    ],
)
def test_the_way_of_copying_is_told(text: str, kind: str) -> None:
    """The same words, another opening, a paragraph left out, words changed here and there: each is known as what it is."""
    first = Document("1", published=DAY, text=STORY + MORE)
    (copy,) = copies_of([first, Document("2", published="2016-05-24", text=text)])
    assert (copy.document, copy.of, copy.kind, copy.order_known) == ("2", "1", kind, True)


def test_a_report_that_adds_its_own_is_no_copy() -> None:
    """A digest that takes a story over whole and says much else stays a source of its own."""
    digest = STORY + " " + OTHER + " " + " ".join(f"word{n}" for n in range(80))
    assert copies_of([Document("1", text=STORY), Document("2", text=digest)]) == ()


def test_a_copy_of_a_copy_comes_from_the_copy() -> None:
    """Of two earlier ones the source is that whose changes the later one has taken over."""
    second = (STORY + MORE).replace("two hospitals", "three clinics").replace("two men", "two youths")
    third = second.replace("nobody knew", "no one knew")
    days = ("2016-05-23", "2016-05-24", "2016-05-25")
    texts = (STORY + MORE, second, third)
    documents = [
        Document(str(n), published=day, text=text) for n, (day, text) in enumerate(zip(days, texts, strict=True))
    ]
    assert [(copy.document, copy.of) for copy in copies_of(documents)] == [("1", "0"), ("2", "1")]


def test_who_was_first_on_one_day_is_not_known() -> None:
    """Of two copies of one day either may be the first."""
    (copy,) = copies_of([Document(name, published=DAY, text=STORY) for name in ("1", "2")])
    assert not copy.order_known


def test_a_named_agency_is_kept_though_its_report_is_not_there() -> None:
    """What a report says of where it comes from is on record."""
    (copy,) = copies_of([Document("1", text=STORY, syndicated_from="Coast Wire")])
    assert (copy.of, copy.agency, copy.kind, copy.share) == (None, "Coast Wire", "named", None)
