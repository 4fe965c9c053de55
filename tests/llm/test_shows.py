"""The view of a model's answer follows the rules that every view follows."""

from tests.llm.reading import Told, bind, event, value

from dateline.llm.shows import contests_of, mention_of
from dateline.model import Contest, EventMention

TEXT = (
    "Shells fell on Dara on Monday, killing four people. Medics said seven people died; the mayor said nine people died. "
    "The army blamed the Islamic State group, which denied it. Rebels took Goma from the army, witnesses said. "
    "Gunmen fled, police said."
)


def _shown(*values: Told, trigger: str = "Shells fell", **fields: str) -> EventMention:
    (happening,) = bind(TEXT, event(trigger, *values, **fields)).records
    return mention_of(happening, "Violence against civilians")


def _contests(*values: Told) -> list[Contest]:
    (happening,) = bind(TEXT, event("Shells fell", *values)).records
    return list(contests_of(happening))


def test_nothing_ungrounded_is_shown() -> None:
    """Values whose words are not in the text stay in the ledger."""
    names = ("perpetrator", "victim", "place", "killed", "date")
    mention = _shown(*(value(name, "99 men of Mars on Marsday") for name in names))
    assert (mention.arguments, mention.places, mention.numbers, mention.date) == ((), (), (), None)


def test_a_doer_is_shown_where_the_report_says_so() -> None:
    """Blame is a claim and no argument; an unnamed doer of a plain report is one."""
    assert [a.name for a in _shown(value("perpetrator", "Rebels")).arguments] == ["Rebels"]
    assert _shown(value("perpetrator", "the Islamic State group", speaker="The army")).arguments == ()
    assert _shown(value("perpetrator", "Rebels", certainty="possible")).arguments == ()
    plain = _shown(value("perpetrator", "people", speaker="Medics", sentence="Medics said seven people died"))
    assert [a.name for a in plain.arguments] == ["people"]


def test_what_is_denied_is_not_shown() -> None:
    """Only what is asserted is part of the view, and an event that its only voice denies did not happen."""
    assert _shown(value("target", "Goma", stance="denies")).arguments == ()
    assert _shown(stance="denies", speaker="The army").polarity == "negative"


def test_the_reports_own_figure_is_shown() -> None:
    """Others stay claims; without an own one, rivals are not shown, and one alone is."""
    own = value("killed", "four people")
    medics = value("killed", "seven people", speaker="Medics")
    mayor = value("killed", "nine people", speaker="the mayor")
    assert [n.low for n in _shown(own, medics, mayor).numbers] == [4]
    assert _shown(medics, mayor).numbers == ()
    assert [n.low for n in _shown(medics).numbers] == [7]


def test_rivals_are_contested() -> None:
    """Figures that cannot both be right, and a doer whom one voice names and another denies."""
    rivals = (value("killed", "four people"), value("killed", "nine people", speaker="the mayor"))
    assert [(c.property, c.values) for c in _contests(*rivals)] == [("killed", ("4", "9"))]
    blame = value("perpetrator", "the Islamic State group", speaker="The army")
    denial = {**blame, "speaker": "Islamic State", "stance": "denies"}
    assert [c.property for c in _contests(blame, denial)] == ["perpetrator"]
    other = value("perpetrator", "Rebels", speaker="witnesses")
    assert [c.values for c in _contests(blame, other)] == [("Islamic State", "Rebels")]
    assert _contests(blame) == []


def test_a_party_that_did_it_is_no_mere_party() -> None:
    """Who is shown as doer is not shown as a side as well."""
    both = _shown(value("perpetrator", "Rebels"), value("party", "Rebels"), value("party", "the army"))
    assert [(a.role, a.name) for a in both.arguments] == [("perpetrator", "Rebels"), ("party", "Congolese army")]


def test_control_has_the_place_of_the_event() -> None:
    """Who holds what is shown where the place is named and the change has happened."""
    told = value("control", "took Goma from the army", to="Rebels", **{"from": "the army"})
    place = value("place", "Goma")
    control = _shown(told, place, trigger="took").control
    assert control is not None
    assert (control.place, control.from_, control.to) == ("Goma", "Congolese army", "Rebels")
    assert _shown(told, trigger="took").control is None
    assert _shown(told, place, trigger="took", modality="planned").control is None
