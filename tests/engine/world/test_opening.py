"""What a forecast reads off the file on its first day, worked out by hand for one account at a time."""

from datetime import date
from typing import Any

import pytest

from credit_cli.engine.world.dues import Ask, Dues
from credit_cli.engine.world.ledger import Claim, Ledger
from credit_cli.engine.world.opening import Opening, open_books
from tests.engine.people import MODEL, start

DAY = date(2026, 6, 15)
END = date(2026, 9, 30)


def opening(account: str, lender: str = "jiebei") -> Opening:
    begun = start(f"as_of: 2026-06-15\naccounts: [{{id: a, lender: {lender}, {account}}}]\n", END)
    return open_books(begun.view, END, MODEL.planning)


def book(account: str, lender: str = "jiebei") -> tuple[Ledger, Dues]:
    found = opening(account, lender)
    return found.ledgers[0], found.dues[0]


def assumed(account: str, lender: str = "jiebei") -> list[str]:
    return [name for name, _ in opening(account, lender).assumptions]


OWED = "balances: [{on: 2026-06-01, amount: 9000}]"
DRAWN = "draws: [{on: 2026-05-20, amount: 6000, months: 6, method: equal_principal RATE}]"


def test_the_rate_is_the_accounts_else_that_of_its_draws_weighed_by_amount_else_the_lenders() -> None:
    two = (
        "draws: [{on: 2026-05-20, amount: 6000, months: 6, rate: 0.06}, {on: 2026-05-21, amount: 3000, months: 6, "
        "rate: 0.12}, {on: 2026-05-22, amount: 900, months: 6}, "
        "{on: 2026-05-22, amount: 9000, months: 6, rate: 0.3, repaid_on: 2026-06-15}]"
    )

    def rate(text: str) -> int:
        return book(text)[0].rate

    assert rate(f"{OWED}, annual_rate: 0.18, all_in_rate: 0.2, {two}") == 200_000
    assert rate(f"{OWED}, annual_rate: 0.18, {two}") == 180_000
    assert rate(f"{OWED}, {two}") == 80_000  # (6,000 * 6 % + 3,000 * 12 %) / 9,000; the last was given back today
    assert rate(OWED) == round(MODEL.lenders["jiebei"].assumed_rate * 1_000_000)
    assert "rate" not in assumed(f"{OWED}, {two}")
    assert "rate" in assumed(OWED)
    assert book(f"{OWED}, annual_rate: 0.18")[0].penalty_rate == round(180_000 * MODEL.planning.penalty.value)


@pytest.mark.parametrize(
    ("account", "balance", "known"),
    [
        ("balances: [{on: 2026-06-01, amount: 9000}, {on: 2026-06-15, amount: 8000}]", 8000_00, True),
        ("balances: [{on: 2026-06-01, amount: -50}]", -50_00, True),
        ("limits: [{on: 2026-01-01, amount: 9000}], available: [{on: 2026-06-01, amount: 2000}]", 7000_00, True),
        ("balances: [{on: 2026-06-16, amount: 9000}]", 0, False),
        ("payments: [{due: 2026-06-20, amount: 700}, {due: 2026-07-20, amount: 600}]", 700_00 + 3 * 600_00, False),
        ("payments: [{due: 2026-05-20, amount: 700, paid: 200}]", 500_00 + 4 * 700_00, False),
        (DRAWN.replace("RATE", ""), 6000_00, False),
    ],
)
def test_what_is_owed_is_the_last_balance_else_at_least_what_is_asked_for(
    account: str, balance: int, *, known: bool
) -> None:
    ledger, _ = book(account + ", due_day: 20")

    assert (ledger.balance, ledger.balance_known) == (balance, known)


def test_a_frozen_line_is_no_closed_one() -> None:
    states = f"{OWED}, states: [{{on: 2026-01-01, state: STATE}}]"

    assert [book(states.replace("STATE", state))[0].closed for state in ("open", "frozen", "closed")] == [
        False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "on"),
    [
        ("", False),
        ("{enabled: true}", True),
        ("{on: 2026-06-15, enabled: true}", True),
        ("{on: 2026-06-16, enabled: true}", False),
        ("{on: 2026-01-01, enabled: true}, {on: 2026-02-01, enabled: false}", False),
        ("{on: 2026-02-01, enabled: true}, {on: 2026-01-01, enabled: false}", True),
        ("{enabled: false}, {on: 2026-02-01, enabled: true}", False),  # without a day: of today
        ("{on: 2026-06-15, enabled: true}, {enabled: false}", False),  # of one day: the one further down
        ("{enabled: false}, {on: 2026-06-15, enabled: true}", True),
    ],
)
def test_autopay_is_as_the_latest_entry_up_to_today_says(rows: str, *, on: bool) -> None:
    assert book(f"{OWED}, autopay: [{rows}]")[0].autopay is on


def claims(account: str, lender: str = "jiebei") -> list[Claim]:
    return book(account, lender)[0].claims


def claim(on: date, amount: int, minimum: int | None = None, paid: int = 0, **more: Any) -> Claim:  # noqa: ANN401
    return Claim(on, amount * 100, None if minimum is None else minimum * 100, paid * 100, **more)


TWICE = (
    f"{OWED}, due_day: 20, payments: [{{due: 2026-04-20, amount: 900, minimum: 90, paid: 50}}, "
    "{due: 2026-05-20, amount: 800, minimum: 80, paid: 0}]"
)


def test_of_a_loan_every_due_that_was_missed_is_open_and_of_a_statement_the_last_holds_the_others() -> None:
    first = claim(date(2026, 4, 20), 900, 90, 50, written=True)
    second = claim(date(2026, 5, 20), 800, 80, written=True)

    assert claims(TWICE) == [first, second]
    assert claims(TWICE + ", statement_day: 1")[:1] == [second]


