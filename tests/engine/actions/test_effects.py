"""What each action does to the books, on whom where no account is named, and why it is refused."""

from datetime import date

import pytest

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.world.trajectory import Trajectory
from tests.engine.people import start

DAY = date(2026, 6, 25)
BOOKS = """
as_of: 2026-06-25
person: {cash: CASH, income: [{from: 2026-01, monthly: 3000}], living_costs: 3000, pay_day: 10}
accounts:
  - {id: cheap, lender: bank_loan, annual_rate: 0.06, balances: [{on: 2026-06-25, amount: 3000}]}
  - {id: dear, lender: jiebei, annual_rate: 0.24, balances: [{on: 2026-06-25, amount: 2000}],
     autopay: [{enabled: true}],
     payments: [{due: 2026-06-20, amount: 500, paid: 100}]}
  - {id: older, lender: huabei, annual_rate: 0.18, balances: [{on: 2026-06-25, amount: 1000}],
     payments: [{due: 2026-06-10, amount: 300, paid: 0}]}
  - {id: card, lender: credit_card, annual_rate: 0, balances: [{on: 2026-06-01, amount: 900}],
     statement_day: 1, due_day: 28, payments: [{due: 2026-06-28, amount: 900, minimum: 90, paid: 200}]}
  - {id: empty, lender: weilidai, annual_rate: 0.36, balances: [{on: 2026-06-25, amount: 0}]}
  - {id: gone, lender: small_loan, states: [{on: 2026-01-01, state: closed}], balances: [{on: 2026-06-25, amount: 0}]}
  - {id: vague, lender: small_loan, payments: [{due: 2026-07-20, amount: 50}]}
"""


def done(action: str, account: str | None = None, yuan: float | None = None, cash: int = 9000) -> Trajectory | str:
    """What is left at the end of the day, or why nothing was done."""
    begun = start(BOOKS.replace("CASH", str(cash)), DAY)
    amount = None if yuan is None else round(yuan * 100)
    taken, refused = play(begun, [Move(action, account, amount, DAY)])
    return refused[0].why if refused else taken


def balances(action: str, account: str | None = None, yuan: float | None = None, cash: int = 9000) -> dict[str, float]:
    """What is owed on the accounts on which it changed."""
    found, before = done(action, account, yuan, cash), done("wait")
    assert not isinstance(found, str), found
    assert not isinstance(before, str)
    pairs = zip(found.future.accounts, before.future.accounts, strict=True)
    return {a.id: (a.balances or ())[-1].amount / 100 for a, b in pairs if a.balances != b.balances}


@pytest.mark.parametrize(
    ("move", "why"),
    [
        (("pay_down", "empty", 5), "nothing_owed"),
        (("pay_off", "empty"), "nothing_owed"),
        (("pay_off", "vague"), "debt_unknown"),
        (("pay_off", "cheap", 2999.99), "amount_below_debt"),
        (("pay_off", "cheap", 3000), None),
        (("pay_full_statement", "cheap"), "no_open_bill"),
        (("clear_overdue", "cheap"), "nothing_overdue"),
        (("enable_autopay", "dear"), "already_on"),
        (("enable_autopay", "cheap"), None),
        (("close_unused_lender", "gone"), "already_closed"),
        (("close_unused_lender", "vague"), "still_owed"),
        (("close_unused_lender", "cheap"), "still_owed"),
        (("close_unused_lender", "empty"), None),
    ],
)
def test_what_cannot_be_done_says_why(move: tuple[str, str] | tuple[str, str, float], why: str | None) -> None:
    found = done(*move)

    assert (found if isinstance(found, str) else None) == why


def test_a_payment_takes_what_is_asked_and_never_more_than_is_owed() -> None:
    assert balances("pay_down", "cheap", 1000) == {"cheap": 2000}
    assert balances("pay_down", "cheap", 8000) == {"cheap": 0}
    assert balances("pay_off", "cheap") == {"cheap": 0}


def test_without_an_account_the_dearest_debt_is_meant_and_no_dearer_line_that_owes_nothing() -> None:
    assert balances("pay_down", None, 500) == {"dear": 1500}


def test_the_rest_of_the_open_bill_is_paid_beside_what_was_paid_towards_it() -> None:
    assert balances("pay_full_statement", "card") == {"card": 200}  # 900 less the 200 that were paid
    assert balances("pay_full_statement", "card", 100) == {"card": 800}


def test_all_that_is_overdue_is_cleared_the_oldest_first() -> None:
    assert balances("clear_overdue") == {"dear": 1600, "older": 700}
    assert balances("clear_overdue", "dear") == {"dear": 1600}
    assert balances("clear_overdue", None, 350) == {"dear": 1950, "older": 700}


def test_cash_bounds_what_is_paid_to_the_fen() -> None:
    assert done("pay_down", "cheap", 9000.01) != "not_enough_cash"  # only 3,000 are owed
    assert balances("pay_down", "cheap", 2000, cash=2000) == {"cheap": 1000}
    assert done("pay_down", "cheap", 2000.01, cash=2000) == "not_enough_cash"
    assert balances("clear_overdue", cash=700) == {"dear": 1600, "older": 700}
    assert done("clear_overdue", cash=699) == "not_enough_cash"
    assert balances("clear_overdue", None, 699, cash=699) == {"dear": 1601, "older": 700}


def test_autopay_is_written_down_from_its_day() -> None:
    found = done("enable_autopay", "cheap")
    assert not isinstance(found, str)
    rows = found.future.accounts[0].autopay or ()

    assert [(row.enabled, row.on) for row in rows] == [(True, DAY)]


def test_a_line_is_closed_by_oneself_on_its_day() -> None:
    found = done("close_unused_lender", "empty")
    assert not isinstance(found, str)

    assert [(s.on, s.state, s.by) for s in found.future.accounts[4].states or ()] == [(DAY, "closed", "self")]
