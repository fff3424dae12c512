"""What is advised beside payments, and on which day it no longer is."""

from datetime import date

import pytest

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.plan.case import Advice, Case
from credit_cli.engine.plan.guards import guards
from credit_cli.engine.plan.mode import Mode
from credit_cli.engine.score import score
from credit_cli.engine.world.trajectory import forecast
from tests.engine.people import MODEL, start

DAY = date(2026, 6, 25)
SEEN = "record: {checked_on: 2026-06-01}\n"
LOAN = "accounts: [{id: loan, lender: jiebei}]\n"


def advised(text: str, mode: Mode = "normal") -> list[Advice]:
    """Everything advised to a person who pays what is due and no more."""
    begun = start("as_of: 2026-06-25\n" + text)
    return guards(Case(begun, score(begun.profile, DAY, MODEL), forecast(begun), mode))


def moves(text: str, mode: Mode = "normal") -> list[tuple[str, str | None]]:
    return [(a.move.action, a.move.account) for a in advised(text, mode)]


def test_who_owes_nothing_knows_the_report_and_asked_for_nothing_is_advised_nothing() -> None:
    assert moves(LOAN + SEEN) == []
    assert moves(LOAN) == moves(LOAN + "record: {negatives: []}\n") == [("check_report", None)]


@pytest.mark.parametrize(
    ("income", "lender", "told"),
    [
        ("{from: 2026-01, monthly: 9000, verified: false}", "jiebei", True),
        ("{from: 2026-01, monthly: 9000, verified: true}", "jiebei", False),
        ("{from: 2026-01, monthly: 9000}", "jiebei", False),  # nobody says that it is not verified
        ("{from: 2026-06-25, monthly: 9000, verified: false}", "jiebei", True),
        ("{from: 2026-06-26, monthly: 9000, verified: false}", "jiebei", False),  # not earned yet
        ("{from: 2026-05, monthly: 1, verified: true}, {from: 2026-01, monthly: 1, verified: false}", "jiebei", False),
        ("{from: 2026-01, monthly: 9000, verified: false}", "bank_loan", False),  # no app in which to verify it
        ("{from: 2026-01, monthly: 9000, verified: false}", "private_loan", False),
    ],
)
def test_an_income_is_verified_where_it_is_not_and_an_app_asks_for_it(income: str, lender: str, *, told: bool) -> None:
    text = f"person: {{income: [{income}]}}\n" + LOAN.replace("jiebei", lender) + SEEN

    assert moves(text) == ([("verify_income", None)] if told else [])


@pytest.mark.parametrize(
    ("identity", "told"), [("{verified: false}", True), ("{verified: true}", False), ("{}", False)]
)
def test_who_is_not_verified_is_told_to_be(identity: str, *, told: bool) -> None:
    text = f"person: {{identity: {identity}}}\n" + LOAN + SEEN

    assert (("verify_identity", None) in moves(text)) is told


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("{on: 2026-06-25, lender: huabei}", date(2026, 9, 23)),
        ("{on: 2026-03-28, lender: huabei}", date(2026, 6, 26)),  # the last of 90 days
        ("{on: 2026-03-27, lender: huabei}", None),
        ("{on: 2026-06-26, lender: huabei}", None),  # not asked yet
        ("{on: 2026-06-20, lender: huabei, kind: limit_increase}", None),
        ("{on: 2026-04-01, lender: huabei}, {on: 2026-05-01, lender: bank_loan, kind: inquiry}", date(2026, 7, 30)),
    ],
)
def test_after_the_last_request_no_other_for_ninety_days(asked: str, until: date | None) -> None:
    found = [a.deadline for a in advised(f"applications: [{asked}]\n" + LOAN + SEEN) if a.move.action[:4] == "stop"]

    assert found == ([] if until is None else [until])


def changed(second: str, states: str = "", more: str = "") -> str:
    limits = f"limits: [{{on: 2025-01-01, amount: 9000}}{second}]"
    return f"accounts: [{{id: loan, lender: jiebei, {limits}, states: [{states}]{more}}}]\n" + SEEN