def test_a_due_of_today_is_open_with_what_was_paid_towards_it_and_one_of_tomorrow_is_not() -> None:
    today = claims(f"{OWED}, due_day: 15, payments: [{{due: 2026-06-15, amount: 900, minimum: 90, paid: 30}}]")

    assert today == [claim(date(2026, 6, 15), 900, 90, 30)]
    assert claims(f"{OWED}, due_day: 16, payments: [{{due: 2026-06-16, amount: 900, minimum: 90}}]") == []


CARD = "statement_day: 1, due_day: 20"


def test_the_bill_of_the_last_statement_is_read_from_the_balance_of_that_day() -> None:
    """A tenth is the usual minimum of a card."""
    billed = f"{CARD}, balances: [{{on: 2026-05-31, amount: 4000}}, {{on: 2026-06-10, amount: AMOUNT}}]"

    assert claims(billed.replace("AMOUNT", "5000"), "credit_card") == [
        claim(date(2026, 6, 20), 4000, 400, assumed=True)
    ]
    assert claims(billed.replace("AMOUNT", "3000"), "credit_card") == [
        claim(date(2026, 6, 20), 3000, 300, assumed=True)  # what was paid back meanwhile is not asked for
    ]
    assert claims(billed.replace("AMOUNT", "0"), "credit_card") == []


def test_a_bill_that_the_file_states_is_not_read_from_the_balance() -> None:
    stated = f"{CARD}, {OWED}, payments: [{{due: 2026-06-20, amount: 9000, MINIMUM paid: 100}}]"

    assert claims(stated.replace("MINIMUM", "minimum: 450,"), "credit_card") == [
        claim(date(2026, 6, 20), 9000, 450, 100)
    ]
    # a row without a minimum asks for the usual one, a tenth, which is said to be assumed
    assert claims(stated.replace("MINIMUM", ""), "credit_card") == [
        claim(date(2026, 6, 20), 9000, 900, 100, assumed=True)
    ]


def test_a_card_whose_last_bill_was_paid_in_full_runs_free_of_interest() -> None:
    paid = f"{CARD}, {OWED}, payments: [{{due: 2026-05-20, amount: 500, minimum: 50, paid: PAID}}]"

    full, _ = book(paid.replace("PAID", "500"), "credit_card")
    part, _ = book(paid.replace("PAID", "499.99"), "credit_card")
    assert (full.free, full.settled) == (True, (date(2026, 5, 20), 500_00, 50_00))
    assert (part.free, part.settled) == (False, None)


def test_a_schedule_that_covers_the_debt_tells_the_dues_and_each_that_is_stated_goes_before_its_month() -> None:
    account = f"annual_rate: 0, due_day: 20, balances: [{{on: 2026-06-01, amount: 6000}}], {DRAWN.replace('RATE', '')}"
    _, dues = book(account)
    _, stated = book(f"{account}, payments: [{{due: 2026-07-25, amount: 70}}]")

    assert list(dues.asks)[:3] == [date(2026, 6, 20), date(2026, 7, 20), date(2026, 8, 20)]
    assert {ask.amount for ask in dues.asks.values()} == {1000_00}
    assert [on for on, ask in dues.asks.items() if ask.last] == [date(2026, 11, 20)]
    assert stated.asks[date(2026, 7, 25)] == Ask(70_00, None)
    assert date(2026, 7, 20) not in stated.asks


def test_a_schedule_that_covers_just_enough_of_the_debt_is_taken_for_all_of_it() -> None:
    assert MODEL.planning.schedule_covers.value == 0.9

    def is_partial(owed: int) -> bool:
        drawn = DRAWN.replace("RATE", "").replace("6000", "5400")
        return "schedule_partial" in assumed(
            f"annual_rate: 0, due_day: 20, {drawn}, balances: [{{on: 2026-06-01, amount: {owed}}}]"
        )

    assert not is_partial(6000)  # nine tenths of it
    assert is_partial(6001)


def test_a_draw_without_a_method_is_said_to_be_guessed() -> None:
    account = f"due_day: 20, {OWED}, {DRAWN.replace('RATE', '')}"

    assert "schedule_method" not in assumed(account)
    assert "schedule_method" in assumed(account.replace(", method: equal_principal", ""))


def test_without_a_schedule_a_loan_goes_on_as_its_last_due_until_the_end() -> None:
    account = (
        f"{OWED}, payments: [{{due: 2026-05-10, amount: 900, minimum: 90, paid: 900}}, {{due: 2026-04-10, amount: 1}}]"
    )
    _, dues = book(account, "bank_loan")

    assert dues.asks == {
        date(2026, 7, 10): Ask(900_00, 90_00, assumed=True),
        date(2026, 8, 10): Ask(900_00, 90_00, assumed=True),
        date(2026, 9, 10): Ask(900_00, 90_00, assumed=True),
    }
    assert assumed(account, "bank_loan") == ["rate", "due_as_before"]


def test_nothing_is_assumed_of_an_account_on_which_nothing_is_owed() -> None:
    assert opening("balances: [{on: 2026-06-01, amount: 0}]").assumptions == ()
    assert assumed("opened: 2024-01-01") == []
    assert assumed(OWED, "bank_loan") == ["rate", "due_unknown"]


def test_a_card_without_a_statement_day_bills_on_its_due_day() -> None:
    account = f"{OWED}, due_day: 20"
    _, dues = book(account, "credit_card")

    assert (dues.bills, dues.bill_day, dues.due_day) == (True, 20, 20)
    assert assumed(account, "credit_card") == ["rate", "bill_on_due_day", "minimum"]
