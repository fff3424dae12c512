"""`credit check --format json`: one object, written piece by piece as the profiles are done.

Decides its keys. Holds no profile longer than it takes to write it.
"""

from datetime import date
from typing import Any

from credit_cli.model.library import Model
from credit_cli.reporters.findings import Checked, Tally
from credit_cli.reporters.json.shared import dumps, head


class JsonReport:
    """The pieces of the object."""

    def __init__(self, model: Model, today: date | None) -> None:
        self._head = head("check", None, today, model)
        self._written = False

    def begin(self) -> str:
        """The keys that every object begins with, and the opened list."""
        return dumps(self._head).removesuffix("}") + ', "profiles": ['

    def profile(self, checked: Checked) -> str:
        """One profile of the list."""
        before = ", " if self._written else ""
        self._written = True
        return before + dumps(of_profile(checked))

    def end(self, told: Tally) -> str:
        """The closed list, and how many of each there are."""
        summary = {
            "files": told.files,
            "valid": told.valid,
            "errors": told.of["error"],
            "warnings": told.of["warning"],
            "infos": told.of["info"],
            "accepted": told.accepted,
        }
        return f'], "summary": {dumps(summary)}}}\n'


def of_profile(checked: Checked) -> dict[str, Any]:
    """One profile with its findings."""
    return {
        "path": checked.name,
        "valid": checked.valid,
        "score": checked.score,
        "findings": [
            {
                "code": f.code,
                "severity": f.severity,
                "line": f.line,
                "column": f.column,
                "path": f.path,
                "message": f.message,
                "hint": f.hint,
                "fingerprint": f.fingerprint,
            }
            for f in checked.findings
        ],
    }
