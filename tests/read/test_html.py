"""Web pages, kind and hostile."""

import pytest
from tests.read.reading import document, findings, page, results

from dateline.read.html import page_date

BODY = "".join(
    f"<p>Gunmen killed {number} people near Gubio &amp; burned <b>houses</b> there, the army said in the town.</p>\n"
    for number in range(2, 9)
)
HTML = f"""<!DOCTYPE html><html><head><title>Raid on village</title><meta property="og:site_name" content="Lake Wire">
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2023-08-10T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Raid on village</h1>
{BODY}<h2>What the army says</h2>
<ul><li>Eight people died, it said on Monday</li><li>Three are missing, it said</li></ul>
<blockquote><p>We counted 31 bodies in the village.</p></blockquote></article><footer>About us</footer></body></html>"""


def test_the_article_and_its_metadata_are_read() -> None:
    """Title, author, outlet and day come from the page; menus and footers are left out."""
    found = document(HTML, "a.html")
    assert (found.title, found.author, found.source, found.published) == (
        "Raid on village", "Ana Ruiz", "Lake Wire", "2023-08-10",
    )  # fmt: skip
    assert "Home" not in found.text and "About us" not in found.text


def test_headings_lists_and_quotations_are_kept() -> None:
    """The page's structure becomes blocks."""
    kinds = page(document(HTML, "a.html"))
    assert kinds[0] == ("title", "Raid on village")
    assert ("heading", "What the army says") in kinds
    assert ("item", "Three are missing, it said") in kinds
    assert ("quotation", "We counted 31 bodies in the village.") in kinds


def test_kept_text_leads_back_to_the_page() -> None:
    """Every mapped character is the same in the raw page, and nearly all are mapped."""
    found = document(HTML, "a.html")
    pairs = [(found.raw_offset(at), character) for at, character in enumerate(found.text)]
    assert all(raw is None or HTML[raw] == character for raw, character in pairs)
    assert sum(raw is not None for raw, _ in pairs) > 0.95 * len(found.text)
    start = found.text.index("burned houses")
    assert found.raw_offset(start) == HTML.index("burned <b>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<div>" * 1_000_000 + "Five died." + "</div>" * 1_000_000, "nested more than"),
        ("<b>" * 300_000 + "Five died.", "nested more than"),
        ("<html>" + "<p>x" * 70_000, "tags"),
        ("<html>" + "<a" * 500_000, "empty"),
        ("<html>" + "<!--" * 500_000, "empty"),
        ("<html>" + "<meta " * 300_000, "empty"),
        ("<html></html>", "empty"),
        ("", "empty"),
    ],
)
def test_hostile_pages_give_a_finding(data: str, message: str) -> None:
    """No page crashes the reader."""
    assert message in findings(data, "a.html")


def test_a_page_too_deep_to_parse_is_read_by_its_words() -> None:
    """The words survive without the structure, scripts apart."""
    data = "<div>" * 300 + "<script>var x = 1;</script><p>Five died &amp; two fled.</p><p>It fell.</p>" + "</div>" * 300
    assert document(data, "a.html").text == "Five died & two fled.\n\nIt fell."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta name='pubdate' content='2023-06-05'>", "2023-06-05"),
        ('<meta content="5 June 2023" itemprop="datePublished">', "5 June 2023"),
        ('<script type="application/ld+json">{"datePublished": "2023-06-05T08:00Z"}</script>', "2023-06-05T08:00Z"),
        ('<time datetime="2023-06-05">5 June</time>', "2023-06-05"),
        ("<p>2023-06-05</p>", None),
    ],
)
def test_the_page_date_is_read_from_metadata_alone(head: str, expected: str | None) -> None:
    """A date somewhere on the page is not the day of publication."""
    assert page_date(head) == expected


def test_a_declared_encoding_is_believed() -> None:
    """A page in Latin-1 that says so is read as such."""
    data = HTML.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Gubio", "Gubió").encode("latin-1")
    assert "Gubió" in results(data, "a.html")[0].records[0].text
