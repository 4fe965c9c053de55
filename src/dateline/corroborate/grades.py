"""How well a value is supported: a grade by counting rules, with its reason in words (`docs/books.md` says them all).

The five grades are those that recorders of harm to civilians use (Airwars' methodology: confirmed, fair, weak, contested,
discounted), counted over what stands: claims that the same voice took back or that a person rejected count for nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from dateline.corroborate.relation import relation
from dateline.corroborate.said import Said, same_words
from dateline.model import Bounds
from dateline.model.event import Grade

RESPONSIBLE = ("perpetrator", "accused")  # the properties that name who may have done it
GAINS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})  # sub-event types
LEAST_SOURCES = 2  # independent ones that make a value supported
CANNOT_BE_JUDGED = 6


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade, why, and from how many independent sources."""

    grade: Grade
    reason: str
    independent: int
    credibility: int  # the Admiralty code's: 1 confirmed by other sources … 5 improbable, 6 cannot be judged


def responsible_parties(said: Iterable[Said]) -> frozenset[str]:
    """The folded names of everybody whom anybody names as the one who did it, and whose word may be an admission.

    Who says of himself that he took ground boasts of it; who denies having done it, or names another, admits nothing.
    """
    given = tuple(said)
    blaming = [one for one in given if one.claim.property in RESPONSIBLE and one.claim.stance == "asserts"]
    owning = {_speaker(one) for one in blaming if one.key == _speaker(one)}
    passing = {_speaker(one) for one in blaming} - owning
    denying = {_speaker(one) for one in given if one.claim.stance == "denies" and one.key == _speaker(one)}
    gaining = {_speaker(one) for one in given if one.claim.stance == "asserts" and _is_gain(one)}
    return frozenset({str(one.key) for one in blaming} - passing - denying - gaining)


def _speaker(one: Said) -> str:
    return same_words(one.voice.speaker or "")


def _is_gain(one: Said) -> bool:
    return one.claim.property == "control" or one.claim.value in GAINS


def graded(name: str, group: Sequence[Said], said: Sequence[Said], responsible: frozenset[str]) -> Graded:
    """The grade of a value: `group` are its claims of one stance, `said` all that stands on the property `name`.

    The first rule that fits gives the grade: nobody stands by it any more (discounted), another voice contradicts it
    (contested), who is named as responsible says so himself (confirmed), two or more independent sources give it or a
    value that agrees with it (supported), or one does (single source).
    """
    ids = {one.claim.id for one in said}
    standing = [one for one in group if one.claim.id in ids]
    if not standing:
        return Graded("discounted", _why_discounted(group), 0, CANNOT_BE_JUDGED)
    stance = standing[0].claim.stance
    agreeing = [one for one in said if one.claim.stance == stance and _agree(name, one, standing)]
    sources = independent(agreeing)
    against = _against(name, standing, said, agreeing) if stance == "asserts" else []
    if against:
        reason = f"{_given(sources, agreeing)}; {_contradicted(against)}"
        return Graded("contested", reason, sources, _credibility(sources, independent(against), agreeing))
    credibility = _credibility(sources, 0, agreeing)
    admitting = [one for one in standing if stance == "asserts" and _speaks_of_itself(one, responsible)]
    if admitting:
        return Graded(
            "confirmed", f"{admitting[0].voice.speaker}, named as responsible, says so itself", sources, credibility
        )
    grade: Grade = "supported" if sources >= LEAST_SOURCES else "single source"
    return Graded(grade, _given(sources, agreeing), sources, credibility)


def _credibility(sources: int, against: int, agreeing: Sequence[Said]) -> int:
    """The number of the Admiralty code (NATO AJP-2.1), counted: from independent sources for and against alone.

    1 confirmed by other sources: two or more, nobody against. 2 probably true: one, but several voices in it, of whom
    nobody can say that they do not repeat one another. 3 possibly true: one voice, or more sources for it than against.
    4 doubtful: as many. 5 improbable: fewer.
    """
    if against:
        return 3 if sources > against else 4 if sources == against else 5
    if sources >= LEAST_SOURCES:
        return 1
    return 2 if len({_voice(one) for one in agreeing}) > 1 else 3


