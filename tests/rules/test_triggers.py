"""The trigger and weapon lexicons: every row is whole, every key exists, and every example shows its own lemma."""

import re
from collections import Counter
from functools import cache

import pytest
from lemminflect import getAllLemmas, getAllLemmasOOV

from dateline.rules.tables import read_folder, read_table, rules_folder
from dateline.rules.types import Frame, SubEventType, SubTypeRule, Trigger, Weapon

TRIGGERS = read_folder("lang/en/triggers", Trigger)
WEAPONS = read_table("lang/en/weapons.tsv", Weapon)
FRAMES = read_table("frames.tsv", Frame)
FAMILIES = {"battles", "explosions", "violence", "protests", "riots", "strategic"}
ROLES = {
    "perpetrator",
    "victim",
    "target",
    "instrument",
    "party",
    "place",
    "holder",
    "leaver",
    "taker",
    "crowd",
    "state",
    "agent",
    "-",
}
MEASURES = {
    "killed",
    "injured",
    "abducted",
    "detained",
    "displaced",
    "released",
    "participants",
    "devices",
    "missing",
    "-",
}
LIGHT_VERBS = {"launch", "carry out", "conduct", "mount", "stage", "use"}
WEAPON_CLASSES = {
    "aerial",
    "artillery",
    "missile",
    "explosive",
    "suicide",
    "grenade",
    "mine",
    "chemical",
    "firearm",
    "blade",
    "fire",
    "vehicle",
    "blunt",
    "less_lethal",
}
ROWS: tuple[Trigger | Weapon, ...] = (*TRIGGERS, *WEAPONS)
EXAMPLES = [(row.lemma, row.example) for row in ROWS]
MARKED = re.compile(r"<t>(.+?)</t>")
WORD = re.compile(r"[\w'’-]+")
MOST_WORDS_IN_A_GAP = 4


@cache
def _lemmas(word: str) -> frozenset[str]:
    """Give a word and its lemmas, guessed for unknown nouns; a hyphenated word is inflected in its last part."""
    known = getAllLemmas(word) or getAllLemmasOOV(word, "NOUN")
    head, hyphen, last = word.rpartition("-")
    whole = {word, *(lemma for lemmas in known.values() for lemma in lemmas)}
    return frozenset(whole | ({f"{head}-{lemma}" for lemma in _lemmas(last)} if hyphen else set()))


