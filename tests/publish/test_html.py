"""The page: one file, safe whatever the reports hold, and fit to be read by everybody."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from tests.publish.newsroom import DAY, Newsroom, brief_of, two_accounts

from dateline.model import Bounds
from dateline.publish.compose import compose_brief
from dateline.publish.html import to_html

VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})


class Outline(HTMLParser):
    """Collects tags, attributes and headings, and checks that every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers the element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers an element that closes itself, as SVG has them."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element, which has to be of that name."""
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def page() -> str:
    """The page of the two accounts."""
    room, events = two_accounts()
    return to_html(brief_of(room, events), events)


def hostile() -> str:
    """A page of a report that tries everything."""
    room = Newsroom()
    wire = room.report(
        "<b>Wire</b>",
        'A bombing <script>alert(1)</script> & "blast" in Karsa.',
        title="</title><script>alert(2)</script> \u202eturned",
        url='javascript:alert("3")',
    )
    room.story("e1", wire, "Suicide bomb", "bombing")
    event = room.event("e1")
    return to_html(brief_of(room, (event,)), (event,))


def test_the_page_is_one_file() -> None:
    """Nothing is loaded: no script, no sheet, no picture, no address but the reports' own."""
    outline = Outline(page())
    assert not {tag for tag, _ in outline.tags} & {"script", "link", "img", "iframe", "object", "embed", "form"}
    assert outline.values("src") == []
    assert all(href.startswith("#") for href in outline.values("href"))
    assert "url(" not in page() and "@import" not in page()


def test_only_web_addresses_become_links() -> None:
    """A report's own address is linked if it is one of the web, and never if it is a script."""
    room = Newsroom()
    wire = room.report("Wire", "A bombing in Karsa.", url="https://wire.example/a?b=1&c=2")
    room.story("e1", wire, "Suicide bomb", "bombing")
    event = room.event("e1")
    links = Outline(to_html(brief_of(room, (event,)), (event,))).values("href")
    assert {link for link in links if not link.startswith("#")} == {"https://wire.example/a?b=1&c=2"}
    assert "javascript:" not in hostile()


def test_the_policy_forbids_everything_else() -> None:
    """The page itself tells the browser to load nothing and run nothing."""
    policy = next(attrs for tag, attrs in Outline(page()).tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in (policy["content"] or "") and "script" not in (policy["content"] or "")


def test_hostile_words_stay_words() -> None:
    """Markup, quotation marks and marks of direction in a report do not act on the page."""
    text = hostile()
    outline = Outline(text)
    assert "script" not in {tag for tag, _ in outline.tags}
    assert "&lt;b&gt;Wire&lt;/b&gt;" in text and "\u202e" not in text.split("<blockquote")[0]
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]


def test_every_link_leads_somewhere() -> None:
    """Each number has its entry, each label its event, and no id stands twice."""
    outline = Outline(page())
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in outline.values("href") if href.startswith("#")} <= set(ids)


def test_every_entry_highlights_its_words() -> None:
    """An entry of the list of sources shows the quoted words within their sentence."""
    assert "<mark>At least 20</mark> died in a blast in Karsa, the Ministry of Health said.</blockquote>" in page()


def test_headings_are_in_order() -> None:
    """One first heading, and no level is skipped on the way down."""
    levels = [int(tag[1]) for tag, _ in Outline(page()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_landmarks_and_a_described_table() -> None:
    """Language, direction, skip link, landmarks, caption, and a scope for every heading of the table."""
    outline = Outline(page())
    tags = [tag for tag, _ in outline.tags]
    assert (
        outline.tags[0] == ("html", {"lang": "en", "dir": "ltr"})
        or ("html", {"lang": "en", "dir": "ltr"}) in outline.tags
    )
    assert all(tag in tags for tag in ("header", "nav", "main", "footer", "caption", "desc"))
    assert all("scope" in attrs for tag, attrs in outline.tags if tag == "th")
    assert outline.values("href")[0] == "#brief"


def test_everything_is_closed() -> None:
    """The page is well-formed: every element is closed in its turn."""
    assert Outline(page()).open == []
    assert Outline(hostile()).open == []


def test_an_empty_day_is_a_page() -> None:
    """A day without reports says so, without a map and without a list."""
    text = to_html(compose_brief(DAY, (), {}, {}, ()).records[0], ())
    assert "No report read so far" in text and "<svg" not in text
    assert Outline(text).open == []


def test_the_same_day_gives_the_same_page() -> None:
    """Twice the same input, twice the same bytes."""
    assert page() == page()


ARABIC = "\u0642\u0646\u0627\u0629 \u0627\u0644\u0645\u062f\u064a\u0646\u0629"  # "the town's channel"


def test_names_from_right_to_left_turn_nothing_around_them() -> None:
    """An outlet with an Arabic name is set apart, and the sentence that it opens runs as the page does."""
    room = Newsroom()
    report = room.report(ARABIC, "A bombing in Karsa killed 12.")
    room.story("e1", report, "Suicide bomb", "bombing")
    room.claim("e1", report, "killed", Bounds(12, 12), "12")
    event = room.event("e1")
    text = to_html(brief_of(room, (event,)), (event,))
    assert f"single source: \u2068{ARABIC}\u2069" in text
    assert f"according to \u2068{ARABIC}\u2069." in text
    sentences = re.findall(r'<span class="sentence"><bdi([^>]*)>', text)
    assert sentences and set(sentences) == {' dir="ltr"'}


def test_a_grade_stands_beside_every_sentence_and_every_quotation() -> None:
    """Each sentence on an event has its note in words, not in colour alone; each quotation says what it bears out."""
    text = page()
    accounts = re.findall(r'<p id="event-[^"]*" class="event">(.*?)</p>', text, re.DOTALL)
    assert accounts and all(part.count('class="sentence"') == part.count('class="note"') for part in accounts)
    assert "(contested)" in text
    assert text.count("; cited for ") == len(re.findall(r'<li id="source-', text))
