"""What the linker weighs, as data: weights, thresholds, families of types, and words too common to count."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import RulesError
from dateline.rules.tables import read_table, rules_folder
from dateline.rules.types import SubEventType

LinkKind = Literal["circumstance", "manner", "content", "conflict", "threshold"]


@dataclass(frozen=True, slots=True)
class LinkWeight:
    """How much one comparison weighs, or one threshold (`linking.tsv`)."""

    name: str  # of a function in corroborate/features.py, or of a threshold
    weight: float
    kind: LinkKind
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class TypeFamily:
    """The families that a sub-event type belongs to (`linking_families.tsv`); types that share one are compared."""

    sub_event_type: str
    families: tuple[str, ...]
    manners: tuple[str, ...]  # how it is done: the more two types share of both, the more alike they are
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class CommonWord:
    """A word too common to tell one happening from another (`lang/<xx>/linking_words.tsv`)."""

    word: str
    whole: bool  # whether a count of it is a count of everybody concerned
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Linking:
    """Everything that the linker is told."""

    weights: tuple[LinkWeight, ...]
    families: tuple[TypeFamily, ...]
    common_words: frozenset[str]  # folded
    whole_words: frozenset[str]  # folded
    types: tuple[SubEventType, ...] = ()

    def threshold(self, name: str) -> float:
        """The threshold of that name. Raises `RulesError` where `linking.tsv` has none."""
        for row in self.weights:
            if row.kind == "threshold" and row.name == name:
                return row.weight
        raise RulesError(f"linking.tsv has no threshold {name!r}; install Dateline again.")

    def type_family(self, sub_event_type: str) -> TypeFamily:
        """The families and manners of a type; none for a type that the table does not know."""
        unknown = TypeFamily(sub_event_type, (), (), "", "")
        return next((row for row in self.families if row.sub_event_type == sub_event_type), unknown)

    def event_type(self, sub_event_type: str) -> str | None:
        """The event type that a sub-event type belongs to; None for one that the vocabulary does not have."""
        return next((row.event_type for row in self.types if row.sub_event_type == sub_event_type), None)

    def features(self) -> tuple[LinkWeight, ...]:
        """The rows that weigh a comparison, in the order of the file."""
        return tuple(row for row in self.weights if row.kind != "threshold")


def fold(word: str) -> str:
    """What two forms of a word have in common: its first letters, without case and plural.

    >>> fold("hospitals") == fold("Hospital")
    True
    """
    return word.casefold()[:6].rstrip("s")


def load_linking() -> Linking:
    """The linker's knowledge, read from the package. Raises `RulesError` where a file is damaged."""
    languages = sorted(folder.name for folder in rules_folder().joinpath("lang").iterdir() if _has_words(folder.name))
    words = [row for code in languages for row in read_table(f"lang/{code}/linking_words.tsv", CommonWord)]
    whole = frozenset(fold(row.word) for row in words if row.whole)
    return Linking(
        weights=read_table("linking.tsv", LinkWeight),
        families=read_table("linking_families.tsv", TypeFamily),
        common_words=frozenset(fold(row.word) for row in words),
        whole_words=whole,
        types=read_table("acled.tsv", SubEventType),
    )


def _has_words(language: str) -> bool:
    return rules_folder().joinpath("lang", language, "linking_words.tsv").is_file()
