"""What each mapping makes of what the engine says."""

import pytest
from benchmarks.score.records import Record
from tests.benchmarks.records import REPORT, given_record

from benchmarks import attribution, coded, event_location, events, geoparsing, linkage, muc4, re3d, timex
from dateline.model import DateValue, Settings, TimeMention, span_of

SETTINGS = Settings("rules")  # the mappings of what the grammar reads; joining has tests of its own


def words(spans: list[list[int]]) -> list[str]:
    """The report's words at the spans."""
    return [REPORT[start:end] for start, end in spans]


def test_event_location_gives_the_verbs_own_place() -> None:
    """The place of the clause of the verb, not the nearest name on the page."""
    found = event_location.predict(given_record("event_location"), SETTINGS)
    assert words(found["locations"]) == ["Bogota"]


def test_event_location_reads_verbs_that_are_no_triggers() -> None:
    """Any verb has a place, not only those that the engine takes for events."""
    text = "The delegates met in Geneva."
    record = {"id": "1", "text": text, "verb": [14, 17]}
    assert event_location.predict(record, SETTINGS)["locations"] == [[21, 27]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked a post in Gubio in northern Borno State on Monday.", ["Gubio"]),
        ("Rebels attacked a post in the Northern Aleppo countryside.", ["Northern Aleppo"]),
        ("Rebels attacked posts in Damascus and Aleppo.", ["Damascus", "Aleppo"]),
    ],
)
def test_event_location_marks_as_the_set_does(text: str, expected: list[str]) -> None:
    """The innermost place alone, with its capitalised part, and every place of a list."""
    found = event_location.predict({"id": "1", "text": text, "verb": [7, 15]}, SETTINGS)
    assert [text[s:e] for s, e in found["locations"]] == expected


def test_geoparsing_places_names_and_adjectives_of_countries() -> None:
    """A town has its point, a country's adjective the country's."""
    record = {"id": "1", "text": "Turkish jets flew over Damascus."}
    jets, town = geoparsing.predict(record, SETTINGS)["toponyms"]
    assert (jets["start"], jets["end"], round(jets["lat"])) == (0, 7, 39)
    assert (town["start"], town["end"], round(town["lat"])) == (23, 31, 34)


def test_coded_counts_the_dead_and_dates_the_event() -> None:
    """The coded record has the numbers, the day and the place of the event mention."""
    found = coded.predict(given_record("coded"), SETTINGS)["events"]
    killing = next(e for e in found if e.get("killed_low") == 1)
    assert (killing["killed_high"], killing["date_start"]) == (1, "1990-02-03")
    assert "Bogotá" in [p["name"] for p in killing["places"]] or "Bogota" in [p["name"] for p in killing["places"]]


def test_events_have_types_and_roles_of_the_set() -> None:
    """A killing is Life.Die with its killer and its victim."""
    found = events.predict(given_record("events"), SETTINGS)["events"]
    die = next(e for e in found if e["type"] == "Life.Die.Unspecified")
    roles = {a["role"]: REPORT[a["start"] : a["end"]] for a in die["arguments"]}
    assert REPORT[slice(*die["trigger"])] == "killed"
    assert roles["Killer"].endswith("gunmen") and roles["Victim"].endswith("teacher")


def test_attribution_links_source_cue_and_content() -> None:
    """Reported speech, "according to" and a quotation each give source, cue and content."""
    found = attribution.predict(given_record("attribution"), SETTINGS)["attributions"]
    sources = {(words(a["source"])[0].lower(), words(a["cue"])[0].lower()) for a in found if a["source"] and a["cue"]}
    assert any(source.endswith("police") and cue == "said" for source, cue in sources)
    assert any(source.endswith("mayor") and cue == "according to" for source, cue in sources)


def test_re3d_names_types_of_that_set() -> None:
    """Places are Locations, times Temporal, and every span lies in the text."""
    found = re3d.predict(given_record("re3d"), SETTINGS)["entities"]
    kinds = {(REPORT[e["start"] : e["end"]], e["type"]) for e in found}
    assert ("Medellin", "Location") in kinds
    assert ("Saturday", "Temporal") in kinds


def test_linkage_joins_reports_of_one_incident() -> None:
    """Two accounts in nearly the same words share a cluster, a third does not, nor do its mentions."""
    records = [linkage.prepare({"id": str(n), "text": text, "mentions": []}, SETTINGS) for n, text in enumerate(_THREE)]
    labels = [record["cluster"] for record in linkage.gather(records)]
    assert labels[0] == labels[1] != labels[2]


_THREE = (
    "Gunmen stormed the Harbour Inn in Port Dara and shot nine guests at breakfast.",
    "Nine guests were shot at breakfast when gunmen stormed the Harbour Inn, Port Dara.",
    "Parliament passed the budget after a long debate about fish and roads.",
)


