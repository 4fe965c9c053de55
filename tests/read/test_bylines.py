"""Who wrote it."""

import pytest

from dateline.read.bylines import read_byline
from dateline.rules.lang.en.header import header_knowledge

KNOW = header_knowledge()


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("By Ana Ruiz, correspondent", "Ana Ruiz", None),
        ("BY ANA RUIZ", "ANA RUIZ", None),
        ("By Ana Ruiz and Omar al-Sayed", "Ana Ruiz and Omar al-Sayed", None),
        ("By Ana Ruiz, Jo Bah and Li Wei", "Ana Ruiz, Jo Bah and Li Wei", None),
        ("By Ana Ruiz in Goma", "Ana Ruiz", None),
        ("By Ana Ruiz for Lake Wire", "Ana Ruiz", "Lake Wire"),
        ("By Ana Ruiz, Lake News", "Ana Ruiz", "Lake News"),
        ("Compiled by Hana Deeb", "Hana Deeb", None),
        ("(Reporting by A Bah and B Cissé; editing by C Diop)", "A Bah and B Cissé", None),
        ("Written by Jean de la Croix", "Jean de la Croix", None),
        ("By AFP", None, "AFP"),
        ("By our correspondent", None, None),
    ],
)
def test_a_byline_names_author_and_outlet(line: str, author: str | None, source: str | None) -> None:
    """Jobs and places are left away, editors are no authors, and nobody is not a name."""
    facts = read_byline(line, KNOW)
    assert facts is not None
    assert (facts.author, facts.source) == (author, source)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday evening, rebels had taken the town.",
        "By the time help came it was over",
        "By 2019 the war was lost",
        "By March the front had moved",
        "By Ana Ruiz's account, the soldiers fired first and then burned all of the houses",
        "Gunmen attacked",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    """Many a sentence begins with "By"."""
    assert read_byline(line, KNOW) is None
