"""What an event says where its reports agree, and where they do not."""

from dataclasses import replace

from tests.corroborate.builders import (
    JABLEH,
    SYRIA,
    claim,
    day,
    events_of,
    mention,
    prop,
    report,
    toll,
    who,
    with_claims,
)

from dateline.model import Bounds, Event

DAY = "2016-05-23"
STATION = who("target", "the bus station")


def one(*tolls: tuple[str, str, int, int | None]) -> Event:
    """The event of reports given as outlet, day of publication, and the bounds of the toll."""
    told = [report(s, p, mention("bombing", DAY, JABLEH, STATION, toll(low, high))) for s, p, low, high in tolls]
    (event,) = events_of(*told)
    return event


def test_most_independent_sources_decide() -> None:
    """Two outlets outweigh one, and the rival value stays visible and contested."""
    killed = prop(one(("A", DAY, 12, 12), ("B", DAY, 12, 12), ("C", DAY, 17, 17)), "killed")
    assert (killed.shown, killed.rule, killed.contested) == (Bounds(12, 12), "most independent sources", True)
    assert [len(support.voices) for support in killed.support] == [2, 1]


def test_rivals_with_equal_support_show_nothing() -> None:
    """One outlet against one: the brief shows neither figure."""
    killed = prop(one(("A", DAY, 12, 12), ("B", DAY, 17, 17)), "killed")
    assert (killed.shown, killed.rule, killed.contested) == (None, "tie between rivals", True)


def test_bounds_that_hold_one_another_are_not_contested() -> None:
    """At least 15 and 17 do not contradict one another; the more precise is shown."""
    killed = prop(one(("A", DAY, 17, 17), ("B", DAY, 15, None)), "killed")
    assert (killed.shown, killed.rule, killed.contested) == (Bounds(17, 17), "most precise", False)


def test_a_later_figure_of_the_same_outlet_supersedes() -> None:
    """An outlet that corrects itself does not contest itself; what it said before stays, marked."""
    killed = prop(one(("A", DAY, 12, 12), ("A", "2016-05-24", 17, 17)), "killed")
    assert (killed.shown, killed.contested) == (Bounds(17, 17), False)
    assert [len(support.superseded) for support in killed.support] == [0, 1]


def test_a_part_does_not_contradict_the_whole() -> None:
    """Three children among the dead are no rival of twelve dead, unless the part is larger than the whole."""
    whole = report("A", DAY, mention("bombing", DAY, JABLEH, STATION, toll(12, 12)))
    part = report("B", DAY, mention("bombing", DAY, JABLEH, STATION, toll(3, 3, of="children")))
    large = report("B", DAY, mention("bombing", DAY, JABLEH, STATION, toll(20, 20, of="children")))
    assert not prop(events_of(whole, part)[0], "killed").contested
    assert prop(events_of(whole, part)[0], "killed").shown == Bounds(12, 12)
    assert prop(events_of(whole, large)[0], "killed").contested


def test_blame_by_others_is_not_shown_as_fact() -> None:
    """A perpetrator whom only quoted speakers name is not shown; one who claims it is."""
    told = report("A", DAY, mention("bombing", DAY, JABLEH, STATION))
    member = told.reading.event_mentions[0].id
    blamed = with_claims(told, claim(member, "perpetrator", "Ahrar al-Sham", speaker="the army"))
    claimed = with_claims(blamed, claim(member, "perpetrator", "Islamic State", speaker="Islamic State"))
    assert prop(events_of(blamed)[0], "perpetrator").rule == "only attributed"
    perpetrator = prop(events_of(claimed)[0], "perpetrator")
    assert perpetrator.contested
    assert [support.value for support in perpetrator.support] == ["Ahrar al-Sham", "Islamic State"]


def test_gunmen_do_not_contradict_a_named_group() -> None:
    """A description is no rival of a name."""
    gunmen = report("A", DAY, mention("bombing", DAY, JABLEH, STATION, who("perpetrator", "masked gunmen")))
    named = report("B", DAY, mention("bombing", DAY, JABLEH, STATION, who("perpetrator", "Islamic State", "actor:is")))
    perpetrator = prop(events_of(gunmen, named)[0], "perpetrator")
    assert (perpetrator.contested, perpetrator.shown) == (False, "Islamic State")


def test_date_and_place_are_the_narrowest_that_agree() -> None:
    """A day within the week that another report gives, a town within the country that another gives."""
    precise = report("A", DAY, mention("bombing", DAY, JABLEH, STATION, toll(12, 12)))
    vague = report("B", DAY, mention("bombing", day("2016-05-22", "2016-05-28"), SYRIA, STATION, toll(12, 12)))
    (event,) = events_of(precise, vague)
    assert event.date is not None and (event.date.start, event.date.end) == (DAY, DAY)
    assert event.place == JABLEH
    assert not prop(event, "date").contested


def test_disjoint_dates_are_contested() -> None:
    """Reports that give one happening two days contest the day; the day of most sources is the event's."""
    told = [
        report(s, "2016-05-24", mention("bombing", d, JABLEH, STATION, toll(40, 40)))
        for s, d in (("A", DAY), ("B", DAY))
    ]
    told.append(report("C", "2016-05-24", mention("bombing", "2016-05-24", JABLEH, STATION, toll(40, 40))))
    (event,) = events_of(*told)
    assert event.date is not None and event.date.start == DAY
    assert (prop(event, "date").contested, prop(event, "date").shown) == (True, DAY)


def test_every_property_of_every_claim_is_there_in_order() -> None:
    """What, when, where and who come first; each value names document, outlet and speaker."""
    told = report("A", DAY, mention("bombing", DAY, JABLEH, STATION, toll(12, 12)))
    (event,) = events_of(told)
    assert [p.name for p in event.properties] == ["event_type", "date", "place", "target", "killed"]
    (voice,) = prop(event, "target").support[0].voices
    assert (voice.document, voice.source, voice.speaker, voice.origin) == (told.document.id, "A", None, None)


def test_a_report_without_an_outlet_is_known_by_its_file() -> None:
    """The file's name stands in for the outlet that a report does not name."""
    told = report("A", DAY, mention("bombing", DAY, JABLEH))
    told = replace(told, document=replace(told.document, source=None, path="reports/day-3.txt"))
    assert events_of(told)[0].sources == ("day-3.txt",)
