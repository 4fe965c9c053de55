"""The sentences on one event: what, where, when, by whom; how many; who is blamed; whose account it is."""

from collections.abc import Iterable, Iterator

from dateline.model import Bounds, Event
from dateline.publish.blame import blame_sentences
from dateline.publish.brief import Cited, Sentence
from dateline.publish.facts import MEASURES, Press
from dateline.publish.ledger import Said

_LEADING = ("killed", "injured", "casualties")


def event_sentences(event: Event, press: Press) -> tuple[Sentence, ...]:
    """Everything that the brief says of the event in its place; empty where what happened cannot be cited."""
    first = happening(event, press)
    if first is None:
        return ()
    rest = (tolls(event, MEASURES, press), blame_sentences(event, press), provenance(event, press))
    return (first, *(sentence for part in rest for sentence in part))


def headline_sentences(event: Event, press: Press) -> tuple[Sentence, ...]:
    """What a headline says: the happening and the dead and injured."""
    first = happening(event, press)
    return (first, *tolls(event, _LEADING, press, is_brief=True)) if first else ()


def happening(event: Event, press: Press) -> Sentence | None:
    """What happened, by whom if that is settled, where and when; None where what happened cannot be cited."""
    rows = press.what(event)
    what = press.cited(press.wording.phrase(f"noun.{event.sub_event_type}"), rows)
    if what is None:
        return None
    control = _control(event, press)
    if control:
        return control
    by = _with(press, "by", press.settled(event, "perpetrator"))
    whom = press.settled(event, "target") or press.settled(event, "victim")
    parties = press.parties(event)
    between = press.wording.cited("between", names=parties) if parties and not by else None
    where, when = press.setting(event)
    return press.wording.sentence(
        f"what.{event.sub_event_type}",
        what=what,
        by=by,
        against=_with(press, "against", whom),
        of=_with(press, "of", press.settled(event, "victim") or press.settled(event, "target")),
        between=between,
        where=where,
        when=when,
    )


def _with(press: Press, name: str, who: Cited | None) -> Cited | None:
    return press.wording.cited(name, name=who) if who else None


def _control(event: Event, press: Press) -> Sentence | None:
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
    return press.wording.sentence(f"control.{name}", **{"from": old}, to=new, place=place, when=press.when(event))


def tolls(event: Event, measures: Iterable[str], press: Press, *, is_brief: bool = False) -> Iterator[Sentence]:
    """How many, one sentence for each measure; with everybody who gives a number, or in brief with the range alone."""
    for measure in measures:
        rows = tuple(row for row in press.asserted(event, measure) if isinstance(row.value, Bounds))
        if rows:
            yield _toll(measure, rows, press, is_brief)


def _toll(measure: str, rows: tuple[Said, ...], press: Press, is_brief: bool) -> Sentence:
    if is_brief:  # a headline gives the totals, where there are any
        rows = tuple(row for row in rows if press.of_whom(row) is None) or rows
    figures = dict.fromkeys((row.value, press.of_whom(row)) for row in rows)
    if len({figure for figure, _ in figures}) == 1:
        return _agreed(measure, rows, press)
    sides = [_side(key, rows, press) for key in figures]
    joined = press.joined(sides)
    ends = _range(figure for figure, _ in figures)
    if len({of for _, of in figures}) > 1 or ends is None:
        return press.wording.sentence(f"toll.several.{measure}", sides=joined)
    low, high = (Cited(press.wording.figure(end), joined.citations) for end in ends)
    return press.wording.sentence(
        f"toll.{'range' if is_brief else 'differ'}.{measure}", low=low, high=high, sides=joined
    )


def _agreed(measure: str, rows: tuple[Said, ...], press: Press) -> Sentence:
    figure = rows[0].value
    assert isinstance(figure, Bounds)  # `tolls` lets nothing else in
    voices = press.cited(press.voices(rows), rows, most=len(rows))
    assert voices  # there is at least one row, and every row has a citation
    number = Cited(press.wording.figure(figure), voices.citations)
    name = "none" if figure.high == 0 else "one" if (figure.low, figure.high) == (1, 1) else "many"
    return press.wording.sentence(f"toll.{name}.{measure}", figure=number, voices=voices)


def _side(key: tuple[object, str | None], rows: tuple[Said, ...], press: Press) -> Cited:
    mine = [row for row in rows if (row.value, press.of_whom(row)) == key]
    figure = mine[0].value
    assert isinstance(figure, Bounds)
    text = press.wording.phrase("toll.none") if figure.high == 0 else press.wording.figure(figure)
    name = "toll.side_of" if key[1] else "toll.side"
    return Cited(
        press.wording.phrase(name, figure=text, of=key[1], voices=press.voices(mine)),
        tuple(row.citation for row in mine),
    )


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


def provenance(event: Event, press: Press) -> Iterator[Sentence]:
    """Who reports it; that the account is not the report's own, or that it is given with reservations."""
    rows = press.what(event)
    if rows:
        outlets = {row.voice.source for row in rows}
        name = "many" if len(event.sources) > 1 else "copies" if len(outlets) > 1 else "one"
        yield press.wording.sentence(f"sources.{name}", sources=press.cited(press.sources(rows), rows, most=len(rows)))
    if rows and not any(row.is_own for row in rows):
        yield press.wording.sentence("attributed", voices=press.cited(press.voices(rows), rows, most=len(rows)))
    elif rows and press.ledger.is_hedged(event):
        yield press.wording.sentence("hedged", voices=press.cited(press.sources(rows), rows))
