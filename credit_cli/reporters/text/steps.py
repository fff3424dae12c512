"""The steps of a plan as a checklist: day, what to do, where, how much, what it brings.

Decides columns, and that how to do a thing is said once. Dues that are paid besides the steps stand among them on
their day. Does not know how the steps were found.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.agenda import in_parts
from credit_cli.engine.beside.besides import Alone
from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, number, short, short_with_weekday
from credit_cli.reporters.plan.gains import Beside, besides
from credit_cli.reporters.plan.steps import by_day as in_days
from credit_cli.reporters.plan.steps import due_key, notes, title, verb
from credit_cli.reporters.screen import Line, Span, Style, cells, pad, paragraph, right, wrap

WIDEST_NAME: Final = 20
_GAIN: Final = 6
_BESIDE: Final = 8


class Columns(NamedTuple):
    """The cells of the columns that all rows of a plan share, its mode, and what stands beside its steps."""

    day: int
    verb: int
    name: int
    amount: int
    mode: Literal["normal", "hardship"]
    parts: frozenset[int]
    beside: Mapping[int, Beside]
    alone: Mapping[int, Alone]


def columns(plan: Plan, page: Page, alone: Mapping[int, Alone] | None = None) -> Columns:
    """The columns that the plan's rows need; `alone` is what each step would bring by itself."""
    parts = in_parts(plan.steps)
    verbs = [verb(step, page, parts) for step in plan.steps if step.amount is not None]
    verbs += [page.words(due_key(due.account, plan.mode, page)) for due in plan.dues]
    amounts = [step.amount for step in plan.steps if step.amount is not None] + [due.amount for due in plan.dues]
    return Columns(
        cells(short_with_weekday(plan.score_now.on, page)),
        max(map(cells, verbs), default=0),
        page.widest_name(12 if page.narrow else WIDEST_NAME),
        max((cells(_amount(amount, page)) for amount in amounts), default=0),
        plan.mode,
        parts,
        besides(plan.steps, page),
        alone or {},
    )


def checklist(  # noqa: PLR0913  a checklist is exactly these
    steps: Sequence[Step],
    dues: Sequence[PlannedDue],
    said: set[str],
    widths: Columns,
    page: Page,
    *,
    by_day: bool = True,
) -> list[Line]:
    """Steps and dues in the order of their days, money first; `said` is what was already told how to do.

    Where they do not go `by_day`, the dues of an account share a row after the steps.
    """
    lines: list[Line] = []
    for row in in_days(steps, dues if by_day else (), page):
        lines += _due_row(row, widths, page) if isinstance(row, PlannedDue) else step_lines(row, said, widths, page)
    return lines if by_day else lines + _dues_by_account(dues, widths, page)


def _due_row(due: PlannedDue, widths: Columns, page: Page) -> list[Line]:
    beside = Beside(page.words("plan.assumed"), points=False) if due.assumed else None
    what = page.words(due_key(due.account, widths.mode, page))
    return _money_row(due.on, what, due.account, due.amount, beside, widths, page)


def _dues_by_account(dues: Sequence[PlannedDue], widths: Columns, page: Page) -> list[Line]:
    """What falls due, a row an account: every day with its amount."""
    lines: list[Line] = []
    for account in dict.fromkeys(due.account for due in dues):
        own = [due for due in dues if due.account == account]
        parts = [page.words("plan.due_part", day=short(due.on), amount=_amount(due.amount, page)) for due in own]
        each = page.words("common.comma").join(parts)
        told = page.words("plan.dues_assumed", each=each) if any(due.assumed for due in own) else each
        name = pad(page.fit(page.name(account), widths.name), widths.name)
        box = page.words("plan.box") if widths.mode == "normal" else "  -"
        start = f"  {box} {pad(page.words(due_key(account, widths.mode, page)), widths.verb)}  {name}  "
        lines += paragraph(start + told, page.width, hang=min(cells(start), page.room // 2))
    return lines


def step_lines(same: Sequence[Step], said: set[str], widths: Columns, page: Page) -> list[Line]:
    """A row of steps, then how to do it where that was not said yet."""
    lines = step_row(same, widths, page)
    for note in notes(same[0], page, said, widths.alone.get(same[0].n)):
        lines += paragraph(note.text, page.width, indent=_BESIDE, hang=_BESIDE + 2, style=note.style)
    return lines


def step_row(same: Sequence[Step], widths: Columns, page: Page) -> list[Line]:
    """One row of the plan: day, what, where, how much, what it brings."""
    step, gained = same[0], sum(one.gain for one in same)
    if step.amount is not None and step.account is not None:
        what = verb(step, page, widths.parts)
        return _money_row(step.on, what, step.account, step.amount, widths.beside.get(step.n), widths, page)
    return _other_row(same, f"{gained:+d}" if gained else "", page)


def _amount(fen: Fen, page: Page) -> str:
    return in_currency(number(fen, cents=True), page)


def _money_row(  # noqa: PLR0913, PLR0917  a row is exactly these
    on: date, what: str, account: str, amount: Fen, beside: Beside | None, widths: Columns, page: Page
) -> list[Line]:
    name = pad(page.fit(page.name(account), widths.name), widths.name)
    box = page.words("plan.box") if what != page.words("plan.falls_due") else "  -"
    start = f"  {box} {pad(short_with_weekday(on, page), widths.day)}  {pad(what, widths.verb)}  "
    row = f"{start}{name}  {right(_amount(amount, page), widths.amount)}"
    if beside is None:
        return [(Span(row),)]
    style: Style = "good" if beside.points else "dim"
    if cells(row) + max(_GAIN, cells(beside.text) + 2) > page.room:
        return [(Span(row),), *paragraph(beside.text, page.width, indent=_BESIDE, style=style)]
    return [
        (
            Span(row),
            Span(
                right(beside.text, max(_GAIN, cells(beside.text) + 2)) if beside.points else f"  {beside.text}", style
            ),
        )
    ]


def _other_row(same: Sequence[Step], gain: str, page: Page) -> list[Line]:
    start = f"  {page.words('plan.box')} {short_with_weekday(same[0].on, page)}  "
    pieces = wrap(start + title(same, page), page.room - _GAIN if page.width else None, cells(start))
    first = (Span(pieces[0]), Span(right(gain, max(_GAIN, page.room - cells(pieces[0]))) if gain else "", "good"))
    return [first, *((Span(piece),) for piece in pieces[1:])]
