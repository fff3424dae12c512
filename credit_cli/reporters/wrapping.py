"""Breaks a text into lines of a given width, as a careful typesetter of Chinese and English would.

Decides where a line may break: between Chinese characters, at spaces elsewhere; never before closing punctuation,
never after an opening one, never between a number and its unit. Does not know screens, styles or languages.
"""

import re
from typing import Final

from credit_cli.reporters.cells import cells, harmless, head, is_wide

_CLOSING: Final = frozenset("，。、；：？！）」』》】”’·,.;:?!)]}%")
_OPENING: Final = frozenset("（「『《【“‘([{")
_UNITS: Final = "元分天年月日期行户家笔次个岁号份条档起"
_GLUED: Final = "\x00"
_GLUE: Final = re.compile(
    rf"(?<=\d) (?=[{_UNITS}]|(?:days?|months?|points?|lenders?|years?)\b)"
    r"|(?<=\d\d-\d\d) (?=\d|[A-Z]{3} \d|周|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
    r"|(?<=第) (?=\d)|(?<=\b[A-Z]{3}) (?=-?\d)|(?<=\bline) (?=\d)|(?<=\blines) (?=\d)"
)


def wrap(text: str, width: int | None, hang: int = 0) -> list[str]:
    """The text in lines of at most `width` cells, `hang` spaces before every line but the first.

    Without a width, one line. What has no place to break is cut into pieces, so that nothing is wider.
    """
    shown = harmless(text)
    if width is None or cells(shown) <= width:
        return [shown]
    lines: list[str] = []
    line = ""
    for atom in _atoms(_GLUE.sub(_GLUED, shown), max(width - hang, 2)):
        if line.strip() and _wide(line) + _wide(atom.rstrip()) > width:
            lines.append(line.rstrip())
            line = " " * hang + atom.lstrip()
        else:
            line += atom
    return [kept.replace(_GLUED, " ") for kept in (*lines, line.rstrip())]


def _wide(text: str) -> int:
    return cells(text.replace(_GLUED, " "))


def _atoms(text: str, longest: int) -> list[str]:
    """What may not be broken apart, in order; trailing spaces belong to the atom before them."""
    atoms: list[str] = []
    for char in text:
        if atoms and _stays(atoms[-1], char):
            atoms[-1] += char
        else:
            atoms.append(char)
    return [piece for atom in atoms for piece in _pieces(atom, longest)]


def _stays(atom: str, char: str) -> bool:
    """Whether a character belongs to the atom before it."""
    last = atom[-1]
    if char == " ":
        return True
    if last == " ":
        return not atom.strip()
    if char in _CLOSING or last in _OPENING or _GLUED in (char, last):
        return True
    if is_wide(char):
        return last.isascii() and last.isdigit() and char in _UNITS
    return not is_wide(last)


def _pieces(atom: str, longest: int) -> list[str]:
    pieces = []
    while _wide(atom.rstrip()) > longest:
        first = head(atom.replace(_GLUED, " "), longest)
        pieces.append(first)
        atom = atom[len(first) :]
    return [*pieces, atom]
