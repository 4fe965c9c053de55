"""What the words of an argument are to MUC-4: a body, people, somebody by name, an armed side, an authority.

By the engine's own lexicon; the texts are in capitals, so that a name is told by its words being no words of the
language.
"""

import re
from functools import cache

from dateline.extract.participants import ARMED, PEOPLE
from dateline.model import Argument, Speaker
from dateline.rules.actor_types import Title
from dateline.rules.lang.en.lexicon import forms_of, is_known
from dateline.rules.load import load_rules
from dateline.rules.tables import read_table
from dateline.rules.types import ActorRow
from dateline.rules.words import name_key

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FIRE = frozenset(["burn", "fire", "arson", "torch", "ablaze", "alight", "blaze", "flame"])
_THEFT = frozenset(["steal", "rob", "loot", "robbery", "theft", "looting", "plunder", "pillage", "heist"])
_AUTHORITIES = frozenset({"official", "police", "soldier", "commander"})
_STATE_SIDES = frozenset({"state", "foreign"})
_BODIES = frozenset(["army", "military", "police", "government", "regime", "navy", "mafia", "cartel"])
_FORCE, _OF_ARMS = frozenset(["force", "forces"]), frozenset(["armed", "air", "naval", "land"])
_MEMBERS = frozenset(
    [
        "members",
        "member",
        "elements",
        "personnel",
        "people",
        "units",
        "commandos",
        "commandoes",
        "column",
        "troops",
        "crew",
    ]
)
_OUTLETS = frozenset(["branch", "branches"])  # of a bank; the lexicon takes them for people
_PARTS = frozenset(["window", "wall", "floor", "roof", "door", "glass", "masonry", "street"])
_AMMUNITION = frozenset(["bullet", "round", "shot", "cartridge"])
_DOUBTING = frozenset(["alleged", "suspected", "presumed", "purported", "apparent"])
_REBELS = frozenset(["guerrilla", "rebel", "terrorist", "insurgent", "subversive", "extremist", "militant", "commando"])
_COUNTING = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "these",
            "those",
            "some",
            "several",
            "many",
            "about",
            "approximately",
            "over",
            "least",
            "at",
            "most",
        ),
        *(
            "more",
            "than",
            "nearly",
            "almost",
            "around",
            "dozens",
            "hundreds",
            "thousands",
            "number",
            "unknown",
            "another",
        ),
        *(
            "other",
            "same",
            "alleged",
            "suspected",
            "presumed",
            "second",
            "various",
            "numerous",
            "self-styled",
            "so-called",
        ),
    ]
)
_FIGHTERS = frozenset({"armed_group", "vigilante", "soldier"})
_SHORT = 3  # letters; shorter words alone are rarely a name


def told_words(text: str) -> frozenset[str]:
    """The words and their lemmas."""
    words = [w.lower() for w in _WORD.findall(text)]
    forms = [forms_of(word) for word in words]
    return frozenset(w for w in (*words, *(f.verb for f in forms), *(f.noun for f in forms)) if w)


def is_fire(words: frozenset[str]) -> bool:
    """Whether the words speak of burning."""
    return bool(words & _FIRE)


def is_theft(words: frozenset[str]) -> bool:
    """Whether the words speak of taking property."""
    return bool(words & _THEFT)


def is_body(words: str) -> bool:
    """Whether the last of the words makes an organisation of them: army, front, government; no word for its people."""
    last = words.lower().rpartition(" ")[2]
    return not is_folk(words) and (last in _BODIES or last in load_rules().actors.heads or last in _FORCE)


def is_folk(words: str) -> bool:
    """Whether the last of the words stands for people rather than for a body: guerrillas, troops, members, group."""
    before, _, last = words.lower().rpartition(" ")
    if last in _BODIES or (last in _FORCE and before.rpartition(" ")[2] in _OF_ARMS):
        return False
    return last in _MEMBERS or _head_class(last) in PEOPLE


def is_doubted(words: str) -> bool:
    """Whether the words themselves say that it may be somebody else: alleged, presumed, suspected."""
    return bool(told_words(words) & _DOUBTING)


def is_rebel(words: str) -> bool:
    """Whether the words speak of rebels, whoever they are."""
    return bool(told_words(words) & _REBELS)


def is_rebel_side(argument: Argument) -> bool:
    """Whether the words stand for an armed side outside the state."""
    known = known_row(argument)
    return known.side == "armed" if known is not None else _head_class(argument.name) in ("armed_group", "vigilante")


