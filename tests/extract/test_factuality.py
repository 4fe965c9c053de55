"""Whether it happened: denied, failed, planned, feared, conditional, habitual and hedged happenings."""

import pytest
from tests.extract.passages import assert_read, read

UNTRUE = (
    "The <t=Remote explosive/landmine/IED|negative>bombing</t> in <place>Goma</place> was a hoax.",
    "The report that the <victim>mayor</victim> was <t=Attack|negative>killed</t> is unfounded.",
)
NEGATIVE = (
    "<perpetrator>Rebels</perpetrator> never <t=Attack|negative>attacked</t> <place>Goma</place>.",
    "<perpetrator>Rebels</perpetrator> did not launch an <t=Attack|negative>attack</t> on <place>Goma</place>.",
    "The <t=Attack|negative>attack</t> on <place>Goma</place> did not take place.",
    "<perpetrator>Gunmen</perpetrator> did not <t=Attack|negative>kill</t> the <victim>hostages</victim>.",
    "<perpetrator>Rebels</perpetrator> failed to <t=Non-state actor overtakes territory|negative>capture</t> "
    "<place>Goma</place>.",
    "There were no <t=Attack|negative>attacks</t> in <place>Kabul</place> on <time=2024-05-14>Tuesday</time>.",
    "There was no evidence that <place>Kabul</place> was <t=Shelling/artillery/missile attack|negative>shelled</t>.",
    "An <t=Attack|negative>attack</t> was averted in <place>Kabul</place>.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack|negative>killed</t> neither the <killed=0>priest</killed> nor the "
    "<victim>driver</victim>.",
    "<perpetrator1>Troops</perpetrator1> <t1=Disrupted weapons use>foiled</t1> an <t2=Attack|negative>attack</t2> on "
    "<place12>Goma</place12>.",
)
OVER = (
    "The army claims to have <t=Armed clash>killed</t> <victim><killed=40>40</killed> rebels</victim> in "
    "<place>Goma</place>.",
    "The <perpetrator>rebels</perpetrator> are said to have <t=Attack>attacked</t> <place>Goma</place>.",
)
AWAITED = (
    "A <t=Remote explosive/landmine/IED|planned>car bomb attack</t> was feared.",
    "Police fear an <t=Attack|planned>attack</t> on the <target>airport</target>.",
    "An <t=Armed clash|planned>offensive</t> is planned for June.",
    "<t=Shelling/artillery/missile attack|planned>Rocket attacks</t> are expected in <place>Haifa</place>.",
    "The army prepared an <t=Attack|planned>assault</t> on <place>Gusau</place>.",
    "The <t=Attack>attack</t> in <place>Gusau</place> was planned for a year.",
)
PLANNED = (
    "<perpetrator>Israel</perpetrator> plans to <t=Armed clash|planned>attack</t> <place>Rafah</place>.",
    "The group threatened to <t=Attack|planned>kill</t> the <victim>hostages</victim>.",
    "The <perpetrator>army</perpetrator> will <t=Armed clash|planned>attack</t> the <target>rebels</target>.",
    "An attempt to <t=Attack|planned>kill</t> the <victim>governor</victim> came to nothing.",
)
HYPOTHETICAL = (
    "If <perpetrator>rebels</perpetrator> <t=Armed clash|hypothetical>attack</t> the <target>garrison</target>, troops "
    "will respond.",
    "<perpetrator>Soldiers</perpetrator> would have <t=Attack|hypothetical>killed</t> the <victim>villagers</victim>.",
    "Fears of an <t=Attack|hypothetical>attack</t> on <place>Rafah</place> grew.",
    "The threat of <t=Attack|hypothetical>attacks</t> in <place>Goma</place> is real.",
)
MONTH = (
    "In <time=2024-05-01/2024-05-31>May</time>, <perpetrator>rebels</perpetrator> <t=Attack>killed</t> "
    "<victim><killed=5>five</killed> farmers</victim>.",
)
HEDGED = (
    "<perpetrator>Rebels</perpetrator> may have <t=Attack|hedged>killed</t> the <victim>hostages</victim>.",
    "<perpetrator>Militants</perpetrator> reportedly <t=Attack|hedged>killed</t> <victim><killed=5>five</killed> "
    "farmers</victim> in <place>Zamfara</place>.",
    "An alleged <t=Chemical weapon|hedged>chemical attack</t> in <place>Douma</place> was investigated.",
)
GENERIC = (
    "<perpetrator>Rebels</perpetrator> often <t=Attack|generic>attack</t> <target>convoys</target> on this road.",
)


@pytest.mark.parametrize("marked", NEGATIVE)
def test_denied_failed_and_averted(marked: str) -> None:
    """What did not happen is told as a happening that did not happen."""
    assert_read(marked)


@pytest.mark.parametrize("marked", UNTRUE)
def test_what_is_untrue_did_not_happen(marked: str) -> None:
    """A hoax, a false report."""
    assert_read(marked)


@pytest.mark.parametrize("marked", PLANNED)
def test_planned(marked: str) -> None:
    """What somebody means to do has not happened."""
    assert_read(marked)


@pytest.mark.parametrize("marked", OVER)
def test_a_perfect_infinitive_is_over(marked: str) -> None:
    """Who claims to have done it speaks of what was done, not of a plan."""
    assert_read(marked)


@pytest.mark.parametrize("marked", AWAITED)
def test_feared_expected_and_prepared(marked: str) -> None:
    """What is still to come has killed nobody; of a known attack the verb tells nothing."""
    assert_read(marked)


@pytest.mark.parametrize("marked", HYPOTHETICAL)
def test_hypothetical(marked: str) -> None:
    """What is feared, or hangs on a condition, has not happened."""
    assert_read(marked)


@pytest.mark.parametrize("marked", HEDGED)
def test_hedged(marked: str) -> None:
    """What the report does not vouch for is hedged."""
    assert_read(marked)


@pytest.mark.parametrize("marked", MONTH)
def test_the_month_of_may_hedges_nothing(marked: str) -> None:
    """A month is no modal verb."""
    assert_read(marked)


@pytest.mark.parametrize("marked", GENERIC)
def test_generic(marked: str) -> None:
    """What happens as a habit is no happening of a day."""
    assert_read(marked)


INVERTED = (
    "Had the <instrument>bomb</instrument> <t=Remote explosive/landmine/IED|hypothetical>exploded</t>, the street would "
    "have burned.",
    "Should rebels <t=Attack|hypothetical>attack</t> <place>Goma</place>, the army will send more men.",
)


@pytest.mark.parametrize("marked", INVERTED)
def test_inverted_condition(marked: str) -> None:
    """A condition may come without `if`."""
    assert_read(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The <t=Attack>attack</t> that killed <victim><killed=5>five</killed> people</victim> will not be forgotten.",
        "The <t=Remote explosive/landmine/IED>bombing</t> in <place>Kabul</place> was not claimed by any group.",
        "The toll of the <t=Remote explosive/landmine/IED>bombing</t> in <place>Kabul</place> is not known.",
        "After the <t=Attack>attack</t> in <place>Goma</place>, troops may return.",
    ],
)
def test_presupposed(marked: str) -> None:
    """What a sentence takes for granted is not touched by its negation, its doubt or its future."""
    assert_read(marked)


def test_a_noun_with_an_infinitive_of_its_own_is_a_subject() -> None:
    """An "offensive to retake the town would be launched": none has been."""
    found = read("The minister said that an offensive to retake Goma would be launched soon.").event_mentions
    assert {m.modality for m in found} <= {"planned", "hypothetical"}