def test_after_a_decision_of_a_lender_it_is_asked_why_for_ninety_days() -> None:
    why = [("read_notices", None), ("ask_explanation", "loan")]  # the easier first

    assert moves(changed("")) == []
    assert moves(changed(", {on: 2026-06-25, amount: 5000}")) == why
    assert moves(changed(", {on: 2026-03-28, amount: 5000}")) == why
    assert moves(changed(", {on: 2026-03-27, amount: 5000}")) == []
    assert moves(changed("", more=", balances: [{on: 2026-06-01, amount: 9000}]")) == []  # used up is not cut


def test_an_appeal_is_advised_while_the_account_stays_frozen_and_nothing_is_overdue() -> None:
    frozen = "{on: 2026-06-01, state: frozen}"
    late = ", payments: [{due: 2026-06-20, amount: 10, paid: 0}]"

    assert ("appeal", "loan") in moves(changed("", frozen))
    assert ("appeal", "loan") not in moves(changed("", frozen + ", {on: 2026-06-10, state: open}"))
    assert ("appeal", "loan") not in moves(changed("", frozen.replace("frozen", "closed")))
    assert ("appeal", "loan") not in moves(changed("", frozen, late))
    assert ("check_report", None) in moves(changed("", frozen, late))  # an overdue is seen there soon


DEBITED = (
    """\
person: {income: [{from: 2026-01, monthly: 9000, verified: true}], pay_day: 10, living_costs: 1000, cash: 9000}
accounts:
  - id: card
    lender: credit_card
    balances: [{on: 2026-06-25, amount: 600}]
    due_day: 20
    payments: [{due: 2026-06-27, amount: 300}, {due: 2026-07-20, amount: 300}]
    autopay: [AUTOPAY]
    failed_debits: [BOUNCED]
"""
    + SEEN
)


def debits(autopay: str, bounced: str) -> list[Advice]:
    return advised(DEBITED.replace("AUTOPAY", autopay).replace("BOUNCED", bounced))


@pytest.mark.parametrize(
    ("autopay", "bounced", "action"),
    [
        ("{enabled: false}", "", "enable_autopay"),
        ("{on: 2026-06-25, enabled: false}", "", "enable_autopay"),
        ("{on: 2026-06-26, enabled: false}", "", None),  # nothing is known of today
        ("{on: 2026-01-01, enabled: true}, {on: 2025-01-01, enabled: false}", "", None),
        ("{enabled: true}, {on: 2026-01-01, enabled: false}", "", None),  # without a day: of today
        ("{enabled: false}, {on: 2026-01-01, enabled: true}", "", "enable_autopay"),
        ("{enabled: true}", "2026-06-25", "fund_debit_account"),
        ("{enabled: true}", "2025-06-26", "fund_debit_account"),
        ("{enabled: true}", "2025-06-25", None),  # twelve months ago
        ("{enabled: true}", "2026-06-26", None),  # has not bounced yet
    ],
)
def test_autopay_is_switched_on_or_its_money_put_ready(autopay: str, bounced: str, action: str | None) -> None:
    found = [a for a in debits(autopay, bounced) if a.move.action in {"enable_autopay", "fund_debit_account"}]

    assert [(a.move.action, a.move.account, a.deadline) for a in found] == (
        [] if action is None else [(action, "card", date(2026, 6, 27))]
    )


def test_money_is_put_ready_two_days_before_but_not_in_the_past() -> None:
    (found,) = debits("{enabled: true}", "2026-03-01")
    assert found.move == Move("fund_debit_account", "card", 300_00, DAY)

    later = DEBITED.replace("{due: 2026-06-27, amount: 300}, ", "")
    (found,) = advised(later.replace("AUTOPAY", "{enabled: true}").replace("BOUNCED", "2026-03-01"))
    assert (found.move.on, found.deadline) == (date(2026, 7, 18), date(2026, 7, 20))


def test_no_debit_is_prepared_for_a_due_that_money_does_not_reach() -> None:
    poor = DEBITED.replace("monthly: 9000", "monthly: 1000").replace("cash: 9000", "cash: 0")

    assert not [a for a in advised(poor.replace("AUTOPAY", "{enabled: false}").replace("BOUNCED", "")) if a.deadline]


