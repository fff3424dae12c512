"""The steps of a plan as a checklist: day, what to do, where, how much, what it brings.

Decides columns, and that how to do a thing is said once. Dues that are paid besides the steps stand among them on
their day. Does not know how the steps were found.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, number, short_with_weekday
from credit_cli.reporters.screen import Line, Span, cells, cut, pad, paragraph, right, wrap

WIDEST_NAME: Final = 20
_GAIN: Final = 6
_BESIDE: Final = 8


class Columns(NamedTuple):
    """The cells of the columns that all rows of a plan share."""

    day: int
    verb: int
    name: int
    amount: int


def columns(plan: Plan, page: Page) -> Columns:
    """The columns that the plan's rows need."""
    verbs = [verb(step, page) for step in plan.steps if step.amount is not None]
    verbs += [page.words("plan.pay_minimum")] if plan.dues else []
    amounts = [step.amount for step in plan.steps if step.amount is not None] + [due.amount for due in plan.dues]
    return Columns(
        cells(short_with_weekday(plan.score_now.on, page)),
        max(map(cells, verbs), default=0),
        page.widest_name(12 if page.narrow else WIDEST_NAME),
        max((cells(_amount(amount, page)) for amount in amounts), default=0),
    )


def checklist(
    steps: Sequence[Step], dues: Iterable[PlannedDue], said: set[str], widths: Columns, page: Page
) -> list[Line]:
    """Steps and dues in the order of their days; `said` are the actions whose how-to was already given."""
    rows: list[tuple[date, int, list[Line]]] = []
    for due in dues:
        beside = page.words("plan.assumed") if due.assumed else ""
        lines = _money_row(due.on, page.words("plan.pay_minimum"), due.account, due.amount, beside, widths, page)
        rows.append((due.on, 1, lines))
    rows += [(step.on, 0, step_lines(step, said, widths, page)) for step in steps]
    return [line for _, _, lines in sorted(rows, key=lambda row: row[:2]) for line in lines]


def step_lines(step: Step, said: set[str], widths: Columns, page: Page) -> list[Line]:
    """One step: its row, then how to do it where that was not said yet."""
    gain = f"{step.gain:+d}" if step.gain else ""
    if step.amount is not None and step.account is not None:
        lines = _money_row(step.on, verb(step, page), step.account, step.amount, gain, widths, page)
    else:
        lines = _other_row(step, gain, page)
    key = f"{step.action}:{step.account}" if step.amount is not None else step.action
    if key in said and not page.verbose:
        return lines
    said.add(key)
    return lines + _how(step, page)


def verb(step: Step, page: Page) -> str:
    """The short verb of a step that moves money."""
    key = f"plan.verb_{step.action}"
    return page.words(key if page.words.has(key) else "plan.verb_other")


def _amount(fen: Fen, page: Page) -> str:
    return in_currency(number(fen, cents=True), page)


def _money_row(  # noqa: PLR0913, PLR0917  a row is exactly these
    on: date, what: str, account: str, amount: Fen, beside: str, widths: Columns, page: Page
) -> list[Line]:
    name = pad(cut(page.name(account), widths.name), widths.name)
    start = f"  {page.words('plan.box')} {pad(short_with_weekday(on, page), widths.day)}  {pad(what, widths.verb)}  "
    row = f"{start}{name}  {right(_amount(amount, page), widths.amount)}"
    if not beside:
        return [(Span(row),)]
    if cells(row) + max(_GAIN, cells(beside) + 2) > page.room:
        return [(Span(row),), *paragraph(beside, page.width, indent=_BESIDE, style="dim")]
    gained = beside[0] in "+-"
    return [(Span(row), Span(right(beside, _GAIN) if gained else f"  {beside}", "good" if gained else "dim"))]


def _other_row(step: Step, gain: str, page: Page) -> list[Line]:
    action = page.model.actions.get(step.action)
    what = page.words.of(action.title) if action else step.action
    if step.account is not None:
        what = page.words("plan.step_account", name=page.name(step.account), what=what)
    if step.deadline is not None and step.deadline != step.on:
        what += f"  ({page.words('plan.before', day=step.deadline)})"
    start = f"  {page.words('plan.box')} {short_with_weekday(step.on, page)}  "
    pieces = wrap(start + what, page.room - _GAIN if page.width else None, cells(start))
    first = (Span(pieces[0]), Span(right(gain, max(_GAIN, page.room - cells(pieces[0]))) if gain else "", "good"))
    return [first, *((Span(piece),) for piece in pieces[1:])]


def _how(step: Step, page: Page) -> list[Line]:
    """Where to pay or what to do, what must be said with it, and with `-v` why."""
    lines: list[Line] = []
    account = page.account(step.account) if step.account else None
    lender = page.model.lenders.get(account.lender) if account else None
    action = page.model.actions.get(step.action)
    if step.amount is not None and lender is not None:
        where = page.words("plan.where", where=page.words.of(lender.where_to_pay))
        lines += paragraph(where, page.width, indent=_BESIDE, hang=_BESIDE + 2, style="dim")
    elif action is not None:
        how = page.words("plan.how", how=page.words.of(action.how))
        lines += paragraph(how, page.width, indent=_BESIDE, hang=_BESIDE + 2, style="dim")
    if action is not None and action.caution is not None:
        caution = page.words("plan.caution", text=page.words.of(action.caution))
        lines += paragraph(caution, page.width, indent=_BESIDE, hang=_BESIDE + 2, style="warn")
    if page.verbose and step.reasons:
        reasons = page.words("plan.reasons", reasons=page.words("common.comma").join(step.reasons))
        lines += paragraph(reasons, page.width, indent=_BESIDE, hang=_BESIDE + 2, style="dim")
    return lines
