"""The screen of `credit check`: every finding at its line, and a summary; nothing where nothing was found.

Decides the layout `file:line:column: CODE severity: message`, which editors and CI jump to: that row is never wrapped.
"""

from typing import Final

from credit_cli.reporters.findings import Checked, Found, Severity, Tally
from credit_cli.reporters.screen import Line, Span, Style, harmless, line
from credit_cli.reporters.text.problems import advice, excerpt_of
from credit_cli.words.catalogue import Words

_STYLES: Final[dict[Severity, Style]] = {"error": "bad", "warning": "warn", "info": "dim"}


def finding_lines(checked: Checked, words: Words, width: int | None = None) -> list[Line]:
    """The findings of a profile, each with its line; what to do about it keeps to `width`."""
    return [row for finding in checked.findings for row in _finding(checked.file, finding, words, width)]


def summary_lines(told: Tally, words: Words, *, shown: int) -> list[Line]:
    """How much was looked at and found; where fewer than all are `shown` above, how to see the rest."""
    summary = words(
        "check.summary", files=told.files, errors=told.of["error"], warnings=told.of["warning"], infos=told.of["info"]
    )
    if told.accepted:
        summary += words("check.in_baseline", count=told.accepted)
    if shown < sum(told.of.values()):
        summary += words("check.more")
    return [line(summary, "bold")]


def _finding(file: str, found: Found, words: Words, width: int | None) -> list[Line]:
    said = words("check.row", severity=words(f"check.{found.severity}"), message=found.message)
    first = (
        Span(f"{harmless(file)}:{found.line}:{found.column}: "),
        Span(f"{found.code} ", _STYLES[found.severity]),
        Span(said),
    )
    rows: list[Line] = [first, *excerpt_of(found.line, found.text, found.caret)]
    if found.hint:
        rows += advice(found.hint, width)
    return rows
