from datetime import date

from tests.engine.people import idle

PERSON = """
as_of: 2026-06-15
person: {income: [{from: 2026-01, monthly: 20000}], pay_day: 10, living_costs: 3000, cash: 20000}
accounts:
  - id: loan
    lender: jiebei
    due_day: 31
"""
EQUAL_PRINCIPAL = "    draws: [{on: 2026-06-01, amount: 12000, months: 12, method: equal_principal}]\n"


def amounts(text: str, end: date) -> list[tuple[date, float]]:
    return [(due.on, due.amount / 100) for due in idle(text, end).dues]


def test_instalments_follow_from_the_draw_on_clipped_days() -> None:
    loan = PERSON + "    annual_rate: 0.12\n    balances: [{on: 2026-06-15, amount: 12000}]\n" + EQUAL_PRINCIPAL
    # 1,000 a month and 1 % of what is left: 120, then 110
    assert amounts(loan, date(2026, 7, 31)) == [(date(2026, 6, 30), 1120.0), (date(2026, 7, 31), 1110.0)]


def test_the_last_instalment_takes_all_that_is_left() -> None:
    draws = EQUAL_PRINCIPAL.replace("months: 12", "months: 2")
    loan = PERSON + "    annual_rate: 0.12\n    balances: [{on: 2026-06-15, amount: 12000}]\n" + draws
    assert idle(loan, date(2026, 8, 31)).owed_on(date(2026, 7, 31)) == 0


def test_a_row_dated_ahead_overrides_that_months_instalment() -> None:
    loan = PERSON + "    annual_rate: 0.12\n    balances: [{on: 2026-06-15, amount: 12000}]\n" + EQUAL_PRINCIPAL
    loan += "    payments: [{due: 2026-06-28, amount: 900}]\n"
    assert amounts(loan, date(2026, 7, 31)) == [(date(2026, 6, 28), 900.0), (date(2026, 7, 31), 1110.0)]


def test_draws_that_cover_only_part_of_the_debt_give_way_to_the_last_due() -> None:
    loan = PERSON + "    annual_rate: 0.12\n    balances: [{on: 2026-06-15, amount: 50000}]\n" + EQUAL_PRINCIPAL
    loan += "    payments: [{due: 2026-05-31, amount: 4800, paid: 4800, paid_on: 2026-05-31}]\n"
    found = idle(loan, date(2026, 7, 31))
    assert [due.amount for due in found.dues] == [4800_00, 4800_00]
    assert ("due_as_before", "loan") in found.assumptions


def test_draws_that_cover_only_part_are_named_where_no_due_is_known() -> None:
    loan = PERSON + "    annual_rate: 0.12\n    balances: [{on: 2026-06-15, amount: 50000}]\n" + EQUAL_PRINCIPAL
    assert ("schedule_partial", "loan") in idle(loan).assumptions


def test_a_line_whose_bills_are_parts_of_the_debt_goes_on_like_its_last_bill() -> None:
    text = (
        PERSON
        + "    statement_day: 1\n    balances: [{on: 2026-04-30, amount: 45900}, {on: 2026-06-15, amount: 45200}]\n"
    )
    text += "    payments: [{due: 2026-05-31, amount: 1500, minimum: 300, paid: 1500, paid_on: 2026-05-31}]\n"
    found = idle(text, date(2026, 7, 31))
    assert [due.amount for due in found.dues] == [300_00, 300_00]
    assert ("due_as_before", "loan") in found.assumptions


def test_without_a_balance_only_stated_dues_count_and_no_balance_is_made_up() -> None:
    text = PERSON.replace("jiebei", "bank_loan") + "    payments: [{due: 2026-06-30, amount: 500}]\n"
    found = idle(text, date(2026, 6, 30))
    assert ("balance_unknown", "loan") in found.assumptions
    assert found.future.accounts[0].balances is None
