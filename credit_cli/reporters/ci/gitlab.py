"""`credit check --format gitlab`: the Code Quality report that GitLab shows in a merge request.

Decides how a finding becomes an entry: GitLab needs a description, a name, a fingerprint, a severity of its own list,
and the line. Does not know when a check fails.
"""

from typing import Final

from credit_cli.reporters.cells import harmless
from credit_cli.reporters.findings import Checked, Found, Severity, Tally
from credit_cli.reporters.fingerprints import relative
from credit_cli.reporters.json.shared import dumps

_SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}


class GitlabReport:
    """The list of entries."""

    def __init__(self) -> None:
        self._written = False

    def begin(self) -> str:
        """The opened list."""
        return "["

    def profile(self, checked: Checked) -> str:
        """An entry a finding."""
        return "".join(self._next(_entry(checked.file, finding)) for finding in checked.findings)

    def end(self, told: Tally) -> str:
        """The closed list."""
        del told
        return "\n]\n" if self._written else "]\n"

    def _next(self, entry: dict[str, object]) -> str:
        before = ",\n" if self._written else "\n"
        self._written = True
        return before + dumps(entry)


def _entry(file: str, found: Found) -> dict[str, object]:
    said = f"{found.code}: {found.message}"
    return {
        "description": harmless(f"{said} ({found.hint})" if found.hint else said),
        "check_name": found.code,
        "fingerprint": found.fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": relative(file), "lines": {"begin": found.line}},
    }
