"""How text is cut into words and compared with the tables: accents, dashes and apostrophes folded, offsets kept."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_MARK = re.compile("[\u0300-\u036f]")
_LETTERS = dict(zip("øØđĐłŁıßæœð", "oOdDlLisaod", strict=True))
_SIGNS = dict.fromkeys("’‘ʼʻʿʾ`´", "'") | dict.fromkeys("‐‑–", "-") | dict.fromkeys("\u00a0\u2009\u202f", " ")


def _base(code: int) -> str:
    return unicodedata.normalize("NFD", chr(code))[0]


_FOLD = {chr(code): _base(code) for block in ((0xC0, 0x250), (0x1E00, 0x1F00)) for code in range(*block)}
_FOLD |= _LETTERS | _SIGNS
_FOLDED = re.compile(f"[{''.join(char for char, plain in _FOLD.items() if char != plain)}]")


def fold(text: str) -> str:
    """The text without accents and with plain apostrophes and dashes, code point for code point.

    >>> fold("Coalcomán’s")
    "Coalcoman's"
    """
    return _FOLDED.sub(lambda match: _FOLD[match.group()], text)


def words_of(folded: str) -> tuple[str, ...]:
    """The words of folded text, combining marks dropped.

    >>> words_of("U.S.-backed al-Qaeda")
    ('U', 'S', 'backed', 'al', 'Qaeda')
    """
    found = WORD.findall(folded)
    return tuple(_MARK.sub("", word) for word in found) if _MARK.search(folded) else tuple(found)


def name_key(name: str) -> str:
    """What two spellings of one name share: its words, folded, in lower case.

    >>> name_key("Al-Shabaab") == name_key("al Shabaab")
    True
    """
    return " ".join(words_of(fold(name).lower()))
