"""Words as the linker of news compares them: lemmas, names, figures, and the word that heads a mention."""

import re
from functools import lru_cache

from dateline.rules.lang.en.lexicon import forms_of

_WORD = re.compile(r"[^\W_]{2,}")
_PARTICLES = frozenset(
    ["in", "into", "out", "up", "down", "off", "on", "over", "away", "back", "of", "to", "by", "with"]
)


@lru_cache(maxsize=65_536)
def lemma_of(word: str) -> str:
    """The verb's lemma, else the noun's, else the word.

    >>> lemma_of("fired"), lemma_of("attacks")
    ('fire', 'attack')
    """
    forms = forms_of(word.lower())
    return forms.verb or forms.noun or word.lower()


def head_of(words: str) -> str:
    """The lemma of the word that names the event in a mention: the first that is no particle.

    >>> head_of("checked into")
    'check'
    """
    found = [w for w in _WORD.findall(words) if w.lower() not in _PARTICLES] or words.split() or [words]
    return lemma_of(found[0])


def is_name(word: str) -> bool:
    """Whether a word is written with a capital.

    >>> is_name("Gusau"), is_name("market")
    (True, False)
    """
    return word[0].isupper()


def is_figure(word: str) -> bool:
    """Whether a word is a figure.

    >>> is_figure("12"), is_figure("twelve")
    (True, False)
    """
    return word[0].isdigit()
