"""Markdown: marks go, words and their places stay."""

import pytest
from tests.read.reading import document, page

PAGES: list[tuple[str, list[tuple[str, str]]]] = [
    ("# Raid on village\n\nIt fell.\n", [("title", "Raid on village"), ("paragraph", "It fell.")]),
    ("Raid\n====\n\nIt fell.\n", [("title", "Raid"), ("paragraph", "It fell.")]),
    (
        "# A b\n\nX fell.\n\n## Goma ##\n\nY fell.\n",
        [("title", "A b"), ("paragraph", "X fell."), ("heading", "Goma"), ("paragraph", "Y fell.")],
    ),
    ("# A b\n\n> We won.\n> They fled.\n", [("title", "A b"), ("quotation", "We won.\nThey fled.")]),
    (
        "It fell.\n\n- **Five** died.\n* [Two](http://x.org/a) fled.\n",
        [("paragraph", "It fell."), ("item", "Five died."), ("item", "Two fled.")],
    ),
    (
        "It *fell* in `Goma` and \\*there\\*, said _the_ snake_case_man.\n",
        [("paragraph", "It fell in Goma and *there*, said the snake_case_man.")],
    ),
    (
        "# LIVE: War\n\n**18:40** – It fell.\n\n### 19:00\n\nIt rose.\n",
        [("title", "LIVE: War"), ("post", "It fell."), ("post", "It rose.")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_markdown_is_laid_out(text: str, expected: list[tuple[str, str]]) -> None:
    """Headings, quotations, items and emphasis are told by their marks, which are dropped."""
    assert page(document(text, "a.md")) == expected


def test_front_matter_is_metadata() -> None:
    """The fields before the text are read and are no part of it."""
    found = document('---\ntitle: "Raid"\nauthor: Ana Ruiz\ndate: 2023-06-05\n---\nIt fell.\n', "a.md")
    assert (found.title, found.author, found.published, found.text) == ("Raid", "Ana Ruiz", "2023-06-05", "It fell.\n")
