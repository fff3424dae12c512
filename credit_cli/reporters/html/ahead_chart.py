"""The days ahead: the score with the plan and without it, the money steps on their days, and the cash beneath.

Decides scales and where names go. Does not know how the plan was found.
"""

from collections.abc import Sequence
from typing import Final

from credit_cli.engine.results import Plan
from credit_cli.reporters.html.drawing import (
    NARROW,
    WIDE,
    Chart,
    Drawing,
    Linear,
    Shape,
    dot,
    line,
    path,
    rect,
    text,
    ticks,
    wide,
)
from credit_cli.reporters.html.values import amount
from credit_cli.reporters.page import Page

_TOP: Final = 30
_SCORE: Final = 120
_GAP: Final = 58
_CASH: Final = 64
_FOOT: Final = 34
_LEFT: Final = 34
_RIGHT: Final = 46
_APART: Final = 17


def ahead_chart(plan: Plan, page: Page) -> Chart:
    """The chart."""
    said = page.words(
        "report.ahead_said",
        start=plan.score_now.on,
        end=plan.by,
        now=plan.score_now.score,
        then=plan.score_then.score,
        nothing=plan.do_nothing.score,
    )
    height = _TOP + _SCORE + _GAP + _CASH + _FOOT
    drawings = (Drawing(width, height, tuple(_shapes(plan, page, width))) for width in (WIDE, NARROW))
    return Chart("ahead", page.words("report.ahead_title"), said, *drawings)


def _shapes(plan: Plan, page: Page, width: int) -> list[Shape]:
    start = plan.score_now.on.toordinal()
    across = Linear(start, max(plan.by.toordinal(), start + 1), _LEFT, width - _RIGHT)
    return [*_scores(plan, across, page, width), *_cash(plan, across, page, width), *_days(plan, across)]


def _scores(plan: Plan, across: Linear, page: Page, width: int) -> list[Shape]:
    now = plan.score_now
    with_plan = [(now.on, now.score), *((p.on, p.score) for p in plan.forecast)]
    without = [(now.on, now.score), *((p.on, p.do_nothing) for p in plan.forecast)]
    values = [score for _, score in (*with_plan, *without)]
    up = Linear(min(values) - 8, max(values) + 8, _TOP + _SCORE, _TOP)
    edges = ticks(min(values) - 8, max(values) + 8)
    shapes = [line((_LEFT, up(edge)), (width - _RIGHT, up(edge)), "grid") for edge in edges]
    shapes += [text(_LEFT - 6, up(edge) + 4, str(edge), "tick", anchor="end") for edge in edges]
    steps = [step for step in plan.steps if step.amount is not None]
    for day in dict.fromkeys(step.on for step in steps):
        x = across(day.toordinal())
        shapes.append(line((x, _TOP), (x, _TOP + _SCORE + _GAP + _CASH), "step-line"))
    shapes.append(path([(across(d.toordinal()), up(s)) for d, s in without], "nothing-line"))
    shapes.append(path([(across(d.toordinal()), up(s)) for d, s in with_plan], "plan-line"))
    last = len(plan.forecast) - 1
    x = across(plan.by.toordinal())
    ends = [up(with_plan[-1][1]), up(without[-1][1])]
    apart = _spread(ends)
    shapes += [dot(x, ends[1], 4, "nothing-dot"), dot(x, ends[0], 4, "score-dot")]
    shapes.append(text(x + 8, apart[0] + 4, str(with_plan[-1][1]), "number", of=f"plan/forecast/{last}/score"))
    if without[-1][1] != with_plan[-1][1]:
        shapes.append(text(x + 8, apart[1] + 4, str(without[-1][1]), "muted", of=f"plan/forecast/{last}/do_nothing"))
    shapes += [dot(across(now.on.toordinal()), up(now.score), 4, "score-dot")]
    shapes += _key(page)
    return shapes


def _spread(ends: Sequence[float]) -> list[float]:
    """Two places far enough apart to be read."""
    first, second = ends
    if abs(first - second) >= _APART:
        return [first, second]
    middle = (first + second) / 2
    sign = 1 if first <= second else -1
    return [middle - sign * _APART / 2, middle + sign * _APART / 2]


def _key(page: Page) -> list[Shape]:
    """What the two lines are."""
    plan, nothing = page.words("plan.head_plan"), page.words("plan.head_nothing")
    second = _LEFT + 24 + wide(plan) + 18
    return [
        line((_LEFT, 10), (_LEFT + 18, 10), "plan-line"),
        text(_LEFT + 24, 14, plan, "small"),
        line((second, 10), (second + 18, 10), "nothing-line"),
        text(second + 24, 14, nothing, "small"),
    ]


def _cash(plan: Plan, across: Linear, page: Page, width: int) -> list[Shape]:
    top = _TOP + _SCORE + _GAP
    most = max([plan.cash, plan.lowest_cash[1], *(balance for _, balance in plan.cash_flow)]) or 1
    up = Linear(0, most, top + _CASH, top)
    shapes = [text(_LEFT, top - 30, page.words("report.cash"), "label")]
    thick = 22 if width == WIDE else 14
    for day, balance in plan.cash_flow:
        x = min(across(day.toordinal()) - thick / 2, width - _RIGHT - thick)
        shapes.append(rect(x, up(max(balance, 0)), thick, up(0) - up(max(balance, 0)), "cash", round_by=2))
    on, lowest = plan.lowest_cash
    x = across(on.toordinal())
    told = amount(lowest, page, "plan/lowest_cash/balance")
    said = page.words("report.lowest", day=on.isoformat()[5:])
    room = wide(said) + 6 + wide(told.text)
    start = min(max(x - room / 2, _LEFT), width - room - 4)
    shapes += [
        dot(x, up(max(lowest, 0)), 4, "low-dot"),
        text(start, top - 10, said, "small"),
        text(start + wide(said) + 9, top - 10, told.text, "small strong", of=told.of),
        line((x, top - 5), (x, up(max(lowest, 0)) - 5), "join"),
    ]
    return [*shapes, line((_LEFT, up(0)), (width - _RIGHT, up(0)), "axis")]


def _days(plan: Plan, across: Linear) -> list[Shape]:
    y = _TOP + _SCORE + _GAP + _CASH + 18
    days = [plan.score_now.on, *(point.on for point in plan.forecast)]
    shapes: list[Shape] = []
    free = across(plan.by.toordinal()) + 44
    for day in reversed(days):
        x = across(day.toordinal())
        if x <= free - 44:
            shapes.append(text(x, y, day.isoformat()[5:], "tick", anchor="middle"))
            free = x
    return shapes