def _fits(pattern: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not pattern:
        return not words
    if pattern[0] == "*":
        return any(_fits(pattern[1:], words[n:]) for n in range(min(MOST_WORDS_IN_A_GAP, len(words)) + 1))
    return bool(words) and pattern[0] in _lemmas(words[0]) and _fits(pattern[1:], words[1:])


def test_every_family_has_its_own_file() -> None:
    """One file per family of happenings, and no other."""
    folder = rules_folder().joinpath("lang/en/triggers")
    assert {entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv")} == {
        f"{name}.tsv" for name in FAMILIES
    }


def test_ids_are_frame_part_of_speech_and_lemma() -> None:
    """An id can be read: `destroy.verb.set-*-alight`."""
    wrong = [row.id for row in TRIGGERS if row.id != f"{row.frame}.{row.pos}.{row.lemma.replace(' ', '-')}"]
    assert wrong == []


def test_no_lemma_stands_twice_as_the_same_part_of_speech() -> None:
    """A verb or noun has one frame, so ids are unique as well."""
    assert [key for key, n in Counter((row.lemma, row.pos) for row in TRIGGERS).items() if n > 1] == []


def test_lemmas_are_lower_case_words_with_single_spaces() -> None:
    """Lemmas are written the way the reader looks them up, and no gap stands at an edge."""
    patterns = [row.lemma for row in ROWS]
    assert [lemma for lemma in patterns if lemma != " ".join(lemma.lower().split()) or lemma.strip("* ") != lemma] == []


def test_every_cell_is_from_its_list() -> None:
    """Frames exist; roles, measures, strengths and parts of speech are known."""
    frames = {frame.id for frame in FRAMES}
    assert {row.frame for row in TRIGGERS} == frames
    assert {role for row in TRIGGERS for role in (row.subject, row.object, row.of)} <= ROLES
    assert {row.measure for row in TRIGGERS} <= MEASURES
    assert {row.strength for row in TRIGGERS} == {"strong", "weak"}
    assert {row.pos for row in TRIGGERS} == {"verb", "noun", "adj"}


@pytest.mark.parametrize(
    ("pos", "empty"), [("verb", ("of",)), ("noun", ("subject", "object")), ("adj", ("object", "of"))]
)
def test_seats_belong_to_the_part_of_speech(pos: str, empty: tuple[str, ...]) -> None:
    """Verbs have a subject and an object, nouns an "of", adjectives what they describe."""
    assert [row.id for row in TRIGGERS if row.pos == pos and any(getattr(row, seat) != "-" for seat in empty)] == []


def test_no_frame_is_a_stub() -> None:
    """Every frame has at least four words, and the lexicon at least 480 rows."""
    sizes = Counter(row.frame for row in TRIGGERS)
    assert min(sizes[frame.id] for frame in FRAMES) >= 4
    assert len(TRIGGERS) >= 480


def test_light_verbs_are_no_triggers() -> None:
    """Words that only carry a noun ("launch an attack") are read by the engine, not by a row of their own."""
    assert LIGHT_VERBS.isdisjoint(row.lemma for row in TRIGGERS if row.pos == "verb")


def test_every_sub_event_type_can_be_reached() -> None:
    """Frames with triggers, and the rules that refine them, lead to all of ACLED's sub-event types."""
    used = {row.frame for row in TRIGGERS}
    reached = {frame.sub_event_type for frame in FRAMES if frame.id in used}
    reached |= {rule.sub_event_type for rule in read_table("subtypes.tsv", SubTypeRule) if rule.frame in used}
    assert {row.sub_event_type for row in read_table("acled.tsv", SubEventType)} - reached == set()


def test_every_example_shows_its_own_lemma() -> None:
    """The one marked stretch of an example is a form of the row's lemma, gaps included."""
    marks = [(lemma, MARKED.findall(example)) for lemma, example in EXAMPLES]
    assert [lemma for lemma, found in marks if len(found) != 1] == []
    words = [(lemma, tuple(WORD.findall(found[0].lower()))) for lemma, found in marks]
    assert [lemma for lemma, found in words if not _fits(tuple(lemma.split()), found)] == []


def test_no_example_is_used_twice() -> None:
    """Every row is shown by a sentence of its own."""
    assert [text for text, n in Counter(text for _, text in EXAMPLES).items() if n > 1] == []


def test_every_row_says_since_when_and_from_where() -> None:
    """No row is without its version and its source."""
    assert [row.lemma for row in ROWS if not row.since or not row.source] == []


def test_weapons_are_whole() -> None:
    """Every class of weapons has several rows, and no weapon stands twice."""
    sizes = Counter(weapon.weapon_class for weapon in WEAPONS)
    assert set(sizes) == WEAPON_CLASSES
    assert min(sizes.values()) >= 5
    assert len(WEAPONS) >= 170
    assert max(Counter(weapon.lemma for weapon in WEAPONS).values()) == 1


@pytest.mark.parametrize(
    ("lemma", "is_device"),
    [
        ("rocket", True),
        ("barrel bomb", True),
        ("drone", True),
        ("grenade", True),
        ("rifle", False),
        ("helicopter", False),
    ],
)
def test_counts_of_devices_are_told_from_counts_of_carriers(lemma: str, is_device: bool) -> None:
    """Nine rockets are nine devices; nine rifles are not."""
    assert [weapon.is_device for weapon in WEAPONS if weapon.lemma == lemma] == [is_device]


@pytest.mark.parametrize(
    ("lemma", "pos", "seats"),
    [
        ("kill", "verb", ("perpetrator", "victim", "-", "killed")),
        ("lose * life", "verb", ("victim", "-", "-", "killed")),
        ("explode", "verb", ("instrument", "-", "-", "-")),
        ("fall to", "verb", ("place", "taker", "-", "-")),
        ("lose", "verb", ("holder", "place", "-", "-")),
        ("flee", "verb", ("victim", "place", "-", "displaced")),
        ("bombing", "noun", ("-", "-", "target", "-")),
        ("capture", "noun", ("-", "-", "place", "-")),
    ],
)
def test_seats_of_well_known_words(lemma: str, pos: str, seats: tuple[str, ...]) -> None:
    """The commonest words put their people, places and numbers in the right seats."""
    found = [row for row in TRIGGERS if (row.lemma, row.pos) == (lemma, pos)]
    assert [(row.subject, row.object, row.of, row.measure) for row in found] == [seats]
