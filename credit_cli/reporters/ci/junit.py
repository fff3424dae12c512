"""`credit check --format junit`: a suite a profile, a failed case a finding, for servers that show test results.

Decides that only what fails the check is a failure (an unreadable file too: the schemas in use do not agree how an
error is written) and that whatever else was found is output. Holds no profile longer than it takes to write it.
"""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from credit_cli.reporters.cells import harmless
from credit_cli.reporters.findings import RANKS, Checked, Found, Tally
from credit_cli.reporters.fingerprints import relative

_CLASS: Final = "credit.check"


class JunitReport:
    """The pieces of the document; findings of at least `rank` fail."""

    def __init__(self, rank: int) -> None:
        self._rank = rank

    def begin(self) -> str:
        """The declaration and the opened list of suites."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="credit check">\n'

    def profile(self, checked: Checked) -> str:
        """A suite with a case for everything that fails; one case that passes where nothing does."""
        failing = [f for f in checked.findings if RANKS[f.severity] >= self._rank]
        others = [f for f in checked.findings if RANKS[f.severity] < self._rank]
        cases = [_case(f) for f in failing] or [_passed()]
        name = quoteattr(harmless(relative(checked.file) + checked.name.removeprefix(checked.file)))
        counts = f'tests="{len(cases)}" failures="{len(failing)}" errors="0" skipped="0" time="0"'
        output = "".join(f"{_told(f)}\n" for f in others)
        written = f"<system-out>{escape(output)}</system-out>\n" if output else ""
        return f"<testsuite name={name} {counts}>\n{''.join(cases)}{written}</testsuite>\n"

    def end(self, told: Tally) -> str:
        """The closed list."""
        del told
        return "</testsuites>\n"


def _case(found: Found) -> str:
    name = quoteattr(f"{found.code} {found.fingerprint}")
    said = f"<failure message={quoteattr(harmless(found.message))} type={quoteattr(found.code)}>"
    return f'<testcase name={name} classname="{_CLASS}" time="0">{said}{escape(_told(found))}</failure></testcase>\n'


def _passed() -> str:
    return f'<testcase name="credit check" classname="{_CLASS}" time="0"/>\n'


def _told(found: Found) -> str:
    said = f"{found.line}:{found.column}: {found.code} {found.severity}: {found.message}"
    return harmless(f"{said} ({found.hint})" if found.hint else said)
