"""The words before a report's first sentence: "GOMA, DR Congo, 5 June (Lake Wire) – Rebels …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.read.bylines import has_opener, read_byline
from dateline.read.dates import WrittenDate, first_date, is_clock, whole_date
from dateline.read.facts import Facts
from dateline.read.names import is_country, is_handle, is_outlet, is_place, is_shouted
from dateline.rules.header_types import HeaderKnowledge

_REACH = 220  # characters within which a dateline ends
_DASHES = (
    r"\s*\.\s*[-–—―]+(?=\s)\s*",  # "16 May. – Five"
    r"\s*(?:--+|—|―)\s*",  # "BEIRUT—Five", "BEIRUT -- Five"
    r"\s+[–‒]+\s*|(?<=[).\w])–\s+",
    r"\s+-+\s*(?=[\s\[\w\"“'‘(])|(?<=[).])-+\s*|(?<=[A-Z][A-Z])-\s+",  # a hyphen for a dash, never "Port-au-Prince"
    r"\s+_\s+|\s*\|\s*",
)
_SEPARATOR = re.compile("|".join(_DASHES))
_BRACKETS = re.compile(r"(?:\[[^\[\]a-z]{2,60}\]\s*)+")
_TAIL_PAREN = re.compile(r"(?s)(.*?)[\s,.]*\(([^()]{2,60})\)[\s,.]*")
_SLASHED = re.compile(r"([^/\n]{3,70})/([A-Z][\w .\-]{1,25})/[\s.,:–—-]*")
_COLON = re.compile(r"([^:\n]{3,80}):\s+")
_PAREN_END = re.compile(r"([^()\n]{3,80}\([^()\n]{2,40}\))[\s,.]*(?=[A-Z“\"'‘])")
_ENCLOSED = re.compile(r"[\s,.]*(?:\(([^()]{2,60})\)|/([^/()]{2,30})/)[\s,.]*")
_SENTENCE = re.compile(r"[^.!?\n]{0,400}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, and how many characters of the line it takes, the dash included."""

    facts: Facts
    end: int


def read_dateline(line: str, know: HeaderKnowledge) -> Dateline | None:
    """The dateline that the line opens with; None where it opens with a sentence or a headline."""
    for form in (_chained, _alone, _slashed, _coloned, _undashed):
        found = form(line, know)
        if found:
            return Dateline(found.facts, found.end + _bracket_end(line[found.end :]))
    return None


def _chained(line: str, know: HeaderKnowledge) -> Dateline | None:
    """Parts with dashes or bars between them, the sentence behind the last one."""
    parts = list(_parts(line[:_REACH]))
    head = read_head(parts[0][0], know) if parts else None
    if head is None:
        return None
    facts, end = head, parts[0][1]
    for words, stop in parts[1:]:
        more = _link(words, facts, know)
        if more is None:
            break
        facts, end = facts.or_else(more), stop
    rest = line[end:].strip()
    last = _stated(rest, know) if len(line) < _REACH and not rest.endswith(".") else None
    if last:
        return Dateline(facts.or_else(last), len(line))
    return Dateline(facts, end) if _is_sure(facts, line, end, know) else None


def _parts(line: str) -> Iterator[tuple[str, int]]:
    at = 0
    for match in _SEPARATOR.finditer(line):
        if line[at : match.start()].strip():
            yield line[at : match.start()].strip(), match.end()
        at = match.end()


def read_head(text: str, know: HeaderKnowledge) -> Facts | None:
    """Place, date and agency of a dateline's first part; None where it is something else."""
    text = text.strip(" ,")
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    when = first_date(text, know)
    if when is None:
        return _undated_head(text, know)
    before, after = text[: when.start].strip(" ,|/("), text[when.end :].strip(" ,|.")
    if not before:
        return _date_first(when, after, know)
    head, source = _undated_head(_without_stop(before), know), _after_date(after, know)
    if head is None or source is None:
        return None
    return head.or_else(Facts(source=source or None, date=when))


def _without_stop(place: str) -> str:
    """The place without the full stop of "MOSCOW. 5 March", but with that of "U.S."."""
    return place[:-1] if place.endswith(".") and "." not in place.split()[-1][:-1] else place


def _after_date(after: str, know: HeaderKnowledge) -> str | None:
    """The agency behind the date; empty for none or a clock time, None where the words cannot be an agency."""
    if is_clock(after, know):
        return ""
    enclosed = _ENCLOSED.fullmatch(after)
    words = (enclosed.group(1) or enclosed.group(2)) if enclosed else after.strip(" .,")
    return words.strip() if enclosed or is_outlet(words, know) else None


def _date_first(when: WrittenDate, after: str, know: HeaderKnowledge) -> Facts | None:
    words = after.strip("()/ .,–-")
    if not words:
        return Facts(date=when)
    if is_outlet(words, know):
        return Facts(date=when, source=words)
    place = _undated_head(words, know)
    return place.or_else(Facts(date=when)) if place else None


