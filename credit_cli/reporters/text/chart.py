"""Charts of months in plain cells: columns of equal width, rows from high to low, readable without colour.

Decides how wide a month is, which months stand for several where there are too many, and where the names of months go
below. Knows numbers only, never what they mean.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.reporters.screen import cells, right

_WIDEST: Final = 4
_LABEL: Final = 8
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200)


class Columns(NamedTuple):
    """The months that are drawn, by their index, and how many cells each takes."""

    picked: tuple[int, ...]
    width: int

    @property
    def cells(self) -> int:
        """The cells of all columns together."""
        return len(self.picked) * self.width


def columns(count: int, room: int) -> Columns:
    """Columns for so many months; where they do not fit, every second or third month, the last one always."""
    every = -(-count // max(room, 1))
    picked = tuple(range((count - 1) % every, count, every))
    return Columns(picked, max(1, min(_WIDEST, room // max(len(picked), 1))))


def edges(low: int, high: int, rows: int) -> range:
    """The lower edges of at most `rows` equal steps, highest first, that hold everything from low to high."""
    step = next((s for s in _STEPS if low // s * s + s * rows > high), high - low + 1)
    start = low // step * step
    return range(high // step * step if step <= high else start, start - 1, -step)


def row(label: str, gutter: int, at: Columns, cell: Callable[[int], str]) -> str:
    """One row: its label, and for each drawn month the cell's character over the column's width."""
    return f"{right(label, gutter)} |" + "".join(cell(index) * at.width for index in at.picked)


def axis(gutter: int, at: Columns) -> str:
    """The line below the rows."""
    return f"{' ' * gutter} +{'-' * at.cells}"


def month_names(days: Sequence[date], gutter: int, at: Columns) -> str:
    """The months' names where there is room: the first, the last, and those between that fit."""
    places = {place * at.width: days[index].isoformat()[:7] for place, index in enumerate(at.picked)}
    last = max(places)
    taken: dict[int, str] = {max(0, min(last, at.cells - _LABEL + 1)): places[last]}
    for start, name in places.items():
        if all(start + _LABEL <= other or other + _LABEL <= start for other in taken):
            taken[start] = name
    text = ""
    for start in sorted(taken):
        text = text.ljust(start) + taken[start]
    return f"{' ' * gutter}  {text}"


def marks(gutter: int, label: str, at: Columns, named: dict[int, str]) -> str:
    """Marks under their months; a month that is not drawn marks the next one that is."""
    text = ""
    before = -1
    for place, index in enumerate(at.picked):
        letters = "".join(mark for month, mark in sorted(named.items()) if before < month <= index)
        before = index
        if letters:
            text = text.ljust(max(place * at.width, len(text))) + letters
    return f"{label}{' ' * (gutter - cells(label))}  {text}"
