"""The brief as one self-contained page: no network, no script; every number leads to the words behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.model import Event
from dateline.publish.bars import scale_of, to_bar
from dateline.publish.brief import Brief, Cited, Entry, Section, Sentence, TollRow, section_of
from dateline.publish.citations import Source, excerpt, numbering, numbers_of, sources
from dateline.publish.map import TYPE_CLASSES, Spot, spots_of, to_svg
from dateline.publish.rendering import bears_words, day_counts, is_rated, measure_words, source_head
from dateline.publish.wording import Wording, load_wording
from dateline.rules.places.outlines import load_outlines

MAP_SIZE = (960, 560)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi"})

Numbers = Mapping[tuple[str, int, int], int]


@dataclass(frozen=True, slots=True)
class Page:
    """What the template asks for; every text goes through its escaping."""

    brief: Brief
    wording: Wording
    numbers: Numbers

    def marks(self, cited: Cited) -> tuple[int, ...]:
        """The numbers of the words' sources."""
        return numbers_of(cited.citations, self.numbers)

    def further(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers that only the note on a sentence's grade has."""
        return numbers_of(sentence.further, self.numbers)

    def bears(self, source: Source) -> str:
        """What the words of a source bear out, and how well that is supported."""
        return bears_words(source, self.wording)

    def number(self, row: TollRow) -> int:
        """The number of a row's source."""
        return self.numbers[row.citation.place]

    def section(self, name: str) -> Section | None:
        """The section of that id."""
        return section_of(self.brief, name)

    def headings(self, section: Section) -> Iterator[tuple[tuple[tuple[int, str], ...], tuple[Entry, ...]]]:
        """Each group's entries under the headings, with their levels, that change with it."""
        above: tuple[str, ...] = ()
        for group in section.groups:
            new = tuple((n + 3, t) for n, t in enumerate(group.path) if above[: n + 1] != group.path[: n + 1])
            above = group.path
            yield new, group.entries

    def is_in_area(self, event: str) -> bool:
        """Whether the event has its place in the section by area, where links to it lead."""
        section = self.section("areas")
        return bool(section and any(event == entry.event for entry in section.entries))

    def tables(self) -> Iterator[tuple[Cited, str, tuple[tuple[TollRow, Markup], ...]]]:
        """The counts event by event: its label, its id, its rows with their bars."""
        for event, found in groupby(self.brief.tolls, key=lambda row: row.event):
            rows = tuple(found)
            yield rows[0].label, event, tuple((row, self._bar(row, rows)) for row in rows)

    def _bar(self, row: TollRow, rows: Iterable[TollRow]) -> Markup:
        most = scale_of(other.figure for other in rows if other.measure == row.measure)
        return Markup(to_bar(row.figure, most))  # numbers only; nothing of it comes from a report

    def words(self, row: TollRow) -> str:
        """The words that give the figure, private names masked."""
        return excerpt(row.citation, self.brief)[1]

    def measure(self, row: TollRow) -> str:
        """What is counted."""
        return measure_words(row, self.wording)

    def head(self, source: Source) -> tuple[str, str, str]:
        """Outlet, title and date of a source."""
        return source_head(source, self.brief, self.wording)

    def link(self, source: Source) -> str | None:
        """The report's own address, if it is one of the web."""
        url = source.document.url or ""
        return url if urlsplit(url).scheme in ("http", "https") and not set(url) & set("\r\n\t <>\"'") else None

    def counts(self) -> Iterator[tuple[str, int]]:
        """The day in figures, each with what is counted."""
        return day_counts(self.brief, self.wording)

    def day(self) -> str:
        """The date of the brief."""
        return self.wording.day(self.brief.date)


def to_html(brief: Brief, events: tuple[Event, ...]) -> str:
    """The page of a brief; `events` are those it was composed of, for the map. The same input gives the same text."""
    wording = load_wording(brief.language)
    located = tuple(event for event in events if event.id in brief.located)
    spots = spots_of(located)
    mapped = sum(len(spot.events) for spot in spots)
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            page=Page(brief, wording, numbering(brief)),
            brief=brief,
            ui=wording.ui,
            phrase=wording.phrase,
            sources=sources(brief),
            svg=Markup(to_svg(located, load_outlines(), MAP_SIZE, brief.language)) if spots else None,
            spots=[(spot, _labels(spot.events, brief)) for spot in spots],
            kinds=_legend(spots, wording),
            rated=is_rated(brief),
            unlocated=brief.events - mapped,
            direction="rtl" if brief.language in _RIGHT_TO_LEFT else "ltr",
        )
    )


def _legend(spots: Iterable[Spot], wording: Wording) -> list[tuple[str, str]]:
    """The colours that the map uses, each with what it stands for."""
    used = {spot.kind for spot in spots}
    names = {**{kind: name for name, kind in TYPE_CLASSES.items()}, "mixed": wording.ui("map.more")}
    return [(kind, name) for kind, name in names.items() if kind in used]


def _labels(events: Iterable[Event], brief: Brief) -> list[tuple[str, str]]:
    """Ids and labels of the events, as the section by area has them."""
    section = section_of(brief, "areas")
    entries = {entry.event: entry.label.text for entry in section.entries} if section else {}
    return [(event.id, entries[event.id]) for event in events if event.id in entries]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dateline.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
