"""What a happening without a place or a day takes from what stands before it."""

import pytest
from tests.extract.passages import assert_read, read

PLACES = (
    "The second question is about <place>Gusau</place>. <perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> "
    "<victim><killed=2>two</killed> farmers</victim>.",
    "<place>Gusau</place>. <perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=2>two</killed> "
    "farmers</victim>.",
)


@pytest.mark.parametrize("marked", PLACES)
def test_the_place_that_the_paragraph_speaks_of(marked: str) -> None:
    """A sentence before, or a label, gives the place."""
    assert_read(marked)


def test_two_places_lend_none() -> None:
    """A sentence that names two towns says nothing of where the next one happens."""
    (mention,) = read("Roads from Kano to Gusau are open. Gunmen killed two farmers.").event_mentions
    assert mention.places == ()


def test_what_did_not_happen_has_no_day_to_lend() -> None:
    """That the market was not shelled on Monday does not date what is told next."""
    told = read("The army did not shell the market in Kano on Monday. Rebels killed seventeen herders.").event_mentions
    assert [mention.date for mention in told if mention.polarity == "positive"] == [None]


def test_a_month_is_not_lent() -> None:
    """What is dated to a month says nothing of the day of what is told next."""
    told = read("Rebels captured Goma in March. Fighting goes on north of the river.").event_mentions
    assert [mention.date for mention in told[1:]] == [None]


EARLIER = (
    "<perpetrator1>Gunmen</perpetrator1> <t1=Attack>killed</t1> <victim1><killed1=3>three</killed1> farmers</victim1> in "
    "<place12>Gusau</place12> on <time1=2024-05-15>Wednesday</time1> after <time2=2024-05-13>Monday</time2>'s "
    "<t2=Remote explosive/landmine/IED>bombing</t2> that killed <killed2=15>15</killed2>.",
)


@pytest.mark.parametrize("marked", EARLIER)
def test_an_earlier_happening_that_only_dates(marked: str) -> None:
    """Each of the two has its own day and its own dead."""
    assert_read(marked)


def test_so_long_after_another() -> None:
    """What is only named to say how long ago it was does not take the day of the sentence."""
    told = read("Gunmen shot dead three farmers in Gusau on Wednesday, two days after a bombing that killed 15 people.")
    days = {m.trigger.quote: m.date and m.date.start for m in told.event_mentions}
    assert days == {"shot dead": "2024-05-15", "bombing": None}
