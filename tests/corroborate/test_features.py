"""Each comparison says what its sentence says."""

from dataclasses import replace

import pytest
from tests.corroborate.builders import (
    AHRAR,
    IS,
    LINKING,
    MONDAY,
    PLAIN,
    SYRIA,
    TARTUS,
    TUESDAY,
    accounts,
    day,
    report,
    told,
    toll,
    who,
)

from dateline.corroborate import Account, accounts_of
from dateline.corroborate.columns import Comparison
from dateline.corroborate.features import (
    COMPARISONS,
    conflicting_perpetrator,
    days_apart,
    different_target,
    explicit_reference,
    km_apart,
    name_told,
    next_day,
    one_sentence,
    other_name,
    place_named,
    same_day,
    same_outlet_chain,
    same_place,
    same_quotation,
    same_trigger_words,
    shared_actor,
    shared_means,
    shared_passage,
    shared_role,
    shared_target_words,
    shared_words,
    target_told,
    tolls_compatible,
    tolls_far_apart,
    type_compatible,
)
from dateline.model import DateValue, EventMention, PlaceValue, Span

CASES: list[tuple[Comparison, EventMention, EventMention, float]] = [
    (same_day, PLAIN, PLAIN, 1.0),
    (same_day, PLAIN, told(date=TUESDAY), 0.0),
    (same_day, PLAIN, told(date=day("2016-05-22", "2016-05-28")), 0.25),
    (same_day, PLAIN, told(date=None), 0.0),
    (next_day, PLAIN, told(date=TUESDAY), 1.0),
    (next_day, PLAIN, PLAIN, 0.0),
    (days_apart, PLAIN, told(date=TUESDAY), 0.0),
    (days_apart, PLAIN, told(date="2016-05-25"), 1.0),
    (days_apart, PLAIN, told(date=None), 0.0),  # the day before the report is among the last before it came out
    (days_apart, PLAIN, told(date="2016-04-23"), 1.0),
    (days_apart, PLAIN, told(date=day("2016-05-01", "2016-05-31")), 0.0),
    (days_apart, told(date="2016-05-26"), told(date=None), 0.5),  # after the undated report was out
    (same_place, PLAIN, PLAIN, 1.0),
    (same_place, PLAIN, told(place=TARTUS), 0.0),
    (same_place, PLAIN, told(place=SYRIA), 0.3),
    (km_apart, PLAIN, told(place=SYRIA), 0.0),
    (place_named, PLAIN, told(place=None), 0.0),
    (type_compatible, PLAIN, told(trigger="suicide bombing"), 1.0),
    (type_compatible, PLAIN, told(trigger="attack"), 0.5),
    (type_compatible, PLAIN, told(trigger="clash"), 1 / 3),
    (type_compatible, PLAIN, told(trigger="protest"), -1.0),
    (same_trigger_words, PLAIN, told(trigger="suicide bombing"), 1.0),
    (same_trigger_words, PLAIN, told(trigger="attack"), 0.0),
    (shared_actor, told(IS), told(who("victim", "Islamic State", "actor:is")), 1.0),
    (shared_actor, told(who("perpetrator", "gunmen")), told(who("perpetrator", "gunmen")), 0.0),
    (shared_role, told(IS), told(who("victim", "Islamic State", "actor:is")), 0.0),
    (shared_role, told(IS), told(IS), 0.5),
    (shared_target_words, told(who("target", "two hospitals")), told(who("victim", "the hospital")), 1.0),
    (shared_target_words, told(who("target", "people")), told(who("target", "people")), 0.0),
    (shared_means, told(who("instrument", "car bomb")), told(who("instrument", "two bombs")), 1.0),
    (tolls_compatible, told(toll(40, 40)), told(toll(40, 40)), 1.0),
    (tolls_compatible, told(toll(1, 1)), told(toll(1, 1)), 0.3),
    (tolls_compatible, told(toll(17, 17)), told(toll(15, None)), 0.5),
    (tolls_compatible, told(toll(40, 40)), told(toll(40, 40, "injured")), 0.0),
    (tolls_far_apart, told(toll(12, 12)), told(toll(150, 150)), 0.92),
    (tolls_far_apart, told(toll(12, 12)), told(toll(15, 15)), 0.2),
    (tolls_far_apart, told(toll(12, 12)), told(toll(12, None)), 0.0),
    (tolls_far_apart, told(toll(12, 12)), told(), 0.0),
    (target_told, told(who("target", "market")), told(), 0.0),  # its sentence has no word of a market
    (conflicting_perpetrator, told(IS), told(AHRAR), 1.0),
    (conflicting_perpetrator, told(IS), told(who("perpetrator", "gunmen")), 0.0),
    (different_target, told(who("target", "market")), told(who("target", "a hospital")), 1.0),
    (different_target, told(who("target", "market")), told(), 0.0),
]


