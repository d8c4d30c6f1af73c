"""Build hook: compiles the translation catalogues before they go into a wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Compiles ``resources/i18n/*.po``; ``force-include`` then carries the results into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue.

        Args:
            version: hatchling's name for the kind of build.
            build_data: hatchling's mutable build description; untouched.
        """
        root = Path(self.root)
        sys.path.insert(0, str(root / "installer"))
        from catalogues import compile_catalogues

        compile_catalogues(root / "resources" / "i18n")
