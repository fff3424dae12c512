"""The books on the file's day: what each account owes, at which rate, what is overdue, what is asked for next.

Decides how the diary's last word on each account becomes the start of a forecast, and names what the file did not
say. Does not run any day.
"""

from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.diary.dated import latest
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.world.budget import Assumption
from credit_cli.engine.world.dues import (
    Ask,
    Dues,
    dues_to_come,
    minimum_of,
    open_draws,
    schedule_of,
    still_owed,
)
from credit_cli.engine.world.ledger import Claim, Ledger, Settled
from credit_cli.engine.world.money import millionths
from credit_cli.model.planning import Planning


class Opening(NamedTuple):
    """The books and the dues to come of every account, and what was assumed."""

    ledgers: list[Ledger]
    dues: list[Dues]
    assumptions: tuple[Assumption, ...]

    def copy(self) -> "Opening":
        """The same books, for somebody to write in."""
        return self._replace(ledgers=[ledger.copy() for ledger in self.ledgers])


def open_books(view: View, end: date, planning: Planning) -> Opening:
    """The books of every account that exists on the view's day."""
    ledgers, dues, assumptions = [], [], []
    for account in view.accounts:
        rate, rate_assumed = yearly_rate(account)
        ledger, to_come = _book(account, view.day, end, rate, planning)
        if ledger.owed or to_come.asks:
            assumptions += [("rate", account.account.id)] * (rate_assumed and ledger.balance_known)
            assumptions += [("balance_unknown", account.account.id)] * (not ledger.balance_known)
            assumptions += to_come.assumptions
        ledgers.append(ledger)
        dues.append(to_come)
    return Opening(ledgers, dues, tuple(assumptions))


def yearly_rate(account: AccountView) -> tuple[float, bool]:
    """The rate that interest accrues at, and whether it is only assumed for this lender."""
    record = account.account
    for stated in (record.all_in_rate, record.annual_rate):
        if stated is not None:
            return stated, False
    rated = [d for d in open_draws(account, account.day) if d.rate is not None and d.amount > 0]
    if rated:
        return sum(d.amount * (d.rate or 0) for d in rated) / sum(d.amount for d in rated), False
    return account.lender.assumed_rate, True


def _book(account: AccountView, day: date, end: date, rate: float, planning: Planning) -> tuple[Ledger, Dues]:
    dues = dues_to_come(account, day, end, rate, planning)
    balance, settled = latest(account.diary.balances, day), _settled(account)
    known = account.owed is not None
    ledger = Ledger(
        id=account.account.id,
        index=int(account.pointer.rpartition("/")[2]),
        balance=balance.row.amount if balance is not None else (account.owed.row if account.owed else 0),
        balance_known=known,
        rate=millionths(rate),
        penalty_rate=millionths(rate * planning.penalty.value),
        grace=timedelta(days=account.lender.grace_days),
        bills=dues.bills,
        autopay=bool(account.debited),
        free=dues.bills and settled is not None,
        closed=account.state == "closed",
        lender=account.counted_as or account.account.lender,
        limit=account.limit_row.row.amount if account.limit_row is not None else None,
        settled=settled,
    )
    ledger.claims = _claims(account, dues)
    if not known:
        ledger.balance = _balance_from(account, day, rate, dues, ledger)
        ledger.free = not open_draws(account, day)
    if dues.open_bill is not None and dues.stated_for(dues.open_bill[0]) is None and ledger.balance > 0:
        _open_bill(account, ledger, dues)
    return ledger, dues


def _open_bill(account: AccountView, ledger: Ledger, dues: Dues) -> None:
    """The bill of the last statement, read from the balance of that day, which the file does not state as a due."""
    assert dues.open_bill is not None
    assert dues.minimum is not None
    statement, due = dues.open_bill
    billed = latest(account.diary.balances, statement)
    amount = ledger.balance if billed is None else min(billed.row.amount, ledger.balance)
    if amount > 0:
        ledger.claims.append(Claim(due, amount, minimum_of(amount, dues.minimum), assumed=True))


def _settled(account: AccountView) -> Settled | None:
    """The last due, where it was paid in full."""
    last = next((due for due in reversed(account.dues or ()) if due.met is not None), None)
    return None if last is None or last.paid < last.amount else (last.on, last.amount, last.minimum)


def _claims(account: AccountView, dues: Dues) -> list[Claim]:
    """What is open on the day: overdue, in grace, or due today; a statement's latest minimum holds the earlier."""
    day = account.day
    unmet = [due for due in account.dues or () if due.met is False and due.on < day]
    if account.account.statement_day is not None:
        unmet = unmet[-1:]
    claims = [Claim(due.on, due.amount, due.minimum, due.paid, written=True) for due in unmet]
    issued = {day, dues.stated_for(dues.open_bill[0]) if dues.open_bill is not None else None}
    return claims + [claim_of(on, ask, dues) for on, ask in dues.asks.items() if on in issued]


def claim_of(on: date, ask: Ask, dues: Dues) -> Claim:
    """The claim of a stated due; a card's row without a minimum asks for the lender's usual one."""
    minimum = ask.minimum
    if minimum is None and dues.minimum is not None:
        minimum = minimum_of(ask.amount, dues.minimum)
    return Claim(on, ask.amount, minimum, ask.paid, assumed=ask.assumed or minimum != ask.minimum)


def _balance_from(account: AccountView, day: date, rate: float, dues: Dues, ledger: Ledger) -> int:
    """What is owed at least, where the file has no balance: running draws, else what is asked for."""
    if open_draws(account, day):
        return still_owed(schedule_of(account, day, rate, dues.due_day), day)
    asked = sum(ask.amount for on, ask in dues.asks.items() if on > day)
    return asked + sum(claim.amount - claim.paid for claim in ledger.claims)
