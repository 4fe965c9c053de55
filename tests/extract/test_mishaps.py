"""What hurts and is no violence: accidents, animals, hunts, deaths in bed, fireworks; and what is violence all the same."""

import pytest
from tests.extract.passages import read

CALM = [
    "Six people were killed when a ferry capsized near Gusau on Monday.",
    "A bridge collapsed in Gusau on Monday. Four people were treated for fractures and one of them died.",
    "A pack of stray dogs killed a girl in Gusau on Sunday.",
    "Two villagers were killed by an elephant near Gusau.",
    "Hunters shot nine boars near Gusau on Saturday.",
    "Omar Dikko, a painter, died in Gusau on Monday at ninety-three.",
    "Sani Garba died on Monday after a long illness.",
    "The groom's uncle fired his pistol by mistake and wounded a cook.",
    "A child found a pistol in Gusau on Monday and shot himself in the foot.",
    "An explosion tore through a boiler house in Gusau on Monday.",
    "Explosions rocked Gusau on Saturday. It was the start of the fireworks.",
    "Four pupils were killed when chlorine escaped from a store in Gusau.",
    "Opposition deputies bombarded the minister with questions in Gusau on Monday.",
    "The basketball team of Gusau was ambushed at home by the visitors.",
    "Six anglers went missing near Gusau after their boat capsized.",
]
VIOLENT = [
    "Six people were killed when rebels opened fire on a ferry that then capsized near Gusau on Monday.",
    "A bridge collapsed in Gusau on Monday. Gunmen killed one of the workers on Tuesday.",
    "Shells hit a block of flats in Gusau on Monday. Two people died in the collapse of its upper floors.",
    "Soldiers shot a shepherd dead by mistake near Gusau on Monday.",
    "Gunmen killed six hunters and their dogs near Gusau on Saturday.",
    "Sani Garba, aged 34, died when a bomb exploded in Gusau on Monday.",
    "A suicide bomber blew himself up in Gusau on Monday.",
    "A bomb exploded near a boiler house in Gusau on Monday, killing two people.",
    "Gunmen killed two nurses of a cholera ward in Gusau.",
    "Rebels bombarded the post with mortars and with leaflets in Gusau.",
]
AFTER_VIOLENCE = [
    "Three guards died of malaria.",
    "Two of the porters were killed by lightning.",
    "Eight gendarmes were killed when their lorry overturned.",
]


def is_violent(text: str) -> bool:
    """Whether the rules read violence in the text."""
    types = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
    return any(m.event_type in types for m in read(text, "2024-05-14").event_mentions)


@pytest.mark.parametrize("text", CALM)
def test_a_mishap_is_no_violence(text: str) -> None:
    """The rules alone read none."""
    assert not is_violent(text)


@pytest.mark.parametrize("text", VIOLENT)
def test_violence_beside_a_mishap_is_read(text: str) -> None:
    """A word of accidents or animals does not hide what somebody did."""
    assert is_violent(text)


@pytest.mark.parametrize(
    "text",
    [
        "A fire that broke out in a mill outside Gusau killed two workers.",
        "A lorry overturned on the road to Goma, killing eleven traders.",
        "A loud explosion in Goma turned out to be a gas leak, the mayor said.",
        "The blast in the port came from a boiler.",
        "An explosion caused by a short circuit in a store in Goma injured five workers.",
        "The home side were slaughtered in Goma after the referee gave a penalty.",
        "A gas cylinder exploded in a bakery in Goma, burning three workers.",
        "The crowd in Goma exploded with joy.",
        "Traders bombarded the mayor of Goma with questions.",
        "The army's battle against corruption has begun in Goma.",
    ],
)
def test_what_hurts_nobody_on_purpose(text: str) -> None:
    """Fires, rides that end badly, blasts that are explained, and words that are thrown are no violence."""
    assert not [m for m in read(text).event_mentions if m.event_type != "Strategic developments"]


@pytest.mark.parametrize(
    "text", ["Mortar fire killed two men in Goma.", "Youths overturned a lorry and killed two men."]
)
def test_what_only_sounds_like_a_mishap(text: str) -> None:
    """A weapon's fire, and what a crowd overturns, are violence."""
    assert [m for m in read(text).event_mentions if m.event_type != "Strategic developments"]


@pytest.mark.parametrize("text", AFTER_VIOLENCE)
def test_a_mishap_told_after_violence_is_none_of_it(text: str) -> None:
    """An illness named in the sentence kills of itself: it adds no dead to the attack before it."""
    told = read(f"Rebels fired rockets at the camp in Gusau on Monday, killing five soldiers. {text}", "2024-05-14")
    assert [(n.measure, n.low) for m in told.event_mentions for n in m.numbers] == [("killed", 5)]
