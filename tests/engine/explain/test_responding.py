"""What an action of today leaves out of the account it is tried on, and gives back unchanged."""

from datetime import date

from credit_cli.engine.explain.responding import WorldResponder, paid_before, replaced_before
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Balance, Payment

LONG_AGO = date(2024, 6, 30)
TODAY = date(2026, 6, 30)


def test_a_balance_is_left_out_only_where_another_replaced_it_long_ago() -> None:
    days = (date(2024, 1, 1), date(2024, 3, 1), date(2024, 6, 29), date(2024, 6, 30), date(2026, 1, 1))
    rows = tuple(Balance(on=day, amount=100) for day in days)

    assert replaced_before(rows, LONG_AGO) == rows[:2]
    assert replaced_before((rows[1], rows[0], *rows[2:]), LONG_AGO) == ()  # as written, not in order
    assert replaced_before(rows[:1], LONG_AGO) == ()


def test_a_due_is_left_out_only_where_it_was_paid_in_full_long_ago() -> None:
    def due(day: date, paid: int) -> Payment:
        return Payment(due=day, amount=100, paid=paid)

    rows = (due(date(2024, 1, 1), 100), due(date(2024, 2, 1), 99), due(date(2024, 3, 1), 100))
    assert paid_before(rows, LONG_AGO) == rows[:1]
    assert paid_before((due(LONG_AGO, 100), due(TODAY, 100)), LONG_AGO) == ()


def test_what_was_left_out_stands_again_after_the_action() -> None:
    text = """\
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2023-01-01
    limits: [{on: 2023-01-01, amount: 20000}]
    balances: [{on: 2023-01-01, amount: 100}, {on: 2023-06-01, amount: 300}, {on: 2026-06-01, amount: 4000}]
"""
    profile = load_text(text, "diary.yaml", shipped().lenders).profile
    assert profile is not None

    after = WorldResponder(shipped(), TODAY)(profile, "pay_down", ("jiebei",))

    assert after is not None
    told = after.accounts[0].balances or ()
    assert told[:3] == profile.accounts[0].balances
    assert told[-1] == Balance(on=TODAY, amount=0)
