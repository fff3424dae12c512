"""`credit check --format sarif`: a SARIF 2.1.0 log, for code scanning and for editors.

Decides how findings and their codes become results and rules; the rules come last, when all are known, so that nothing
is held but their codes. Does not know when a check fails.
"""

from typing import Final
from urllib.parse import quote

from credit_cli.reporters.cells import harmless
from credit_cli.reporters.findings import Checked, Found, Severity, Tally
from credit_cli.reporters.fingerprints import relative
from credit_cli.reporters.json.shared import dumps
from credit_cli.reporters.titles import Titles

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION: Final = "2.1.0"
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_MARK: Final = "creditFinding/v1"


class SarifReport:
    """The pieces of the log."""

    def __init__(self, titles: Titles, version: str) -> None:
        self._titles = titles
        self._version = version
        self._rules: dict[str, int] = {}
        self._written = False

    def begin(self) -> str:
        """The log and its one run, opened at the results."""
        run = '"columnKind": "unicodeCodePoints", "results": ['
        return f'{{"$schema": {dumps(SCHEMA)}, "version": {dumps(VERSION)}, "runs": [{{{run}'

    def profile(self, checked: Checked) -> str:
        """A result a finding."""
        return "".join(self._result(checked.file, finding) for finding in checked.findings)

    def end(self, told: Tally) -> str:
        """The rules that were met, and that the run came to its end."""
        del told
        driver = {
            "name": "credit-cli",
            "version": self._version,
            "rules": [self._rule(code) for code in self._rules],
        }
        closing = {"tool": {"driver": driver}, "invocations": [{"executionSuccessful": True}]}
        return f"\n], {dumps(closing)[1:-1]}}}]}}\n"

    def _result(self, file: str, found: Found) -> str:
        index = self._rules.setdefault(found.code, len(self._rules))
        said = f"{found.message} ({found.hint})" if found.hint else found.message
        result = {
            "ruleId": found.code,
            "ruleIndex": index,
            "level": _LEVELS[found.severity],
            "message": {"text": harmless(said)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(relative(file))},
                        "region": {"startLine": found.line, "startColumn": found.column},
                    }
                }
            ],
            "partialFingerprints": {_MARK: found.fingerprint},
        }
        before = ",\n" if self._written else "\n"
        self._written = True
        return before + dumps(result)

    def _rule(self, code: str) -> dict[str, object]:
        return {
            "id": code,
            "shortDescription": {"text": self._titles(code)},
            "help": {"text": f"credit rule {code}", "markdown": f"`credit rule {code}`"},
        }
