"""A document's words as the actor spotter reads them: offsets, folded spellings, what joins them, which lines shout."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Actor
from dateline.rules.actor_types import ActorKnowledge, Phrase, Use
from dateline.rules.words import WORD, fold, words_of

NAME_GAPS = frozenset({" ", "\n", "  ", "-", "'", " '"})
_JOINERS = frozenset({" ", "  ", "\n", " \n", "-", "'", ".", "/", "&", " & ", "' ", " '"})
_ABBREVIATION = 4  # letters: "Lt. Gen.", "Capt. Traoré"
_LINE = 400  # code points that are read of a line to tell a headline
_TITLE_CASE = 0.7  # the share of capitalised words that makes a line a headline


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words; `folded` has the text's own offsets."""

    text: str
    folded: str
    spans: Sequence[tuple[int, int]]
    forms: Sequence[str]  # folded
    keys: Sequence[str]  # folded, in lower case
    gaps: Sequence[str]  # what stands after each word; a stop and a break after the last
    capital: Sequence[bool]  # whether the word begins with a capital letter; one False more than there are words
    shouted: tuple[tuple[int, int], ...]  # lines in capitals

    def quote(self, start: int, end: int) -> str:
        """The words from `start` to before `end`, as written."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]


@dataclass(frozen=True, slots=True)
class Found:
    """An actor at the words `[start, end)`; reading goes on at `until`; without an actor the words name none."""

    start: int
    end: int
    until: int
    actor: Actor | None


Match = tuple[int, Phrase]  # the word after the match, and what matched


def read_words(text: str) -> Words:
    """The text cut into words."""
    folded = fold(text)
    spans = [match.span() for match in WORD.finditer(folded)]
    forms = words_of(folded)
    gaps = [folded[end:start] for (_, end), (start, _) in pairwise(spans)]
    capital = [form[0].isupper() for form in forms]
    return Words(
        text, folded, spans, forms, [f.lower() for f in forms], [*gaps, ".\n"], [*capital, False], _shouted(folded)
    )


def _shouted(folded: str) -> tuple[tuple[int, int], ...]:
    found, start = [], 0
    for line in folded.splitlines(keepends=True):
        if line.isupper() and line.strip().count(" "):
            found.append((start, start + len(line)))
        start += len(line)
    return tuple(found)


def is_joined(words: Words, i: int) -> bool:
    """Whether the word at `i` and the next can belong to one name."""
    gap = words.gaps[i]
    return gap in _JOINERS or (gap in (". ", ".-", ".\n") and len(words.keys[i]) <= _ABBREVIATION and words.capital[i])


def _is_walked(words: Words, i: int) -> bool:
    """Whether a known phrase can go on after the word at `i`: as in any name, or over a comma or bracket of its own."""
    return words.gaps[i] in (", ", " - ", " (", "(") or is_joined(words, i)


def matches_at(words: Words, i: int, knowledge: ActorKnowledge) -> list[Match]:
    """Every known phrase that begins at the word `i`, the shortest first."""
    found: list[Match] = []
    node = knowledge.index.children.get(words.keys[i]) if i < len(words.keys) else None
    while node is not None:
        i += 1
        found += [(i, p) for p in node.phrases if _fits(words, i - len(p.words), p, knowledge)]
        if not node.children or i >= len(words.keys) or not _is_walked(words, i - 1):
            break
        node = node.children.get(words.keys[i])
    return found


def longest(matches: list[Match], *uses: Use) -> Match | None:
    """The longest match that is used for one of these."""
    return next((match for match in reversed(matches) if match[1].use in uses), None)


def _fits(words: Words, start: int, phrase: Phrase, knowledge: ActorKnowledge) -> bool:
    forms = [words.forms[i] for i in range(start, start + len(phrase.words))]
    if phrase.use in ("institution", "title"):
        return all(known[0].islower() or not form[0].islower() for form, known in zip(forms, phrase.words, strict=True))
    if all(map(str.islower, forms)):  # only what the table itself writes so: "anti-balaka"
        return forms == list(phrase.words)
    if all(map(_same_case, forms, phrase.words)):
        is_doubtful = len(forms) == 1 and knowledge.has(words.keys[start], "ambiguous")
        return not is_doubtful or (forms == list(phrase.words) and not _is_shouted(words, start))
    return _is_shouted(words, start) and not knowledge.has(words.keys[start], "ambiguous")


def _same_case(form: str, known: str) -> bool:
    if form == known or known[0].islower():
        return True
    if form[0].islower():
        return False
    if known.isupper() or form.isupper():  # Isis for ISIS, and ISRAEL for Israel, but not Us for US
        return len(form) > 3
    return True


def _is_shouted(words: Words, i: int) -> bool:
    at = words.spans[i][0]
    return any(start <= at < end for start, end in words.shouted)


def is_headline(words: Words, i: int) -> bool:
    """Whether the line around the word at `i` is a headline in title case or in capitals."""
    at = words.spans[i][0]
    start = words.folded.rfind("\n", max(0, at - _LINE), at) + 1 or max(0, at - _LINE)
    end = words.folded.find("\n", at, at + _LINE)
    line = words.folded[start : end if end >= 0 else at + _LINE].strip()
    if not line or line[-1] in ".:;?!\"'”":
        return False
    forms = words_of(line)
    return len(forms) > 3 and sum(not form[0].islower() for form in forms) >= _TITLE_CASE * len(forms)
