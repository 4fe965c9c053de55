"""MUC-4 templates as the string metrics see them: a type and five roles of entities, each a set of mentions."""

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.score.records import Record

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
KEYS = ("incident_type", *ROLES)
_ARTICLE = re.compile(r"\b(a|an|the)\b")
_NO_SIGNS = str.maketrans("", "", string.punctuation)

Entity = frozenset[str]


@dataclass(frozen=True, slots=True)
class Template:
    """An incident's type and its entities by role; mentions keep their order in `as_given`."""

    kind: str
    roles: dict[str, list[Entity]]
    as_given: tuple[tuple[tuple[str, ...], ...], ...]  # for telling duplicates


def normalise(text: str) -> str:
    """The mention in small letters without signs and articles.

    >>> normalise('The "Santo Tomas" Farm')
    'santo tomas farm'
    """
    return " ".join(_ARTICLE.sub(" ", text.lower().translate(_NO_SIGNS)).split())


def clean(template: Record) -> Template:
    """The template without empty entities; a missing type is `attack`."""
    kind = template.get("incident_type")
    entities = [[_mentions(entity) for entity in template.get(role) or [] if entity] for role in ROLES]
    roles = {role: [frozenset(e) for e in found] for role, found in zip(ROLES, entities, strict=True)}
    return Template(kind.lower() if isinstance(kind, str) else "attack", roles, tuple(tuple(e) for e in entities))


def _mentions(entity: Sequence[Any]) -> tuple[str, ...]:
    """The mentions of an entity, given as strings or as pairs of string and offset."""
    return tuple(normalise(m if isinstance(m, str) else m[0]) for m in entity)


def unique(templates: list[Template]) -> list[Template]:
    """The templates without repetition, in their order."""
    return list({(template.kind, template.as_given): template for template in reversed(templates)}.values())[::-1]


def size(template: Template) -> int:
    """How many entities a template has."""
    return sum(len(entities) for entities in template.roles.values())


def sizes(templates: list[Template]) -> list[int]:
    """How many items there are for each key: types first, then the roles."""
    return [len(templates), *(sum(len(t.roles[role]) for t in templates) for role in ROLES)]


def agreement(one: Template, other: Template) -> list[tuple[int, int]]:
    """For each key of an aligned pair, the right predicted items and the gold items found."""
    counts = [(1, 1)]
    for role in ROLES:
        ours, theirs = one.roles[role], other.roles[role]
        right = sum(any(e <= gold for gold in theirs) for e in ours)
        counts.append((right, sum(any(e <= gold for e in ours) for gold in theirs)))
    return counts
