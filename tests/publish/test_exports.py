"""`events.csv` and `events.geojson`: complete, grounded, and safe to open."""

import csv
import io
import json
from dataclasses import replace

import pytest
from tests.publish.newsroom import KARSA, Newsroom, two_accounts

from dateline.corroborate import rated, read_ratings
from dateline.model import Bounds, PlaceValue
from dateline.publish.csv_export import to_csv
from dateline.publish.geojson import to_geojson


def rows(text: str) -> list[dict[str, str]]:
    """The lines of a table, by column."""
    return list(csv.DictReader(io.StringIO(text)))


def test_a_line_has_what_is_shown_and_where_voices_disagree() -> None:
    """Agreed values are filled in, contested ones are named: a name is left empty, a count is a range."""
    room, events = two_accounts()
    (row,) = rows(to_csv(events, room.readings()))
    assert (row["place"], row["country"], row["lat"], row["geo_precision"]) == ("Karsa", "SY", "35.36", "1")
    assert (row["date_start"], row["n_sources"], row["sources"]) == ("2016-05-23", "2", "Wire | Post")
    assert (row["killed_low"], row["killed_high"]) == ("12", "")
    assert (row["perpetrator"], row["contested"]) == ("", "killed | perpetrator")
    assert "killed: tie between rivals" in row["shown_rules"]


def test_each_value_has_its_grade_and_its_reason() -> None:
    """Grades and reasons stand property by property; a contested one is told with everybody who says what."""
    room, events = two_accounts()
    (row,) = rows(to_csv(events, room.readings()))
    assert row["grades"].split(" | ") == [
        "event_type: supported", "place: supported", "date: single source", "killed: contested", "perpetrator: contested",
    ]  # fmt: skip
    assert row["reasons"].split(" | ")[2:4] == [
        "date: single source: Wire",
        "killed: Wire said 12; the Ministry of Health (in Post) said at least 20",
    ]
    assert (row["reliability"], row["admiralty"]) == ("", "")


def test_letters_and_codes_are_exported() -> None:
    """With a list of sources, a line has the letters of its sources and the codes of its values."""
    room, _ = two_accounts()
    ratings = read_ratings("name\treliability\nWire\tB\n", "list.tsv")
    (plain,) = (room.event("e1"),)
    support = {p.name: tuple(replace(s, credibility=3) for s in p.support) for p in plain.properties}
    counted = replace(plain, properties=tuple(replace(p, support=support[p.name]) for p in plain.properties))
    (row,) = rows(to_csv(rated((counted,), ratings, room.documents.values()), room.readings()))
    assert row["reliability"] == "B | F"
    assert "killed: B3" in row["admiralty"].split(" | ")


@pytest.mark.parametrize("bad", ["=1+1", "+49", "-2", "@cmd", " =1"])
def test_formulas_are_escaped(bad: str) -> None:
    """A spreadsheet does not run what an outlet is called; a negative coordinate stays a number."""
    room = Newsroom()
    wire = room.report(bad, "A bombing in Karsa.")
    room.story("e1", wire, "Suicide bomb", "bombing")
    place = PlaceValue("Karsa", -35.5, -1.25, None, "SY", None, 1, None)
    (row,) = rows(to_csv((room.event("e1", place=place),), room.readings()))
    assert row["sources"] == f"'{bad.strip()}"
    assert (row["lat"], row["lon"]) == ("-35.5", "-1.25")


def test_ungrounded_values_reach_no_export() -> None:
    """A count, a place and a whole event that no exact words bear out are not exported."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing.")
    room.claim("e1", wire, "event_type", "Suicide bomb", "bombing")
    room.claim("e1", wire, "killed", Bounds(12, 12), None, grounding="ungrounded")
    room.claim("e2", wire, "event_type", "Suicide bomb", None, grounding="ungrounded")
    events = (room.event("e1", place=KARSA), room.event("e2"))
    (row,) = rows(to_csv(events, room.readings()))
    assert (row["id"], row["killed_low"], row["place"], row["lat"]) == ("e1", "", "", "")
    assert len(json.loads(to_geojson(events, room.readings()))["features"]) == 1


def test_what_was_only_planned_is_marked() -> None:
    """An export may hold what did not happen, and says so."""
    room, events = two_accounts()
    (row,) = rows(to_csv(events, room.readings("planned")))
    assert row["status"] == "not_asserted"


def test_a_feature_has_longitude_first() -> None:
    """RFC 7946: coordinates are longitude, latitude; precision and radius are properties."""
    room, events = two_accounts()
    collection = json.loads(to_geojson(events, room.readings()))
    (feature,) = collection["features"]
    assert collection["type"] == "FeatureCollection" and feature["id"] == "e1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [35.93, 35.36]}
    assert (feature["properties"]["geo_precision"], feature["properties"]["radius_m"]) == (1, 2000)
    assert feature["properties"]["sources"] == ["Wire", "Post"]


def test_an_unlocated_event_has_no_geometry() -> None:
    """An event without a place is a feature all the same."""
    room, _ = two_accounts()
    (feature,) = json.loads(to_geojson((room.event("e1", place=None),), room.readings()))["features"]
    assert feature["geometry"] is None


def test_the_same_events_give_the_same_bytes() -> None:
    """Twice the same input, twice the same exports; no events give a header and an empty collection."""
    (one, events), (two, again) = two_accounts(), two_accounts()
    assert to_csv(events, one.readings()) == to_csv(again, two.readings())
    assert to_geojson(events, one.readings()) == to_geojson(again, two.readings())
    assert rows(to_csv((), {})) == [] and json.loads(to_geojson((), {}))["features"] == []
