"""`dateline search`: the options become a question, what is found is printed, and what is wrong is said in a line."""

import json
from pathlib import Path

import pytest
from tests.cli.command import Dateline


def titles(out: bytes) -> list[str]:
    """The titles of the reports that were printed as JSON."""
    return [hit["title"] for hit in json.loads(out)["hits"]]


def test_reports_are_found_with_snippets(dateline: Dateline, books: str) -> None:
    """Each with the stretch that holds the words, the newest first."""
    ran = dateline("search", "--db", books, "market", "killed")
    assert ran.status == 0
    hits = json.loads(ran.out)["hits"]
    assert len(hits) > 2
    assert [hit["published"] for hit in hits] == sorted((hit["published"] for hit in hits), reverse=True)
    assert all(mark["quote"].lower() in ("market", "killed") for hit in hits for mark in hit["snippet"]["marks"])


def test_what_the_shell_took_the_quotation_marks_from_is_a_phrase(dateline: Dateline, books: str) -> None:
    """And what still has them too."""
    phrase = titles(dateline("search", "--db", books, "livestock market").out)
    assert phrase
    assert titles(dateline("search", "--db", books, '"livestock market"').out) == phrase
    assert titles(dateline("search", "--db", books, "market livestock").out) == []
    assert set(titles(dateline("search", "--db", books, "market", "livestock").out)) >= set(phrase)
    rest = titles(dateline("search", "--db", books, "market", "--without", "livestock market").out)
    assert rest and not set(rest) & set(phrase)


def test_events_are_found_by_what_is_known_of_them(dateline: Dateline, books: str) -> None:
    """Place, toll and days together; the place by its name or its point."""
    filters = ("--killed", "5+", "--from", "2024-05-01", "--to", "2024-05-31")
    named = dateline("search", "--db", books, "--events", "--near", "El Fasher,30", *filters)
    events = [hit["event"] for hit in json.loads(named.out)["hits"]]
    assert events
    assert all(event["date"]["start"] <= "2024-05-31" for event in events)
    point = dateline("search", "--db", books, "--events", "--near", "13.63,25.35,40", *filters)
    assert {e["id"] for e in events} <= {hit["event"]["id"] for hit in json.loads(point.out)["hits"]}
    nowhere = dateline("search", "--db", books, "--events", "--near", "-50,-150,10", *filters)
    assert json.loads(nowhere.out)["hits"] == []


def test_quotations_are_found(dateline: Dateline, books: str) -> None:
    """The words quoted, and who said them."""
    (first, *_) = json.loads(dateline("search", "--db", books, "--quotes", "--limit", "3").out)["hits"]
    assert set(first) == {"document", "source", "published", "speaker", "snippet"}


def test_pages_go_on_where_the_last_one_ended(dateline: Dateline, books: str) -> None:
    """And it is said how."""
    first = dateline("search", "--db", books, "--limit", "2")
    assert first.err == "dateline: there is more; go on with --offset 2\n"
    second = dateline("search", "--db", books, "--limit", "2", "--offset", "2")
    assert not set(titles(first.out)) & set(titles(second.out))


def test_nothing_found_is_said_with_a_hint(dateline: Dateline, books: str) -> None:
    """It is no error."""
    ran = dateline("search", "--db", books, "zzzz")
    assert (ran.status, json.loads(ran.out)["hits"]) == (0, [])
    assert ran.err.startswith("dateline: nothing found; ")


def test_a_table_isolates_what_is_written_from_right_to_left(dateline: Dateline, tmp_path: Path) -> None:
    """So that the columns beside it stay where they are."""
    report = tmp_path / "report.txt"
    report.write_text("قصف الجيش السوق في غوساو يوم الإثنين وقتل ثلاثة أشخاص\n", encoding="utf-8")
    db = str(tmp_path / "books.db")
    dateline("ingest", report, "--db", db)
    shown = dateline("search", "--db", db, "سوق", "--format", "table").out.decode()
    assert "\u2068" in shown
    assert shown.count("\u2068") == shown.count("\u2069")
    assert "السوق" in shown


WRONG = (
    (("--near", "Nosuchplacehere"), "write latitude, longitude, km"),
    (("--near", "95,10,5"), "is not on the map"),
    (("--near", " "), "a place is needed"),
    (("--killed", "many"), "is no range; write 5-20, 5+ or 5"),
    (("--killed", "20-5"), "is no range"),
    (("--count", "cows:5"), "counts nothing known"),
    (("--actor", "police:boss"), "is no role"),
    (("--modality", "maybe"), "write one of asserted"),
    (("--polarity", "maybe"), "write one of positive, negative"),
    (("--from", "May"), "is no date"),
    (("--events", "--quotes"), "exclude each other"),
)


@pytest.mark.parametrize(("options", "message"), WRONG, ids=[" ".join(options) for options, _ in WRONG])
def test_a_wrong_option_is_told_with_the_way_out(
    dateline: Dateline, books: str, options: tuple[str, ...], message: str
) -> None:
    """In one line on standard error, with status 2."""
    ran = dateline("search", "--db", books, *options)
    assert (ran.status, ran.out) == (2, b"")
    assert message in ran.err
    assert ran.err.count("\n") == 1
