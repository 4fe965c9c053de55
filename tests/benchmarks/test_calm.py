"""The pages without conflict: there are enough of them, of many kinds, and violence is told from its absence."""

from benchmarks.calm import calm_pages, is_violent
from benchmarks.parts import read_text

from dateline.model import Settings


def test_there_are_three_hundred_pages() -> None:
    """Pages are different texts of different kinds."""
    pages = list(calm_pages())
    assert len({text for _, text in pages}) == len(pages) >= 300
    assert len({kind for kind, _ in pages}) >= 40


def test_a_report_of_violence_is_violent_and_a_recipe_is_not() -> None:
    """What is counted is an asserted, positive, violent event."""
    settings = Settings("rules", "2024-05-14")
    assert is_violent(read_text("Gunmen killed six farmers in Gusau on Monday.", settings)[1])
    assert not is_violent(read_text("Beat the eggs and add the flour.", settings)[1])
