"""The score on its scale, with the bands and the range that unknown facts leave open.

Decides where names and edges go and which are left out for want of room. Holds no edge: bands come from the scorecard.
"""

from itertools import pairwise
from typing import Final

from credit_cli.engine.results import Score
from credit_cli.reporters.html.drawing import (
    NARROW,
    WIDE,
    Anchor,
    Chart,
    Drawing,
    Linear,
    Shape,
    line,
    path,
    rect,
    text,
    wide,
)
from credit_cli.reporters.page import Page
from credit_cli.reporters.text.scale import band_name

_HEIGHT: Final = 92
_BAR: Final = 40
_THICK: Final = 16
_BASE: Final = 76
_NUMBER: Final = 28
_APART: Final = 46


def scale_chart(score: Score, page: Page) -> Chart:
    """The scale with its mark."""
    said = page.words(
        "report.scale_said",
        min=score.base,
        max=score.max,
        score=score.score,
        band=band_name(score, page),
        low=score.low,
        high=score.high,
    )
    drawings = (Drawing(width, _HEIGHT, tuple(_shapes(score, page, width))) for width in (WIDE, NARROW))
    return Chart("scale", page.words("report.scale_title"), said, *drawings)


def _shapes(score: Score, page: Page, width: int) -> list[Shape]:
    bands = page.model.scorecard.bands
    edges = [score.base, *(band.at_least for band in bands if band.at_least > score.base), score.max]
    at = Linear(score.base, score.max, 1, width - 1)
    shapes: list[Shape] = []
    for index, ((low, high), band) in enumerate(zip(pairwise(edges), bands, strict=False)):
        name = page.words.of(band.name)
        mine = " here" if band.band == score.band else ""
        shapes.append(rect(at(low), _BAR, at(high) - at(low) - 1.5, _THICK, f"band band-{index}{mine}"))
        if wide(name) < at(high) - at(low) - 4 and width == WIDE:
            shapes.append(text((at(low) + at(high)) / 2, _BASE + 12, name, f"small{mine}", anchor="middle"))
    for edge in _readable(edges, at):
        anchor: Anchor = "start" if edge == edges[0] else "end" if edge == edges[-1] else "middle"
        shapes.append(text(at(edge), _BASE - 5, str(edge), "tick", anchor=anchor))
    start, here, end = at(score.low), at(score.score), at(score.high)
    if score.low != score.high:
        shapes += [rect(start, _BAR - 8, end - start, 4, "range", round_by=2)]
        shapes += _ends(score, start, end, here)
    mark = [(here - 6, _BAR - 13), (here + 6, _BAR - 13), (here, _BAR - 1)]
    place = min(max(here, 14), width - 14)
    return [
        *shapes,
        path(mark, "mark", closed=True),
        line((here, _BAR), (here, _BAR + _THICK), "mark-line"),
        text(place, _BAR - 19, str(score.score), "number", anchor="middle", of="score/score"),
    ]


def _readable(edges: list[int], at: Linear) -> list[int]:
    """The edges whose numbers do not run into each other: both ends, and what has room before the next one."""
    kept = [edges[-1]]
    for edge in reversed(edges[:-1]):
        needed = _NUMBER if len(kept) > 1 else _NUMBER * 1.5  # the last number stands wholly before its edge
        if at(kept[-1]) - at(edge) >= needed:
            kept.append(edge)
    return kept[::-1]


def _ends(score: Score, low: float, high: float, here: float) -> list[Shape]:
    """The ends of the range, where they do not run into the score's own number."""
    found = []
    if here - low > _APART:
        found.append(text(low, _BAR - 14, str(score.low), "tick", anchor="middle", of="score/low"))
    if high - here > _APART:
        found.append(text(high, _BAR - 14, str(score.high), "tick", anchor="middle", of="score/high"))
    return found
