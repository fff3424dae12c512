"""Text measured in terminal cells: widths, padding, cutting, bars, and making foreign text harmless.

Decides how many cells a text takes (a Chinese character is two), how columns are filled, and that control and
direction characters from a file are replaced where they can be seen. Every text on its way to the screen passes
`harmless` here and nowhere else. Does not know lines, colours or what the text says.
"""

from typing import Final
from unicodedata import category, east_asian_width

FULL: Final = "▮"
EMPTY: Final = "▯"
CUT: Final = "~"
_WIDE: Final = frozenset("WF")
_NO_WIDTH: Final = frozenset({"Mn", "Me"})


def harmless(text: str) -> str:
    """The text with what a terminal would obey or hide made visible; calling it twice changes nothing."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() else f"<U+{ord(char):04X}>"


def is_wide(char: str) -> bool:
    """Whether a character takes two cells."""
    return east_asian_width(char) in _WIDE


def cells(text: str) -> int:
    """How many terminal cells the harmless text takes."""
    shown = harmless(text)
    if shown.isascii():
        return len(shown)
    return sum(0 if category(char) in _NO_WIDTH else 2 if is_wide(char) else 1 for char in shown)


def pad(text: str, width: int) -> str:
    """The text with spaces behind it, up to `width` cells; never shortened."""
    return harmless(text) + " " * (width - cells(text))


def right(text: str, width: int) -> str:
    """The text with spaces before it, up to `width` cells; never shortened."""
    return " " * (width - cells(text)) + harmless(text)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what was left off is marked with `~`."""
    shown = harmless(text)
    return shown if cells(shown) <= width else head(shown, width - 1) + CUT


def head(text: str, width: int) -> str:
    """The longest beginning of the text that fits `width` cells."""
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            return text[:index]
    return text


def bar(part: float, whole: float, width: int) -> str:
    """A bar of `width` cells; anything above nothing shows at least one full cell."""
    full = round(min(max(part / whole, 0), 1) * width) if whole else 0
    full = max(full, 1) if part > 0 else full
    return FULL * full + EMPTY * (width - full)
