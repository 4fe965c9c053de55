"""The lines of a report's head that are neither title nor dateline: labels, days, bylines, outlets, republication."""

import re
from functools import lru_cache

from dateline.read.bylines import read_author, read_byline
from dateline.read.dates import WrittenDate, find_dates, first_date, whole_date
from dateline.read.facts import Facts
from dateline.read.names import is_outlet, is_person
from dateline.rules.header_types import HeaderKind, HeaderKnowledge

_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+|;\s+|(?<=[a-z\d])\.\s+(?=[A-Z\d])")
_LABEL = re.compile(r"[*_]*([^\W\d_][\w ./-]{1,28}?)[*_]*\s*[:：][*_]*\s*(\S.*)")
_NOTICE_WORDS = 10  # a longer piece beside a date is a sentence
_SYNDICATION_LINE = 320  # characters; a longer line tells something else too
_END = re.compile(r"[.;,|()\n]|\s[–—-]\s|\s(?=(?:on|under|and is|at http)\b)")
_SET_OFF = tuple(",–—-:|([")
_YEARS = re.compile(r"^[\s,]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*")


def read_line(text: str, know: HeaderKnowledge) -> Facts | None:
    """What a whole line of the head says; None where part of it is a sentence, a headline or something unknown."""
    text = text.strip()
    if not text or len(text) > _SYNDICATION_LINE:
        return None
    readers = (_several, _piece) if any(bar in text for bar in "|•·;") else (_piece, _several)
    return readers[0](text, know) or readers[1](text, know)


def _several(text: str, know: HeaderKnowledge) -> Facts | None:
    """A line of pieces with bars, dashes or full stops between them, each of which is understood or a notice."""
    pieces = [piece for piece in _BARS.split(text) if piece.strip(" .")]
    read = [_piece(piece.strip(" ."), know) for piece in pieces]
    if (signed := _signed_off(read)) is not None:
        return signed
    if len(pieces) < 2 or not any(read) or not (read[0] or _is_notice(pieces[0], know)):
        return None
    if not all(facts is not None or _is_notice(piece, know) for facts, piece in zip(read, pieces, strict=True)):
        return None
    merged = Facts()
    for piece, facts in zip(pieces, read, strict=True):
        outlet = Facts(source=piece.strip(" .")) if is_outlet(piece.strip(" ."), know) else Facts()
        merged = merged.or_else(facts or outlet)
    return merged


def _signed_off(read: list[Facts | None]) -> Facts | None:
    """The day and the author that a line of any words ends with: "… monitored by the desk. 30 January 2022. By Ana Ruiz"."""
    ends = [facts for facts in read[-2:] if facts is not None]
    if len(read) < 3 or len(ends) < 2:
        return None
    merged = ends[0].or_else(ends[1])
    return merged if merged.date is not None and merged.author is not None else None


def _piece(text: str, know: HeaderKnowledge) -> Facts | None:
    when = whole_date(text, know)
    if when:
        return Facts(date=when)
    if know.has("anonymous", text):
        return Facts()
    return _labelled(text, know) or read_byline(text, know) or _dated(text, know) or _signed(text, know)


def _is_notice(text: str, know: HeaderKnowledge) -> bool:
    folded = text.casefold()
    known = any(notice.casefold() in folded for notice in know.forms("notice"))
    return len(text.split()) <= _NOTICE_WORDS and (known or is_outlet(text.strip(" ."), know))


def _labelled(text: str, know: HeaderKnowledge) -> Facts | None:
    """A line such as "Source: Lake Wire" or "Date: 5 June 2023"."""
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    label, value = match.group(1), match.group(2).strip(" *_")
    for kind, is_update in (("published_label", False), ("updated_label", True)):
        if know.has(_kind(kind), label):
            when = first_date(value, know)
            return Facts(date=_as_update(when, is_update)) if when and len(value) <= 60 else None
    return _labelled_words(label, value, know) if len(value) <= 160 else None


def _labelled_words(label: str, value: str, know: HeaderKnowledge) -> Facts | None:
    if know.has("author_label", label):
        return read_author(value, know)
    if know.has("source_label", label) and len(value.split()) <= 8 and not value.endswith("."):
        return Facts(source=value)
    if know.has("title_label", label):
        return Facts(title=value)
    return Facts(place=value) if know.has("place_label", label) and len(value.split()) <= 6 else None


def _kind(name: str) -> HeaderKind:
    return "updated_label" if name == "updated_label" else "published_label"


def _dated(text: str, know: HeaderKnowledge) -> Facts | None:
    """A line such as "As of 5 June 2023" or "Updated 6 June", where no colon follows the label."""
    match = _date_label(know).match(text)
    when = whole_date(text[match.end() :], know) if match else None
    return Facts(date=_as_update(when, match.group(1) is None)) if match and when else None


def _signed(text: str, know: HeaderKnowledge) -> Facts | None:
    """A line such as "Ana Ruiz, Goma correspondent", where the job stands for the word "By"."""
    name, comma, rest = text.partition(",")
    job = bool(comma) and len(rest.split()) <= 4 and know.has("job", rest.split()[-1] if rest.split() else "")
    return Facts(author=name.strip()) if job and " " in name.strip() and is_person(name, know) else None


def title_date(title: str, know: HeaderKnowledge) -> WrittenDate | None:
    """The day that a headline gives as the report's own: "… as of 5 June 2023", "Daily summary – 5 June 2023"."""
    for when in find_dates(title, know):
        match = _label_before(know).search(title[: when.start])
        if match:
            return _as_update(when, match.group(1) is None)
        if when.year and not title[when.end :].strip(" )].") and title[: when.start].rstrip()[-1:] in _SET_OFF:
            return when
    return None


def _as_update(when: WrittenDate | None, is_update: bool) -> WrittenDate | None:
    if when is None or not is_update:
        return when
    return WrittenDate(when.year, when.month, when.day, when.weekday, when.start, when.end, is_update=True)


def read_syndication(text: str, know: HeaderKnowledge) -> Facts | None:
    """The outlet that a line says the report was taken over from, or that holds the copyright."""
    if len(text) > _SYNDICATION_LINE:
        return None
    match = _syndication(know).search(text)
    owner = match or _copyright(know).match(text.strip())
    if owner is None:
        return None
    source = text if match else text.strip()
    words = _YEARS.sub("", source[owner.end() :], count=1)
    name = _END.split(words, maxsplit=1)[0].strip(" *_:“”\"'")
    if not name or len(name.split()) > 7:
        return None
    return Facts(syndicated_from=name) if match else Facts(source=name)


@lru_cache(maxsize=8)
def _syndication(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{know.any_of('syndication')})\s*:?\s+(?:the\s+website\s+of\s+)?", re.IGNORECASE)


@lru_cache(maxsize=8)
def _copyright(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:{know.any_of('copyright')})(?=[\s\d])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _date_label(know: HeaderKnowledge) -> re.Pattern[str]:
    published, updated = know.any_of("published_label"), know.any_of("updated_label")
    return re.compile(rf"[\s(*_]*(?:({published})|(?:{updated}))\s*[:,-]?\s+", re.IGNORECASE)


@lru_cache(maxsize=8)
def _label_before(know: HeaderKnowledge) -> re.Pattern[str]:
    published, updated = know.any_of("published_label"), know.any_of("updated_label")
    return re.compile(rf"\b(?:({published})|(?:{updated}))\s*[:,-]?\s*$", re.IGNORECASE)
