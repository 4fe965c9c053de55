"""How well what the brief says is supported: the grade of each value and, in few words, its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.corroborate import RESPONSIBLE, graded_support
from dateline.model import Event, Property
from dateline.publish.brief import Cited
from dateline.publish.facts import Press
from dateline.publish.ledger import Said

Told = tuple[str, Sequence[Said]]  # a property's name and who gives the value that the sentence has


def note_on(event: Event, told: Iterable[Told], press: Press, *, is_brief: bool = False) -> Cited | None:
    """The grades of several values that one sentence gives: 'what, where – supported by A and B; when – single source: A'.

    Values of one grade are taken together, and not named where all are of one. In brief, of several sources the number.
    """
    groups: dict[tuple[str, str], list[Told]] = {}
    for name, rows in told:
        if rows and rows[0].mark.grade:
            groups.setdefault(_key(event, rows, press), []).append((name, rows))
    parts = [_part(event, group, press, (len(groups) > 1, is_brief)) for group in groups.values()]
    return press.joined(parts) if parts else None


def grade_of(event: Event, name: str, press: Press) -> str:
    """The grade of a property whose voices the sentence names: 'supported, 3 independent sources'; may be empty."""
    found = next((p for p in event.properties if p.name == name), None)
    return _coded(_word(found, press), found.admiralty, press) if found and found.grade else ""


def grades_of(event: Event, told: Mapping[str, Sequence[Said]], press: Press) -> str:
    """The grades of what is told of several properties, each once: 'contested', or that of each value."""
    contested = {found.name for found in event.properties if found.contested}
    words = (
        grade_of(event, name, press) if name in contested else grade_words(row, press)
        for name, rows in told.items()
        for row in rows
    )
    once = dict.fromkeys(filter(None, words))
    return press.wording.listed(once, "list.sides") if once else ""


def grade_words(row: Said, press: Press) -> str:
    """The grade of one value alone: 'contested, B3'; empty where it has none."""
    grade = row.mark.grade
    word = press.wording.phrase(f"grade.word.{grade}", n=row.independent or 0) if grade else ""
    return _coded(word, row.mark.code, press) if word else ""


def reason_for(event: Event, found: Property, press: Press) -> str:
    """The grade of the value that a property's grade is of, and who gives it; empty where nothing can be cited."""
    graded = graded_support(found.shown, found.support)
    rows = [row for row in press.ledger.said_of(found) if graded and row.citation.claim.id in graded.claims]
    return _reason(event, rows, press) if rows and rows[0].mark.grade else ""


def _key(event: Event, rows: Sequence[Said], press: Press) -> tuple[str, str]:
    """What values have in common that are told together; of several sources it is enough that there are several."""
    grade, code = rows[0].mark.grade or "", rows[0].mark.code or ""
    return (grade if grade == "supported" else _reason(event, rows, press), code)


def _part(event: Event, group: Sequence[Told], press: Press, manner: tuple[bool, bool]) -> Cited:
    """The grade of values that share one; `manner` says whether they are named, and whether it is in brief."""
    is_named, is_brief = manner
    rows = max((rows for _, rows in group), key=lambda rows: len({row.voice.source for row in rows}))
    is_count = is_brief and rows[0].mark.grade == "supported"
    reason = press.wording.phrase("grade.word.supported", n=rows[0].independent) if is_count else ""
    text = _coded(reason or _reason(event, rows, press), rows[0].mark.code, press)
    if is_named:
        names = press.wording.listed((press.short(one) for one, _ in group), "list.joint")
        text = press.wording.phrase("grade.named", names=names, reason=text)
    cited = press.cited(text, _own_first(rows), most=1 if is_count else len(rows))
    against = tuple(row.citation for row in _against(event, rows, press))
    return Cited(text, (*(cited.citations if cited else ()), *against))


def _reason(event: Event, rows: Sequence[Said], press: Press) -> str:
    grade, shown = rows[0].mark.grade, _own_first(rows)
    if grade == "contested":
        sides = list(_sides(_against(event, rows, press), press))
        kind = "grade.contested" if sides else "grade.word.contested"
        return press.wording.phrase(kind, sides=press.wording.listed(sides, "list.joint") if sides else "")
    outlets = {row.voice.source for row in shown}
    if grade == "single source" and len(outlets) > 1 and any(row.is_own for row in shown):
        return press.wording.phrase("grade.copies", voices=press.voices(shown))
    if grade == "confirmed":
        shown = [row for row in rows if _is_named(row, event)] or shown
    who = press.sources(rows) if grade == "supported" else press.voices(shown)
    return press.wording.phrase(f"grade.{grade}", voices=who)


def _is_named(row: Said, event: Event) -> bool:
    """Whether the voice is that of somebody who is named as the one who did it."""
    named = (p for p in event.properties if p.name in RESPONSIBLE)
    values = {str(support.value).casefold() for p in named for support in p.support if support.stance == "asserts"}
    return (row.voice.speaker or "").casefold() in values


def _own_first(rows: Sequence[Said]) -> Sequence[Said]:
    """Who gives a value, without those whom an outlet quotes that gives it in its own voice."""
    own = {row.voice.source for row in rows if row.is_own}
    return [row for row in rows if row.is_own or row.voice.source not in own]


def _against(event: Event, rows: Sequence[Said], press: Press) -> list[Said]:
    """Who denies a contested value, or gives one that is contested as well."""
    if rows[0].mark.grade != "contested":
        return []
    values = {row.value for row in rows}
    others = (row for row in press.ledger.said(event, rows[0].name) if not row.superseded)
    return [
        row
        for row in others
        if row.stance == "denies" or (row.is_asserted and row.value not in values and row.mark.grade == "contested")
    ]


def _sides(against: Iterable[Said], press: Press) -> Iterator[str]:
    sides: dict[tuple[str, str], list[Said]] = {}
    for row in against:
        sides.setdefault((row.stance, press.value(row.name, row.value)), []).append(row)
    for (stance, value), mine in sides.items():
        kind = "grade.denied" if stance == "denies" else "grade.rival"
        yield press.wording.phrase(kind, value=value, voices=press.voices(mine))


def _word(found: Property, press: Press) -> str:
    """A property's grade without names; contested wherever voices contradict one another."""
    graded = graded_support(found.shown, found.support)
    several = graded.independent if graded and graded.independent else 0
    return press.wording.phrase(f"grade.word.{'contested' if found.contested else found.grade}", n=several)


def _coded(text: str, code: str | None, press: Press) -> str:
    return press.wording.phrase("grade.coded", reason=text, code=code) if code else text
