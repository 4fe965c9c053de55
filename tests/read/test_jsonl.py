"""JSON Lines."""

from tests.read.reading import results

LINES = "\n".join(
    [
        '{"text": "Gunmen attacked.\\nFive died.", "title": "Raid", "published": "2023-06-05", "url": "http://x.org/1"}',
        '{"title": "no text"}',
        "",
        "not json",
        '{"text": 3}',
        '{"text": "  "}',
        '{"text": ' + "[" * 200_000,
        '{"text": "a", "x": ' + "[" * 200_000,
        '{"text": "bad \\ud800"}',
        '{"text": "It fell.", "source": "Lake Wire", "other": [1, 2]}',
    ]
)


def test_bad_lines_are_findings_and_the_rest_goes_on() -> None:
    """Each bad line is named by its number; the two good ones are documents."""
    found = results(LINES, "reports.jsonl")
    documents = [document for result in found for document in result.records]
    failed = [result.findings[0].message for result in found if not result.records]
    assert [(one.title, one.source, one.url, one.path) for one in documents] == [
        ("Raid", None, "http://x.org/1", "reports.jsonl"),
        (None, "Lake Wire", None, "reports.jsonl"),
    ]
    assert [message.split(":")[0] for message in failed] == [f"reports.jsonl, line {n}" for n in (2, 4, 5, 6, 7, 8, 9)]
    assert "`text`" in failed[0]


def test_json_lines_are_known_without_a_name() -> None:
    """Standard input is told by its first line."""
    assert results('{"text": "It fell."}\n{"text": "It rose."}', "-")[1].records[0].text == "It rose."


def test_the_instant_of_publication_is_kept_where_it_has_an_offset() -> None:
    """The day stays as written; the time with its offset says which day it was elsewhere."""
    line = '{"text": "Gunmen killed five men in Culiacan tonight.", "published": "%s"}'
    for written, kept in (("2024-05-15T01:30:00Z", "2024-05-15T01:30:00+00:00"), ("2024-05-15T01:30:00", None)):
        (document,) = results(line % written, "-.jsonl")[0].records
        assert (document.published, document.published_at) == ("2024-05-15", kept)
