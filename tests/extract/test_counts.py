"""How many: bounds, measures, nobody, and tolls that stand apart from the happening they are about."""

import pytest
from tests.extract.passages import assert_read, read

from dateline.model import Bounds

BOUNDS = (
    ("seven to nine", "7-9"),
    ("between 15 and 20", "15-20"),
    ("at least 30", "30+"),
    ("more than 100", "100+"),
    ("up to 50", "-50"),
    ("about 40", "~40"),
    ("dozens", "~24+"),
    ("scores", "~40+"),
    ("two dozen", "~24"),
    ("1,200", "1200"),
    ("thirty-one", "31"),
)
TOLLS = (
    "<perpetrator>Militants</perpetrator> <t=Attack>killed</t> <victim><killed=5>five</killed> of the hostages</victim> in "
    "<place>Zamfara</place>.",
    "<victim><killed=3>Three</killed> members of the National Guard</victim> were <t=Armed clash>killed</t> in "
    "<place>Morelia</place>.",
    "<victim><killed=12+>At least a dozen</killed> people</victim> were <t=Attack>killed</t> and <injured=~40>about "
    "40</injured> wounded in <place>Homs</place>.",
    "The <t=Shelling/artillery/missile attack>shelling</t> left <killed=12>12</killed> dead and <injured=30>30</injured> "
    "wounded in <place>Homs</place>.",
    "The death toll from the <t=Remote explosive/landmine/IED>bombing</t> in <place>Kabul</place> rose from 12 to "
    "<killed=17>17</killed>.",
    "A <instrument>bomb</instrument> <t=Remote explosive/landmine/IED>exploded</t> in <place>Kabul</place> on "
    "<time=2024-05-14>Tuesday</time>. Officials put the death toll at <killed=19>19</killed>.",
    "A <instrument>bomb</instrument> <t=Remote explosive/landmine/IED>exploded</t> in <place>Kabul</place> on "
    "<time=2024-05-14>Tuesday</time>. Rescuers recovered <killed=31>31</killed> bodies.",
    "<victim><displaced=~2000+>Thousands</displaced> of people</victim> <t=Other>fled</t> <place>Goma</place>.",
    "<perpetrator><participants=~5000>Some 5,000</participants> people</perpetrator> <t=Peaceful protest>protested</t> in "
    "<place>Tbilisi</place> on <time=2024-05-14>Tuesday</time>.",
    "<perpetrator>Air defences</perpetrator> <t=Disrupted weapons use>shot down</t> <instrument><devices=8>eight</devices> "
    "drones</instrument> over <place>Odesa</place>.",
)
BODIES = (
    "<victim>The bodies of <killed=12>12</killed> men</victim> were <t=Attack>found</t> in <place>Tigray</place> on "
    "<time=2024-05-13>Monday</time>.",
    "Residents <t=Attack>found <killed=31>31</killed> bodies</t> in <place>Goma</place>.",
)
NONE = (
    "The <t=Shelling/artillery/missile attack>shelling</t> of <place>Homs</place> caused <casualties=0>no</casualties> "
    "casualties.",
    "The <t=Armed clash>fighting</t> in <place>Homs</place> caused heavy casualties.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim>several farmers</victim> in <place>Zamfara</place>.",
    "<killed=0>No</killed> soldier was <t=Armed clash|negative>killed</t>.",
    "<killed=0>Nobody</killed> was killed in the <t=Attack>attack</t> on <place>Goma</place>.",
)


@pytest.mark.parametrize(("words", "bounds"), BOUNDS)
def test_bounds(words: str, bounds: str) -> None:
    """The words around a figure are part of it and give its bounds."""
    of = " of" if words in ("dozens", "scores") else ""
    assert_read(
        f"<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed={bounds}>{words}</killed>{of} "
        "farmers</victim> in <place>Zamfara</place>."
    )


@pytest.mark.parametrize("marked", TOLLS)
def test_measures_and_tolls(marked: str) -> None:
    """A count belongs to its verb or noun, a toll to the happening beside it."""
    assert_read(marked)


@pytest.mark.parametrize("marked", BODIES)
def test_bodies_are_dead(marked: str) -> None:
    """Bodies are counted, by themselves or by whose they are."""
    assert_read(marked)


@pytest.mark.parametrize("marked", NONE)
def test_nobody_and_unknown(marked: str) -> None:
    """Nobody is a count of zero; "several" and "heavy casualties" are no numbers."""
    assert_read(marked)


def test_of_whom() -> None:
    """A number says of whom it is, in the report's words."""
    (mention,) = read("Gunmen killed two soldiers and three children in Zamfara.").event_mentions
    assert [(n.low, n.of) for n in mention.numbers] == [(2, "soldier"), (3, "child")]


def test_a_superseded_figure_leaves_the_view_and_stays_a_claim() -> None:
    """The old figure of a corrected toll is still in the ledger."""
    reading = read("A bomb exploded in Kabul on Tuesday. Police raised the death toll from seven to 11.")
    assert [n.low for m in reading.event_mentions for n in m.numbers] == [11]
    assert [c.original for c in reading.claims if c.property == "killed"] == ["seven", "11"]


BARE = (
    "<killed=9>Nine</killed> died in a <t=Remote explosive/landmine/IED>blast</t> in <place>Gao</place>.",
    "On <time=2024-05-13>Monday</time> <killed=12>twelve</killed> <t=Attack>perished</t> in <place>Gao</place>.",
)


@pytest.mark.parametrize("marked", BARE)
def test_a_number_alone_can_die(marked: str) -> None:
    """Headlines and briefs leave out the people."""
    assert_read(marked)


PARTS = (
    "<victim><killed=20+>At least 20</killed> people</victim>, including <killed=7>seven</killed> children, were "
    "<t=Attack>killed</t> in <place>Nyala</place>.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=30>30</killed> people</victim>, "
    "<killed=12>12</killed> of them women.",
    "<perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=9>nine</killed> people</victim>, among them "
    "<killed=4>four</killed> children and <killed=2>two</killed> teachers.",
    "All <victim><killed=40>40</killed> people</victim> on board the bus were <t=Attack>killed</t> by "
    "<perpetrator>gunmen</perpetrator>.",
)


@pytest.mark.parametrize("marked", PARTS)
def test_a_part_of_those_harmed_is_counted_by_its_own_noun(marked: str) -> None:
    """Seven of the 20 were children: a count of children, never added to the total."""
    assert_read(marked)


def test_a_rival_number_counts_what_was_counted_before() -> None:
    """The word alone does not say what it numbers; the sentence does."""
    reading = read("The ministry said that 15 soldiers were killed, but the rebels put the number at more than 60.")
    killed = {(c.speaker.name if c.speaker else None, c.value) for c in reading.claims if c.property == "killed"}
    assert killed == {("ministry", Bounds(15, 15)), ("rebels", Bounds(60, None))}
