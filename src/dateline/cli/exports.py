"""What the audit log is told of everything that is given out."""

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Act


def export_of(kind: str, data: bytes, **details: str | int | None) -> "Act":
    """The export of a file: its kind, what it holds, and its SHA-256, by which a copy can be known again later."""
    from dateline.model import Act

    return Act("export", kind, {**details, "sha256": hashlib.sha256(data).hexdigest()})
