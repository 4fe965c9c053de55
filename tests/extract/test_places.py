"""Toponyms in text: which words name places, and what the words around them say."""

# a table row stays one line

import re

import pytest

from dateline.extract.places import spot_places
from dateline.model import PlaceMention, Span, span_of
from dateline.rules.places.knowledge import load_place_knowledge

KNOWLEDGE = load_place_knowledge()
MARK = re.compile(r"</?p>")

# every place that must be found is marked; nothing else may be
TEXTS = (
    "Shells fell on <p>Okhtyrka</p> and <p>Sumy</p> before dawn, the regional governor said.",
    "Rebels took <p>al-Bab</p>, <p>Manbij</p> and <p>Deir Ezzor</p> within a week.",
    "Fighting went on in <p>Khan al-Assal</p> and near <p>Tal Rifaat</p>.",
    "A mine blew up in <p>Chasiv Yar</p>, <p>Donetsk</p> Oblast.",
    "The M23 seized <p>Sake</p>, west of <p>Goma</p>, in <p>North Kivu</p> province.",
    "Militants burned huts in <p>Cabo Delgado</p>, and <p>Palma</p> was cut off.",
    "The convoy left <p>Port-au-Prince</p> for <p>Cité Soleil</p>.",
    "Troops fled the <p>Democratic Republic of the Congo</p> for <p>Rwanda</p>.",
    "Five were shot in <p>Lanao</p>, others in <p>Marawi</p>.",
    "The dead lay in <p>Norte de Santander</p>.",
    "A boat sank in the <p>Red Sea</p> off <p>Hodeidah</p>.",
    "Jets bombed the <p>Bekaa Valley</p> and <p>Baalbek</p>.",
    "<p>Loikaw</p>, the capital of <p>Kayah</p> State, was bombed.",
    "<p>Vovchansk</p> was shelled again.",
    "Two died in <p>Srinagar</p>, <p>Kashmir</p>.",
    "<p>Armenia</p>’s <p>Goris</p> came under fire.",
    "He was held in <p>Nice</p> and then in <p>Reading</p>, <p>England</p>.",
    "The <p>Gaza Strip</p> and the <p>West Bank</p> were sealed.",
    "Two men from <p>Reno</p>, <p>Nev</p>., were held.",
    "The <p>Omar</p> oil field burned; shells fell on the <p>Qwertan</p> airbase and near <p>Qwertyan</p> dam.",
    "A bomb went off in <p>Guma</p> Local Government Area.",
    "<p>LONDON</p> Police said on Monday that two men were held.",
    "Shells hit <p>Kharkiv</p>, <p>Vovchansk</p> and <p>Kupyansk</p>; fighting went on in <p>Huliaypole</p>.",
    "Talks went on in <p>Huliaypole</p>.",
    # in no table, known by the words beside them or by their form
    "Shells fell on the <p>Qerwan</p> area and the village of <p>Umm Qerwan</p>.",
    "They were shot near <p>Bel Qerwan</p>, and clashes went on around <p>Tal Qerwan</p> hilltop.",
    "A mine went off on <p>Qerwan Bridge</p> and at the <p>Qerwan Military Airport</p>.",
    "Troops entered <p>Qerwan</p> and <p>Besil</p>, then <p>Wadi Qerwan</p>.",
    "A crowd marched in <p>Paris</p> Sunday and in <p>Moscow</p> Tuesday.",
    "The rebels shelled the settlements of <p>Qerwan</p>, <p>Besil</p> and <p>Tarfin</p>.",
    "Snipers fired in the <p>Sheikh Qerwan</p> neighbourhood and in <p>Sadr City</p>.",
    # not places
    "In Qerwan Ministry circles, Sarwe Besil said on Monday, talks in Parliament failed.",
    "In <p>Fallujah</p>, Tobias Qerwan said so.",
    "The Qerwan Party and the Qerwan Brigade met the UN camp staff and the Iraqi base staff.",
    "The Berlin-based agency and the Syria-born envoy met Joe Bakersfield. Bakersfield said no more.",
    "Members of NAFTA and the BA spoke; nothing was said of Md.",
    "Из Москвы сообщают, что в Харькове спокойно. 雨が降った。 وقال شهود",
    "The Kano State Government spoke to the Aleppo Media Centre.",
    "In May the Police and the Union met; March was quiet.",
    "Minister Lucas Young told the Central Bank so on Monday.",
    "Sani Garba saw it, and Garba told nobody.",
    "Colonel Goma died of his wounds.",
    "The Kyiv Independent and the Damascus Post wrote of it.",
    "Moscow denied it, and Damascus said nothing new.",
    "Syrian and Iraqi soldiers met Russian envoys.",
    "Tanko said he had seen the men.",
    "Most Schools were shut; Background: Sirens, Mobile phones.",
    "Islamic State and the Tehran Times disagree with Maya Haddad.",
    # headlines and capitals
    "HEAVY FIGHTING IN <p>BAKHMUT</p> AS <p>RUSSIA</p> CLAIMS GAINS",
    "Rebels Seize <p>Goma</p> as Army Flees <p>North Kivu</p>",
    "<p>MAIDUGURI</p>, <p>Nigeria</p> (Wire) - A market burned.",
    "POLICE AND UNION LEADERS MEET",
)

