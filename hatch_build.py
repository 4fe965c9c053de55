"""Compiles the gazetteer when Dateline is built, so that the repository holds its recipe and not its bytes."""

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is not there when types are checked
    """Compiles the gazetteer for a wheel or an editable install where it is missing or out of date."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it gathers the files; quick where the gazetteer is current."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            recipe = importlib.import_module("dateline.rules.places.compile")
            if not recipe.is_current():
                recipe.compile_gazetteer()
        finally:
            del sys.path[0]
