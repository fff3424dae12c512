from dataclasses import replace
from datetime import date

import pytest

from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan, Step
from credit_cli.engine.world.budget import Options
from tests.engine.people import MODEL, start

PERSON = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: CASH}
accounts:
"""
OVERDUE = """
  - id: loan
    lender: jiebei
    limits: [{on: 2024-01-01, amount: 20000}]
    balances: [{on: 2026-06-25, amount: 12000}]
    annual_rate: 0.1825
    due_day: 20
    payments: [{due: 2026-05-20, amount: 1000, paid: 1000, paid_on: 2026-05-20},
               {due: 2026-06-20, amount: 1000, paid: 0}]
"""
CARD = """
  - id: card
    lender: credit_card
    limits: [{on: 2024-01-01, amount: 10000}]
    balances: [{on: 2026-06-01, amount: 6000}]
    annual_rate: 0.1825
    statement_day: 1
    due_day: 20
    payments: [{due: 2026-06-20, amount: 6000, minimum: 600, paid: 600, paid_on: 2026-06-20}]
"""


def planned(text: str, cash: int = 5000, target: int | None = None, options: Options | None = None) -> Plan:
    return make_plan(start(text.replace("CASH", str(cash)), options=options), target)


def step(plan: Plan, action: str) -> Step:
    return next(s for s in plan.steps if s.action == action)


def actions(plan: Plan) -> list[str]:
    return [s.action for s in plan.steps]


def test_what_is_overdue_is_paid_first_and_exactly() -> None:
    plan = planned(PERSON + OVERDUE + CARD)
    first = plan.steps[0]
    assert (first.action, first.account, first.amount, first.on) == (
        "clear_overdue", "loan", 1000_00, date(2026, 6, 25),
    )  # fmt: skip
    assert first.gain > 0
    assert first.phase == "now"


def test_the_reserve_is_given_up_before_an_overdue_is_left_standing() -> None:
    # food to the eve of July 10: 500 + 870.96; what is kept by default: 1,500; the overdue 1,000 leaves 1,500
    plan = planned(PERSON + OVERDUE, cash=2500)
    assert plan.keep == 1500_00
    assert step(plan, "clear_overdue").on == date(2026, 6, 25)


def test_food_is_not_given_up_for_an_overdue() -> None:
    plan = planned(PERSON + OVERDUE, cash=1400)
    assert step(plan, "clear_overdue").on == date(2026, 7, 10)
    assert plan.lowest_cash[1] >= 0


def test_extra_money_goes_to_debts_on_pay_days_and_keeps_what_is_kept() -> None:
    plan = planned(PERSON + CARD, options=Options(keep=2000_00))
    paid = [s for s in plan.steps if s.action in {"pay_down", "pay_off"}]
    assert paid
    assert {s.on for s in paid} <= {date(2026, 6, 25), date(2026, 7, 10), date(2026, 8, 10), date(2026, 9, 10)}
    assert plan.lowest_cash[1] >= 2000_00
    assert plan.score_then.score > plan.do_nothing.score
    assert plan.interest < {name: interest for name, _, interest in plan.proof.alternatives}["do_nothing"]


def test_a_mortgage_gets_what_is_due_and_what_is_overdue_and_nothing_early() -> None:
    mortgage = OVERDUE.replace("jiebei", "mortgage").replace("    limits: [{on: 2024-01-01, amount: 20000}]\n", "")
    plan = planned(PERSON + mortgage.replace("12000", "620000"), cash=90_000)
    assert step(plan, "clear_overdue").account == "loan"
    assert not {"pay_down", "pay_off"} & set(actions(plan))


def test_the_monthly_budget_bounds_what_is_paid() -> None:
    small, large = (planned(PERSON + CARD, 0, options=Options(monthly=m * 100, keep=0)) for m in (700, 5000))
    assert sum(s.amount or 0 for s in small.steps) < sum(s.amount or 0 for s in large.steps)
    assert small.monthly == 700_00


def test_a_target_that_is_met_is_said_to_be() -> None:
    assert planned(PERSON + CARD, target=300).outcome == "already_there"


def test_a_target_within_reach_comes_with_the_day_from_which_it_stays() -> None:
    best = planned(PERSON + CARD)
    plan = planned(PERSON + CARD, target=best.score_then.score)
    assert best.score_now.score < best.score_then.score
    assert plan.outcome == "reached"
    assert plan.earliest is not None
    assert plan.earliest <= plan.by


def test_a_target_out_of_reach_comes_with_the_best_and_what_is_in_the_way() -> None:
    plan = planned(PERSON + OVERDUE + CARD, target=900)
    assert plan.outcome == "not_reachable"
    assert plan.best_possible == plan.score_then.score
    assert plan.binding
    assert plan.proof.optimal == (plan.proof.gap == 0)


def test_by_the_end_the_cheapest_plan_that_reaches_the_target_is_taken() -> None:
    begun = start((PERSON + CARD).replace("CASH", "5000"))
    best = make_plan(begun)
    cheap = make_plan(begun, best.do_nothing.score + 5, by_the_end=True)
    assert cheap.outcome in {"reached", "already_there"}
    assert cheap.score_then.score >= best.do_nothing.score + 5


HARD = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 3500, verified: false}], pay_day: 10, living_costs: 3000, cash: 300}
accounts:
""" + OVERDUE + CARD.replace("6000", "9000").replace("600,", "900,")  # fmt: skip


