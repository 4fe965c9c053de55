"""The command line as a test sees it: what it is given, how it ended, what it printed."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from dateline import codec
from dateline.model import Event, Reading

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
READING = Draft202012Validator(codec.schema(Reading))
EVENT = Draft202012Validator(codec.schema(Event))
REPORT = "ALEPPO, 24 May 2016 - Shells hit a bakery in Aleppo on Monday and killed three people, a doctor said.\n"
COMMAND = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())"]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: bytes
    err: str

    @property
    def readings(self) -> list[dict[str, Any]]:
        """What JSON Lines hold, every line checked against the schema that `dateline schema` prints."""
        found = [json.loads(line) for line in self.out.decode().splitlines()]
        for reading in found:
            READING.validate(reading)
        return found

    @property
    def reading(self) -> dict[str, Any]:
        """The one object printed, checked against the schema."""
        found: dict[str, Any] = json.loads(self.out)
        READING.validate(found)
        return found


Dateline = Callable[..., Ran]
