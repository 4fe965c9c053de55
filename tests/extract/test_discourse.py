"""Which sentences go on about the same happening, and which begin another."""

import pytest
from tests.extract.passages import assert_read, read

ONE = (
    "A <t=Suicide bomb>suicide bombing</t> hit a <target>market</target> in <place>Kabul</place> on "
    "<time=2024-05-14>Tuesday</time>. The attack killed <victim><killed=8>eight</killed> people</victim>.",
    "<perpetrator>Gunmen</perpetrator> <t=Armed clash>ambushed</t> a <target>military convoy</target> near "
    "<place>Gubio</place> on <time=2024-05-14>Tuesday</time>. <victim><killed=6>Six</killed> soldiers</victim> died.",
    "<perpetrator>Hamas</perpetrator> <t=Shelling/artillery/missile attack>fired <instrument>rockets</instrument></t> at "
    "<place>Ashkelon</place>. There were <casualties=0>no</casualties> casualties.",
)
SEVERAL = (
    "<perpetrator1>Gunmen</perpetrator1> <t1=Attack>killed</t1> <victim1><killed1=5>five</killed1> farmers</victim1> in "
    "<place1>Zamfara</place1> on <time1=2024-05-14>Tuesday</time1>. In <time2=2024-03-01/2024-03-31>March</time2>, "
    "<perpetrator2>bandits</perpetrator2> <t2=Attack>killed</t2> <victim2><killed2=9>nine</killed2> people</victim2> in "
    "<place2>Kaduna</place2>.",
    "A <instrument1>bomb</instrument1> <t1=Remote explosive/landmine/IED>exploded</t1> in <place1>Kabul</place1> on "
    "<time1=2024-05-14>Tuesday</time1>.\n\nIn <place2>Herat</place2>, <perpetrator2>gunmen</perpetrator2> "
    "<t2=Attack>killed</t2> a <victim2><killed2=1>judge</killed2></victim2> on <time2=2024-05-13>Monday</time2>.",
    "A <t1=Remote explosive/landmine/IED><instrument1>car bomb</instrument1></t1> went off in <place1>Gusau</place1> on "
    "<time1=2024-05-14>Tuesday</time1> and killed "
    "<victim1><killed1=9>nine</killed1> people</victim1>. Another <instrument2>bomb</instrument2> "
    "<t2=Remote explosive/landmine/IED>exploded</t2> in <place2>Gusau</place2> on <time2=2024-05-14>Tuesday</time2>.",
    "<perpetrator1>Rebels</perpetrator1> <t1=Non-state actor overtakes territory>captured</t1> <place1>Goma</place1> on "
    "<time1=2024-05-10>10 May</time1>. The <perpetrator2>army</perpetrator2> <t2=Government regains "
    "territory>retook</t2> <place2>Goma</place2> on <time2=2024-05-14>14 May</time2>.",
)
PAGE = (
    "## <place>Goma</place>\n\n<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=5>five</killed> "
    "farmers</victim>.",
    "18:40 | <t1=Air/drone strike>Air strikes</t1> hit <place1>Tyre</place1>.\n\n17:10 | "
    "<perpetrator2>Hezbollah</perpetrator2> <t2=Shelling/artillery/missile attack>shelled</t2> <place2>Haifa</place2>.",
    "18:40 | The <t1=Air/drone strike>air strike</t1> on <place1>Tyre</place1> killed <victim1><killed1=3>three</killed1> "
    "people</victim1>.\n\n17:10 | <perpetrator2>Israel</perpetrator2> <t2=Air/drone strike>bombed</t2> "
    "<place2>Sidon</place2>.",
)


@pytest.mark.parametrize("marked", ONE)
def test_one_happening(marked: str) -> None:
    """A definite description, a toll and casualties join the happening told before them."""
    assert_read(marked)


@pytest.mark.parametrize("marked", SEVERAL)
def test_several_happenings(marked: str) -> None:
    """Another day or another town is another happening; background keeps its own date."""
    assert_read(marked)


@pytest.mark.parametrize("marked", PAGE)
def test_sections_and_posts(marked: str) -> None:
    """A heading lends its place to what stands under it; posts stay apart."""
    assert_read(marked)


def test_a_post_is_of_the_day_of_its_page() -> None:
    """A live post without a date of its own tells of the day on which the page was published."""
    (mention,) = read("18:40 | Air strikes hit Tyre.").event_mentions
    assert mention.date is not None
    assert (mention.date.start, mention.date.end, mention.date.anchor, mention.date.span) == (
        "2024-05-15",
        "2024-05-15",
        "post",
        None,
    )


def test_shots_of_one_post_are_not_those_of_another() -> None:
    """An entry that tells of shooting is no more of the one before it than any other."""
    text = (
        "18:40 | Both armies were shooting over the roofs.\n\n17:10 | A minibus was hit outside Goma; its driver died."
    )
    told = {mention.trigger.quote: mention for mention in read(text).event_mentions}
    assert [a.role for a in told["hit"].arguments if a.name == "armies"] == []


def test_the_towns_of_a_region_take_its_place() -> None:
    """What is told of a region first and of its towns in the next sentence happened in the towns."""
    text = "Monday's Islamic State bombings killed 40 people in western Syria. ISIS detonated three bombs in Jableh and Tartous."
    (mention,) = read(text).event_mentions
    assert [place.name for place in mention.places] == ["Jableh", "Tartous"]


def test_dates_are_inherited_within_a_paragraph_only() -> None:
    """A happening without a date takes that of the one told before it, marked as inherited, not over a paragraph's end."""
    same = read("Gunmen killed two farmers in Kaduna on Tuesday. A bomb exploded in Kabul.").event_mentions
    other = read("Gunmen killed two farmers in Kaduna on Tuesday.\n\nA bomb exploded in Kabul.").event_mentions
    assert [m.date.anchor if m.date else None for m in same] == ["published", "inherited"]
    assert [m.date.anchor if m.date else None for m in other] == ["published", None]


def test_a_comparison_is_no_date_of_the_happening() -> None:
    """The year of a comparison does not date the happening that is compared."""
    (mention,) = read(
        "Gunmen killed 40 people in Zamfara on Tuesday. It was the deadliest attack there since 2021."
    ).event_mentions
    assert mention.date is not None
    assert mention.date.start == "2024-05-14"


def test_what_a_crowd_does_in_a_breath_is_one_happening() -> None:
    """One subject that riots and burns is one outburst; what somebody else does about it is another happening."""
    assert len(read("Youths rioted in Goma on Monday and burned two shops.").event_mentions) == 1
    assert len(read("Youths rioted in Goma on Monday and police arrested six of them.").event_mentions) == 2


def test_the_killed_and_the_captured_are_two() -> None:
    """Who was killed and who was taken, each in a clause of its own, are two happenings."""
    mentions = read("One officer was killed and three gunmen were captured near Goma on Monday.").event_mentions
    assert sorted((n.measure, n.low) for m in mentions for n in m.numbers) == [("abducted", 3), ("killed", 1)]
    assert len(mentions) == 2


def test_the_device_is_the_one_that_went_off() -> None:
    """A definite weapon of the same kind takes up what exploded."""
    text = "A bomb exploded in Goma on Monday. The mayor said that the device had been set off by a wire."
    assert len(read(text).event_mentions) == 1
