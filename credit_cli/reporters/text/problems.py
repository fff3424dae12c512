"""Problems of a file as lines of a screen: where, what, the user's own line with a caret, and what to write.

Decides that layout, for problems and for any other message that points at a line. Does not know how a problem was
found. Numbers that identify a person are masked in every value that is repeated here.
"""

from typing import Final

from credit_cli.profile.load import Loaded
from credit_cli.profile.privacy import masked
from credit_cli.profile.problems import Context, Problem
from credit_cli.profile.source import Place
from credit_cli.reporters.cells import cells, harmless, head
from credit_cli.reporters.screen import Line, Span, paragraph
from credit_cli.words.catalogue import Words

WIDEST_LINE: Final = 110
_NUMBER: Final = 5
_INDENT: Final = 6


def problem_lines(loaded: Loaded, words: Words, width: int | None = None) -> list[Line]:
    """Every problem of a file, in its order, with the line it stands in.

    The row that names the place stays one line, which editors jump to; what to write instead keeps to `width`.
    """
    return [row for problem in loaded.problems for row in _problem(problem, loaded, words, width)]


def message(problem: Problem, words: Words) -> str:
    """What is wrong, in one sentence without full stop."""
    return sentence(f"problems.{problem.problem}.message{_bare(problem, 'message', words)}", problem.context, words)


def hint(problem: Problem, words: Words) -> str:
    """What to write instead; names the nearest known name where there is one."""
    near = f"problems.{problem.problem}.hint_nearest"
    if dict(problem.context).get("nearest") and words.has(near):
        return sentence(near, problem.context, words)
    return sentence(f"problems.{problem.problem}.hint{_bare(problem, 'hint', words)}", problem.context, words)


def _bare(problem: Problem, part: str, words: Words) -> str:
    """What the name of a sentence ends in where a value of it is not known, and there is a sentence without it."""
    lacks = any(not value for _, value in problem.context)
    return "_bare" if lacks and words.has(f"problems.{problem.problem}.{part}_bare") else ""


def sentence(key: str, context: Context, words: Words) -> str:
    """A sentence of the catalogue with values of a file in it, made harmless."""
    return words(key, **{name: harmless(masked(value)) for name, value in context})


def excerpt(place: Place) -> list[Line]:
    """The user's own line with its number, and a caret under the place; nothing where there is no such line.

    Tabs and characters that a terminal would obey are replaced, so the caret is set in cells, after replacing.
    """
    return excerpt_of(place.line, place.text, place.caret)


def excerpt_of(number_of_line: int, shown: str, caret: int) -> list[Line]:
    """The same, of a line's number and text and the index at which the caret points."""
    if not shown.strip():
        return []
    text = harmless(shown)
    before = cells(shown[:caret])
    number = f"{number_of_line:>{_NUMBER}} | "
    return [
        (Span(number, "dim"), Span(head(text, WIDEST_LINE))),
        (Span(" " * _NUMBER + " | ", "dim"), Span(" " * before + "^", "bad")),
    ]


def advice(text: str, width: int | None) -> list[Line]:
    """What to write instead, under the line it is about."""
    return paragraph(f"= {text}", width, indent=_INDENT, hang=_INDENT + 2, style="dim")


def _problem(problem: Problem, loaded: Loaded, words: Words, width: int | None) -> list[Line]:
    source = loaded.source
    place = source.at(problem.line - source.first_line + 1, problem.column)
    where = f"{harmless(source.file)}:{problem.line}:{problem.column}:"
    first = (Span(f"{where} "), Span(f"{problem.code} ", "bad"), Span(message(problem, words)))
    return [first, *excerpt(place), *advice(hint(problem, words), width)]
