"""How a payment spreads over an account's books, worked out by hand."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from credit_cli.engine.world.ledger import Claim, Ledger
from credit_cli.engine.world.money import UNITS_OF_A_FEN, millionths

JUNE, JULY, AUGUST = date(2026, 6, 22), date(2026, 7, 22), date(2026, 8, 22)


def ledger(balance: int, *claims: Claim, rate: float = 0.0) -> Ledger:
    return Ledger(
        id="card", index=0, balance=balance, balance_known=True, rate=millionths(rate),
        penalty_rate=millionths(rate / 2), grace=timedelta(0), bills=True, autopay=False, free=False, closed=False,
        lender="credit_card", limit=None, claims=list(claims),
    )  # fmt: skip


def paid(book: Ledger) -> dict[date, int]:
    found: dict[date, int] = {}
    for row in book.rows.payments:
        assert row.paid_on is not None  # every row says on which day it was paid, and how
        assert row.by == "manual"
        found[row.due] = found.get(row.due, 0) + (row.paid or 0)
    return found


def test_a_payment_meets_the_minimum_first_and_then_the_rest_of_the_open_bill() -> None:
    book = ledger(5000_00, Claim(JULY, 4000_00, 400_00))
    assert book.pay(1500_00, date(2026, 7, 10), "manual") == 1500_00
    assert paid(book) == {JULY: 1500_00}
    assert book.claims[0].shortfall == 0
    assert book.balance == 3500_00


def test_what_is_overdue_is_met_before_the_open_bill() -> None:
    book = ledger(5000_00, Claim(JUNE, 2000_00, 200_00), Claim(JULY, 4000_00, 400_00))
    book.pay(500_00, date(2026, 7, 10), "manual")
    assert paid(book) == {JUNE: 200_00, JULY: 300_00}


def test_the_newest_bill_takes_the_rest_since_earlier_ones_stand_in_it_again() -> None:
    # June's bill of 2,000 got its minimum; its rest of 1,800 is part of the 4,000 that July asks for
    book = ledger(4000_00, Claim(JUNE, 2000_00, 200_00, paid=200_00), Claim(JULY, 4000_00, 400_00))
    book.pay(4000_00, date(2026, 7, 10), "manual")
    assert paid(book) == {JULY: 4000_00}  # all is paid, and July's bill is seen to be paid in full
    assert (book.owed, book.claims) == (0, [])


def test_after_the_due_day_money_still_counts_towards_the_bill_until_the_next_is_made() -> None:
    book = ledger(4000_00, Claim(JUNE, 2000_00, 200_00, paid=200_00))
    book.pay(1000_00, date(2026, 6, 27), "manual")
    assert paid(book) == {JUNE: 1000_00}


def test_what_no_bill_asks_for_yet_stands_with_the_last_one_that_was_paid_in_full() -> None:
    book = ledger(5000_00)
    book.pay(1000_00, date(2026, 7, 1), "manual")
    assert paid(book) == {}  # no bill was ever known
    book.settled = (JUNE, 2000_00, 200_00)
    book.copy().pay(1000_00, date(2026, 7, 1), "manual")
    assert paid(book) == {}  # a copy keeps its own books
    book.pay(1000_00, date(2026, 7, 1), "manual")
    assert paid(book) == {JUNE: 1000_00}
    assert book.balance == 3000_00


def test_a_bill_paid_in_full_takes_what_comes_after_it_too() -> None:
    book = ledger(5000_00, Claim(JUNE, 2000_00, 200_00))
    book.pay(2500_00, date(2026, 7, 1), "manual")
    assert paid(book) == {JUNE: 2500_00}
    assert book.settled == (JUNE, 2000_00, 200_00)
    book.pay(500_00, date(2026, 7, 2), "manual")
    assert paid(book) == {JUNE: 3000_00}


def test_penalty_and_interest_come_out_of_a_payment_before_the_balance() -> None:
    book = ledger(1000_00, Claim(JUNE, 1000_00, None), rate=0.365)  # a thousandth a night, half of it as penalty
    book.accrue(JUNE, date(2026, 7, 2))
    assert book.owed == 1000_00 + 10_00 + 5_00  # ten nights of 1.00 and of 0.50
    assert book.overdue(date(2026, 7, 2)) == 1005_00
    book.pay(1005_00, date(2026, 7, 2), "manual")
    # 5.00 of penalty; 10.00 of interest and 990.00 of the balance, all of which count towards what was due
    assert (book.balance, book.overdue(date(2026, 7, 2))) == (10_00, 0)
    assert book.accrued == 15_00 * UNITS_OF_A_FEN


def test_a_paid_off_debt_asks_for_nothing_more() -> None:
    book = ledger(300_00, Claim(JULY, 500_00, None))
    assert book.pay(900_00, date(2026, 7, 10), "manual") == 300_00
    assert (book.owed, book.claims, book.rows.paid_off) == (0, [], date(2026, 7, 10))
    assert paid(book) == {JULY: 500_00}  # the row above the balance is met


def test_a_new_bill_asks_again_for_what_earlier_ones_did_not_get() -> None:
    june, july = Claim(JUNE, 2000_00, 200_00, paid=50_00), Claim(JULY, 4000_00, 400_00)
    book = ledger(4000_00, june, july)
    book.roll_over(july)
    assert july.needed == 400_00 + 150_00
    assert book.claims == [july]


AMOUNTS = st.integers(1, 9000_00)


@settings(max_examples=200)
@given(balance=AMOUNTS, asked=AMOUNTS, share=st.sampled_from([0.05, 0.1, 1]), parts=st.lists(AMOUNTS, max_size=5))
def test_no_fen_is_lost_and_each_stands_with_the_bill_also_when_it_comes_early(
    balance: int, asked: int, share: float, parts: list[int]
) -> None:
    asked = min(asked, balance)
    book = ledger(balance, Claim(JULY, asked, max(1, int(asked * share))))
    taken = sum(book.pay(part, date(2026, 7, 10), "manual") for part in parts)
    assert taken == min(balance, sum(parts))
    assert book.owed == balance - taken
    assert paid(book).get(JULY, 0) == taken


@settings(max_examples=100)
@given(balance=AMOUNTS, rate=st.sampled_from([0.06, 0.1825, 0.24]), nights=st.integers(1, 90), part=AMOUNTS)
def test_a_yuan_paid_earlier_never_costs_more(balance: int, rate: float, nights: int, part: int) -> None:
    early, late = ledger(balance, rate=rate), ledger(balance, rate=rate)
    end = JUNE + timedelta(days=nights)
    early.pay(part, JUNE, "manual")
    early.accrue(JUNE, end)
    late.accrue(JUNE, end)
    late.pay(part, end, "manual")
    assert early.accrued <= late.accrued
    assert early.owed <= late.owed
