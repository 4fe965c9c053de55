"""Who did what to whom, whatever the sentence looks like."""

import pytest
from tests.extract.passages import assert_read, read

ACTIVE = (
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=5>five</killed> farmers</victim> near "
    "<place>Gubio</place> on <time=2024-05-14>Tuesday</time>.",
    "<perpetrator>Militants</perpetrator> <t=Abduction/forced disappearance>abducted</t> "
    "<victim><abducted=12>12</abducted> schoolgirls</victim> in <place>Zamfara</place>.",
    "<perpetrator>Fighters</perpetrator> of the militia <t=Attack>shot</t> <victim>four herders</victim> near "
    "<place>Kaduna</place>.",
    "<perpetrator>Boko Haram</perpetrator> <t=Looting/property destruction>burned</t> <target>40 houses</target> in "
    "<place>Damboa</place>.",
    "<perpetrator>Israel</perpetrator> <t=Air/drone strike>bombed</t> a <target>school</target> in "
    "<place>Khan Younis</place> on <time=2024-05-14>Tuesday</time>.",
    "The <perpetrator>army</perpetrator> <t=Shelling/artillery/missile attack>shelled</t> the <target>market</target>.",
    "<perpetrator>Russia</perpetrator> <t=Armed clash>struck</t> <place>Kharkiv</place> on "
    "<time=2024-05-14>Tuesday</time>.",
)
PASSIVE = (
    "<victim><killed=3>Three</killed> civilians</victim> were <t=Attack>killed</t> by <perpetrator>gunmen</perpetrator> "
    "in <place>Kandahar</place>.",
    "<victim><injured=9>Nine</injured> people</victim> were <t=Attack>wounded</t> in <place>Homs</place>.",
    "<place>Gubio</place> was <t=Shelling/artillery/missile attack>shelled</t> on <time=2024-05-14>Tuesday</time>.",
    "<victim><detained=30>Thirty</detained> students</victim> have been <t=Arrests>arrested</t> by "
    "<perpetrator>police</perpetrator> in <place>Nairobi</place>.",
    "A <target>market</target> in <place>Kabul</place> was hit by a <t=Air/drone strike>drone strike</t> on "
    "<time=2024-05-14>Tuesday</time>.",
    "<victim><killed=12>12</killed> people</victim> <t=Attack>killed</t> in <place>Tyre</place>.",
    "<victim><killed=14>Fourteen</killed> people</victim> <t=Attack>died</t> on the pavement in <place>Tyre</place>.",
)
NAMED = (
    "<perpetrator>Gunmen</perpetrator> <t=Attack>shot dead</t> the mayor, <victim>Omar Dikko</victim>, in "
    "<place>Gusau</place>.",
    "The commander's wife, <victim>Maya de la Torre</victim>, was <t=Attack>killed</t> on <time=2024-05-13>Monday</time>.",
    "A teacher, <victim><killed=1>Maya Haddad</killed></victim>, 34, was <t=Attack>shot dead</t> in <place>Homs</place>.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> a <victim><killed=1>farmer</killed></victim>, Reuters said.",
)
NOMINAL = (
    "The <t=Attack>killing</t> of <victim><killed=2>two</killed> teachers</victim> by <perpetrator>gunmen</perpetrator> "
    "in <place>Chaman</place> shocked the province.",
    "<perpetrator>Hezbollah</perpetrator>'s <t=Armed clash>assault</t> on an <target>army post</target> near "
    "<place>Haifa</place> lasted an hour.",
    "The <t=Abduction/forced disappearance>kidnapping</t> of <victim><abducted=20>20</abducted> villagers</victim> in "
    "<place>Zamfara</place> on <time=2024-05-12>Sunday</time> shocked parents.",
    "An <perpetrator>Israeli</perpetrator> <t=Air/drone strike>air strike</t> on a <target>hospital</target> in "
    "<place>Gaza City</place> killed <victim><killed=8>eight</killed> people</victim>.",
    "A <t=Remote explosive/landmine/IED>bomb attack</t> on a <target>convoy</target> in <place>Quetta</place> wounded "
    "<victim><injured=6>six</injured> soldiers</victim>.",
    "<t=Armed clash>Clashes</t> between the <party>army</party> and <party>rebels</party> broke out in "
    "<place>Goma</place> on <time=2024-05-13>Monday</time>.",
    "<victim><killed=11>Eleven</killed> people</victim> died in a <t=Suicide bomb>suicide bombing</t> at a "
    "<target>mosque</target> in <place>Peshawar</place>.",
    "The <t=Shelling/artillery/missile attack>shelling</t> of <place>Kharkiv</place> killed "
    "<victim><killed=3>three</killed> people</victim> on <time=2024-05-14>Tuesday</time>.",
)
LONG = (
    "<victim><killed=45+>At least 45</killed> people</victim> were killed and <injured=~24+>dozens</injured> injured on "
    "<time=2024-05-12>Sunday</time> when a <perpetrator>suicide bomber</perpetrator> <t=Suicide bomb>detonated</t> "
    "<instrument>explosives</instrument> at a wedding in <place>Kabul</place>, the interior ministry said.",
    "<victim><killed=7>Seven</killed> Palestinians</victim>, including a child, were killed in an Israeli <t=Air/drone "
    "strike>air strike</t> on a <target>house</target> in <place>Rafah</place> on <time=2024-05-13>Monday</time>, medics said.",
    "<perpetrator>Islamist militants</perpetrator> <t=Attack>killed</t> <victim><killed=20>20</killed> villagers</victim> and "
    "burned their <target>huts</target> in <place>Beni</place>, a local official said on Thursday.",
    "<perpetrator>Unknown gunmen</perpetrator> on <time=2024-05-12>Sunday</time> <t=Abduction/forced "
    "disappearance>abducted</t> a <victim><abducted=1>Catholic priest</abducted></victim> from his residence in "
    "<place>Kaduna</place>.",
)
LIGHT_VERBS = (
    "<perpetrator>Rebels</perpetrator> launched an <t=Armed clash>attack</t> on a <target>police station</target> in "
    "<place>Bunia</place>.",
    "The <perpetrator>air force</perpetrator> carried out <t=Air/drone strike>air strikes</t> on <place>Idlib</place> on "
    "<time=2024-05-14>Tuesday</time>.",
    "The <t=Attack>massacre</t> was carried out by <perpetrator>militiamen</perpetrator>.",
    "<perpetrator>Gunmen</perpetrator> staged an <t=Armed clash>ambush</t> on <target>troops</target> near "
    "<place>Menaka</place>.",
    "<victim><injured=6>Six</injured> policemen</victim> <t=Attack>sustained injuries</t> in <place>Nairobi</place>.",
    "<t=Armed clash>Fighting</t> erupted in <place>Goma</place> on <time=2024-05-13>Monday</time>.",
    "An <t=Remote explosive/landmine/IED>explosion</t> rocked <place>Kabul</place> on <time=2024-05-14>Tuesday</time>.",
    "A <t=Suicide bomb>suicide bombing</t> hit a <target>market</target> in <place>Kabul</place>.",
)
INSTRUMENTS = (
    "<perpetrator>Attackers</perpetrator> <t=Attack>killed</t> <victim><killed=2>two</killed> shepherds</victim> with "
    "<instrument>knives</instrument>.",
    "A <instrument>drone</instrument> <t=Air/drone strike>struck</t> a <target>bus</target> in <place>Kherson</place>.",
    "A <t=Remote explosive/landmine/IED><instrument>roadside bomb</instrument></t> killed "
    "<victim><killed=4>four</killed> soldiers</victim> in <place>Mogadishu</place>.",
    "<instrument><devices=12>Twelve</devices> rockets</instrument> <t=Shelling/artillery/missile attack>hit</t> "
    "<place>Haifa</place> on <time=2024-05-14>Tuesday</time>.",
    "<perpetrator>Hamas</perpetrator> <t=Shelling/artillery/missile attack>fired <instrument><devices=~20>about "
    "20</devices> rockets</instrument></t> at <place>Ashkelon</place>.",
    "A <perpetrator>suicide bomber</perpetrator> <t=Suicide bomb>blew himself up</t> in <place>Mogadishu</place>, killing "
    "<victim><killed=7>seven</killed> people</victim>.",
    "A <instrument>grenade</instrument> was <t=Grenade>thrown</t> at a bar in <place>Bujumbura</place>, wounding "
    "<victim><injured=9>nine</injured> people</victim>.",
    "<perpetrator>Police</perpetrator> <t=Protest with intervention>fired <instrument>tear gas</instrument></t> at "
    "<target>protesters</target> in <place>Nairobi</place>.",
)
CLAUSES = (
    "<victim><abducted=5>Five</abducted> nurses</victim> whom <perpetrator>gunmen</perpetrator> "
    "<t=Abduction/forced disappearance>abducted</t> in <place>Goma</place> came home.",
    "The <victim>hostages</victim> that <perpetrator>militants</perpetrator> <t=Attack>killed</t> in <place>Goma</place> "
    "were buried.",
    "The <instrument>rockets</instrument> that <perpetrator>Hamas</perpetrator> <t=Shelling/artillery/missile attack>fired "
    "at</t> <place>Haifa</place> killed <killed=2>two</killed>.",
    "The <perpetrator>gunmen</perpetrator>, who <t=Attack>killed</t> <victim><killed=5>five</killed> farmers</victim> in "
    "<place>Zamfara</place>, fled on motorcycles.",
    "<victim>Civilians</victim> <t=Attack>killed</t> by <perpetrator>rebels</perpetrator> in <place>Bunia</place> were "
    "buried on Monday.",
    "<perpetrator>Rebels</perpetrator> <t=Armed clash>attacked</t> a <target>barracks</target>, killing "
    "<victim><killed=6>six</killed> soldiers</victim> and wounding <injured=10>10</injured>.",
    "<perpetrator>Militants</perpetrator> <t=Armed clash>stormed</t> a <target>police post</target> in "
    "<place>Quetta</place> and killed <victim><killed=3>three</killed> officers</victim>.",
    "<perpetrator>Militants</perpetrator> <t=Attack>killed</t> and wounded <victim>villagers</victim> in "
    "<place>Bunia</place>.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=2>two</killed> teachers</victim>, a "
    "<victim><killed=1>nurse</killed></victim> and <victim><killed=3>three</killed> pupils</victim>.",
    "<perpetrator>Soldiers</perpetrator> and <perpetrator>police</perpetrator> <t=Arrests>arrested</t> "
    "<victim><detained=30>30</detained> protesters</victim> in <place>Nairobi</place> on "
    "<time=2024-05-13>Monday</time>.",
    "The <instrument>rockets</instrument> <t=Shelling/artillery/missile attack>fired at</t> <place>Haifa</place> killed "
    "<victim><killed=2>two</killed> people</victim>.",
    "<perpetrator>Gunmen</perpetrator> attacked a <target>church</target> in <place>Kaduna</place>, killing the "
    "<victim>pastor</victim> and <t=Abduction/forced disappearance>abducting</t> <victim><abducted=14>14</abducted> "
    "worshippers</victim>.",
)


