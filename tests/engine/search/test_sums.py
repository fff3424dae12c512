"""What the search adds up over accounts is what scoring measures, also of facts that earn no points on today's card."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.search.sums import CANNOT_APPLY, SUMS, UNKNOWN, Here, Known, Value, full, ratio
from credit_cli.engine.search.tables import best_from, points_of
from credit_cli.model.factor import Factor
from credit_cli.profile.records import Profile
from tests.engine.people import MODEL, person
from tests.profile.strategies import profiles

MONTHS = 24
ADDED_UP = [factor for factor in MODEL.scorecard.factors if factor.measure in SUMS]


def both(profile: Profile, factor: Factor) -> tuple[Value | None, Value | None]:
    """A fact of the file's day as the search adds it up, and as scoring measures it."""
    day = profile.as_of
    diary = Diary(profile, MODEL.lenders)
    view = View(diary, day)
    samples = tuple(months_before(day, back) for back in range(MONTHS))
    income, living, cash = None if view.income is None else view.income.row, None, None
    if profile.person is not None:
        living, cash = profile.person.living_costs, profile.person.cash
    leaves = [leaf for leaf in (Leaf(account, day, None) for account in diary.accounts) if leaf.exists]
    found = SUMS[factor.measure](Known(samples, income, living), factor, Here(leaves, samples), cash)
    told = measure(factor.measure, view, factor.parameters)
    return found, told.value if told.value is not None else CANNOT_APPLY if told.known else UNKNOWN


@settings(
    max_examples=int(os.environ.get("LAWS", "60")),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(profile=profiles())
def test_every_sum_is_what_the_fact_measures(profile: Profile) -> None:
    for factor in ADDED_UP:
        found, told = both(profile, factor)
        assert found == (pytest.approx(told) if isinstance(told, float) else told), factor.factor


LINES = """
as_of: 2026-11-23
person: {income: [{from: 2026-01, monthly: 10000}], living_costs: 2000, cash: 1000}
accounts:
  - {id: a, lender: jiebei, limits: [{on: 2026-01-01, amount: 1000}], balances: [ROWS]}
  - {id: b, lender: huabei, limits: [{on: 2026-01-01, amount: 1000}], balances: [{on: 2026-08-01, amount: 950}]}
  - {id: new, lender: weilidai, opened: 2026-11-01, limits: [{on: 2026-11-01, amount: 1000}]}
"""


@pytest.mark.parametrize(
    "rows",
    [
        "{on: 2026-09-20, amount: 900}, {on: 2026-10-20, amount: 899}, {on: 2026-11-20, amount: 900}",
        "{on: 2026-08-20, amount: 900}",
        "{on: 2026-11-23, amount: 0}",
        "",
    ],
)
@pytest.mark.parametrize("factor", ADDED_UP, ids=lambda factor: factor.factor)
def test_every_sum_of_a_few_lines_is_what_the_fact_measures(rows: str, factor: Factor) -> None:
    found, told = both(person(LINES.replace("ROWS", rows)), factor)

    assert found == (pytest.approx(told) if isinstance(told, float) else told)


SINCE = """
as_of: 2026-11-23
accounts:
  - {id: a, lender: jiebei, payments: [{due: 2026-11-10, amount: 100, paid: 0}], known_from: {payments: DAY}}
  - {id: b, lender: huabei, payments: [{due: 2026-11-10, amount: 100, paid: 100}]}
"""


@pytest.mark.parametrize(("day", "share"), [("2026-05-23", 0.5), ("2026-05-24", 1.0)])
def test_an_account_whose_payments_are_known_from_inside_the_window_is_left_out_of_a_sum(
    day: str, share: float
) -> None:
    factor = MODEL.scorecard.by_factor["paid_share"]

    assert both(person(SINCE.replace("DAY", day)), factor) == (share, share)


def test_a_mortgage_does_not_tell_whether_a_line_is_owed() -> None:
    home = "{id: b, lender: mortgage, balances: [{on: 2026-06-30, amount: 9}]}"
    text = f"as_of: 2026-06-30\naccounts: [{{id: a, lender: jiebei}}, {home}]"

    assert both(person(text), MODEL.scorecard.by_factor["lenders_owed"]) == (UNKNOWN, UNKNOWN)


def test_a_line_with_no_limit_is_full_where_anything_is_owed() -> None:
    assert (full(5, 10), full(5, 0), full(0, 0)) == (0.5, 1.0, 0.0)


def test_without_income_any_due_is_beyond_measure_and_no_ratio_is_more() -> None:
    assert (ratio(5, 10), ratio(1, 0), ratio(0, 0), ratio(100, 1), ratio(1, -5)) == (0.5, 10.0, 0.0, 10.0, 10.0)


@given(value=st.floats(0, 2), more=st.floats(0, 2))
def test_the_most_points_of_a_range_are_those_of_its_best_value(value: float, more: float) -> None:
    factor = MODEL.scorecard.by_factor["utilisation"]
    ends = [points_of(factor, value), points_of(factor, value + more)]

    assert best_from(factor, value, value + more) >= max(ends)
    assert best_from(factor, value, value) == ends[0]
    assert best_from(factor, value) == max(b.points for b in factor.bins[factor.index_of(value) :])


def test_what_is_unknown_gets_the_mean_and_what_cannot_apply_its_own_points() -> None:
    for factor in MODEL.scorecard.factors:
        assert points_of(factor, UNKNOWN) == factor.unknown
        expected = factor.unknown if factor.none is None else factor.none.points
        assert points_of(factor, CANNOT_APPLY) == expected
