from datetime import date

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.results import PlannedDue, Shortfall
from tests.engine.people import MODEL, account, idle, start

LOAN = """
as_of: 2026-06-01
accounts:
  - {id: loan, lender: bank_loan, balances: [{on: 2026-06-01, amount: 10000}], annual_rate: 0.1825}
"""

WAGES = """
as_of: 2026-06-01
person: {income: [{from: 2026-01, monthly: 6200}], pay_day: 10, living_costs: 3100, cash: 1500}
"""


def test_thirty_nights_at_18_25_percent_on_ten_thousand_cost_150_yuan() -> None:
    assert idle(LOAN, date(2026, 7, 1)).interest == 150_00  # 10,000 * 0.1825 * 30 / 365


def test_the_all_in_rate_goes_before_the_annual_one() -> None:
    dearer = LOAN.replace("annual_rate: 0.1825", "annual_rate: 0.1825, all_in_rate: 0.219")
    assert idle(dearer, date(2026, 7, 1)).interest == 180_00  # 10,000 * 0.219 * 30 / 365


def test_an_unknown_rate_is_the_lenders_usual_one_and_is_named() -> None:
    found = idle(LOAN.replace(", annual_rate: 0.1825", ""), date(2026, 7, 1))
    assert ("rate", "loan") in found.assumptions
    assert found.interest == int(10_000_00 * MODEL.lenders["bank_loan"].assumed_rate * 30 / 365)


def test_two_dues_of_a_day_with_a_minimum_above_what_is_due_end_together() -> None:
    dues = "{due: 2026-06-30, amount: 0}, {due: 2026-06-30, amount: 0, minimum: 10}"
    line = "limits: [{on: 2026-06-30, amount: 10}], available: [{on: 2026-06-30, amount: 0}]"
    text = f"as_of: 2026-06-30\nperson: {{cash: 1}}\naccounts: [{{id: a, lender: jiebei, {line}, payments: [{dues}]}}]"

    assert idle(text).lowest[1] >= 0


def test_the_rate_of_a_draw_of_nothing_says_nothing() -> None:
    drawn = LOAN.replace("annual_rate: 0.1825", "draws: [{on: 2026-05-20, amount: 0, rate: 0.1}]")
    assert ("rate", "loan") in idle(drawn).assumptions


def test_a_due_that_nothing_tells_is_named_and_not_made_up() -> None:
    found = idle(LOAN)
    assert ("due_unknown", "loan") in found.assumptions
    assert found.dues == ()


def test_living_costs_are_spent_evenly_and_income_comes_on_the_pay_day() -> None:
    found = idle(WAGES + "accounts: [{id: card, lender: credit_card}]", date(2026, 7, 31))
    # June has 30 days, and the 1st was spent before the file was written: 3,100 * 8 / 30 by the 9th
    assert found.cash_on(date(2026, 6, 9)) == 1500_00 - 826_67
    assert found.cash_on(date(2026, 6, 10)) == 1500_00 + 6200_00 - 930_00
    assert found.cash_on(date(2026, 7, 31)) == 1500_00 + 2 * 6200_00 - 2 * 3100_00 + 103_33


def test_an_unknown_pay_day_is_assumed_and_named() -> None:
    found = idle(WAGES.replace("pay_day: 10, ", "") + "accounts: [{id: card, lender: credit_card}]")
    assert ("pay_day", str(MODEL.planning.pay_day.value)) in found.assumptions


CARD = """
accounts:
  - id: card
    lender: credit_card
    limits: [{on: 2025-01-01, amount: 10000}]
    balances: [{on: 2026-06-01, amount: 4000}]
    annual_rate: 0
    statement_day: 31
    due_day: 20
"""


def test_a_statement_on_the_31st_is_made_on_the_last_day_and_due_in_the_next_month() -> None:
    found = idle(WAGES + CARD, date(2026, 8, 31))
    minimum = MODEL.lenders["credit_card"].minimum
    assert minimum is not None
    # the bill of May 31 (read from the balance of the file) is due on June 20, that of June 30 on July 20
    first = max(minimum.floor, round(4000_00 * minimum.share))
    second = max(minimum.floor, round((4000_00 - first) * minimum.share))
    assert found.dues[:2] == (
        PlannedDue("card", date(2026, 6, 20), first, assumed=True),
        PlannedDue("card", date(2026, 7, 20), second, assumed=True),
    )
    assert ("minimum", "card") in found.assumptions


def test_a_due_day_not_after_the_statement_day_is_in_the_next_month() -> None:
    found = idle(WAGES + CARD.replace("statement_day: 31", "statement_day: 20"), date(2026, 8, 31))
    assert [due.on for due in found.dues] == [date(2026, 6, 20), date(2026, 7, 20), date(2026, 8, 20)]


def test_a_stated_due_ahead_goes_before_what_is_derived() -> None:
    stated = CARD + "    payments: [{due: 2026-06-20, amount: 4000, minimum: 777}]\n"
    assert idle(WAGES + stated, date(2026, 7, 1)).dues == (PlannedDue("card", date(2026, 6, 20), 777_00),)


