"""Words made comparable: folded, without accents, signs and articles."""

import re
import unicodedata

_SIGN = re.compile(r"[^\w\s]")
_ARTICLE = re.compile(r"\b(a|an|the)\b")


def fold(text: str) -> str:
    """The words in small letters, without accents, signs and English articles.

    >>> fold("The São Paulo-based  group")
    'sao paulo based group'
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))
    return " ".join(_ARTICLE.sub(" ", _SIGN.sub(" ", letters)).split())