def independent(said: Iterable[Said]) -> int:
    """How many independent sources these are: copies of one report are one, and so are many who quote one speaker.

    Each claim stands for its original outlet, and for whoever's words it is; the smaller number counts.
    """
    given = tuple(said)
    outlets = {one.origin for one in given}
    return min(len(outlets), len({_voice(one) for one in given}))


def _voice(one: Said) -> tuple[str, str]:
    """Whose words it is: a speaker's, whoever quotes him, or an outlet's own."""
    return ("says", one.voice.speaker.casefold()) if one.voice.speaker else ("own", one.origin)


def spread(said: Iterable[Said]) -> Bounds | None:
    """The range that holds every figure given for everybody concerned; None where there is none.

    Counts of a part ("three children") are left out unless there is nothing else.
    """
    counts = [one for one in said if isinstance(one.claim.value, Bounds) and one.claim.stance == "asserts"]
    whole = [one.claim.value for one in counts if not one.of] or [one.claim.value for one in counts]
    figures = [value for value in whole if isinstance(value, Bounds)]
    if not figures:
        return None
    low = min(value.low or 0 for value in figures)
    high = max(inf if value.high is None else value.high for value in figures)
    about = any(value.approximate for value in figures)
    return Bounds(low, None if high == inf else int(high), about)


def best_supported(name: str, said: Sequence[Said]) -> tuple[Said, ...]:
    """The claims whose values the most independent sources give, or give values that agree with them."""
    asserted = [one for one in said if one.claim.stance == "asserts"]
    counts = {one.claim.id: independent(o for o in asserted if relation(name, one, o) == "agree") for one in asserted}
    most = max(counts.values(), default=0)
    return tuple(one for one in asserted if counts[one.claim.id] == most)


def _agree(name: str, one: Said, standing: Sequence[Said]) -> bool:
    return any(relation(name, one, other) == "agree" for other in standing)


def _speaks_of_itself(one: Said, responsible: frozenset[str]) -> bool:
    speaker = _speaker(one)
    is_about_itself = one.claim.property not in RESPONSIBLE or one.key == speaker
    return speaker in responsible and is_about_itself


def _against(name: str, standing: Sequence[Said], said: Sequence[Said], agreeing: Sequence[Said]) -> list[Said]:
    """What other voices say against it: a denial, or a rival value from a voice that says nothing that agrees."""
    own, friendly = {one.speaker for one in standing}, {one.speaker for one in agreeing}
    return [
        other
        for other in said
        if other.speaker not in own
        and (
            (other.claim.stance == "denies" and _agree(name, other, standing))
            or (
                other.claim.stance == "asserts"
                and other.speaker not in friendly
                and any(relation(name, other, one) == "rival" for one in standing)
            )
        )
    ]


def _why_discounted(group: Sequence[Said]) -> str:
    """Who took the value back, or rejected it."""
    rejecting = sorted({one.ruling.who for one in group if one.ruling is not None and one.is_rejected})
    withdrawn = _names(one for one in group if not one.is_rejected)
    parts = [
        f"taken back by {withdrawn}" if withdrawn else "",
        f"rejected by {', '.join(rejecting)}" if rejecting else "",
    ]
    return "; ".join(part for part in parts if part)


def _given(sources: int, said: Sequence[Said]) -> str:
    return f"{sources} independent source{'s' if sources != 1 else ''}: {_names(said)}"


def _contradicted(against: Sequence[Said]) -> str:
    """Who says otherwise, and what."""
    denying = _names(one for one in against if one.claim.stance == "denies")
    rivals: dict[str, list[Said]] = {}
    for one in against:
        if one.claim.stance == "asserts":
            rivals.setdefault(_shown(one), []).append(one)
    parts = [f"{value} by {_names(given)}" for value, given in rivals.items()]
    return "; ".join([*(["denied by " + denying] if denying else []), *parts])


def _shown(one: Said) -> str:
    value = one.claim.value
    if not isinstance(value, Bounds):
        return value
    low, high = value.low, value.high
    return str(low) if low == high else f"at least {low}" if high is None else f"{low or 0} to {high}"


def _names(said: Iterable[Said]) -> str:
    """The voices, each once, in the order of publication: an outlet, or a speaker and the outlet that quotes him."""
    names = (f"{one.voice.speaker} in {one.voice.source}" if one.voice.speaker else one.voice.source for one in said)
    return ", ".join(dict.fromkeys(names))
