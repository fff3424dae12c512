"""What a plan leaves over: the coming month, a safer reserve, the facts that end lower."""

from datetime import date

import pytest

from credit_cli.engine.beside.besides import LateIncome
from credit_cli.engine.beside.margins import coming_month, lower_at_the_end, safer_keep, summed
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan, PlannedDue, Shortfall, Step
from tests.engine.people import person, start

PERSON = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: 5000}
accounts:
  - {id: loan, lender: jiebei, balances: [{on: 2026-06-25, amount: 12000}], due_day: 20,
     payments: [{due: 2026-07-20, amount: 1000}]}
"""
PLAN = make_plan(start(person(PERSON)))
DUES = tuple(PlannedDue("loan", day, 1000_00) for day in (date(2026, 6, 28), date(2026, 7, 1), date(2026, 7, 31)))
LATE = LateIncome(date(2026, 7, 10), date(2026, 7, 17), (Shortfall("loan", date(2026, 7, 11), 1),), 430_01)


def made(**other: object) -> Plan:
    return PLAN._replace(**other)  # type: ignore[arg-type]  # any field of a plan


def step(action: str, on: date = date(2026, 6, 25)) -> Step:
    return Step(1, action, "loan", on, 500_00, "now", (), 0, 1, None)


def test_the_first_whole_month_is_told_with_its_own_dues() -> None:
    found = coming_month(made(dues=(*DUES, PlannedDue("loan", date(2026, 8, 1), 7)), monthly=6000_00))

    assert found is not None
    assert (found.first, found.dues, found.due) == (date(2026, 7, 1), 2, 2000_00)
    assert found.left == 6000_00 - 2000_00


def test_more_due_than_there_is_leaves_less_than_nothing() -> None:
    found = coming_month(made(dues=DUES, monthly=1500_00))

    assert found is not None
    assert found.left == -500_00


@pytest.mark.parametrize("other", [{"dues": ()}, {"monthly": 0}, {"by": date(2026, 7, 30)}])
def test_there_is_no_month_to_tell_without_dues_money_or_a_whole_month(other: dict[str, object]) -> None:
    assert coming_month(made(**{"dues": DUES, "monthly": 6000_00} | other)) is None


def test_dues_after_a_day_are_summed() -> None:
    assert summed(made(dues=DUES), date(2026, 6, 28)) == (2, 2000_00)


def test_a_reserve_that_bears_a_late_income_is_told_in_whole_hundreds() -> None:
    plan = made(steps=(step("pay_down"),), keep=1500_00, lowest_cash=(date(2026, 7, 9), 1500_00))

    assert safer_keep(plan, LATE) == 2000_00  # 1,500 + 430.01, rounded up


@pytest.mark.parametrize(
    "other",
    [
        {"steps": ()},
        {"steps": (step("clear_overdue"),)},
        {"steps": (step("pay_down", date(2026, 8, 1)),)},
        {"lowest_cash": (date(2026, 7, 9), 1499_99)},
    ],
)
def test_no_reserve_is_advised_that_could_not_be_kept(other: dict[str, object]) -> None:
    plan = {"steps": (step("pay_down"),), "keep": 1500_00, "lowest_cash": (date(2026, 7, 9), 1500_00)}

    assert safer_keep(made(**plan | other), LATE) is None


def test_what_ends_lower_sums_with_what_ends_higher_to_the_change() -> None:
    lost = lower_at_the_end(PLAN)
    gained = lower_at_the_end(PLAN._replace(score_now=PLAN.score_then, score_then=PLAN.score_now))

    assert sum(points for _, points in gained) - sum(points for _, points in lost) == (
        PLAN.score_then.score - PLAN.score_now.score
    )
    assert [points for _, points in lost] == sorted((points for _, points in lost), reverse=True)
