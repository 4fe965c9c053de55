"""The comparisons: each one small function of two accounts, whose docstring is the sentence that a reviewer reads."""

from functools import lru_cache
from itertools import product

from dateline.corroborate.account import Account
from dateline.corroborate.columns import Comparison, Reads
from dateline.corroborate.counts import agreement, apartness
from dateline.corroborate.nearness import days_between, distance, nearness
from dateline.corroborate.sources import Report

ELSEWHERE = 0.4  # no place is given, and the rest of the report tells of another country
MOST_WORDS = 4  # so many shared words say as much as can be said
MOST_AROUND = 8  # the same for words of whole paragraphs
NEAR = 0.5  # places that agree at least so well say where without more
NAMED = (1.0, 0.7, 0.4)  # what it says that a name stands in the same sentence, paragraph, or under the same headline


def same_day(left: Account, right: Account) -> float:
    """Both date the happening to the same day (1), or to stretches of days that overlap (less, the wider they are)."""
    if left.days is None or right.days is None or days_between(left, right):
        return 0.0
    return 2 / (left.days[1] - left.days[0] + right.days[1] - right.days[0] + 2)


def next_day(left: Account, right: Account) -> float:
    """One dates it to the day after the other: the night between may be counted to either."""
    return float(days_between(left, right) == 1)


def days_apart(left: Account, right: Account) -> float:
    """Even at their widest the dates lie two days or more apart (half where one is only taken over), or were to come."""
    if days_between(left, right) <= 1:
        return 0.0
    return 1.0 if left.is_dated and right.is_dated else 0.5


def date_unknown(left: Account, right: Account) -> float:
    """One of them does not say when; it is taken to tell of the last days before it came out."""
    return float(left.days is None or right.days is None)


def same_place(left: Account, right: Account) -> float:
    """Both name the same place (1), places that lie within one another's reach, or the same region (less)."""
    return max([nearness(a, b) for a in left.spots for b in right.spots], default=0.0)


def km_apart(left: Account, right: Account) -> float:
    """Even at their widest the places lie kilometres apart (1 at fifty or more), or the reports tell of other countries."""
    if left.spots and right.spots:
        return min(distance(a, b) for a in left.spots for b in right.spots)
    return ELSEWHERE if left.countries and right.countries and not left.countries & right.countries else 0.0


def place_unknown(left: Account, right: Account) -> float:
    """One of them does not say where."""
    return float(not left.spots or not right.spots)


def place_named(left: Account, right: Account) -> float:
    """One gives no place on the map, and names the other's: in its sentence (1), its paragraph or its headline (less)."""
    return max(_names_place(left, right), _names_place(right, left))


def name_told(left: Account, right: Account) -> float:
    """The places do not agree, but what surrounds both tells of a place of one: sentences (1), paragraphs, headlines (less)."""
    if left.report.id == right.report.id or same_place(left, right) >= NEAR:
        return 0.0
    named = left.place_names | right.place_names
    if named.isdisjoint(left.told_names[1]) and named.isdisjoint(left.told_names[2]):
        return 0.0
    return max(
        (
            min(mine, theirs)
            for mine, names in zip(NAMED, left.told_names, strict=True)
            for theirs, others in zip(NAMED, right.told_names, strict=True)
            if not named.isdisjoint(names & others)
        ),
        default=0.0,
    )


def other_name(left: Account, right: Account) -> float:
    """Each names a place, not both are on the map, and neither names the other's."""
    if not left.spots or not right.spots or (left.is_located and right.is_located):
        return 0.0
    return float(not same_place(left, right) and not place_named(left, right))


def type_compatible(left: Account, right: Account) -> float:
    """How alike the types are: the share of families and manners that both types have; -1 where they share none."""
    return _alikeness(left.families | left.manners, right.families | right.manners)


def same_report(left: Account, right: Account) -> float:
    """Both stand in one report, which may have told two happenings apart, or one in two sentences."""
    return float(left.report.id == right.report.id)


def one_sentence(left: Account, right: Account) -> float:
    """Both stand in one sentence, which told two happenings apart."""
    return float(_is_one_sentence(left, right))


def explicit_reference(left: Account, right: Account) -> float:
    """A later report refers back to the happening by its day."""
    return float(_looks_back(left, right) or _looks_back(right, left))


def same_sub_type(left: Account, right: Account) -> float:
    """Both tell of the same kind of happening, down to the sub-event type."""
    return float(left.mention.sub_event_type == right.mention.sub_event_type)


def same_trigger_words(left: Account, right: Account) -> float:
    """Both use the same word for what happened."""
    return _overlap(left.trigger_words, right.trigger_words)


def shared_actor(left: Account, right: Account) -> float:
    """Both name the same actor, in whatever role."""
    return float(bool(left.actors & right.actors))


def shared_role(left: Account, right: Account) -> float:
    """Both give the same named actor the same role (1 for two or more such actors, 0.5 for one)."""
    return min(2, len(left.roles & right.roles)) / 2


def shared_target_words(left: Account, right: Account) -> float:
    """Both describe what was hit in the same words, leaving aside words that fit any happening."""
    return _overlap(left.harmed_words, right.harmed_words)


def target_told(left: Account, right: Account) -> float:
    """What one says was hit, the other tells of in its sentence (1) or its paragraph (less), though not as hit."""
    if _is_one_sentence(left, right) or not left.harmed_words.isdisjoint(right.harmed_words):
        return 0.0
    return max(_tells_of_target(left, right), _tells_of_target(right, left))


