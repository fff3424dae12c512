"""What an account asks for in a month, as a day knows it.

Decides which due stands for an account's month: the latest due that is known, else what the running loans' schedules
ask, else the lender's usual minimum of what is owed. Does not know income, nor what will be paid.
"""

from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from credit_cli.engine.diary.calendar import add_months, months_before
from credit_cli.engine.diary.dues import Due
from credit_cli.engine.diary.schedule import instalments
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import Pointer
from credit_cli.profile.scalars import Fen


class MonthlyDue(NamedTuple):
    """What an account asks for in a month, and the rows that say so."""

    amount: Fen
    evidence: tuple[Pointer, ...]


_monthly_due_of = partial(tuple.__new__, MonthlyDue)  # without a call of Python for every account
NOTHING = MonthlyDue(0, ())


@lru_cache(maxsize=16)
def _billing_window(day: date, written: date) -> tuple[date, date]:
    """After which day and up to which a due stands for a day's month.

    On the file's own day the coming month's due is known, since it is written down; looking back it is not, since
    nobody knows when it was.
    """
    return months_before(day, 2), add_months(day, 1) if day == written else day


def bill_of(account: AccountView) -> Due | None:
    """The latest due of an account, unless there was none for two months."""
    book = account.diary.dues
    return None if book is None else book.last_due(*_billing_window(account.day, account.diary.written))


def _usual_minimum(account: AccountView) -> MonthlyDue | None:
    minimum, owed = account.lender.minimum, account.line.owed
    if minimum is None or owed is None:
        return None
    asked = min(owed.row, max(minimum.floor, round(owed.row * minimum.share)))
    return MonthlyDue(asked, (owed.pointer,))


def _scheduled(account: AccountView) -> MonthlyDue | None:
    """What the running loans' schedules ask for within a month; None where one of them does not tell."""
    draws = (d for d in account.diary.draws or () if d.on <= account.day)
    running = [d for d in draws if d.row.repaid_on is None or d.row.repaid_on > account.day]
    schedules = [instalments(account.account, d.row) for d in running]
    if not running or any(schedule is None for schedule in schedules):
        return None
    end = add_months(account.day, 1)
    amount = sum(i.amount for schedule in schedules for i in schedule or () if account.day < i.on <= end)
    return MonthlyDue(amount, tuple(d.pointer for d in running))


def billed(view: View) -> dict[int, Due]:
    """The latest due of each account by its place, unless there was none for two months."""
    return view.dues().last(*_billing_window(view.day, view.profile.as_of))


def stated_due(account: AccountView, bill: Due | None) -> MonthlyDue | None:
    """What the file itself states to be due on an account in a month; None where only a guess could tell.

    Args:
        account: the account on its day.
        bill: its latest due (`billed`).
    """
    owed = account.line.owed
    if owed is not None and owed.row == 0:
        return NOTHING
    return _scheduled(account) if bill is None else _monthly_due_of((bill.needed, bill.evidence))


def monthly_due(account: AccountView, bill: Due | None) -> MonthlyDue | None:
    """What an account asks for in a month; None where something is owed and the file does not tell."""
    return stated_due(account, bill) or _usual_minimum(account)
