"""Everything that the rules engine knows, loaded once into one frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from dateline.model import Actor, RulesError
from dateline.rules.actor_load import load_actor_knowledge
from dateline.rules.actor_types import ActorKnowledge
from dateline.rules.language_pack import LanguagePack
from dateline.rules.place_links import PlaceLinks, load_place_links
from dateline.rules.places.knowledge import PlaceKnowledge, load_place_knowledge
from dateline.rules.speech_types import ModalityCue, SpeechCue
from dateline.rules.tables import read_folder, read_table
from dateline.rules.types import Frame, LightVerb, Noun, SubEventType, SubTypeRule, Trigger, Weapon


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The knowledge of the rules engine for one language."""

    frames: Mapping[str, Frame]
    subtypes: tuple[SubTypeRule, ...]
    types: Mapping[str, SubEventType]
    triggers: tuple[Trigger, ...]
    nouns: Mapping[str, Noun]
    weapons: Mapping[str, Weapon]
    speech: tuple[SpeechCue, ...]
    modality: tuple[ModalityCue, ...]
    light_verbs: Mapping[str, str]
    demonyms: Mapping[str, Actor]
    actors: ActorKnowledge
    places: PlaceKnowledge
    place_links: PlaceLinks
    language: LanguagePack


@cache
def load_rules(code: str = "en") -> Rules:
    """The rules for the language with the ISO 639-1 code. Raises `RulesError` where there are none or one is cut."""
    try:
        pack: LanguagePack = import_module(f"dateline.rules.lang.{code}").language_pack()
    except ModuleNotFoundError as error:
        raise RulesError(
            f"There are no rules for the language '{code}'; see docs/extending.md for how to add them."
        ) from error
    folder = f"lang/{code}"
    actors = load_actor_knowledge(code)
    return Rules(
        frames={row.id: row for row in read_table("frames.tsv", Frame)},
        subtypes=read_table("subtypes.tsv", SubTypeRule),
        types={row.sub_event_type: row for row in read_table("acled.tsv", SubEventType)},
        triggers=read_folder(f"{folder}/triggers", Trigger),
        nouns={row.lemma: row for row in read_folder(f"{folder}/nouns", Noun)},
        weapons={row.lemma: row for row in read_table(f"{folder}/weapons.tsv", Weapon)},
        speech=read_table(f"{folder}/speech.tsv", SpeechCue),
        modality=read_table(f"{folder}/modality.tsv", ModalityCue),
        light_verbs={row.lemma: row.role for row in read_table(f"{folder}/light_verbs.tsv", LightVerb)},
        demonyms=_demonyms(actors),
        actors=actors,
        places=load_place_knowledge(code),
        place_links=load_place_links(),
        language=pack,
    )


def _demonyms(knowledge: ActorKnowledge) -> dict[str, Actor]:
    """The country that each demonym stands for, by the demonym in lower case."""
    return {
        word.lower(): Actor(country.name, f"actor:{country.code.lower()}", "country", "state", country.code)
        for country in knowledge.countries.values()
        for word in country.demonyms
    }