@pytest.mark.parametrize(
    ("form", "parts", "days", "precision", "expected"),
    [
        ("weekday", (("weekday", "1"),), ("2016-05-23", "2016-05-23"), "day", ("DATE", "2016-05-23")),
        ("weekday", (("weekday", "1"), ("part", "night")), ("2016-05-23",) * 2, "part", ("TIME", "2016-05-23TNI")),
        ("month", (("month", "3"),), ("2016-03-01", "2016-03-31"), "month", ("DATE", "2016-03")),
        ("year", (("year", "2014"),), ("2014-01-01", "2014-12-31"), "year", ("DATE", "2014")),
        ("week_part", (("long", "week"),), ("2016-05-16", "2016-05-22"), "week", ("DATE", "2016-W20")),
        ("season", (("season", "summer"),), ("2015-06-01", "2015-08-31"), "season", ("DATE", "2015-SU")),
        ("decade", (("decades", "1990s"),), ("1990-01-01", "1999-12-31"), "range", ("DATE", "199")),
    ],
)
def test_days_are_written_as_timex3(
    form: str, parts: tuple[tuple[str, str], ...], days: tuple[str, str], precision: str, expected: tuple[str, str]
) -> None:
    """Each precision has its own form of value."""
    mention = TimeMention(span_of("x", 0, 1), form, parts)
    value = DateValue(days[0], days[1], precision, "published")  # type: ignore[arg-type]  # a row of the table
    assert timex.timex3(mention, value) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("numword", "3"), ("dayunit", "days")), "P3D"),
        ((("numword", "2"), ("short", "hours")), "PT2H"),
        ((("a", "1"), ("few", "few"), ("long", "months")), "PXM"),
    ],
)
def test_durations_say_how_long(parts: tuple[tuple[str, str], ...], expected: str) -> None:
    """A duration has a length and no days."""
    assert timex.timex3(TimeMention(span_of("x", 0, 1), "duration", parts), None) == ("DURATION", expected)


def muc_types(text: str, published: str = "1990-02-04") -> list[str]:
    """The incident types that a report yields."""
    record: Record = {"docid": "1", "text": text, "published": published}
    return [t["incident_type"] for t in muc4.predict(record, SETTINGS)["templates"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUNMEN KIDNAPPED A JUDGE IN MEDELLIN YESTERDAY.", ["kidnapping"]),
        ("A BOMB EXPLODED AT A BANK IN LIMA YESTERDAY. NO ONE WAS INJURED IN THE EXPLOSION.", ["bombing"]),
        ("GUERRILLAS BURNED A TRUCK NEAR LIMA YESTERDAY.", ["arson"]),
        ("SOLDIERS KILLED FOUR GUERRILLAS IN A CLASH YESTERDAY.", []),
        ("GUERRILLAS KILLED A PEASANT ON 3 MARCH 1985.", []),
        ("THOUSANDS OF STUDENTS MARCHED IN LIMA YESTERDAY.", []),
    ],
)
def test_muc4_keeps_only_what_the_set_counts(text: str, expected: list[str]) -> None:
    """Six types of violence, not long ago, and no clash between armed sides alone."""
    assert muc_types(text) == expected


def test_muc4_template_has_the_other_slots() -> None:
    """Date, country before place, count of human targets and their fate."""
    record = {"docid": "1", "text": "GUNMEN KILLED THREE PEASANTS IN MEDELLIN YESTERDAY.", "published": "1990-02-04"}
    (template,) = muc4.predict(record, SETTINGS)["templates"]
    assert (template["date"], template["victim_count"], template["effects"]) == (
        "1990-02-03",
        {"low": 3, "high": 3},
        ["DEATH"],
    )
    assert template["location"][0] == "Colombia"
    assert template["PerpInd"] == [["GUNMEN"]]


def muc_slots(text: str, slot: str) -> list[object]:
    """One slot of every template of a report."""
    record: Record = {"docid": "1", "text": text, "published": "1990-02-04"}
    return [t.get(slot) for t in muc4.predict(record, SETTINGS)["templates"]]


def test_muc4_gives_an_undated_incident_the_one_date_of_the_report() -> None:
    """Where the report gives one day, that is it; where it gives two, the set's key says: on or before the report."""
    one = "GUNMEN KILLED A JUDGE IN MEDELLIN YESTERDAY.\n\nA BOMB EXPLODED AT A BANK IN CALI."
    assert muc_slots(one, "date") == ["1990-02-03", "1990-02-03"]
    two = f"{one}\n\nTERRORISTS KIDNAPPED A BANKER IN BOGOTA ON 30 JANUARY."
    assert "../1990-02-04" in muc_slots(two, "date")


def test_muc4_keeps_the_end_of_a_long_stretch() -> None:
    """A month is no date to that set's key, its last day before the report is."""
    assert muc_slots("GUERRILLAS KILLED A PEASANT IN MEDELLIN IN JANUARY.", "date") == ["../1990-01-31"]


def test_muc4_takes_an_attack_for_the_bombing_that_it_may_be() -> None:
    """The word fits any type; the bomb tells which."""
    text = "A BOMB EXPLODED AT A BANK IN CALI YESTERDAY.\n\nNOBODY CLAIMED RESPONSIBILITY FOR THE ATTACK ON THE BANK."
    assert muc_slots(text, "incident_type") == ["bombing"]
