"""The options that several commands share, and the checks that a wrong one fails."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.address import Address
from dateline.cli.output import complain_of
from dateline.model import Settings, StoreError, UsageError

if TYPE_CHECKING:
    from dateline.corroborate import Ratings
    from dateline.store import Hand, Store

YEARS = range(1900, 2101)
_SQLITE = "sqlite:///"


def check_date(text: str | None) -> str | None:
    """The ISO date as given. Raises a usage error where it is no day of the years 1900 to 2100."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2024-05-14") from None
    if day.isoformat() != text:
        raise typer.BadParameter(f"{text!r} is not written in full; write {day.isoformat()}")
    if day.year not in YEARS:
        raise typer.BadParameter(f"{text} lies outside the years {YEARS[0]} to {YEARS[-1]}")
    return text


def check_focus(text: str) -> str:
    """The country codes in upper case, separated by commas. Raises a usage error where one is none."""
    codes = [code.strip().upper() for code in text.split(",") if code.strip()]
    wrong = next((code for code in codes if not re.fullmatch("[A-Z]{2}", code)), None)
    if wrong:
        raise typer.BadParameter(f"{wrong!r} is no ISO 3166-1 alpha-2 country code; write two letters, as in SY,IQ")
    return ",".join(codes)


def to_address(text: str) -> str:
    """The address, fit to be written into any line: its password is not shown."""
    return Address(text)


Paths = Annotated[
    list[str],
    typer.Argument(help="Files, folders, patterns, or - for standard input: text, Markdown, HTML, JSON Lines."),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=check_date, help="Date of publication where a report gives none, as 2024-05-14."
    ),
]
Focus = Annotated[
    str,
    typer.Option(
        metavar="CODES", callback=check_focus, help="Countries that ambiguous places are drawn towards, as SY,IQ."
    ),
]
Engine = Annotated[str, typer.Option(metavar="NAME", help="What reads the reports.")]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Number of processes.")]
Db = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        callback=to_address,
        help="The database: sqlite:///FILE, just FILE, or postgresql+psycopg://USER@HOST/DATABASE.",
    ),
]
Withhold = Annotated[
    bool,
    typer.Option(
        "--withhold-names", help="Black out the names of private persons: victims, witnesses, relatives, sources."
    ),
]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", callback=check_date, help="One day, as 2024-05-14.")]

Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who does this, for the audit log; default: your account.")
]

Sources = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Your own list of how reliable sources are: name, A to F, 1 to 6, note, with tabs between."
    ),
]

DEFAULT_DB = f"{_SQLITE}dateline.db"


def settings_of(published: str | None, engine: str, jobs: int, focus: str, withhold_names: bool = False) -> Settings:
    """The settings of a run that reads reports."""
    countries = tuple(focus.split(",")) if focus else ()
    return Settings(engine, published, jobs, countries, withhold_names)


def address_of(db: str) -> str:
    """The database's address; a bare file name is one of SQLite.

    >>> address_of("war.db"), address_of("postgresql+psycopg:///war")
    ('sqlite:///war.db', 'postgresql+psycopg:///war')
    """
    return db if "://" in db else f"{_SQLITE}{db}"


def hand_of(who: str | None) -> "Hand":
    """Who does what is done, for the audit log; default: the account."""
    from dateline.store import Hand, account  # loads SQLAlchemy, which the other commands do without

    return Hand(account() if who is None else who)


@contextmanager
def books_to_write(db: str, who: str | None, is_made: bool = False) -> "Iterator[Store]":
    """The store at the address, for a command that writes to it: what an earlier run was cut off in is finished first.

    What was found is a line each. Raises `StoreError` where there is none yet, unless it `is_made` then.
    """
    from dateline.store import open_store

    (check_file if is_made else check_exists)(db)
    with open_store(address_of(db), hand_of(who)) as store:
        complain_of(store.recover())
        yield store


def open_existing(db: str) -> "Store":
    """The store at the address, to be read. Raises `StoreError` where there is none yet: asking must not make an empty one."""
    from dateline.store import open_store

    check_exists(db)
    return open_store(address_of(db))


def check_file(db: str) -> None:
    """Raise `StoreError` where the address names a database that would be gone when the command ends."""
    if re.fullmatch(r"sqlite(://|:///|:///:memory:)", address_of(db)):
        raise StoreError(f"{db} names no file, and what is in no file is not kept; write sqlite:///war.db")


def check_exists(db: str) -> None:
    """Raise `StoreError` where the address is that of a file which is not there, or has nothing in it."""
    check_file(db)
    address = address_of(db).partition("?")[0]
    file = Path(address.removeprefix(_SQLITE))
    if address.startswith(_SQLITE) and not file.is_file():
        raise StoreError(f"There is no database {file}; make one with: dateline ingest REPORTS --db {db}")
    if address.startswith(_SQLITE) and not file.stat().st_size:
        raise StoreError(f"{file} is empty and no database; copy it again, or name another one.")


def ratings_of(file: Path | None) -> "Ratings | None":
    """The user's list of sources, if there is one. Raises `UsageError` where it cannot be read or a line is odd."""
    if file is None:
        return None
    from dateline.corroborate import read_ratings

    try:
        return read_ratings(file.read_text(encoding="utf-8"), str(file))
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}); name another file with --sources.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text; save it as UTF-8, with tabs between the cells.") from error


def count(number: int, noun: str, nouns: Sequence[str] = ()) -> str:
    """A number and its noun.

    >>> count(1, "report"), count(2, "report"), count(0, "reading", ["readings"])
    ('1 report', '2 reports', '0 readings')
    """
    return f"{number} {noun if number == 1 else (nouns[0] if nouns else noun + 's')}"
