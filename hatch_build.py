"""Builds the wheel: compiles the model into it, sealed, so that an installed program never parses its YAML.

Decides only where the compiled sections go. The checkout keeps its own, unsealed copies: what is sealed is written
beside the sources nowhere, but into a temporary folder.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "credit_cli/model/compiled"
STARTER = "sample_profiles/starter.yaml"  # what `credit init --from sample` copies


class SealedModel(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's builder configuration, unused here
    """Adds the compiled model and the starter to a wheel; an editable install reads those of its checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every section and name the files to include."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        sys.path.insert(0, self.root)
        try:
            from credit_cli.model.library import Library  # noqa: PLC0415  importable once the root is on the path
        finally:
            sys.path.remove(self.root)
        build_data["force_include"][str(Path(self.root) / STARTER)] = "credit_cli/samples/starter.yaml"
        for path in Library().seal(Path(self._folder.name)):
            build_data["force_include"][str(path)] = f"{INSIDE}/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del version, build_data, artifact_path
        if hasattr(self, "_folder"):
            self._folder.cleanup()
