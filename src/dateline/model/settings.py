"""What a run may be told, once, at the edge."""

from dataclasses import dataclass

from dateline.model.fields import doc


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """What the engine `llm` may be told; the key of the server is no setting, so that it is never printed or stored."""

    url: str | None = doc("Address of an OpenAI-compatible server, with its version: http://localhost:8080/v1.", None)
    model: str | None = doc("The model, by the name that the server knows it by.", None)
    cache: str | None = doc("The folder in which answers are kept; null means the user's folder for caches.", None)
    budget: int | None = doc("Tokens, sent and received, that one run may use; null means no limit.", None)
    price: tuple[float, float] | None = doc("Price of a million tokens sent and of a million received.", None)
    jobs: int = doc("Reports that are with the server at once.", 4)
    timeout: float = doc("Seconds that the server has for one answer.", 180.0)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run; the command line builds it and nothing else does."""

    engine: str = doc("The extractor, by the name of its entry point.", default="auto")
    published: str | None = doc("ISO date of publication where a report does not give its own.", default=None)
    jobs: int = doc("Worker processes.", default=1)
    focus: tuple[str, ...] = doc("ISO country codes that ambiguous places are drawn towards.", default=())
    withhold_names: bool = doc("Whether private persons' names are blacked out before anything is kept.", default=False)
    max_characters: int = doc("Text beyond this many characters is left unread, with a finding.", default=1_000_000)
    llm: LlmSettings = doc(
        "The server and the model of the engine `llm`, and what they may cost.", default=LlmSettings()
    )