SHORT = """
as_of: 2026-06-01
person: {income: [{from: 2026-01, monthly: 6200}], pay_day: 10, living_costs: 3000, cash: 1200}
accounts:
  - id: loan
    lender: bank_loan
    balances: [{on: 2026-06-01, amount: 5000}]
    annual_rate: 0
    due_day: 5
    autopay: {enabled: AUTOPAY}
    payments: [{due: 2026-06-05, amount: 1000}]
    failed_debits: []
"""


def test_food_goes_before_a_due_and_the_rest_is_paid_by_hand() -> None:
    found = idle(SHORT.replace("AUTOPAY", "false"), date(2026, 6, 30))
    # from June 2 to 5 food costs 400, and 400 are needed for the 6th to the 9th: 1,200 - 400 - 400 = 400 are left
    assert found.shortfalls == (Shortfall("loan", date(2026, 6, 5), 600_00),)
    assert account(found, date(2026, 6, 6)).overdue_amount == 600_00
    assert found.lowest[1] == 0


def test_an_automatic_debit_without_money_behind_it_bounces() -> None:
    found = idle(SHORT.replace("AUTOPAY", "true"), date(2026, 6, 30))
    assert found.future.accounts[0].failed_debits == (date(2026, 6, 5),)
    assert found.shortfalls == (Shortfall("loan", date(2026, 6, 5), 1000_00),)
    assert account(found, date(2026, 6, 6)).overdue_amount == 1000_00


def test_what_is_overdue_stays_and_ages_when_nothing_is_done() -> None:
    found = idle(SHORT.replace("AUTOPAY", "false"), date(2026, 9, 1))
    late = found.score_on(date(2026, 9, 1), MODEL).of("overdue_now").measurement
    assert late.value == (date(2026, 9, 1) - date(2026, 6, 5)).days


def test_with_an_unknown_income_an_uncovered_due_stays_unknown() -> None:
    unknown = SHORT.replace("AUTOPAY", "false").replace("income: [{from: 2026-01, monthly: 6200}], ", "")
    found = idle(unknown.replace("cash: 1200", "cash: 0"), date(2026, 6, 30))
    assert ("income_unknown", "") in found.assumptions
    assert found.shortfalls[0].missing == 1000_00
    assert account(found, date(2026, 6, 30)).overdue == ()


OVERDUE_CARD = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: 9000}
accounts:
  - id: card
    lender: credit_card
    balances: [{on: 2026-06-25, amount: 8000}]
    annual_rate: 0.1825
    statement_day: 1
    due_day: 20
    payments: [{due: 2026-06-20, amount: 8000, minimum: 800, paid: 0}]
"""


def test_doing_nothing_pays_new_minimums_and_leaves_the_old_one_standing() -> None:
    found = idle(OVERDUE_CARD, date(2026, 8, 31))
    assert len(found.dues) == 2
    assert found.shortfalls == ()
    assert account(found, date(2026, 8, 31)).overdue_amount == 800_00


def test_penalty_is_half_the_rate_again_on_what_is_overdue() -> None:
    found = idle(OVERDUE_CARD, date(2026, 6, 30))
    # five nights: 8,000 * 0.1825 * 5 / 365 = 20.00, and half of that rate on 800: 1.00
    assert found.interest == 21_00


def test_what_ends_an_overdue_is_what_was_asked_last_and_the_penalty() -> None:
    twice = OVERDUE_CARD.replace("payments: [", "payments: [{due: 2026-05-20, amount: 8000, minimum: 700, paid: 0}, ")
    begun = start(twice, date(2026, 6, 30))
    cleared, refused = play(begun, [Move("clear_overdue", "card", None, date(2026, 6, 30))])
    assert refused == ()
    # the minimum of June asked for that of May again: 800, and five nights of penalty on it
    assert idle(twice, date(2026, 6, 30)).cash_on(date(2026, 6, 30)) - cleared.cash_on(date(2026, 6, 30)) == 801_00
    assert account(cleared, date(2026, 6, 30)).overdue == ()


def test_no_payment_is_made_up_for_an_account_that_lists_none() -> None:
    found = idle(WAGES + CARD, date(2026, 12, 1))
    assert len(found.dues) == 6
    assert found.future.accounts[0].payments is None
    assert account(found, date(2026, 12, 1)).owed is not None


def test_what_the_file_dates_after_its_day_has_not_happened() -> None:
    ahead = LOAN.replace("balances: [", "balances: [{on: 2026-08-01, amount: 1}, ")
    assert idle(ahead, date(2026, 9, 1)).owed_on(date(2026, 9, 1)) == 10_000_00


def test_a_stated_due_above_what_is_still_owed_asks_for_no_more_than_that() -> None:
    small = SHORT.replace("amount: 5000", "amount: 600").replace("AUTOPAY", "false").replace("cash: 1200", "cash: 9000")
    found = idle(small, date(2026, 6, 30))
    assert found.dues == (PlannedDue("loan", date(2026, 6, 5), 600_00),)
    assert account(found, date(2026, 6, 30)).overdue == ()


def test_a_due_is_debited_where_autopay_is_on_and_else_paid_by_hand() -> None:
    rich = SHORT.replace("cash: 1200", "cash: 9000")
    by = [
        (idle(rich.replace("AUTOPAY", on), date(2026, 6, 30)).future.accounts[0].payments or ())[-1].by
        for on in ("true", "false")
    ]
    assert by == ["auto", "manual"]
