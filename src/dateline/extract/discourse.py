"""Which drafts tell of the same happening: first within a sentence, then across the document.

Nothing joins without a reason (a definite description, a toll beside its event, the same place and day), and nothing
joins against one (days apart, places apart, another side, another kind of happening, another modality).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from dateline.extract.circumstances import are_inside
from dateline.extract.dates import Clock, date_of, earlier_by, is_apart, is_long, label_date, post_date, spoken_day
from dateline.extract.distances import are_apart, are_near, are_two, points
from dateline.extract.doers import differ_in_doer, same_doer
from dateline.extract.drafts import Draft
from dateline.extract.families import EXPLOSIVE, HARM, PUBLIC, RANK, is_compatible
from dateline.extract.lending import here, lend_dates, lend_places
from dateline.extract.oneness import are_one, are_told_apart
from dateline.extract.syntax.types import Sentence
from dateline.model import Block, DateValue, PlaceMention, Span

_OPEN = 60  # happenings that a sentence can go on about; what was told before them is over, so that no page takes unbounded time
_TOLD = 24  # drafts of a happening that a comparison looks at
_FIGHTS = frozenset({"clash", "shoot"})  # "the shootout" names the gunfire told before
_REACH = 2  # sentences between a toll and its event


@dataclass
class Happening:
    """The drafts of one document that tell of the same happening, and what they settle together."""

    drafts: list[Draft] = field(default_factory=list)
    date: DateValue | None = None
    order: int = 0  # in which it was first told
    around: DateValue | None = None  # the date told last before it, where it has none of its own
    _named: tuple[int, Draft] = field(default=(0, cast(Draft, None)), repr=False)  # how many drafts named it, and which
    lent: tuple[PlaceMention, ...] = ()  # by its paragraph or section, where its own words name no place

    @property
    def main(self) -> Draft:
        """The draft that names it: asserted before hedged, the more telling frame first, then the first told."""
        known, name = self._named
        if len(self.drafts) != known:
            fresh = self.drafts[known:]
            self._named = len(self.drafts), min((name, *fresh) if known else fresh, key=_weight)
        return self._named[1]

    @property
    def told(self) -> list[Draft]:
        """The drafts that a comparison looks at: the first and the last ones, so that a long list costs no more."""
        return self.drafts if len(self.drafts) <= _TOLD else [*self.drafts[: _TOLD // 4], *self.drafts[-_TOLD:]]

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places of the most telling draft that has any, or those inside them that a later draft is told at."""
        main = self.main
        told = [d.places for d in sorted((main, *self.told), key=lambda d: (d is not main, d.span)) if d.places]
        return next((finer for finer in told[1:] if are_inside(finer, told[0])), told[0]) if told else self.lent

    @property
    def last_sentence(self) -> int:
        """The sentence told last."""
        return max(d.sentence for d in self.told)


def _weight(draft: Draft) -> tuple[bool, bool, int, Span]:
    return draft.polarity != "positive", draft.modality != "asserted", RANK[draft.frame], draft.span


@dataclass(frozen=True, slots=True)
class Page:
    """What the document looks like: its sentences, its blocks, and the place that each block's section is about."""

    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...]
    sections: Mapping[int, PlaceMention]

    def block_of(self, draft: Draft) -> int:
        """The block that a draft stands in."""
        return self.sentences[draft.sentence].block

    def section_of(self, draft: Draft) -> tuple[PlaceMention, ...]:
        """The place in the heading over a draft, if there is one."""
        place = self.sections.get(self.block_of(draft))
        return (place,) if place is not None else ()


def gather(drafts: tuple[Draft, ...], page: Page, clock: Clock) -> list[Happening]:
    """The happenings of a document. A page of posts is read from its earliest post on."""
    groups: dict[int, list[list[Draft]]] = {}
    for draft in drafts:
        _join_sentence(groups.setdefault(draft.sentence, []), draft, page.sentences[draft.sentence])
    order = sorted(groups, key=lambda i: _told(page, i))
    headed = {block: label_date(page.sentences[first], clock) for block, first in _openings(page).items()}
    happenings: list[Happening] = []
    previous: DateValue | None = None
    post = -1
    for index in order:
        block = page.sentences[index].block
        if page.blocks[block].kind == "post" and block != post:
            previous, post = post_date(page.blocks[block], clock), block  # another post is another day's telling
        for group in groups[index]:
            date = _date(group, _told_last(previous, page, index, clock), clock) or _behind(group, happenings)
            if is_long(date) and all(d.frame in HARM for d in group):
                group = [replace(d, is_background=True) for d in group]  # a toll of many days is nobody's day
            posted = date if group[0].is_background else date or headed[block] or post_date(page.blocks[block], clock)
            found = _host(happenings, group, (date, posted), page)
            host = found or Happening(order=len(happenings), around=previous)
            host.drafts.extend(group)
            host.date = _finer(host.date, posted if found is None else date)
            if found is None:
                happenings.append(host)
            if group[0].is_background or host.date is None or host.main.modality != "asserted":
                continue
            previous = host.date
    lend_dates(happenings, page)
    lend_places(happenings, page)
    return sorted(happenings, key=lambda h: h.main.span)


