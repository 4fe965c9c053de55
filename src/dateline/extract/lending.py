"""What a happening that says nothing of its own about where or when takes from what stands before it."""

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.dates import is_long
from dateline.extract.drafts import Draft
from dateline.model import DateValue, PlaceMention

if TYPE_CHECKING:
    from dateline.extract.discourse import Happening, Page


def lend_places(happenings: list["Happening"], page: "Page") -> None:
    """A happening with no place takes the one that its paragraph spoke of last, else its section's.

    Spoke of: what was told before it there, or a sentence between them that names one place alone.
    """
    before: Happening | None = None
    for now in sorted(happenings, key=lambda h: h.drafts[0].span):
        if not now.places and is_plain(now):
            draft = now.drafts[0]
            is_near = before is not None and page.block_of(before.drafts[-1]) == page.block_of(draft)
            since = before.drafts[-1].sentence + 1 if before is not None and is_near else 0
            told = before.places if before is not None and is_near else ()
            spoken = spoken_of(draft, page, since)
            now.lent = (told if spoken is None else spoken) or page.section_of(draft)
        before = now


def here(draft: Draft, page: "Page") -> tuple[PlaceMention, ...]:
    """Where the words before a draft are: the place that its paragraph names last, where it is one alone, or its section's."""
    return spoken_of(draft, page) or page.section_of(draft)


def spoken_of(draft: Draft, page: "Page", since: int = 0) -> tuple[PlaceMention, ...] | None:
    """The place of the last sentence before the draft's, in its paragraph and from `since` on, that names any.

    Nothing where it names several; None where none names any.
    """
    block = page.block_of(draft)
    for number in range(draft.sentence - 1, since - 1, -1):
        if page.sentences[number].block != block:
            break
        named = {t.place for t in page.sentences[number].tokens if t.place is not None and t.place.value is not None}
        if named:
            return tuple(named) if len(named) == 1 else ()
    return None


def lend_dates(happenings: list["Happening"], page: "Page") -> None:
    """A happening with no date takes that of the one told just before it in its paragraph, marked as inherited.

    What did not happen has no day to lend, nor has what is only dated to a month or a year.
    """
    ordered = sorted(happenings, key=lambda h: h.drafts[0].span)
    for before, now in pairwise(ordered):
        same = page.block_of(before.drafts[-1]) == page.block_of(now.drafts[0])
        later = now.drafts[0].sentence > before.drafts[-1].sentence
        if now.date is None and before.date is not None and same and later and is_plain(now) and _can_lend(before):
            now.date = DateValue(before.date.start, before.date.end, before.date.precision, "inherited", None)


def _can_lend(happening: "Happening") -> bool:
    return is_plain(happening) and happening.main.polarity == "positive" and not is_long(happening.date)


def is_plain(happening: "Happening") -> bool:
    """Whether it is told as having happened, and not as history or a comparison."""
    return happening.main.modality == "asserted" and not happening.main.is_background
