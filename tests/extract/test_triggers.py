"""Which words tell of a happening: the longest pattern, of the right part of speech, and no mere modifier."""

import pytest
from tests.extract.passages import sentence

from dateline.extract.triggers import TriggerIndex, find_triggers
from dateline.rules.load import load_rules
from dateline.rules.types import Trigger

INDEX = TriggerIndex(load_rules().triggers)
FOUND = (
    ("Gunmen <kill.verb.kill>killed</> five farmers.", "a verb"),
    ("The <attack.noun.attack>attack</> <kill.verb.kill>killed</> five.", "a noun and a verb"),
    ("A <bombing.noun.bomb-attack>bomb attack</> rocked Kabul.", "the longest noun"),
    ("Gunmen <kill.verb.shoot-*-dead>shot dead</> five farmers.", "a phrasal verb"),
    ("A crowd <kill.verb.beat-*-to-death>beat a trader to death</>.", "a gap of up to four words"),
    ("Rebels <destroy.verb.set-*-on-fire>set the old market on fire</>.", "a gap with several words"),
    ("Rebels <shoot.verb.open-fire>opened fire</> on troops.", "a verb with its noun"),
    ("Attack helicopters arrived.", "a modifier is none"),
    ("The protest leader spoke.", "nor is the first half of a compound"),
    ("The <kill.noun.killing>killing</> of a judge shocked Herat.", "an -ing form before `of` is a noun"),
)


@pytest.mark.parametrize(("marked", "why"), FOUND)
def test_triggers(marked: str, why: str) -> None:
    """Each trigger stands where the tags say, under the id that they name, and there is no other."""
    text, expected = "", []
    rest = marked
    while "<" in rest:
        before, _, rest = rest.partition("<")
        name, _, rest = rest.partition(">")
        words, _, rest = rest.partition("</>")
        text += before + words
        expected.append((name, words))
    told = sentence(text + rest)
    hits = find_triggers(told, INDEX)
    found = [(h.trigger.id, (text + rest)[told.tokens[h.first].start : told.tokens[h.last].end]) for h in hits]
    assert found == expected, why


def test_the_head_of_a_phrasal_trigger() -> None:
    """The head is the verb of a verbal trigger, the last noun of a nominal one."""
    told = sentence("Rebels opened fire after a bomb attack.")
    heads = [told.tokens[hit.head].text for hit in find_triggers(told, INDEX)]
    assert heads == ["opened", "attack"]


def test_the_gap_is_no_longer_than_four_words() -> None:
    """A gap does not reach over half a sentence."""
    told = sentence("A crowd beat a very old and rather frail trader from Goma almost to death.")
    assert "kill.verb.beat-*-to-death" not in {hit.trigger.id for hit in find_triggers(told, INDEX)}


STRONG = [row for row in load_rules().triggers if row.strength == "strong"]


# rows whose examples the engine does not read yet: words that its dictionary of forms lacks, and triggers that only modify
UNREAD = frozenset(
    [
        "agree.noun.truce-agreement",
        "arrest.verb.rearrest",
        "beat.verb.waterboard",
        "bombing.noun.explosives-attack",
        "chemical.noun.chemical-weapon-attack",
        "clash.noun.firefight",
        "demonstrate.noun.die-in",
        "demonstrate.noun.protest-march",
        "demonstrate.noun.sit-in",
        "destroy.verb.firebomb",
        "destroy.verb.torch",
        "disperse.verb.kettle",
        "displace.verb.seek-refuge",
        "disrupt.noun.arm-cache",
        "disrupt.noun.weapon-cache",
        "disrupt.verb.demine",
        "injure.adj.injured",
        "injure.verb.sustain-*-wound",
        "kill.noun.body-*-discover",
        "kill.noun.body-*-find",
        "kill.noun.body-*-pull",
        "kill.noun.body-*-recover",
        "kill.noun.corpse-*-find",
        "kill.verb.presume-dead",
        "lose.verb.flush-out",
        "other.verb.violate-*-ceasefire",
        "riot.noun.stone-throwing",
        "shoot.noun.small-arms-fire",
    ]
)


def _is_read(row: Trigger) -> bool:
    """Whether a trigger is found at the marked words of the row's own example."""
    start = row.example.index("<t>")
    told = sentence(row.example.replace("<t>", "").replace("</t>", ""))
    return start in {told.tokens[hit.first].start for hit in find_triggers(told, INDEX)}


def test_examples_of_the_lexicon_are_read() -> None:
    """The engine finds the trigger of every strong row in the row's own example, but for those known to fail."""
    assert {row.id for row in STRONG if not _is_read(row)} == UNREAD
