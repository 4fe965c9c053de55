"""Which drafts of one sentence tell of one happening."""

from dateline.extract.distances import are_apart
from dateline.extract.doers import DOERS
from dateline.extract.drafts import Draft
from dateline.extract.families import BY_CROWDS, EXPLOSIVE, HARM, PUBLIC, TERRITORY, VIOLENT, is_compatible
from dateline.extract.syntax.query import ancestors
from dateline.extract.syntax.types import Sentence


def are_one(left: Draft, right: Draft, sentence: Sentence) -> bool:
    """Whether two drafts of one sentence tell of one happening."""
    if left.is_background != right.is_background or left.modality != right.modality:
        return False
    if (
        (left.frame in TERRITORY) != (right.frame in TERRITORY)
        or _is_protested(left, right)
        or _is_protested(right, left)
    ):
        return False
    if not (is_compatible(left.frame, right.frame) or _is_destroyed(left, right) or _is_count_of(left, right)):
        return False
    if are_apart(left.places, right.places) or _own_times_differ(left, right) or _other_hands(left, right):
        return False
    if are_told_apart(left, right, sentence):
        return False
    if right.is_further and not left.is_further and not _hangs_on(left, right, sentence):
        return False
    return bool({left.frame, right.frame} & HARM) or _hangs_on(left, right, sentence)


def _is_destroyed(left: Draft, right: Draft) -> bool:
    """Whether the one may be how the other was done: "destroyed by a car bomb"."""
    frames = {left.frame, right.frame}
    return frames <= {"attack", "shoot", "destroy", "kill"} or ("destroy" in frames and bool(frames & EXPLOSIVE))


def _is_count_of(deed: Draft, toll: Draft) -> bool:
    """Whether the one only counts those whom the other arrests: "three were held, the union said; the mayor said two"."""
    counted = {count.measure for count in toll.counts}
    return deed.frame == "arrest" and toll.frame == "toll" and counted == {"detained"}


def _is_protested(crowd: Draft, deed: Draft) -> bool:
    """Whether the one is a protest against the other: "marched to protest the killing of a judge"."""
    return crowd.frame in PUBLIC and deed.is_nominal and deed.frame in VIOLENT - {"toll"} - PUBLIC


def _hangs_on(left: Draft, right: Draft, sentence: Sentence) -> bool:
    """Whether one's clause is the other's, or depends on it, or names it in its phrase."""
    if left.clause is None or right.clause is None:
        return True
    if left.clause == right.clause or _is_outburst(left, right, sentence):
        return True
    chain = set(ancestors(sentence, right.clause)) | set(ancestors(sentence, left.clause))
    dependent = sentence.clauses[max(left.clause, right.clause)].kind in (
        "gerund",
        "reduced",
        "infinitive",
        "adverbial",
        "relative",
    )
    return dependent and bool(chain & {left.clause, right.clause})


def _is_outburst(left: Draft, right: Draft, sentence: Sentence) -> bool:
    """Whether one subject does in a breath what crowds do: "pelted the office with stones and set light to a car"."""
    subjects = {sentence.clauses[d.clause].subject for d in (left, right) if d.clause is not None}
    return {left.frame, right.frame} <= BY_CROWDS and len(subjects) == 1 and None not in subjects


def _other_hands(left: Draft, right: Draft) -> bool:
    """Whether each has doers of its own: "it had targeted a cell that fired rockets"."""
    mine, yours = _hands(left), _hands(right)
    return bool(mine) and bool(yours) and not mine & yours


def are_told_apart(left: Draft, right: Draft, sentence: Sentence) -> bool:
    """Whether one sentence tells of the killed and the captured by turns: "one was killed and three were captured"."""
    frames = {left.frame, right.frame}
    if not (frames & HARM and "abduct" in frames) or left.sentence != right.sentence:
        return False
    clauses = [sentence.clauses[d.clause] for d in (left, right) if d.clause is not None]
    mine, yours = ({s.participant.span for s in d.seats if s.role == "victim"} for d in (left, right))
    stand_alone = len(clauses) > 1 and all(c.kind in ("main", "complement") for c in clauses)
    return stand_alone and bool(mine) and bool(yours) and not mine & yours


def _hands(draft: Draft) -> set[str]:
    return {s.participant.name for s in draft.seats if s.role in DOERS and s.role != "agent"}


def _own_times_differ(left: Draft, right: Draft) -> bool:
    mine, yours = {m.mention.span for m in left.moments}, {m.mention.span for m in right.moments}
    return bool(mine) and bool(yours) and not mine & yours
