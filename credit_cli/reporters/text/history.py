"""The screen of `credit history`: the score month by month as a chart, the accounts beneath it, the events marked.

Decides what is drawn and what is said in words beside it, so that nothing depends on a picture alone. Does not know how
a month came about.
"""

from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from credit_cli.engine.history import Line as AccountLine
from credit_cli.engine.history import Month
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number
from credit_cli.reporters.screen import BLANK, EMPTY, FULL, Line, Span, cells, line, paragraph, right
from credit_cli.reporters.text import events
from credit_cli.reporters.text.chart import Columns, axis, columns, edges, marks, month_names, row

_ROWS: Final = 14
_ACCOUNT_ROWS: Final = 4
_LIMITS: Final = 5
_LEFT_OUT: Final = ".."
_RANGE: Final = ":"
_UNKNOWN: Final = "."
_GUTTER: Final = 8


def history(found: Sequence[Month], page: Page) -> list[Line]:
    """The months of one person."""
    first, last = found[0], found[-1]
    lines = paragraph(
        page.words("history.title", alias=page.alias, start=first.on.isoformat()[:7], end=last.on),
        page.width,
        style="bold",
    )
    lines += [row for text in _told(found, page) for row in paragraph(text, page.width)]
    at = columns(len(found), page.room - _GUTTER - 2)
    names = _names(found)
    lines += [BLANK, *_score(found, at, names, page), *paragraph(page.words("history.legend"), page.width, style="dim")]
    if len(at.picked) < len(found):
        lines += paragraph(page.words("history.sampled", every=-(-len(found) // len(at.picked))), page.width)
    lines += _accounts(found, at, page)
    lines += _events(found, names, page)
    if page.verbose:
        lines += [BLANK, *_table(found, page)]
    return lines


def _told(found: Sequence[Month], page: Page) -> list[str]:
    """What the chart shows, in words."""
    first, last = found[0], found[-1]
    best = max(found, key=lambda month: month.score.score)
    worst = min(found, key=lambda month: month.score.score)
    told = page.words(
        "history.now", score=last.score.score, low=last.score.low, high=last.score.high, first=first.score.score
    )
    if best.score.score == worst.score.score:
        return [told]
    extremes = page.words(
        "history.extremes",
        best=best.score.score,
        best_on=best.on.isoformat()[:7],
        worst=worst.score.score,
        worst_on=worst.on.isoformat()[:7],
    )
    return [told, extremes]


def _names(found: Sequence[Month]) -> dict[int, str]:
    """The letters of the months with events, in their order."""
    total = sum(len(month.events) for month in found)
    letters = iter(ascii_lowercase if total <= len(ascii_lowercase) else "*" * total)
    return {i: "".join(next(letters) for _ in month.events) for i, month in enumerate(found) if month.events}


def _score(found: Sequence[Month], at: Columns, names: dict[int, str], page: Page) -> list[Line]:
    drawn = [found[i].score for i in at.picked]
    heights = edges(min(s.low for s in drawn), max(s.high for s in drawn), _ROWS)
    step = -heights.step
    lines: list[Line] = []
    for edge in heights:

        def cell(index: int, edge: int = edge) -> str:
            score = found[index].score
            if edge <= score.score < edge + step:
                return FULL
            return _RANGE if score.low < edge + step and edge <= score.high else " "

        text = row(str(edge), _GUTTER, at, cell)
        lines.append((Span(text[: _GUTTER + 2], "dim"), Span(text[_GUTTER + 2 :], "accent")))
    lines += [line(axis(_GUTTER, at), "dim"), line(month_names([m.on for m in found], _GUTTER, at), "dim")]
    if names:
        lines.append(line(marks(_GUTTER, f"  {page.words('history.events_row')}", at, names), "bad"))
    return lines


def _accounts(found: Sequence[Month], at: Columns, page: Page) -> list[Line]:
    lines: list[Line] = []
    for place, account in enumerate(found[-1].lines):
        months = [month.lines[place] for month in found]
        if all(month.limit is None and month.owed is None for month in months):
            continue
        lines += [BLANK, *paragraph(_heading(account, months, page), page.width, indent=2, hang=4, style="bold")]
        lines += _account(months, at)
    return [*lines, *paragraph(page.words("history.legend_accounts"), page.width, style="dim")] if lines else []


def _heading(account: AccountLine, months: Sequence[AccountLine], page: Page) -> str:
    """An account's limits in their order, and what is owed now."""
    limits = [months[0].limit]
    limits += [new.limit for old, new in pairwise(months) if new.limit != old.limit]
    known = [limit for limit in limits if limit is not None]
    told = page.words("history.account", name=page.name(account.account))
    if known:
        shown = list(map(number, known))
        if len(shown) > _LIMITS:
            shown[1 : 2 - _LIMITS] = [_LEFT_OUT]
        told += page.words("history.limit", limits=" > ".join(shown))
    if account.owed is not None:
        told += page.words("history.owed", owed=money(account.owed, page))
    if account.state in ("frozen", "closed"):
        told += page.words(f"history.{account.state}")
    return told


def _account(months: Sequence[AccountLine], at: Columns) -> list[Line]:
    """Bars as high as the limit, filled as far as it is used."""
    most = max(max(m.limit or 0, m.owed or 0) for m in months) or 1
    lines: list[Line] = []
    for level in range(_ACCOUNT_ROWS, 0, -1):
        edge = most * (level - 1) / _ACCOUNT_ROWS

        def cell(index: int, edge: float = edge) -> str:
            month = months[index]
            if month.owed is not None and month.owed > edge:
                return FULL
            if month.limit is not None and month.limit > edge:
                return _UNKNOWN if month.owed is None else EMPTY
            return " "

        label = _short(most) if level == _ACCOUNT_ROWS else ""
        text = row(label, _GUTTER, at, cell)
        lines.append((Span(text[: _GUTTER + 2], "dim"), Span(text[_GUTTER + 2 :])))
    return [*lines, line(axis(_GUTTER, at), "dim")]


def _short(fen: Fen) -> str:
    """An amount for the edge of a chart, in whole units."""
    text = number(round(fen, -2))
    return text if cells(text) < _GUTTER else f"{fen / 100:.1e}"


def _events(found: Sequence[Month], names: dict[int, str], page: Page) -> list[Line]:
    lines: list[Line] = []
    for index, letters in names.items():
        for letter, event in zip(letters, found[index].events, strict=True):
            lines += paragraph(f"{letter}  {events.headline(event, page)}", page.width, indent=2, hang=5)
    title = page.words("history.events" if lines else "history.no_events")
    return [BLANK, *paragraph(title, page.width, style="bold" if lines else "dim"), *lines]


def _table(found: Sequence[Month], page: Page) -> list[Line]:
    """Every month as a row: the score, its range, and what is owed in all where that is known."""
    heads = [page.words(f"history.head_{key}") for key in ("day", "score", "range", "owed")]
    owed = [[line.owed for line in month.lines if line.owed is not None] for month in found]
    amounts = [number(sum(each)) if each else page.words("history.no_amount") for each in owed]
    widths = [10, max(cells(heads[1]), 3), max(cells(heads[2]), 9), max(map(cells, [heads[3], *amounts]))]
    rows = [heads]
    rows += [
        [m.on.isoformat(), str(m.score.score), f"{m.score.low} ~ {m.score.high}", amount]
        for m, amount in zip(found, amounts, strict=True)
    ]
    texts = ["  " + "  ".join(right(cell, width) for cell, width in zip(each, widths, strict=True)) for each in rows]
    return [line(texts[0], "dim"), *(line(text) for text in texts[1:])]
