"""What each way of spending pays, on which day and to whom, worked out by hand on two loans and on a card."""

from datetime import date

import pytest

from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.payer import Payer
from credit_cli.engine.search.purse import Policy
from credit_cli.engine.search.searching import Search
from credit_cli.engine.search.strategy import Strategy, Target
from credit_cli.engine.world.trajectory import forecast
from tests.engine.people import start
from tests.engine.search.test_search import TWO
from tests.engine.search.test_till import CARD, LOANS, lab

Paid = list[tuple[str, str | None, float, str]]
JUNE, JULY = "2026-06-30", "2026-07-31"


def paid(moves: tuple[object, ...]) -> Paid:
    return [(m.action, m.account, m.amount / 100, str(m.on)) for m in moves]  # type: ignore[attr-defined]


# 700 are free on June 30 (4,500 less 3,000 of food and 800 of dues), 100 more on July 31 (4,000 - 3,100 - 800). The
# small debt of 900 takes only 600 of June's money, since its due of 300 in July is then not paid any more; and its
# August due of 300 is free on July 31 as well: 100 + 300.
SMALL_FIRST = [
    ("pay_off", "small", 900.0, JUNE),
    ("pay_down", "large", 100.0, JUNE),
    ("pay_down", "large", 400.0, JULY),
]


@pytest.mark.parametrize(
    ("policy", "moves", "cash"),
    [
        (Policy(), SMALL_FIRST, 0),
        (Policy(((0, 0),), way="small"), SMALL_FIRST, 0),
        (Policy(((0, 0), (1, 8500_00)), way="dear"), SMALL_FIRST, 0),
        # the large debt must come down to 7,000 first: 700, then 100, and nothing is left for the small one
        (Policy(((1, 7000_00),)), [("pay_down", "large", 700.0, JUNE), ("pay_down", "large", 100.0, JULY)], 0),
        # 500 must be there at the end: the small debt still pays for itself, the 100 of June and the 400 of July stay
        (Policy(hold=500_00), [("pay_off", "small", 900.0, JUNE)], 500_00),
        (Policy(hold=500_00, way="small"), [("pay_off", "small", 900.0, JUNE)], 500_00),
        # all on the last day: of the small debt 600 are left after July's due, and 1,100 are there in all
        (Policy(way="last"), [("pay_off", "small", 600.0, JULY), ("pay_down", "large", 500.0, JULY)], 0),
        (Policy(way="billed"), SMALL_FIRST, 0),  # no bill of a card to wait for
    ],
)
def test_two_loans_are_paid_as_the_policy_says(policy: Policy, moves: Paid, cash: int) -> None:
    run = lab(LOANS).run(policy)

    assert (paid(run.moves), run.cash) == (moves, cash)


def test_more_income_goes_to_the_next_debt_month_by_month_until_it_ends() -> None:
    rich = LOANS.replace("monthly: 4000", "monthly: 5000")
    run = lab(rich, end=date(2026, 12, 30)).run(Policy())

    # 5,000 less 3,100 of food and the due of 500 are 1,400 a month, give or take a day's food; the last is what is left
    amounts = [amount for _, account, amount, _ in paid(run.moves) if account == "large"]
    assert amounts == [100, 1400, 1403, 1397, 1403, 797]
    assert sum(amounts) + 5 * 500 == 9000
    assert paid(run.moves)[-1][0] == "pay_off"
    # and waiting for the last day pays what the dues have left: 9,000 less five of 500 and the whole small debt
    assert paid(lab(rich, end=date(2026, 12, 30)).run(Policy(way="last")).moves) == [
        ("pay_off", "large", 6500.0, "2026-11-30")
    ]


def test_a_card_is_paid_at_once_or_once_its_bill_is_made_or_at_the_end() -> None:
    rich = CARD.replace("monthly: 4000", "monthly: 6000").replace("cash: 4500", "cash: 9000")
    late, billed, last = (
        paid(lab(rich, end=date(2026, 10, 30)).run(Policy(way=way)).moves) for way in ("late", "billed", "last")
    )

    # 9,000 less 3,000 of food and the minimum of 900 that July 25 would ask for
    assert late[0] == ("pay_down", "card", 5100.0, JUNE)
    # once the bill of July 5 is made, what is paid takes the place of that minimum: 5,100 + 900
    assert billed[0] == ("pay_down", "card", 6000.0, "2026-07-25")
    # what is paid at the end is what nine tenths of the balance leave after three minimums: 9,000 * 0.9 ** 3
    assert last == [("pay_off", "card", 6561.0, "2026-10-25")]
    assert late[-1] == billed[-1] == ("pay_off", "card", 819.0, "2026-08-31")