def drawn(row: str, times: int = 1) -> str:
    rows = ", ".join([f"{{on: 2026-06-20, amount: 5, {row}}}"] * times)
    return f"accounts: [{{id: loan, lender: jiebei, draws: [{rows}]}}]\n" + SEEN


def test_a_habit_that_the_file_shows_is_named_and_no_other() -> None:
    assert moves(drawn("purpose: daily")) == []  # one draw costs no points
    assert moves(drawn("purpose: daily", 12)) == [("space_draws", None)]
    assert moves(drawn("purpose: daily, repaid_on: 2026-06-22")) == [("stop_quick_cycles", None)]
    assert ("stop_restricted_use", None) in moves(drawn("purpose: stocks"))
    assert ("stop_related_transfers", None) in moves(drawn("purpose: related_transfer"))
    assert moves("bills: [{kind: water, due: 2026-05-20, paid_on: 2026-05-22}]\n" + LOAN + SEEN) == [
        ("pay_bills_on_time", None)
    ]
    assert moves("spending: [{month: 2026-05, total: 100, high_risk: 90}]\n" + LOAN + SEEN) == [
        ("rebalance_spending", None)
    ]


TWO = (
    """\
person: {income: [{from: 2026-01, monthly: 1000}], pay_day: 10, living_costs: 1000, cash: 0}
accounts:
  - {id: short, lender: credit_card, balances: [{on: 2026-06-25, amount: 9}], payments: [{due: 2026-07-05, amount: 9}]}
  - {id: late, lender: jiebei, payments: [{due: 2026-05-20, amount: 9, paid: 0}, {due: 2026-06-20, amount: 9, paid: 0}]}
  - {id: today, lender: huabei, payments: [{due: 2026-06-24, amount: 9, paid: 0}]}
"""
    + SEEN
)


def test_in_hardship_each_lender_is_asked_the_longest_overdue_first_and_before_its_due() -> None:
    asked = [a for a in advised(TWO, "hardship") if a.move.action == "ask_hardship_plan"]

    assert [(a.move.account, a.deadline) for a in asked] == [
        ("late", None),
        ("today", None),
        ("short", date(2026, 7, 5)),
    ]
    assert not [a for a in advised(TWO) if a.move.action == "ask_hardship_plan"]


def owing(rest: str, status: str = "self_employed") -> str:
    return f"person: {{employment: {{status: {status}}}}}\naccounts:\n{rest}{SEEN}"


def row(name: str, lender: str, amount: int, more: str = "") -> str:
    return f"  - {{id: {name}, lender: {lender}, balances: [{{on: 2026-06-01, amount: {amount}}}]{more}}}\n"


def test_more_than_half_of_the_debt_with_one_lender_is_a_risk_for_the_self_employed() -> None:
    half = row("a", "bank_loan", 500) + row("b", "jiebei", 500)
    more = row("a", "bank_loan", 500) + row("b", "jiebei", 501)
    one_provider = ", provider: 甲"
    together = (
        row("a", "jiebei", 300, one_provider) + row("b", "huabei", 301, one_provider) + row("c", "bank_loan", 600)
    )
    overpaid = row("a", "bank_loan", 500) + row("b", "jiebei", 501) + row("c", "credit_card", -900)
    housed = row("a", "bank_loan", 500) + row("b", "jiebei", 500) + row("home", "mortgage", 900_000)

    assert moves(owing(half)) == moves(owing(housed)) == moves(owing(more, "employed")) == []
    assert moves(owing(more)) == moves(owing(overpaid)) == [("diversify_funding", "b")]
    assert moves(owing(together)) == [("diversify_funding", "b")]  # of the two accounts the larger is named


def test_nothing_is_advised_for_after_the_end() -> None:
    begun = start("as_of: 2026-06-25\n" + LOAN, end=DAY)
    case = Case(begun, score(begun.profile, DAY, MODEL), forecast(begun), "normal")
    assert [a.move.action for a in guards(case)] == ["check_report"]  # on the last day itself it still is
