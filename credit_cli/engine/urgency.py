"""Where a person stands, at one glance: what a counsellor sorts thirty people by.

Decides what is overdue and for how long, whether what a month asks for is more than what comes in after living costs,
what comes next, and who needs somebody first. Looks nothing ahead but at the dues of the file; plans nothing.
"""

from datetime import date
from typing import NamedTuple

from credit_cli.engine.diary.burden import billed, monthly_due
from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import Score
from credit_cli.engine.score import score_view
from credit_cli.model.scorecard import Scorecard
from credit_cli.profile.records import Payment
from credit_cli.profile.scalars import Fen


class Coming(NamedTuple):
    """A due of the file that is still to be met: at least so much."""

    on: date
    account: str
    amount: Fen


class Standing(NamedTuple):
    """One person's standing; `strained` and `change` are None where the file does not tell.

    `change` is the score less that of a month before; `dues` are those of the file from its day on, soonest first.
    """

    score: Score
    change: int | None
    overdue: Fen
    days_overdue: int
    first_overdue: Coming | None
    strained: bool | None
    dues: tuple[Coming, ...]


def standing(view: View, card: Scorecard) -> Standing:
    """Where a person stands on the view's day."""
    now = score_view(view, card)
    before = view.at(months_before(view.day, 1))
    late = sorted((account for account in view.accounts if account.overdue), key=lambda a: a.overdue[0].on)
    return Standing(
        score=now,
        change=now.score - score_view(before, card).score if before.accounts else None,
        overdue=sum(account.overdue_amount for account in late),
        days_overdue=(view.day - late[0].overdue[0].on).days if late else 0,
        first_overdue=_first(late[0]) if late else None,
        strained=_strained(view),
        dues=tuple(sorted(due for account in view.accounts for due in _coming(account))),
    )


def _first(account: AccountView) -> Coming:
    """What is overdue for the longest."""
    return Coming(account.overdue[0].on, account.account.id, account.overdue_amount)


def _strained(view: View) -> bool | None:
    """Whether a month's dues are more than income leaves after living costs; None where one of them is not known."""
    person = view.profile.person
    if view.income is None or person is None or person.living_costs is None:
        return None
    bills = billed(view)
    asked = [monthly_due(account, bills.get(account.diary.place)) for account in view.accounts]
    if any(due is None for due in asked):
        return None
    return sum(due.amount for due in asked if due) > view.income.row - person.living_costs


def _coming(account: AccountView) -> list[Coming]:
    rows = [row.row for row in account.diary.payments or () if row.on >= account.day]
    open_rows = [(row, _needed(row) - (row.paid or 0)) for row in rows]
    return [Coming(row.due, account.account.id, left) for row, left in open_rows if left > 0]


def _needed(row: Payment) -> Fen:
    return row.amount if row.minimum is None else row.minimum


Urgency = tuple[int, bool, Fen, date, int]
"""Sorts people: the smallest first."""


def urgency(found: Standing) -> Urgency:
    """Who comes first: the longest overdue, who cannot pay, whose next due is soonest, then the lowest score."""
    soonest = found.dues[0].on if found.dues else date.max
    return (-found.days_overdue, not found.strained, -found.overdue, soonest, found.score.score)
