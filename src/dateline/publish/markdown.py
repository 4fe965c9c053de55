"""The brief as Markdown: sentences with [1], and a numbered list of the words that bear them out."""

import re
from collections.abc import Iterator, Mapping

from dateline.publish.brief import Brief, Entry, Section, Sentence, TollRow, section_of
from dateline.publish.citations import PAGE_ORDER, Source, excerpt, numbering, numbers_of, sources
from dateline.publish.rendering import bears_words, day_counts, is_rated, measure_words, source_head
from dateline.publish.wording import Wording, legible, load_wording

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&!])")
_COLUMNS = ("event", "measure", "outlet", "speaker", "low", "high", "approximate", "of", "grade", "words")

Numbers = Mapping[tuple[str, int, int], int]


def to_markdown(brief: Brief) -> str:
    """The whole brief as CommonMark with one table (GFM); the same brief gives the same text."""
    wording = load_wording(brief.language)
    numbers = numbering(brief)
    lines = [f"# {wording.ui('title')}, {wording.day(brief.date)}", "", _escaped(_counts(brief, wording)), ""]
    if not brief.events and not brief.sections:
        lines += [wording.ui("empty"), ""]
    for name in PAGE_ORDER:
        section = section_of(brief, name)
        if name == "tolls":
            lines += _table(brief, numbers, wording)
        elif section:
            lines += _section(section, numbers)
    lines += _sources(brief, wording)
    lines += [wording.ui("method"), "", wording.ui("graded"), ""]
    lines += [wording.ui("rated"), ""] if is_rated(brief) else []
    lines += [wording.ui("places")]
    return "\n".join(lines) + "\n"


def _counts(brief: Brief, wording: Wording) -> str:
    """The day in figures."""
    return wording.listed((f"{number} {label}" for label, number in day_counts(brief, wording)), "list.joint")


def _section(section: Section, numbers: Numbers) -> Iterator[str]:
    yield from (f"## {_escaped(section.title)}", "")
    above: tuple[str, ...] = ()
    for group in section.groups:
        for depth, title in enumerate(group.path):
            if above[: depth + 1] != group.path[: depth + 1]:
                yield from (f"{'#' * (depth + 3)} {_escaped(title)}", "")
        above = group.path
        yield from (_item(entry, numbers, section.id) for entry in group.entries)
        yield ""


def _item(entry: Entry, numbers: Numbers, section: str) -> str:
    label = f"**{_escaped(entry.label.text)}.** " if section in ("contested", "changed") else ""
    return f"- {label}{' '.join(_told(sentence, numbers) for sentence in entry.sentences)}"


def _told(sentence: Sentence, numbers: Numbers) -> str:
    """A sentence with its numbers, and the note on its grade with those that it adds."""
    told = f"{_escaped(sentence.text)} {_marks(numbers_of(sentence.citations, numbers))}"
    if sentence.note is None:
        return told
    return f"{told} *({_escaped(sentence.note.text)})*{_marks(numbers_of(sentence.further, numbers))}"


def _marks(numbers: tuple[int, ...]) -> str:
    """The citation marks: `[1][4]`."""
    return "".join(f"[{number}]" for number in numbers)


def _table(brief: Brief, numbers: Numbers, wording: Wording) -> Iterator[str]:
    if brief.tolls:
        yield from (f"## {wording.phrase('section.tolls')}", "")
        yield f"| {' | '.join(wording.ui(f'col.{name}') for name in _COLUMNS)} |"
        yield "|" + " --- |" * len(_COLUMNS)
        yield from (f"| {' | '.join(_cells(row, brief, numbers, wording))} |" for row in brief.tolls)
        yield ""


def _cells(row: TollRow, brief: Brief, numbers: Numbers, wording: Wording) -> Iterator[str]:
    yield _escaped(row.label.text)
    yield measure_words(row, wording)
    yield _escaped(row.outlet)
    yield _escaped(row.speaker or wording.ui("own"))
    yield from ("" if end is None else wording.number(end) for end in (row.figure.low, row.figure.high))
    yield wording.ui("yes" if row.figure.approximate else "no")
    yield _escaped(row.of or "")
    yield _escaped(row.grade)
    _, quote, _ = excerpt(row.citation, brief)
    yield f"{_escaped(wording.phrase('quoted', words=legible(quote)))} {_marks((numbers[row.citation.place],))}"


def _sources(brief: Brief, wording: Wording) -> Iterator[str]:
    listed = sources(brief)
    if listed:
        yield from (f"## {wording.phrase('section.sources')}", "")
        yield from (_entry(source, brief, wording) for source in listed)
        yield ""


def _entry(source: Source, brief: Brief, wording: Wording) -> str:
    head = wording.listed((_escaped(part) for part in source_head(source, brief, wording)), "list.joint")
    quote = _escaped(wording.phrase("quoted", words=legible(source.quote)))
    bears = bears_words(source, wording)
    where = wording.ui("characters", start=source.start, end=source.end)
    return f"{source.number}. {head}: {quote} ({where}{f'; {_escaped(bears)}' if bears else ''})"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
