"""From the kind of happening and its people to ACLED's sub-event types, one sentence for each."""

import pytest
from tests.extract.passages import read

from dateline.rules.load import load_rules

TYPES = (
    ("Rebels and soldiers clashed in Goma.", "Armed clash"),
    ("Militants attacked an army post in Goma.", "Armed clash"),
    ("Rebels attacked a police station in Goma.", "Armed clash"),
    ("Gunmen attacked a village near Goma.", "Attack"),
    ("Gunmen killed two nurses in Goma.", "Attack"),
    ("Soldiers tortured a student in Goma.", "Attack"),
    ("Militants assassinated Interior Minister Omar Dikko in Abuja.", "Attack"),
    ("Rebels killed Colonel Omar Dikko in Abuja.", "Armed clash"),
    ("Soldiers killed rebel commander Omar Dikko in Abuja.", "Armed clash"),
    ("Six soldiers were shot on the road to Goma.", "Armed clash"),
    ("An army medic was shot on the road to Goma.", "Armed clash"),
    ("Six soldiers and a nurse were shot on the road to Goma.", "Attack"),
    ("Soldiers blew up a bridge in Goma.", "Remote explosive/landmine/IED"),
    ("The army retook Goma from the rebels.", "Government regains territory"),
    ("Rebels captured Goma.", "Non-state actor overtakes territory"),
    ("Goma fell to the rebels.", "Non-state actor overtakes territory"),
    ("Rebels withdrew from Goma.", "Non-violent transfer of territory"),
    ("Soldiers raped two women in Goma.", "Sexual violence"),
    ("Gunmen abducted two nurses in Goma.", "Abduction/forced disappearance"),
    ("A car bomb exploded in Goma.", "Remote explosive/landmine/IED"),
    ("A landmine killed two children in Goma.", "Remote explosive/landmine/IED"),
    ("A suicide bomber attacked a market in Goma.", "Suicide bomb"),
    ("Warplanes bombed Goma.", "Air/drone strike"),
    ("A drone killed two farmers in Goma.", "Air/drone strike"),
    ("The army shelled Goma.", "Shelling/artillery/missile attack"),
    ("Rebels fired rockets at Goma.", "Shelling/artillery/missile attack"),
    ("A missile hit a market in Goma.", "Shelling/artillery/missile attack"),
    ("A man threw a grenade at a bar in Goma.", "Grenade"),
    ("Rebels used chlorine gas in Goma.", "Chemical weapon"),
    ("Students protested in Goma.", "Peaceful protest"),
    ("Police dispersed protesters with tear gas in Goma.", "Protest with intervention"),
    ("Police shot dead three protesters in Goma.", "Excessive force against protesters"),
    ("Protesters burned a police station in Goma.", "Violent demonstration"),
    ("The 14th social leader of the valley was murdered in Goma.", "Attack"),
    ("A mob burned a clinic in Goma.", "Mob violence"),
    ("A mob killed a trader in Goma.", "Mob violence"),
    ("Police arrested two students in Goma.", "Arrests"),
    ("Air defences shot down two drones over Goma.", "Disrupted weapons use"),
    ("The army and the rebels signed a ceasefire in Goma.", "Agreement"),
    ("Rebels looted the market in Goma.", "Looting/property destruction"),
    ("The rebels set up a checkpoint near Goma.", "Headquarters or base established"),
    ("Two armed groups merged in Goma.", "Change to group/activity"),
    ("Thousands of people fled Goma.", "Other"),
)


@pytest.mark.parametrize(("text", "sub_event_type"), TYPES)
def test_type(text: str, sub_event_type: str) -> None:
    """Each sentence has one happening, of the type that the codebook gives it."""
    assert [mention.sub_event_type for mention in read(text).event_mentions] == [sub_event_type]


def test_the_table_above_has_every_type() -> None:
    """No sub-event type goes without an example."""
    assert {sub_event_type for _, sub_event_type in TYPES} == set(load_rules().types)


def test_the_event_type_is_that_of_the_sub_event_type() -> None:
    """The coarse type follows from the fine one."""
    types = load_rules().types
    for text, sub_event_type in TYPES:
        (mention,) = read(text).event_mentions
        assert mention.event_type == types[sub_event_type].event_type


def test_the_rule_that_decided_is_named() -> None:
    """The claim on the type says which row of the table it comes from."""
    (origin,) = {c.origin for c in read("A mob killed a trader in Goma.").claims if c.property == "sub_event_type"}
    assert origin == "rule:type.kill.doer_crowd@1"


def test_who_finds_the_bodies_did_not_kill() -> None:
    """Residents who find bodies are no mob."""
    (mention,) = read("Residents found 31 bodies in a well in Goma.").event_mentions
    assert (mention.sub_event_type, mention.arguments) == ("Attack", ())
