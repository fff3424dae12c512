"""Lines of styled text, and how they reach a stream with or without colour.

Decides what a line of a screen is (spans with the name of a style) and how it is written. Plain output is joined
text and imports nothing; colours come from rich, which is imported only for them. Text is never read as markup.
Does not know what any line says.
"""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, TextIO

from credit_cli.reporters.cells import EMPTY, FULL, bar, cells, cut, harmless, pad, right
from credit_cli.reporters.wrapping import wrap

__all__ = [
    "BLANK",
    "EMPTY",
    "FULL",
    "Line",
    "Span",
    "Style",
    "bar",
    "cells",
    "cut",
    "harmless",
    "line",
    "pad",
    "paragraph",
    "plain",
    "right",
    "wrap",
    "write",
]

Style = Literal["good", "warn", "bad", "dim", "bold", "accent"]


class Span(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style | None = None


Line = tuple[Span, ...]

BLANK: Final[Line] = ()

_COLOURS: Final[dict[Style, str]] = {
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
    "dim": "dim",
    "bold": "bold",
    "accent": "cyan",
}


def line(text: str, style: Style | None = None) -> Line:
    """A line in one style."""
    return (Span(text, style),)


def paragraph(
    text: str, width: int | None, *, indent: int = 0, hang: int | None = None, style: Style | None = None
) -> list[Line]:
    """A text wrapped to `width` cells, `indent` spaces before its first line and `hang` before the others."""
    after = indent if hang is None else hang
    return [line(piece, style) for piece in wrap(" " * indent + text, width, after)]


def plain(row: Line) -> str:
    """A line without its styles, as a reader of plain output gets it."""
    return "".join(harmless(span.text) for span in row).rstrip()


def write(lines: Iterable[Line], stream: TextIO, *, colour: bool = False) -> None:
    """Write lines to a stream; nothing is cut or wrapped here."""
    if not colour:
        stream.write("".join(plain(row) + "\n" for row in lines))
        return
    from rich.console import Console  # noqa: PLC0415  only colour needs it
    from rich.text import Text  # noqa: PLC0415  likewise

    console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for row in lines:
        text = Text(no_wrap=True, end="\n")
        for span in row:
            text.append(harmless(span.text), style=_COLOURS[span.style] if span.style else None)
        text.rstrip()
        console.print(text, soft_wrap=True)
