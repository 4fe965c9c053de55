"""Who holds a place, since when, who says so; and what cannot have been."""

from dataclasses import replace

from tests.extract.passages import read

from dateline.corroborate import tenures
from dateline.model import Tenure


def holds(*texts: str) -> list[Tenure]:
    """The tenures that follow from reports, one a day."""
    readings = (read(text, f"2024-05-{15 + n}") for n, text in enumerate(texts))
    return list(tenures(readings).records)


def state(*texts: str) -> tuple[str | None, str | None, str, str | None]:
    """Holder, since when, how sure, and who says so, of the one place."""
    (tenure,) = holds(*texts)
    return tenure.holder, tenure.since, tenure.status, tenure.voice


def test_a_capture() -> None:
    """Who takes it holds it from that day."""
    assert state("M23 captured Goma from the army on Monday.") == ("M23", "2024-05-13", "held", None)


def test_only_the_taker_says_so() -> None:
    """Then it is no more than claimed."""
    assert state("M23 said it had captured Goma on Monday.")[2] == "claimed"


def test_back_and_forth() -> None:
    """The last one in the order of the days, whatever the order of the reports."""
    reports = ("The army recaptured Goma from M23 on Tuesday.", "M23 captured Goma from the army on Monday.")
    assert state(*reports)[:2] == state(*reversed(reports))[:2] == ("Congolese army", "2024-05-14")


def test_nothing_follows_from_words_that_are_not_there() -> None:
    """An ungrounded claim moves nobody."""
    reading = read("M23 captured Goma from the army on Monday.")
    bare = tuple(replace(claim, span=None, grounding="ungrounded") for claim in reading.claims)
    assert tenures([replace(reading, claims=bare)]).records == ()


def test_who_leaves_holds_it_no_more() -> None:
    """Who comes is not known until somebody says so."""
    assert state("M23 withdrew from Goma on Monday.")[0] is None


def test_entered_is_not_held() -> None:
    """Who enters a town does not yet hold it."""
    assert holds("M23 entered Goma on Monday.") == []


def test_a_part_is_not_the_whole() -> None:
    """A quarter that is taken makes the town contested."""
    found = state(
        "M23 captured Goma from the army on Monday.", "The army recaptured the northern quarter of Goma on Wednesday."
    )
    assert (found[0], found[2]) == ("M23", "contested")


def test_a_denial_contests() -> None:
    """Who is said not to have taken it may not have."""
    text = "M23 captured Goma on Monday, residents said. The army denied that M23 had captured Goma."
    assert state(text)[2] == "contested"


def test_holding_bears_out() -> None:
    """What others see is no longer only claimed."""
    found = state(
        "M23 said it had captured Goma on Monday.",
        "Residents said on Wednesday that M23 controls Goma after the attack.",
    )
    assert found[0] == "M23"


def test_what_cannot_have_been() -> None:
    """A place is not taken from somebody who did not hold it."""
    told = (
        read("M23 captured Goma from the army on Monday."),
        read("Seleka captured Goma from Hamas on Tuesday.", "2024-05-16"),
    )
    (finding,) = tenures(told).findings
    assert "M23 held it before" in finding.message
    assert finding.span is not None


def test_nothing_to_tell() -> None:
    """Without ground that changes hands there is nothing."""
    assert holds("Gunmen killed five people in Goma.") == []
