"""Days and months as the contract counts them."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.diary.calendar import (
    add_months,
    due_of_statement,
    in_month,
    last_on_or_before,
    month_end,
    month_length,
    months_before,
    next_after,
    whole_months,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_a_month_is_as_long_as_the_standard_library_says(year: int, month: int) -> None:
    assert month_length(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2026, 11, 23), -12, date(2025, 11, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_the_same_day_some_months_on_is_clipped_to_the_months_end(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(0, 120))
def test_so_many_months_back_lie_so_many_whole_months(day: date, months: int) -> None:
    assert whole_months(months_before(day, months), day) == months


def test_a_month_is_not_whole_before_its_day() -> None:
    assert whole_months(date(2026, 6, 20), date(2026, 11, 19)) == 4
    assert whole_months(date(2026, 6, 20), date(2026, 11, 20)) == 5
    assert whole_months(date(2026, 6, 20), date(2026, 6, 1)) == 0


def test_the_thirty_first_of_a_short_month_is_its_last_day() -> None:
    assert in_month(2026, 4, 31) == date(2026, 4, 30)
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)


@given(DAYS, st.integers(1, 31))
def test_the_days_before_and_after_enclose_a_day(day: date, day_of_month: int) -> None:
    assert last_on_or_before(day, day_of_month) <= day < next_after(day, day_of_month)


def test_a_due_day_not_after_the_statement_day_is_in_the_next_month() -> None:
    assert due_of_statement(date(2026, 11, 5), 23) == date(2026, 11, 23)
    assert due_of_statement(date(2026, 11, 12), 6) == date(2026, 12, 6)
    assert due_of_statement(date(2026, 11, 12), 12) == date(2026, 12, 12)
