from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.diary.calendar import month_end
from credit_cli.engine.world.money import UNITS_OF_A_FEN, in_fen, interest, millionths, spent_between

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_interest_is_rounded_down_only_when_it_becomes_fen() -> None:
    units = interest(100_00, millionths(0.1825), 1)  # 5 fen a night
    assert (units, in_fen(units)) == (5 * UNITS_OF_A_FEN, 5)
    assert in_fen(3 * interest(10_00, millionths(0.1825), 1)) == 1  # three halves of a fen


def test_nothing_accrues_on_an_overpaid_account_or_backwards() -> None:
    assert interest(-500, millionths(0.2), 30) == 0
    assert interest(500, millionths(0.2), -1) == 0


@given(monthly=st.integers(0, 10_000_00), day=DAYS)
def test_a_whole_month_costs_exactly_the_monthly_sum(monthly: int, day: date) -> None:
    end = month_end(day)
    assert spent_between(monthly, date(end.year, end.month, 1) - timedelta(days=1), end) == monthly


@given(monthly=st.integers(0, 10_000_00), first=DAYS, gap=st.integers(0, 90), more=st.integers(0, 90))
def test_days_add_up_without_drift(monthly: int, first: date, gap: int, more: int) -> None:
    middle, last = first + timedelta(days=gap), first + timedelta(days=gap + more)
    parts = spent_between(monthly, first, middle) + spent_between(monthly, middle, last)
    assert parts == spent_between(monthly, first, last)
