"""The sentences on one event: what, where, when, by whom; how many; who is blamed; how well it is supported."""

from collections.abc import Iterable, Iterator

from dateline.model import Bounds, Event
from dateline.publish.blame import blame_sentences
from dateline.publish.brief import Cited, Sentence
from dateline.publish.facts import MEASURES, Press
from dateline.publish.grading import Told, grade_of, note_on
from dateline.publish.ledger import Said

_LEADING = ("killed", "injured", "casualties")


def event_sentences(event: Event, press: Press) -> tuple[Sentence, ...]:
    """Everything that the brief says of the event in its place; empty where what happened cannot be cited."""
    first = happening(event, press)
    if first is None:
        return ()
    rest = (tolls(event, MEASURES, press), blame_sentences(event, press), reservations(event, press))
    return (first, *(sentence for part in rest for sentence in part))


def headline_sentences(event: Event, press: Press) -> tuple[Sentence, ...]:
    """What a headline says: the happening and the dead and injured."""
    first = happening(event, press, is_brief=True)
    return (first, *tolls(event, _LEADING, press, is_brief=True)) if first else ()


def happening(event: Event, press: Press, *, is_brief: bool = False) -> Sentence | None:
    """What happened, by whom if that is settled, where and when; None where what happened cannot be cited."""
    rows = press.what(event)
    what = press.cited(press.wording.phrase(f"noun.{press.kind(event)}"), rows)
    if what is None:
        return None
    control = _control(event, press, is_brief)
    if control:
        return control
    name = _template(event, press)
    by = _with(press, "by", press.settled(event, "perpetrator"))
    parties = press.parties(event) if not by else None
    whom = _harmed(event, name, press)
    where, when = press.setting(event)
    slots = {
        "what": what,
        "by": by,
        "against": _with(press, "against", press.settled(event, whom)),
        "of": _with(press, "of", press.settled(event, whom)),
        "between": press.wording.cited("between", names=parties) if parties else None,
        "where": where,
        "when": when,
    }
    used = [slot for slot, words in slots.items() if words and press.wording.uses(name, slot)]
    note = note_on(event, _told(event, used, whom, press), press, is_brief=is_brief)
    return press.wording.sentence(name, **slots).noted(note)


def _template(event: Event, press: Press) -> str:
    """The sentence for what happened; of ground and goods it is said that they were taken, not attacked."""
    name = f"what.{press.kind(event)}"
    found = press.settling(event, "target")
    return f"{name}.of" if press.wording.has(f"{name}.of") and found and press.is_thing(found[0].value) else name


def _harmed(event: Event, name: str, press: Press) -> str:
    """Which role the sentence gives: the target, but of people in the genitive rather the victims."""
    of_people = press.wording.uses(name, "of") and not name.endswith(".of")
    roles = ("victim", "target") if of_people else ("target", "victim")
    return next((role for role in roles if press.settling(event, role)), roles[0])


def _told(event: Event, slots: Iterable[str], whom: str, press: Press) -> Iterator[Told]:
    """Who gives the values that fill the slots of the sentence on what happened."""
    yield "event_type", press.what(event)
    for slot in slots:
        if slot == "where":
            yield "place", press.placed(event)
        elif slot == "when":
            yield "date", press.dated(event)
        elif slot == "between":
            rows = press.asserted(event, "party")
            yield from (
                ("party", [r for r in rows if r.value == side]) for side in dict.fromkeys(r.value for r in rows)
            )
        elif slot in ("by", "against", "of"):
            name = "perpetrator" if slot == "by" else whom
            yield name, press.settling(event, name)


def _with(press: Press, name: str, who: Cited | None) -> Cited | None:
    return press.wording.cited(name, name=who) if who else None


