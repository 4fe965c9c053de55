"""What made a reading: the engine, its rules and its model."""

import hashlib
from dataclasses import dataclass

from dateline.model.fields import doc


@dataclass(frozen=True, slots=True)
class Version:
    """A reader of documents; another engine, other rules or another model is another reader."""

    engine: str = doc("The engine and its version: `auto@0.1.0`.")
    rules: str | None = doc("What identifies the rules and dictionaries; null where the engine has none.", default=None)
    model: str | None = doc("The id of the model; null where none reads.", default=None)

    @property
    def key(self) -> str:
        """Under which the store keeps its readings.

        >>> Version("oracle@2").key, Version("rules@0.1.0", "1f3a").key
        ('oracle@2', 'rules@0.1.0+730d853b')
        """
        if self.rules is None and self.model is None:
            return self.engine
        parts = "\x1f".join((self.rules or "", self.model or ""))
        return f"{self.engine}+{hashlib.sha256(parts.encode()).hexdigest()[:8]}"
