"""The corpus: passages whose inline markup says what the words tell (`corpus/GUIDE.md`)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.votes.heads import SUB_EVENT_TYPES

FOLDER = Path(__file__).parent / "corpus"
STYLES = frozenset({"wire", "digest", "sitrep", "live blog", "statement", "NGO report", "post", "poor English"})
KINDS = ("person", "people", "org", "place", "time", "weapon", "object", "number")
ROLES = ("perpetrator", "target", "victim", "party", "instrument", "sponsor", "place", "date", "from", "to")
MEASURES = ("killed", "injured", "missing", "abducted", "detained", "displaced", "released", "devices", "participants")
MODALITIES = ("asserted", "hedged", "planned", "hypothetical", "generic")
_STANCES = frozenset({"denies", "doubts", "probable", "possible"})
_VALUE = re.compile(r"~?\d+\+?|-\d+|~?\d+\.\.\d+|many")
_TRIGGER = re.compile(r"=(\w+) (.+)")
_LINK = re.compile(r"(\w+)>(\w+)(?::(\S+))?")


class MarkupError(ValueError):
    """What the guide does not allow; the message says where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One label of one stretch of the text, half-open `[start, end)` in characters."""

    start: int
    end: int
    kind: str  # a mention's kind, "trigger", "link" or "voice"
    name: str = ""  # the sub-event type, the role or measure, the letter of the voice
    event: str = ""  # the number of the happening
    value: str = ""  # of a measure
    modality: str = "asserted"
    polarity: str = "positive"
    voice: str | None = None  # the letter of who says so; "" where the report itself hedges
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its marks, in the order in which they open."""

    id: str
    style: str
    region: str
    lure: str  # what a passage without any conflict is instead; "" for the others
    published: str | None
    text: str
    marks: tuple[Mark, ...]

    def of(self, *kinds: str) -> tuple[Mark, ...]:
        """The marks of these kinds."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


def load_corpus(folder: Path = FOLDER) -> tuple[Passage, ...]:
    """Every passage of every `.txt` file, in order. Raises `MarkupError` at the first that the guide does not allow."""
    return tuple(passage for path in sorted(folder.glob("*.txt")) for passage in read_file(path))


def part_of(passage: Passage) -> str:
    """`test`, `dev` or `train`: a tenth, a tenth and the rest, by what the text itself hashes to."""
    number = int(hashlib.sha256(passage.text.encode()).hexdigest(), 16) % 10
    return {0: "test", 1: "dev"}.get(number, "train")


def read_file(path: Path) -> Iterator[Passage]:
    """The passages of one file."""
    for number, part in enumerate(re.split(r"\n-{4,}\s*\n", path.read_text(encoding="utf-8")), 1):
        if part.strip("-\n "):
            try:
                yield read_passage(f"{path.stem}-{number}", part.strip())
            except MarkupError as error:
                raise MarkupError(f"{path.name}, passage {number}: {error}") from None


def read_passage(name: str, written: str) -> Passage:
    """One passage as it is written: a line of its own about it, then the text."""
    head, _, body = written.partition("\n")
    fields = [field.strip() for field in head.removeprefix("#").split(";")]
    if not head.startswith("#") or len(fields) not in (2, 3) or fields[0] not in STYLES:
        raise MarkupError(f"the first line must be '# style; region' with one of the styles, not {head!r}")
    published = None
    if body.startswith("@ published "):
        line, _, body = body.partition("\n")
        published = line.split()[-1]
    text, marks = parse(body.strip())
    _check_links(marks)
    return Passage(name, fields[0], fields[1], fields[2] if len(fields) > 2 else "", published, text, marks)


def parse(body: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its markup, and the marks.

    >>> parse("[Gunmen|people; perpetrator>1] [fled|=1 Attack, planned].")[0]
    'Gunmen fled.'
    """
    kept: list[str] = []
    opened: list[int] = []
    marks: list[Mark] = []
    length, at = 0, 0
    for found in re.finditer(r"\[|\|([^\[\]|]*)\]|[\]|]", body):
        words = body[at : found.start()]
        kept.append(words)
        length, at = length + len(words), found.end()
        if found.group() == "[":
            opened.append(length)
        elif found.group(1) is None or not opened:
            raise MarkupError(f"a bracket without labels near {body[max(0, at - 40) : at + 10]!r}")
        else:
            marks.extend(_labels(opened.pop(), length, found.group(1)))
    if opened:
        raise MarkupError("a bracket is not closed")
    return "".join(kept) + body[at:], tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def _labels(start: int, end: int, written: str) -> Iterator[Mark]:
    if start == end:
        raise MarkupError(f"no words before {written!r}")
    for label in (part.strip() for part in written.split(";")):
        yield _label(start, end, label)


def _label(start: int, end: int, label: str) -> Mark:
    words, at, said = label.partition("@")
    voice, stance = _voice(said) if at else (None, "")
    words = words.strip()
    if words in KINDS:
        return Mark(start, end, words)
    if re.fullmatch(r"voice [A-Z]", words):
        return Mark(start, end, "voice", words[-1])
    if found := _TRIGGER.fullmatch(words):
        kind, _, manner = found.group(2).partition(",")
        polarity, modality = _factuality(manner.split())
        _demand(kind.strip() in SUB_EVENT_TYPES, f"no sub-event type {kind!r}")
        return Mark(start, end, "trigger", kind.strip(), found.group(1), "", modality, polarity, voice, stance)
    if found := _LINK.fullmatch(words):
        name, event, value = found.groups()
        is_measure = name in MEASURES
        _demand(is_measure or name in ROLES, f"no role or measure {name!r}")
        _demand(bool(value and _VALUE.fullmatch(value)) if is_measure else value is None, f"the value of {label!r}")
        return Mark(start, end, "link", name, event, value or "", voice=voice, stance=stance)
    raise MarkupError(f"no such label: {label!r}")


def _demand(is_so: bool, message: str) -> None:
    if not is_so:
        raise MarkupError(message)


def _voice(said: str) -> tuple[str, str]:
    words = said.split()
    voice = words.pop(0) if words and re.fullmatch("[A-Z]", words[0]) else ""
    _demand(len(words) <= 1 and _STANCES.issuperset(words), f"'@{said}' is a letter and one of {sorted(_STANCES)}")
    return voice, "".join(words)


def _factuality(words: list[str]) -> tuple[str, str]:
    polarity = "negative" if "negative" in words else "positive"
    rest = [word for word in words if word != "negative"]
    _demand(len(rest) <= 1 and set(rest) <= set(MODALITIES), f"no such modality: {' '.join(words)!r}")
    return polarity, rest[0] if rest else "asserted"


def _check_links(marks: tuple[Mark, ...]) -> None:
    events = {m.event for m in marks if m.kind == "trigger"}
    voices = {m.name for m in marks if m.kind == "voice"}
    for mark in marks:
        _demand(mark.kind != "link" or mark.event in events, f"{mark.name}>{mark.event} has no trigger ={mark.event}")
        _demand(not mark.voice or mark.voice in voices, f"@{mark.voice} has no 'voice {mark.voice}'")
    kinds: dict[str, set[str]] = {}
    for mark in marks:
        if mark.kind == "trigger":
            kinds.setdefault(mark.event, set()).add(mark.name)
    for event, names in kinds.items():
        _demand(len(names) == 1, f"happening {event} has several types: {sorted(names)}")
