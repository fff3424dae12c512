"""`credit check --format github`: one workflow command a finding, which GitHub shows at its line.

Decides how a finding becomes a command, and that nothing of a file can end one and begin another. Knows no severity
that GitHub does not.
"""

from typing import Final

from credit_cli.reporters.cells import harmless
from credit_cli.reporters.findings import Checked, Found, Severity, Tally
from credit_cli.reporters.fingerprints import relative

_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubReport:
    """The annotations."""

    def begin(self) -> str:
        """Nothing comes before them."""
        return ""

    def profile(self, checked: Checked) -> str:
        """An annotation a finding."""
        return "".join(_annotation(checked.file, finding) for finding in checked.findings)

    def end(self, told: Tally) -> str:
        """Nothing comes after them."""
        del told
        return ""


def _annotation(file: str, found: Found) -> str:
    said = harmless(f"{found.message} ({found.hint})" if found.hint else found.message).translate(_IN_DATA)
    path = harmless(relative(file)).translate(_IN_PROPERTY)
    where = f"file={path},line={found.line},col={found.column},title={found.code}"
    return f"::{_COMMANDS[found.severity]} {where}::{said}\n"
