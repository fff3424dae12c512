"""`credit check --format json`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from credit_cli.model.library import Model
from credit_cli.reporters.findings import Checked, counts
from credit_cli.reporters.json.shared import head


def check(checked: Sequence[Checked], model: Model, today: date | None = None) -> dict[str, Any]:
    """Every file with its findings, and how many there are."""
    found = counts(checked)
    return {
        **head("check", None, today, model),
        "profiles": [
            {
                "path": file.file,
                "valid": file.valid,
                "score": file.score,
                "findings": [
                    {
                        "code": f.code,
                        "severity": f.severity,
                        "line": f.line,
                        "column": f.column,
                        "path": f.path,
                        "message": f.message,
                        "hint": f.hint,
                        "fingerprint": f.fingerprint(file.file),
                    }
                    for f in file.findings
                ],
            }
            for file in checked
        ],
        "summary": {
            "files": len(checked),
            "valid": sum(file.valid for file in checked),
            "errors": found["error"],
            "warnings": found["warning"],
            "infos": found["info"],
        },
    }
