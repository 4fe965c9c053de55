"""The grade of a value, by counting rules, and the reason that is shown with it."""

from dataclasses import replace

from tests.corroborate.builders import JABLEH, Told, claim, events_of, mention, prop, report, toll, who, with_claims

from dateline.model import Bounds, Property

DAY, NEXT = "2016-05-23", "2016-05-24"
STATION = who("target", "the bus station")
TEXT = "Seven people were killed when a bomb went off at the bus station of the town, the mayor said on Monday evening."


def bombing(source: str, *parts: object, published: str = DAY, text: str = "") -> Told:
    """An outlet's report of one bombing."""
    return report(source, published, mention("bombing", DAY, JABLEH, STATION, *parts), text=text)  # type: ignore[arg-type]  # the parts are a test's own


def killed(*told: Told) -> Property:
    """What the one event of the reports says of the dead."""
    (event,) = events_of(*told)
    return prop(event, "killed")


def quoted(told: Told, name: str, value: str | Bounds, speaker: str, stance: str = "asserts") -> Told:
    """The report with somebody's words on its event."""
    about = told.reading.event_mentions[0].id
    return with_claims(told, claim(about, name, value, stance, speaker))  # type: ignore[arg-type]  # a stance


def test_one_source_is_a_single_source_however_many_copies() -> None:
    """Two outlets with one text are one source; a third with words of its own makes two."""
    wire, copy = (bombing(source, toll(7, 7), text=TEXT) for source in ("Coast Wire", "Daily Star"))
    own = bombing("Gusau Post", toll(7, 7))
    one, two = killed(wire, copy), killed(wire, copy, own)
    assert (one.grade, one.support[0].independent) == ("single source", 1)
    assert (two.grade, two.support[0].independent) == ("supported", 2)
    assert two.reason.startswith("2 independent sources: Coast Wire")


def test_two_outlets_that_quote_one_speaker_are_one_source() -> None:
    """The words of one spokesman are one source of the figure, wherever they are printed."""
    told = [quoted(bombing(source), "killed", Bounds(7, 7), "Omar Dikko") for source in ("Coast Wire", "Daily Star")]
    assert killed(*told).grade == "single source"


def test_rivals_are_contested_and_the_reason_names_them() -> None:
    """Where two give 7 and one gives 12, 7 is shown, contested, with who says otherwise."""
    found = killed(bombing("A", toll(7, 7)), bombing("B", toll(7, 7)), bombing("C", toll(12, 12)))
    assert (found.shown, found.grade) == (Bounds(7, 7), "contested")
    assert found.reason == "2 independent sources: A, B; 12 by C"
    assert (found.spread, found.best_spread) == (Bounds(7, 12), Bounds(7, 7))


def test_a_denial_contests() -> None:
    """Who denies a blame contests it, and is named."""
    told = bombing("A", who("perpetrator", "Northern Front"))
    denied = quoted(told, "perpetrator", "Northern Front", "Sani Garba", "denies")
    (event,) = events_of(denied)
    found = prop(event, "perpetrator").support[0]
    assert (found.grade, found.reason) == ("contested", "1 independent source: A; denied by Sani Garba in A")


def test_who_is_named_as_responsible_confirms() -> None:
    """A group that says it did it confirms the blame, and the toll that it gives; others' blame alone does not."""
    blamed = quoted(bombing("A", toll(7, 7)), "perpetrator", "Northern Front", "the army")
    claimed = quoted(blamed, "perpetrator", "Northern Front", "Northern Front")
    owned = quoted(claimed, "killed", Bounds(7, 7), "Northern Front")
    (event,) = events_of(owned)
    assert prop(events_of(blamed)[0], "perpetrator").support[0].grade == "single source"
    assert prop(event, "perpetrator").grade == prop(event, "killed").grade == "confirmed"
    assert prop(event, "killed").reason == "Northern Front, named as responsible, says so itself"


def test_who_says_that_he_took_ground_confirms_nothing() -> None:
    """A party's word on its own gain is one source's, for the gain and for whatever it says of it."""
    told = quoted(bombing("A", toll(7, 7)), "perpetrator", "Northern Front", "Northern Front")
    boast = quoted(told, "control", "? -> Northern Front", "Northern Front")
    toll_too = quoted(boast, "killed", Bounds(7, 7), "Northern Front")
    (event,) = events_of(toll_too)
    assert {prop(event, name).grade for name in ("perpetrator", "control", "killed")} == {"single source"}


def test_who_is_accused_and_blames_another_confirms_nothing() -> None:
    """The army, accused by one, says that another did it: its word that there was a bombing is no admission."""
    told = quoted(bombing("A", toll(7, 7)), "perpetrator", "army", "the mayor")
    other = quoted(told, "perpetrator", "Northern Front", "army")
    (event,) = events_of(quoted(other, "killed", Bounds(7, 7), "army"))
    assert prop(event, "killed").grade == "single source"
    denied = quoted(told, "perpetrator", "army", "army", "denies")
    (event,) = events_of(quoted(denied, "killed", Bounds(7, 7), "army"))
    assert prop(event, "killed").grade == "single source"
    (event,) = events_of(quoted(told, "killed", Bounds(7, 7), "army"))
    assert prop(event, "killed").grade == "confirmed"


def test_who_denies_all_of_it_contests_no_place() -> None:
    """That there was no bombing contests what happened; it does not say that it was elsewhere."""
    a, b = bombing("A", toll(7, 7)), bombing("B", toll(7, 7))
    moved = quoted(b, "place", "Jableh", "Sani Garba", "denies")
    never = quoted(moved, "event_type", "Explosions/Remote violence", "Sani Garba", "denies")
    (event,) = events_of(a, never)
    assert prop(event, "event_type").contested
    assert (prop(event, "place").contested, prop(event, "place").shown) == (False, "Jableh")
    (event,) = events_of(a, moved)
    assert prop(event, "place").contested


def test_what_a_source_takes_back_is_discounted() -> None:
    """An outlet's first figure, corrected the next day, is kept, discounted, with who took it back."""
    found = killed(bombing("A", toll(7, 7)), bombing("A", toll(12, 12), published=NEXT))
    assert [(s.value, s.grade) for s in found.support] == [
        (Bounds(12, 12), "single source"),
        (Bounds(7, 7), "discounted"),
    ]
    assert found.support[1].reason == "taken back by A"
    assert found.spread == Bounds(12, 12)


def test_figures_that_agree_support_one_another() -> None:
    """At least five is borne out by seven; the range over all is open only where every figure is."""
    found = killed(bombing("A", toll(7, 7)), bombing("B", toll(5, None)))
    assert (found.shown, found.grade, found.spread) == (Bounds(7, 7), "supported", Bounds(5, None))


def test_a_part_does_not_narrow_the_range() -> None:
    """Three children among the dead are no lower end of the toll."""
    found = killed(bombing("A", toll(7, 7)), bombing("B", toll(3, 3, of="children")))
    assert found.spread == Bounds(7, 7)


def test_each_voice_says_when() -> None:
    """Every voice carries its report's day; a report without one has none."""
    dated, undated = bombing("A", toll(7, 7)), bombing("B", toll(7, 7))
    undated = Told(
        replace(undated.document, published=None),
        replace(undated.reading, document=replace(undated.reading.document, published=None)),
    )
    assert [voice.published for voice in killed(dated, undated).support[0].voices] == [DAY, None]
