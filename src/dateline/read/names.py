"""Which words can be a person's name, a place's or an outlet's, as far as a report's head needs to know."""

import re

from dateline.rules.header_types import HeaderKnowledge

_SPLIT = re.compile(r"[,/;]|\s-\s")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_HANDLE = re.compile(r"@?[^\W\d_]{3,25}")
_PREFIX = re.compile(r"[^\W\d_]{1,4}[-'’](?=\w)")
_STRIP = " .,;()[]\"'“”’‘"


def is_capitalised(word: str) -> bool:
    """Whether the word begins with a capital, or with a letter of a script that has none."""
    letter = next((character for character in word if character.isalpha()), "")
    return bool(letter) and not letter.islower()


def is_shouted(text: str) -> bool:
    """Whether the text has at least two letters and no small ones."""
    return sum(character.isalpha() for character in text) >= 2 and text == text.upper()


def is_person(text: str, know: HeaderKnowledge) -> bool:
    """Whether the text can be a name: up to six capitalised words, with small particles between them."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or any(character.isdigit() for character in text):
        return False
    first = tokens[0].strip(_STRIP).casefold()
    if first in know.months or first in know.weekdays or (len(first) > 1 and first in know.stopwords):
        return False
    return _is_name_part(tokens[-1]) and all(_is_name_part(token) or know.has("particle", token) for token in tokens)


def _is_name_part(token: str) -> bool:
    """Whether the word is a name's, as "Sayed", "al-Sayed" and "d'Arc" are."""
    return is_capitalised(token) or is_capitalised(_PREFIX.sub("", token))


def is_outlet(text: str, know: HeaderKnowledge) -> bool:
    """Whether the words name who publishes: a known agency, a medium ("… News"), an office, or a web address."""
    text = text.strip()
    tokens = text.split()
    if _DOMAIN.fullmatch(text):
        return True
    if not 1 <= len(tokens) <= 8 or any(mark in text for mark in '.!?:;[]()"“'):
        return False
    if know.has("agency", text):
        return is_capitalised(text)
    named = all(is_capitalised(token) or know.has("particle", token) for token in tokens)
    office = know.has("institution", tokens[0])
    return named and len(tokens) > 1 and (office or any(know.has("media_word", token) for token in tokens))


def is_handle(text: str) -> bool:
    """Whether the text is one small-letter word, as some sites sign ("blueriverpost")."""
    return bool(_HANDLE.fullmatch(text)) and text == text.lower()


def is_country(text: str, know: HeaderKnowledge) -> bool:
    """Whether the text is a country or territory that datelines end in."""
    return know.has("country", text.strip(" ()[],")) or know.has("country", text.strip(_STRIP))


def is_place(text: str, know: HeaderKnowledge) -> bool:
    """Whether the text can be a dateline's place: one to five capitalised names, none of them a known label."""
    pieces = [piece.strip() for piece in _SPLIT.split(text)]
    if not text or len(text) > 90 or len(pieces) > 5 or not all(pieces):
        return False
    return not _is_label(text, know) and all(_is_place_name(piece, know) for piece in pieces)


def _is_label(text: str, know: HeaderKnowledge) -> bool:
    first = text.split()[0].strip(_STRIP + ":")
    calendar = first.casefold() in know.months or first.casefold() in know.weekdays
    return (
        calendar
        or know.has("not_place", first)
        or know.has("institution", first)
        or know.has("not_place", text.strip(_STRIP))
    )


def _is_place_name(piece: str, know: HeaderKnowledge) -> bool:
    tokens = [token.strip("()[]") for token in piece.split()]
    if len(tokens) > 5 or any(not token or any(c.isdigit() for c in token) for token in tokens):
        return False
    if any(mark in piece for mark in '“”"!?:;'):
        return False
    small = [token for token in tokens if not _is_name_part(token)]
    return _is_name_part(tokens[0].lstrip("'’‘")) and all(know.has("particle", token) for token in small)