def _openings(page: Page) -> dict[int, int]:
    """The first sentence of each block."""
    found: dict[int, int] = {}
    for index, sentence in enumerate(page.sentences):
        found.setdefault(sentence.block, index)
    return found


def _told(page: Page, index: int) -> tuple[str, int]:
    """Posts in the order of their clock times; everything else in the order of the text."""
    block = page.blocks[page.sentences[index].block]
    return (block.label or "", index) if block.kind == "post" else ("", index)


# ---- within a sentence
def _join_sentence(groups: list[list[Draft]], draft: Draft, sentence: Sentence) -> None:
    host = next((g for g in reversed(groups) if all(are_one(d, draft, sentence) for d in g[-1:])), None)
    if host is None:
        groups.append([draft])
    else:
        host.append(draft)


# ---- across sentences
def _host(
    happenings: list[Happening],
    group: list[Draft],
    dates: tuple[DateValue | None, DateValue | None],
    page: Page,
) -> Happening | None:
    """The happening that a sentence's drafts go on about, or None where they begin a new one.

    `dates` are the drafts' own date and the one that their post lends them towards other posts.
    """
    reasons = []
    for happening in happenings[-_OPEN:]:
        date = dates[0] if _same_block(happening, group, page) else dates[1]
        if not _conflict(happening, group, date, page) and _has_reason(happening, group, date, page):
            reasons.append(happening)
    nouns = _nouns(group, page.sentences)

    def fitness(happening: Happening) -> tuple[int, bool, int, int]:
        shared = len(nouns & _nouns(happening.told, page.sentences))
        return _is_named(happening, _main(group)), _same_block(happening, group, page), shared, happening.order

    return max(reasons, key=fitness, default=None)


def _nouns(drafts: list[Draft], sentences: tuple[Sentence, ...]) -> set[str]:
    """The common nouns of the sentences that the drafts stand in."""
    return {t.lemma for i in {d.sentence for d in drafts} for t in sentences[i].tokens if t.tag in "NP"}


def _is_named(happening: Happening, main: Draft) -> int:
    """How well a definite description fits: 2 for a word that the happening was told with, 1 for its kind, 0 for neither."""
    if not (main.is_nominal and main.is_definite):
        return 0
    if any(d.trigger.lemma.split()[-1] == main.trigger.lemma.split()[-1] for d in happening.told):
        return 2
    kinds = (EXPLOSIVE, _FIGHTS)
    return int(any(d.frame == main.frame or any({d.frame, main.frame} <= k for k in kinds) for d in happening.told))


def _conflict(happening: Happening, group: list[Draft], date: DateValue | None, page: Page) -> bool:
    if is_apart(happening.date or happening.around, date):
        return True
    if any(d.is_background or d.is_further for d in group) or happening.main.is_background:
        return True
    main, other = happening.main, _main(group)
    if any(are_told_apart(d, other, page.sentences[other.sentence]) for d in happening.told):
        return True
    if main.polarity == "negative" and other.polarity == "positive" and not other.is_definite:
        return True  # "we did not shell the market: their aircraft bombed it"
    if not all(is_compatible(d.frame, other.frame) or _is_named_raid(d, other) for d in happening.told):
        return True
    if (main.modality == "asserted") != (other.modality == "asserted") and not other.is_definite:
        return True
    if {main.modality, other.modality} == {"planned", "hypothetical"} and not other.is_definite:
        return True
    theirs = happening.places or here(happening.drafts[-1], page)
    if are_apart(theirs, _places(group) or _setting(other, page)):
        return True
    return differ_in_doer(happening.told, group)


def _is_named_raid(draft: Draft, other: Draft) -> bool:
    """Whether "the raid", "the assault" may be how ground was taken."""
    return draft.frame == "capture" and other.frame == "attack" and other.is_nominal and other.is_definite


def _setting(main: Draft, page: Page) -> tuple[PlaceMention, ...]:
    """Where a draft without a place is told; a mere "the bombing" can be anywhere."""
    is_bare = main.is_nominal and main.is_definite and not main.moments
    return page.section_of(main) if is_bare else here(main, page)


