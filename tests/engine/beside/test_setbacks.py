"""What a late income or a bounced debit does to a plan, worked out by hand."""

from datetime import date

import pytest

from credit_cli.engine.beside.besides import Setbacks
from credit_cli.engine.beside.comparisons import less_money
from credit_cli.engine.beside.setbacks import LateOnce, late_income, setbacks
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Shortfall
from credit_cli.engine.world.budget import Options
from credit_cli.engine.world.trajectory import Start
from tests.engine.people import start

PAID_ON_THE_TENTH = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 6000}], pay_day: 10, living_costs: 3000, cash: CASH}
accounts:
  - id: loan
    lender: jiebei
    balances: [{on: 2026-06-25, amount: 12000}]
    annual_rate: 0.18
    due_day: 12
    autopay: {enabled: AUTOPAY}
    payments: [{due: 2026-06-12, amount: 1000, paid: 1000, paid_on: 2026-06-12}]
"""


def begun(cash: int, *, autopay: bool = False, options: Options | None = None) -> Start:
    text = PAID_ON_THE_TENTH.replace("CASH", str(cash)).replace("AUTOPAY", str(autopay).lower())
    return start(text, options=options or Options(keep=100_000_00))  # all is kept: only dues are paid


def tried(start_: Start) -> Setbacks:
    return setbacks(start_, make_plan(start_))


def test_income_a_week_late_misses_the_due_between() -> None:
    # 1,600 on June 25. Food to July 11: 5 days of June (500) + 11 of July (1,064.52): 35.48 left on the 12th,
    # when 1,000 are due; food to the eve of the 17th takes 387.10 more, so that all of the 1,000 is missing.
    found = tried(begun(1600)).late_income
    assert found is not None
    assert (found.due, found.comes) == (date(2026, 7, 10), date(2026, 7, 17))
    assert [(s.account, s.on) for s in found.missed] == [("loan", date(2026, 7, 12))]
    assert found.missed[0].missing == 1000_00


def test_what_is_short_is_the_least_cash_that_carries_over() -> None:
    begins = begun(1600)
    found = tried(begins).late_income
    assert found is not None
    # food June 26 - July 16: 500 + 3,000 * 16/31 = 2,048.38; the due 1,000; 1,600 at hand
    assert found.short == 2048_38 + 1000_00 - 1600_00
    enough, scarce = (
        begins._replace(budget=begins.budget._replace(cash=1600_00 + found.short + more)) for more in (0, -1)
    )
    assert tried(enough).late_income == found._replace(missed=(), short=0)
    assert tried(scarce).late_income != found._replace(missed=(), short=0)


def test_money_enough_for_a_late_week_is_said_to_be() -> None:
    found = tried(begun(9000)).late_income
    assert found is not None
    assert (found.missed, found.short) == ((), 0)


def test_a_later_pay_day_that_may_not_be_late_is_found() -> None:
    # pays 5,000 of cash beyond the dues at once and keeps nothing: each later month then stands on its own income
    begins = begun(6000, options=Options(keep=0))
    found = late_income(begins, make_plan(begins))
    assert found is not None
    assert found.missed


def test_the_late_day_is_known_only_from_the_pay_day_on() -> None:
    budget = begun(0).budget
    late = LateOnce.of(budget, date(2026, 7, 10), date(2026, 7, 17))
    assert late.next_pay_day(date(2026, 7, 9)) == date(2026, 7, 10)
    assert late.next_pay_day(date(2026, 7, 10)) == date(2026, 7, 17)
    assert late.next_pay_day(date(2026, 7, 17)) == date(2026, 8, 10)
    assert (late.comes_in(date(2026, 7, 10)), late.comes_in(date(2026, 7, 17))) == (0, 6000_00)


def test_a_bounced_debit_costs_less_when_paid_the_same_day() -> None:
    text = PAID_ON_THE_TENTH.replace("CASH", "9000").replace("AUTOPAY", "true") + "    failed_debits: []\n"
    found = tried(start(text, options=Options(keep=100_000_00))).bounced_debit
    assert found is not None
    assert (found.account, found.on, found.amount) == ("loan", date(2026, 7, 12), 1000_00)
    assert 0 < found.lost_same_day < found.lost_next_day


def test_a_bounce_that_is_the_first_known_of_debits_is_no_loss_on_debits() -> None:
    found = tried(begun(9000, autopay=True)).bounced_debit  # the file says nothing of bounced debits
    assert found is not None
    assert 0 == found.lost_same_day <= found.lost_next_day


def test_nothing_bounces_without_an_automatic_debit() -> None:
    text = PAID_ON_THE_TENTH.replace("    autopay: {enabled: AUTOPAY}\n", "").replace("CASH", "9000")
    assert tried(start(text)).bounced_debit is None


def test_a_plan_short_of_money_anyway_is_not_tried() -> None:
    begins = begun(9000)
    plan = make_plan(begins)
    assert setbacks(begins, plan._replace(mode="hardship")) == Setbacks()
    short = plan._replace(shortfalls=(Shortfall("loan", date(2026, 8, 12), 1),))
    assert setbacks(begins, short) == Setbacks()


def test_unknown_income_cannot_be_late() -> None:
    text = PAID_ON_THE_TENTH.replace("income: [{from: 2026-01, monthly: 6000}], ", "").replace("CASH", "9000")
    begins = start(text.replace("AUTOPAY", "false"))
    assert late_income(begins, make_plan(begins)) is None


def test_less_money_makes_a_plan_of_its_own() -> None:
    begins = begun(3000, options=Options(keep=0))
    plan = make_plan(begins)
    found = less_money(begins, plan)
    assert found is not None
    assert (plan.monthly, found.monthly) == (3000_00, 2400_00)
    assert (-found.score, found.interest) > (-plan.score_then.score, plan.interest)


@pytest.mark.parametrize("monthly", [0, 1_00])
def test_no_money_cannot_be_less(monthly: int) -> None:
    begins = begun(3000, options=Options(monthly=monthly, keep=0))
    assert less_money(begins, make_plan(begins)) is None
