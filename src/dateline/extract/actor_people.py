"""Persons named in a text: after a title, beside a verb of saying, before what they are."""

from dateline.extract.actor_words import NAME_GAPS, Found, Match, Words, is_headline, longest, matches_at
from dateline.model import Actor
from dateline.model.mention import Side
from dateline.rules.actor_types import ActorKnowledge, Institution, Title, WordClass
from dateline.rules.types import ActorRow

_NAME_WORDS = 4
_TITLES = 4  # in a row: "Prime Minister Field Marshal Dr"
_APPOSITION = 6  # words after the comma among which the person noun must stand: "a retired primary school teacher"
_STRANGERS: tuple[WordClass, ...] = ("opener", "not_name")


def titled(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """The person after the title at `start`: "Colonel Omar Dikko", "spokesman Lt. Col. Ali Hassan"."""
    end, public = _titles(words, start, here, knowledge)
    return _person_after(words, start, end, public, knowledge) if end > start else None


def is_place_name(words: Words, found: Found, knowledge: ActorKnowledge) -> bool:
    """Whether the words beside it say that a place bears the name: "the district of Sheikh Omar"."""
    goes_on = found.end < len(words.keys) and words.gaps[found.end - 1] == " "
    if goes_on and knowledge.has(words.keys[found.end], "place_noun"):
        return True
    start = found.start
    while start > 1 and words.capital[start - 1] and words.gaps[start - 1] == " ":
        start -= 1  # "Sheikh" is part of it
    return start > 1 and words.keys[start - 1] == "of" and knowledge.has(words.keys[start - 2], "place_noun")


def _titles(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> tuple[int, bool]:
    """Where the run of titles that begins at `start` ends, and whether one of them is public."""
    end, public, match = start, False, longest(here, "title")
    for _ in range(_TITLES):
        if not match or not isinstance(match[1].row, Title):
            break
        end, public = match[0], public or match[1].row.is_public
        if not _leads_on(words, end - 1, match[1].row):
            break
        match = longest(matches_at(words, end, knowledge), "title")
    return end, public


def _leads_on(words: Words, last: int, title: Title) -> bool:
    gap = words.gaps[last]
    return gap in (" ", "\n", "  ", ", ") or (gap == ". " and title.word.endswith("."))


def _person_after(words: Words, start: int, at: int, public: bool, knowledge: ActorKnowledge) -> Found | None:
    """The person named at the word `at`, after a title; a known actor there that is no person is none."""
    gap = words.gaps[at - 1]
    if not (words.capital[at] or _is_particle(words, at, knowledge)) or not _may_follow(gap, words.forms[at - 1]):
        return None
    there = matches_at(words, at, knowledge)
    known = longest(there, "actor")
    if known:
        return _known_person(start, at, known)
    end = name_end(words, at, knowledge)
    if end == at or _is_place(there, end) or (gap == ", " and end - at < 2):
        return None
    if is_headline(words, at) or any(m[1].use == "institution" for m in there):
        return None
    return Found(at, end, end, _person(words.quote(at, end), "state" if public else "none"))


def _may_follow(gap: str, title: str) -> bool:
    return gap in (" ", "\n", "  ") or (gap in (". ", ".\n") and title[0].isupper()) or gap == ", "


def _known_person(start: int, at: int, known: Match) -> Found | None:
    row = known[1].row
    if not isinstance(row, ActorRow) or row.kind != "person":
        return None
    return Found(at, known[0], known[0], actor_of(row))


def actor_of(row: ActorRow) -> Actor:
    """The actor that a row of the dictionary describes; several countries stay a list with commas."""
    return Actor(row.name, row.id, row.kind, row.side, row.country)


def _is_place(matches: list[Match], end: int) -> bool:
    """Whether the name is a country's or a toponym's rather than a person's: 'Israel', but not 'Israel Katz'."""
    match = longest(matches, "country", "demonym", "toponym")
    return match is not None and (match[0] >= end or match[1].use != "country")


def _person(name: str, side: Side) -> Actor:
    return Actor(" ".join(name.split()), None, "person", side)


def after_office(words: Words, end: int, office: Institution, code: str, knowledge: ActorKnowledge) -> Found | None:
    """The person after a country's office that ends before `end`: "Turkish Interior Minister Ali Yerlikaya"."""
    last = longest(matches_at(words, end - len(office.words.split()), knowledge), "title")
    if not last or last[0] != end or words.gaps[end - 1] == ", ":
        return None
    found = _person_after(words, end, end, True, knowledge)
    if not found or not found.actor or found.actor.entity_id:
        return found
    return Found(found.start, found.end, found.until, Actor(found.actor.name, None, "person", "state", code))


def name_end(words: Words, at: int, knowledge: ActorKnowledge) -> int:
    """Where the person's name that begins at the word `at` ends; `at` where none begins."""
    end, count, i = at, 0, at
    while count < _NAME_WORDS:
        while i < at + 8 and _is_particle(words, i, knowledge) and words.gaps[i] in NAME_GAPS:
            i += 1
        if not _is_name_word(words, i, knowledge):
            break
        count, i = count + 1, i + 1
        end = i
        if not _goes_on(words, i - 1):
            break
    return end


def _goes_on(words: Words, i: int) -> bool:
    gap = words.gaps[i]
    return gap in NAME_GAPS or (gap == ". " and len(words.keys[i]) == 1)


def _is_particle(words: Words, i: int, knowledge: ActorKnowledge) -> bool:
    return i + 1 < len(words.keys) and knowledge.has(words.keys[i], "particle")


def _is_name_word(words: Words, i: int, knowledge: ActorKnowledge) -> bool:
    if not words.capital[i]:
        return False
    form, key = words.forms[i], words.keys[i]
    if form.isupper() and 2 <= len(form) <= 6:
        return False
    return not any(knowledge.has(key, c) for c in _STRANGERS) and key not in knowledge.heads


def described(words: Words, at: int, knowledge: ActorKnowledge) -> Found | None:
    """The person whom the text says to be one: "Sani Garba, a baker", "said Amina Yusuf."."""
    if not words.capital[at] or (at and words.capital[at - 1] and words.gaps[at - 1] == " "):
        return None
    end = name_end(words, at, knowledge)
    if end - at < 2:
        return None
    if not (_is_described(words, end, knowledge) or _speaks(words, at, end, knowledge)):
        return None
    if _names_otherwise(words, at, end, knowledge) or is_headline(words, at):
        return None
    return Found(at, end, end, _person(words.quote(at, end), "none"))


def _names_otherwise(words: Words, at: int, end: int, knowledge: ActorKnowledge) -> bool:
    if any(knowledge.has(words.keys[i], "not_person") for i in range(at, end)):
        return True
    uses = {m[1].use for i in range(at, end) for m in matches_at(words, i, knowledge)}
    return bool(uses & {"actor", "country", "demonym", "toponym", "capital"})


def _is_described(words: Words, end: int, knowledge: ActorKnowledge) -> bool:
    if words.gaps[end - 1] != ", " or end >= len(words.keys):
        return False
    key = words.keys[end]
    if key.isdigit():
        return len(key) == 2 and words.gaps[end] in (", ", ",", ".\n", ". ")
    if knowledge.has(key, "relative"):
        return True
    if not knowledge.has(key, "determiner"):
        return False
    return any(knowledge.has(k, "person_noun") for k in _until_comma(words, end))


def _until_comma(words: Words, at: int) -> list[str]:
    """The words of an apposition, to its end or to the sixth."""
    found: list[str] = []
    for i in range(at, min(at + _APPOSITION, len(words.keys))):
        found.append(words.keys[i])
        if words.gaps[i] not in (" ", "-", "\n"):
            break
    return found


def _speaks(words: Words, at: int, end: int, knowledge: ActorKnowledge) -> bool:
    """Whether a verb of saying stands beside the name: "said Amina Yusuf," or "Amina Yusuf said"."""
    if end < len(words.keys) and words.gaps[end - 1] == " " and knowledge.has(words.keys[end], "say_verb"):
        return True
    before = at and words.gaps[at - 1] == " " and knowledge.has(words.keys[at - 1], "inverted")
    return bool(before) and words.gaps[end - 1][:1] in (",", ".")
