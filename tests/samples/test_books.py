"""The books of the sample profiles balance: limits, dues, bills and balances agree with each other, day by day."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from credit_cli.model.library import shipped
from credit_cli.profile.load import load
from credit_cli.profile.records import Account, Draw, Payment
from credit_cli.profile.scalars import Fen

FOLDER = Path(__file__).parents[2] / "sample_profiles"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".yaml", ".json"})
HALF_A_YUAN: Fen = 50


def accounts_of(name: str) -> tuple[Account, ...]:
    profile = load(str(FOLDER / name), shipped().lenders).profile

    assert profile is not None
    return profile.accounts


ACCOUNTS = [(name, account) for name in FILES for account in accounts_of(name)]
every_account = pytest.mark.parametrize(
    "account", [pytest.param(account, id=f"{name}:{account.id}") for name, account in ACCOUNTS]
)


def in_month(day: date, months: int, day_of_month: int) -> date:
    """A day of the month that lies some months after another day's, clipped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day_of_month, monthrange(year, month + 1)[1]))


def paid_by(account: Account, start: date, end: date) -> Fen:
    """Everything paid towards dues after `start`, up to `end`."""
    rows = (row for row in account.payments or () if row.paid and row.paid_on and start < row.paid_on <= end)
    return sum(row.paid or 0 for row in rows)


@every_account
def test_dues_fall_on_the_due_day(account: Account) -> None:
    for row in account.payments or ():
        assert account.due_day is not None
        assert row.due == in_month(row.due, 0, account.due_day)


@every_account
def test_nobody_pays_more_than_is_due_or_less_than_nothing(account: Account) -> None:
    for row in account.payments or ():
        assert (row.minimum or 0) <= row.amount
        assert (row.paid or 0) <= row.amount


@every_account
def test_nothing_happens_before_the_account_is_opened(account: Account) -> None:
    opened = account.opened
    assert isinstance(opened, date)

    days = [balance.on for balance in account.balances or ()]
    days += [limit.on for limit in account.limits or ()]
    days += [draw.on for draw in account.draws or ()]

    assert all(day >= opened for day in days)


@every_account
def test_rows_stand_in_the_order_of_their_days(account: Account) -> None:
    lists = (
        [balance.on for balance in account.balances or ()],
        [limit.on for limit in account.limits or ()],
        [state.on for state in account.states or ()],
        [draw.on for draw in account.draws or ()],
    )
    for days in lists:
        assert days == sorted(days)
    dues = [row.due for row in account.payments or ()]
    assert dues == sorted(dues)


@every_account
def test_a_balance_lies_above_its_limit_only_after_a_cut(account: Account) -> None:
    limits = account.limits or ()
    for balance in account.balances or ():
        at = bisect_right([limit.on for limit in limits], balance.on)
        if not at:
            continue
        highest = max(limit.amount for limit in limits[max(0, at - 2) : at])
        assert balance.amount <= highest, f"{balance.on}: {balance.amount} of {highest}"


@every_account
def test_a_bill_is_the_balance_of_its_statement_day(account: Account) -> None:
    if account.statement_day is None or account.due_day is None:
        return
    owed = {balance.on: balance.amount for balance in account.balances or ()}
    ahead = 0 if account.due_day > account.statement_day else -1
    for row in account.payments or ():
        statement = in_month(row.due, ahead, account.statement_day)
        assert row.amount == owed[statement], f"bill due {row.due}"


def instalments(draw: Draw, account: Account) -> Iterator[tuple[date, float, float]]:
    """Due day, principal and interest of each instalment, in fen."""
    rate = draw.rate if draw.rate is not None else account.annual_rate
    assert rate is not None
    assert draw.months is not None
    assert account.due_day is not None
    monthly, left = rate / 12, float(draw.amount)
    level = left * monthly / (1 - (1 + monthly) ** -draw.months)
    for number in range(1, draw.months + 1):
        interest, last = left * monthly, number == draw.months
        principal = {
            "equal_payment": level - interest,
            "equal_principal": draw.amount / draw.months,
            "interest_first": left if last else 0.0,
        }[draw.method or "equal_payment"]
        yield in_month(draw.on, number, account.due_day), principal, interest
        left -= principal


