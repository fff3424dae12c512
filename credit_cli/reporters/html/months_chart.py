"""The score month by month with its range, and beneath it each account's limit and what was owed, events marked.

Decides which accounts are drawn (those an event befell, then the greatest lines), how many, and where names go.
Does not know how a month came about.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.history import Line as AccountLine
from credit_cli.engine.history import Month
from credit_cli.engine.results import LimitEvent
from credit_cli.reporters.html.drawing import (
    NARROW,
    WIDE,
    At,
    Chart,
    Drawing,
    Linear,
    Shape,
    dot,
    line,
    path,
    steps,
    text,
    ticks,
    wide,
)
from credit_cli.reporters.html.values import amount
from credit_cli.reporters.page import Page

_TOP: Final = 30
_SCORE: Final = 130
_ACCOUNT: Final = 58
_HEAD: Final = 54
_FOOT: Final = 22
_LEFT: Final = 34
_RIGHT: Final = 56
_LASTS: Final = 16
_MOST: Final = 5
_MONTH: Final = 7
_MARK: Final = 20


class Marked(NamedTuple):
    """An event with the number under which it is marked."""

    number: int
    event: LimitEvent


def marked(months: Sequence[Month]) -> tuple[Marked, ...]:
    """The events of these months, numbered."""
    events = [event for month in months for event in month.events]
    return tuple(Marked(n, event) for n, event in enumerate(events, 1))


def shown(months: Sequence[Month]) -> list[int]:
    """The places of the accounts that are drawn: those that something happened to first, then by the greatest line."""
    befallen = {event.account for month in months for event in month.events}
    known = [
        place
        for place, account in enumerate(months[-1].lines)
        if any(month.lines[place].limit for month in months)
        or (account.account in befallen and any(month.lines[place].owed for month in months))
    ]
    known.sort(key=lambda p: (months[-1].lines[p].account not in befallen, -max(m.lines[p].limit or 0 for m in months)))
    return known[:_MOST]


def months_chart(months: Sequence[Month], page: Page) -> Chart:
    """The chart."""
    accounts = shown(months)
    first, last = months[0], months[-1]
    said = page.words(
        "report.months_said",
        start=first.on.isoformat()[:_MONTH],
        end=last.on.isoformat(),
        first=first.score.score,
        last=last.score.score,
        low=last.score.low,
        high=last.score.high,
        count=sum(len(month.events) for month in months),
    )
    height = _TOP + _SCORE + (_HEAD + _ACCOUNT) * len(accounts) + _FOOT
    drawings = (
        Drawing(width, height, tuple(_shapes(months, accounts, page, width, height))) for width in (WIDE, NARROW)
    )
    return Chart("months", page.words("report.months_title"), said, *drawings)


def _shapes(months: Sequence[Month], accounts: Sequence[int], page: Page, width: int, height: int) -> list[Shape]:
    across = Linear(
        months[0].on.toordinal(), max(months[-1].on.toordinal(), months[0].on.toordinal() + 1), _LEFT, width - _RIGHT
    )
    places = [across(month.on.toordinal()) for month in months]
    shapes = _score(months, places, width)
    for nth, account in enumerate(accounts):
        top = _TOP + _SCORE + _HEAD + nth * (_HEAD + _ACCOUNT)
        shapes += _account([month.lines[account] for month in months], places, top, page, months[-1].on)
    shapes += _names(months, places, height)
    return shapes + _events(months, across, height)


def _score(months: Sequence[Month], places: Sequence[float], width: int) -> list[Shape]:
    lowest = min(month.score.low for month in months)
    highest = max(month.score.high for month in months)
    up = Linear(lowest - 10, highest + 10, _TOP + _SCORE, _TOP)
    edges = ticks(lowest - 10, highest + 10)
    shapes = [line((_LEFT, up(edge)), (width - _RIGHT, up(edge)), "grid") for edge in edges]
    shapes += [text(_LEFT - 6, up(edge) + 4, str(edge), "tick", anchor="end") for edge in edges]
    top = [(x, up(month.score.high)) for x, month in zip(places, months, strict=True)]
    bottom = [(x, up(month.score.low)) for x, month in zip(places, months, strict=True)]
    score = [(x, up(month.score.score)) for x, month in zip(places, months, strict=True)]
    x, y = score[-1]
    return [
        *shapes,
        path([*top, *reversed(bottom)], "range-area", closed=True),
        path(score, "score-line"),
        dot(x, y, 4, "score-dot"),
        text(x + 8, y + 4, str(months[-1].score.score), "number", of=f"history/{months[-1].on}/score"),
    ]


def _account(lines: Sequence[AccountLine], places: Sequence[float], top: float, page: Page, day: date) -> list[Shape]:
    most = max(max(entry.limit or 0, entry.owed or 0) for entry in lines) or 1
    up = Linear(0, most, top + _ACCOUNT, top)
    shapes: list[Shape] = []
    places, lines = [*places, places[-1] + _LASTS], [*lines, lines[-1]]  # what stands today stands a little longer
    for run in _runs([(x, entry.limit) for x, entry in zip(places, lines, strict=True)]):
        stairs = steps([(x, up(value)) for x, value in run])
        shapes.append(path([(run[0][0], up(0)), *stairs, (run[-1][0], up(0))], "limit-area", closed=True))
        shapes.append(path(stairs, "limit-line"))
    for run in _runs([(x, entry.owed) for x, entry in zip(places, lines, strict=True)]):
        drawn = [(x, up(value)) for x, value in run]
        shapes.append(path([(run[0][0], up(0)), *drawn, (run[-1][0], up(0))], "owed-area", closed=True))
    shapes.append(line((places[0], up(0)), (places[-1], up(0)), "axis"))
    return shapes + _heading(lines, places, top, page, day)


def _runs(points: Sequence[tuple[float, int | None]]) -> list[list[At]]:
    """The stretches of points that are known."""
    runs: list[list[At]] = [[]]
    for x, value in points:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x, value))
    return [run for run in runs if run]


def _heading(lines: Sequence[AccountLine], places: Sequence[float], top: float, page: Page, day: date) -> list[Shape]:
    account = lines[-1]
    shapes = [text(places[0], top - 24, page.fit_name(page.name(account.account)), "label")]
    told = []
    if account.limit is not None:
        limit = amount(account.limit, page, f"history/{day}/limits/{account.account}")
        told.append((page.words("report.limit_now"), limit))
    if account.owed is not None:
        owed = amount(account.owed, page, f"history/{day}/balances/{account.account}")
        told.append((page.words("report.owed_now"), owed))
    x = places[0]
    for said, number in told:
        shapes.append(text(x, top - 8, said, "small"))
        x += wide(said) + 9
        shapes.append(text(x, top - 8, number.text, "small strong", of=number.of))
        x += wide(number.text) + 14
    return shapes


def _names(months: Sequence[Month], places: Sequence[float], height: int) -> list[Shape]:
    """The names of months along the foot: the last one, and those before it that have room."""
    shapes: list[Shape] = []
    free = places[-1] + 60
    for month, x in reversed(list(zip(months, places, strict=True))):
        if x <= free - 60 and (x - 26 >= 0 or month is months[-1]):
            shapes.append(text(x, height - 5, month.on.isoformat()[:_MONTH], "tick", anchor="middle"))
            free = x
    return shapes


def _events(months: Sequence[Month], across: Linear, height: int) -> list[Shape]:
    shapes: list[Shape] = []
    free = 0.0
    for number, event in marked(months):
        x = across(max(event.on, months[0].on).toordinal())
        at = max(x, free)
        free = at + _MARK
        shapes.append(line((x, _TOP - 8), (x, height - _FOOT), "event-line"))
        shapes += [
            dot(at, _TOP - 16, 9, "event-dot"),
            text(at, _TOP - 12, str(number), "event-number", anchor="middle"),
        ]
    return shapes