def attempt(strategy: Strategy, text: str = TWO) -> Paid:
    return paid(tuple(Search(start(text), Goal()).attempt(strategy).moves))


def test_a_strategy_goes_to_its_next_target_once_one_is_met_and_no_further_where_money_ends() -> None:
    found = attempt(Strategy(targets=(Target(1, 0), Target(0, 0))))

    # 5,000 less food of 1,370.96 and 1,500 that are kept; on July 10 9,000 less 3,000 of food and 1,500 of dues are
    # 4,500: the small debt's last 871 with fifteen nights at 6 % (2.14), the rest of it in whole yuan on the dear one
    assert found[:3] == [
        ("pay_down", "small", 2129.0, "2026-06-25"),
        ("pay_off", "small", 873.14, "2026-07-10"),
        ("pay_down", "dear", 3626.0, "2026-07-10"),
    ]
    assert found[3][:2] == ("pay_off", "dear")


def test_a_target_above_nought_is_met_to_the_yuan_before_the_next() -> None:
    found = attempt(Strategy(targets=(Target(0, 6999_00), Target(1, 0))))

    assert found[:2] == [("pay_down", "dear", 1001.0, "2026-06-25"), ("pay_down", "small", 1128.0, "2026-06-25")]
    assert found[2][:2] == ("pay_off", "small")
    assert not [m for m in found[2:] if m[1] == "dear"]  # below 6,999 nothing more goes to it


def test_what_is_held_is_kept_besides_on_every_day() -> None:
    found = attempt(Strategy(targets=(Target(1, 0), Target(0, 0)), hold=500_00))

    assert found[0] == ("pay_down", "small", 1629.0, "2026-06-25")


LATE = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 5000}], pay_day: 10, living_costs: 3000, cash: CASH}
accounts:
  - {id: older, lender: bank_loan, annual_rate: 0, balances: [{on: 2026-06-25, amount: 5000}],
     payments: [{due: 2026-05-10, amount: 900, paid: 0}]}
  - {id: newer, lender: jiebei, annual_rate: 0, balances: [{on: 2026-06-25, amount: 5000}],
     payments: [{due: 2026-06-20, amount: 300, paid: 0}]}
"""


def cleared(strategy: Strategy, cash: float) -> Paid:
    payer = Payer(start(LATE.replace("CASH", str(cash))), strategy, None)
    trajectory = forecast(payer.start, payer)
    assert trajectory.start == date(2026, 6, 25)
    return [m for m in paid(tuple(payer.moves)) if m[3] == "2026-06-25"]


def test_what_is_overdue_is_paid_the_oldest_first_or_the_smallest() -> None:
    """Food to July 9 is 1,370.96; what is beyond it goes to what is overdue, whole yuan of a part."""
    assert cleared(Strategy(), 2570.96) == [
        ("clear_overdue", "older", 900.0, "2026-06-25"),
        ("clear_overdue", "newer", 300.0, "2026-06-25"),
    ]
    assert cleared(Strategy(), 2371.5) == [
        ("clear_overdue", "older", 900.0, "2026-06-25"),
        ("clear_overdue", "newer", 100.0, "2026-06-25"),
    ]
    assert cleared(Strategy(smallest_first=True), 2371.5) == [
        ("clear_overdue", "newer", 300.0, "2026-06-25"),
        ("clear_overdue", "older", 700.0, "2026-06-25"),
    ]
    assert cleared(Strategy(leave_overdue=True), 9000) == []


def test_too_little_for_a_payment_is_not_paid_unless_it_ends_the_overdue() -> None:
    smallest = start(TWO).model.planning.smallest_extra.value
    assert smallest > 1_00

    assert cleared(Strategy(), 1370.96 + smallest / 100) == [("clear_overdue", "older", smallest / 100, "2026-06-25")]
    assert cleared(Strategy(), 1370.95 + smallest / 100) == []
