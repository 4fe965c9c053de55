"""What a clause's time belongs to: the happening that it tells, or another by which it only dates that one."""

from dataclasses import replace

from dateline.extract.drafts import Draft, Moment
from dateline.extract.families import HARM
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import ancestors
from dateline.model import TimeMention

_VERBAL = frozenset(
    "vzden"
)  # right behind a verb nothing loosens the count: "came two days after", not "some two days"


def placed_in_time(scene: Scene, draft: Draft) -> Draft:
    """History told by comparison ("the worst since June 2020, when …"): the date goes to the inner clause alone."""
    since = any(dict(m.mention.parts).get("bound") in scene.sets.since_words for m in draft.moments)
    time = _time_before_when(scene, draft)
    if draft.counts and draft.frame in HARM and since and time is None:
        return replace(draft, is_background=True)  # a toll of many days
    if (dating := _interval_clause(scene, draft)) is not None:
        return replace(draft, moments=(), is_background=True, lag=_lag(scene, dating))
    draft = _apart_from_earlier(scene, draft)
    if time is not None:
        plain = replace(time, parts=tuple(p for p in time.parts if p[0] != "bound"))
        compares = dict(time.parts).get("bound") in scene.sets.comparing_bounds
        return replace(draft, moments=(Moment(plain),), is_background=compares)
    if draft.is_nominal:
        kept = tuple(m for m in draft.moments if dict(m.mention.parts).get("bound") not in scene.sets.comparing_bounds)
        return replace(draft, moments=kept)
    return draft


def _interval_clause(scene: Scene, draft: Draft) -> int | None:
    """The clause that only dates another happening, which the draft's is or hangs on: "came two months after 100 died"."""
    sentence = scene.sentence
    if draft.clause is None:
        return None
    around = [n for n in ancestors(sentence, draft.clause) if sentence.clauses[draft.clause].kind == "gerund"]
    return next((n for n in (draft.clause, *around) if _is_after_while(scene, n)), None)


def _is_after_while(scene: Scene, number: int) -> bool:
    """Whether the mark of a clause stands behind a span of time: "two months after …"."""
    clause = scene.sentence.clauses[number]
    if clause.mark not in scene.sets.interval_marks or not clause.first:
        return False
    before = scene.sentence.tokens[clause.first - 1]
    return before.lemma in scene.sets.span_nouns or before.time is not None


def _lag(scene: Scene, clause: int) -> int | None:
    """How many days before the happening that it dates the clause's lies: "a day after", "two weeks after"."""
    found, tokens, sets = scene.sentence.clauses[clause], scene.sentence.tokens, scene.sets
    days = next(
        (n for n, words in ((1, sets.day_nouns), (7, sets.week_nouns)) if tokens[found.first - 1].lemma in words), 0
    )
    if not days or found.mark not in sets.following_marks or found.first < 3:
        return None
    counts = dict(word.split(":") for word in sets.small_numbers)
    count, before = tokens[found.first - 2].lower, tokens[found.first - 3]
    number = int(counts.get(count, count if count.isdecimal() else 0))
    return days * number if number and before.tag in _VERBAL else None


def _apart_from_earlier(scene: Scene, draft: Draft) -> Draft:
    """The draft without the time of a happening that its clause only dates itself by, or as that happening.

    "Killed three on Wednesday, two days after a bombing"; "… on Wednesday after Monday's bombing that killed 15".
    """
    sentence = scene.sentence
    clause = sentence.clauses[draft.clause] if draft.clause is not None else None
    earlier = {n: found for n in range(len(sentence.phrases)) if (found := _dates_another(scene, n)) is not None}
    if not earlier or clause is None:
        return draft
    number = draft.phrase if draft.phrase is not None else clause.subject if clause.kind == "relative" else None
    if number in earlier:
        kept = tuple(m for m in draft.moments if m.mention in earlier[number])
        return replace(draft, moments=kept, is_background=True)
    times = [time for found in earlier.values() for time in found]
    return replace(draft, moments=tuple(m for m in draft.moments if m.mention not in times) or draft.moments)


def _dates_another(scene: Scene, number: int) -> tuple[TimeMention, ...] | None:
    """The times of a phrase that only dates what its clause tells: it stands so long, or on another day, after it."""
    sentence, sets = scene.sentence, scene.sets
    phrase = sentence.phrases[number]
    if phrase.prep not in sets.interval_marks or phrase.first < 2 or sentence.tokens[phrase.head].time is not None:
        return None
    own = tuple(t.time for t in sentence.tokens[phrase.first : phrase.last + 1] if t.time is not None)
    before = sentence.tokens[: phrase.first - 1]
    if before[-1].lemma in sets.span_nouns or (own and any(t.time is not None for t in before)):
        return own
    return None


def _time_before_when(scene: Scene, draft: Draft) -> TimeMention | None:
    """The time that a "when" clause without a time of its own hangs on."""
    clause = scene.sentence.clauses[draft.clause] if draft.clause is not None else None
    if clause is None or clause.mark not in scene.sets.time_relatives or not clause.first:
        return None
    start = scene.sentence.tokens[clause.first].start
    if any(m.mention.span.start >= start for m in draft.moments):
        return None
    before = scene.sentence.tokens[max(0, clause.first - 2) : clause.first]
    return next((t.time for t in reversed(before) if t.time is not None), None)
