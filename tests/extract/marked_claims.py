"""Hard passages with the expected claims written into them: `tests/data/passages/*.txt`.

Passages are parted by a line `----`. One begins with `# ` and what is hard about it, then may say `@ published DATE`,
`@ no PROPERTY …` (no claim of these) and `@ holds PLACE: WHO since DATE, says VOICE` (`-` for none). In the text

    <t=Sub-event type|factuality>trigger</t>
    <property=value : stance certainty : speaker>words</property>

tell a happening and a claim. The value of a count is its bounds, of control `from -> to`; of a person or a thing the words
are the value. A claim is asserted as fact where nothing else stands; without a speaker the report itself says so;
` + ` parts speakers who say the same, ` < ` a speaker from the one who passes his words on. A passage tags every claim of
each property that it tags at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.extract.passages import PUBLISHED, ROLES, bounds

from dateline.corroborate import tenures
from dateline.model import Bounds, Claim, EventMention, Reading, Speaker, Tenure

FOLDER = Path(__file__).parents[1] / "data" / "passages"
_TAG = re.compile(r"<(/?)([a-z]+)(?:=((?:->|[^>])*))?>")


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim or a happening as a tag tells it."""

    property: str
    value: str
    stance: str
    certainty: str
    speaker: tuple[str, ...]  # the speaker and through whom, the nearest first; empty for the report itself
    words: str


@dataclass(frozen=True, slots=True)
class HardPassage:
    """A text without its tags, and what they tell."""

    id: str
    title: str
    published: str
    text: str
    expected: tuple[Expected, ...]
    absent: tuple[str, ...]
    holds: tuple[str, ...]

    @property
    def properties(self) -> tuple[str, ...]:
        """The properties whose claims are compared."""
        return tuple(dict.fromkeys((*(e.property for e in self.expected if e.property != "t"), *self.absent)))


def load_passages() -> tuple[HardPassage, ...]:
    """Every passage of the folder, in order."""
    found: list[HardPassage] = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = path.read_text(encoding="utf-8").split("\n----\n")
        found.extend(_passage(f"{path.stem}-{n}", part.strip()) for n, part in enumerate(parts, 1) if part.strip())
    return tuple(found)


def _passage(name: str, written: str) -> HardPassage:
    lines = written.split("\n")
    head = [line for line in lines if line.startswith("@ ")]
    told = {kind: [line.split(" ", 2)[2] for line in head if line.split(" ")[1] == kind] for kind in _KINDS}
    body = "\n".join(line for line in lines[1:] if not line.startswith("@ ")).strip()
    text, expected = _read(body)
    absent = tuple(" ".join(told["no"]).split())
    published = (told["published"] or [PUBLISHED])[0]
    return HardPassage(name, lines[0].removeprefix("# "), published, text, expected, absent, tuple(told["holds"]))


_KINDS = ("published", "no", "holds")


def _read(body: str) -> tuple[str, tuple[Expected, ...]]:
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    found: list[Expected] = []
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            name, value, start = opened.pop()
            found.extend(_expected(name, value, text[start:]))
        else:
            opened.append((tag.group(2), tag.group(3) or "", len(text)))
    return text + body[at:], tuple(found)


def _expected(name: str, written: str, words: str) -> Iterator[Expected]:
    value, manner, speakers = (part.strip() for part in (written + " :  : ").split(" :", 3)[:3])
    stance, certainty = manner.split() if manner else ("asserts", "fact")
    for speaker in speakers.split(" + "):
        chain = tuple(part.strip() for part in speaker.split(" < ") if part.strip())
        yield Expected(name, value, stance, certainty, chain, words)


def told_by(reading: Reading) -> Iterator[Expected]:
    """What a reading tells, as tags would; of whom it knows to be one, the words of all places."""
    words: dict[str, list[str]] = {}
    for claim in reading.claims:
        if isinstance(claim.value, str) and claim.property in ROLES:
            words.setdefault(claim.value, []).append(claim.original)
    for mention in reading.event_mentions:
        yield Expected("t", _kind(mention), "asserts", "fact", (), mention.trigger.quote)
    for claim in reading.claims:
        names = words.get(claim.value, []) if isinstance(claim.value, str) else []
        written = " / ".join(dict.fromkeys((claim.original, *names)))
        chain = tuple(f"{_names(s)} / {' / '.join(words.get(s.name, ()))}" for s in _chain(claim))
        value = _with_words(claim, words) if claim.property == "control" else _value(claim)
        yield Expected(claim.property, value, claim.stance, claim.certainty, chain, written)


