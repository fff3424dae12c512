"""Targets that are not reached: when they could be, and whether money, time or a record stands in the way."""

from datetime import date

import pytest

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.out_of_reach import in_the_way, reached_later, with_plenty
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.search.goal import Goal, watched_days
from credit_cli.engine.search.searching import Search
from credit_cli.engine.world.budget import Options
from credit_cli.engine.world.trajectory import Start
from tests.engine.people import start

POOR = """
as_of: 2026-06-15
person: {income: [{from: 2026-01, monthly: INCOME}], pay_day: 10, living_costs: 3000, cash: 500}
accounts:
  - {id: full, lender: jiebei, opened: 2023-01-01, limits: [{on: 2024-01-01, amount: 20000}], annual_rate: 0.18,
     balances: [{on: 2026-06-15, amount: 19000}], due_day: 20,
     payments: [{due: 2026-05-20, amount: 500, paid: 500, paid_on: 2026-05-20}]}
"""
LATE = """
as_of: 2026-06-15
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: 30000}
accounts:
  - {id: loan, lender: bank_loan, opened: 2023-01-01, annual_rate: 0.06, balances: [{on: 2026-06-15, amount: 3000}],
     due_day: 20,
     payments: [{due: 2026-05-20, amount: 500, paid: 500, paid_on: 2026-06-14},
                {due: 2026-04-20, amount: 500, paid: 500, paid_on: 2026-05-14}]}
record: {checked_on: 2026-06-14, negatives: [{on: 2026-05-10, kind: overdue, lender: credit_card, days: 95}]}
"""


def begun(text: str, income: int = 4000) -> Start:
    return start(text.replace("INCOME", str(income)), options=Options(keep=0))


def test_money_stands_in_the_way_where_more_of_it_would_do() -> None:
    poor = begun(POOR)
    plan = make_plan(poor)
    most, _ = with_plenty(poor)
    assert plan.score_then.score < most
    missed = make_plan(poor, most)
    assert missed.outcome == "not_reachable"
    assert "money" in missed.binding
    assert missed.best_possible == plan.score_then.score
    assert "money" not in make_plan(poor, most + 1).binding


def test_the_earliest_day_is_one_from_which_a_plan_holds_the_target() -> None:
    poor = begun(POOR)
    plan = make_plan(poor)
    target = max(plan.score_now.score, plan.score_then.score) + 1
    later = reached_later(poor, target)
    assert later is not None
    assert later > poor.end
    missed = make_plan(poor, target)
    assert missed.earliest == later
    assert "time" in missed.binding
    # searched with an end on that day, or with more months, it is reached; on the day before it is not said to be
    end = add_months(poor.profile.as_of, 12)
    assert Search(poor._replace(end=end), Goal(target)).run().best.reached_on == later


def test_never_is_said_where_no_plan_reaches_it_in_the_months_that_can_be_seen() -> None:
    missed = make_plan(begun(POOR), 899)
    assert (missed.outcome, missed.earliest) == ("not_reachable", None)
    assert "time" not in missed.binding


def test_a_record_stands_in_the_way_where_its_points_are_what_is_missing() -> None:
    late = begun(LATE)
    most, at_once = with_plenty(late)
    lost = sum(c.lost for c in at_once.contributions if c.dimension in {"record", "repayment"})
    assert lost > 0
    found = in_the_way(late, most + 1, None)
    assert found == ("record",)
    assert "money" not in found
    clean = begun(POOR, 20000)
    plenty, _ = with_plenty(clean)
    assert "record" not in in_the_way(clean, plenty + 1, None)


def test_how_payments_went_is_a_record_also_without_a_report() -> None:
    late = begun(LATE[: LATE.index("record:")])
    most, _ = with_plenty(late)

    assert in_the_way(late, most + 1, None) == ("record",)


@pytest.mark.parametrize("target", [700, 900])
def test_a_target_by_a_day_says_no_day_of_its_own(target: int) -> None:
    plan = make_plan(begun(POOR), target, by_the_end=True)
    assert plan.outcome in {"already_there", "reached", "not_reachable"}
    assert plan.earliest is None or plan.outcome == "not_reachable"


def test_the_eves_of_pay_days_are_watched_since_cash_is_lowest_there() -> None:
    days = watched_days(begun(POOR))
    assert date(2026, 7, 9) in days
    assert date(2026, 6, 30) in days
    assert (days[0], days[-1]) == (date(2026, 6, 15), date(2026, 12, 15))
