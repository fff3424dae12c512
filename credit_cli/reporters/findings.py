"""What `check` found, as every format of it prints it: one finding at its place, one file with its findings.

Decides that shape, and a finding's fingerprint, which stays when lines move. Does not know how anything was found.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final, Literal, NamedTuple

from credit_cli.engine.findings.finding import Finding
from credit_cli.model.library import Model
from credit_cli.profile.privacy import masked
from credit_cli.profile.problems import Problem
from credit_cli.profile.source import Source
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.text.problems import hint, message
from credit_cli.words.catalogue import Words

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
_DIGITS: Final = 16
WEAK_POINT: Final = "weak_point"


class Found(NamedTuple):
    """One finding: where (line and column from 1), what is the matter, and what to do; `text` is the user's line."""

    code: str
    severity: Severity
    line: int
    column: int
    path: str
    message: str
    hint: str
    text: str = ""

    def fingerprint(self, file: str) -> str:
        """A mark that stays the same while the finding does, wherever its line moves."""
        what = f"{file}\n{self.code}\n{self.path}\n{self.text.strip()}"
        return sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def of_finding(found: Finding, source: Source, model: Model, words: Words) -> Found:
    """A finding of the engine at its line, in words; a factor's code says what its worst bin means."""
    place = source.place(found.path)
    said = {name: harmless(masked(value)) for name, value in found.context}
    key = found.code
    factor = next((f for f in model.scorecard.factors if f.code == found.code), None)
    if factor is not None:
        key, said = WEAK_POINT, said | {"factor": words.of(factor.name), "code": factor.code}
    return Found(
        found.code,
        found.severity,
        place.line if place else source.first_line,
        place.column if place else 1,
        found.path,
        words(f"findings.{key}.message", **said),
        words(f"findings.{key}.hint", **said),
        place.text if place else "",
    )


def of_problem(found: Problem, source: Source, words: Words) -> Found:
    """What keeps a file from being read, as a finding."""
    text = source.at(found.line - source.first_line + 1, found.column).text
    told, do = message(found, words), hint(found, words)
    return Found(found.code, found.severity, found.line, found.column, found.path, told, do, text)


class Checked(NamedTuple):
    """One file: its name as printed, whether it could be read, its score if so, its findings in line order."""

    file: str
    valid: bool
    score: int | None
    findings: tuple[Found, ...]


def counts(checked: Sequence[Checked]) -> dict[Severity, int]:
    """How many findings there are of each severity."""
    every = [finding.severity for file in checked for finding in file.findings]
    return {severity: every.count(severity) for severity in SEVERITIES}
