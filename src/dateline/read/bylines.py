"""Who wrote it: "By Ana Ruiz, correspondent", "Compiled by …", "(Reporting by A and B; editing by C)"."""

import re
from functools import lru_cache

from dateline.read.facts import Facts
from dateline.read.names import is_outlet, is_person
from dateline.rules.header_types import HeaderKnowledge

_LONGEST = 200  # characters; a longer line is a sentence


def read_byline(text: str, know: HeaderKnowledge) -> Facts | None:
    """Author and outlet of a line, or part of a line, that opens with a byline's words; None where it is no byline."""
    text = text.strip(" \t()[]*_–—-")
    match = _opener(know).match(text) if len(text) <= _LONGEST else None
    return read_author(text[match.end() :], know) if match else None


def read_author(words: str, know: HeaderKnowledge) -> Facts | None:
    """Author and outlet of the words that follow "By": names, perhaps with a job, a place or an outlet behind them."""
    words = _editors(know).split(words, maxsplit=1)[0].strip(" .;,()")
    outlet = _affiliation(know).search(words)
    people, _, rest = (words[: outlet.start()] if outlet else words).partition(",")
    if is_outlet(people, know) or know.has("anonymous", people.strip()):
        return Facts(source=_outlet_among([people, *rest.split(",")], know), author=None) if _ends(rest, know) else None
    names, tail = _names(people, rest, know)
    if not names or not _ends(tail, know):
        return None
    source = _outlet_among(([outlet.group(1)] if outlet and outlet.group(1) else []) + tail.split(","), know)
    return Facts(author=names, source=source)


def has_opener(text: str, know: HeaderKnowledge) -> bool:
    """Whether the text opens with a byline's words, whatever follows."""
    return _opener(know).match(text.strip(" \t()[]")) is not None


def _names(people: str, rest: str, know: HeaderKnowledge) -> tuple[str | None, str]:
    """The names as one string, and what is left: "A, B and C" is three names, "A, Goma" is one."""
    if not all(is_person(name, know) for name in _joiner(know).split(people.strip())):
        return None, rest
    more = [piece.strip() for piece in rest.split(",")] if rest else []
    joined = next((n for n, piece in enumerate(more) if _joiner(know).search(f" {piece}")), None)
    listed = more[: joined + 1] if joined is not None else []
    if listed and all(is_person(name, know) for piece in listed for name in _joiner(know).split(piece) if name):
        return ", ".join([people.strip(), *listed]), ",".join(more[len(listed) :])
    return people.strip(), rest


def _ends(tail: str, know: HeaderKnowledge) -> bool:
    """Whether what stands behind the names is short and no sentence: a job, a place, an outlet."""
    return all(_is_affiliation(piece.strip(), know) for piece in tail.split(",") if piece.strip())


def _is_affiliation(piece: str, know: HeaderKnowledge) -> bool:
    tokens = piece.split()
    job = any(know.has("job", token) for token in tokens) or know.has("job", piece)
    return len(tokens) <= 6 and (job or is_person(piece, know) or is_outlet(piece, know))


def _outlet_among(pieces: list[str], know: HeaderKnowledge) -> str | None:
    return next((piece.strip() for piece in pieces if is_outlet(piece, know)), None)


@lru_cache(maxsize=8)
def _opener(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:{know.any_of('byline')})\s*:?\s+(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _editors(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"[;.,(]?\s*\b(?:{know.any_of('editor')})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _affiliation(know: HeaderKnowledge) -> re.Pattern[str]:
    places, outlets = know.any_of("place_word"), know.any_of("outlet_word")
    return re.compile(rf",?\s+(?:(?:{outlets})\s+(?:the\s+)?(\S.{{1,60}})|(?:{places})\s+[^\W\d_].{{1,60}})$")


@lru_cache(maxsize=8)
def _joiner(know: HeaderKnowledge) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{know.any_of('joiner')})\s+")
