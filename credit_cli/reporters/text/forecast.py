"""The forecast as a table: day by day the score with and without the plan, what is owed, the cash.

Decides columns only. Does not know how the forecast was made.
"""

from collections.abc import Sequence
from typing import Final

from credit_cli.engine.results import Point
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import number, weekday
from credit_cli.reporters.screen import Line, Span, bar, cells, pad, right

_BAR: Final = 15
_DAY: Final = 17


def table(points: Sequence[Point], page: Page, followed: str = "plan.head_plan") -> list[Line]:
    """One row a point; bars show the score on the card's own scale; `followed` names what is compared with nothing."""
    card = page.model.scorecard
    keys = ("plan.head_day", followed, "plan.head_nothing", "plan.head_owed", "plan.head_cash")
    heads = [page.words(key) for key in keys]
    bar_cells = 0 if page.narrow else _BAR
    plan = max(cells(heads[1]), 3)
    nothing = max(cells(heads[2]), 3)
    owed = max([cells(heads[3]), *(cells(_whole(p.owed)) for p in points)])
    cash = max([cells(heads[4]), *(cells(number(p.cash, cents=True)) for p in points)])
    gap = " " * 2
    head = (
        pad(f"  {heads[0]}", _DAY) + gap + right(heads[1], plan) + gap + " " * (bar_cells + len(gap) * bool(bar_cells))
    )
    head += right(heads[2], nothing) + gap + right(heads[3], owed) + gap + right(heads[4], cash)
    rows: list[Line] = [(Span(head, "dim"),)]
    for point in points:
        day = pad(f"  {point.on.isoformat()} {weekday(point.on, page)}", _DAY)
        filled = bar(point.score - card.base, card.max - card.base, bar_cells) + gap if bar_cells else ""
        rest = f"{right(str(point.do_nothing), nothing)}{gap}{right(_whole(point.owed), owed)}{gap}"
        rows.append(
            (
                Span(f"{day}{gap}{right(str(point.score), plan)}{gap}"),
                Span(filled, "accent"),
                Span(rest + right(number(point.cash, cents=True), cash)),
            )
        )
    return rows


def _whole(fen: Fen) -> str:
    """An amount in whole yuan: a debt months ahead is not known to the fen."""
    return number(round(fen, -2))
