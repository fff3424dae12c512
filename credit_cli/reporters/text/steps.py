"""The steps of a plan as a checklist: day, what to do, where, how much, what it brings.

Decides columns, and that how to do a thing is said once. Dues that are paid besides the steps stand among them on
their day. Does not know how the steps were found.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, number, short, short_with_weekday
from credit_cli.reporters.screen import Line, Span, Style, cells, cut, pad, paragraph, right, wrap

WIDEST_NAME: Final = 20
_GAIN: Final = 6
_BESIDE: Final = 8
_REFRAINS: Final = ("stop_", "space_", "keep_")
_PAYS: Final = ("pay_", "clear_")


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
        name = pad(cut(page.name(account), widths.name), widths.name)
        box = page.words("plan.box") if widths.due == "plan.pay_minimum" else "  -"
        start = f"  {box} {pad(page.words(widths.due), widths.verb)}  {name}  "
        lines += paragraph(start + told, page.width, hang=min(cells(start), page.room // 2))
    return lines


def together(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """The steps in their order; one thing to do with several accounts on a day is one row."""
    groups: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        alone = step.amount is not None or step.account is None
        groups.setdefault((step.n,) if alone else (step.action, step.on, step.deadline), []).append(step)
    return [tuple(group) for group in groups.values()]


def step_lines(same: Sequence[Step], said: set[str], widths: Columns, page: Page) -> list[Line]:
    """A row of steps, then how to do it where that was not said yet."""
    return step_row(same, widths, page) + _how(same[0], said, page)


def step_row(same: Sequence[Step], widths: Columns, page: Page) -> list[Line]:
    """One row of the plan: day, what, where, how much, what it brings."""
    step, gained = same[0], sum(one.gain for one in same)
    gain = f"{gained:+d}" if gained else ""
    if step.amount is not None and step.account is not None:
        return _money_row(step.on, verb(step, page), step.account, step.amount, gain, widths, page)
    return _other_row(same, gain, page)


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
    step = same[0]
    action = page.model.actions.get(step.action)
    what = page.words.of(action.title) if action else step.action
    if step.account is not None:
        names = page.words("common.comma").join(page.name(one.account) for one in same if one.account)
        what = page.words("plan.step_account", name=names, what=what)
    if step.deadline is not None and step.deadline != step.on:
        key = "plan.until" if step.action.startswith(_REFRAINS) else "plan.before"
        what = page.words(key, what=what, day=step.deadline)
    start = f"  {page.words('plan.box')} {short_with_weekday(step.on, page)}  "
    pieces = wrap(start + what, page.room - _GAIN if page.width else None, cells(start))
    first = (Span(pieces[0]), Span(right(gain, max(_GAIN, page.room - cells(pieces[0]))) if gain else "", "good"))
    return [first, *((Span(piece),) for piece in pieces[1:])]


def _how(step: Step, said: set[str], page: Page) -> list[Line]:
    """Where to pay or what to do and what must be said with it, each once; with `-v` why."""
    lines: list[Line] = []
    for key, text, style in _notes(step, page):
        if key not in said or page.verbose:
            said.add(key)
            lines += paragraph(text, page.width, indent=_BESIDE, hang=_BESIDE + 2, style=style)
    return lines


def _notes(step: Step, page: Page) -> Iterator[tuple[str, str, Style]]:
    account = page.account(step.account) if step.account else None
    lender = page.model.lenders.get(account.lender) if account else None
    action = page.model.actions.get(step.action)
    if lender is not None and step.action.startswith(_PAYS):
        where = page.words.of(lender.where_to_pay)
        yield f"where {where}", page.words("plan.where", where=where), "dim"
    elif action is not None:
        yield f"how {step.action}", page.words("plan.how", how=page.words.of(action.how)), "dim"
    if action is not None and action.caution is not None:
        caution = page.words("plan.caution", text=page.words.of(action.caution))
        yield f"caution {step.action}", caution, "warn"
    if page.verbose and step.reasons:
        reasons = page.words("common.comma").join(step.reasons)
        yield f"why {step.n}", page.words("plan.reasons", reasons=reasons), "dim"
