"""Actors in text: known ones, states and their institutions, persons and organisations nobody listed."""

# a table row stays one line

import re

import pytest

from dateline.extract.actors import spot_actors
from dateline.model import Actor
from dateline.rules.actor_load import index_actors, load_actor_knowledge
from dateline.rules.actor_types import Institution
from dateline.rules.tables import read_table
from dateline.rules.types import ActorRow
from dateline.rules.words import name_key

KNOWLEDGE = load_actor_knowledge()
GRAMMAR = index_actors(())  # no actor known by name: what grammar alone finds
MARK = re.compile(r"</?a>")

BODIES = [
    ("The <a>Syrian army</a> pulled back.", ("Syrian army", "actor:sy-military", "SY")),
    ("The <a>Russian Foreign Ministry</a> objected.", ("Russian Foreign Ministry", "actor:ru-foreign-ministry", "RU")),
    ("The <a>Foreign Ministry of Russia</a> objected.", ("Russian Foreign Ministry", "actor:ru-foreign-ministry", "RU")),
    ("<a>Turkey's interior minister</a> resigned.", ("Turkish interior minister", "actor:tr-interior-minister", "TR")),
    ("<a>Nigeria’s military</a> confirmed it.", ("Nigerian military", "actor:ng-military", "NG")),
    ("The <a>Israeli military</a> denied it.", ("Israeli military", "actor:il-military", "IL")),
    ("An assault by <a>Iraqi forces</a> began.", ("Iraqi forces", "actor:iq-military", "IQ")),
    ("The <a>Lebanese health ministry</a> counts nine.", ("Lebanese health ministry", "actor:lb-health-ministry", "LB")),
    ("The <a>armed forces of Ukraine</a> fired.", ("Ukrainian armed forces", "actor:ua-military", "UA")),
    ("<a>U.S. troops</a> left the base.", ("U.S. troops", "actor:us-military", "US")),
    ("A base of the <a>U.S.</a> was hit.", ("United States", "actor:us", "US")),
    ("Two <a>US warplanes</a> flew over.", ("US warplanes", "actor:us-military", "US")),
    ("<a>Sudan army</a> retakes a bridge", ("Sudanese army", "actor:sd-military", "SD")),
    ("<a>SYRIAN ARMY</a> TAKES THE HILL", ("SYRIAN ARMY", "actor:sy-military", "SY")),
    ("The <a>South Korean Defence Ministry</a> spoke.", ("South Korean Defence Ministry", "actor:kr-defence-ministry", "KR")),
    ("The <a>government of the Democratic Republic of Congo</a> spoke.", ("Congolese government", "actor:cd-government", "CD")),
    ("<a>Lebanon's caretaker prime minister</a> spoke.", ("Lebanese caretaker prime minister", "actor:lb-prime-minister", "LB")),
    ("<a>Moscow's forces</a> moved on.", ("Russian forces", "actor:ru-military", "RU")),
    ("The <a>Saudi-led coalition</a> denied it.", ("Saudi-led coalition", "actor:sa-led-coalition", "SA")),
    ("The <a>army</a> put the dead at eight.", ("army", None, None)),
    ("The <a>Foreign Ministry</a> put the blame on rebels.", ("Foreign Ministry", None, None)),
    ("<a>Health ministry</a>: nine dead.", ("Health ministry", None, None)),
    ("The <a>military</a> denied it.", ("military", None, None)),
    ("The village fell to <a>Syria</a>.", ("Syria", "actor:sy", "SY")),
    ("Shells fired from <a>Côte d’Ivoire</a> landed.", ("Côte d'Ivoire", "actor:ci", "CI")),
    ("Strikes on the <a>DRC</a> border.", ("Democratic Republic of the Congo", "actor:cd", "CD")),
]  # fmt: skip

