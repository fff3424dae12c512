"""What a chart is made of: shapes with their place and class, and a title and description for who cannot see them.

Decides how numbers become places on paper. Colours, fonts and line widths are the style sheet's; the template writes
the SVG. Does not know what any shape stands for.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from credit_cli.reporters.cells import cells

WIDE: Final = 680
NARROW: Final = 340
CELL: Final = 6.6
"""About what half a Chinese character takes at the charts' size of text, in units of the drawing."""

_TICKS: Final = (10, 20, 50, 100, 200)
_MOST_TICKS: Final = 5

Anchor = Literal["start", "middle", "end"]
At = tuple[float, float]


class Shape(NamedTuple):
    """An SVG element: its name, attributes, text, and which number of the machine output the text is."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str | None = None
    of: str | None = None


class Drawing(NamedTuple):
    """Shapes on a canvas."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


class Chart(NamedTuple):
    """A chart drawn for a wide and for a narrow page, with its text alternative."""

    id: str
    title: str
    description: str
    wide: Drawing
    narrow: Drawing


class Linear(NamedTuple):
    """Values from `low` to `high` on places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value is."""
        span = self.high - self.low or 1
        return self.start + (value - self.low) * (self.end - self.start) / span


def rect(x: float, y: float, width: float, height: float, kind: str, *, round_by: float = 0) -> Shape:  # noqa: PLR0913  a rectangle is exactly these
    """A rectangle."""
    places = (("x", x), ("y", y), ("width", max(width, 0)), ("height", max(height, 0)), ("rx", round_by))
    return Shape(
        "rect", (("class", kind), *((name, written(value)) for name, value in places if value or name != "rx"))
    )


def line(start: At, end: At, kind: str) -> Shape:
    """A straight line."""
    return path([start, end], kind)


def path(points: Iterable[At], kind: str, *, closed: bool = False) -> Shape:
    """A line through points."""
    drawn = "L".join(f"{written(x)} {written(y)}" for x, y in points)
    return Shape("path", (("class", kind), ("d", f"M{drawn}{'Z' if closed else ''}")))


def dot(x: float, y: float, radius: float, kind: str) -> Shape:
    """A circle."""
    return Shape("circle", (("class", kind), ("cx", written(x)), ("cy", written(y)), ("r", written(radius))))


def text(x: float, y: float, said: str, kind: str = "", *, anchor: Anchor = "start", of: str | None = None) -> Shape:  # noqa: PLR0913  a text is exactly these
    """A line of text."""
    attributes = [("class", kind)] if kind else []
    attributes += [("x", written(x)), ("y", written(y))]
    attributes += [("text-anchor", anchor)] if anchor != "start" else []
    return Shape("text", tuple(attributes), said, of)


def steps(points: Sequence[At]) -> list[At]:
    """Points joined by steps: a value holds until the next one."""
    drawn = list(points[:1])
    for (_, before), (x, y) in itertools.pairwise(points):
        drawn += [(x, before), (x, y)]
    return drawn


def ticks(low: float, high: float) -> range:
    """A few round values between two others."""
    step = next((s for s in _TICKS if (high - low) / s <= _MOST_TICKS), _TICKS[-1])
    return range(-int(-low // step) * step, int(high) + 1, step)


def wide(said: str) -> float:
    """About how much room a line of text takes."""
    return cells(said) * CELL


def written(value: float) -> str:
    """A place with one decimal at the most."""
    return f"{value:.1f}".removesuffix(".0")
