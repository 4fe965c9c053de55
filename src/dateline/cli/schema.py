"""`dateline schema`: the JSON Schema of what is printed."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.output import write
from dateline.model import Event, Reading


class Kind(StrEnum):
    """The records that are printed as JSON."""

    READING = "reading"
    EVENT = "event"


KINDS: dict[Kind, type] = {Kind.READING: Reading, Kind.EVENT: Event}


def schema(
    of: Annotated[Kind, typer.Option(help="What `extract` prints, or one of what `events` prints.")] = Kind.READING,
) -> None:
    """Print the JSON Schema of a reading or an event, with a sentence on every field.

    Example: dateline schema --of event > event.schema.json
    """
    from dateline import codec

    write(codec.to_json(codec.schema(KINDS[of]), indent=2) + b"\n")