PEOPLE = [
    ("A spokesman, Colonel <a>Musa Garba</a>, denied it.", ("Musa Garba", "state")),
    ("Prime Minister <a>Sami al-Nouri</a> spoke.", ("Sami al-Nouri", "state")),
    ("The director, Dr <a>Rana Haddad</a>, counts nine.", ("Rana Haddad", "none")),
    ("palace spokesman <a>Igor Belov</a> said so.", ("Igor Belov", "none")),
    ("He hid, said <a>Audu Bello</a>, a maize farmer.", ("Audu Bello", "none")),
    ("<a>Mona Fares</a>, 34, saw the blast.", ("Mona Fares", "none")),
    ("State prosecutor <a>Ramiro Quintana</a> opened a case.", ("Ramiro Quintana", "state")),
    ("Lt. Gen. <a>Piet van der Merwe</a> resigned.", ("Piet van der Merwe", "state")),
    ("Sheikh <a>Hamad bin Salem</a> was shot.", ("Hamad bin Salem", "none")),
    ("mayor <a>José Ñáñez</a> fled", ("José Ñáñez", "state")),
    ("<a>Amina Yusuf</a> said that the roof fell in.", ("Amina Yusuf", "none")),
    ("the district's governor, <a>Karim Daoud</a>, fled", ("Karim Daoud", "state")),
    ("Turkish Interior Minister <a>Kemal Aslan</a> spoke.", ("Kemal Aslan", "state")),
]

UNKNOWN = [
    ("The <a>Green Valley Liberation Front</a> claimed it.", ("Green Valley Liberation Front", "group", "armed")),
    ("The <a>Committee for the Defence of Ruwa</a> met.", ("Committee for the Defence of Ruwa", "institution", "political")),
    ("The <a>Ruwa People's Front</a> fled.", ("Ruwa People's Front", "group", "armed")),
    ("Men of the <a>93rd Storm Brigade</a> dug in.", ("93rd Storm Brigade", "group", "armed")),
    ("The <a>Sons of Ruwa Battalion</a> fled.", ("Sons of Ruwa Battalion", "group", "armed")),
    ("The <a>Ruwa Human Rights Observatory</a> counts nine.", ("Ruwa Human Rights Observatory", "institution", "civilian")),
]  # fmt: skip

NOTHING = [
    "May was quiet and March was worse.",
    "Let us wait until 3 Jan at least.",
    "Will he come? Scott did not say.",
    "By Scott Turner",
    "The military initiative passed to nobody.",
    "An army of ants marched in.",
    "A government-held town was shelled.",
    "It is up to us who will act.",
    "THE MAN WHO TOLD US WENT HOME",
    "Fishing on Lake Chad has stopped.",
    "Children fled to the Niger Delta and to New Mexico.",
    "The former president was not there.",
    "Rebel government posts were empty.",
    "A pro-Russian official fled.",
    "Aguarda, a town in the hills, was quiet.",
    "A group of men joined the front.",
    "Where? When? Why?",
    "''' --- ... \n\n ((( )))",
    "",
]


def plain(marked: str) -> tuple[str, list[str]]:
    """The text without its marks, and the words that they mark."""
    return MARK.sub("", marked), re.findall(r"<a>(.*?)</a>", marked)


def spotted(text: str) -> list[tuple[str, Actor]]:
    """The words and the actor of every mention, where no actor is known by name."""
    return [(m.span.quote, m.actor) for m in spot_actors(text, GRAMMAR)]


@pytest.mark.parametrize(("marked", "expected"), BODIES)
def test_states_and_their_institutions(marked: str, expected: tuple[str, str | None, str | None]) -> None:
    """A country and the words for an institution make an actor; without a country it is left open whose it is."""
    text, quotes = plain(marked)
    found = spotted(text)
    assert [(q, (a.name, a.entity_id, a.country)) for q, a in found] == [(quotes[0], expected)]


@pytest.mark.parametrize(("marked", "expected"), PEOPLE)
def test_persons(marked: str, expected: tuple[str, str]) -> None:
    """A person is named by a title, by what follows the name, or by a verb of saying; the title is not in the span."""
    text, quotes = plain(marked)
    people = [(q, a) for q, a in spotted(text) if a.kind == "person"]
    assert [(q, (a.name, a.side)) for q, a in people] == [(quotes[0], expected)]


