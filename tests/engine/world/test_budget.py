"""The money a forecast may use, and the food that goes before any due."""

from datetime import date

import pytest

from credit_cli.engine.world.budget import Budget, Options, budget_of, income_on
from credit_cli.profile.records import Income
from tests.engine.people import MODEL, person

TEXT = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 9000}, {from: 2026-08, monthly: 6000}], pay_day: 10,
  living_costs: 3000, cash: 5000}
accounts: [{id: card, lender: credit_card}]
"""


def budget(text: str = TEXT, options: Options | None = None) -> Budget:
    return budget_of(person(text), MODEL.planning, options or Options())


def test_the_defaults_are_income_less_living_costs_and_half_a_month_kept() -> None:
    found = budget()
    assert (found.cash, found.monthly, found.keep) == (5000_00, 6000_00, 1500_00)
    assert found.assumptions == ()


def test_income_changes_on_its_month() -> None:
    found = budget()
    assert (found.comes_in(date(2026, 7, 10)), found.comes_in(date(2026, 8, 10))) == (9000_00, 6000_00)


def test_money_for_debt_that_is_stated_comes_beside_living_costs() -> None:
    assert budget(options=Options(monthly=2000_00)).comes_in(date(2026, 8, 10)) == 5000_00


def test_an_unknown_income_covers_living_costs_and_nothing_else() -> None:
    found = budget(TEXT.replace("income: [{from: 2026-01, monthly: 9000}, {from: 2026-08, monthly: 6000}], ", ""))
    assert (found.monthly, found.income_known, found.comes_in(date(2026, 7, 10))) == (0, False, 3000_00)
    assert ("income_unknown", "") in found.assumptions


@pytest.mark.parametrize(
    ("on", "food"),
    [
        (date(2026, 6, 25), 500_00 + 870_96),  # five days of June at 100, nine of July at 96.77
        (date(2026, 7, 9), 0),  # the eve of the pay day
        (date(2026, 7, 10), 3000_00 - 967_74 + 870_97),  # 21 days of July, nine of August
    ],
)
def test_food_lasts_to_the_eve_of_the_next_pay_day(on: date, food: int) -> None:
    assert abs(budget().food_until_pay_day(on) - food) <= 1


def test_of_several_incomes_the_latest_that_began_is_in_force() -> None:
    rows = (Income(date(2026, 1, 1), 1), Income(date(2026, 8, 1), 2))
    assert [income_on(rows, day) for day in (date(2025, 12, 31), date(2026, 7, 31), date(2026, 8, 1))] == [None, 1, 2]