def test_where_more_is_due_than_comes_in_lenders_are_asked_first() -> None:
    plan = planned(HARD)
    assert plan.mode == "hardship"
    asked = [s for s in plan.steps if s.action == "ask_hardship_plan"]
    assert [s.account for s in asked] == ["loan", "card"]  # overdue, then the one whose next due has no money
    assert plan.steps[: len(asked)] == tuple(asked)
    assert asked[1].deadline is not None
    assert plan.shortfalls
    assert "living_unmet" in dict(plan.assumptions)
    assert "verify_income" not in actions(plan)


def test_somebody_over_ninety_days_late_is_in_hardship_however_much_comes_in() -> None:
    late = (
        (PERSON + OVERDUE).replace("due: 2026-06-20", "due: 2026-03-26").replace("due: 2026-05-20", "due: 2026-02-20")
    )
    assert planned(late, cash=50).mode == "hardship"
    assert planned(late.replace("2026-03-26", "2026-03-27"), cash=50).mode == "normal"


def test_an_income_that_is_not_known_is_no_hardship() -> None:
    plan = planned((PERSON + CARD).replace("income: [{from: 2026-01, monthly: 9000}], ", ""), cash=0)
    assert plan.mode == "normal"
    assert ("income_unknown", "") in plan.assumptions


def test_with_nothing_owed_there_is_nothing_to_decide() -> None:
    clean = PERSON + CARD.replace("6000", "0").replace("minimum: 600, paid: 600", "minimum: 0, paid: 0")
    plan = planned(clean)
    assert plan.proof.optimal
    assert plan.proof.bound == plan.score_then.score


BARE = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 3000}], pay_day: 10, living_costs: 3000, cash: CASH}
accounts: [{id: loan, lender: bank_loan, annual_rate: 0, balances: [{on: 2026-06-25, amount: 5000}]}]
"""


@pytest.mark.parametrize(("cash", "proved"), [(2870, True), (2930, False), (9000, False)])
def test_a_plan_without_a_yuan_to_spare_is_proved_and_one_with_some_is_not(cash: int, proved: bool) -> None:  # noqa: FBT001
    # food to July 9 takes 1,370.96 and 1,500 are kept back
    assert planned(BARE, cash).proof.optimal is proved


def test_a_plan_that_leaves_something_unpaid_is_never_called_proved() -> None:
    assert not planned(HARD).proof.optimal
    assert not planned((PERSON + OVERDUE).replace("monthly: 9000", "monthly: 3000"), cash=0).proof.optimal


def test_money_that_is_left_over_is_never_called_proved() -> None:
    assert not planned(PERSON + CARD).proof.optimal


ASKED = "applications: [{on: 2026-06-01, lender: jd_jintiao, outcome: declined}]\n"


def test_after_an_application_the_plan_says_until_when_to_wait() -> None:
    found = step(planned(PERSON + CARD + ASKED), "stop_applications")
    assert found.deadline == date(2026, 8, 30)  # 90 days after June 1
    assert "stop_applications" not in actions(planned(PERSON + CARD + ASKED.replace("2026-06-01", "2026-03-01")))


ALL_KEPT = Options(keep=90000_00)
BOUNCED = CARD + "    autopay: [{on: 2024-01-01, enabled: true}]\n    failed_debits: [2026-03-20]\n"


def test_money_is_put_behind_a_debit_that_once_bounced_before_its_day() -> None:
    found = step(planned(PERSON + BOUNCED, options=ALL_KEPT), "fund_debit_account")
    assert (found.on, found.deadline, found.gain) == (date(2026, 7, 18), date(2026, 7, 20), 0)


def test_autopay_is_advised_only_where_it_is_off() -> None:
    off = BOUNCED.replace("enabled: true", "enabled: false")
    assert "enable_autopay" in actions(planned(PERSON + off, options=ALL_KEPT))
    assert "enable_autopay" not in actions(planned(PERSON + BOUNCED, options=ALL_KEPT))


CUT = CARD.replace("amount: 10000}]", "amount: 10000}, {on: 2026-06-10, amount: 7000}]")


def test_after_a_cut_an_explanation_is_asked_for() -> None:
    assert step(planned(PERSON + CUT), "ask_explanation").account == "card"
    assert "ask_explanation" not in actions(planned(PERSON + CARD))


RECORD = (
    "record: {checked_on: 2026-06-24, negatives: [{on: 2026-05-25, kind: overdue, lender: credit_card, days: 4}]}\n"
)
MET = CARD.replace(
    "payments: [",
    "payments: [{due: 2026-04-20, amount: 900, minimum: 90, paid: 900, paid_on: 2026-04-20},\n"
    "               {due: 2026-05-20, amount: 900, minimum: 90, paid: 900, paid_on: DAY},\n               ",
)


@pytest.mark.parametrize(("paid_on", "advised"), [("2026-05-20", True), ("2026-05-24", False)])
def test_a_record_is_disputed_only_where_payments_contradict_it(paid_on: str, advised: bool) -> None:  # noqa: FBT001
    plan = planned(PERSON + MET.replace("DAY", paid_on) + RECORD)
    assert ("dispute_record" in actions(plan)) is advised


WORK = "employment: {status: self_employed}, cash"


def test_living_on_one_lender_is_named_to_the_self_employed_who_is_not_overdue() -> None:
    alone = (PERSON + CARD).replace("cash", WORK)
    assert "diversify_funding" in actions(planned(alone))
    assert "diversify_funding" not in actions(planned((PERSON + OVERDUE + CARD).replace("cash", WORK)))


UNUSED = """
  - {id: small, lender: small_loan, opened: 2026-01-01, states: [{on: 2026-01-01, state: open}],
     balances: [{on: 2026-06-25, amount: 0}]}
