"""Compiles the gazetteer when Dateline is built, so that the repository holds its recipe and not its bytes."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is not there when types are checked
    """Compiles the gazetteer for a wheel or an editable install where it is missing or out of date."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it gathers the files; quick where the gazetteer is current."""
        recipe = Path(self.root) / "src/dateline/rules/places/compile.py"
        spec = importlib.util.spec_from_file_location("dateline_places_compile", recipe)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if not module.is_current():
            module.compile_gazetteer()