def tolls_compatible(left: Account, right: Account) -> float:
    """The figures agree: equal figures count more the larger they are, overlapping or close ones less."""
    if not left.tolls or not right.tolls:
        return 0.0
    shared = [(mine, theirs) for measure, mine in left.tolls for other, theirs in right.tolls if measure == other]
    return min(1.0, sum(max(agreement(a, b) for a, b in product(mine, theirs)) for mine, theirs in shared))


def shared_means(left: Account, right: Account) -> float:
    """Both name the same weapon or means."""
    return _overlap(left.means, right.means)


def shared_words(left: Account, right: Account) -> float:
    """The sentences share telling words, beyond the word for what happened (1 for four words or more)."""
    if _is_one_sentence(left, right):
        return 0.0
    shared = (left.words & right.words) - (left.name_words & right.name_words)
    return min(len(shared), MOST_WORDS) / MOST_WORDS


def shared_passage(left: Account, right: Account) -> float:
    """Paragraphs of two reports share telling words that the sentences do not (1 for eight words or more)."""
    if left.report.id == right.report.id:
        return 0.0
    shared = (left.around & right.around) - (left.words & right.words) - (left.name_words & right.name_words)
    return min(len(shared), MOST_AROUND) / MOST_AROUND


def same_quotation(left: Account, right: Account) -> float:
    """Paragraphs of two reports quote the same words."""
    return float(left.report.id != right.report.id and not left.quoted.isdisjoint(right.quoted))


def same_outlet_chain(left: Account, right: Account) -> float:
    """One report names the other's outlet, or two outlets have one agency's word for it."""
    one, other = left.report, right.report
    if one.outlet == other.outlet:
        return 0.0
    return float(one.origin == other.origin or _cites(one, other) or _cites(other, one))


def copied_report(left: Account, right: Account) -> float:
    """One report copies the other, and both use the same word for what happened."""
    if left.report.id == right.report.id:
        return 0.0
    return float(left.report.original == right.report.original and bool(left.trigger_words & right.trigger_words))


def conflicting_perpetrator(left: Account, right: Account) -> float:
    """Each names a perpetrator of its own, and nothing in the names is shared."""
    mine, theirs = left.perpetrators, right.perpetrators
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def different_target(left: Account, right: Account) -> float:
    """Each says what was hit, and the words have nothing in common."""
    return float(bool(left.target_words and right.target_words) and not left.target_words & right.target_words)


def tolls_far_apart(left: Account, right: Account) -> float:
    """No two counts of the dead agree: the more, the less of the larger one the smaller comes to."""
    if not left.dead or not right.dead:
        return 0.0
    return min(apartness(a, b) for a, b in product(left.dead, right.dead))


# What the linker asks of two accounts, and what each comparison reads of them where they stand in two reports: nothing else.
COMPARISONS: dict[Comparison, Reads] = {
    same_day: ("days", "window"),
    next_day: ("window",),
    days_apart: ("window", "is_dated"),
    date_unknown: ("days",),
    same_place: ("spots",),
    km_apart: ("spots", "countries"),
    place_unknown: ("spots",),
    place_named: ("spots", "place_names", "told_names"),
    name_told: ("spots", "place_names", "told_names"),
    other_name: ("spots", "place_names", "told_names"),
    type_compatible: ("families", "manners"),
    same_report: (),
    one_sentence: (),
    explicit_reference: ("days", "report.published_day", "mention.date"),
    same_sub_type: ("mention.sub_event_type",),
    same_trigger_words: ("trigger_words",),
    shared_actor: ("actors",),
    shared_role: ("roles",),
    shared_target_words: ("harmed_words",),
    target_told: ("harmed_words", "place_words", "words", "around"),
    shared_means: ("means",),
    shared_words: ("words", "name_words"),
    shared_passage: ("around", "words", "name_words"),
    same_quotation: ("quoted",),
    tolls_compatible: ("tolls",),
    copied_report: ("report.original", "trigger_words"),
    same_outlet_chain: ("report.outlet", "report.origin", "report.cites"),
    conflicting_perpetrator: ("perpetrators",),
    different_target: ("target_words",),
    tolls_far_apart: ("dead",),
}


def _names_place(one: Account, other: Account) -> float:
    if one.is_located or not other.place_names or same_place(one, other):
        return 0.0
    told = zip(NAMED, one.told_names, strict=True)
    return max((value for value, names in told if not names.isdisjoint(other.place_names)), default=0.0)


@lru_cache(maxsize=1024)
def _alikeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    shared = len(mine & theirs)
    return shared / len(mine | theirs) if shared else -1.0


def _tells_of_target(one: Account, other: Account) -> float:
    hit = one.harmed_words - one.place_words
    return 1.0 if not hit.isdisjoint(other.words) else 0.5 if not hit.isdisjoint(other.around) else 0.0


def _cites(one: Report, other: Report) -> bool:
    return other.outlet.casefold() in one.cites or other.origin.casefold() in one.cites


def _is_one_sentence(left: Account, right: Account) -> bool:
    if left.report.id != right.report.id:
        return False
    one, other = left.sentence, right.sentence
    return one[0] < other[1] and other[0] < one[1]


def _looks_back(late: Account, other: Account) -> bool:
    published, date = late.report.published_day, late.mention.date
    if late.days is None or late.days != other.days or published is None or published - late.days[1] < 2:
        return False
    return date is not None and date.span is not None and date.anchor != "inherited" and late.days[0] == late.days[1]


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter set the other shares."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
