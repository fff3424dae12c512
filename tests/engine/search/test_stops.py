"""The days on which a plan may pay, worked out by hand."""

from datetime import date

import pytest

from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.searching import Search
from credit_cli.engine.search.stops import Bill, bills_to_come, deadline_of, money_days, own_days
from credit_cli.engine.world.budget import Options
from credit_cli.engine.world.dues import Dues
from credit_cli.engine.world.trajectory import Start
from tests.engine.people import start

CARDS = """
as_of: 2026-06-15
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: 5000}
accounts:
  - {id: before, lender: credit_card, limits: [{on: 2024-01-01, amount: 20000}], annual_rate: 0.18,
     balances: [{on: 2026-06-15, amount: 9000}], statement_day: 5, due_day: 23}
  - {id: after, lender: credit_card, limits: [{on: 2024-01-01, amount: 20000}], annual_rate: 0.18,
     balances: [{on: 2026-06-15, amount: 9000}], statement_day: 12, due_day: 1}
  - {id: loan, lender: jiebei, annual_rate: 0.18, balances: [{on: 2026-06-15, amount: 4000}], due_day: 20,
     payments: [{due: 2026-05-20, amount: 500, paid: 500, paid_on: 2026-05-20}]}
"""
END = date(2026, 8, 15)


def begun(text: str = CARDS, end: date = END) -> Start:
    return start(text, end)


def dues(account: str, text: str = CARDS) -> Dues:
    return Search(begun(text), Goal()).dues[account]


def test_money_comes_on_the_first_day_and_on_pay_days() -> None:
    assert money_days(begun()) == (date(2026, 6, 15), date(2026, 7, 10), date(2026, 8, 10))


def test_bills_to_come_have_their_statement_and_due_day() -> None:
    found = list(bills_to_come(dues("after"), date(2026, 6, 15), END))
    assert found == [
        Bill(date(2026, 7, 12), date(2026, 8, 1)),
        Bill(date(2026, 8, 12), date(2026, 9, 1)),
    ]


def test_a_due_day_matters_only_where_no_money_comes_after_the_statement() -> None:
    # `before`: statement on the 5th, pay day on the 10th, due on the 23rd: the money of the 10th counts already
    assert own_days(dues("before"), begun()) == frozenset()
    # `after`: statement on the 12th, due on the 1st, money on the 10th: only what waits for the 1st counts
    assert own_days(dues("after"), begun()) == {date(2026, 8, 1)}


def test_every_day_of_the_contract_is_the_eve_of_statements_and_due_days() -> None:
    assert own_days(dues("before"), begun(), every=True) == {
        date(2026, 6, 23), date(2026, 7, 23),  # due days
        date(2026, 7, 4), date(2026, 8, 4),  # eves
    }  # fmt: skip
    assert own_days(dues("loan"), begun(), every=True) == {date(2026, 6, 20), date(2026, 7, 20)}
    assert own_days(dues("loan"), begun()) == frozenset()


@pytest.mark.parametrize(
    ("account", "on", "last"),
    [
        ("before", date(2026, 7, 10), date(2026, 7, 23)),  # the bill of July 5 is open to the 23rd
        ("before", date(2026, 7, 24), date(2026, 8, 4)),  # the next statement is on August 5
        ("after", date(2026, 7, 10), date(2026, 7, 11)),  # the bill of June 12 was due on July 1
        ("after", date(2026, 7, 11), None),  # the eve itself
        ("loan", date(2026, 7, 10), None),
    ],
)
def test_a_payment_says_until_when_it_does_the_same(account: str, on: date, last: date | None) -> None:
    assert deadline_of(dues(account), on, date(2026, 12, 15)) == last


def test_steps_that_pay_down_a_card_carry_that_day() -> None:
    plan = make_plan(start(CARDS, options=Options(keep=0)))
    paid = [s for s in plan.steps if s.action in {"pay_down", "pay_off"} and s.account in {"before", "after"}]
    assert paid
    for step in paid:
        assert step.account is not None
        assert step.deadline == deadline_of(dues(step.account), step.on, plan.by)
        assert step.deadline is None or step.on < step.deadline <= plan.by
