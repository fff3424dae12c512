"""What an account asks for in a month, as a day knows it.

Decides which due stands for an account's month: the latest bill that has been issued, else the lender's usual minimum
of what is owed, else what the running loans' schedules ask. Does not know income, nor what will be paid.
"""

from typing import NamedTuple

from credit_cli.engine.calendar import add_months, last_on_or_before, months_before
from credit_cli.engine.dated import Dated, within
from credit_cli.engine.results import Pointer
from credit_cli.engine.schedule import instalments
from credit_cli.engine.view import AccountView
from credit_cli.profile.records import Payment
from credit_cli.profile.scalars import Fen


class MonthlyDue(NamedTuple):
    """What an account asks for in a month, and the rows that say so."""

    amount: Fen
    evidence: tuple[Pointer, ...]


def _issued(account: AccountView, row: Dated[Payment]) -> bool:
    """Whether a due was known on the day: it is past, its statement has been made, or it is the coming month's."""
    if row.on <= account.day:
        return True
    statement_day = account.account.statement_day
    if statement_day is None:
        return row.on <= add_months(account.day, 1)
    statement = last_on_or_before(row.on, statement_day)
    if statement == row.on:
        statement = last_on_or_before(months_before(row.on, 1), statement_day)
    return statement <= account.day


def _billed(account: AccountView) -> MonthlyDue | None:
    """The latest issued bill, unless the account has not billed for two months."""
    start = months_before(account.day, 2)
    end = add_months(account.day, 2)  # a bill is due within two months of its statement
    issued = [r for r in within(account.diary.payments or (), start, end) if _issued(account, r)]
    if not issued:
        return None
    last = issued[-1]
    same = [r for r in issued if r.on == last.on]
    minimums = [r.row.minimum for r in same if r.row.minimum is not None]
    amount = max(minimums) if minimums else max(r.row.amount for r in same)
    return MonthlyDue(amount, tuple(r.pointer for r in same))


def _usual_minimum(account: AccountView) -> MonthlyDue | None:
    minimum, owed = account.lender.minimum, account.owed
    if minimum is None or owed is None:
        return None
    asked = min(owed.row, max(minimum.floor, round(owed.row * minimum.share)))
    return MonthlyDue(asked, (owed.pointer,))


def _scheduled(account: AccountView) -> MonthlyDue | None:
    """What the running loans' schedules ask for within a month; None where one of them does not tell."""
    running = [d for d in account.diary.draws or () if d.on <= account.day and d.row.repaid_on is None]
    schedules = [instalments(account.account, d.row) for d in running]
    if not running or any(schedule is None for schedule in schedules):
        return None
    end = add_months(account.day, 1)
    amount = sum(i.amount for schedule in schedules for i in schedule or () if account.day < i.on <= end)
    return MonthlyDue(amount, tuple(d.pointer for d in running))


def monthly_due(account: AccountView) -> MonthlyDue | None:
    """What an account asks for in a month; None where something is owed and the file does not tell."""
    if account.owed is not None and account.owed.row == 0:
        return MonthlyDue(0, ())
    return _billed(account) or _scheduled(account) or _usual_minimum(account)
