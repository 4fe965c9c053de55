"""Words as the linker of news compares them: lemmas, names, figures, and the word that heads a mention."""

import re
from functools import lru_cache

from dateline.rules.lang.en.lexicon import forms_of
from dateline.rules.load import load_rules

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


@lru_cache(maxsize=65_536)
def frames_of(lemma: str) -> frozenset[str]:
    """The kinds of happening that the project's lexicon gives for a lemma by itself.

    >>> frames_of("shelling") == frames_of("shell"), frames_of("table")
    (True, frozenset())
    """
    return _frames().get(lemma, frozenset())


@lru_cache(maxsize=65_536)
def is_speech(lemma: str) -> bool:
    """Whether the lexicon has the lemma as a word of speech.

    >>> is_speech("say"), is_speech("shell")
    (True, False)
    """
    return lemma in _speech()


@lru_cache(maxsize=1)
def _frames() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for trigger in load_rules().triggers:
        found[trigger.lemma] = found.get(trigger.lemma, frozenset()) | {trigger.frame}
    return found


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return frozenset(row.lemma for row in load_rules().speech)
