"""`dateline explain`: one report with what was read in it marked in its own words, and why."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Focus, Published, settings_of
from dateline.cli.output import complain_of, stoppable, write_table
from dateline.model import Bounds, Claim, Document, Reading, Value

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.extract.silences import Silence

Mark = tuple[int, int, str, int]  # start, end, what it is, and the number of its event (0: a speaker)

STYLES = {
    "trigger": "bold red", "perpetrator": "magenta", "party": "magenta", "sponsor": "magenta", "instrument": "bright_red",
    "victim": "yellow", "target": "yellow", "place": "green", "when": "cyan", "speaker": "blue underline",
}  # fmt: skip
OTHER = "bright_blue"  # counts
STEPS = {
    "triggers": "no word of the sentence is in the trigger tables (rules/lang/en/triggers)",
    "syntax": "the word heads no clause that the shallow syntax found",
    "roles": "the word is common, and nobody and nothing around it is a side, a victim or a target that it needs",
    "question": "the clause asks, or only tells the circumstances of another happening",
    "accident": "the sentence tells of an accident",
    "votes": "the trained network is sure that the words tell of no happening",
    "discourse": "the words only count, or go on about a happening that another sentence tells",
}


def explain(
    path: Annotated[str, typer.Argument(help="The report, or - for standard input.")],
    published: Published = None,
    focus: Focus = "",
) -> None:
    """Show one report with every value marked in its own words, each claim with its rule, and where nothing was found, why.

    Example: dateline explain report.txt --published 2024-05-14
    """
    from dateline.pipeline import documents_of  # loads the engine: not before it is needed
    from dateline.pipeline import explain as explained

    settings = settings_of(published, "auto", 1, focus)
    with stoppable("nothing is lost: explain keeps nothing."):
        has_failed = False
        for result in documents_of([path], settings, date.today().isoformat()):
            complain_of(result.findings)
            has_failed |= not result.records
            for document in result.records:
                write_table(*_page(document, *explained(document, settings)))
    if has_failed:
        raise typer.Exit(1)


def _page(document: Document, reading: Reading, silent: "tuple[Silence, ...]") -> "Iterator[RenderableType]":
    from dateline.cli.tables import plain_table, plain_text  # what draws tables takes its time to load

    yield _marked(document.text, labels(reading))
    yield plain_text("")
    if reading.claims:
        columns = ("event", "what", "value", "says who", "how", "rule", "words")
        yield plain_table(columns, _claim_rows(reading))
    if added := "; ".join(_added(reading)):
        yield plain_text(f"the trained network alone decided: {added}.", "dim")
    for finding in reading.findings:
        yield plain_text(f"finding: {finding.message}", "dim")
    for one in silent:
        line = document.text.count("\n", 0, one.span.start) + 1
        yield plain_text(f"nothing was read in line {line}, “{one.span.quote}”: {STEPS[one.step]}.", "dim")


def _added(reading: Reading) -> Iterator[str]:
    """What no rule reads so: kinds of happenings, and who or what is in them."""
    numbers = {mention.id: number for number, mention in enumerate(reading.event_mentions, 1)}
    for claim in reading.claims:
        if claim.origin.startswith("model:") and claim.property != "event_type":
            number, words = numbers.get(claim.event_mention), " ".join(claim.original.split())
            if claim.property == "sub_event_type":
                yield f"event {number} is “{words}”, {claim.value}"
            else:
                yield f"{claim.property} of event {number} is “{words}”"


def labels(reading: Reading) -> list[Mark]:
    """What is marked, in the order of the text."""
    found: set[Mark] = set()
    for number, mention in enumerate(reading.event_mentions, 1):
        spans = [("trigger", mention.trigger)]
        spans += [(argument.role, argument.span) for argument in mention.arguments if argument.span is not None]
        spans += [("place", place.span) for place in mention.places if place.span is not None]
        spans += [(count.measure, count.span) for count in mention.numbers if count.span is not None]
        spans += [("when", mention.date.span)] if mention.date is not None and mention.date.span is not None else []
        found |= {(span.start, span.end, kind, number) for kind, span in spans}
    speakers = (claim.speaker.span for claim in reading.claims if claim.speaker is not None)
    found |= {(span.start, span.end, "speaker", 0) for span in speakers if span is not None}
    return sorted(found)


def _marked(text: str, marks: list[Mark]) -> "RenderableType":
    """The text with a colour at each span and, for who sees no colours, its event's number and its role behind it."""
    from rich.text import Text

    page, open_marks, waiting = Text(), list[Mark](), list(reversed(marks))
    cuts = sorted({0, len(text), *(edge for mark in marks for edge in mark[:2])})
    for start, end in pairwise(cuts):
        while waiting and waiting[-1][0] <= start:
            open_marks.append(waiting.pop())
        inner = min(open_marks, key=lambda mark: mark[1] - mark[0], default=None)
        page.append(_legible(text[start:end]), STYLES.get(inner[2], OTHER) if inner else "")
        names = [f"{number} {kind}" if number else kind for _, last, kind, number in open_marks if last == end]
        page.append(f"[{', '.join(names)}]" if names else "", "dim")
        open_marks = [mark for mark in open_marks if mark[1] > end]
    return page


def _legible(words: str) -> str:
    """The words in their lines; what could steer a terminal is replaced."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in words)


def _claim_rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    numbers = {mention.id: number for number, mention in enumerate(reading.event_mentions, 1)}
    for claim in reading.claims:
        yield (
            str(numbers.get(claim.event_mention, "")),
            claim.property,
            _value(claim.value),
            " < ".join(s.name for s in (claim.speaker, *claim.via) if s is not None) or "the report",
            _manner(claim),
            claim.origin,
            claim.original,
        )


def _manner(claim: Claim) -> str:
    return claim.stance if claim.certainty == "fact" else f"{claim.stance}, {claim.certainty}"


def _value(value: Value) -> str:
    from dateline.cli.tables import figure

    return figure(value.low, value.high, value.approximate) if isinstance(value, Bounds) else str(value)