@pytest.mark.parametrize("marked", ACTIVE)
def test_active(marked: str) -> None:
    """The subject acts, the object suffers."""
    assert_read(marked)


@pytest.mark.parametrize("marked", PASSIVE)
def test_passive(marked: str) -> None:
    """The subject suffers; who stands behind `by` acts."""
    assert_read(marked)


@pytest.mark.parametrize("marked", NAMED)
def test_a_name_between_commas_names_whom_the_noun_describes(marked: str) -> None:
    """The victim is the mayor by name; who says so is no name of the farmer's."""
    assert_read(marked)


@pytest.mark.parametrize("marked", NOMINAL)
def test_nominal(marked: str) -> None:
    """A noun that tells of a happening takes its people from what stands around it."""
    assert_read(marked)


@pytest.mark.parametrize("marked", LONG)
def test_whole_sentences_of_reports(marked: str) -> None:
    """A sentence as wires write it: everything at once."""
    assert_read(marked)


@pytest.mark.parametrize("marked", LIGHT_VERBS)
def test_light_verbs(marked: str) -> None:
    """A verb that says little lends its subject, or its object, to the noun that tells of the happening."""
    assert_read(marked)


@pytest.mark.parametrize("marked", INSTRUMENTS)
def test_instruments(marked: str) -> None:
    """Weapons are what it was done with; whoever wears the vest is a perpetrator all the same."""
    assert_read(marked)


