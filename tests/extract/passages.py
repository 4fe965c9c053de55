"""Passages with the expected reading written into them, and builders of documents out of a few words.

A passage is a report in which tags hold what the engine should make of the words between them:

    <perpetrator>Gunmen</perpetrator> <t=Attack>killed</t> <victim><killed=5>five</killed> farmers</victim> on
    <time=2024-05-14>Tuesday</time>.

`t` is the trigger of a happening with its sub-event type and, after `|`, its modality or `negative`. A role, a place, a
time or a measure belongs to the first happening, or to those whose numbers follow its name (`<t2=…>`, `<place12>`).
Bounds are written 5, 7-9, 30+ (at least), -50 (at most), ~150 (approximate) and ?. Paragraphs are separated by an empty
line; one that begins with `## ` is a heading, with `> ` a block quotation, with `18:40 | ` the post of that time.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import get_args

from dateline.extract.syntax.parse import parse
from dateline.extract.syntax.types import Sentence
from dateline.model import Block, Bounds, Document, EventMention, Number, Reading, Settings, Value
from dateline.model.document import BlockKind
from dateline.model.values import Measure, Role
from dateline.pipeline import RulesEngine, spot
from dateline.rules.load import load_rules

PUBLISHED = "2024-05-15"  # a Wednesday
MEASURES = frozenset(get_args(Measure))
ROLES = frozenset(get_args(Role))
Fact = tuple[str, str, str]  # what it is (a role, a measure, place, time …), the words, the value

_TAG = re.compile(r"<(/?)([a-z]+)(\d*)(?:=([^>]*))?>")
_PREFIX = re.compile(r"(## |> |(\d\d:\d\d) \| )")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without its tags, and for each happening, by its number, the facts that the tags tell of it."""

    text: str
    happenings: dict[int, frozenset[Fact]]


@cache
def engine() -> RulesEngine:
    """The one engine of the test run; it is immutable."""
    return RulesEngine()


def document(text: str, published: str | None = PUBLISHED) -> Document:
    """A document whose paragraphs are its blocks; their prefixes are taken away."""
    kept, blocks = "", []
    for paragraph in text.split("\n\n"):
        prefix = _PREFIX.match(paragraph)
        words = paragraph[prefix.end() :] if prefix else paragraph
        start = len(kept) + 2 * bool(kept)
        kept += "\n\n" * bool(kept) + words
        if words:
            blocks.append(Block(_kind(prefix), start, len(kept), prefix.group(2) if prefix else None))
    identity = f"sha256:{hashlib.sha256(kept.encode()).hexdigest()}"
    return Document(identity, published=published, language="en", text=kept, blocks=tuple(blocks))


def _kind(prefix: re.Match[str] | None) -> BlockKind:
    if prefix is None:
        return "paragraph"
    return "post" if prefix.group(2) else "heading" if prefix.group(1) == "## " else "quotation"


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    """What the engine of rules reads in a text."""
    return engine().read(document(text, published), Settings())


def sentences(text: str) -> tuple[Sentence, ...]:
    """The parsed sentences of a text."""
    told = document(text)
    rules = load_rules()
    return parse(told, spot(told, Settings(), rules)[0], rules.language.syntax)


def sentence(text: str) -> Sentence:
    """The one parsed sentence of a text."""
    (found,) = sentences(text)
    return found


def passage(marked: str) -> Passage:
    """The text and the facts of a marked passage."""
    text, at = "", 0
    opened: list[tuple[str, str, str, int]] = []
    happenings: dict[int, set[Fact]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if not tag.group(1):
            opened.append((tag.group(2), tag.group(3), tag.group(4) or "", len(text)))
            continue
        name, numbers, value, start = opened.pop()
        for number in numbers or "1":
            happenings.setdefault(int(number), set()).add((name, text[start:], value))
    return Passage(text + marked[at:], {number: frozenset(facts) for number, facts in happenings.items()})


def facts(mention: EventMention) -> frozenset[Fact]:
    """What a reading shows of one happening, as the tags of a passage would tell it."""
    found = {("t", mention.trigger.quote, _type(mention))}
    found |= {(a.role, a.span.quote if a.span else a.name, "") for a in mention.arguments}
    found |= {(n.measure, n.span.quote if n.span else "", bounds(n)) for n in mention.numbers}
    found |= {("place", p.span.quote if p.span else p.name, "") for p in mention.places}
    if mention.date is not None and mention.date.span is not None:
        days = {mention.date.start: None, mention.date.end: None}
        found.add(("time", mention.date.span.quote, "/".join(days)))
    return frozenset(found)


def _type(mention: EventMention) -> str:
    plain = (mention.polarity, mention.modality) == ("positive", "asserted")
    factuality = mention.modality if mention.modality != "asserted" else mention.polarity
    return mention.sub_event_type if plain else f"{mention.sub_event_type}|{factuality}"


def bounds(number: Number | Bounds) -> str:
    """The bounds of a number in the writing of the tags."""
    about = "~" * number.approximate
    if number.low is None:
        return "?" if number.high is None else f"{about}-{number.high}"
    if number.high is None:
        return f"{about}{number.low}+"
    return f"{about}{number.low}" if number.low == number.high else f"{about}{number.low}-{number.high}"


def told(text: str, published: str | None = PUBLISHED) -> list[frozenset[Fact]]:
    """The facts of each happening that the engine reads in a text, in its order."""
    return [facts(mention) for mention in read(text, published).event_mentions]


def said(text: str, name: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str, str | None]]:
    """The claims about one property: value, stance, certainty and speaker; each once, in the order of the ledger."""
    found = [c for c in read(text, published).claims if c.property == name]
    return list(
        dict.fromkeys((_written(c.value), c.stance, c.certainty, c.speaker.name if c.speaker else None) for c in found)
    )


def _written(value: Value) -> str:
    return value if isinstance(value, str) else bounds(value)


def assert_read(marked: str) -> None:
    """Fail where the engine reads other happenings in a passage, or other facts of them, than its tags tell."""
    expected = passage(marked)
    wanted = [expected.happenings[number] for number in sorted(expected.happenings)]
    found = told(expected.text)
    assert found == wanted, "\n".join(_differences(found, wanted))


def _differences(found: list[frozenset[Fact]], wanted: list[frozenset[Fact]]) -> Iterator[str]:
    nothing: frozenset[Fact] = frozenset()
    for number, (left, right) in enumerate(zip_longest(found, wanted, fillvalue=nothing), 1):
        yield f"{number}: found only {sorted(left - right)}; expected only {sorted(right - left)}"
