"""What a run may be told, once, at the edge."""

from dataclasses import dataclass

from dateline.model.fields import doc


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run; the command line builds it and nothing else does."""

    engine: str = doc("The extractor, by the name of its entry point.", default="rules")
    published: str | None = doc("ISO date of publication where a report does not give its own.", default=None)
    jobs: int = doc("Worker processes.", default=1)
    focus: tuple[str, ...] = doc("ISO country codes that ambiguous places are drawn towards.", default=())
    withhold_names: bool = doc("Whether private persons' names are blacked out before anything is kept.", default=False)
    max_characters: int = doc("Text beyond this many characters is left unread, with a finding.", default=1_000_000)