@pytest.mark.parametrize(("marked", "expected"), UNKNOWN)
def test_unknown_organisations(marked: str, expected: tuple[str, str, str]) -> None:
    """A capitalised sequence with a head is an organisation, though no table knows it."""
    text, quotes = plain(marked)
    assert [(q, (a.name, a.kind, a.side), a.entity_id) for q, a in spotted(text)] == [(quotes[0], expected, None)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    """Months, first names, lower-case words and places that look like countries are no actors."""
    assert spotted(text) == []


def test_a_surname_alone_is_the_person_named_before() -> None:
    """After the full name the surname stands for it, with its particle; before it, it is nothing."""
    text = "Nouri left. Prime Minister Sami al-Nouri spoke. Later al-Nouri left; Amina Nouri stayed on Nouri Street."
    assert [(q, a.name) for q, a in spotted(text)] == [
        ("Sami al-Nouri", "Sami al-Nouri"),
        ("al-Nouri", "Sami al-Nouri"),
    ]


def test_a_surname_that_two_persons_bear_is_nobodys() -> None:
    """Two persons of one surname: the surname alone is left alone."""
    text = "Colonel Musa Garba met Mayor Audu Garba. Garba was angry."
    assert [q for q, _ in spotted(text)] == ["Musa Garba", "Audu Garba"]


def test_an_acronym_in_brackets_is_the_organisation_before_it() -> None:
    """An acronym that brackets introduce stands for the organisation, also where no table knows either."""
    text = "The Ruwa Liberation Front (RLF) attacked. The RLF said so."
    assert [(q, a.name) for q, a in spotted(text)] == [
        ("Ruwa Liberation Front", "Ruwa Liberation Front"),
        ("RLF", "Ruwa Liberation Front"),
        ("RLF", "Ruwa Liberation Front"),
    ]


def test_an_institution_that_a_group_runs_is_not_the_state_s() -> None:
    """A group's forces are the group; a ministry that it runs is a body of its own side; the state has neither."""
    row = ActorRow("actor:x", "Red Shirts", ("Red Shirt",), "group", "armed", "YE", None, None, None, "0.1", "own")
    mentions = spot_actors("Red Shirt forces and the Red Shirt-run health ministry", index_actors((row,)))
    assert [(m.span.quote, m.actor.name, m.actor.entity_id, m.actor.side) for m in mentions] == [
        ("Red Shirt forces", "Red Shirts", "actor:x", "armed"),
        ("Red Shirt-run health ministry", "Red Shirt-run health ministry", None, "armed"),
    ]


def test_every_name_in_the_dictionary_is_found() -> None:
    """Every row's canonical name with a capital, inside a sentence, is one mention at exactly its words."""
    names = [row.name for row in KNOWLEDGE.actors if not row.name.islower()]
    found = {n: [name_key(m.span.quote) for m in spot_actors(f"they met {n} there", KNOWLEDGE)] for n in names}
    assert {n: keys for n, keys in found.items() if keys != [name_key(n)]} == {}


def test_lower_case_names_are_matched_only_as_the_table_writes_them() -> None:
    """A name that the table itself writes small is found; common words with a space between them are not."""
    row = ActorRow(
        "actor:x",
        "Red Shirts",
        ("anti-shirt", "village guards"),
        "group",
        "armed",
        None,
        None,
        None,
        None,
        "0.1",
        "own",
    )
    text = "Village guards and village guards met anti-shirt men and red shirts."
    assert [m.span.quote for m in spot_actors(text, index_actors((row,)))] == ["anti-shirt"]


INSTITUTIONS = read_table("lang/en/institutions.tsv", Institution)


@pytest.mark.parametrize("row", INSTITUTIONS, ids=lambda row: row.id)
def test_every_institution_is_found_in_its_example(row: Institution) -> None:
    """Every row's example holds the institution at the marked words."""
    text, quotes = plain(row.example.replace("<t>", "<a>").replace("</t>", "</a>"))
    found = [(q, a.side) for q, a in spotted(text)]
    assert found == [(quotes[0], row.side)]


def test_offsets_hold_in_every_script() -> None:
    """Accents, combining marks, curly apostrophes and other scripts before an actor do not shift its span."""
    for prefix in ("Été à N’Djamena : ", "Lucí\u0301a 🙂 ", "Война — ", "İstanbul ", "戦争 "):
        text = prefix + "the Syrian army fired"
        mention = spot_actors(text, KNOWLEDGE)[-1]
        assert text[mention.span.start : mention.span.end] == mention.span.quote == "Syrian army"


@pytest.mark.parametrize("unit", ["x", "Ab", "-", "al-", "A ", "(", "Colonel "])
def test_long_input_is_read_to_its_end(unit: str) -> None:
    """Two hundred thousand characters of nothing name nobody that a table knows."""
    assert all(m.actor.entity_id is None for m in spot_actors(unit * (200_000 // len(unit)), KNOWLEDGE))


def test_ten_megabytes_without_a_space() -> None:
    """A line of ten million letters is one word and no actor."""
    assert spot_actors("A" * 10_000_000, KNOWLEDGE) == ()
