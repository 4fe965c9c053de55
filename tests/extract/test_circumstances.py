"""Where and when: the places and times of the happening's own clause, not the nearest ones on the page."""

import pytest
from tests.extract.passages import assert_read, read

PLACES = (
    "<place>Bakhmut</place> and <place>Kharkiv</place> were <t=Shelling/artillery/missile attack>shelled</t> on "
    "<time=2024-05-14>Tuesday</time>.",
    "In <place>Goma</place>, <perpetrator>gunmen</perpetrator> <t=Attack>killed</t> a "
    "<victim><killed=1>trader</killed></victim>.",
    "<perpetrator12>Gunmen</perpetrator12> <t1=Attack>attacked</t1> <place1>Zamfara</place1> on <time1=2024-05-03>3 "
    "May</time1> and <t2=Attack>killed</t2> <victim2><killed2=9>nine</killed2> people</victim2> "
    "on <time2=2024-05-05>5 May</time2> in <place2>Kaduna</place2>.",
    "<perpetrator>Gunmen</perpetrator> from Mali <t=Attack>killed</t> <victim><killed=4>four</killed> farmers</victim> near "
    "<place>Djibo</place>.",
    "The minister, speaking in Paris, said that <perpetrator>gunmen</perpetrator> had <t=Attack>killed</t> "
    "<victim><killed=4>four</killed> farmers</victim> near <place>Djibo</place>.",
    "<perpetrator>Islamic State</perpetrator> <t=Attack>beheaded</t> <victim><killed=4>four</killed> farmers</victim> in "
    "<place>Mozambique</place>.",
)
TIMES = (
    "In <time=2023-01-01/2023-01-31>January 2023</time>, <perpetrator>gunmen</perpetrator> <t=Attack>killed</t> "
    "<victim><killed=30>30</killed> people</victim> in <place>Zamfara</place>.",
    "<time=2024-05-06/2024-05-12>Last week</time>, <victim><killed=12>12</killed> people</victim> were <t=Attack>killed</t> "
    "in <place>Zamfara</place>.",
    "<time=2024-05-13/2024-05-15>Between Monday and Wednesday</time>, <t=Shelling/artillery/missile attack>shelling</t> "
    "killed <victim><killed=20>20</killed> people</victim> in <place>Kharkiv</place>.",
    "The <perpetrator>army</perpetrator> has been <t=Shelling/artillery/missile attack>shelling</t> <place>Kharkiv</place> "
    "<time=2024-05-10/2024-05-15>since Friday</time>.",
    "The minister said on Tuesday that <perpetrator>gunmen</perpetrator> had <t=Attack>killed</t> "
    "<victim><killed=4>four</killed> farmers</victim> on <time=2024-05-11>Saturday</time>.",
)


@pytest.mark.parametrize("marked", PLACES)
def test_places_belong_to_their_clause(marked: str) -> None:
    """A place counts where its words hang on the happening: no origin, no speaker's whereabouts."""
    assert_read(marked)


INSIDE = (
    "The anniversary of the <time=1994-01-01/1994-12-31>1994</time> <t=Attack>massacre</t> in <place>Kigali</place> was "
    "marked on Sunday.",
    "The <time=2012-01-01/2012-12-31>2012</time> <t=Remote explosive/landmine/IED>bombing</t> in <place>Gao</place> killed "
    "<killed=9>nine</killed>.",
)


@pytest.mark.parametrize("marked", INSIDE)
def test_a_time_inside_the_happenings_own_phrase_is_its_date(marked: str) -> None:
    """The day of an anniversary, or of a sentence, dates nothing that has its year between article and noun."""
    assert_read(marked)


@pytest.mark.parametrize("marked", TIMES)
def test_times_belong_to_their_clause(marked: str) -> None:
    """A time counts where its words hang on the happening, not on the speech that reports it."""
    assert_read(marked)


def test_a_day_of_its_own_comes_before_what_is_counted_from_another_happening() -> None:
    """The night dates the murder; "30 minutes later" something else."""
    assert_read(
        "<victim><killed=2>Two</killed> teachers</victim> were <t=Attack>murdered</t> at "
        "<time=2024-05-14>2220 last night</time>, 30 minutes later than planned."
    )


def test_a_grievance_is_not_where_a_protest_is() -> None:
    """The place of what people protest over is not theirs, and what they protest against is no happening."""
    text = "In Goma, students closed the gates on Monday in protest over the seizure of a boat near Sake."
    assert [[p.name for p in m.places] for m in read(text).event_mentions] == [["Goma"]]
    (march,) = read("Students marched in Goma on Monday in protest against kidnappings.").event_mentions
    assert march.event_type == "Protests"


def test_the_place_that_changes_hands() -> None:
    """It is where that happens, whatever the sentence before was about."""
    text = "The army trains near Sake. Goma fell to the rebels in 2017."
    (mention,) = [m for m in read(text).event_mentions if m.control is not None]
    assert [place.name for place in mention.places] == ["Goma"]


def test_a_part_of_a_town_that_changes_hands() -> None:
    """Its owner says where it is, before the country at the head of the sentence."""
    (mention,) = read("In Nigeria, soldiers recaptured Gusau's northern district from bandits.").event_mentions
    assert [place.name for place in mention.places] == ["Gusau"]