def bare_words(words: str) -> str:
    """The words without what counts or doubts them: "at least three", "several", "alleged", "seven of these".

    >>> bare_words("AT LEAST THREE ARMED INDIVIDUALS"), bare_words("SEVEN OF THESE BOMBS")
    ('ARMED INDIVIDUALS', 'BOMBS')
    """
    found = words.split()
    while len(found) > 1 and (_counts(found[0]) or found[0].lower() == "of"):
        found = found[1:]
    return " ".join(found)


def numeral_of(words: str) -> int | None:
    """The number that the words begin with."""
    first = words.lower().split()[0] if words.split() else ""
    value = first if first.isdigit() else str(load_rules().language.numerals.values.get(first, ""))
    return int(value) if value.isdigit() else None


def is_one(words: str) -> bool:
    """Whether the words stand for one person: the last is a noun for people, not in the plural."""
    last = words.lower().rpartition(" ")[2]
    return is_human(words) and forms_of(last).noun == last and not last.endswith("men") and last not in _MEMBERS


def is_human(words: str) -> bool:
    """Whether the last of the words is a noun for single people: no body, no crowd of a name."""
    return _head_class(words) in PEOPLE - {"group", "source"}


def is_doer(argument: Argument) -> bool:
    """Whether the words stand for people who can do it: no source that only speaks, nothing that is no people."""
    kind = _head_class(argument.name)
    return kind != "source" and (kind in PEOPLE or known_row(argument) is not None or is_person_name(argument))


def _counts(word: str) -> bool:
    low = word.lower()
    return low[0].isdigit() or low in _COUNTING or low in load_rules().language.numerals.values


def is_people(argument: Argument) -> bool:
    """Whether the words stand for somebody: by the noun, as a known actor, or by name."""
    return _head_class(argument.name) in PEOPLE or argument.entity_id is not None or is_person_name(argument)


def is_thing(argument: Argument) -> bool:
    """Whether the words stand for property of civilians: no ground, nothing of the military, no part of a thing."""
    words, kind = argument.name.lower().split(), _head_class(argument.name)
    if argument.role != "target" or is_person_name(argument):
        return False
    is_military = kind == "military_object" or any(_head_class(word) in ARMED for word in words)
    is_outlet = kind == "source" or words[-1] in _OUTLETS
    is_open = kind in ("", "territory", "place") or forms_of(words[-1]).noun in _PARTS
    return is_outlet or not (is_military or is_open or is_people(argument))


def is_pronoun(words: str) -> bool:
    """Whether the words only point at somebody: he, them, it, those."""
    sets = load_rules().language.syntax.sets
    pointing = sets.he_words | sets.it_words | sets.they_words | sets.them_words | sets.nobody_words
    return words.lower() in pointing | sets.relative_marks


def is_armed(argument: Argument) -> bool:
    """Whether the words stand for an armed side, somebody of one, or a thing of the military."""
    known = known_row(argument)
    kind = _head_class(argument.name)
    sides = ("armed",) if known is not None and known.kind == "person" else ("armed", "state")
    return kind in ARMED or kind == "military_object" or (known is not None and known.side in sides)


def is_fighter(argument: Argument) -> bool:
    """Whether the words stand for somebody who fights: rebels and soldiers, no policemen, no leaders."""
    known = known_row(argument)
    return _head_class(argument.name) in _FIGHTERS or (known is not None and known.side == "armed")


def known_row(argument: Argument) -> ActorRow | None:
    """The actor of the dictionary that the argument is, by its id or by the only one of its name."""
    actors = load_rules().actors
    rows = actors.by_name.get(name_key(argument.name), ()) if argument.entity_id is None else ()
    return actors.by_id.get(argument.entity_id or "") or (rows[0] if len(rows) == 1 else None)


def group_in(words: str) -> ActorRow | None:
    """The one armed group of the dictionary that the words name: the FARC of "alleged FARC members"."""
    found, by_name = name_key(words).split(), load_rules().actors.by_name
    for size in range(len(found), 0, -1):
        for at in range(len(found) - size + 1):
            rows = by_name.get(" ".join(found[at : at + size]), ())
            if len(rows) == 1 and rows[0].kind == "group" and rows[0].side == "armed":
                return rows[0]
    return None


def is_country(argument: Argument) -> bool:
    """Whether the words name a country."""
    countries = load_rules().actors.countries
    code = (argument.entity_id or "").removeprefix("actor:").upper()
    return code in countries or argument.name in {land.name for land in countries.values()}


