"""Private persons are never named, in no sentence, quotation, title or export."""

import pytest
from tests.publish.newsroom import Newsroom

from dateline.model import Bounds
from dateline.publish.compose import compose_brief
from dateline.publish.csv_export import to_csv
from dateline.publish.geojson import to_geojson
from dateline.publish.html import to_html
from dateline.publish.markdown import to_markdown
from dateline.publish.names import load_names
from dateline.publish.redact import redactor_of
from dateline.publish.wording import load_wording


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Health", True),
        ("Syrian army", True),
        ("Prime Minister Halvor Brandt", True),
        ("gunmen on motorcycles", True),
        ("displaced Syrians", True),
        ("Kidal Front", True),
        ("OCHA", True),
        ("Doctors", True),
        ("Gunmen", True),
        ("Eleven residents", True),
        ("About 8,000 people", True),
        ("Halvor’s brother", False),
        ("Halvor and two residents", False),
        ("Halvor Brandt", False),
        ("Halvor", False),
        ("a shopkeeper, Halvor Brandt", False),
        ("Dr Halvor Brandt", False),
        ("هالفور براندت", False),
    ],
)
def test_which_words_name_a_private_person(name: str, expected: bool) -> None:
    """Institutions, offices, peoples and descriptions may be printed; a bare personal name may not."""
    assert load_names().is_impersonal(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("More than 30 people", "more than 30 people"),
        ("Syrian soldiers", "Syrian soldiers"),
        ("Grey Front", "Grey Front"),
    ],
)
def test_descriptions_lose_the_capital_of_their_sentence(name: str, expected: str) -> None:
    """A description keeps no capital inside the brief's sentence; a name and a people keep theirs."""
    assert load_names().lowered(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rescue workers", "rescue workers"),
        ("North group", "North group"),
        ("Palmyra residents", "Palmyra residents"),
        ("Two Syrian shells", "two Syrian shells"),
        ("Officials", "officials"),
    ],
)
def test_words_that_the_reports_write_small_are_written_small(name: str, expected: str) -> None:
    """People described by a word that stands in lower case elsewhere lose their capital; units and places keep it."""
    assert load_names().lowered(name, frozenset({"rescue", "north"})) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("furniture warehouse", True),
        ("Syrian town", True),
        ("Syrian towns", False),
        ("one man", False),
        ("two buses", False),
        ("residents", False),
    ],
)
def test_single_things_want_an_article(name: str, expected: bool) -> None:
    """One thing or person of many, without an article of its own, is given one."""
    assert load_names().is_single(name) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Governor Halvor Brandt spoke of 3 dead.", "Halvor Brandt", "Halvor Brandt"),
        ("Halvor Brandt, the governor of Vardan, spoke of 3 dead.", "Halvor Brandt", "Halvor Brandt"),
        ("Halvor Brandt spoke of 3 dead.", "Halvor Brandt", "a person quoted in the report"),
        (
            "The shopkeeper Halvor Brandt spoke of 3 dead.",
            "shopkeeper Halvor Brandt",
            "a person described as “shopkeeper”",
        ),
    ],
)
def test_an_office_makes_a_name_public(text: str, name: str, expected: str) -> None:
    """Who holds an office speaks for it; everybody else is described."""
    room = Newsroom()
    wire = room.report("Wire", text)
    room.claim("e1", wire, "killed", Bounds(3, 3), "3", speaker=name)
    assert redactor_of(room.readings(), load_wording()).shown(name, "speaker") == expected


def test_no_rendering_prints_a_private_name() -> None:
    """The name is gone from page, text, table and map file, also from quotations and titles, and the rest is there."""
    room = Newsroom()
    wire = room.report(
        "Wire",
        "A bombing in Karsa on Monday killed Halvor Brandt, said Ilse Quandt. Brandt was 40.",
        title="Brandt is dead",
    )
    room.story("e1", wire, "Suicide bomb", "bombing")
    room.claim("e1", wire, "victim", "Halvor Brandt", "Halvor Brandt")
    room.claim("e1", wire, "killed", Bounds(1, 1), "killed Halvor", speaker="Ilse Quandt")
    events = (room.event("e1"),)
    brief = compose_brief("2016-05-24", events, room.readings(), room.documents, ()).records[0]
    printed = [
        to_markdown(brief),
        to_html(brief, events),
        to_csv(events, room.readings()),
        to_geojson(events, room.readings()).decode(),
    ]
    for text in printed:
        assert not any(name in text for name in ("Halvor", "Brandt", "Ilse", "Quandt"))
        assert "Karsa" in text
    assert "[name withheld]" in printed[1]