# text with the place marked, and what the mention must say: modifier, unit, bearing, distance in km
CONTEXTS = (
    ("A bomb went off near <p>Gubio</p>.", ("near", None, None, None)),
    ("A bomb went off outside <p>Magumeri</p>.", ("near", None, None, None)),
    ("It hit the outskirts of <p>Nabatieh</p>.", ("outskirts", None, None, None)),
    ("They hold the <p>Aleppo</p> countryside.", ("outskirts", None, None, None)),
    ("A drone fired on a car south of <p>Baalbek</p>.", ("near", None, 180.0, None)),
    ("A post 20 km north-east of <p>Mosul</p> fell.", ("distance", None, 45.0, 20.0)),
    ("A post 20km south of <p>Mosul</p> fell.", ("distance", None, 180.0, 20.0)),
    ("A post ten miles west of <p>Mosul</p> fell.", ("distance", None, 270.0, 16.09)),
    ("A camp 15 kilometres from <p>Mogadishu</p> fell.", ("distance", None, None, 15.0)),
    ("They shelled northern <p>Aleppo</p>.", ("part", None, 0.0, None)),
    ("They shelled the southern outskirts of <p>Mosul</p>.", ("outskirts", None, None, None)),
    ("Clashes in the north of <p>Gaza</p> went on.", ("part", None, 0.0, None)),
    ("They hold <p>Aleppo</p> province.", (None, "province", None, None)),
    ("They hold the province of <p>Idlib</p>.", (None, "province", None, None)),
    ("They hold southeastern <p>Idlib</p> Governorate.", ("part", "province", 135.0, None)),
    ("They hold the <p>Gubio</p> district.", (None, "district", None, None)),
    ("They hold the town of <p>Rutbah</p>.", (None, "city", None, None)),
    ("They hold <p>Deir ez-Zor</p> city.", (None, "city", None, None)),
    ("They hold land near the town of <p>Rutbah</p>.", ("near", "city", None, None)),
    ("They hold land near the Syrian town of <p>Azaz</p>.", ("near", "city", None, None)),
    ("They hit <p>Kharkiv</p> airport.", (None, "site", None, None)),
    ("It hit the edge of the northern Syrian town of <p>Azaz</p>.", ("outskirts", "city", None, None)),
    ("They hold the <p>Euphrates</p> valley.", (None, "district", None, None)),
    ("They hold <p>Goma</p>.", (None, None, None, None)),
)

CONTAINERS = (
    ("The dead were from <p>Jableh</p>, Latakia Province.", ("Latakia",)),
    ("After losing <p>Palmyra</p> in central Syria, they left.", ("Syria",)),
    ("A farm near <p>Gubio</p> in Nigeria's northeastern Borno state burned.", ("Borno", "Nigeria")),
    ("In <p>Tripoli</p>, Lebanon, shots were fired.", ("Lebanon",)),
    ("They hold Iraq’s <p>Fallujah</p>.", ("Iraq",)),
    ("They hold the <p>Azaz</p> district of Aleppo.", ("Aleppo",)),
    ("They hold <p>Tishreen</p> dam, Syria.", ("Syria",)),
    ("They hold the Syrian border town of <p>Azaz</p>.", ("Syria",)),
    ("They met <p>Mexico</p>, the United States and Canada.", ()),
    ("They hold <p>Mosul</p>. Syria is quiet.", ()),
)


