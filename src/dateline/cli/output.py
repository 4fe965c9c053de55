"""Where the commands print: bytes to standard output, one line at a time to standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.model import DatelineError, Finding

if TYPE_CHECKING:
    from rich.console import RenderableType

PLAIN_WIDTH = 160  # columns of a table that does not go to a terminal
MOST_FAULTS = 100  # lines that are printed of what a check finds; the rest is counted


class Format(StrEnum):
    """What a command that lists records can print."""

    TABLE = "table"
    JSON = "json"


Form = Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, else json.")]


def write(data: bytes) -> None:
    """Print bytes at once; where nobody reads them any more (`| head`), end the command in silence."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it ends
        raise typer.Exit(0) from None
    except OSError as error:
        raise DatelineError(f"The output cannot be written ({error.strerror}); write it to another place.") from error


def write_table(*parts: "RenderableType") -> None:
    """Print tables and lines, in colour and as wide as the terminal where there is one."""
    from rich.console import Console  # a fifth of a second that other formats do not need

    console = Console() if is_terminal() else Console(width=PLAIN_WIDTH, force_terminal=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()).encode("utf-8", "replace"))


def write_records(records: Any, form: Format | None, tables: "Callable[[], Iterable[RenderableType]]") -> None:
    """Print records as JSON, or the tables of them: on a terminal, if nothing else is asked for."""
    if (form or (Format.TABLE if is_terminal() else Format.JSON)) is Format.TABLE:
        write_table(*tables())
    else:
        from dateline.codec import to_json

        write(to_json(records, indent=2) + b"\n")


def is_terminal() -> bool:
    """Whether somebody reads standard output on a screen."""
    return sys.stdout.isatty()


def complain(message: str) -> None:
    """Print one line on standard error."""
    print(f"dateline: {printable(message)}", file=sys.stderr, flush=True)


def complain_of(findings: Iterable[Finding]) -> None:
    """Print each finding on a line of standard error."""
    for finding in findings:
        complain(finding.message)


def complain_of_faults(findings: Iterable[Finding]) -> int:
    """Print what a check finds, a line each as far as anybody would read them, and count it all."""
    found = 0
    for found, finding in enumerate(findings, 1):
        if found <= MOST_FAULTS:
            complain(finding.message)
    if found > MOST_FAULTS:
        complain(f"… and {found - MOST_FAULTS:,} more.")
    return found


def printable(text: str) -> str:
    r"""The text on one line, fit for a terminal: what could steer it is replaced.

    >>> printable("two\nlines \x1b[31mred")
    'two lines �[31mred'
    """
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


@contextmanager
def stoppable(kept: str) -> Iterator[None]:
    """End with status 130 and one line that says what is kept, where Ctrl-C is pressed."""
    try:
        yield
    except KeyboardInterrupt:
        complain(f"stopped; {kept}")
        raise typer.Exit(130) from None
