"""What somebody typed, as words to look for. Whatever is typed is read: there are no syntax errors.

market bombing      both words
"car bomb"          these words, in this order, exactly as folded
-drill              not this word
shell*              words that begin like this
Homs OR Hama        either; it binds the two words beside it
"""

import re
from dataclasses import dataclass

from dateline.rules.folding import load_folding
from dateline.store.folding import Stretch, folded, stretches

MOST_CHARACTERS = 4_000  # of a question that are read
MOST_WORDS = 32
_LEAST_STEM = 3  # letters that must stay when an Arabic article is taken off
_ITEM = re.compile(r'(?P<minus>[-−–]*)["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»](?P<star>\*?)|(?P<word>\S+)')
_ARABIC = re.compile("[\u0620-\u06ff]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand next to each other; with `is_prefix` the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


AnyOf = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One of each `wanted` must occur, and none of the `unwanted`."""

    wanted: tuple[AnyOf, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    unread: int = 0  # words that were left out because the question was too long

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Everything that a snippet marks."""
        return tuple(phrase for any_of in self.wanted for phrase in any_of)


@dataclass(slots=True)
class _Draft:
    wanted: list[AnyOf]
    unwanted: list[Phrase]
    is_or: bool = False


def parse_query(text: str) -> Query:
    """The query that the text asks, never an error.

    >>> parse_query('bomb "car bomb" -drill').wanted
    ((Phrase(words=('bomb',), is_prefix=False),), (Phrase(words=('car', 'bomb'), is_prefix=False),))
    >>> parse_query('Homs OR shell*').wanted
    ((Phrase(words=('homs',), is_prefix=False), Phrase(words=('shell',), is_prefix=True)),)
    """
    draft = _Draft([], [])
    items = list(_ITEM.finditer(text[:MOST_CHARACTERS]))
    for item in items[:MOST_WORDS]:
        _take(item, draft)
    unread = len(items[MOST_WORDS:]) + len(text[MOST_CHARACTERS:].split())
    return Query(tuple(draft.wanted), tuple(draft.unwanted), unread)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that is asked for, at most as many as a question may have.

    >>> name_words("Qerwan Brigade")
    ('qerwan', 'brigade')
    """
    return tuple(folded(name[:MOST_CHARACTERS]).split()[:MOST_WORDS])


def _take(item: re.Match[str], draft: _Draft) -> None:
    """Add what one item asks to the draft."""
    if item["word"] in ("OR", "|"):
        draft.is_or = bool(draft.wanted)
        return
    if item["word"] in ("AND", "&"):
        return
    is_unwanted, phrases = _read_phrase(item) if item["phrase"] is not None else _read_word(item["word"])
    if not phrases:
        return
    if is_unwanted:
        draft.unwanted += phrases
    elif draft.is_or:
        draft.wanted[-1] += phrases
    else:
        draft.wanted.append(phrases)
    draft.is_or = False


def _read_phrase(item: re.Match[str]) -> tuple[bool, AnyOf]:
    phrase = _phrase(item["phrase"], bool(item["star"]))
    return bool(item["minus"]), (phrase,) if phrase else ()


def _read_word(word: str) -> tuple[bool, AnyOf]:
    is_unwanted = word[0] in "-−–"
    is_prefix = word.endswith("*")
    phrase = _phrase(word, is_prefix)
    if phrase is None:
        return is_unwanted, ()
    return is_unwanted, _with_prefixes(phrase)


def _phrase(text: str, is_prefix: bool) -> Phrase | None:
    """The phrase that the text is; None where it has no word.

    In a report the last sign of a run also stands alone, behind its pair; a phrase that ends in a run leaves it out,
    because the report's run may go on.
    """
    found = [stretch for chunk in _joined_signs(text).split() for stretch in stretches(chunk)]
    if not found:
        return None
    words = [word for stretch in found for word, _, _ in stretch.words][: 2 * MOST_WORDS]
    last = found[-1]
    if last.is_run:
        return Phrase(tuple(words), True) if len(last.words) == 1 else Phrase(tuple(words[:-1]), False)
    return Phrase(tuple(words), is_prefix)


def _joined_signs(text: str) -> str:
    """The text without the blanks between two signs of a script that has none."""
    chunks = text.split()
    joined = chunks[:1]
    for chunk in chunks[1:]:
        glue = "" if _is_run(stretches(joined[-1])[-1:]) and _is_run(stretches(chunk)[:1]) else " "
        joined[-1:] = [joined[-1] + glue + chunk] if not glue else [joined[-1], chunk]
    return " ".join(joined)


def _is_run(found: tuple[Stretch, ...]) -> bool:
    return bool(found) and found[0].is_run


def _with_prefixes(phrase: Phrase) -> AnyOf:
    """An Arabic word by itself, and with everything that is written onto its front."""
    word = phrase.words[0]
    if len(phrase.words) > 1 or not _ARABIC.fullmatch(word):
        return (phrase,)
    knowledge = load_folding()
    article = next((a for a in knowledge.articles if word.startswith(a) and len(word) - len(a) >= _LEAST_STEM), "")
    stem = word.removeprefix(article)
    forms = dict.fromkeys((word, stem, *(prefix + stem for prefix in knowledge.prefixes)))
    return tuple(Phrase((form,), phrase.is_prefix) for form in forms)