def _kind(mention: EventMention) -> str:
    plain = (mention.polarity, mention.modality) == ("positive", "asserted")
    factuality = mention.modality if mention.modality != "asserted" else mention.polarity
    return mention.sub_event_type if plain else f"{mention.sub_event_type}|{factuality}"


def _with_words(claim: Claim, words: dict[str, list[str]]) -> str:
    """Both sides of a change of hands, each with all the words that name it."""
    return " -> ".join(" / ".join((side, *words.get(side, ()))) for side in str(claim.value).split(" -> "))


def _value(claim: Claim) -> str:
    if isinstance(claim.value, Bounds):
        return bounds(claim.value)
    return claim.value


def _chain(claim: Claim) -> tuple[Speaker, ...]:
    return tuple(s for s in (claim.speaker, *claim.via) if s is not None)


def _names(speaker: Speaker) -> str:
    return f"{speaker.name} / {speaker.span.quote if speaker.span else ''}"


def agree(wanted: Expected, found: Expected) -> bool:
    """Whether a found claim is the expected one; names and words may be the one a part of the other."""
    return (
        (wanted.property, wanted.stance, wanted.certainty) == (found.property, found.stance, found.certainty)
        and _same_value(wanted, found)
        and any(_overlap(wanted.words, words) for words in (*found.words.split(" / "), found.value) if words)
        and len(wanted.speaker) == len(found.speaker)
        and all(map(_same_speaker, wanted.speaker, found.speaker))
    )


def _same_value(wanted: Expected, found: Expected) -> bool:
    if wanted.property != "control":
        return wanted.value in ("", found.value)
    left, right = wanted.value.split(" -> "), found.value.split(" -> ")
    return all((a == "?") == (b == "?") and _same_speaker(a, b) for a, b in zip(left, right, strict=True))


def _same_speaker(wanted: str, found: str) -> bool:
    return any(_overlap(wanted, name) or _alike(wanted, name) for name in found.split(" / ") if name)


def _alike(left: str, right: str) -> bool:
    """Whether two names end alike and share most words: "Ukraine's security service", "Ukrainian security service"."""
    a, b = _words(left).split(), _words(right).split()
    return a[-1:] == b[-1:] and len(b) > 1 and len(set(a) & set(b)) * 2 >= len(b)


def _overlap(left: str, right: str) -> bool:
    a, b = _words(left), _words(right)
    return a in b or b in a


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.lower())) + " "


def differences(passage: HardPassage, reading: Reading) -> list[str]:
    """What the reading lacks and what it has too much, of the properties that the passage tags."""
    compared = set(passage.properties)
    if any(e.property == "t" for e in passage.expected):
        compared.add("t")
    found = [f for f in dict.fromkeys(told_by(reading)) if f.property in compared]
    lacking = [w for w in passage.expected if not any(agree(w, f) for f in found)]
    spare = [f for f in found if not any(agree(w, f) for w in passage.expected)]
    return [*(f"lacks {_line(e)}" for e in lacking), *(f"spare {_line(e)}" for e in spare)]


def _line(told: Expected) -> str:
    voice = " < ".join(told.speaker) or "the report"
    return f"{told.property} {told.value!r} {told.stance} {told.certainty} by {voice} at {told.words!r}"


def misheld(passage: HardPassage, reading: Reading) -> list[str]:
    """The places that the state machine gives to others than the passage says, with the day and the voice."""
    words: dict[str, list[str]] = {}
    for claim in reading.claims:
        if isinstance(claim.value, str):
            words.setdefault(claim.value, []).append(claim.original)
    found = tenures((reading,)).records
    return [line for line in passage.holds if not any(_is_held(line, t, words) for t in found)]


def _is_held(line: str, tenure: Tenure, words: dict[str, list[str]]) -> bool:
    place, holder, since, voice = re.fullmatch(r"(.*): (.*) since (.*), says (.*)", line).groups()  # type: ignore[union-attr]
    names = " / ".join((tenure.holder or "", *words.get(tenure.holder or "", ())))
    return (
        _overlap(place, tenure.place)
        and _same_speaker(holder, names)
        and since == (tenure.since or "-")
        and (voice == "-" if tenure.voice is None else _same_speaker(voice, tenure.voice))
    )
