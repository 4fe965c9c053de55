"""What a report says of itself, read from whole heads."""

import pytest
from tests.read.reading import document, findings, page, results

HEADS: list[tuple[str, dict[str, str | None]]] = [
    (
        "Army retakes river town\n\nBy Ana Ruiz for Lake Wire\n\nGOMA, DR Congo, 5 June – Rebels left on Monday.\n",
        {
            "title": "Army retakes river town",
            "author": "Ana Ruiz",
            "source": "Lake Wire",
            "dateline_place": "GOMA, DR Congo",
        },
    ),
    (
        "River Tribune\n\nArmy retakes river town\n\nThe army said on Monday that it had won.\n",
        {"title": "Army retakes river town", "source": "River Tribune"},
    ),
    (
        "Situation report no. 12, as of 5 June 2023\nSource: OCHA | Date: 6 June 2023\n\n• Five died.\n",
        {"title": "Situation report no. 12, as of 5 June 2023", "source": "OCHA", "published": "2023-06-05"},
    ),
    (
        "LIVE: War in the delta\nMonday 5 June 2023. Newest first, all times local. Compiled by Ana Ruiz\n\n18:40 – A.",
        {"title": "LIVE: War in the delta", "author": "Ana Ruiz", "published": "2023-06-05"},
    ),
    (
        "What both armies said\n\nPut together from broadcasts heard in Goma. 5 June 2023. By Ana Ruiz\n\nThe army won.",
        {"title": "What both armies said", "author": "Ana Ruiz", "published": "2023-06-05"},
    ),
    (
        "Published: 2023-06-05\nUpdated: 7 June 2023\nAuthor: Ana Ruiz\nTitle: Raid on village\n\nGunmen attacked.",
        {"title": "Raid on village", "author": "Ana Ruiz", "published": "2023-06-05"},
    ),
    (
        "Raid on village\n\nLast updated 7 June 2023\n\nGunmen attacked a village.",
        {"title": "Raid on village", "published": "2023-06-07"},
    ),
    (
        "Ministry of Defence\n\nStatement on the raid\n\nOur forces hit a depot.\n",
        {"title": "Statement on the raid", "source": "Ministry of Defence"},
    ),
    (
        "Raid\n\nGunmen attacked a village.\n\nThis article first appeared in Lake Wire on 5 November.\n",
        {"title": "Raid", "syndicated_from": "Lake Wire"},
    ),
    ("Raid\n\nGunmen attacked.\n\nRepublished with permission from River Post.\n", {"syndicated_from": "River Post"}),
    ("Raid\n\nGunmen attacked.\n\n(c) 2023 River Post. All rights reserved.\n", {"source": "River Post"}),
    ("Raid\n\nGunmen attacked.\n\n(Reporting by A Bah; editing by C Diop)\n", {"author": "A Bah"}),
    ("Why the truce failed\n\nAna Ruiz, Goma correspondent\n\nThe truce failed.\n", {"author": "Ana Ruiz"}),
    ("DELTA Daily: Army and rebels regroup\n\nThe army left.\n\nIt lost.\n", {"syndicated_from": None, "source": None}),
    ("Gunmen attacked a village.\n\nFive people died.\n", {"title": None, "author": None, "dateline_place": None}),
    ("Raid\n\nNile Wire | Published: 5 June 2023\n\nIt fell.\n", {"source": "Nile Wire", "published": "2023-06-05"}),
    ("Gunmen attack a village", {"title": None}),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_a_head_is_read(text: str, expected: dict[str, str | None]) -> None:
    """Title, author, outlet, place, day and republication come out of the first and last lines."""
    found = document(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_head_is_covered_by_blocks_of_its_own() -> None:
    """The dateline block ends at the dash; the sentence behind it is a paragraph."""
    text = "Army retakes town\n\nBy Ana Ruiz\n\nGOMA, 5 June (Lake Wire) – Rebels left.\n\nThey came back.\n"
    assert page(document(text)) == [
        ("title", "Army retakes town"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "GOMA, 5 June (Lake Wire) –"),
        ("paragraph", "Rebels left."),
        ("paragraph", "They came back."),
    ]


def test_metadata_win_over_the_head() -> None:
    """What the capture says of the report outside the text is taken first."""
    line = '{"text": "Other title\\n\\nBy Jo Bah\\n\\nIt is over.", '
    line += '"title": "Raid", "source": "Lake Wire", "published": "2020-01-02"}'
    found = document(line, "reports.jsonl", "2021-01-01")
    assert (found.title, found.source, found.published, found.author) == ("Raid", "Lake Wire", "2020-01-02", "Jo Bah")


def test_a_finding_about_the_day_points_at_its_words() -> None:
    """The span of a disagreement covers the day in the text."""
    result = results("Raid on village\n\nSource: OCHA | Date: 6 June\n\nIt is over.", published="2023-01-05")[0]
    spans = [finding.span for finding in result.findings if finding.span]
    assert [span.quote for span in spans] == ["6 June"]
    assert result.records[0].published == "2023-01-05"
    assert "another day" in findings("Raid\n\n6 June\n\nIt is over.", published="2023-01-05")