def _control(event: Event, press: Press, is_brief: bool) -> Sentence | None:
    """That a place changed hands, where a report says so in its own voice and nobody contradicts."""
    value = press.settled(event, "control")
    shown = next((p.shown for p in event.properties if p.name == "control"), None)
    if value is None or not isinstance(shown, str):
        return None
    old, new = (press.holder(end, value) if end else None for end in press.ends(shown))
    if not old and not new:
        return None
    name = "both" if old and new else "to" if new else "from"
    place = press.spot(event) or Cited(press.wording.phrase("control.place"), value.citations)
    told = (("control", press.settling(event, "control")), ("place", press.placed(event)), ("date", press.dated(event)))
    sentence = press.wording.sentence(f"control.{name}", **{"from": old}, to=new, place=place, when=press.when(event))
    return sentence.noted(note_on(event, told, press, is_brief=is_brief))


def tolls(event: Event, measures: Iterable[str], press: Press, *, is_brief: bool = False) -> Iterator[Sentence]:
    """How many, with everybody who gives a number: for each measure the totals, and, unless in brief, the parts."""
    for measure in measures:
        rows = tuple(row for row in press.asserted(event, measure) if isinstance(row.value, Bounds))
        whole = press.wholes(rows)
        if whole:
            yield _toll(measure, whole, press).graded(grade_of(event, measure, press))
        if parts := [row for row in rows if row not in whole and not is_brief]:
            figures = dict.fromkeys((row.value, press.of_whom(row)) for row in parts)
            yield press.wording.sentence("toll.parts", sides=press.joined(_side(key, parts, press) for key in figures))


def _toll(measure: str, rows: tuple[Said, ...], press: Press) -> Sentence:
    figures = dict.fromkeys((row.value, press.of_whom(row)) for row in rows)
    if len({figure for figure, _ in figures}) == 1:
        return _agreed(measure, rows, press)
    joined = press.joined(_side(key, rows, press) for key in figures)
    ends = _range(figure for figure, _ in figures)
    if len({of for _, of in figures}) > 1 or ends is None:
        return press.wording.sentence(f"toll.several.{measure}", sides=joined)
    low, high = (Cited(press.wording.figure(end), joined.citations) for end in ends)
    return press.wording.sentence(f"toll.differ.{measure}", low=low, high=high, sides=joined)


def _agreed(measure: str, rows: tuple[Said, ...], press: Press) -> Sentence:
    figure = rows[0].value
    assert isinstance(figure, Bounds)  # `tolls` lets nothing else in
    voices = press.cited(press.voices(rows), rows, most=len(rows))
    assert voices  # there is at least one row, and every row has a citation
    number = Cited(press.wording.figure(figure), voices.citations)
    name = "none" if figure.high == 0 else "one" if (figure.low, figure.high) == (1, 1) else "many"
    return press.wording.sentence(f"toll.{name}.{measure}", figure=number, voices=voices)


def _side(key: tuple[object, str | None], rows: Iterable[Said], press: Press) -> Cited:
    mine = [row for row in rows if (row.value, press.of_whom(row)) == key]
    text = press.wording.phrase("toll.side", figure=press.figure(mine[0]), voices=press.voices(mine))
    return Cited(text, tuple(row.citation for row in mine))


def _range(figures: Iterable[object]) -> tuple[Bounds, Bounds] | None:
    """The lowest and the highest number that anybody gives, open where their voices leave them open; None if equal."""
    known = [f for f in figures if isinstance(f, Bounds) and (f.low is not None or f.high is not None)]
    if not known:
        return None
    least = min(known, key=lambda f: (_floor(f), f.low is None))
    most = max(known, key=lambda f: (_ceiling(f), f.high is None))
    if _floor(least) == _ceiling(most):
        return None
    low = Bounds(_floor(least), _floor(least), least.approximate) if least.low is not None else least
    high = Bounds(_ceiling(most), _ceiling(most), most.approximate) if most.high is not None else most
    return low, high


def _floor(figure: Bounds) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _ceiling(figure: Bounds) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def reservations(event: Event, press: Press) -> Iterator[Sentence]:
    """That no report tells of the event without reservations, where that is so."""
    rows = press.what(event)
    if any(row.is_own for row in rows) and press.ledger.is_hedged(event):
        yield press.wording.sentence("hedged", voices=press.cited(press.sources(rows), rows))