"""


def test_an_unused_costly_line_is_closed_only_where_that_costs_nothing() -> None:
    plan = planned(PERSON + CARD + UNUSED)
    closing = [s for s in plan.steps if s.action == "close_unused_lender"]
    assert all(s.gain >= 0 for s in closing)
    card = UNUSED.replace("small_loan", "credit_card")
    assert "close_unused_lender" not in actions(planned(PERSON + CARD + card))


def test_dues_paid_besides_the_steps_are_listed() -> None:
    plan = planned(PERSON + CARD, options=ALL_KEPT)
    assert plan.dues[0].account == "card"
    assert plan.dues[0].on == date(2026, 7, 20)


def test_the_one_lender_is_named_and_never_in_hardship() -> None:
    alone = (PERSON + CARD).replace("cash", WORK)
    assert step(planned(alone), "diversify_funding").account == "card"
    both = (PERSON + CARD + OVERDUE.replace("paid: 0", "paid: 1000, paid_on: 2026-06-20")).replace("cash", WORK)
    assert step(planned(both), "diversify_funding").account == "loan"  # 12,000 of 18,000
    poor = HARD.replace("cash", WORK).replace("paid: 0", "paid: 1000, paid_on: 2026-06-20")  # nothing is overdue
    assert planned(poor).mode == "hardship"
    assert "diversify_funding" not in actions(planned(poor))


def test_an_overdue_rules_out_what_the_data_say(monkeypatch: pytest.MonkeyPatch) -> None:
    late = PERSON + OVERDUE + CARD
    advised = replace(MODEL.actions["stop_applications"], unless=("overdue",))
    asked = late + "applications: [{on: 2026-06-01, lender: jd_jintiao, kind: new_credit}]\n"
    assert "stop_applications" in actions(planned(asked))
    monkeypatch.setitem(MODEL.actions, "stop_applications", advised)
    assert "stop_applications" not in actions(planned(asked))


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2026, 6, 24), "nothing"),  # closed the day before
        (date(2026, 6, 25), date(2026, 6, 25)),
        (date(2026, 9, 23), date(2026, 9, 23)),  # 90 days on
        (date(2026, 9, 24), None),
    ],
)
def test_advice_that_ends_soon_says_until_when_and_none_is_given_after(
    last: date, told: date | str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        MODEL.actions,
        "check_report",
        replace(MODEL.actions["check_report"], valid_from=date(2026, 1, 1), valid_until=last),
    )
    plan = planned(PERSON + CARD)
    found = [s.deadline for s in plan.steps if s.action == "check_report"]
    assert found == ([] if told == "nothing" else [told])
