"""The rows of the knowledge files: what each column means.

Every row carries `since` (the version of Dateline that it first stood in) and `source` (where the knowledge is from:
`own`, `acled` for the public codebook's vocabulary, `geonames` …). Rows that match text carry an `example`, a sentence
in which the match is marked `<t>…</t>`; a test reads every one.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.model.mention import ActorKind, Side

PartOfSpeech = Literal["verb", "noun", "adj"]


@dataclass(frozen=True, slots=True)
class SubEventType:
    """One of ACLED's 25 sub-event types (`acled.tsv`)."""

    sub_event_type: str
    event_type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of happening that triggers evoke (`frames.tsv`): coarser than ACLED's types, which are decided from it."""

    id: str
    sub_event_type: str  # where no row of subtypes.tsv decides otherwise
    meaning: str


@dataclass(frozen=True, slots=True)
class SubTypeRule:
    """First row that fits decides (`subtypes.tsv`): frame, plus conditions on the arguments, gives the sub-event type."""

    id: str
    frame: str
    conditions: tuple[str, ...]  # names of predicates in extract/typing.py, all of which must hold
    sub_event_type: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of a happening (`lang/<xx>/triggers/*.tsv`)."""

    id: str  # frame.pos.lemma, unique
    lemma: str  # lemmas separated by spaces; `*` stands for up to four words ("set * alight")
    pos: PartOfSpeech
    frame: str
    # role of the active subject (verbs): perpetrator, victim, instrument, target, party, holder, leaver, taker, agent, -
    subject: str
    object: str  # role of the active object (verbs): target, victim, place, instrument, -
    of: str  # role of "of …" after a noun: victim, target, perpetrator, instrument, place, -
    measure: str  # what a count in the victim's seat counts: killed, injured, abducted, detained, displaced …, -
    strength: (
        str  # strong: an event wherever it stands; weak: only with a violent argument (actor, weapon, victim) beside it
    )
    since: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for people or things that take part (`lang/<xx>/nouns/*.tsv`)."""

    lemma: str  # singular; may be a phrase ("health worker")
    noun_class: str  # see nouns/README or the table's head: armed_group, soldier, police, civilian, official …
    measure: str  # what a bare count of it counts without a verb: corpse -> killed, rocket -> devices; - for nothing
    since: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means (`lang/<xx>/weapons.tsv`)."""

    lemma: str
    # aerial, artillery, missile, explosive, suicide, grenade, mine, chemical, firearm, blade, fire, vehicle, blunt,
    # less_lethal
    weapon_class: str
    is_device: bool  # whether a count of it is a count of devices
    since: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A known actor (`actors/*.tsv`)."""

    id: str  # actor:kebab-case, unique
    name: str  # canonical, as reports in English write it
    aliases: tuple[str, ...]  # other full names, acronyms and spellings, as written; matched as whole words, with case
    kind: ActorKind
    side: Side
    country: (
        str | None
    )  # ISO 3166-1 alpha-2 of where it belongs; several are separated by a comma; empty where it has none
    start: str | None  # ISO year or date from which it was active (or held the office); empty where open
    end: str | None
    office: str | None  # for office-holders: "President of Syria"; for units: the actor id that it belongs to
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends a nominal trigger its people (`lang/<xx>/light_verbs.tsv`)."""

    lemma: str
    role: str  # of its subject: perpetrator or victim; `occurs`, `hits` and `harms` where the noun is the subject
    since: str
    source: str
    example: str
