"""Bodies: a state's institutions put together from country and words, and organisations that no table knows."""

from dateline.extract.actor_people import actor_of, after_office
from dateline.extract.actor_words import Found, Match, Words, is_joined, longest, matches_at
from dateline.model import Actor
from dateline.rules.actor_types import ActorKnowledge, Country, Institution
from dateline.rules.types import ActorRow

_NAME_LENGTH = 9  # words that an unknown organisation's name can have
_ACRONYM = range(2, 9)  # letters


def known(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """The known actor at `start`, with the words for its men if they follow: "Hezbollah", "Houthi forces"."""
    match = longest(here, "actor")
    if not match or not isinstance(match[1].row, ActorRow):
        return None
    end, row = match[0], match[1].row
    if row.kind == "group" and words.gaps[end - 1] == "-" and end + 1 < len(words.keys):
        run = _run_by(words, start, end, row, knowledge)
        if run:
            return run
    men = _institution(words, end, knowledge) if row.kind == "group" and words.gaps[end - 1] == " " else None
    end = men[0] if men else end
    return Found(start, end, end, actor_of(row))


def _run_by(words: Words, start: int, end: int, row: ActorRow, knowledge: ActorKnowledge) -> Found | None:
    """The institution that a known group runs, an actor of its own: "the Houthi-run health ministry"."""
    body = _institution(words, end + 1, knowledge) if knowledge.has(words.keys[end], "run_by") else None
    if not body:
        return None
    name = " ".join(words.quote(start, body[0]).split())
    return Found(start, body[0], body[0], Actor(name, None, body[1].kind, row.side, row.country))


def country(start: int, here: list[Match]) -> Found | None:
    """The country at `start`, as an actor; a toponym that only looks like one takes the words and gives none."""
    match = longest(here, "country", "toponym")
    if not match:
        return None
    row = match[1].row
    actor = (
        Actor(row.name, f"actor:{row.code.lower()}", "country", "state", row.code) if isinstance(row, Country) else None
    )
    return Found(start, match[0], match[0], actor)


def government(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """The state that its capital speaks for: "Moscow denied it", "Kyiv has blamed the rebels"."""
    match = longest(here, "capital")
    if not match or not isinstance(match[1].row, Country) or words.gaps[match[0] - 1] != " ":
        return None
    if start and words.gaps[start - 1] == " " and knowledge.has(words.keys[start - 1], "place_preposition"):
        return None
    at = match[0]
    while at + 1 < len(words.keys) and knowledge.has(words.keys[at], "auxiliary") and words.gaps[at] == " ":
        at += 1
    if at >= len(words.keys) or not (
        knowledge.has(words.keys[at], "state_verb") or knowledge.has(words.keys[at], "say_verb")
    ):
        return None
    row = match[1].row
    return Found(start, match[0], match[0], Actor(row.name, f"actor:{row.code.lower()}", "country", "state", row.code))


def composed(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """A country's institution: "Syrian army", "Turkey's interior minister", "the Assad regime", "US-led coalition"."""
    if start and words.gaps[start - 1] == "-":  # "a pro-Russian official" is not Russia's
        return None
    for end, phrase in reversed(here):
        land = _country_of(phrase.row, knowledge)
        at = _after_owner(words, end, knowledge, possessive_only=phrase.use == "capital")
        if land is None or not at or phrase.use == "toponym":
            continue
        body = _institution(words, at, knowledge) or _modified(words, at, knowledge)
        if body:
            is_adjective = phrase.use == "demonym" or isinstance(phrase.row, ActorRow)
            owner = _as_written(words, start, at) if is_adjective and at == end else land.adjective
            return _body_of(words, start, (at, *body), (land, owner), knowledge)
    return None


def _as_written(words: Words, start: int, at: int) -> str:
    """The owner's words before the institution at the word `at`, the full stop of "U.S." included."""
    return words.text[words.spans[start][0] : words.spans[at][0]].rstrip(" \n-")


def _country_of(row: object, knowledge: ActorKnowledge) -> Country | None:
    if isinstance(row, Country):
        return row
    if isinstance(row, ActorRow) and row.kind == "person" and row.side == "state":
        return knowledge.countries.get(row.country or "")
    return None


def _after_owner(words: Words, end: int, knowledge: ActorKnowledge, *, possessive_only: bool) -> int:
    """The word after the owner and its possessive; 0 where the words do not go on."""
    if end + 1 < len(words.keys) and knowledge.has(words.keys[end], "possessive") and words.gaps[end - 1] == "'":
        return end + 1 if words.gaps[end] in (" ", "\n") else 0
    gap = words.gaps[end - 1]
    plain = gap in (" ", "\n", "-", ".-", "' ") or (gap == ". " and len(words.keys[end - 1]) == 1)
    return end if end < len(words.keys) and plain and not possessive_only else 0


def _institution(words: Words, at: int, knowledge: ActorKnowledge) -> tuple[int, Institution] | None:
    """The longest institution at the word `at`, and the word after it."""
    hyphened = words.gaps[at - 1] in ("-", ".-") if at else False
    for end, phrase in reversed(matches_at(words, at, knowledge)):
        row = phrase.row
        if isinstance(row, Institution) and row.words.startswith("-") == hyphened and words.gaps[end - 1] != "-":
            return end, row
    return None


def _modified(words: Words, at: int, knowledge: ActorKnowledge) -> tuple[int, Institution] | None:
    """The institution after one word that leaves it what it is: "Lebanon's caretaker prime minister"."""
    if at + 1 < len(words.keys) and knowledge.has(words.keys[at], "modifier") and words.gaps[at] == " ":
        return _institution(words, at + 1, knowledge)
    return None


def _body_of(
    words: Words, start: int, body: tuple[int, int, Institution], owner: tuple[Country, str], knowledge: ActorKnowledge
) -> Found:
    at, end, row = body
    land, adjective = owner
    person = after_office(words, end, row, land.code, knowledge)
    if person:
        return person
    glue = "" if row.words.startswith("-") else " "
    name = f"{adjective}{glue}{'-' if not glue else ''}{words.quote(at, end)}"
    actor = Actor(" ".join(name.split()), row.entity_in(land.code), row.kind, row.side, land.code)
    return Found(start, end, end, actor)


def institution(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """An institution without a country before it: "Foreign Ministry of Russia", "the army"."""
    body = _institution(words, start, knowledge) if longest(here, "institution") else None
    if not body or (start and words.gaps[start - 1] == "-"):
        return None
    end, row = body
    land = _of_country(words, end, knowledge)
    if land:
        found = _body_of(words, start, (start, end, row), (land[1], land[1].adjective), knowledge)
        return found if found.start != start else Found(start, land[0], land[0], found.actor)
    if not _is_bare(words, start, row, knowledge):
        return None
    return Found(start, end, end, Actor(words.quote(start, end), None, row.kind, row.side))


def _of_country(words: Words, end: int, knowledge: ActorKnowledge) -> tuple[int, Country] | None:
    if end + 1 >= len(words.keys) or words.gaps[end - 1] != " " or words.gaps[end] != " ":
        return None
    if not knowledge.has(words.keys[end], "genitive"):
        return None
    at = end + 1 + knowledge.has(words.keys[end + 1], "article")
    match = longest(matches_at(words, at, knowledge), "country", "toponym")
    return (match[0], match[1].row) if match and isinstance(match[1].row, Country) else None


def _is_bare(words: Words, start: int, row: Institution, knowledge: ActorKnowledge) -> bool:
    before = words.keys[start - 1] if start and words.gaps[start - 1] in (" ", "\n") else ""
    if before and knowledge.has(before, "modifier") and start > 1:
        before = words.keys[start - 2]
    if row.bare == "never" or knowledge.has(before, "blocker"):
        return False
    return row.bare == "any" or (
        _is_definite(before, knowledge) and not _modifies(words, start + row.words.count(" "), knowledge)
    )


def _is_definite(before: str, knowledge: ActorKnowledge) -> bool:
    return knowledge.has(before, "article") or knowledge.has(before, "possessive")


def _modifies(words: Words, last: int, knowledge: ActorKnowledge) -> bool:
    """Whether the institution only says what kind of thing follows: "the military initiative"."""
    follows = last + 1 < len(words.keys) and words.gaps[last] == " "
    return follows and knowledge.has(words.keys[last + 1], "thing")


def organisation(words: Words, start: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """An organisation that no table knows: capitalised words with a head ("Front") or an acronym in brackets."""
    if _opens_nothing(words, start, knowledge):
        return None
    run = _run(words, start, knowledge)
    end = _head_end(words, start, run, knowledge)
    if not end and _acronym_after(words, start, run):
        end = run
    if end - start < 2 or any(m[1].use == "actor" for i in range(start, end) for m in matches_at(words, i, knowledge)):
        return None
    head = next((knowledge.heads[k] for k in reversed(words.keys[start:end]) if k in knowledge.heads), None)
    name = " ".join(words.quote(start, end).split())
    land = longest(here, "demonym", "country")
    code = land[1].row.code if land and isinstance(land[1].row, Country) else None
    return Found(
        start, end, end, Actor(name, None, head.kind if head else "group", head.side if head else "none", code)
    )


def _opens_nothing(words: Words, start: int, knowledge: ActorKnowledge) -> bool:
    return knowledge.has(words.keys[start], "opener") or (start > 0 and words.gaps[start - 1] in ("'", "-"))


def _run(words: Words, start: int, knowledge: ActorKnowledge) -> int:
    """Where the capitalised sequence that begins at `start` ends, small connecting words inside it included."""
    end = i = start
    while i < min(start + _NAME_LENGTH, len(words.keys)):
        if words.capital[i] or words.forms[i][0].isdigit():
            if knowledge.has(words.keys[i], "opener") and i > start and not knowledge.has(words.keys[i], "connector"):
                break
            end = i + 1
        elif not (knowledge.has(words.keys[i], "connector") or _is_owned(words, i, knowledge)):
            break
        if not is_joined(words, i):
            break
        i += 1
    return end


def _is_owned(words: Words, i: int, knowledge: ActorKnowledge) -> bool:
    """Whether the word at `i` is the "s" of "People's Front"."""
    return (
        knowledge.has(words.keys[i], "possessive")
        and words.gaps[i - 1] == "'"
        and knowledge.has(words.keys[i - 1], "owner")
    )


def _head_end(words: Words, start: int, run: int, knowledge: ActorKnowledge) -> int:
    """Where the organisation's name ends: with its head, or with what "of" and "for" add; 0 without a head."""
    heads = [i for i in range(start, run) if words.keys[i] in knowledge.heads and words.capital[i]]
    last = heads[-1] if heads else start
    if not heads or any(
        knowledge.has(key, "article") for key in words.keys[start:last]
    ):  # "Men of the Storm Brigade" begins at Storm
        return 0
    follows = last + 1 < run and knowledge.has(words.keys[last + 1], "complement")
    return run if follows else last + 1


def _acronym_after(words: Words, start: int, run: int) -> bool:
    acronym = acronym_at(words, run)
    initials = {words.forms[i][0].upper() for i in range(start, run)}
    letters = [c for c in acronym if c.isupper()]
    return run - start > 1 and bool(letters) and sum(c in initials for c in letters) * 3 >= len(letters) * 2


def acronym_at(words: Words, at: int) -> str:
    """The acronym in brackets that the word at `at` is: "(CJNG)"; empty where it is none."""
    if at >= len(words.keys) or words.gaps[at - 1] != " (" or words.gaps[at][:1] != ")":
        return ""
    form = words.forms[at]
    return form if len(form) in _ACRONYM and sum(c.isupper() for c in form) > 1 else ""