def _unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they enclosed."""
    spans, parts, length, opened = [], [], 0, 0
    text = MARK.sub("", marked)
    for n, part in enumerate(MARK.split(marked)):
        opened = length
        length += len(part)
        parts.append(part)
        if n % 2:
            spans.append(span_of(text, opened, length))
    return text, spans


def _spot(text: str, *taken: Span) -> tuple[PlaceMention, ...]:
    return spot_places(text, taken, KNOWLEDGE)


@pytest.mark.parametrize("marked", TEXTS)
def test_finds_the_places_and_nothing_else(marked: str) -> None:
    """Exactly the marked words are places, at exactly their offsets."""
    text, spans = _unmarked(marked)
    assert [mention.span for mention in _spot(text)] == spans


@pytest.mark.parametrize(("marked", "expected"), CONTEXTS)
def test_reads_the_words_around(
    marked: str, expected: tuple[str | None, str | None, float | None, float | None]
) -> None:
    """The span covers the toponym alone; nearness, kind, direction and distance go to the mention."""
    text, (span,) = _unmarked(marked)
    mention = next(mention for mention in _spot(text) if mention.span == span)
    assert (mention.modifier, mention.unit, mention.bearing, mention.distance_km) == expected


@pytest.mark.parametrize(("marked", "within"), CONTAINERS)
def test_reads_the_larger_place(marked: str, within: tuple[str, ...]) -> None:
    """A comma, "in" or a possessive puts a town in a larger place."""
    text, (span,) = _unmarked(marked)
    mention = next(mention for mention in _spot(text) if mention.span == span)
    assert set(mention.within) == set(within)


def test_between_two_towns_is_one_place() -> None:
    """A road between two towns is one mention that covers both names."""
    (mention,) = _spot("They stopped a bus between Coalcomán and Tepalcatepec, he said.")
    assert (mention.name, mention.modifier, mention.other) == ("Coalcomán", "between", "Tepalcatepec")
    assert mention.span.quote == "Coalcomán and Tepalcatepec"


def test_between_two_countries_is_no_road() -> None:
    """A war between two countries names two places."""
    assert [mention.modifier for mention in _spot("Clashes between Israel and Lebanon went on.")] == [None, None]


def test_between_far_towns_is_no_road() -> None:
    """Relations between two capitals are two places, not a spot in the sea."""
    assert [mention.modifier for mention in _spot("Relations between Harare and London are cold.")] == [None, None]


# every border that is a place is marked, with the countries that the words name
BORDERS = (
    ("A convoy burned near the <p>Turkish border</p>.", ("Turkey", None)),
    ("Clashes went on along the <p>Syrian-Turkish border</p>.", ("Syria", "Turkey")),
    ("Two died on the <p>Lebanon–Israel border</p>.", ("Lebanon", "Israel")),
    ("They fled across the <p>border with Rwanda</p>.", ("Rwanda", None)),
    ("They fought on the <p>border between Sudan and South Sudan</p>.", ("Sudan", "South Sudan")),
)


@pytest.mark.parametrize(("marked", "countries"), BORDERS)
def test_a_border_is_a_place_of_two_countries(marked: str, countries: tuple[str, str | None]) -> None:
    """What is near or on a border is no place in the middle of the country that names it."""
    text, spans = _unmarked(marked)
    mentions = _spot(text)
    assert [mention.span for mention in mentions] == spans
    assert [(mention.modifier, mention.name, mention.other) for mention in mentions] == [("border", *countries)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Azaz, near the Turkish border.", ["Azaz"]),
        ("They closed the Turkish border.", []),
        ("Syria borders Turkey.", ["Syria", "Turkey"]),
    ],
)
def test_a_border_that_only_describes_is_none(text: str, names: list[str]) -> None:
    """A border beside a town says where the town lies; one that nothing lies at is no place of anything."""
    assert [mention.name for mention in _spot(text)] == names


def test_a_geoparser_sees_places_inside_names() -> None:
    """Names inside longer ones, governments by their capital and the parts of "Berlin-based" only where asked for."""
    text = "The Kano State Government and the Berlin-based agency disagree; Moscow denied it."
    assert _spot(text) == ()
    found = spot_places(text, (), KNOWLEDGE, inside_names=True)
    assert [mention.name for mention in found] == ["Kano", "Berlin", "Moscow"]


def test_a_plural_gives_both_names_their_kind() -> None:
    """In "Latakia and Tartous Provinces" both are provinces; in the singular only the second is."""
    assert [mention.unit for mention in _spot("In Latakia and Tartous Provinces it was calm.")] == ["province"] * 2
    assert [mention.unit for mention in _spot("In Homs and Idlib Province it was calm.")] == [None, "province"]


def test_leaves_what_others_have_taken() -> None:
    """Words inside an actor's name are no place, and neither is a surname read elsewhere."""
    text = "The Aleppo Brigade met Omar Homs. Homs was tired of Hama."
    taken = (span_of(text, 4, 18), span_of(text, 23, 32))
    assert [mention.name for mention in _spot(text, *taken)] == ["Hama"]


def test_an_unlisted_village_is_still_a_place() -> None:
    """A name that no table has is a place where the words call it a village."""
    assert [mention.name for mention in _spot("They burned the village of Qwertyan.")] == ["Qwertyan"]


def test_a_small_town_is_believed_where_the_text_speaks_for_it() -> None:
    """A lone name of a small town needs a preposition somewhere, a neighbour or its division."""
    assert _spot("Residents fear that Aguililla may burn.") == ()
    assert len(_spot("In Aguililla two died. Residents fear that Aguililla may burn.")) == 2


def test_hostile_lines_name_nothing() -> None:
    """A megabyte of capitals, hyphens or one word is read to its end and holds no place."""
    for text in ("ABCDE " * 160_000, "A-" * 500_000, "A" * 1_000_000, "San " * 250_000, "Aa'" * 300_000):
        assert _spot(text) == ()


def test_a_numbered_ward_is_no_town() -> None:
    """A word that is seldom a place is none before a number: "Ward 9"."""
    assert "Ward" not in [p.span.quote for p in spot_places("Rockets fell in Ward 9 of Goma.", (), KNOWLEDGE)]
