"""The steps of a plan as a checklist: day, what to do, where, how much, what it brings.

Decides columns, and that how to do a thing is said once. Dues that are paid besides the steps stand among them on
their day. Does not know how the steps were found.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, number, short, short_with_weekday
from credit_cli.reporters.plan_steps import notes, title, together, verb
from credit_cli.reporters.screen import Line, Span, cells, pad, paragraph, right, wrap

WIDEST_NAME: Final = 20
_GAIN: Final = 6
_BESIDE: Final = 8


class Columns(NamedTuple):
    """The cells of the columns that all rows of a plan share, and what its dues are called."""

    day: int
    verb: int
    name: int
    amount: int
    due: str


def columns(plan: Plan, page: Page) -> Columns:
    """The columns that the plan's rows need."""
    verbs = [verb(step, page) for step in plan.steps if step.amount is not None]
    due = "plan.pay_minimum" if plan.mode == "normal" else "plan.falls_due"
    verbs += [page.words(due)] if plan.dues else []
    amounts = [step.amount for step in plan.steps if step.amount is not None] + [due.amount for due in plan.dues]
    return Columns(
        cells(short_with_weekday(plan.score_now.on, page)),
        max(map(cells, verbs), default=0),
        page.widest_name(12 if page.narrow else WIDEST_NAME),
        max((cells(_amount(amount, page)) for amount in amounts), default=0),
        due,
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
    rows = [(same[0].on, 0 if same[0].amount else 2, step_lines(same, said, widths, page)) for same in together(steps)]
    if by_day:
        rows += [(due.on, 1, _due_row(due, widths, page)) for due in dues]
    lines = [line for _, _, lines in sorted(rows, key=lambda row: row[:2]) for line in lines]
    return lines if by_day else lines + _dues_by_account(dues, widths, page)


def _due_row(due: PlannedDue, widths: Columns, page: Page) -> list[Line]:
    beside = page.words("plan.assumed") if due.assumed else ""
    return _money_row(due.on, page.words(widths.due), due.account, due.amount, beside, widths, page)


def _dues_by_account(dues: Sequence[PlannedDue], widths: Columns, page: Page) -> list[Line]:
    """What falls due, a row an account: every day with its amount."""
    lines: list[Line] = []
    for account in dict.fromkeys(due.account for due in dues):
        own = [due for due in dues if due.account == account]
        parts = [page.words("plan.due_part", day=short(due.on), amount=_amount(due.amount, page)) for due in own]
        each = page.words("common.comma").join(parts)
        told = page.words("plan.dues_assumed", each=each) if any(due.assumed for due in own) else each
        name = pad(page.fit(page.name(account), widths.name), widths.name)
        box = page.words("plan.box") if widths.due == "plan.pay_minimum" else "  -"
        start = f"  {box} {pad(page.words(widths.due), widths.verb)}  {name}  "
        lines += paragraph(start + told, page.width, hang=min(cells(start), page.room // 2))
    return lines


def step_lines(same: Sequence[Step], said: set[str], widths: Columns, page: Page) -> list[Line]:
    """A row of steps, then how to do it where that was not said yet."""
    lines = step_row(same, widths, page)
    for note in notes(same[0], page, said):
        lines += paragraph(note.text, page.width, indent=_BESIDE, hang=_BESIDE + 2, style=note.style)
    return lines


def step_row(same: Sequence[Step], widths: Columns, page: Page) -> list[Line]:
    """One row of the plan: day, what, where, how much, what it brings."""
    step, gained = same[0], sum(one.gain for one in same)
    gain = f"{gained:+d}" if gained else ""
    if step.amount is not None and step.account is not None:
        return _money_row(step.on, verb(step, page), step.account, step.amount, gain, widths, page)
    return _other_row(same, gain, page)


def _amount(fen: Fen, page: Page) -> str:
    return in_currency(number(fen, cents=True), page)


def _money_row(  # noqa: PLR0913, PLR0917  a row is exactly these
    on: date, what: str, account: str, amount: Fen, beside: str, widths: Columns, page: Page
) -> list[Line]:
    name = pad(page.fit(page.name(account), widths.name), widths.name)
    box = page.words("plan.box") if what != page.words("plan.falls_due") else "  -"
    start = f"  {box} {pad(short_with_weekday(on, page), widths.day)}  {pad(what, widths.verb)}  "
    row = f"{start}{name}  {right(_amount(amount, page), widths.amount)}"
    if not beside:
        return [(Span(row),)]
    if cells(row) + max(_GAIN, cells(beside) + 2) > page.room:
        return [(Span(row),), *paragraph(beside, page.width, indent=_BESIDE, style="dim")]
    gained = beside[0] in "+-"
    return [(Span(row), Span(right(beside, _GAIN) if gained else f"  {beside}", "good" if gained else "dim"))]


def _other_row(same: Sequence[Step], gain: str, page: Page) -> list[Line]:
    start = f"  {page.words('plan.box')} {short_with_weekday(same[0].on, page)}  "
    pieces = wrap(start + title(same, page), page.room - _GAIN if page.width else None, cells(start))
    first = (Span(pieces[0]), Span(right(gain, max(_GAIN, page.room - cells(pieces[0]))) if gain else "", "good"))
    return [first, *((Span(piece),) for piece in pieces[1:])]