@pytest.mark.parametrize("marked", CLAUSES)
def test_relatives_participles_and_lists(marked: str) -> None:
    """People keep their roles through relative clauses, participles and coordination."""
    assert_read(marked)


def test_a_court_that_strikes_down_a_law_attacks_nobody() -> None:
    """A body of the state is no armed side by being the state's."""
    assert read("The law was struck down by the Supreme Court.").event_mentions == ()


TURNED = (
    "<instrument>Twin <t=Remote explosive/landmine/IED>car bombs</t></instrument> was killed <victim><killed=20+>more than "
    "20</killed> people</victim> in <place>Kabul</place>.",
    "There <t=Attack>died</t> <victim><killed=6>six</killed> people</victim> in <place>Kabul</place>.",
    "<target>Convoy</target> <t=Armed clash>ambushed</t> near <place>Goma</place> on <time=2024-05-14>Tuesday</time>.",
    "In <place>Kabul</place> <victim><killed=14>14</killed> people</victim> were <t=Attack>killed</t>.",
    "<perpetrator>M23</perpetrator> <t=Attack>killed</t> <victim><killed=2>two</killed> nurses</victim> in "
    "<place>Goma</place>.",
)


@pytest.mark.parametrize("marked", TURNED)
def test_verbs_that_are_turned_about(marked: str) -> None:
    """Poor English and headlines: those harmed behind a passive, a thing that is struck without "was"."""
    assert_read(marked)


def test_who_backs_a_side_does_not_act() -> None:
    """A name with a participle on it only describes."""
    for name in ("Rwanda-backed", "Islamic State-linked", "Kampala-based"):
        (mention,) = read(f"The {name} M23 killed two nurses in Goma.").event_mentions
        assert [a.name for a in mention.arguments if a.role == "perpetrator"] == ["M23"]
