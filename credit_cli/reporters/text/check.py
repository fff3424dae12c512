"""The screen of `credit check`: every finding at its line, and a summary; nothing where nothing was found.

Decides the layout `file:line:column: CODE severity: message`, which editors and CI jump to. Is never wrapped.
"""

from collections.abc import Sequence
from typing import Final

from credit_cli.reporters.findings import Checked, Found, Severity, counts
from credit_cli.reporters.screen import Line, Span, Style, cut, harmless, line, right
from credit_cli.words.catalogue import Words

_NUMBER: Final = 5
_WIDEST: Final = 110
_STYLES: Final[dict[Severity, Style]] = {"error": "bad", "warning": "warn", "info": "dim"}


def check(checked: Sequence[Checked], words: Words, *, verbose: bool = False) -> list[Line]:
    """The findings of every file, in the order given; with `verbose` the summary is there even when all is well."""
    lines = [row for file in checked for finding in file.findings for row in _finding(file.file, finding, words)]
    if not lines and not verbose:
        return []
    found = counts(checked)
    summary = words(
        "check.summary",
        files=len(checked),
        errors=found["error"],
        warnings=found["warning"],
        infos=found["info"],
    )
    return [*lines, line(summary, "bold")]


def _finding(file: str, found: Found, words: Words) -> list[Line]:
    said = words("check.row", severity=words(f"check.{found.severity}"), message=found.message)
    rows: list[Line] = [
        (
            Span(f"{harmless(file)}:{found.line}:{found.column}: "),
            Span(f"{found.code} ", _STYLES[found.severity]),
            Span(said),
        )
    ]
    if found.text.strip():
        rows.append((Span(right(str(found.line), _NUMBER) + " | ", "dim"), Span(cut(found.text.rstrip(), _WIDEST))))
    if found.hint:
        rows.append(line(" " * (_NUMBER + 1) + f"= {found.hint}", "dim"))
    return rows
