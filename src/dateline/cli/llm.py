"""The options of the engine `llm`, for every command that reads reports."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from dateline.model import LlmSettings

_PANEL = "With --engine llm"
_DEFAULT = LlmSettings()


def llm_settings(  # noqa: PLR0913 - the parameters are the options
    llm_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL", envvar="DATELINE_LLM_URL", help="The server, as http://localhost:8080/v1.",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    llm_model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", envvar="DATELINE_LLM_MODEL", help="The model, by the server's name for it.",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    llm_cache: Annotated[
        str | None, typer.Option(metavar="DIR", help="Where answers are kept.", rich_help_panel=_PANEL)
    ] = None,
    llm_budget: Annotated[
        int | None, typer.Option(metavar="TOKENS", min=1, help="The most that one run may use.", rich_help_panel=_PANEL)
    ] = None,
    llm_price: Annotated[
        tuple[float, float] | None,
        typer.Option(metavar="IN OUT", help="Price of a million tokens, to tell the cost.", rich_help_panel=_PANEL),
    ] = None,
    llm_jobs: Annotated[
        int, typer.Option(metavar="N", min=1, max=64, help="Reports asked about at once.", rich_help_panel=_PANEL)
    ] = _DEFAULT.jobs,
    llm_timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="For one answer.", rich_help_panel=_PANEL)
    ] = _DEFAULT.timeout,
) -> LlmSettings:  # fmt: skip
    """The settings of the engine `llm`; the parameters are the options, by their names."""
    return LlmSettings(llm_url, llm_model, llm_cache, llm_budget, llm_price, llm_jobs, llm_timeout)


def with_llm(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options besides its own; it is handed them as one record, its parameter `llm`."""
    own = inspect.signature(command)
    ours = inspect.signature(llm_settings).parameters

    @wraps(command)
    def run(**given: Any) -> None:
        command(
            **{name: value for name, value in given.items() if name not in ours},
            llm=llm_settings(**{name: given[name] for name in ours}),
        )

    shown = [parameter for parameter in own.parameters.values() if parameter.name != "llm"]
    run.__signature__ = own.replace(parameters=[*shown, *ours.values()])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, **llm_settings.__annotations__, "return": None}
    return run