def _undated_head(text: str, know: HeaderKnowledge) -> Facts | None:
    """A place with, perhaps, an agency in brackets or after the last comma."""
    text = text.strip(" ,")
    bracket = _TAIL_PAREN.fullmatch(text)
    if bracket and not is_country(bracket.group(2), know) and is_place(bracket.group(1), know):
        return Facts(place=bracket.group(1), source=bracket.group(2).strip())
    front, comma, last = text.rpartition(",")
    if comma and know.has("agency", last.strip()) and is_shouted(last) and is_place(front, know):
        return Facts(place=front.strip(), source=last.strip())
    if know.has("agency", text) and is_shouted(text):
        return Facts(source=text)
    return Facts(place=text.rstrip(".") if text.count(".") == 1 else text) if is_place(text, know) else None


def _link(words: str, facts: Facts, know: HeaderKnowledge) -> Facts | None:
    """What a further part of the chain says: a day, an author, an outlet, the place where it is still missing."""
    stated = _stated(words, know)
    if stated or has_opener(words, know):
        return stated
    if _is_signature(words, facts):
        return Facts(source=words)
    return _undated_head(words, know) if facts.place is None and words else None


def _stated(words: str, know: HeaderKnowledge) -> Facts | None:
    """What a part says by its own words alone: a day, an author, a known outlet."""
    bare = words.strip("()/ .")
    when = whole_date(bare, know)
    if when:
        return Facts(date=when)
    if has_opener(words, know):
        return read_byline(words, know)
    return Facts(source=bare) if is_outlet(bare, know) else None


def _is_signature(words: str, facts: Facts) -> bool:
    """After a day or an author, one small-letter word, or after an author up to four words, name the outlet."""
    if facts.author:
        return 1 <= len(words.split()) <= 4 and len(words) <= 40
    return facts.date is not None and is_handle(words)


def _is_sure(facts: Facts, line: str, end: int, know: HeaderKnowledge) -> bool:
    """Whether the parts read are a dateline and not a sentence with dashes in it."""
    rest = line[end:]
    rest = rest[_bracket_end(rest) :].lstrip(" \"'“‘«(")
    if rest and rest[0].islower():
        return False
    if facts.date or facts.source or facts.author:
        return True
    place = facts.place or ""
    if place.split()[0].casefold() in know.stopwords:
        return False
    if "(" in place or ("," in place and is_country(place.rpartition(",")[2], know)):
        return True
    lone = len(_SEPARATOR.findall(_first_sentence(rest))) == 0
    return lone and not is_shouted(line) and (is_shouted(place) or (len(place.split()) <= 4 and len(rest) > 60))


def _first_sentence(rest: str) -> str:
    match = _SENTENCE.match(rest)
    return match.group(0) if match else ""


def _bracket_end(rest: str) -> int:
    """How far editors' capitals in square brackets, such as "[TEXT]", reach."""
    match = _BRACKETS.match(rest)
    return match.end() if match else 0


def _alone(line: str, know: HeaderKnowledge) -> Dateline | None:
    """A line that is nothing but place and date, or place and agency."""
    text = line.strip().rstrip(":–—-")
    head = read_head(text, know) if len(text) <= 110 else None
    if head is None or not head.place or not (head.date or head.source):
        return None
    return Dateline(head, len(line))


def _slashed(line: str, know: HeaderKnowledge) -> Dateline | None:
    """The style of "MOSCOW, March 5. /TASS/. Troops …"."""
    match = _SLASHED.match(line[:_REACH])
    head = read_head(match.group(1).strip(" ."), know) if match else None
    if match is None or head is None or not head.place or not (head.date or is_outlet(match.group(2), know)):
        return None
    return Dateline(replace(head, source=match.group(2).strip()), match.end())


def _coloned(line: str, know: HeaderKnowledge) -> Dateline | None:
    """The style of "PESHAWAR: At least five …" and "Kabul, June 5 (Khyber Wire): Five …"."""
    match = _COLON.match(line[:_REACH])
    head = read_head(match.group(1), know) if match else None
    if match is None or head is None or not head.place or line[match.end() : match.end() + 1].islower():
        return None
    lone_capitals = is_shouted(head.place) and not is_shouted(line) and len(head.place.split()) <= 4
    dated = head.date is not None
    return Dateline(head, match.end()) if dated or (lone_capitals and len(line) - match.end() > 40) else None


def _undashed(line: str, know: HeaderKnowledge) -> Dateline | None:
    """The style of "Srinagar, Jun 5 (Valley Wire) Two gunmen …": an agency in brackets and no dash."""
    match = _PAREN_END.match(line[:_REACH])
    head = read_head(match.group(1), know) if match else None
    if match is None or head is None or not (head.place and head.source and (head.date or is_shouted(head.place))):
        return None
    return Dateline(head, match.end())
