"""A text in the spelling in which quotes are compared: one blank for white space, plain marks, nothing invisible."""

import unicodedata
from dataclasses import dataclass

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters stands in the text as written."""

    text: str
    at: tuple[int, ...]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text (not an empty one) stands in the text as written."""
        return self.at[start], self.at[end - 1] + 1


def folded(text: str, start: int = 0, end: int | None = None) -> Folded:
    """The stretch of the text as it is compared.

    >>> folded("he  said “so”…").text
    'he said "so"...'
    """
    signs: list[str] = []
    at: list[int] = []
    for offset in range(start, len(text) if end is None else end):
        plain = _plain(text[offset])
        if plain != " " or not signs or signs[-1] != " ":
            signs.extend(plain)
            at.extend([offset] * len(plain))
    return Folded("".join(signs), tuple(at))


def _plain(sign: str) -> str:
    """The sign as it is compared; nothing for one that is not seen."""
    if sign.isspace():
        return " "
    return _PLAIN.get(sign, "" if unicodedata.category(sign) == "Cf" else sign)