def schedule(account: Account) -> dict[date, float]:
    """What falls due on each day by the loans of an account, in fen; a loan repaid early asks no more."""
    dues: dict[date, float] = {}
    for draw in account.draws or ():
        for due, principal, interest in instalments(draw, account):
            if draw.repaid_on is None or due <= draw.repaid_on:
                dues[due] = dues.get(due, 0) + principal + interest
    return dues


LOANS = [
    (name, account)
    for name, account in ACCOUNTS
    if account.draws and account.payments and account.statement_day is None
]
every_loan = pytest.mark.parametrize(
    "account", [pytest.param(account, id=f"{name}:{account.id}") for name, account in LOANS]
)


@every_loan
def test_a_loan_asks_for_what_its_schedule_says(account: Account) -> None:
    expected = schedule(account)

    for row in account.payments or ():
        assert row.amount == pytest.approx(expected[row.due], abs=HALF_A_YUAN), f"due {row.due}"


@every_loan
def test_no_due_is_left_out_between_the_first_and_the_last(account: Account) -> None:
    written = {row.due for row in account.payments or ()}

    assert {due for due in schedule(account) if min(written) <= due <= max(written)} == written


def billed(account: Account, start: date, end: date) -> float:
    """Interest billed after `start`, up to `end`, by the loans of an account, in fen."""
    loans = [draw for draw in account.draws or () if draw.repaid_on is None or draw.repaid_on > draw.on]
    return sum(
        interest
        for draw in loans
        for due, _, interest in instalments(draw, account)
        if start < due <= end and (draw.repaid_on is None or due <= draw.repaid_on)
    )


def returned_early(account: Account, start: date, end: date) -> float:
    """Principal given back before its time after `start`, up to `end`, in fen."""
    total = 0.0
    for draw in account.draws or ():
        if draw.repaid_on is not None and start < draw.repaid_on <= end:
            asked = sum(p for due, p, _ in instalments(draw, account) if due <= draw.repaid_on)
            total += draw.amount - asked
    return total


@every_loan
def test_a_balance_moves_by_what_was_drawn_billed_and_paid(account: Account) -> None:
    for before, after in pairwise(account.balances or ()):
        start, end = before.on, after.on
        drawn = sum(draw.amount for draw in account.draws or () if start < draw.on <= end)
        change = drawn + billed(account, start, end) - paid_by(account, start, end)
        change -= returned_early(account, start, end)

        assert after.amount - before.amount == pytest.approx(change, abs=HALF_A_YUAN), f"{start} to {end}"


@every_loan
def test_a_loan_that_is_not_marked_repaid_still_runs(account: Account) -> None:
    last = max(balance.on for balance in account.balances or ())
    for draw in account.draws or ():
        *_, (final, _, _) = instalments(draw, account)
        assert draw.repaid_on is not None or final >= last


STATEMENTS = [(name, account) for name, account in ACCOUNTS if account.statement_day and account.payments]


@pytest.mark.parametrize("account", [pytest.param(a, id=f"{n}:{a.id}") for n, a in STATEMENTS])
def test_a_statement_account_never_owes_less_than_was_left_unpaid(account: Account) -> None:
    for before, after in pairwise(account.balances or ()):
        left = before.amount - paid_by(account, before.on, after.on)

        assert after.amount >= left - HALF_A_YUAN, f"{before.on} to {after.on}"


@every_account
def test_a_bounced_debit_has_its_due_and_its_automatic_debit(account: Account) -> None:
    dues: dict[date, Payment] = {row.due: row for row in account.payments or ()}
    for day in account.failed_debits or ():
        assert day in dues
        assert dues[day].by != "auto"
        assert account.autopay


def test_only_those_who_are_going_under_borrow_to_repay() -> None:
    borrowers = {name for name, a in ACCOUNTS for draw in a.draws or () if draw.purpose == "repay_debt"}

    assert borrowers == {"overdue-many-lenders.yaml", "hardship.yaml"}
