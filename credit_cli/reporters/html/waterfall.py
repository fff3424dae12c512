"""The points from the last review to today: a bar for each factor that moved, ending at today's score.

Decides which factors are drawn by name (those that moved most) and that the others together are one bar, so that the
bars always sum to the change. Does not know why anything moved.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from credit_cli.engine.diff.changes import Change, changes
from credit_cli.engine.results import Score
from credit_cli.reporters.cells import cut
from credit_cli.reporters.html.drawing import (
    CELL,
    NARROW,
    WIDE,
    Chart,
    Drawing,
    Linear,
    Shape,
    line,
    rect,
    text,
    wide,
)
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import moved

_MOST: Final = 7
_BAR: Final = 12
_EDGE: Final = 28
_MARGIN: Final = 14
_RIGHT: Final = 46


class Bar(NamedTuple):
    """A row: a factor, what of it changed, where it starts, how far it goes, and which number that is."""

    name: str
    moved: str
    start: int
    delta: int
    of: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.delta


class Layout(NamedTuple):
    """Where things go on a row: the words in a column of their own, or above the bar where the page is narrow."""

    width: int
    words: int
    row: int
    bar: int


_LAYOUTS: Final = (Layout(WIDE, 300, 42, 14), Layout(NARROW, 0, 58, 40))


def drawn(review: Score, today: Score) -> tuple[Change, ...]:
    """The factors that have a bar of their own."""
    return changes(review, today)[:_MOST]


def bars(review: Score, today: Score, page: Page) -> list[Bar]:
    """The rows in their order, the greatest move first, the rest last."""
    named = drawn(review, today)
    rest = len(changes(review, today)) - len(named)
    rows: list[Bar] = []
    at = review.score
    for change in named:
        name = page.words.of(page.model.scorecard.by_factor[change.new.factor].name)
        rows.append(Bar(name, moved(change, page), at, change.delta, f"change/{change.new.factor}"))
        at += change.delta
    if rest:
        name = page.words("report.rest_one" if rest == 1 else "report.rest", count=rest)
        rows.append(Bar(name, "", at, today.score - at, "change/rest"))
    return rows


def waterfall(review: Score, today: Score, page: Page) -> Chart:
    """The chart."""
    rows = bars(review, today, page)
    listed = page.words("common.semicolon").join(f"{row.name} {row.moved} {row.delta:+d}" for row in rows)
    said = page.words(
        "report.points_said", start=review.on, end=today.on, old=review.score, new=today.score, list=listed
    )
    drawings = (_drawing(rows, review, today, page, layout) for layout in _LAYOUTS)
    return Chart("points", page.words("report.points_title"), said, *drawings)


def _drawing(rows: Sequence[Bar], review: Score, today: Score, page: Page, layout: Layout) -> Drawing:
    reached = [review.score, today.score, *(row.end for row in rows)]
    across = Linear(min(reached), max(reached), layout.words + _MARGIN, layout.width - _RIGHT)
    shapes = _end(page.words("report.score_on", day=review.on), review.score, across, 16, layout, "change/review")
    y = _EDGE
    for row in rows:
        shapes += _row(row, across, y, layout)
        y += layout.row
    shapes += _joins(rows, across, layout)
    shapes += _end(page.words("report.score_on", day=today.on), today.score, across, y + 18, layout, "score/score")
    return Drawing(layout.width, y + _EDGE, tuple(shapes))


def _row(row: Bar, across: Linear, y: int, layout: Layout) -> list[Shape]:
    low, high = sorted((across(row.start), across(row.end)))
    kind = "gain" if row.delta > 0 else "loss"
    room = int((layout.words or layout.width) / CELL)
    return [
        text(0, y + 16, cut(row.name, room), "label"),
        text(0, y + 33, cut(row.moved, room), "small"),
        rect(low, y + layout.bar, max(high - low, 2), _BAR, f"bar {kind}", round_by=2),
        text(high + 6, y + layout.bar + 11, f"{row.delta:+d}", f"delta {kind}", of=row.of),
    ]


def _joins(rows: Sequence[Bar], across: Linear, layout: Layout) -> list[Shape]:
    """Thin lines from bar to bar, where no words stand between them."""
    if not layout.words or not rows:
        return []
    tops = [_EDGE + place * layout.row + layout.bar for place in range(len(rows))]
    shapes = [line((across(rows[0].start), 20), (across(rows[0].start), tops[0]), "join")]
    for row, top in zip(rows, tops, strict=True):
        below = top + layout.row if top != tops[-1] else top + _BAR + 14
        shapes.append(line((across(row.end), top + _BAR), (across(row.end), below), "join"))
    return shapes


def _end(said: str, score: int, across: Linear, y: int, layout: Layout, of: str) -> list[Shape]:  # noqa: PLR0913, PLR0917  an end is exactly these
    """The score at one end, its day in the column of words."""
    x = max(across(score), wide(said) + 24 if not layout.words else 0)
    return [text(0, y, said, "small"), text(x, y, str(score), "number", anchor="middle", of=of)]
