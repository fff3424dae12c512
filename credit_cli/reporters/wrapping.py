"""Breaks a text into lines of a given width, as a careful typesetter of Chinese and English would.

Decides where a line may break: between Chinese characters, at spaces elsewhere; never before closing punctuation,
never after an opening one, never between a number and its unit or what it became (`43% > 64%`), nor within a file's
ending or a command to copy, as long as there is room for it; and no Chinese character ends a text alone on its line.
Does not know screens, styles or languages.
"""

import re
from typing import Final

from credit_cli.reporters.cells import cells, harmless, head, is_wide

_CLOSING: Final = frozenset("，。、；：？！）」』》】”’·,.;:?!)]}%")
_OPENING: Final = frozenset("（「『《【“‘([{")
_UNITS: Final = "元分天年月日期行户家笔次个岁号份条档起"
_GLUED: Final = "\x00"
_LEFT_BEHIND: Final = 4
_SHORT: Final = 8
_GLUE: Final = re.compile(
    rf"(?<=\d) (?=[{_UNITS}]|(?:days?|months?|points?|lenders?|years?)\b)"
    r"|(?<=\d\d-\d\d) (?=\d|[A-Z]{3} \d|周|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
    r"|(?<=[\d%]) (?=> \d)|(?<=[\d%] >) (?=\d)"
    r"|(?<=\S) (?=[+-]\d)|(?<=[第近]) (?=\d)|(?<=\b[A-Z]{3}) (?=-?\d)|(?<=\bline) (?=\d)|(?<=\blines) (?=\d)"
)
_COPIED: Final = re.compile(
    r"\bcredit [a-z]+ (?=[\w./~-]+\.(?:ya?ml|jsonl?))|\bcredit (?=[a-z]|--[a-z])"
    r"|--[a-z-]+ (?=[A-Za-z0-9./])|\.(?:ya?ml|jsonl?) (?=--[a-z])"
)
"""A command with its file, an option with its value: copied in two halves, they would do something else."""


def wrap(text: str, width: int | None, hang: int = 0) -> list[str]:
    """The text in lines of at most `width` cells, `hang` spaces before every line but the first.

    Without a width, one line. What has no place to break is cut into pieces, so that nothing is wider.
    """
    shown = harmless(text)
    if width is None or cells(shown) <= width:
        return [shown]
    rows: list[list[str]] = [[]]
    line = ""
    for atom in _atoms(_glued(shown), max(width - hang, 2)):
        if line.strip() and _wide(line) + _wide(atom.rstrip()) > width:
            rows.append([" " * hang, atom.lstrip()])
            line = "".join(rows[-1])
        else:
            rows[-1].append(atom)
            line += atom
    _keep_company(rows, width)
    return ["".join(row).rstrip().replace(_GLUED, " ") for row in rows]


def _keep_company(rows: list[list[str]], width: int) -> None:
    """Give a character that would end a text alone on its line the one before it."""
    before, last = rows[-2:] if len(rows) > 1 else ([], [])
    alone = "".join(last).strip().rstrip("".join(_CLOSING))
    if len(alone) != 1 or not is_wide(alone) or len(before) < _LEFT_BEHIND:
        return
    if _wide(before[-1]) <= _SHORT and _wide("".join((*last, before[-1]))) <= width:
        last.insert(1, before.pop())


def _glued(text: str) -> str:
    """The text with every space at which it must not be broken marked."""
    return _GLUE.sub(_GLUED, _COPIED.sub(lambda found: found[0].replace(" ", _GLUED), text))


def _wide(text: str) -> int:
    return cells(text.replace(_GLUED, " "))


def _atoms(text: str, longest: int) -> list[str]:
    """What may not be broken apart, in order; trailing spaces belong to the atom before them."""
    atoms: list[str] = []
    for char, following in zip(text, text[1:] + " ", strict=True):
        if atoms and _stays(atoms[-1], char, following):
            atoms[-1] += char
        else:
            atoms.append(char)
    return [piece for atom in atoms for piece in _pieces(atom, longest)]


def _stays(atom: str, char: str, following: str) -> bool:
    """Whether a character, before another, belongs to the atom before it."""
    last = atom[-1]
    if char == " ":
        return True
    if last == " ":
        return not atom.strip()
    if char == "." and following.isalnum() and is_wide(last) and last not in _OPENING:
        return False  # a dot that begins a word, as a file's ending does
    if char in _CLOSING or last in _OPENING or _GLUED in (char, last):
        return True
    if is_wide(char):
        return (last.isascii() and last.isdigit() and char in _UNITS) or (last == "个" and char == "月")
    return not is_wide(last)


def _pieces(atom: str, longest: int) -> list[str]:
    """An atom in pieces that have room: at its spaces, a path or address then at its slashes, else anywhere."""
    if _GLUED in atom and _wide(atom.rstrip()) > longest:
        first, _, rest = atom.partition(_GLUED)
        return [*_pieces(first + " ", longest), *_pieces(rest, longest)]
    pieces = []
    while _wide(atom.rstrip()) > longest:
        first = _begins(head(atom.replace(_GLUED, " "), longest))
        pieces.append(first)
        atom = atom[len(first) :]
    return [*pieces, atom]


def _begins(text: str) -> str:
    """What of a text without a place to break stands on its line: up to its last slash, where it has one."""
    before, slash, _ = text.rpartition("/")
    return before + slash if before and not before.endswith(":/") else text
