"""What a model tells of a passage, checked against the vocabulary of the contract but not yet against the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast, get_args
from unicodedata import category

from dateline.model import Finding, Result
from dateline.model.reading import Certainty, Modality, Polarity, Stance
from dateline.model.values import Measure, Role

ROLES: tuple[Role, ...] = get_args(Role)
MEASURES: tuple[Measure, ...] = get_args(Measure)
PROPERTIES = (*ROLES, *MEASURES, "place", "date", "control")
MOST_EVENTS = 100  # of one passage
MOST_VALUES = 60  # of one event
_NO_SIGNS = frozenset({"Cc", "Cs"})  # codes of control, halves of pairs
_SHOWN = 80  # characters of the model's words in a finding

Word = TypeVar("Word", bound=str)
Fields = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Saying:
    """Whose words something is, by a quote of those that name the speaker; None is the report itself."""

    speaker: str | None = None
    stance: Stance = "asserts"
    certainty: Certainty = "fact"


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One value of an event, in words that the model says are the text's."""

    property: str
    quote: str
    saying: Saying
    sentence: str | None = None
    of: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One happening, in words that the model says are the text's."""

    trigger: str
    sub_event_type: str
    saying: Saying
    sentence: str | None = None
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    values: tuple[ToldValue, ...] = ()


class UnknownWordError(ValueError):
    """A field holds what the vocabulary has no place for; the message says which and what."""


def told_of(items: list[Any], types: Mapping[str, object]) -> Result[ToldEvent]:
    """The events of an answer; one that does not keep to the contract is left out, and so is a value, with a finding."""
    events: list[ToldEvent] = []
    findings: list[Finding] = []
    known = {name.casefold(): name for name in types}
    for item in items[:MOST_EVENTS]:
        try:
            events.append(_event(_object(item, "an event"), known, findings))
        except UnknownWordError as error:
            findings.append(Finding("extract", f"The model's event was left out: {error}."))
    if len(items) > MOST_EVENTS:
        findings.append(Finding("extract", f"The model told of {len(items)} events; {MOST_EVENTS} were taken."))
    return Result(tuple(events), tuple(findings))


def shown(words: str) -> str:
    """The model's words on one line and not too long, for a finding.

    >>> shown("two  words"), len(shown("c" * 100))
    ("'two words'", 82)
    """
    line = " ".join(_legible(words).split())
    return f"'{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}'"


def _legible(words: str) -> str:
    """The words without signs that no text holds, and that neither JSON nor a database takes."""
    return "".join("\ufffd" if category(sign) in _NO_SIGNS and not sign.isspace() else sign for sign in words)


def _event(item: Fields, types: Mapping[str, str], findings: list[Finding]) -> ToldEvent:
    name = _text(item, "type")
    if name.casefold() not in types:
        raise UnknownWordError(f"there is no sub-event type {shown(name)}")
    return ToldEvent(
        trigger=_text(item, "trigger"),
        sub_event_type=types[name.casefold()],
        saying=_saying(item),
        sentence=_maybe(item, "sentence"),
        polarity=_word(item, "polarity", get_args(Polarity), "positive"),
        modality=_word(item, "modality", get_args(Modality), "asserted"),
        values=tuple(_values(item, findings)),
    )


def _values(item: Fields, findings: list[Finding]) -> Iterator[ToldValue]:
    values = item.get("values") or []
    if not isinstance(values, list):
        raise UnknownWordError(f"its values are no list but {shown(str(values))}")
    if len(values) > MOST_VALUES:
        findings.append(Finding("extract", f"The model gave {len(values)} values; {MOST_VALUES} were taken."))
    for value in values[:MOST_VALUES]:
        try:
            yield _value(_object(value, "a value"))
        except UnknownWordError as error:
            findings.append(Finding("extract", f"The model's value was left out: {error}."))


def _value(item: Fields) -> ToldValue:
    return ToldValue(
        property=_word(item, "property", PROPERTIES, None),
        quote=_text(item, "quote"),
        saying=_saying(item),
        sentence=_maybe(item, "sentence"),
        of=_maybe(item, "of"),
        from_=_maybe(item, "from"),
        to=_maybe(item, "to"),
    )


def _saying(item: Fields) -> Saying:
    stance: Stance = _word(item, "stance", get_args(Stance), "asserts")
    certainty: Certainty = _word(item, "certainty", get_args(Certainty), "fact")
    return Saying(_maybe(item, "speaker"), stance, certainty)


def _object(item: Any, name: str) -> Fields:
    if not isinstance(item, dict):
        raise UnknownWordError(f"{name} is no object but {shown(str(item))}")
    return item


def _text(item: Fields, name: str) -> str:
    found = _maybe(item, name)
    if found is None:
        raise UnknownWordError(f"it has no {name}")
    return found


def _maybe(item: Fields, name: str) -> str | None:
    """The words of a field; None where it is absent, null or blank."""
    found = item.get(name)
    if found is not None and not isinstance(found, str):
        raise UnknownWordError(f"its {name} is no text but {shown(str(found))}")
    return _legible(found).strip() or None if found else None


def _word(item: Fields, name: str, words: tuple[Word, ...], default: Word | None) -> Word:
    """The field's word of the vocabulary; where it is absent the default, which the contract names."""
    found = _maybe(item, name)
    if found is None and default is not None:
        return default
    if found is None:
        raise UnknownWordError(f"it has no {name}")
    if found.casefold() not in words:
        raise UnknownWordError(f"there is no {name} {shown(found)}")
    return cast(Word, found.casefold())
