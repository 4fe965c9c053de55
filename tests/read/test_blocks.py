"""The page's structure."""

import pytest
from tests.read.reading import document, page

PAGES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "It fell.\n\n• Five died.\n• Two fled.\n",
        [("paragraph", "It fell."), ("item", "Five died."), ("item", "Two fled.")],
    ),
    (
        "It fell.\n\n1. Five died.\n2) Two fled.\n",
        [("paragraph", "It fell."), ("item", "Five died."), ("item", "Two fled.")],
    ),
    ("He said:\n\n> We won.\n> They fled.\n", [("paragraph", "He said:"), ("quotation", "We won.\n> They fled.")]),
    (
        "It fell.\n\nWhat the army says\n\nIt did not fall.\n",
        [("paragraph", "It fell."), ("heading", "What the army says"), ("paragraph", "It did not fall.")],
    ),
    (
        "It fell.\n\nKilled: 12\n\nIt rose.\n",
        [("paragraph", "It fell."), ("paragraph", "Killed: 12"), ("paragraph", "It rose.")],
    ),
    (
        "It fell.\n\nPhoto: soldiers in Goma\n\nIt rose.",
        [("paragraph", "It fell."), ("caption", "Photo: soldiers in Goma"), ("paragraph", "It rose.")],
    ),
    ("It fell.\nIt rose.\n", [("paragraph", "It fell."), ("paragraph", "It rose.")]),
    (
        "The army said on Monday that it had left the town and\nthat rebels held the bridge.\n\nIt rose.",
        [
            ("paragraph", "The army said on Monday that it had left the town and\nthat rebels held the bridge."),
            ("paragraph", "It rose."),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_a_text_is_laid_out(text: str, expected: list[tuple[str, str]]) -> None:
    """Bullets, quotations, headings, captions and wrapped paragraphs are told by their look."""
    assert page(document(text)) == expected


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("18:40 – Shells fell.", "18:40"),
        ("8.05: Shells fell.", "8.05"),
        ("[18:40] Shells fell.", "18:40"),
        ("1840 GMT - Shells fell.", "1840 GMT"),
        ("6:40 p.m. — Shells fell.", "6:40 p.m."),
    ],
)
def test_a_live_post_carries_its_clock_time(line: str, label: str) -> None:
    """The label is the time as written; the block is the words behind it, and so are its further paragraphs."""
    found = document(f"LIVE: War\n\n{line}\n\nMore fell.\n")
    posts = [(block.label, found.text[block.start : block.end]) for block in found.blocks if block.kind == "post"]
    assert posts == [(label, "Shells fell."), (label, "More fell.")]


def test_a_section_labels_its_blocks() -> None:
    """The blocks below a heading carry it, until the next one."""
    found = document("It fell.\n\nGoma\n\nShells fell there.\n\nBunia\n\n- Two died.\n")
    labels = [(block.kind, block.label) for block in found.blocks]
    assert labels == [
        ("paragraph", None),
        ("heading", None),
        ("paragraph", "Goma"),
        ("heading", None),
        ("item", "Bunia"),
    ]


def test_figures_are_no_live_posts() -> None:
    """A paragraph that begins with a number is a paragraph."""
    assert [kind for kind, _ in page(document("It fell.\n\n12 people died on Monday.\n"))] == ["paragraph", "paragraph"]