def _has_reason(happening: Happening, group: list[Draft], date: DateValue | None, page: Page) -> bool:
    main = _main(group)
    distance = abs(group[0].sentence - happening.last_sentence)
    near = distance <= _REACH or _same_block(happening, group, page)
    if main.is_nominal and main.is_definite and main.frame != "toll":
        return bool(_is_named(happening, main)) or (
            main.frame == "attack" and (date is None or happening.date is not None)
        )
    may_shoot = not _places(group) and (_same_block(happening, group, page) or not _is_post(group, page))
    if all(d.frame in HARM or (d.frame == "shoot" and may_shoot) for d in group):
        if date is not None and happening.date is not None and _span(happening.date) != _span(date):
            return False
        told_apart = bool(points(_places(group))) and not happening.places and not _same_block(happening, group, page)
        if are_two(happening.places, _places(group)):
            return False
        return (near and not told_apart) or are_near(happening.places, _places(group))
    if are_near(happening.places, _places(group)) and happening.date is not None and date is not None:
        return not are_two(happening.places, _places(group))
    if distance <= 1 and date is None and _elaborates(happening, main):
        return True
    if near and _refers_back(happening, group):
        return True
    if (
        distance <= 1
        and main.frame in ("disperse", "crackdown")
        and not _places(group)
        and happening.main.frame in PUBLIC
    ):
        return True
    unplaced = not points(_places(group)) or not points(happening.places)
    return distance <= 1 and date is None and unplaced and same_doer(happening.told, group)


def _refers_back(happening: Happening, group: list[Draft]) -> bool:
    """Whether the drafts take up a thing by its noun: "fired the rockets" after "20 rockets"."""
    told = [s.participant for d in happening.told for s in d.seats]
    heads = {p.head for p in told} | {p.weapon.weapon_class for p in told if p.weapon is not None}
    again = [s.participant for d in group for s in d.seats if s.role == "instrument" and s.participant.is_definite]
    return any(p.head in heads or (p.weapon is not None and p.weapon.weapon_class in heads) for p in again)


def _span(date: DateValue) -> tuple[str, str]:
    return date.start, date.end


def _same_block(happening: Happening, group: list[Draft], page: Page) -> bool:
    return page.block_of(group[0]) in {page.block_of(d) for d in happening.told}


def _is_post(group: list[Draft], page: Page) -> bool:
    """Whether the drafts stand in an entry of its own: shots heard there need not be those of another."""
    return page.blocks[page.block_of(group[0])].kind == "post"


def _elaborates(happening: Happening, main: Draft) -> bool:
    """Whether a general mention ("bombings", "attacks on …") is told in detail by the sentence after it."""
    last = max(happening.told, key=lambda d: d.span)
    return last.is_nominal and last.is_plural and not main.is_nominal and (
        not last.places or last.places[0].value is None or last.places[0].value.geo_precision == 3
    )  # fmt: skip


def _main(group: list[Draft]) -> Draft:
    return min(group, key=lambda d: (RANK[d.frame], d.span))


def _places(group: list[Draft]) -> tuple[PlaceMention, ...]:
    return next((d.places for d in group if d.places), ())


# ---- dates
def _date(group: list[Draft], previous: DateValue | None, clock: Clock) -> DateValue | None:
    ordered = sorted(group, key=lambda d: (RANK[d.frame], d.span))
    return next((v for d in ordered if (v := date_of(d, previous, clock)) is not None), None)


def _told_last(previous: DateValue | None, page: Page, index: int, clock: Clock) -> DateValue | None:
    """What "the same day" counts from: the day of the happening told last, else the one that the text names last."""
    if previous is not None and previous.start == previous.end:
        return previous
    return spoken_day(page.sentences, index, clock) or previous


def _behind(group: list[Draft], happenings: list[Happening]) -> DateValue | None:
    """The day of what dates another happening of its sentence: "the raid came two days after a bomb had killed four"."""
    lag = next((d.lag for d in group if d.lag is not None), None)
    dated = [h for h in happenings if h.last_sentence == group[0].sentence and not h.main.is_background]
    date = dated[-1].date if dated else None
    return earlier_by(date, lag) if date is not None and lag is not None else None


def _finer(old: DateValue | None, new: DateValue | None) -> DateValue | None:
    """The date with the fewer days; the earlier told where they are even."""
    if old is None or new is None:
        return old or new
    return (
        new if (new.start >= old.start and new.end <= old.end and (new.start, new.end) != (old.start, old.end)) else old
    )
