"""`dateline search`: reports, quotations or events by words and by everything that is known of an event."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from dateline.cli.asked import actor_of, counted_of, near_of, toll_of
from dateline.cli.options import DEFAULT_DB, Db, check_date, count, open_existing
from dateline.cli.output import Form, Format, complain, write_records
from dateline.model import EventFilter, Found, Question, Subject, Toll
from dateline.model.reading import Modality, Polarity

if TYPE_CHECKING:
    from rich.console import RenderableType
Words = Annotated[
    list[str] | None,
    typer.Argument(help='Words that must all occur; "a phrase", begin*, this OR that.'),
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", callback=check_date, help="On this day or later.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", callback=check_date, help="On this day or earlier.")]
Near = Annotated[str | None, typer.Option(metavar="WHERE", help="LAT,LON,KM, or a place's name: Tartus,20.")]
Actor = Annotated[str | None, typer.Option(metavar="NAME[:ROLE]", help="Who took part: police, or police:perpetrator.")]
Kind = Annotated[str | None, typer.Option("--type", metavar="WORDS", help="Words of the type: shelling, battles.")]
Killed = Annotated[str | None, typer.Option(metavar="RANGE", help="How many were killed: 5-20, 5+ or 5.")]
Injured = Annotated[str | None, typer.Option(metavar="RANGE", help="How many were injured.")]
Counted = Annotated[
    list[str] | None, typer.Option("--count", metavar="WHAT:RANGE", help="Any other count: displaced:100+.")
]
Polar = Annotated[str | None, typer.Option(metavar="WORD", help="positive, or negative: it did not happen.")]


def search(  # noqa: PLR0913 - the parameters are the options
    words: Words = None,
    db: Db = DEFAULT_DB,
    events: Annotated[bool, typer.Option("--events", help="Find events, not reports.")] = False,
    quotes: Annotated[bool, typer.Option("--quotes", help="Find quotations, by words or speaker.")] = False,
    since: From = None,
    until: To = None,
    near: Near = None,
    actor: Actor = None,
    kind: Kind = None,
    killed: Killed = None,
    injured: Injured = None,
    counted: Counted = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only where some value is contested.")] = False,
    single_source: Annotated[bool, typer.Option("--single-source", help="Only what one source tells of.")] = False,
    polarity: Polar = None,
    modality: Annotated[str | None, typer.Option(metavar="WORD", help="asserted, hedged, planned …")] = None,
    without: Annotated[list[str] | None, typer.Option(metavar="WORD", help="A word that must not occur.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The report's language, as ar.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="The most to print.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many to pass over first.")] = 0,
    form: Form = None,
) -> None:
    """Find reports, quotations or events; the newest come first.

    Without --events, options on events find the reports that tell of one, and days are those of publication.

    Example: dateline search --db war.db --near Tartus,20 --killed 5+ "car bomb" market
    """
    subject = _subject(events, quotes)
    name, role = actor_of(actor) if actor is not None else (None, None)
    asked = EventFilter(
        since=since if events else None,
        until=until if events else None,
        near=near_of(near) if near is not None else None,
        actor=name,
        role=role,
        type=kind,
        tolls=tuple(_tolls(killed, injured, counted or [])),
        contested=contested,
        single_source=single_source,
        polarity=_one_of(get_args(Polarity), polarity),
        modality=_one_of(get_args(Modality), modality),
    )
    days = (None, None) if events else (since, until)
    question = Question(_typed(words or [], without or []), asked, source, language, *days, limit, offset)
    with open_existing(db) as store:
        found = store.search(question, subject)
    _print(found, question, subject, form)


def _subject(events: bool, quotes: bool) -> Subject:
    """What is looked for. Raises a usage error where that is two things."""
    if events and quotes:
        raise typer.BadParameter("--events and --quotes exclude each other; give one of them")
    return "events" if events else "quotations" if quotes else "documents"


def _tolls(killed: str | None, injured: str | None, counted: list[str]) -> Iterator[Toll]:
    """Every range that a count must lie in."""
    if killed is not None:
        yield toll_of("killed", killed)
    if injured is not None:
        yield toll_of("injured", injured)
    yield from map(counted_of, counted)


def _one_of(known: tuple[str, ...], word: str | None) -> Any:
    """The word, if it is one of the known. Raises a usage error."""
    if word is not None and word not in known:
        raise typer.BadParameter(f"{word!r} is not known; write one of {', '.join(known)}")
    return word


def _typed(words: list[str], without: list[str]) -> str:
    """The words as they were typed: what has blanks stood in quotation marks, which the shell has taken off."""
    plain = [f'"{word}"' if " " in word and not set(word) & set('"“”„«»') else word for word in words]
    return " ".join((*plain, *(f'-"{word}"' for word in without)))


def _print(found: Found, question: Question, subject: Subject, form: Format | None) -> None:
    if found.unread:
        complain(f"the question is too long; {count(found.unread, 'word')} of it were left unread")
    if not found.hits:
        complain(
            "nothing found; leave out a word or an option, end a word with * to find what begins with it, "
            "or write this OR that"
        )
    elif found.is_more:
        complain(f"there is more; go on with --offset {question.offset + len(found.hits)}")
    write_records(found, form, lambda: _tables(found, subject))


def _tables(found: Found, subject: Subject) -> "Iterator[RenderableType]":
    from dateline.cli.found import found_table

    yield from found_table(found, subject)
