"""What `check` found, as every format of it prints it: one finding at its place, one file with its findings.

Decides that shape. Does not know how anything was found, nor any format.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from credit_cli.engine.findings.finding import Finding
from credit_cli.model.library import Model
from credit_cli.profile.privacy import masked
from credit_cli.profile.problems import Problem
from credit_cli.profile.source import Place, Source
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.text.problems import hint, message
from credit_cli.words.catalogue import Words

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
RANKS: Final[dict[str, int]] = {"error": 2, "warning": 1, "info": 0}
WEAK_POINT: Final = "weak_point"


class Found(NamedTuple):
    """One finding: where (line and column from 1), what is the matter, and what to do.

    `text` is the user's line and `caret` the index in it of the character at `column`; `fingerprint` is its mark among
    all findings, empty until the file's findings are complete.
    """

    code: str
    severity: Severity
    line: int
    column: int
    path: str
    message: str
    hint: str
    text: str = ""
    caret: int = 0
    fingerprint: str = ""


class Checked(NamedTuple):
    """One profile: its name and its file as printed, whether it could be read, its score, its findings in line order.

    `accepted` is how many findings were left out because a baseline holds them.
    """

    name: str
    file: str
    valid: bool
    score: int | None
    findings: tuple[Found, ...]
    accepted: int = 0

    def from_rank(self, rank: int) -> "Checked":
        """The same with the findings that are at least so grave."""
        kept = tuple(f for f in self.findings if RANKS[f.severity] >= rank)
        return self if len(kept) == len(self.findings) else self._replace(findings=kept)

    def fails(self, rank: int) -> bool:
        """Whether a finding is at least so grave."""
        return any(RANKS[f.severity] >= rank for f in self.findings)


class Tally:
    """How many profiles there were, how many of them could be read, how many findings of each severity."""

    def __init__(self) -> None:
        self.files = self.valid = self.accepted = 0
        self.of: Counter[str] = Counter()

    def add(self, checked: Checked) -> None:
        """Count one profile."""
        self.files += 1
        self.valid += checked.valid
        self.accepted += checked.accepted
        for finding in checked.findings:
            self.of[finding.severity] += 1


def of_finding(found: Finding, source: Source, model: Model, words: Words) -> Found:
    """A finding of the engine at its line, in words; a factor's code says what its worst bin means."""
    place: Place | None = source.at(found.line, 1) if found.line else source.place(found.path)
    said = {name: harmless(masked(value)) for name, value in found.context}
    key = found.code
    factor = model.scorecard.by_code.get(found.code)
    if factor is not None:
        key, said = WEAK_POINT, said | {"factor": words.of(factor.name), "code": factor.code}
    do = words(f"findings.{key}.hint", **said)
    if found.accepted_until is not None:
        do = words("findings.lapsed.hint", until=found.accepted_until, hint=do)
    return Found(
        found.code,
        found.severity,
        place.line if place else source.first_line,
        place.column if place else 1,
        found.path,
        words(f"findings.{key}.message", **said),
        do,
        place.text if place else "",
        place.caret if place else 0,
    )


def of_problem(found: Problem, source: Source, words: Words) -> Found:
    """What keeps a file from being read, as a finding."""
    place = source.at(found.line - source.first_line + 1, found.column)
    told, do = message(found, words), hint(found, words)
    return Found(found.code, found.severity, found.line, found.column, found.path, told, do, place.text, place.caret)


def in_line_order(found: Sequence[Found]) -> list[Found]:
    """Findings as their file is read."""
    return sorted(found, key=lambda f: (f.line, f.column, f.code))