def is_authority(speaker: Speaker) -> bool:
    """Whether the speaker speaks for a state."""
    known = load_rules().actors.by_id.get(speaker.entity_id or "")
    by_id = known is not None and known.side in _STATE_SIDES
    return by_id or (known is None and speaker.entity_id is not None) or _head_class(speaker.name) in _AUTHORITIES


def is_person_name(argument: Argument) -> bool:
    """Whether the words name somebody: a known person, or words that end in a name and do not name a body."""
    known = known_row(argument)
    if known is not None and known.kind == "person":
        return True
    words = _WORD.findall(argument.span.quote if argument.span is not None else argument.name)
    if not words or argument.role == "instrument" or not _ends_in_name(words):
        return False
    return argument.entity_id is None or any(_is_title(word) for word in words[:-1])


def _ends_in_name(words: list[str]) -> bool:
    """Whether the last word is a name, and the words neither count nor stand for a people."""
    last = words[-1]
    counts = words[0][0].isdigit() or words[0].lower() in load_rules().language.numerals.values
    return _is_name(last) and not counts and not _is_of_land(last) and (len(words) > 1 or len(last) > _SHORT)


def without_titles(words: str) -> str:
    """The name without the ranks, the offices and what they are of, and without the people it belongs to.

    >>> without_titles("COL RAUL QUIBANO VELTRI"), without_titles("TUNJA GOVERNOR OMAR VELTRI")
    ('RAUL QUIBANO VELTRI', 'OMAR VELTRI')
    """
    found = words.split()
    offices = [n for n, word in enumerate(found[:-1], 1) if _is_title(word) or _head_class(word) or _is_of_land(word)]
    found = found[max(offices, default=0) :]
    while len(found) > 1 and not _is_name(found[0]):
        found = found[1:]
    return " ".join(found)


def _is_of_land(word: str) -> bool:
    return word.lower() in load_rules().demonyms


def _is_name(word: str) -> bool:
    """Whether the word has a capital and is no word of the language, nor is its last part."""
    parts = (word.lower(), word.lower().rpartition("-")[2])
    return word[0].isupper() and not _head_class(word) and not any(is_known(part) for part in parts)


def _is_title(word: str) -> bool:
    return word.lower().strip(".") in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(row.word.lower().strip(".") for row in read_table("lang/en/titles.tsv", Title))


@cache
def _head_class(words: str) -> str:
    """The lexicon's class of the last noun: soldier, civilian, building …; empty where it does not know it."""
    nouns = load_rules().nouns
    found = [w.lower() for w in _WORD.findall(words)]
    for size in (3, 2, 1):
        tail = found[-size:]
        lemma = forms_of(tail[-1]).noun or tail[-1] if tail else ""
        for last in (lemma, tail[-1] if tail else ""):
            noun = nouns.get(" ".join((*tail[:-1], last)))
            if noun is not None:
                return noun.noun_class
    return ""


def weapon_in(words: str) -> str | None:
    """The weapon that the words name, without what stands after it; None where they name none.

    >>> weapon_in("CAR BOMB ATTACKS"), weapon_in("A POWERFUL GRENADE LAUNCHER"), weapon_in("FREEDOM")
    ('CAR BOMB', 'POWERFUL GRENADE LAUNCHER', None)
    """
    found = bare_words(words).split()
    last = max((n for n in range(1, len(found) + 1) if _weapon_tail(found[:n])), default=0)
    return " ".join(found[:last]) or None


def weapon_of_trigger(words: str) -> str | None:
    """The weapon in the words for the happening, by its entry in the lexicon alone.

    >>> weapon_of_trigger("PLANTED TWO BOMBS"), weapon_of_trigger("CAR BOMB ATTACK"), weapon_of_trigger("AMBUSH")
    ('BOMBS', 'CAR BOMB', None)
    """
    named = weapon_in(words)
    return _weapon_tail(named.split()) if named is not None else None


def weapon_kind(words: str) -> str:
    """The lemma of the last word: a car bomb and the bomb are one."""
    last = words.lower().rpartition(" ")[2]
    return forms_of(last).noun or last


def _weapon_tail(words: list[str]) -> str | None:
    """The longest tail that is a weapon in the lexicon; what it fires is none, nor is an aircraft."""
    lower = [word.lower() for word in words]
    for at in range(len(words)):
        forms = {" ".join([*lower[at:-1], form]) for form in (lower[-1], weapon_kind(lower[-1]))}
        rows = [row for form in forms if (row := load_rules().weapons.get(form)) is not None]
        if rows and rows[0].weapon_class != "aerial" and weapon_kind(lower[-1]) not in _AMMUNITION:
            return " ".join(words[at:])
    return None
