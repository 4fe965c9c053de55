"""How a field of a record is described: once, where it is declared."""

from dataclasses import MISSING, field
from typing import Any


def doc(description: str, default: Any = MISSING) -> Any:
    """A dataclass field with a sentence for the JSON Schema and, perhaps, a default.

    Returns `Any`, as `dataclasses.field` does, so that the annotation at the left alone says the type.
    """
    return field(default=default, metadata={"doc": description})