@pytest.mark.parametrize(("compare", "left", "right", "expected"), CASES)
def test_comparison(compare: Comparison, left: EventMention, right: EventMention, expected: float) -> None:
    """The comparison gives the value, whichever account comes first."""
    a, b = accounts(left, right)
    assert compare(a, b) == pytest.approx(expected)
    assert compare(b, a) == pytest.approx(expected)


SPOKEN: list[tuple[str, str, float, float]] = [
    ("bombing of grain silos at the harbour.", "bombing: the harbour lost its grain silos.", 0.75, 0.0),
    ("bombing. The grain silos burned.", "bombing. Two grain silos burned.", 0.0, 0.0),
    ("bombing, many people killed, officials said.", "bombing: officials said many people were killed.", 0.0, 0.0),
    ("bombing of grain silos.", "bombing on the Jableh road.", 0.0, 1.0),
]


@pytest.mark.parametrize(("left", "right", "words", "named"), SPOKEN)
def test_words_of_the_sentence(left: str, right: str, words: float, named: float) -> None:
    """Only the telling words of the sentence are compared; the first report gives the town, the second does not."""
    pair = (report("A", TUESDAY, PLAIN, text=left), report("B", TUESDAY, told(place=None), text=right))
    a, b = accounts_of([p.reading for p in pair], [p.document for p in pair], LINKING).records
    assert (shared_words(a, b), shared_words(b, a)) == (words, words)
    assert (place_named(a, b), place_named(b, a)) == (named, named)


AROUND: list[tuple[str, str, float]] = [
    (
        "Report on Jableh.\n\nFirst news. bombing kills two.",
        "Overview\n\nJableh\n\nbombing kills two.",
        0.7,
    ),  # a heading
    (
        "Report on Jableh.\n\nFirst news. bombing kills two.",
        "Jableh in mourning\n\nRain fell.\n\nbombing kills two.",
        0.4,
    ),
    ("Report on Jableh.\n\nFirst news. bombing kills two.", "Overview\n\nHoms\n\nbombing kills two.", 0.0),
]


def _both(left: str, right: str, *, place: PlaceValue | None = None) -> tuple[Account, Account]:
    """The accounts of a bombing in Jableh and of one in another report, their triggers where their texts have them."""
    made = []
    for name, words, seen in (("Coast Wire", left, PLAIN), ("Qerwan Post", right, told(place=place))):
        at = words.index("bombing")
        whole = report(name, TUESDAY, seen, text=words)
        moved = replace(whole.reading.event_mentions[0], trigger=Span(at, at + 7, "bombing"))
        made.append((whole.document, replace(whole.reading, event_mentions=(moved,))))
    records = accounts_of([r for _, r in made], [d for d, _ in made], LINKING).records
    return records[0], records[1]


@pytest.mark.parametrize(("left", "right", "expected"), AROUND)
def test_a_place_named_around(left: str, right: str, expected: float) -> None:
    """A heading over the paragraph names the place, a headline less; another town's heading does not."""
    a, b = _both(left, right)
    assert place_named(a, b) == place_named(b, a) == pytest.approx(expected)


