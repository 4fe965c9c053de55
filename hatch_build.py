"""Compiles gazetteer and dictionary when Dateline is built, so that the repository holds their recipes and not their bytes."""

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is not there when types are checked
    """Compiles both for a wheel or an editable install where they are missing or out of date."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it gathers the files; quick where both are current."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            places = importlib.import_module("dateline.rules.places.compile")
            if not places.is_current():
                places.compile_gazetteer()
            words = importlib.import_module("dateline.rules.lang.en.words.compile")
            if not words.is_current():
                words.compile_words()
        finally:
            del sys.path[0]
