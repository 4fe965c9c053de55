"""A clause while it is being built, and what is settled once the whole sentence has been seen."""

from dataclasses import dataclass, field

from dateline.extract.syntax.types import Clause, ClauseKind, NounPhrase, Token, VerbGroup
from dateline.rules.word_sets import WordSets


@dataclass
class Open:
    """A clause while it is being built."""

    kind: ClauseKind
    first: int
    mark: str | None = None
    parent: int | None = None
    verb: VerbGroup | None = None
    subject: int | None = None
    object: int | None = None
    phrases: list[int] = field(default_factory=list)
    last: int = 0
    is_parallel: bool = False  # "15 were killed and | 38 injured": the verb before lends its voice
    antecedent: int | None = None  # what the relative word of the clause stands for, where it is not the subject


def close(
    clauses: list[Open], tokens: tuple[Token, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
) -> tuple[Clause, ...]:
    """The finished clauses, in the order in which they were opened."""
    return tuple(
        Clause(
            clause.kind if clause.verb is not None or clause.kind != "main" else "verbless",
            clause.first,
            max(clause.last, clause.first),
            clause.verb,
            clause.mark,
            _parent(clauses, index),
            _counted_subject(clause, tokens, phrases, sets) or _subject(clauses, index),
            clause.object if clause.object is not None else _relative_object(clause, tokens, sets),
            tuple(clause.phrases),
        )
        for index, clause in enumerate(clauses)
    )


def _relative_object(clause: Open, tokens: tuple[Token, ...], sets: WordSets) -> int | None:
    """What the relative word stands for, where the clause has a subject of its own: "the men whom police held"."""
    verb = clause.verb
    if clause.kind != "relative" or verb is None or verb.is_passive or clause.subject == clause.antecedent:
        return None
    if clause.mark not in sets.object_relatives:
        return None
    governed = clause.first > 0 and tokens[clause.first - 1].tag == "I"  # "the road on which"
    return None if governed or verb.lemma in sets.clause_taking_verbs else clause.antecedent


def _counted_subject(
    clause: Open, tokens: tuple[Token, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
) -> int | None:
    """The number in "two of whom died": it, and not what the relative word stands for, is the subject."""
    if (
        clause.kind != "relative"
        or clause.first < 2
        or tokens[clause.first - 1].lower not in sets.partitive_prepositions
    ):
        return None
    number = next((i for i, p in enumerate(phrases) if p.last == clause.first - 2), None)
    return number if number and tokens[phrases[number].head].tag == "C" else None


def _parent(clauses: list[Open], index: int) -> int | None:
    """A fronted clause hangs on the next main one."""
    clause = clauses[index]
    if clause.parent is not None or clause.kind == "main":
        return clause.parent
    return next((i for i in range(index + 1, len(clauses)) if clauses[i].kind == "main"), None)


def _subject(clauses: list[Open], index: int) -> int | None:
    clause, parent = clauses[index], _parent(clauses, index)
    fronted = parent is not None and parent > index  # "To take the town, rebels …"
    if (
        clause.subject is None
        and parent is not None
        and (clause.kind == "gerund" or (clause.kind == "infinitive" and fronted))
    ):
        return clauses[parent].subject
    return clause.subject