def test_paragraphs_share_words() -> None:
    """Words of the sentences before and after count to the paragraph, once they are not in both sentences."""
    a, b = _both(
        "A bombing shook the harbour. Grain silos burned.", "The bombing was heard afar. Two grain silos stood empty."
    )
    assert shared_passage(a, b) == 2 / 8
    assert shared_words(a, b) == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The bombing hit the market.", 1.0),
        ("The market is closed. The bombing killed two.", 0.5),
        ("The bombing killed two.", 0.0),
        ("The market is closed until the harvest is over and the roads are dry.\n\nThe bombing killed two.", 0.0),
    ],
)
def test_the_target_of_one_in_the_words_of_the_other(words: str, expected: float) -> None:
    """What was hit may stand anywhere in the other's sentence, or less tellingly in its paragraph."""
    market = told(who("target", "the market"))
    pair = (report("A", TUESDAY, market, text="A bombing."), report("B", TUESDAY, PLAIN, text=words))
    at = words.index("bombing")
    moved = replace(pair[1].reading.event_mentions[0], trigger=Span(at, at + 7, "bombing"))
    readings = (pair[0].reading, replace(pair[1].reading, event_mentions=(moved,)))
    a, b = accounts_of(readings, [p.document for p in pair], LINKING).records
    assert target_told(a, b) == target_told(b, a) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("The bombing near Jableh.", 1.0), ("Jableh mourns.\n\nThe bombing killed two.", 0.7), ("The bombing.", 0.0)],
)
def test_a_place_of_one_in_the_words_of_both(words: str, expected: float) -> None:
    """Where the places differ, a place that both sentences name speaks for one happening, one of a heading less."""
    a, b = _both("A bombing near Jableh.", words, place=TARTUS)
    assert name_told(a, b) == name_told(b, a) == expected
    same, too = _both("A bombing near Jableh.", words, place=PLAIN.places[0])
    assert name_told(same, too) == 0


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [("“a film without a cinema”", 1.0), ("“a cinema”", 0.0), ("a film without a cinema", 0.0)],
)
def test_the_same_quotation(quotation: str, expected: float) -> None:
    """Four quoted words or more are hardly hit on by chance; fewer, or the words without marks, are no quotation."""
    a, b = _both('He called the bombing "a film without a cinema".', f"The bombing was {quotation}, said Omar Dikko.")
    assert same_quotation(a, b) == same_quotation(b, a) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("The bombing killed two, Coast Wire reported.", 1.0), ("The bombing on the coast killed two.", 0.0)],
)
def test_a_report_that_names_the_other_outlet(words: str, expected: float) -> None:
    """Whoever names the other outlet stands in a chain with it; common words are no name."""
    a, b = _both("A bombing killed two.", words)
    assert same_outlet_chain(a, b) == same_outlet_chain(b, a) == expected


def test_two_outlets_with_one_agency() -> None:
    """Two outlets that took their reports from one agency stand in a chain, too."""
    pair = [report(name, TUESDAY, PLAIN) for name in ("A", "B")]
    documents = [replace(p.document, syndicated_from="Savanna Wire") for p in pair]
    a, b = accounts_of([p.reading for p in pair], documents, LINKING).records
    assert same_outlet_chain(a, b) == 1


def test_one_sentence_tells_two_apart() -> None:
    """Two happenings of one sentence share its words by nature."""
    whole = report(
        "A", TUESDAY, PLAIN, told(trigger="attack"), text="bombing of grain silos after an attack on the harbour."
    )
    a, b = accounts_of([whole.reading], [whole.document], LINKING).records
    assert (one_sentence(a, b), shared_words(a, b)) == (1, 0)


def test_names_that_are_not_on_the_map() -> None:
    """Two villages that no gazetteer has are two places, and one spelled otherwise is one."""
    names = [told(place=PlaceValue(name, country="NG")) for name in ("Anka", "Wanke", "Rigachikun", "Riga Chikun")]
    assert other_name(*accounts(names[0], names[1])) == 1
    assert other_name(*accounts(names[2], names[3])) == 0
    assert other_name(*accounts(PLAIN, told(place=TARTUS))) == 0


def test_transliterations_of_an_unresolved_place_are_one() -> None:
    """Two spellings of a village that the gazetteer does not know are the same place."""
    one, other = PlaceValue("Starytsia", country="UA"), PlaceValue("Staritsa", country="UA")
    assert same_place(*accounts(told(place=one), told(place=other))) == pytest.approx(0.7)


def test_towns_fifty_kilometres_apart() -> None:
    """Jableh and Tartus lie some 52 km apart, 42 beyond their radii."""
    assert km_apart(*accounts(PLAIN, told(place=TARTUS))) == pytest.approx(42 / 50, abs=0.01)


def test_a_later_report_that_names_the_day_refers_back() -> None:
    """A report of Thursday that names Monday in its own words refers back; one that only inherits the day does not."""
    named = DateValue(MONDAY, MONDAY, "day", "published", Span(0, 6, "Monday"))
    inherited = DateValue(MONDAY, MONDAY, "day", "inherited", None)
    assert explicit_reference(*accounts(PLAIN, told(date=named), published="2016-05-26")) == 1
    assert explicit_reference(*accounts(PLAIN, told(date=inherited), published="2016-05-26")) == 0
    assert explicit_reference(*accounts(PLAIN, told(date=named), published=TUESDAY)) == 0


def test_every_comparison_has_a_sentence_for_the_reviewer() -> None:
    """The docstring is what the reviewer reads, so there is one, and it ends."""
    assert [
        c.__name__ for c in COMPARISONS if not (c.__doc__ or "").strip().split("\n")[0].rstrip().endswith((".", "-1."))
    ] == []
