"""What a YAML parser's complaint means to somebody who wrote the file.

Decides which kind of problem each complaint of libyaml is and where the eye should go: to the quote that was
opened, not to the end of the file where its end was missed. Does not parse anything itself.
"""

import re
from typing import Final, NamedTuple, Protocol

from credit_cli.profile.problems import Problem, problem_at


class Mark(Protocol):
    """A place, counted from 0."""

    line: int
    column: int


class Complaint(NamedTuple):
    """What the parser said, and where."""

    problem: str
    context: str
    mark: Mark | None
    opened: Mark | None


_KINDS: Final = (
    ("exceeded maximum nesting depth", "too_deep"),
    ("found undefined alias", "unknown_anchor"),
    ("second occurrence", "duplicate_anchor"),
    ("but found another document", "several_documents"),
    ("mapping values are not allowed", "unexpected_colon"),
    ("did not find expected key", "bad_indentation"),
    ("did not find expected '-' indicator", "bad_indentation"),
    ("found character that cannot start any token", "reserved_character"),
    ("found unknown escape character", "bad_escape"),
    ("did not find expected hexdecimal number", "bad_escape"),
    ("found invalid Unicode character escape", "bad_escape"),
)
_AT_THE_OPENING: Final = (
    ("could not find expected ':'", "missing_colon"),
    ("found unexpected end of stream", "unclosed_quote"),
    ("did not find expected ',' or", "unclosed_bracket"),
    ("did not find expected node content", "bad_syntax"),
)
_IN_CONTEXT: Final = (
    ("anchor", "reserved_character"),
    ("alias", "reserved_character"),
    ("tag", "tag"),
)
_CLOSED_BY: Final = {"[": "]", "{": "}"}
_NO_BRACKETS = r"""'[^'\n]*'|"(?:\\.|[^"\\\n])*"|(?<!\S)\#.*"""
"""Quoted texts and comments: a bracket in them opens nothing."""
_WIDE_SIGN = r"[：，｛｝［］＂＇]"
_WIDE_SPACE = r"[\u3000\xa0]"
_NO_SPACE = r"\s*(?:- +)?\w+:[^\s,}\]]"
_WIDE_KEY = rf"\s*(?:- *)?[\w\"']+：|[ \t]*{_WIDE_SPACE}"


def problem_of(complaint: Complaint, lines: list[str]) -> Problem:
    """The problem that a complaint is, at the place where it is put right."""
    name, mark = _kind(complaint)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if mark and (line >= len(lines) or (line == len(lines) - 1 and not lines[line][column:])):
        line, column = _last_written(lines)
        if "flow" in complaint.context and name == "bad_syntax":
            return problem_at("unclosed_bracket", line + 1, column + 1, closing=_closing(lines))
    for near in (line, line - 1):
        if 0 <= near < len(lines) and (wide := wide_sign(lines[near])):
            return problem_at("fullwidth_punctuation", near + 1, lines[near].index(wide) + 1, character=wide)
    if name == "unexpected_colon" and 0 < line < len(lines) and re.match(_NO_SPACE, lines[line - 1]):
        return problem_at("missing_colon", line, lines[line - 1].index(":") + 2)
    character = lines[line][column : column + 1] if line < len(lines) else ""
    if name == "reserved_character" and character == "\t":
        name = "tab_indentation"
    closing = complaint.problem[-2:-1]
    return problem_at(name, line + 1, column + 1, character=character, closing=closing, said=complaint.problem)


def _closing(lines: list[str]) -> str:
    """The sign that closes the innermost bracket that is still open at the end."""
    opened: list[str] = []
    for sign in re.findall(r"[\[\]{}]", re.sub(_NO_BRACKETS, "", "\n".join(lines))):
        if sign in _CLOSED_BY:
            opened.append(sign)
        elif opened:
            opened.pop()
    return _CLOSED_BY[opened[-1]] if opened else "]"


def _last_written(lines: list[str]) -> tuple[int, int]:
    """The end of the last line that says something: where a file that stops too early is put right."""
    line = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), 0)
    return line, len(lines[line].rstrip())


def wide_sign(line: str) -> str | None:
    """The full-width sign or space that stands where YAML needs a half-width one, where there is one."""
    if not re.match(_WIDE_KEY, line):
        return None
    sign = re.search(_WIDE_SIGN, line) or re.search(_WIDE_SPACE, line)
    return sign[0] if sign else None


def _kind(complaint: Complaint) -> tuple[str, Mark | None]:
    for words, name in _KINDS:
        if words in complaint.problem:
            return name, complaint.mark
    for words, name in _AT_THE_OPENING:
        if words in complaint.problem:
            return name, _opening(complaint)
    for words, name in _IN_CONTEXT:
        if words in complaint.context:
            return name, complaint.opened or complaint.mark
    return "bad_syntax", complaint.mark


def _opening(complaint: Complaint) -> Mark | None:
    """Where the bracket or quote was opened, unless the trouble is on that very line."""
    if complaint.opened is None or complaint.mark is None:
        return complaint.mark
    return complaint.mark if complaint.mark.line == complaint.opened.line else complaint.opened
